/** Ranking: what counsel type, and what must come first or among the first five. */
import assert from 'node:assert/strict';
import { readQuery, SearchIndex } from '../../server/src/knowledge/search.js';
import { index, knowledge, pinyin, TODAY } from '../helpers/pack.js';

const ids = (query: string, limit = 50): string[] =>
  index()
    .search(query, limit)
    .map((f) => f.entry.id);

/** Queries whose first hit is known. */
const FIRST: readonly [string, string][] = [
  // ids, as `show` takes them
  ['pipl', 'pipl'],
  ['csl', 'csl'],
  ['ndsmr', 'ndsmr'],
  ['pipl:66', 'pipl:66'],
  ['gb/t 35273 5.5', 'gb-t-35273:5.5'],
  ['个人信息安全规范第7.5条', 'gb-t-35273:7.5'],
  ['item:9', 'item:9'],
  ['term:separate-consent', 'term:separate-consent'],
  ['requirement:retention', 'requirement:retention'],
  // abbreviations and aliases
  ['PIPL', 'pipl'],
  ['DSL', 'dsl'],
  ['CSL', 'csl'],
  ['个保法', 'pipl'],
  ['个信法', 'pipl'],
  ['数安法', 'dsl'],
  ['网安法', 'csl'],
  ['网数条例', 'ndsmr'],
  ['电商法', 'ecommerce-law'],
  ['消保法', 'consumer-law'],
  ['民法典', 'civil-code'],
  ['刑法', 'criminal-law'],
  ['关基条例', 'ciip-regs-2021'],
  // titles
  ['个人信息保护法', 'pipl'],
  ['《个人信息保护法》', 'pipl'],
  ['中华人民共和国个人信息保护法', 'pipl'],
  ['数据安全法', 'dsl'],
  ['网络安全法', 'csl'],
  ['网络数据安全管理条例', 'ndsmr'],
  ['人脸识别技术应用安全管理办法', 'facial-recognition-2025'],
  ['促进和规范数据跨境流动规定', 'cross-border-provisions-2024'],
  ['Personal Information Protection Law', 'pipl'],
  ['personal information protection law', 'pipl'],
  ['Data Security Law', 'dsl'],
  ['Cybersecurity Law', 'csl'],
  ['Civil Code', 'civil-code'],
  ['E-Commerce Law', 'ecommerce-law'],
  ['ecommerce law', 'ecommerce-law'],
  ['Criminal Law', 'criminal-law'],
  // the beginning, or a part, of a title
  ['个人信息保', 'pipl'],
  ['personal information prot', 'pipl'],
  ['数据安', 'dsl'],
  ['个人信息法', 'pipl'],
  // a letter too many or too few
  ['Personal Infomation Protection Law', 'pipl'],
  ['Cyber security Law', 'csl'],
  ['Data Securty Law', 'dsl'],
  // pinyin, whole and by its initials
  ['grxxbhf', 'pipl'],
  ['gbf', 'pipl'],
  ['gerenxinxibaohufa', 'pipl'],
  ['gerenxinxi', 'term:personal-information'],
  ['sjaqf', 'dsl'],
  ['shujuanquanfa', 'dsl'],
  ['wlaqf', 'csl'],
  ['waf', 'csl'],
  ['mfd', 'civil-code'],
  ['ddty', 'term:separate-consent'],
  // articles, numbers in any script and either order
  ['pipl 66', 'pipl:66'],
  ['PIPL 17', 'pipl:17'],
  ['66 pipl', 'pipl:66'],
  ['个保法66', 'pipl:66'],
  ['个保法 66', 'pipl:66'],
  ['个保法第66条', 'pipl:66'],
  ['个保法第六十六条', 'pipl:66'],
  ['个保法六十六条', 'pipl:66'],
  ['个人信息保护法第十七条', 'pipl:17'],
  ['《个人信息保护法》第十七条', 'pipl:17'],
  ['《个人信息保护法》第１７条', 'pipl:17'],
  ['数安法四十五', 'dsl:45'],
  ['dsl 45', 'dsl:45'],
  ['Art 45 DSL', 'dsl:45'],
  ['Art. 45 of the DSL', 'dsl:45'],
  ['article 45 dsl', 'dsl:45'],
  ['DSL article 45', 'dsl:45'],
  ['§ 17 PIPL', 'pipl:17'],
  ['Article 17 of the PIPL', 'pipl:17'],
  ['Article 66 of the Personal Information Protection Law', 'pipl:66'],
  ['grxxbhf 66', 'pipl:66'],
  ['gbf66', 'pipl:66'],
  ['网安法61', 'csl:61'],
  ['网络数据条例21', 'ndsmr:21'],
  ['刑法第二百五十三条之一', 'criminal-law:253-1'],
  ['刑法253-1', 'criminal-law:253-1'],
  ['criminal law 253-1', 'criminal-law:253-1'],
  ['民法典1034', 'civil-code:1034'],
  ['民法典第一千零三十四条', 'civil-code:1034'],
  // terms
  ['separate consent', 'term:separate-consent'],
  ['单独同意', 'term:separate-consent'],
  ['敏感个人信息', 'term:sensitive-personal-information'],
  ['sensitive personal information', 'term:sensitive-personal-information'],
  ['个人信息处理者', 'term:personal-information-handler'],
  ['personal information handler', 'term:personal-information-handler'],
  ['important data', 'term:important-data'],
  ['重要数据', 'term:important-data'],
  ['匿名化', 'term:anonymization'],
  ['de-identification', 'term:de-identification'],
  // items
  ['item 9', 'item:9'],
  ['item 13', 'item:13'],
  ['第9项', 'item:9'],
];

