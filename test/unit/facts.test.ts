/**
 * Facts that counsel look up, each read from the official text and asserted on the knowledge and on what is shown, in both languages.
 * A row that fails is either a mistake of the data or a law that changed: go to the text, never to the row, first.
 */
import assert from 'node:assert/strict';
import { type Explaining, explainTarget } from '../../server/src/features/explain.js';
import { date, figure, moneyRange } from '../../server/src/knowledge/format.js';
import { parseReference } from '../../server/src/knowledge/reference.js';
import type { Figure, Language, Penalty } from '../../server/src/knowledge/schema.js';
import { knowledge, TODAY } from '../helpers/pack.js';

/** What `show` gives, without emphasis. */
function shown(target: string, language: Language, day = TODAY): string {
  const explaining: Explaining = { knowledge, language, day };
  const text = explainTarget(target, explaining);
  if (typeof text !== 'string') assert.fail(`${target}: ${JSON.stringify(text)}`);
  return text.replace(/\*\*/g, '');
}

/** Both texts hold what they should. */
function says(target: string, en: readonly string[], zh: readonly string[], day?: string): void {
  const english = shown(target, 'en', day);
  const chinese = shown(target, 'zh', day);
  for (const words of en) assert.ok(english.includes(words), `${target} in English says “${words}”:\n${english}`);
  for (const words of zh) assert.ok(chinese.includes(words), `${target} in Chinese says “${words}”:\n${chinese}`);
}

describe('facts: dates and numbers of articles', () => {
  /** Version, promulgated, effective, last day, articles. */
  const versions: [string, string | undefined, string, string | undefined, number | undefined][] = [
    ['pipl@2021', '2021-08-20', '2021-11-01', undefined, 74],
    ['dsl@2021', '2021-06-10', '2021-09-01', undefined, 55],
    ['csl@2016', '2016-11-07', '2017-06-01', '2025-12-31', 79],
    ['csl@2025', '2025-10-28', '2026-01-01', undefined, 81],
    ['ndsmr@2024', '2024-09-24', '2025-01-01', undefined, 64],
    ['minors-regs@2023', '2023-10-16', '2024-01-01', undefined, 60],
    ['audit-measures-2025@2025', '2025-02-12', '2025-05-01', undefined, 20],
    ['facial-recognition-2025@2025', '2025-03-13', '2025-06-01', undefined, 20],
    ['incident-reporting-2025@2025', '2025-09-11', '2025-11-01', undefined, 14],
    ['ai-labelling-2025@2025', '2025-03-07', '2025-09-01', undefined, 14],
    ['genai-measures-2023@2023', '2023-07-10', '2023-08-15', undefined, 24],
    ['deep-synthesis-2022@2022', '2022-11-25', '2023-01-10', undefined, 25],
    ['algorithm-provisions-2022@2021', undefined, '2022-03-01', undefined, 35],
    ['scc-measures-2023@2023', '2023-02-22', '2023-06-01', undefined, 13],
    ['export-assessment-measures-2022@2022', '2022-07-07', '2022-09-01', undefined, 20],
    ['export-certification-2025@2025', '2025-10-14', '2026-01-01', undefined, 19],
    ['cross-border-provisions-2024@2024', '2024-03-22', '2024-03-22', undefined, 14],
    ['ciip-regs-2021@2021', '2021-07-30', '2021-09-01', undefined, 51],
    ['ecommerce-law@2018', '2018-08-31', '2019-01-01', undefined, 89],
    ['consumer-law@2013', '2013-10-25', '2014-03-15', undefined, 63],
    ['consumer-regs-2024@2024', '2024-03-15', '2024-07-01', undefined, 53],
    ['anti-telecom-fraud@2022', '2022-09-02', '2022-12-01', undefined, 50],
    ['admin-penalty-law@2021', '2021-01-22', '2021-07-15', undefined, 86],
    ['public-security-penalty-law@2025', '2025-06-27', '2026-01-01', undefined, 144],
    ['cac-discretion-2025@2025', '2025-06-26', '2025-08-01', undefined, 20],
    ['civil-code@2020', '2020-05-28', '2021-01-01', undefined, undefined],
  ];
  for (const [id, promulgated, effective, ended, count] of versions) {
    it(`${id}: ${effective}${count ? `, ${count} articles` : ''}`, () => {
      const version = knowledge.version(id);
      assert.ok(version);
      if (promulgated) assert.equal(version.promulgated, promulgated);
      assert.equal(version.effective, effective);
      assert.equal(version.ended, ended);
      if (count) assert.equal(version.articleCount, count);
      for (const language of ['en', 'zh'] as const) {
        const text = shown(id, language);
        for (const day of [effective, ...(promulgated ? [promulgated] : []), ...(ended ? [ended] : [])])
          assert.ok(text.includes(date(day, language)), `${day} in ${text}`);
        if (count) assert.ok(text.includes(language === 'zh' ? `${count}条` : `${count} articles`), text);
      }
    });
  }

  it('the CSL of 2016 gave way to that of 2025', () => {
    assert.equal(knowledge.version('csl@2016')?.replacedBy, 'csl@2025');
    says('csl@2016', ['no longer in force'], ['已失效']);
    says('csl@2016', ['in force since 1 June 2017'], ['现行有效'], '2023-11-23');
  });
});

