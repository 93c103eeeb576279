/** Figures, dates, articles and citations as lawyers read them, in both languages. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { figureDifferences } from '../../server/src/knowledge/check.js';
import { referenceName } from '../../server/src/knowledge/describe.js';
import { articleName, citation, date, figure, money, moneyRange } from '../../server/src/knowledge/format.js';
import { readNumber, writeChinese } from '../../server/src/knowledge/numerals.js';
import { baseArticle, compareArticles, parseReference } from '../../server/src/knowledge/reference.js';
import { Figure, Law } from '../../server/src/knowledge/schema.js';
import { readQuery } from '../../server/src/knowledge/search.js';
import { knowledge } from '../helpers/pack.js';

describe('Chinese numerals', () => {
  const table: [number, string][] = [
    [0, '零'],
    [1, '一'],
    [9, '九'],
    [10, '十'],
    [11, '十一'],
    [17, '十七'],
    [20, '二十'],
    [66, '六十六'],
    [99, '九十九'],
    [100, '一百'],
    [101, '一百零一'],
    [105, '一百零五'],
    [110, '一百一十'],
    [111, '一百一十一'],
    [120, '一百二十'],
    [253, '二百五十三'],
    [287, '二百八十七'],
    [1000, '一千'],
    [1001, '一千零一'],
    [1010, '一千零一十'],
    [1032, '一千零三十二'],
    [1100, '一千一百'],
    [1260, '一千二百六十'],
    [9999, '九千九百九十九'],
  ];
  for (const [n, text] of table) it(`${n} is ${text}`, () => assert.equal(writeChinese(n), text));

  it('are read as they are written, from 1 to 9999', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9999 }), (n) => readNumber(writeChinese(n)) === n),
      { numRuns: 3000 },
    );
  });

  it('are read in other ways of writing, too', () => {
    assert.equal(readNumber('17'), 17);
    assert.equal(readNumber('一七'), 17);
    assert.equal(readNumber('六六'), 66);
    assert.equal(readNumber('一〇五'), 105);
    assert.equal(readNumber('两百'), 200);
    assert.equal(readNumber('一百〇五'), 105);
    for (const none of ['', '甲', '第十七', '17条', '123456', '十七条']) assert.equal(readNumber(none), undefined, none);
  });
});

describe('articles', () => {
  const names: [string, string, string][] = [
    ['17', 'Article 17', '第十七条'],
    ['17(1)', 'Article 17(1)', '第十七条第一款'],
    ['17(1)(2)', 'Article 17(1)(2)', '第十七条第一款第（二）项'],
    ['253-1', 'Article 253-1', '第二百五十三条之一'],
    ['287-2(1)', 'Article 287-2(1)', '第二百八十七条之二第一款'],
    ['1034', 'Article 1034', '第一千零三十四条'],
    ['66(2)', 'Article 66(2)', '第六十六条第二款'],
  ];
  for (const [article, en, zh] of names)
    it(article, () => assert.deepEqual([articleName(article, 'en'), articleName(article, 'zh')], [en, zh]));

  it('what has items and no paragraphs is cited by item', () => {
    assert.equal(articleName('2(1)', 'zh', { itemsOnly: true }), '第二条第1项');
    assert.equal(articleName('2', 'zh', { itemsOnly: true }), '第二条');
    assert.equal(
      referenceName(knowledge, 'app-violation-methods-2019:2(1)', 'zh'),
      '《App违法违规收集使用个人信息行为认定方法》第二条第1项',
    );
  });
  it('a clause of a standard keeps its number', () => assert.equal(articleName('5.4', 'zh'), '5.4'));

  it('sort by number', () => {
    const sorted = ['9', '10', '17', '17(1)', '17(1)(2)', '17(2)', '253', '253-1', '254'];
    fc.assert(
      fc.property(fc.shuffledSubarray(sorted, { minLength: sorted.length }), (shuffled) => {
        assert.deepEqual([...shuffled].sort(compareArticles), sorted);
      }),
    );
  });

  it('are found under their base', () => {
    assert.equal(baseArticle('17(1)(2)'), '17');
    assert.equal(baseArticle('253-1(2)'), '253-1');
    assert.equal(baseArticle('5.4'), '5.4');
  });

  it('references are read', () => {
    assert.deepEqual(parseReference('pipl'), { law: 'pipl' });
    assert.deepEqual(parseReference('csl@2016'), { law: 'csl', version: 'csl@2016' });
    assert.deepEqual(parseReference('pipl:17(1)(2)'), { law: 'pipl', article: '17(1)(2)' });
    assert.deepEqual(parseReference('miit-risk-assessment@2023-draft:5'), {
      law: 'miit-risk-assessment',
      version: 'miit-risk-assessment@2023-draft',
      article: '5',
    });
    assert.deepEqual(parseReference('criminal-law:253-1'), { law: 'criminal-law', article: '253-1' });
    for (const none of ['', 'PIPL', 'pipl:', 'pipl@16', 'pipl:x', 'item:9:1', ' pipl', 'pipl:17(', '-pipl'])
      assert.equal(parseReference(none), undefined, none);
  });
});

describe('money', () => {
  const amounts: [number, string, string][] = [
    [1_000, 'CNY 1,000', '1000元'],
    [10_000, 'CNY 10,000', '1万元'],
    [50_000, 'CNY 50,000', '5万元'],
    [100_000, 'CNY 100,000', '10万元'],
    [1_000_000, 'CNY 1,000,000 (1 million)', '100万元'],
    [1_500_000, 'CNY 1,500,000 (1.5 million)', '150万元'],
    [10_000_000, 'CNY 10,000,000 (10 million)', '1000万元'],
    [50_000_000, 'CNY 50,000,000 (50 million)', '5000万元'],
    [100_000_000, 'CNY 100,000,000 (100 million)', '1亿元'],
    [1_234_567, 'CNY 1,234,567', '1234567元'],
    [8_026_000_000, 'CNY 8,026,000,000', '80.26亿元'],
    [1_000_000_000, 'CNY 1,000,000,000 (1 billion)', '10亿元'],
  ];
  for (const [n, en, zh] of amounts)
    it(`${n}`, () => {
      assert.ok(money(n, 'en').startsWith(en), money(n, 'en'));
      assert.equal(money(n, 'zh'), zh);
    });

  const ranges: [number | undefined, number | undefined, string, string][] = [
    [10_000, 100_000, 'CNY 10,000–100,000', '1万–10万元'],
    [100_000, 1_000_000, 'CNY 100,000–1,000,000', '10万–100万元'],
    [1_000_000, 10_000_000, 'CNY 1,000,000–10,000,000 (1–10 million)', '100万–1000万元'],
    [5_000, 50_000, 'CNY 5,000–50,000', '5000元–5万元'],
    [undefined, 1_000_000, 'up to CNY 1,000,000 (1 million)', '100万元以下'],
    [0, 50_000_000, 'up to CNY 50,000,000 (50 million)', '5000万元以下'],
    [10_000, undefined, 'CNY 10,000 or more', '1万元以上'],
    [undefined, undefined, '', ''],
  ];
  for (const [from, to, en, zh] of ranges)
    it(`${from}–${to}`, () => assert.deepEqual([moneyRange(from, to, 'en'), moneyRange(from, to, 'zh')], [en, zh]));

  it('keeps every digit, in both languages', () => {
    const cny = fc.integer({ min: 1, max: 20_000_000_000 });
    fc.assert(
      fc.property(cny, (n) => {
        assert.equal(Number(/^CNY ([\d,]+)/.exec(money(n, 'en'))![1]!.replaceAll(',', '')), n);
        const [, digits, unit] = /^([\d.]+)(亿|万)?元$/.exec(money(n, 'zh'))!;
        assert.equal(Math.round(Number(digits) * (unit === '亿' ? 1e8 : unit === '万' ? 1e4 : 1)), n);
      }),
    );
  });
});

describe('dates', () => {
  const days: [string, string, string][] = [
    ['2023-10-24', '24 October 2023', '2023年10月24日'],
    ['2021-11-01', '1 November 2021', '2021年11月1日'],
    ['2026-01-01', '1 January 2026', '2026年1月1日'],
  ];
  for (const [iso, en, zh] of days) it(iso, () => assert.deepEqual([date(iso, 'en'), date(iso, 'zh')], [en, zh]));
  it('to the month', () =>
    assert.deepEqual([date('2023-10-01', 'en', 'month'), date('2023-10-01', 'zh', 'month')], ['October 2023', '2023年10月']));
});

describe('figures', () => {
  const of = { en: 'x', zh: '甲' };
  const table: [object, string, string][] = [
    [{ kind: 'deadline', value: 10, unit: 'working-day' }, '10 working days', '10个工作日'],
    [{ kind: 'deadline', value: 1, unit: 'hour' }, '1 hour', '1小时'],
    [{ kind: 'deadline', comparison: 'at-most', value: 15, unit: 'working-day' }, 'at most 15 working days', '不超过15个工作日'],
    [{ kind: 'age', comparison: 'less-than', value: 14, unit: 'years-of-age' }, 'less than 14 years of age', '不满14周岁'],
    [{ kind: 'threshold', comparison: 'at-least', value: 1_000_000, unit: 'person' }, 'at least 1,000,000 persons', '100万人以上'],
    [{ kind: 'threshold', value: 100_000, to: 1_000_000, unit: 'person' }, '100,000–1,000,000 persons', '10万–100万人'],
    [{ kind: 'period', comparison: 'at-least', value: 6, unit: 'month' }, 'at least 6 months', '6个月以上'],
    [{ kind: 'percentage', comparison: 'at-most', value: 5, unit: 'percent' }, 'at most 5 %', '不超过5%'],
    [{ kind: 'amount', comparison: 'at-most', value: 50_000_000, unit: 'cny' }, 'at most CNY 50,000,000 (50 million)', '不超过5000万元'],
    [{ kind: 'date', date: '2026-01-01' }, '1 January 2026', '2026年1月1日'],
    [{ kind: 'count', value: 3 }, '3', '3'],
    [{ kind: 'frequency', comparison: 'at-least', value: 1, unit: 'per-year' }, 'at least 1 time a year', '每年1次以上'],
    [{ kind: 'frequency', comparison: 'at-least', value: 1, unit: 'times' }, 'at least 1 time', '1次以上'],
    [{ kind: 'amount', comparison: 'at-most', value: 2, unit: 'times' }, 'at most 2 times', '不超过2倍'],
  ];
  for (const [value, en, zh] of table)
    it(en, () => {
      const f = Figure.parse({ ...value, of });
      assert.deepEqual([figure(f, 'en'), figure(f, 'zh')], [en, zh]);
    });
});

describe('citations', () => {
  const source = { kind: 'official-text', title: { en: 's', zh: '源' } };
  const law = Law.parse({
    id: 'toy',
    titles: { en: 'Toy Safety Law', zh: '玩具安全法' },
    short: { en: 'TSL', zh: '玩安法' },
    issuer: { en: 'i', zh: '机关' },
    level: 'law',
    versions: [
      { id: 'toy@2016', verified: true, source },
      { id: 'toy@2025', verified: true, source },
      { id: 'toy@2030-draft', status: 'draft', verified: true, source, titles: { en: 'Toy Safety Law (revision)', zh: '玩具安全法修订' } },
    ],
  });
  const [old, now, draft] = law.versions;
  it('short', () =>
    assert.deepEqual(
      [citation(law, '17(1)', 'en', 'short'), citation(law, '17(1)', 'zh', 'short')],
      ['Article 17(1) of the TSL', '《玩具安全法》第十七条第一款'],
    ));
  it('full', () =>
    assert.deepEqual(
      [citation(law, '17', 'en', 'full'), citation(law, '17', 'zh', 'full')],
      ['Article 17 of the Toy Safety Law', '《玩具安全法》第十七条'],
    ));
  it('without an article', () =>
    assert.deepEqual(
      [citation(law, undefined, 'en', 'full'), citation(law, undefined, 'zh', 'short')],
      ['Toy Safety Law', '《玩具安全法》'],
    ));
  it('the current version is not named', () =>
    assert.equal(citation(law, '1', 'en', 'short', { named: now!, current: true }), 'Article 1 of the TSL'));
  it('another is', () =>
    assert.deepEqual(
      [
        citation(law, '1', 'en', 'short', { named: old!, current: false }),
        citation(law, '1', 'zh', 'short', { named: old!, current: false }),
      ],
      ['Article 1 of the TSL (2016)', '《玩具安全法（2016年）》第一条'],
    ));
  it('a draft is called one', () =>
    assert.deepEqual(
      [
        citation(law, undefined, 'en', 'full', { named: draft!, current: false }),
        citation(law, undefined, 'zh', 'full', { named: draft!, current: false }),
      ],
      ['draft Toy Safety Law (revision)', '《玩具安全法修订（征求意见稿）》'],
    ));
});

describe('figures in two languages', () => {
  it('agree in any notation', () => {
    assert.deepEqual(figureDifferences({ en: 'up to CNY 50 million or 10 working days', zh: '5000万元以下，10个工作日' }), []);
    assert.deepEqual(figureDifferences({ en: 'CNY 1,000,000 and 1.5 billion', zh: '100万元、15亿元' }), []);
    assert.deepEqual(figureDifferences({ en: 'in three cases', zh: '3种情形' }), []);
  });
  it('and are told where they do not', () => {
    assert.equal(figureDifferences({ en: 'within 15 days', zh: '30日内' }).length, 2);
    assert.equal(figureDifferences({ en: 'up to CNY 10 million', zh: '100万元以下' }).length, 2);
  });
});

describe('queries', () => {
  const table: [string, string, string | undefined][] = [
    ['pipl 66', 'pipl', '66'],
    ['PIPL:66', 'pipl', '66'],
    ['个保法66', '个保法', '66'],
    ['个保法第六十六条', '个保法', '66'],
    ['第六十六条', '', '66'],
    ['第66条', '', '66'],
    ['数安法四十五', '数安法', '45'],
    ['Art 45 DSL', 'dsl', '45'],
    ['Art. 45 of the DSL', 'dsl', '45'],
    ['article 17', '', '17'],
    ['§ 17 PIPL', 'pipl', '17'],
    ['刑法第二百五十三条之一', '刑法', '253-1'],
    ['criminal law 253-1', 'criminal law', '253-1'],
    ['66 pipl', 'pipl', '66'],
    ['pipl', 'pipl', undefined],
    ['撤回同意', '撤回同意', undefined],
    ['第１７条', '', '17'],
  ];
  for (const [query, rest, article] of table)
    it(query, () => {
      const read = readQuery(query);
      assert.deepEqual([read.rest, read.article], [rest, article]);
    });
});