/** Queries by topic: a hit among the first five. */
const AMONG_FIVE: readonly [query: string, ...anyOf: string[]][] = [
  ['PIPL withdraw consent', 'pipl:15'],
  ['withdraw consent', 'pipl:15'],
  ['撤回同意', 'pipl:15'],
  ['who reports a breach', 'pipl:57'],
  ['data breach notification', 'pipl:57'],
  ['泄露通知', 'pipl:57'],
  ['个人信息泄露', 'pipl:57'],
  ['单独同意 出境', 'pipl:39'],
  ['cross-border separate consent', 'pipl:39'],
  ['出境 安全评估', 'pipl:38', 'cross-border-provisions-2024:7'],
  ['automated decision', 'pipl:24'],
  ['自动化决策', 'pipl:24'],
  ['privacy impact assessment', 'pipl:55'],
  ['影响评估', 'pipl:55'],
  ['minors under 14', 'pipl:31'],
  ['不满十四周岁', 'pipl:31'],
  ['监护人同意', 'pipl:31'],
  ['retention period', 'pipl:19'],
  ['保存期限', 'pipl:19'],
  ['right to delete', 'pipl:47'],
  ['删除权', 'pipl:47'],
  ['portability', 'pipl:45'],
  ['entrusted processing', 'pipl:21'],
  ['委托处理', 'pipl:21'],
  ['joint handlers', 'pipl:20'],
  ['合并分立', 'pipl:22'],
  ['merger', 'pipl:22'],
  ['public disclosure', 'pipl:25'],
  ['face recognition in public places', 'pipl:26'],
  ['deceased', 'pipl:49'],
  ['死者', 'pipl:49'],
  ['PIPL penalty', 'pipl:66'],
  ['PIPL fine turnover', 'pipl:66'],
  ['个保法 罚款', 'pipl:66'],
  ['person in charge of personal information protection', 'pipl:52'],
  ['个人信息保护负责人', 'pipl:52'],
  ['account cancellation', 'ndsmr:23'],
  ['注销账号', 'ndsmr:23'],
  ['large network platform', 'ndsmr:44'],
  ['大型网络平台', 'ndsmr:44'],
  ['network logs six months', 'csl:23'],
  ['日志 六个月', 'csl:23'],
  ['risk assessment important data', 'dsl:30'],
  ['foreign court data request', 'dsl:36'],
  ['外国司法机构', 'dsl:36'],
  ['core data', 'dsl:21'],
  ['compliance audit every two years', 'audit-measures-2025:4'],
  ['合规审计', 'pipl:54'],
  ['算法备案', 'algorithm-provisions-2022:24'],
  ['algorithm filing', 'algorithm-provisions-2022:24'],
  ['人脸信息 备案', 'facial-recognition-2025:15'],
  ['事件报告 1小时', 'incident-reporting-2025:4'],
  ['standard contract filing', 'scc-measures-2023:7'],
  ['标准合同 备案', 'scc-measures-2023:7'],
  ['selling citizens personal information crime', 'criminal-law:253-1'],
  ['侵犯公民个人信息罪', 'criminal-law:253-1'],
  ['Xinjiang discretion benchmarks', 'item:13'],
  ['裁量基准', 'item:13'],
  ['first data officer Zhejiang', 'item:23'],
  ['国家数据局', 'item:17'],
  ['pipl', 'pipl'],
  ['consent', 'term:consent'],
  // the questions of a lawyer who knows the subject, and not the number; several articles may answer
  ['consent under pipl', 'pipl:13', 'pipl:14'],
  ['written consent', 'pipl:29', 'pipl:14'],
  ['legal basis for processing', 'pipl:13'],
  ['necessary for contract', 'pipl:13'],
  ['human resources management', 'pipl:13'],
  ['data minimization', 'pipl:6'],
  ['最小必要', 'pipl:6'],
  ['目的限制', 'pipl:6'],
  ['公开透明', 'pipl:7'],
  ['transparency principle', 'pipl:7'],
  ['privacy notice contents', 'pipl:17'],
  ['告知义务', 'pipl:17'],
  ['告知内容', 'pipl:17'],
  ['exemption from notification', 'pipl:18'],
  ['separate consent sharing', 'pipl:23'],
  ['向第三方提供', 'pipl:23'],
  ['provide personal information to third party', 'pipl:23'],
  ['biometric information', 'pipl:28'],
  ['biometrics sensitive', 'pipl:28'],
  ['敏感个人信息 定义', 'pipl:28', 'term:sensitive-personal-information'],
  ['sensitive information separate consent', 'pipl:29'],
  ['敏感 单独同意', 'pipl:29'],
  ['算法推荐 关闭', 'algorithm-provisions-2022:17', 'pipl:24'],
  ['personalised recommendation opt out', 'pipl:24', 'algorithm-provisions-2022:17'],
  ['个性化推送', 'pipl:24', 'ndsmr:42'],
  ['price discrimination', 'pipl:24'],
  ['大数据杀熟', 'pipl:24', 'algorithm-provisions-2022:21'],
  ['CCTV public place', 'pipl:26'],
  ['公共场所 图像采集', 'pipl:26'],
  ['publicly available information', 'pipl:27'],
  ['已公开的个人信息', 'pipl:27'],
  ['standard contract', 'pipl:38', 'scc-measures-2023'],
  ['data localisation', 'pipl:40', 'csl:39'],
  ['境内存储', 'pipl:40', 'csl:39'],
  ['foreign judicial authority', 'pipl:41', 'dsl:36'],
  ['right of access', 'pipl:45'],
  ['查阅复制', 'pipl:45'],
  ['right to correction', 'pipl:46'],
  ['更正补充', 'pipl:46'],
  ['data portability', 'pipl:45'],
  ['explain rules', 'pipl:48'],
  ['解释说明', 'pipl:48'],
  ['handling requests refusal reasons', 'pipl:50'],
  ['拒绝请求 说明理由', 'pipl:50'],
  ['security measures encryption', 'pipl:51', 'ndsmr:9'],
  ['data protection officer', 'pipl:52'],
  ['DPO', 'pipl:52', 'term:personal-information-protection-officer'],
  ['representative in China', 'pipl:53'],
  ['境外处理者 代表', 'pipl:53'],
  ['impact assessment records three years', 'pipl:56'],
  ['影响评估 三年', 'pipl:56'],
  ['gatekeeper platform obligations', 'pipl:58'],
  ['守门人', 'pipl:58'],
  ['burden of proof damages', 'pipl:69'],
  ['过错推定', 'pipl:69'],
  ['public interest litigation', 'pipl:70'],
  ['公益诉讼', 'pipl:70'],
  ['extraterritorial', 'pipl:3'],
  ['域外效力', 'pipl:3'],
  ['data classification', 'dsl:21'],
  ['数据分类分级', 'dsl:21'],
  ['data security officer', 'dsl:27', 'ndsmr:30'],
  ['数据安全负责人', 'dsl:27', 'ndsmr:30'],
  ['data trading intermediary', 'dsl:33'],
  ['数据交易中介', 'dsl:33'],
  ['export control data', 'dsl:25'],
  ['MLPS', 'csl:23'],
  ['等级保护', 'csl:23'],
  ['等保', 'csl:23'],
  ['real name registration', 'csl:26'],
  ['实名制', 'csl:26'],
  ['critical information infrastructure definition', 'ciip-regs-2021:2', 'csl:33'],
  ['incident response plan', 'csl:27'],
  ['网络安全事件应急预案', 'csl:27'],
  ['annual audit minors', 'minors-regs:37'],
  ['未成年人 合规审计', 'minors-regs:37'],
  ['minors mode', 'minors-regs:43'],
  ['未成年人模式', 'minors-regs:43'],
  ['game anti addiction', 'minors-regs:46', 'minors-regs:47'],
  ['生成式人工智能 备案', 'genai-measures-2023:17'],
  ['training data', 'genai-measures-2023:7'],
  ['训练数据', 'genai-measures-2023:7'],
  ['deepfake labels', 'deep-synthesis-2022:16', 'deep-synthesis-2022:17'],
  ['face recognition alternatives', 'facial-recognition-2025:10'],
  ['人脸识别 其他方式', 'facial-recognition-2025:10'],
  ['implicit label metadata', 'ai-labelling-2025:5'],
  ['隐式标识', 'ai-labelling-2025:5'],
  ['export exemption 100000', 'cross-border-provisions-2024:5'],
  ['十万人 豁免', 'cross-border-provisions-2024:5'],
  ['free trade zone negative list', 'cross-border-provisions-2024:6'],
  ['自贸区 负面清单', 'cross-border-provisions-2024:6'],
  ['security assessment threshold', 'cross-border-provisions-2024:7'],
  ['validity of security assessment', 'cross-border-provisions-2024:9'],
  ['important data catalogue', 'dsl:21', 'ndsmr:29'],
  ['important data annual risk assessment', 'ndsmr:33', 'dsl:30'],
  ['重要数据 年度 风险评估', 'ndsmr:33'],
  ['10 million individuals', 'ndsmr:28', 'audit-measures-2025:4'],
  ['audit 10 million every two years', 'audit-measures-2025:4'],
  ['right of privacy', 'civil-code:1032'],
  ['隐私权', 'civil-code:1032'],
  ['refusing to perform network security duties crime', 'criminal-law:286-1'],
  ['拒不履行信息网络安全管理义务罪', 'criminal-law:286-1'],
  ['ecommerce user information deletion', 'ecommerce-law:24'],
  ['搜索结果 个人特征', 'ecommerce-law:18'],
  ['消费者个人信息', 'consumer-law:29'],
  ['consumer personal information', 'consumer-law:29'],
  ['automatic renewal', 'consumer-regs-2024:10'],
  ['who must appoint a DPO', 'pipl:52'],
  ['consent of guardian', 'pipl:31'],
  ["children's privacy rules", 'pipl:31', 'children-pi-provisions-2019:4', 'children-pi-provisions-2019:8'],
  ['how long may data be kept', 'pipl:19'],
  ['joint and several liability', 'pipl:20'],
  ['subcontracting by processor', 'pipl:21'],
  ['受托人 转委托', 'pipl:21'],
  ['bankruptcy data transfer', 'pipl:22'],
  ['refuse automated decision', 'pipl:24'],
  ['人脸识别 公共场所', 'pipl:26'],
  ['certification', 'pipl:38', 'export-certification-2025'],
  ['overseas recipient contact', 'pipl:39'],
  ['境外接收方', 'pipl:39'],
  ['restrict cross-border list', 'pipl:42'],
  ['reciprocal measures', 'pipl:43'],
  ['deletion conditions', 'pipl:47'],
  ['停止提供服务 删除', 'pipl:47'],
  ['internal management system', 'pipl:51'],
  ['compliance audit', 'pipl:54', 'audit-measures-2025'],
  ['notify individuals of leak', 'pipl:57'],
  ['通知个人 泄露 补救措施', 'pipl:57'],
  ['complaint to authority', 'pipl:65'],
  ['投诉举报', 'pipl:65'],
  ['credit record', 'pipl:67'],
  ['criminal liability', 'pipl:71'],
  ['household use exception', 'pipl:72'],
  ['definitions handler automated decision de-identification', 'pipl:73'],
  ['定义 去标识化', 'pipl:73'],
  ['important data definition', 'ndsmr:62', 'term:important-data'],
  ['national core data', 'dsl:21'],
  ['data security review', 'dsl:24'],
  ['DSL penalties', 'dsl:45', 'dsl:46'],
  ['数安法 处罚', 'dsl:45'],
  ['illegal data export fine', 'dsl:46'],
  ['vulnerability disclosure', 'csl:28', 'csl:24'],
  ['漏洞', 'csl:24', 'csl:28'],
  ['network product security certification', 'csl:25'],
  ['user information confidentiality', 'csl:42'],
  ['illegal content removal', 'csl:49'],
  ['违法信息处置', 'csl:49'],
  ['CSL fine CII operator', 'csl:61', 'csl:62'],
  ['platform rules third party products', 'ndsmr:40'],
  ['应用商店 审核', 'ndsmr:41'],
  ['automated collection crawler', 'ndsmr:18'],
  ['爬虫', 'ndsmr:18'],
  ['network data incident 24 hours', 'ndsmr:10', 'ndsmr:11', 'incident-reporting-2025:4'],
  ['generative AI data training security', 'ndsmr:19'],
  ['lists of third parties in policy', 'ndsmr:21'],
  ['集中公开展示 隐私政策', 'ndsmr:21'],
  ['individual request transfer copy fee', 'ndsmr:25'],
  ['minor real name', 'minors-regs:31'],
  ['private messages of minors', 'minors-regs:36', 'minors-regs:38'],
  ['cyberbullying', 'minors-regs:26'],
  ['网络欺凌', 'minors-regs:26'],
  ['smart terminal for minors', 'minors-regs:19'],
  ['audit by professional institution', 'audit-measures-2025:5'],
  ['audit report correction 15 working days', 'audit-measures-2025:11', 'audit-measures-2025:10'],
  ['transfer PIA report filing', 'scc-measures-2023:7'],
  ['出境 评估 有效期', 'cross-border-provisions-2024:9'],
  ['算法 公示 机制机理', 'algorithm-provisions-2022:16'],
  ['minors addiction algorithm', 'algorithm-provisions-2022:18'],
  ['deep synthesis face editing consent', 'deep-synthesis-2022:14'],
  ['AI generated content user declaration', 'ai-labelling-2025:10'],
  ['face data stored locally', 'facial-recognition-2025:8'],
  ['face recognition private space', 'facial-recognition-2025:13'],
  ['illegal obtaining computer data crime', 'criminal-law:285'],
  ['privacy infringement acts', 'civil-code:1033'],
  ['治安处罚 侵犯个人信息', 'public-security-penalty-law:56'],
];

