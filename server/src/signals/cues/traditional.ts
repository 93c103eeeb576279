/**
 * Traditional characters of this field and their simplified forms, one for one, so that the forms of concepts need to be written once only.
 * Ours because the maintained converters (opencc-js) carry a megabyte of phrases and change the length of a text; places must not move.
 */
const TRADITIONAL =
  '個們資訊為這對說請與應處當關開發將會來時間問題過還進運達遠適選遺邊據網絡線級統經給結維編續總緊類戶帳賬號碼電話郵聯繫係絕權條則規範訂設計證認許議護讀變讓調課論評試語誤該詳誰諾貴買費賣質購贈負責貨財賠顯顧須頁項順預領頭頻額願風飛驗馬驅車軟輸轉載較輔辦農產業樣機構標樓檢檔櫃歲歷殘殺氣決況準測溫滿漢無爾狀獨獲現環瀏覽畫畢異療監盜盡眾確礎禮種稱積穩筆簡簽籤糾納純紙細終組絲綁綜緩緣縮織繳繼罰職聽聲聞脫腦臉臨舉舊華萬葉藝藥蘋虛術衛補裝裡裏複製視親觀覺觸註記詢誠談講識譯貼賴趨跡蹤軌輯連遲釋針鈕銀銷鎖鏈鍵長門閉閱閣隊際隨險隱雙離難雲靈靜韓響頒飾館駕體點黨齊齡龍廣廠師幾庫廢彈後從復徵恆態慣憑懷戰戲撥擇擊擔擬攝攜敗數斷於昇曆書東極毀淚減滅滾灣災烏煩熱獎瑪盤礙禦竊紀約紅紋綠緒勵務動勞區協單嚴園圍國圖團執報場塊壞壓夠夾婦嬰學實審寫寬寶專尋導屆屬層島幣幫幹並乾亂亞佈併倉側偵偽傳債傷價儀億儲優兒內兩冊凍別刪劃劑創劇勢匯啟啓員喪喬嗎嚐妳姍娛媽錄錯錢鑑鑒閃闢陸陳陽階隻雜頂顆飯餘駐騙騷驟鮮麼麥黃揀損換揚搶摺擾擴攔啲嘅喺臺檯託訪診訴詐詞誌諮謝貢賦贊蓋藍儘兌沖週遞違醫釐鐘閘閒霧騰拋掛掃採擁攤櫥滙潔濟';
const SIMPLIFIED =
  '个们资讯为这对说请与应处当关开发将会来时间问题过还进运达远适选遗边据网络线级统经给结维编续总紧类户账账号码电话邮联系系绝权条则规范订设计证认许议护读变让调课论评试语误该详谁诺贵买费卖质购赠负责货财赔显顾须页项顺预领头频额愿风飞验马驱车软输转载较辅办农产业样机构标楼检档柜岁历残杀气决况准测温满汉无尔状独获现环浏览画毕异疗监盗尽众确础礼种称积稳笔简签签纠纳纯纸细终组丝绑综缓缘缩织缴继罚职听声闻脱脑脸临举旧华万叶艺药苹虚术卫补装里里复制视亲观觉触注记询诚谈讲识译贴赖趋迹踪轨辑连迟释针钮银销锁链键长门闭阅阁队际随险隐双离难云灵静韩响颁饰馆驾体点党齐龄龙广厂师几库废弹后从复征恒态惯凭怀战戏拨择击担拟摄携败数断于升历书东极毁泪减灭滚湾灾乌烦热奖玛盘碍御窃纪约红纹绿绪励务动劳区协单严园围国图团执报场块坏压够夹妇婴学实审写宽宝专寻导届属层岛币帮干并干乱亚布并仓侧侦伪传债伤价仪亿储优儿内两册冻别删划剂创剧势汇启启员丧乔吗尝你姗娱妈录错钱鉴鉴闪辟陆陈阳阶只杂顶颗饭余驻骗骚骤鲜么麦黄拣损换扬抢折扰扩拦些的在台台托访诊诉诈词志咨谢贡赋赞盖蓝尽兑冲周递违医厘钟闸闲雾腾抛挂扫采拥摊橱汇洁济';
const PAIRS = new Map([...TRADITIONAL].map((c, i) => [c, SIMPLIFIED[i]!]));
const HAS_TRADITIONAL = new RegExp(`[${TRADITIONAL}]`);

/** A text with its traditional characters simplified. Keeps every offset. */
export function simplified(text: string): string {
  if (!HAS_TRADITIONAL.test(text)) return text;
  let out = '';
  for (const c of text) out += PAIRS.get(c) ?? c;
  return out;
}
