/** The figures that an article states, each with what it is for: from the structured data, then from the words of its summary and its duties. */

import { memoize } from '../util/memoize.js';
import { onWhom, tierName } from './describe.js';
import { type Dimension, figuresIn, sameFigure, type TimeUnit } from './figures.js';
import { date, figure, money, moneyRange } from './format.js';
import type { KnowledgeBase, KnownArticle } from './knowledge.js';
import { baseArticle, parseReference } from './reference.js';
import type { Bilingual, Figure, Penalty } from './schema.js';

export interface StatedFigure {
  readonly dimension: Dimension;
  readonly value: number;
  readonly unit?: TimeUnit;
  readonly date?: string;
  /** Which end of a scale it is; undefined for both. */
  readonly bound?: 'upper' | 'lower';
  /** `words`: read from the summary, without a role of its own. */
  readonly from: 'penalty' | 'figure' | 'words';
  readonly article: string;
  readonly penalty?: Penalty;
  readonly figure?: Figure;
  /** As a message shows it, the whole range of a penalty: "CNY 10,000–100,000 (person in charge)". */
  readonly shown: Bilingual;
}

const UNIT: Partial<Record<NonNullable<Figure['unit']>, { dimension: Dimension; unit?: TimeUnit }>> = {
  hour: { dimension: 'time', unit: 'hour' },
  day: { dimension: 'time', unit: 'day' },
  'working-day': { dimension: 'time', unit: 'working-day' },
  month: { dimension: 'time', unit: 'month' },
  year: { dimension: 'time', unit: 'year' },
  'years-of-age': { dimension: 'age' },
  person: { dimension: 'people' },
  cny: { dimension: 'cny' },
  percent: { dimension: 'percent' },
};
const BOUND: Record<Figure['comparison'], 'upper' | 'lower' | undefined> = {
  exactly: undefined,
  'at-least': 'lower',
  'more-than': 'lower',
  'at-most': 'upper',
  'less-than': 'upper',
};

/** Every figure of an article. */
export const statedBy = memoize((article: KnownArticle): readonly StatedFigure[] => {
  const structured = [
    ...article.penalties.flatMap((p) => ofPenalty(p, article.number)),
    ...article.figures.flatMap((f) => ofFigure(f, article.number)),
  ];
  return [...structured, ...inWords(article, structured)];
});

/** The articles that say what breaking one costs, in the versions of a day. */
export function punishing(knowledge: KnowledgeBase, article: KnownArticle, day: string): KnownArticle[] {
  return article.punishedBy.flatMap((text) => {
    const reference = parseReference(/^\d/.test(text) ? `${article.law}:${text}` : text);
    const version = /^\d/.test(text) ? article.version : reference && knowledge.versionFor(reference, day)?.id;
    const found = version && reference?.article ? knowledge.article(version, baseArticle(reference.article)) : undefined;
    return found ? [found] : [];
  });
}

function ofPenalty(penalty: Penalty, article: string): StatedFigure[] {
  const out: StatedFigure[] = [];
  const label = (text: Bilingual): Bilingual => ({
    en: `${text.en} (${onWhom(penalty.on, 'en')}${penalty.tier === 'ordinary' ? '' : `, ${tierName(penalty.tier, 'en')}`})`,
    zh: `${text.zh}（${onWhom(penalty.on, 'zh')}${penalty.tier === 'ordinary' ? '' : `，${tierName(penalty.tier, 'zh')}`}）`,
  });
  const add = (dimension: Dimension, range: { from?: number | undefined; to?: number | undefined }, text: Bilingual, unit?: TimeUnit) => {
    for (const [value, bound] of [
      [range.from, 'lower'],
      [range.to, 'upper'],
    ] as const)
      if (value !== undefined)
        out.push({ dimension, value, bound, from: 'penalty', article, penalty, shown: label(text), ...(unit ? { unit } : {}) });
  };
  const { fine, term } = penalty;
  if (fine) {
    add('cny', fine, { en: moneyRange(fine.from, fine.to, 'en'), zh: moneyRange(fine.from, fine.to, 'zh') });
    if (fine.turnoverPercent !== undefined)
      add('percent', { to: fine.turnoverPercent }, { en: `${fine.turnoverPercent}% of turnover`, zh: `营业额${fine.turnoverPercent}%` });
    if (fine.times) {
      const range = fine.times.from === undefined ? `${fine.times.to}` : `${fine.times.from}–${fine.times.to}`;
      add('times', fine.times, { en: `${range} times`, zh: `${range}倍` });
    }
  }
  if (term) {
    const unit = { day: { en: 'days', zh: '日' }, month: { en: 'months', zh: '个月' }, year: { en: 'years', zh: '年' } }[term.unit];
    const range = [term.from, term.to].filter((n) => n !== undefined).join('–');
    add('time', term, { en: `${range} ${unit.en}`, zh: `${range}${unit.zh}` }, term.unit);
  }
  return out;
}