type Row = [
  at: string,
  on: Penalty['on'],
  tier: Penalty['tier'],
  from: number | undefined,
  to: number | undefined,
  more?: { turnover?: number; times?: [number, number]; of?: string; optional?: boolean },
];
const K = 1_000;
const M = 1_000_000;

describe('facts: fines', () => {
  const fines: Record<string, Row[]> = {
    'pipl@2021': [
      ['66(1)', 'organisation', 'on-refusal', undefined, M],
      ['66(1)', 'person-in-charge', 'ordinary', 10 * K, 100 * K],
      ['66(2)', 'organisation', 'serious', undefined, 50 * M, { turnover: 5 }],
      ['66(2)', 'person-in-charge', 'serious', 100 * K, M],
    ],
    'dsl@2021': [
      ['45(1)', 'organisation', 'ordinary', 50 * K, 500 * K, { optional: true }],
      ['45(1)', 'person-in-charge', 'ordinary', 10 * K, 100 * K, { optional: true }],
      ['45(1)', 'organisation', 'on-refusal', 500 * K, 2 * M],
      ['45(1)', 'person-in-charge', 'on-refusal', 50 * K, 200 * K],
      ['45(2)', 'anyone', 'ordinary', 2 * M, 10 * M],
      ['46', 'organisation', 'ordinary', 100 * K, M, { optional: true }],
      ['46', 'person-in-charge', 'ordinary', 10 * K, 100 * K, { optional: true }],
      ['46', 'organisation', 'serious', M, 10 * M],
      ['46', 'person-in-charge', 'serious', 100 * K, M],
      ['47', 'organisation', 'ordinary', undefined, undefined, { times: [1, 10] }],
      ['47', 'organisation', 'ordinary', 100 * K, M],
      ['48(1)', 'organisation', 'ordinary', 50 * K, 500 * K],
      ['48(2)', 'organisation', 'ordinary', 100 * K, M, { optional: true }],
      ['48(2)', 'organisation', 'serious', M, 5 * M],
      ['48(2)', 'person-in-charge', 'serious', 50 * K, 500 * K],
    ],
    'csl@2016': [
      ['59(1)', 'organisation', 'on-refusal', 10 * K, 100 * K],
      ['59(1)', 'person-in-charge', 'on-refusal', 5 * K, 50 * K],
      ['59(2)', 'organisation', 'on-refusal', 100 * K, M],
      ['59(2)', 'person-in-charge', 'on-refusal', 10 * K, 100 * K],
      ['60(1)', 'organisation', 'on-refusal', 50 * K, 500 * K],
      ['61', 'organisation', 'on-refusal', 50 * K, 500 * K],
      ['62', 'organisation', 'on-refusal', 10 * K, 100 * K],
      ['64(1)', 'organisation', 'ordinary', undefined, undefined, { times: [1, 10], optional: true }],
      ['64(1)', 'person-in-charge', 'ordinary', 10 * K, 100 * K],
      ['64(2)', 'anyone', 'ordinary', undefined, undefined, { times: [1, 10] }],
      ['64(2)', 'anyone', 'ordinary', undefined, M],
      ['65', 'organisation', 'ordinary', undefined, undefined, { times: [1, 10], of: 'purchase-price' }],
      ['66', 'organisation', 'ordinary', 50 * K, 500 * K],
      ['68(1)', 'organisation', 'on-refusal', 100 * K, 500 * K],
    ],
    'csl@2025': [
      ['61(1)', 'organisation', 'ordinary', 10 * K, 50 * K, { optional: true }],
      ['61(1)', 'organisation', 'on-refusal', 50 * K, 500 * K],
      ['61(1)', 'person-in-charge', 'on-refusal', 10 * K, 100 * K],
      ['61(2)', 'organisation', 'ordinary', 50 * K, 100 * K, { optional: true }],
      ['61(2)', 'organisation', 'on-refusal', 100 * K, M],
      ['61(3)', 'organisation', 'serious', 500 * K, 2 * M],
      ['61(3)', 'person-in-charge', 'serious', 50 * K, 200 * K],
      ['61(3)', 'organisation', 'especially-serious', 2 * M, 10 * M],
      ['61(3)', 'person-in-charge', 'especially-serious', 200 * K, M],
      ['62(1)', 'organisation', 'on-refusal', 50 * K, 500 * K],
      ['63', 'organisation', 'ordinary', 20 * K, 100 * K],
      ['63', 'organisation', 'ordinary', undefined, undefined, { times: [1, 5] }],
      ['64', 'organisation', 'on-refusal', 50 * K, 500 * K],
      ['65(1)', 'organisation', 'ordinary', 10 * K, 100 * K, { optional: true }],
      ['65(1)', 'organisation', 'on-refusal', 100 * K, M],
      ['66(2)', 'organisation', 'ordinary', 100 * K, M],
      ['67', 'organisation', 'ordinary', undefined, undefined, { times: [1, 10], of: 'purchase-price' }],
      ['68(2)', 'organisation', 'ordinary', 100 * K, 500 * K],
      ['69(1)', 'organisation', 'ordinary', 50 * K, 500 * K, { optional: true }],
      ['69(1)', 'organisation', 'on-refusal', 500 * K, 2 * M],
      ['69(1)', 'person-in-charge', 'on-refusal', 50 * K, 200 * K],
      ['69(2)', 'organisation', 'especially-serious', 2 * M, 10 * M],
      ['70(1)', 'organisation', 'on-refusal', 50 * K, 500 * K],
    ],
    'ndsmr@2024': [
      ['55', 'organisation', 'on-refusal', undefined, M],
      ['55', 'person-in-charge', 'on-refusal', 10 * K, 100 * K, { optional: true }],
      ['56', 'organisation', 'ordinary', 100 * K, M, { optional: true }],
      ['56', 'organisation', 'on-refusal', M, 10 * M],
      ['56', 'person-in-charge', 'on-refusal', 100 * K, M],
      ['57', 'organisation', 'ordinary', 50 * K, 500 * K, { optional: true }],
      ['57', 'organisation', 'on-refusal', 500 * K, 2 * M],
      ['57', 'person-in-charge', 'on-refusal', 50 * K, 200 * K],
    ],
    'algorithm-provisions-2022@2021': [['31', 'organisation', 'on-refusal', 10 * K, 100 * K]],
    'ciip-regs-2021@2021': [
      ['39', 'organisation', 'on-refusal', 100 * K, M],
      ['39', 'person-in-charge', 'on-refusal', 10 * K, 100 * K],
      ['41', 'organisation', 'ordinary', undefined, undefined, { times: [1, 10], of: 'purchase-price' }],
      ['42', 'organisation', 'on-refusal', 50 * K, 500 * K],
    ],
    'ecommerce-law@2018': [
      ['76(1)', 'organisation', 'ordinary', undefined, 10 * K, { optional: true }],
      ['77', 'organisation', 'ordinary', 50 * K, 200 * K, { optional: true }],
      ['77', 'organisation', 'serious', 200 * K, 500 * K],
      ['81(1)', 'platform', 'serious', 100 * K, 500 * K],
    ],
    'consumer-law@2013': [['56(1)', 'organisation', 'ordinary', undefined, 500 * K, { times: [1, 10], optional: true }]],
    'anti-telecom-fraud@2022': [
      ['41', 'organisation', 'ordinary', 50 * K, 500 * K, { optional: true }],
      ['41', 'organisation', 'serious', 500 * K, 5 * M],
      ['41', 'person-in-charge', 'serious', 10 * K, 200 * K],
    ],
  };
  for (const [version, rows] of Object.entries(fines)) {
    for (const [at, on, tier, from, to, more = {}] of rows) {
      it(`${version} ${at} ${on}, ${tier}`, () => {
        const article = knowledge.article(version, at);
        assert.ok(article);
        const fits = (p: Penalty) =>
          p.at === at &&
          p.on === on &&
          p.tier === tier &&
          p.fine !== undefined &&
          (p.fine.from || undefined) === from &&
          p.fine.to === to &&
          p.fine.turnoverPercent === more.turnover &&
          (more.times
            ? p.fine.times?.from === more.times[0] && p.fine.times.to === more.times[1] && p.fine.times.of === (more.of ?? 'unlawful-gains')
            : true);
        const found = article.penalties.filter(fits);
        assert.equal(
          found.length,
          1,
          JSON.stringify(
            article.penalties.filter((p) => p.at === at && p.on === on),
            null,
            1,
          ),
        );
        assert.equal(found[0]!.fine!.optional, more.optional ?? false, 'may or shall');
        for (const language of ['en', 'zh'] as const) {
          const text = shown(`${version}:${at}`, language);
          const range = moneyRange(from, to, language);
          assert.ok(text.includes(range), `${range} in ${text}`);
          if (more.turnover)
            assert.ok(
              text.includes(language === 'zh' ? `上一年度营业额${more.turnover}%` : `${more.turnover} % of last year's turnover`),
              text,
            );
          if (more.times)
            assert.ok(
              text.includes(language === 'zh' ? `${more.times[0]}–${more.times[1]}倍` : `${more.times[0]}–${more.times[1]} times`),
              text,
            );
        }
      });
    }
  }

  it('the higher of the two is nowhere said', () => says('pipl:66', [' or up to 5 %'], ['，或上一年度营业额5%以下']));

  it('a breach costs what the paragraph says that punishes it', () => {
    const cost = (target: string) => /A breach may cost.*(?:\n- .*)*/.exec(shown(target, 'en'))![0];
    assert.match(cost('dsl:35'), /CNY 50,000–500,000/);
    assert.doesNotMatch(cost('dsl:35'), /5,000,000/);
    assert.match(cost('dsl:36'), /CNY 1,000,000–5,000,000/);
    assert.doesNotMatch(cost('dsl:27'), /2,000,000–10,000,000/);
    // The heaviest tier is never cut off.
    assert.match(cost('csl@2025:23'), /10,000–50,000[^]*- person in charge — .*especially serious: CNY 200,000–1,000,000/);
    assert.match(cost('csl@2025:35'), /50,000–100,000/);
    // Detention comes with the fine, not instead of it.
    assert.match(cost('csl@2025:29'), /detention \(up to 5 days\); may be fined CNY 50,000–500,000/);
  });

  it('two scales of one paragraph each say when they apply', () =>
    says(
      'dsl:47',
      ['less than CNY 100,000: order to correct', 'responsible: fine of CNY 10,000–100,000'],
      ['没有违法所得或者不足10万元：责令改正', '其他直接责任人员：罚款1万–10万元'],
    ));

  it('nothing is written in HTML, which hovers do not show, and sanctions of one cell stay apart', () => {
    for (const law of knowledge.laws)
      for (const version of law.versions)
        for (const language of ['en', 'zh'] as const)
          for (const { number } of knowledge.articlesOf(version.id)) {
            const target = `${version.id}:${number}`;
            assert.doesNotMatch(shown(target, language), /<\/?[a-z]/i, target);
          }
    says('pipl:66', ['confiscation of unlawful gains · Application'], ['没收违法所得 · ']);
  });

  it('of a turnover the maximum is computed', () => {
    const text = explainTarget('pipl:66', { knowledge, language: 'en', day: TODAY, turnover: 500 * M });
    assert.ok(typeof text === 'string' && text.includes('CNY 25,000,000 (25 million)'), String(text));
  });

  const terms: [string, string, string][] = [
    ['criminal-law:253-1', 'up to 3 years', '3年以下'],
    ['criminal-law:253-1', '3–7 years', '3–7年'],
    ['criminal-law:285', '3–7 years', '3–7年'],
    ['criminal-law:286-1', 'up to 3 years', '3年以下'],
    ['criminal-law:287-2', 'up to 3 years', '3年以下'],
    ['criminal-law:253-1', 'criminal detention', '拘役'],
    ['csl@2025:66', 'up to 5 days', '5日以下'],
    ['csl@2025:66', '5–15 days', '5–15日'],
  ];
  for (const [target, en, zh] of terms) it(`${target}: ${en}`, () => says(target, [en], [zh]));

  it('拘役 is not 拘留', () => assert.ok(!shown('criminal-law:253-1', 'zh').includes('拘留')));
});

