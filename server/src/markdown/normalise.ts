/**
 * Normalised text with a map back to the source.
 *
 * Law names and phrases are matched on text in which the accidents of typing are gone: full-width digits, soft line
 * breaks inside a Chinese word, emphasis marks, zero-width characters from Word, traditional characters. Every unit
 * of the normalised text knows the source offset it came from, so findings are reported on the source.
 */

/** Stands for a bare URL or the target of a link; concepts write it `<url>`. */
export const URL_MARK = '\uE000';
/** Stands for an e-mail address; concepts write it `<email>`. */
export const EMAIL_MARK = '\uE001';
/** Stands for an e-mail address that is kept for matters of privacy (privacy@…, dpo@…); concepts write it `<privacymail>`, and `<email>` is it too. */
export const PRIVACY_EMAIL_MARK = '\uE002';
/** Stands for inline code: nothing matches in it or across it. */
export const CODE_MARK = '\uFFFC';
/** A break inside a leaf that ends a sentence (hard line break, or a line that starts a numbered item). */
export const BREAK = '\n';

const PRIVACY_EMAIL = /^(?:mailto:)?[\w.+-]{0,20}(?:privacy|dpo|gdpr|data[-_.]?protection|personal[-_.]?info|pipo)[\w.+-]{0,20}[@＠([]/i;

/** The mark that stands for an e-mail address. */
export const emailMark = (address: string): string => (PRIVACY_EMAIL.test(address.trim()) ? PRIVACY_EMAIL_MARK : EMAIL_MARK);

/** Text and, for each of its UTF-16 units, the source offset (relative to the block) that it came from. */
export interface Normalised {
  readonly text: string;
  /** `map[i]` is where unit `i` starts in the source; `ends[i]` where it ends there. */
  readonly map: Int32Array;
  readonly ends: Int32Array;
}

/** Source range of the normalised range [from, to); an empty range maps to an empty one. Offsets relative to the block. */
export function toSource(n: Normalised, from: number, to: number): { from: number; to: number } {
  if (to <= from) {
    const at = from < n.map.length ? n.map[from]! : n.ends.length ? n.ends[n.ends.length - 1]! : 0;
    return { from: at, to: at };
  }
  return { from: n.map[from]!, to: n.ends[to - 1]! };
}

// Traditional characters of titles of laws and of the words around them, as counsel in Hong Kong write, and 帐, which many write for 账; one unit to one unit.
const TRADITIONAL =
  '國個數據資訊網絡與條項規辦護關鍵礎設員會訂實際標準約評華產業費權義務處罰發佈當應對於從為電達機構門動態視頻識別審監測預險認證經營戶書聯繫單獨進變轉讓敘儲記錄時間內開啟無須請報導臺灣區稱簡彙編範暫薦兒徵議傳輸備檢調執維懲則總師級類購銷廣競爭壟斷諜詐騙稅財醫療衛藥診銀幣債擔買賣勞歸檔屬軍擬眾賬號碼圖寫讀語話論訪問貿額紀體風種繼續補償損滿領軟複雜來後裡裏腦節億萬兩過還這們見說該誰試適選遠運違遺郵鄉醜釋銜鎖錢錯長閱闡陽階隊隨隱隻雖雙離難靈靜響頁頂順頒題顧顯飛養館馬驅驟魚點齊齡龍亞併側傷僅價優兇冊凍刪劃劑劇勵勢協厲參吳嚴囑圍園團場塊壓壞壯夠夾奪媽學寧寬將尋層島嶺帶幫庫廳強彈彌彎徑復惡慣慮憑憲懷戰戲採掃掛換搶撥擁擇擊擴擾攝攜敗敵斂晉晝曆東極樣樹橋欄歐歲歷殘殺毀氣決沒況淨減滅漢濟瀏煩熱爾狀獎獲現環瑣畢異盜盤眞瞭矯確磚禦禮穩穫筆築簽糧糾紅納純紙細終組結絕給統綜綠緊緒線緣練縣縮績織繳罷羅習職聽脅脫興舉舊術衝裝製褻親覺觀觸計討訓許訴註詞詢詳誘誠誤諮諾謂譯豐負貢貨責貸貼賠賦質贈贊趙趨跡踐躍車軌較載輔輕輪轄辭農邊鄭鄰釐針鈔鏈鐵鑑鑒閉陸陳隸韓願飲餘驗帳帐';
const SIMPLIFIED =
  '国个数据资讯网络与条项规办护关键础设员会订实际标准约评华产业费权义务处罚发布当应对于从为电达机构门动态视频识别审监测预险认证经营户书联系单独进变转让叙储记录时间内开启无须请报导台湾区称简汇编范暂荐儿征议传输备检调执维惩则总师级类购销广竞争垄断谍诈骗税财医疗卫药诊银币债担买卖劳归档属军拟众账号码图写读语话论访问贸额纪体风种继续补偿损满领软复杂来后里里脑节亿万两过还这们见说该谁试适选远运违遗邮乡丑释衔锁钱错长阅阐阳阶队随隐只虽双离难灵静响页顶顺颁题顾显飞养馆马驱骤鱼点齐龄龙亚并侧伤仅价优凶册冻删划剂剧励势协厉参吴严嘱围园团场块压坏壮够夹夺妈学宁宽将寻层岛岭带帮库厅强弹弥弯径复恶惯虑凭宪怀战戏采扫挂换抢拨拥择击扩扰摄携败敌敛晋昼历东极样树桥栏欧岁历残杀毁气决没况净减灭汉济浏烦热尔状奖获现环琐毕异盗盘真了矫确砖御礼稳获笔筑签粮纠红纳纯纸细终组结绝给统综绿紧绪线缘练县缩绩织缴罢罗习职听胁脱兴举旧术冲装制亵亲觉观触计讨训许诉注词询详诱诚误咨诺谓译丰负贡货责贷贴赔赋质赠赞赵趋迹践跃车轨较载辅轻轮辖辞农边郑邻厘针钞链铁鉴鉴闭陆陈隶韩愿饮余验账账';
const FOLD = new Map<number, string>();
for (let i = 0; i < TRADITIONAL.length; i++) FOLD.set(TRADITIONAL.charCodeAt(i), SIMPLIFIED[i]!);
for (const [from, to] of [
  ['“', '"'],
  ['”', '"'],
  ['„', '"'],
  ['〝', '"'],
  ['〞', '"'],
  ['‘', "'"],
  ['’', "'"],
  ['「', '"'],
  ['｢', '"'],
  ['｣', '"'],
  ['」', '"'],
  ['『', '"'],
  ['』', '"'],
  ['–', '-'],
  ['—', '-'],
  ['−', '-'],
  ['‐', '-'],
  ['‑', '-'],
  ['―', '-'],
  ['‒', '-'],
  ['─', '-'],
  ['⸺', '-'],
  ['﹣', '-'],
  ['〈', '《'],
  ['〉', '》'],
  ['﹤', '《'],
  ['﹥', '》'],
  ['\u00a0', ' '],
  ['\u3000', ' '],
  ['\u2002', ' '],
  ['\u2003', ' '],
  ['\u2009', ' '],
  ['\u202f', ' '],
  ['\t', ' '],
  ['〔', '['],
  ['〕', ']'],
  ['【', '['],
  ['】', ']'],
] as const)
  FOLD.set(from.charCodeAt(0), to);

const DROPPED = new Set([0x200b, 0x200c, 0x200d, 0x2060, 0xfeff, 0x00ad, 0x000d, 0x200e, 0x200f]);

/** One UTF-16 unit folded, or '' where it is dropped. */
export function foldUnit(code: number): string {
  if (code < 0x80) return code === 9 ? ' ' : String.fromCharCode(code);
  if (DROPPED.has(code)) return '';
  const folded = FOLD.get(code);
  if (folded !== undefined) return folded;
  if (code >= 0xff01 && code <= 0xff5e) return String.fromCharCode(code - 0xfee0);
  return String.fromCharCode(code);
}

/** Folds a string without keeping offsets: for lexicon entries, which must be folded exactly as the text is. */
export function fold(text: string): string {
  let out = '';
  for (let i = 0; i < text.length; i++) out += foldUnit(text.charCodeAt(i));
  return out.replace(/ {2,}/g, ' ').trim();
}

export const isHan = (code: number): boolean => (code >= 0x4e00 && code <= 0x9fff) || (code >= 0x3400 && code <= 0x4dbf) || code === 0x3007;
const isCjkPunctuation = (code: number): boolean => (code >= 0x3000 && code <= 0x303f) || code === 0xff0c;

const ENTITIES: Record<string, string> = {
  '&nbsp;': ' ',
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&apos;': "'",
  '&ensp;': ' ',
  '&emsp;': ' ',
  '&ldquo;': '"',
  '&rdquo;': '"',
  '&sect;': '§',
  '&mdash;': '-',
  '&ndash;': '-',
  '&middot;': '·',
  '&#160;': ' ',
  '&#xa0;': ' ',
};

/** What an HTML entity stands for; unknown ones become a space. */
export function entity(source: string): string {
  return ENTITIES[source.toLowerCase()] ?? ' ';
}

/**
 * Collects normalised units in order. Runs of blanks become one; a soft line break vanishes between two Han characters
 * and is a space elsewhere; a hard one stays as {@link BREAK}.
 */
export class Normaliser {
  // A list, not a string that grows: looking at the end of one that does would copy it each time.
  private units: string[] = [];
  private map: number[] = [];
  private ends: number[] = [];
  private pendingBreak = -1;

  /** Adds one unit that stands for source [from, to). */
  unit(value: string, from: number, to: number): void {
    if (value === '') return;
    const code = value.charCodeAt(0);
    if (this.pendingBreak >= 0) {
      // Blanks after a line break are indentation.
      if (code === 0x20) return;
      const at = this.pendingBreak;
      this.pendingBreak = -1;
      const last = this.tail.charCodeAt(0);
      const glued = (isHan(last) || isCjkPunctuation(last)) && (isHan(code) || isCjkPunctuation(code) || code === 0x300a);
      if (this.length && !glued) this.push(' ', at, from);
    }
    if (code === 0x20 && (this.length === 0 || this.tail === ' ' || this.tail === BREAK)) return;
    this.push(value, from, to);
  }

  private push(value: string, from: number, to: number): void {
    // A value of several units (an entity) maps all of them to the same place.
    for (let i = 0; i < value.length; i++) {
      this.units.push(value[i]!);
      this.map.push(from);
      this.ends.push(to);
    }
  }

  /** A soft line break at source offset `at`. A blank before it goes with it. */
  softBreak(at: number): void {
    if (!this.length || this.pendingBreak >= 0) return;
    if (this.tail === ' ') {
      this.units.pop();
      this.map.pop();
      this.ends.pop();
    }
    if (this.length) this.pendingBreak = at;
  }

  /** A break that ends a sentence. */
  hardBreak(from: number, to: number): void {
    this.pendingBreak = -1;
    if (this.length && this.tail !== BREAK) this.push(BREAK, from, to);
  }

  /** Stretch of plain source text starting at source offset `offset`. Stray emphasis marks are transparent. */
  plain(source: string, offset: number): void {
    for (let i = 0; i < source.length; i++) {
      const code = source.charCodeAt(i);
      if (code === 0x2a || (code === 0x5f && source.charCodeAt(i + 1) === 0x5f) || (code === 0x5f && source.charCodeAt(i - 1) === 0x5f))
        continue;
      if (code === 0x0a || (code === 0x0d && source.charCodeAt(i + 1) !== 0x0a)) this.softBreak(offset + i);
      else this.unit(foldUnit(code), offset + i, offset + i + 1);
    }
  }

  get length(): number {
    return this.units.length;
  }
  get tail(): string {
    return this.units[this.units.length - 1] ?? '';
  }

  finish(): Normalised {
    let end = this.length;
    while (end > 0 && (this.units[end - 1] === ' ' || this.units[end - 1] === BREAK)) end--;
    return {
      text: this.units.slice(0, end).join(''),
      map: Int32Array.from(this.map.slice(0, end)),
      ends: Int32Array.from(this.ends.slice(0, end)),
    };
  }
}

/** Normalises plain text that is no Markdown (a command-line argument, a search query). */
export function normalisePlain(source: string): Normalised {
  const n = new Normaliser();
  n.plain(source, 0);
  return n.finish();
}
