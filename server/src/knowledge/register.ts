/**
 * Chinese instruments in and near our field that exist and are not in the pack, by their titles alone. What stands here is left alone; a title of
 * our field that is neither here nor in the pack, and says that it is China's, is one that readers will not find.
 */
export const REGISTER_ZH: readonly string[] = `
反外国制裁法 无障碍环境建设法 科学技术进步法 促进科技成果转化法 民营经济促进法 突发事件应对法 反有组织犯罪法 反家庭暴力法 社区矫正法 法律援助法 标准化法 消防法 招标投标法 政府采购法 会计法 审计法 社会保险法 就业促进法 工会法 职业教育法 学前教育法 中医药法 疫苗管理法 期货和衍生品法 中国人民银行法 道路交通安全法 民用航空法 海关法 涉外民事关系法律适用法 护照法 国籍法 退役军人保障法 国防法 对外关系法 关税法 增值税法 能源法 原子能法 监狱法 戒毒法 禁毒法 引渡法 国际刑事司法协助法
计算机信息网络国际联网管理暂行规定 互联网上网服务营业场所管理条例 政府信息公开条例 企业信息公示暂行条例 地图管理条例 无线电管理条例 快递暂行条例 人力资源市场暂行条例 优化营商环境条例 不动产登记暂行条例 居住证暂行条例 保守国家秘密法实施条例 非银行支付机构监督管理条例 防范和处置非法集资条例 医疗器械监督管理条例 两用物项出口管制条例 统计法实施条例 档案法实施条例 户口登记条例 保安服务管理条例 网络安全等级保护条例 互联网信息服务管理办法 公共数据条例 生物医学新技术临床研究和临床转化应用管理条例 无人驾驶航空器飞行管理暂行条例 外商投资电信企业管理规定 公共安全视频图像信息系统管理条例 社会保险经办条例
互联网信息内容管理行政执法程序规定 网信部门行政执法程序规定 互联网域名管理办法 互联网直播服务管理规定 互联网群组信息服务管理规定 互联网论坛社区服务管理规定 互联网用户公众账号信息服务管理规定 微博客信息服务管理规定 互联网弹窗信息推送服务管理规定 云计算服务安全评估办法 网络暴力信息治理规定 互联网政务应用安全管理规定 金融信息服务管理规定 互联网宗教信息服务管理办法 国家网络身份认证公共服务管理办法 人工智能气象应用服务办法 人工智能拟人化互动服务管理暂行办法 互联网广告管理办法 网络直播营销管理办法 网络预约出租汽车经营服务管理暂行办法 网络表演经营活动管理办法 网络出版服务管理规定 互联网视听节目服务管理规定 通信网络安全防护管理办法 公安机关互联网安全监督检查规定 互联网安全保护技术措施规定 中国人民银行业务领域数据安全管理办法 中国人民银行业务领域网络安全事件报告管理办法 银行保险机构消费者权益保护管理办法 证券期货业网络和信息安全管理办法 证券基金经营机构信息技术管理办法 个人信用信息基础数据库管理暂行办法 互联网保险业务监管办法 医疗卫生机构网络安全管理办法 国家健康医疗大数据标准、安全和服务管理办法 人口健康信息管理办法 互联网诊疗管理办法 医疗机构病历管理规定 电子病历应用管理规范 药品网络销售监督管理办法 未成年人学校保护规定 教育移动互联网应用程序备案管理办法 铁路关键信息基础设施安全保护管理办法 公路水路关键信息基础设施安全保护管理办法 电力监控系统安全防护规定 电力行业网络安全管理办法 电力行业网络安全等级保护管理办法 网络招聘服务管理规定 自然资源领域数据安全管理办法 个人信息保护认证实施规则 数据安全管理认证实施规则 公共数据资源登记管理暂行办法 公共数据资源授权运营实施规范 政务信息资源共享管理暂行办法 数据出境安全评估申报指南 个人信息出境标准合同备案指南 工业和信息化领域数据安全事件应急预案 工业数据分类分级指南 科技伦理审查办法 终端设备直连卫星服务管理规定 网络关键设备和网络安全专用产品目录 软件产品管理办法 电子认证服务管理办法 电信业务经营许可管理办法 电信设备进网管理办法 网络交易平台合同格式条款规范指引 网络餐饮服务食品安全监督管理办法 网络购买商品七日无理由退货暂行办法 侵害消费者权益行为处罚办法 明码标价和禁止价格欺诈规定 信用信息共享管理办法 失信行为纠正后的信用信息修复管理办法 国家电子政务外网管理办法 数据安全管理办法 移动互联网应用程序个人信息保护管理暂行规定 个人信息出境安全评估办法 网络安全漏洞管理规定 网络安全威胁信息发布管理办法 网络安全实践指南 互联网个人信息安全保护指南 儿童个人信息网络保护规定 未成年人节目管理规定 网络游戏管理办法 关于防止未成年人沉迷网络游戏的通知 移动互联网未成年人模式建设指南 可能影响未成年人身心健康的网络信息分类办法 未成年人用户数量巨大和对未成年人群体具有显著影响的网络平台服务提供者认定办法 汽车数据出境安全指引 智能网联汽车准入和上路通行试点通知 网络安全标准实践指南 银行业金融机构数据治理指引 会计信息化工作规范 上市公司信息披露管理办法 互联网信息服务严重失信主体信用信息管理办法 网络安全专用产品安全管理办法 促进和规范电力数据流通办法
`
  .trim()
  .split(/\s+/);