describe('facts: figures', () => {
  type Given = Pick<Figure, 'value' | 'unit'> & { comparison?: Figure['comparison'] };
  const under = (value: number): Given => ({ value, unit: 'years-of-age', comparison: 'less-than' });
  const persons = (value: number, comparison: Figure['comparison'] = 'at-least'): Given => ({ value, unit: 'person', comparison });
  const within = (value: number, unit: Figure['unit']): Given => ({ value, unit, comparison: 'at-most' });
  const least = (value: number, unit: Figure['unit']): Given => ({ value, unit, comparison: 'at-least' });
  const figures: [string, Given][] = [
    ['pipl@2021:28', under(14)],
    ['pipl@2021:31', under(14)],
    ['pipl@2021:56', least(3, 'year')],
    ['ndsmr@2024:10', within(24, 'hour')],
    ['ndsmr@2024:12', least(3, 'year')],
    ['ndsmr@2024:21', under(14)],
    ['ndsmr@2024:22', under(14)],
    ['ndsmr@2024:28', persons(10 * M)],
    ['ndsmr@2024:62', persons(50 * M)],
    ['ndsmr@2024:62', persons(10 * M)],
    ['csl@2016:21', least(6, 'month')],
    ['csl@2025:23', least(6, 'month')],
    ['csl@2016:38', least(1, 'per-year')],
    ['csl@2025:40', least(1, 'per-year')],
    ['audit-measures-2025@2025:4', persons(10 * M, 'more-than')],
    ['audit-measures-2025@2025:5', persons(M)],
    ['audit-measures-2025@2025:5', persons(100 * K)],
    ['audit-measures-2025@2025:11', within(15, 'working-day')],
    ['audit-measures-2025@2025:12', persons(M)],
    ['cross-border-provisions-2024@2024:5', persons(100 * K, 'less-than')],
    ['cross-border-provisions-2024@2024:7', persons(M)],
    ['cross-border-provisions-2024@2024:7', persons(10 * K)],
    ['cross-border-provisions-2024@2024:8', persons(100 * K)],
    ['cross-border-provisions-2024@2024:8', persons(M, 'less-than')],
    ['cross-border-provisions-2024@2024:8', persons(10 * K, 'less-than')],
    ['cross-border-provisions-2024@2024:9', { value: 3, unit: 'year' }],
    ['scc-measures-2023@2023:4', persons(M, 'less-than')],
    ['scc-measures-2023@2023:4', persons(100 * K, 'less-than')],
    ['scc-measures-2023@2023:4', persons(10 * K, 'less-than')],
    ['scc-measures-2023@2023:7', within(10, 'working-day')],
    ['scc-measures-2023@2023:13', within(6, 'month')],
    ['export-assessment-measures-2022@2022:4', persons(M)],
    ['export-assessment-measures-2022@2022:7', within(5, 'working-day')],
    ['export-assessment-measures-2022@2022:7', within(7, 'working-day')],
    ['export-assessment-measures-2022@2022:12', within(45, 'working-day')],
    ['export-assessment-measures-2022@2022:13', within(15, 'working-day')],
    ['export-assessment-measures-2022@2022:14', { value: 2, unit: 'year' }],
    ['facial-recognition-2025@2025:7', under(14)],
    ['facial-recognition-2025@2025:9', least(3, 'year')],
    ['facial-recognition-2025@2025:15', persons(100 * K)],
    ['facial-recognition-2025@2025:15', within(30, 'working-day')],
    ['algorithm-provisions-2022@2021:24', within(10, 'working-day')],
    ['algorithm-provisions-2022@2021:24', within(20, 'working-day')],
    ['algorithm-provisions-2022@2021:25', within(30, 'working-day')],
    ['incident-reporting-2025@2025:4', within(1, 'hour')],
    ['incident-reporting-2025@2025:4', within(2, 'hour')],
    ['incident-reporting-2025@2025:4', within(4, 'hour')],
    ['incident-reporting-2025@2025:8', within(30, 'day')],
    ['ai-labelling-2025@2025:9', least(6, 'month')],
    ['ecommerce-law@2018:31', least(3, 'year')],
    ['ecommerce-law@2018:34', least(7, 'day')],
    ['consumer-law@2013:46', within(7, 'working-day')],
    ['admin-penalty-law@2021:36', within(2, 'year')],
    ['admin-penalty-law@2021:36', within(5, 'year')],
    ['ciip-regs-2021@2021:11', within(3, 'month')],
    ['ciip-regs-2021@2021:17', least(1, 'per-year')],
  ];
  for (const [target, given] of figures) {
    it(`${target}: ${given.comparison ?? 'exactly'} ${given.value} ${given.unit}`, () => {
      const { version, article } = parseReference(target)!;
      const list = knowledge.article(version!, article!)?.figures ?? [];
      const found = list.find((f) => f.value === given.value && f.unit === given.unit && f.comparison === (given.comparison ?? 'exactly'));
      assert.ok(found, JSON.stringify(list));
      says(target, [figure(found, 'en')], [figure(found, 'zh')]);
    });
  }

  const stated: [string, string[], string[]][] = [
    ['ndsmr@2024:33', ['year'], ['每年']],
    ['ndsmr@2024:44', ['year'], ['每年']],
    ['audit-measures-2025@2025:4', ['2 years'], ['2年']],
    ['cross-border-provisions-2024@2024:9', ['60 working days'], ['60个工作日']],
    ['minors-regs@2023:37', ['year'], ['每年']],
    ['minors-regs@2023:53', ['CNY 50,000–500,000'], ['5万–50万元']],
    ['minors-regs@2023:54', ['CNY 1,000,000 (1 million)', 'CNY 50,000,000 (50 million)', '5 %'], ['100万元以下', '5000万元以下', '5%']],
    ['minors-regs@2023:56', ['CNY 100,000–1,000,000', '1–10 times'], ['10万–100万元', '1–10倍']],
    ['minors-regs@2023:57', ['5 years'], ['5年']],
  ];
  for (const [target, en, zh] of stated) it(`${target}: ${en.join(', ')}`, () => says(target, en, zh));
});