function ofFigure(f: Figure, article: string): StatedFigure[] {
  const shown = { en: `${figure(f, 'en')} (${f.of.en})`, zh: `${figure(f, 'zh')}（${f.of.zh}）` };
  if (f.date)
    return [
      {
        dimension: 'date',
        value: 0,
        date: f.date,
        from: 'figure',
        article,
        figure: f,
        shown: { en: date(f.date, 'en'), zh: date(f.date, 'zh') },
      },
    ];
  if (f.value === undefined) return [];
  if (f.kind === 'frequency') {
    const months =
      f.unit === 'year'
        ? f.value * 12
        : f.unit === 'month'
          ? f.value
          : f.unit === 'per-year' || f.unit === undefined
            ? 12 / f.value
            : undefined;
    return months === undefined ? [] : [{ dimension: 'frequency', value: months, from: 'figure', article, figure: f, shown }];
  }
  const unit =
    f.unit === 'times' && (f.kind === 'count' || f.kind === 'threshold')
      ? { dimension: 'count' as const }
      : f.kind === 'amount' && (f.unit === 'times' || f.unit === undefined)
        ? { dimension: 'times' as const }
        : f.unit && UNIT[f.unit];
  if (!unit) return [];
  const bound = BOUND[f.comparison];
  return [
    {
      ...unit,
      value: f.value,
      from: 'figure',
      article,
      figure: f,
      shown,
      ...(f.to !== undefined ? { bound: 'lower' as const } : bound ? { bound } : {}),
    },
    ...(f.to === undefined ? [] : [{ ...unit, value: f.to, from: 'figure' as const, article, figure: f, shown, bound: 'upper' as const }]),
  ];
}

/** What stands in the article's words and in none of its structured figures. */
function inWords(article: KnownArticle, structured: readonly StatedFigure[]): StatedFigure[] {
  const texts = [
    article.summary,
    ...article.duties.flatMap((d) => [d.must, d.deadline, d.who]),
    ...article.penalties.flatMap((p) => [p.trigger, p.note, p.authority]),
  ];
  const out: StatedFigure[] = [];
  for (const text of texts)
    for (const language of ['en', 'zh'] as const)
      for (const f of text ? figuresIn(plain(text[language])) : []) {
        if (structured.some((s) => sameFigure(s, f)) || out.some((s) => sameFigure(s, f))) continue;
        const words = plain(text![language]).slice(f.from, f.to);
        out.push({
          dimension: f.dimension,
          value: f.value,
          ...(f.unit ? { unit: f.unit } : {}),
          ...(f.date ? { date: f.date } : {}),
          ...(f.bound ? { bound: f.bound } : {}),
          from: 'words',
          article: article.number,
          shown: f.dimension === 'cny' ? { en: money(f.value, 'en'), zh: money(f.value, 'zh') } : { en: words, zh: words },
        });
      }
  return out;
}
/** Our own texts, as the grammar of figures reads them. */
const plain = (text: string): string => text.replace(/[–—]/g, '-').replace(/（/g, '(').replace(/）/g, ')').replace(/，/g, ',');
