/** Figures as lawyers write them, and the figures of our own summaries as claims about the law. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { figuresIn, numberOf, sameFigure } from '../../server/src/knowledge/figures.js';
import { articleName, inNotationOf, lawName } from '../../server/src/knowledge/format.js';
import { fold } from '../../server/src/markdown/normalise.js';
import { rule } from '../../server/src/rules/wrong-figure/rule.js';
import { analyser, TODAY } from '../helpers/knowledge.js';

/** `cny 50000000 upper`, one for each figure. */
const read = (text: string): string[] =>
  figuresIn(fold(text)).map((f) => [f.unit ?? f.dimension, f.date ?? f.value, f.bound].filter((x) => x !== undefined).join(' '));

describe('figures', () => {
  const cases: [string, string[]][] = [
    ['up to CNY 50 million or 5% of turnover', ['cny 50000000 upper', 'percent 5']],
    ['处五千万元以下或者上一年度营业额百分之五以下罚款', ['cny 50000000 upper', 'percent 5 upper']],
    ['罚款伍佰万元', ['cny 5000000']],
    ['RMB 50,000,000; ￥1,000,000; 1.5亿元; 5000万元', ['cny 50000000', 'cny 1000000', 'cny 150000000', 'cny 50000000']],
    ['十万元以上一百万元以下', ['cny 100000 lower', 'cny 1000000 upper']],
    ['CNY 50,000 to 500,000', ['cny 50000 lower', 'cny 500000 upper']],
    ['RMB 2 to 10 million', ['cny 2000000 lower', 'cny 10000000 upper']],
    ['1万至10万元', ['cny 10000 lower', 'cny 100000 upper']],
    ['five per cent', ['percent 5']],
    ['１５个工作日内', ['working-day 15 upper']],
    ['within fifteen (15) working days', ['working-day 15 upper']],
    ['a three-year period; not less than 36 months', ['year 3', 'month 36 lower']],
    ['半小时内报告，72小时', ['hour 0.5 upper', 'hour 72']],
    ['minors under the age of fourteen', ['age 14']],
    ['children under 14, aged 14, 不满十四周岁', ['age 14 upper', 'age 14', 'age 14 upper']],
    ['100万人以上; 1 million individuals', ['people 1000000 lower', 'people 1000000']],
    ['whoever is younger than 16, sixty is younger than that', ['age 16']],
    ['5月6日起10个工作日内，五月六日、3月1日前；12个月', ['working-day 10 upper', 'month 12']],
    ['一倍以上十倍以下; one to ten times the gains', ['times 1 lower', 'times 10 upper', 'times 1 lower', 'times 10 upper']],
    ['每两年至少开展一次; at least once every two years; annually', ['frequency 24', 'frequency 24', 'frequency 12']],
    ['1 November 2021, November 1, 2021, 2021-11-01', ['date 2021-11-01', 'date 2021-11-01', 'date 2021-11-01']],
    ['二〇二一年十一月一日; 2021年11月', ['date 2021-11-01', 'date 2021-11']],
    ['has 74 articles; 共七十四条; Decree No. 790', ['articles 74', 'articles 74', 'decree 790']],
    ['Article 66(1), 第六十六条, （二）个人信息, GB/T 35273, three cases', []],
  ];
  for (const [text, expected] of cases) it(text, () => assert.deepEqual(read(text), expected));

  it('24 hours are a day and twelve months a year; working days are not days', () => {
    const time = (value: number, unit: 'hour' | 'day' | 'working-day' | 'month' | 'year') => ({ dimension: 'time' as const, value, unit });
    assert.ok(sameFigure(time(24, 'hour'), time(1, 'day')));
    assert.ok(sameFigure(time(36, 'month'), time(3, 'year')));
    assert.ok(!sameFigure(time(15, 'day'), time(15, 'working-day')));
    assert.ok(!sameFigure(time(24, 'month'), time(3, 'year')));
  });

  it('a number is written in the notation of another', () => {
    for (const [written, value, expected] of [
      ['20 million', 50e6, '50 million'],
      ['20,000,000', 50e6, '50,000,000'],
      ['两千万', 50e6, '五千万'],
      ['2000万', 50e6, '5000万'],
      ['16', 14, '14'],
      ['十六', 14, '十四'],
    ] as const) {
      assert.equal(inNotationOf(written, value), expected);
      assert.equal(numberOf(expected), value);
    }
  });

  it('lie in the text, in order, on any input', () => {
    const piece = fc.constantFrom(
      '1',
      '五',
      '万',
      ',',
      '.',
      '元',
      'CNY ',
      ' million',
      '%',
      '年',
      '2021',
      '日',
      '-',
      ' to ',
      '以上',
      'under ',
      '(',
      ')',
      '\ud83d\ude00',
      'ten ',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        const text = pieces.join('');
        let last = 0;
        for (const f of figuresIn(text)) {
          assert.ok(f.from >= last && f.from < f.to && f.to <= text.length && f.number.from >= f.from && f.number.to <= f.to);
          last = f.from;
        }
      }),
    );
  });
});

describe('wrong-figure on our own summaries', () => {
  const { knowledge } = analyser;
  const found = (text: string, asOf: string) => [
    ...rule.check({
      document: analyser.open(text, { today: TODAY, override: { kind: 'other', asOf } }),
      knowledge,
      options: { requireReason: false, language: 'en' },
      rules: [],
    }),
  ];
  for (const id of ['pipl@2021', 'dsl@2021', 'csl@2016', 'csl@2025', 'ndsmr@2024', 'minors-regs@2023'])
    it(id, () => {
      const version = knowledge.version(id)!;
      const law = knowledge.lawOf(id)!;
      const asOf = version.ended ?? TODAY;
      let changed = 0;
      let told = 0;
      for (const article of knowledge.articlesOf(id))
        for (const language of ['en', 'zh'] as const) {
          const lead =
            language === 'en'
              ? `${articleName(article.number, 'en')} of the ${lawName(law, 'en')} provides: `
              : `《${lawName(law, 'zh')}》${articleName(article.number, 'zh')}规定：`;
          const text = lead + article.summary![language];
          assert.deepEqual(
            found(text, asOf).map((f) => text.slice(f.from, f.to)),
            [],
            text,
          );
          // The same with one amount or percentage trebled: told.
          for (const f of figuresIn(text.replace(/[–—]/g, '-'))) {
            if (f.dimension !== 'cny' && f.dimension !== 'percent') continue;
            const other = inNotationOf(text.slice(f.number.from, f.number.to), f.value * 3);
            if (!other) continue;
            changed++;
            if (found(text.slice(0, f.number.from) + other + text.slice(f.number.to), asOf).length) told++;
          }
        }
      assert.ok(told >= changed * 0.85, `${told} of ${changed} told`);
    });
});