describe('facts: who, what and where', () => {
  /** Article, what its duties or summary turn on. */
  const stated: [string, RegExp, RegExp][] = [
    ['pipl:13', /consent/i, /同意/],
    ['pipl:15', /withdraw/i, /撤回/],
    ['pipl:17', /before/i, /处理(?:个人信息)?之?前/],
    ['pipl:21', /entrust/i, /委托/],
    ['pipl:22', /merg/i, /合并/],
    ['pipl:23', /separate consent/i, /单独同意/],
    ['pipl:24', /automated/i, /自动化决策/],
    ['pipl:25', /separate consent/i, /单独同意/],
    ['pipl:29', /separate consent/i, /单独同意/],
    ['pipl:31', /parent|guardian/i, /监护人/],
    ['pipl:38', /security assessment/i, /安全评估/],
    ['pipl:39', /separate consent/i, /单独同意/],
    ['pipl:44', /restrict/i, /限制/],
    ['pipl:45', /cop(?:y|ies)/i, /复制/],
    ['pipl:46', /correct/i, /更正/],
    ['pipl:47', /delet/i, /删除/],
    ['pipl:48', /expla/i, /解释/],
    ['pipl:49', /relative/i, /近亲属/],
    ['pipl:52', /officer|person in charge/i, /负责人/],
    ['pipl:55', /impact assessment/i, /影响评估/],
    ['pipl:57', /notif/i, /通知/],
    ['dsl:21', /important data/i, /重要数据/],
    ['dsl:27', /training|management system/i, /管理制度/],
    ['dsl:30', /risk assessment/i, /风险评估/],
    ['dsl:31', /export|abroad/i, /出境|境外/],
    ['dsl:36', /foreign/i, /外国/],
    ['ndsmr:21', /retention|period/i, /保存期限/],
    ['ndsmr:23', /cancel/i, /注销/],
    ['ndsmr:25', /transfer/i, /转移/],
    ['ndsmr:42', /personali[sz]ed|push/i, /个性化推荐/],
    ['civil-code:1034', /personal information/i, /个人信息/],
    ['ecommerce-law:24', /cancel/i, /注销/],
  ];
  for (const [target, en, zh] of stated)
    it(target, () => {
      assert.match(shown(target, 'en'), en);
      assert.match(shown(target, 'zh'), zh);
    });

  /** CSL 2016 → 2025 (the amendment of 2025-10-28 inserted articles 3 and 20, among others). */
  const moved: [string, string[]][] = [
    ['3', ['4']],
    ['14', ['15']],
    ['19', ['21']],
    ['21', ['23']],
    ['22', ['24']],
    ['25', ['27']],
    ['37', ['39']],
    ['41', ['43']],
    ['42', ['44']],
    ['43', ['45']],
    ['44', ['46']],
    ['47', ['49']],
    ['59', ['61']],
    ['60', ['62']],
    ['61', ['64']],
    ['65', ['67']],
    ['68', ['69']],
    ['69', ['70']],
    ['79', ['81']],
  ];
  for (const [from, to] of moved)
    it(`CSL ${from} of 2016 is ${to.join(', ')} of 2025`, () =>
      assert.deepEqual(
        knowledge.successorsOf('csl@2016', from).map((s) => s.article),
        to,
      ));

  it('Article 59 of the CSL in a document of 2023 and in one of 2026', () => {
    says('csl:59', ['(2016) Article 59', 'CNY 10,000–100,000', '61'], ['（2016年）第五十九条', '1万–10万元', '第六十一条'], '2023-11-23');
    assert.ok(shown('csl:59', 'en', TODAY).includes('(2025) Article 59'));
    assert.ok(!shown('csl:59', 'en', TODAY).includes('CNY 10,000–100,000'));
  });
});