describe('search: the first hit', () => {
  for (const [query, id] of FIRST) it(`${query} → ${id}`, () => assert.equal(ids(query, 5)[0], id, ids(query, 5).join(', ')));
});

describe('search: among the first five', () => {
  for (const [query, ...anyOf] of AMONG_FIVE)
    it(`${query} → ${anyOf.join(' or ')}`, () =>
      assert.ok(
        ids(query, 5).some((id) => anyOf.includes(id)),
        ids(query, 8).join(', '),
      ));
});

describe('search', () => {
  it('has at least 300 ranked queries', () => assert.ok(FIRST.length + AMONG_FIVE.length >= 300, String(FIRST.length + AMONG_FIVE.length)));

  it('finds every law by id, title and short name', () => {
    for (const law of knowledge.laws.filter((l) => l.chinese)) {
      assert.equal(ids(law.id, 1)[0], law.id);
      for (const name of [law.titles.en, law.titles.zh, law.short.en, law.short.zh])
        assert.ok(ids(name, 3).includes(law.id), `${name}: ${ids(name, 3)}`);
    }
  });

  it('finds every article by law and number, in either language', () => {
    for (const law of knowledge.laws.filter((l) => l.chinese)) {
      const version = knowledge.versionOn(law.id, TODAY);
      for (const article of version ? knowledge.articlesOf(version.id) : []) {
        for (const query of [`${law.id}:${article.number}`, `${law.short.zh}第${article.number}条`]) {
          const expected = `${law.id}:${article.number}`;
          assert.ok(
            ids(article.number.includes('-') ? query.replace(/(\d+)-(\d+)条/, '$1-$2') : query, 3).includes(expected),
            `${query}: ${ids(query, 3)}`,
          );
        }
      }
    }
  });

  it('finds every term by its name, in either language', function () {
    // Some hundreds of searches, on whatever machine this is.
    this.timeout(300_000);
    for (const term of knowledge.terms)
      for (const name of [term.en, term.zh]) assert.ok(ids(name, 3).includes(`term:${term.id}`), `${name}: ${ids(name, 3)}`);
  });

  it('finds every item by number', () => {
    for (let n = 1; n <= 23; n++) assert.equal(ids(`item ${n}`, 1)[0], `item:${n}`);
  });

  it('shows the articles of the version in force on the day', () => {
    const on2023 = new SearchIndex(knowledge, pinyin, '2023-11-23');
    assert.equal(on2023.search('csl 59', 1)[0]!.entry.version, 'csl@2016');
    assert.equal(index().search('csl 61', 1)[0]!.entry.version, 'csl@2025');
  });

  it('a number that no article has finds the law', () => assert.equal(ids('pipl 999', 1)[0], 'pipl'));
  it('a bare number finds articles', () =>
    assert.ok(
      index()
        .search('第六十六条', 20)
        .every((f) => f.entry.kind === 'article' || f.entry.kind === 'item'),
    ));
  it('the beginning of a number finds what it may become', () => assert.ok(ids('pipl 6', 20).includes('pipl:66')));
  it('law and numbers do not depend on case and width', () => assert.deepEqual(ids('ＰＩＰＬ　６６', 5), ids('pipl 66', 5)));
  it('nothing finds nothing', () => {
    for (const query of ['', ' ', '《》', '""']) assert.deepEqual(ids(query), [], JSON.stringify(query));
  });
  it('nonsense finds nothing', () => {
    for (const query of ['qqqqzzzz', '麒麟螳螂', '🙂']) assert.deepEqual(ids(query), [], `${query}: ${ids(query, 5)}`);
  });
  it('no query throws, however odd', () => {
    for (const query of ['*', '(', '[a', '\\', '第条', '第', 'art', '§', '条', '-', ':', 'pipl:', '@', 'a'.repeat(5000), '信'.repeat(500)])
      assert.doesNotThrow(() => ids(query), query);
  });
  it('no entry twice, best first', () => {
    for (const query of ['pipl', '个人信息', 'consent', 'dsl 4']) {
      const found = index().search(query);
      assert.equal(new Set(found.map((f) => f.entry.id)).size, found.length);
      for (let i = 1; i < found.length; i++) assert.ok(found[i - 1]!.score >= found[i]!.score);
    }
  });
  it('respects the limit', () => assert.equal(index().search('个人信息', 3).length, 3));
  it('reads a number after a year in a title as no article', () => assert.equal(readQuery('csl@2016').article, undefined));
});