/** Words of English titles of Chinese instruments in and near our field. A title with a word of our field that is none of these is nobody's. */
export const WORDS_EN: ReadonlySet<string> = new Set(
  `
personal information data security network networks cyber cybersecurity cyberspace internet online electronic digital cross border export exports outbound transfer transfers overseas standard
contract contracts assessment assessments review certification audit audits compliance minors minor juvenile child children childrens generative artificial intelligence ai algorithm algorithms
algorithmic recommendation deep synthesis label labelling labeling identification generated synthetic content face facial recognition technology critical infrastructure incident incidents
report reporting automotive automobile vehicle vehicles industrial industry telecom telecommunications telecommunication grading graded classification classified risk risks government governmental
affairs sharing public video image images system systems consumer consumers rights interests commerce e signature fraud espionage monopoly unfair competition advertising cryptography commercial
encryption secrets state national intelligence credit financial finance bank banks banking insurance securities futures health healthcare medical genetic resources resource human biosecurity
geographic mapping surveying statistics postal courier delivery express live streaming blockchain comment comments news audio visual programs video games game gaming account accounts user users
service services mobile application applications apps app common types scope necessary domain name names vulnerability vulnerabilities product products scientific science research real identity
authentication telephone phone transaction transactions trading platform platforms large open registration operation operations authorised authorized computer software multilevel multi level
scheme classified protection illegal unlawful violation violations collection use using identifying determination methods several issues concerning application civil cases criminal law
implementation implementing rules rule measures measure provisions provision regulations regulation administration administrative management supervision supervisory governance governing interim trial
provisional ecosystem ecology violence pop up push group groups forum community microblog public account livestream marketing education school schools employment recruitment labour labor
women elderly disabled barrier free environment facilitation facilitating promoting promotion regulating flow flows tort liability contract property marriage succession adoption penalty penalties
punishment police procedure enforcement discretion benchmarks anti terrorism laundering money sanctions foreign investment trade control dual items terrorism secrets guarding archives disclosure
access opening disclosure natural electric power railway highway waterway water civil aviation electricity energy business domain field fields technical specification guide guidelines guideline
filing application declaration notice consent basic general principal requirements cloud computing satellite terminal devices weather anthropomorphic interactive addiction prevention mode
construction key special dedicated equipment catalogue list core important information field prc china chinese china's people's republic state council cac miit npc ministry commission
`
    .trim()
    .split(/\s+/),
);