describe('facts: the developments of October 2023', () => {
  const items: [number, string[], string[]][] = [
    [1, ['24 October 2023', 'State Council'], ['2023年10月24日', '国务院', '每年']],
    [2, ['9 October 2023', 'MIIT', '10 working days', 'once a year'], ['2023年10月9日', '10个工作日']],
    [3, ['24 October 2023', '22 November 2023'], ['2023年10月24日', '2023年11月22日']],
    [4, ['18 October 2023', 'Beijing', '13'], ['2023年10月18日', '北京', '13']],
    [5, ['19 October 2023', 'Shanghai'], ['2023年10月19日', '上海']],
    [6, ['8 October 2023', 'Guizhou'], ['2023年10月8日', '贵州']],
    [7, ['24 October 2023', '22'], ['2023年10月24日', '22']],
    [8, ['18 October 2023', 'Shanxi'], ['2023年10月18日', '山西']],
    [9, ['30 October 2023', 'Beijing', 'CNY 50,000', 'CNY 10,000'], ['2023年10月30日', '北京', '5万元', '1万元']],
    [10, ['11 October 2023', 'Shanghai', 'CNY 80,000', 'CNY 10,000'], ['2023年10月11日', '上海', '8万元', '1万元']],
    [11, ['October 2023', 'Tianjin', 'CNY 3,000,000 (3 million)'], ['2023年10月', '天津', '300万元']],
    [12, ['31 October 2023', 'Guangdong'], ['2023年10月31日', '广东']],
    [
      13,
      ['16 October 2023', 'Xinjiang', '24', 'CNY 300,000', '700,000', '1,000,000'],
      ['2023年10月16日', '新疆', '24', '30万', '70万', '100万'],
    ],
    [14, ['October 2023', 'Gansu', '10,000'], ['2023年10月', '甘肃', '1万元']],
    [15, ['6 October 2023', 'Ningxia'], ['2023年10月6日', '宁夏']],
    [16, ['October 2023', 'Guangdong', 'Sichuan', 'Zhejiang'], ['2023年10月', '广东', '四川', '浙江']],
    [17, ['25 October 2023', 'National Data'], ['2023年10月25日', '国家数据局']],
    [18, ['10 October 2023', '11 October 2023', 'Ministry of Public Security'], ['2023年10月10日', '2023年10月11日', '公安部']],
    [19, ['25 October 2023', 'Hebei'], ['2023年10月25日', '河北']],
    [20, ['19 October 2023', 'Shanghai Stock Exchange', 'Shanghai Data Exchange'], ['2023年10月19日', '上海证券交易所', '上海数据交易所']],
    [21, ['24 October 2023', 'Shanghai'], ['2023年10月24日', '上海']],
    [22, ['24 October 2023', 'Shanghai', '3'], ['2023年10月24日', '上海', '3']],
    [23, ['9 October 2023', 'Zhejiang'], ['2023年10月9日', '浙江']],
  ];
  for (const [n, en, zh] of items) it(`item ${n}`, () => says(`item:${n}`, en, zh));

  const categories = {
    legislative: [1, 2, 3, 4, 5, 6],
    enforcement: [7, 8, 9, 10, 11, 12, 13, 14, 15, 16],
    industry: [17, 18, 19, 20, 21, 22, 23],
  };
  for (const [category, numbers] of Object.entries(categories))
    it(`${category}: ${numbers[0]} to ${numbers.at(-1)}`, () =>
      assert.deepEqual(
        numbers.map((n) => knowledge.developmentByNumber(n)?.category),
        numbers.map(() => category),
      ));

  it('what became of the drafts', () => {
    says('item:1', ['1 January 2024'], ['2024年1月1日']);
    says('item:2', ['1 June 2024'], ['2024年6月1日']);
    says('item:3', ['11 April 2024'], ['2024年4月11日']);
  });
});
