/** How figures, dates, articles and citations are written for a lawyer, in English and in Simplified Chinese. */
import { writeChinese } from './numerals.js';
import { LIST_COMMA } from './punctuation.js';
import { baseArticle, yearOf } from './reference.js';
import type { Bilingual, Figure, Language, Law, Version } from './schema.js';

/**
 * `17(1)(2)` as "Article 17(1)(2)" or 第十七条第一款第（二）项; `253-1` as 第二百五十三条之一. A single bracket is a paragraph; that of an item
 * whose paragraph is not named, 第十三条第（二）项, is written `13()(2)`.
 */
export function articleName(article: string, language: Language, law?: Pick<Law, 'itemsOnly'>): string {
  if (language === 'en') return `${isClause(article) ? 'Clause' : 'Article'} ${article.replace('()', ', item ')}`;
  const base = baseArticle(article);
  if (base.includes('.')) return base;
  const [number, inserted] = base.split('-');
  return `第${writeChinese(Number(number))}条${inserted ? `之${writeChinese(Number(inserted))}` : ''}${levelNames(bracketsOf(article), 0, law)}`;
}

/** Standards have clauses with points, 5.4. */
const isClause = (article: string): boolean => baseArticle(article).includes('.');

/** The contents of the brackets of `17(1)(2)`: paragraph, item. */
const bracketsOf = (article: string): string[] => [...article.matchAll(/\((\d*)\)/g)].map((m) => m[1]!);

/** Paragraph and item in Chinese, from a level on. */
function levelNames(brackets: readonly string[], from: number, law?: Pick<Law, 'itemsOnly'>): string {
  const [paragraph, item, point] = brackets;
  if (law?.itemsOnly) {
    const only = paragraph || item;
    return only ? `第${only}项` : '';
  }
  return (
    (from === 0 && paragraph ? `第${writeChinese(Number(paragraph))}款` : '') +
    (item && from < 2 ? `第（${writeChinese(Number(item))}）项` : '') +
    (point ? `第${point}目` : '')
  );
}

/** Articles one by one in both languages, for messages. */
export const articlesNamed = (articles: readonly string[]): Bilingual => {
  const list = (language: Language) => articles.map((a) => articleName(a, language)).join(LIST_COMMA[language]);
  return { en: list('en'), zh: list('zh') };
};

/**
 * How a citation is written: `full` title; `short` name; `defined`, the full title with the short name at first use; `statutory`, the
 * Chinese title and numerals in any language; `footnote`, the short name with a footnote that holds the full one; `link`, a Markdown link.
 */
export const CITATION_STYLES = ['short', 'full', 'defined', 'statutory', 'footnote', 'link'] as const;
export type CitationStyle = (typeof CITATION_STYLES)[number];

/** What a law is called in a text: PIPL, 个人信息保护法. Colloquial Chinese short forms (个保法) are understood, not written. */
export function lawName(law: Law, language: Language): string {
  return language === 'en' ? law.short.en : law.titles.zh.replace(/^中华人民共和国/, '').replace(/（\d{4}年[^）]*）$/, '');
}
/** The same in both languages, for messages. */
export const lawNames = (law: Law): Bilingual => ({ en: lawName(law, 'en'), zh: lawName(law, 'zh') });

/** An article of a list, taken apart. */
interface Listed {
  readonly article: string;
  readonly base: string;
  readonly brackets: readonly string[];
}

/** Whether two articles differ in nothing but the last level, article or bracket; and whether the second is the next by number. */
function beside(a: Listed, b: Listed): { readonly level: number; readonly next: boolean } | undefined {
  const level = a.brackets.length;
  if (level !== b.brackets.length) return undefined;
  if (!level) return { level, next: /^\d+$/.test(a.base) && Number(b.base) === Number(a.base) + 1 };
  if (a.base !== b.base || a.brackets.some((x, i) => i < level - 1 && x !== b.brackets[i])) return undefined;
  return { level, next: Number(b.brackets[level - 1]) === Number(a.brackets[level - 1]) + 1 };
}

/**
 * Several articles as a text lists them: "Articles 13, 17 and 38 to 40", 第十三条、第十七条、第三十八条至第四十条; with what they share said once:
 * "Article 13(1)(2) to (7)", 第二十一条第一款、第二款.
 */
export function articleNames(articles: readonly string[], language: Language, law?: Pick<Law, 'itemsOnly'>): string {
  const list = articles.map((article): Listed => ({ article, base: baseArticle(article), brackets: bracketsOf(article) }));
  // Two neighbours are listed, three and more are a range.
  const runs: Listed[][] = [];
  for (const one of list) {
    const run = runs.at(-1);
    if (run && beside(run.at(-1)!, one)?.next) run.push(one);
    else runs.push([one]);
  }
  const ends = runs.flatMap((run): Listed[][] => (run.length > 2 ? [[run[0]!, run.at(-1)!]] : run.map((a) => [a])));
  const one = new Set(list.map((x) => x.base)).size === 1;
  // Among other articles without the comma: "Articles 13 item (2) and 14".
  const items = one && list.every((x) => x.brackets[0] === '' && x.brackets.length === 2);
  const short = (part: Listed, before: Listed | undefined): string => {
    const level = before ? (beside(before, part)?.level ?? 0) : 0;
    if (language === 'zh') return level && !law?.itemsOnly ? levelNames(part.brackets, level - 1) : articleName(part.article, 'zh', law);
    return level ? `(${part.brackets[level - 1]})` : part.article.replace('()', items ? `, item${list.length > 1 ? 's' : ''} ` : ' item ');
  };
  let before: Listed | undefined;
  const parts = ends.map((pair) =>
    pair
      .map((part) => {
        const text = short(part, before);
        before = part;
        return text;
      })
      .join(language === 'zh' ? '至' : ' to '),
  );
  if (language === 'zh') return parts.join('、');
  return `${list.every((x) => isClause(x.article)) ? 'Clause' : 'Article'}${one ? '' : 's'} ${parts.length > 1 ? `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}` : parts[0]}`;
}

/**
 * A citation to insert, of one article or of several: "Article 17 of the PIPL", 《个人信息保护法》第十七条. A version is named where it is
 * not the one in force. Of the styles, those that need a document around them (`defined`, `footnote`, `link`) come out as their short form.
 */
export function citation(
  law: Law,
  articles: string | readonly string[] | undefined,
  wanted: Language,
  style: CitationStyle,
  version?: { readonly named: Version; readonly current: boolean },
): string {
  const language = style === 'statutory' ? 'zh' : wanted;
  const full = style === 'full' || style === 'statutory';
  const list = articles === undefined ? [] : typeof articles === 'string' ? [articles] : articles;
  // A clause of a standard, 5.4, needs a word beside it to be read again as one.
  const clauses = language === 'zh' && list.some(isClause);
  const article = clauses ? list.map((a) => `第${baseArticle(a)}条`).join('、') : list.length ? articleNames(list, language, law) : '';
  const year = version && !version.current ? yearOf(version.named.id) : undefined;
  const draft = version?.named.status === 'draft';
  if (language === 'zh') {
    const title = full ? (version?.named.titles?.zh ?? law.titles.zh) : lawName(law, 'zh');
    const mark = draft ? '（征求意见稿）' : year ? `（${year}年）` : '';
    return `《${title}${mark}》${article}`;
  }
  const title = full ? (version?.named.titles?.en ?? law.titles.en) : law.short.en;
  const name = `${draft ? 'draft ' : ''}${title}${!draft && year ? ` (${year})` : ''}`;
  // "Clause 5.4 of GB/T 35273": a number takes no "the".
  return article ? `${article} of ${/^GB\b/.test(name) ? '' : 'the '}${name}` : name;
}

const group = (n: number): string => String(n).replace(/\B(?=(\d{3})+(?!\d))/g, ',');
const trim = (n: number): string => String(Number(n.toFixed(4)));

/** An amount: `CNY 50,000,000 (50 million)`, `5000万元`. */
export function money(cny: number, language: Language): string {
  if (language === 'zh')
    return cny >= 1e8 && cny % 1e6 === 0
      ? `${trim(cny / 1e8)}亿元`
      : cny >= 10_000 && cny % 100 === 0
        ? `${trim(cny / 10_000)}万元`
        : `${cny}元`;
  const plain = `CNY ${group(Math.round(cny))}`;
  return cny >= 1e9 && cny % 1e7 === 0
    ? `${plain} (${trim(cny / 1e9)} billion)`
    : cny >= 1e6 && cny % 1e4 === 0
      ? `${plain} (${trim(cny / 1e6)} million)`
      : plain;
}

/** From–to on one line. Without a lower end: "up to". */
export function moneyRange(from: number | undefined, to: number | undefined, language: Language): string {
  if (to === undefined) return from === undefined ? '' : language === 'zh' ? `${money(from, 'zh')}以上` : `${money(from, 'en')} or more`;
  if (!from) return language === 'zh' ? `${money(to, 'zh')}以下` : `up to ${money(to, 'en')}`;
  if (language === 'zh') {
    const [low, high] = [money(from, 'zh'), money(to, 'zh')];
    // 1万–5万元 where both have the same unit, 5000元–5万元 where not.
    return /万元$/.test(low) === /万元$/.test(high) ? `${low.replace(/元$/, '')}–${high}` : `${low}–${high}`;
  }
  const words =
    from >= 1e6 && to >= 1e6 ? / \(.*\)$/.exec(money(to, 'en'))?.[0].replace('(', `(${trim(from / (to >= 1e9 ? 1e9 : 1e6))}–`) : undefined;
  return `CNY ${group(from)}–${group(to)}${words ?? ''}`;
}

/** English names of the months, in order. */
export const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
/** The first three letters of each month in lower case, by which they are told. */
export const SHORT_MONTHS = MONTHS.map((m) => m.slice(0, 3).toLowerCase());

/** An ISO day as `24 October 2023` or `2023年10月24日`; with `month` only the month. */
export function date(iso: string, language: Language, precision: 'day' | 'month' = 'day'): string {
  const [y, m, d] = iso.split('-').map(Number) as [number, number, number];
  if (language === 'zh') return precision === 'month' ? `${y}年${m}月` : `${y}年${m}月${d}日`;
  return precision === 'month' ? `${MONTHS[m - 1]} ${y}` : `${d} ${MONTHS[m - 1]} ${y}`;
}

const UNITS: Record<NonNullable<Figure['unit']>, { en: [string, string]; zh: string }> = {
  hour: { en: ['hour', 'hours'], zh: '小时' },
  day: { en: ['day', 'days'], zh: '日' },
  'working-day': { en: ['working day', 'working days'], zh: '个工作日' },
  month: { en: ['month', 'months'], zh: '个月' },
  year: { en: ['year', 'years'], zh: '年' },
  'years-of-age': { en: ['year of age', 'years of age'], zh: '周岁' },
  person: { en: ['person', 'persons'], zh: '人' },
  item: { en: ['item', 'items'], zh: '条' },
  unit: { en: ['', ''], zh: '个' },
  cny: { en: ['', ''], zh: '' },
  percent: { en: ['%', '%'], zh: '%' },
  times: { en: ['time', 'times'], zh: '倍' },
  date: { en: ['', ''], zh: '' },
  'per-year': { en: ['time a year', 'times a year'], zh: '次' },
};
const COMPARED: Record<Figure['comparison'], Bilingual> = {
  exactly: { en: '{n}', zh: '{n}' },
  'at-least': { en: 'at least {n}', zh: '{n}以上' },
  'at-most': { en: 'at most {n}', zh: '不超过{n}' },
  'more-than': { en: 'more than {n}', zh: '超过{n}' },
  'less-than': { en: 'less than {n}', zh: '不满{n}' },
};

/** A figure as the law states it: `within 10 working days`, `不超过14周岁`. */
export function figure(f: Figure, language: Language): string {
  let n: string;
  if (f.date) n = date(f.date, language);
  else if (f.value === undefined) return '';
  else if (f.unit === 'cny') n = f.to === undefined ? money(f.value, language) : moneyRange(f.value, f.to, language);
  else {
    const unit = f.unit ? UNITS[f.unit] : { en: ['', ''] as [string, string], zh: '' };
    // 倍 for a multiple of an amount, 次 for how often.
    const unitZh = f.unit === 'times' && f.kind !== 'amount' ? '次' : unit.zh;
    const range = f.to === undefined ? count(f.value, language) : `${count(f.value, language)}–${count(f.to, language)}`;
    n =
      language === 'zh'
        ? `${range}${unitZh}`
        : unit.en[0] === '%'
          ? `${range} %`
          : `${range} ${unit.en[f.value === 1 && f.to === undefined ? 0 : 1]}`.trim();
  }
  const compared = COMPARED[f.comparison][language].replace('{n}', n);
  return language === 'zh' && f.unit === 'per-year' ? `每年${compared}` : compared;
}
/** A number as people read it: 860,000, 86万. */
export const count = (n: number, language: Language): string =>
  language === 'en' || n < 10_000 || n % 1000 ? group(n) : n >= 1e8 && n % 1e6 === 0 ? `${trim(n / 1e8)}亿` : `${trim(n / 10_000)}万`;

/** A number in the notation of another: 5 for "10", 50 million for "20 million", 五千万 for 两千万; undefined where it cannot be written so. */
export function inNotationOf(written: string, value: number): string | undefined {
  const text = written.trim();
  if (/^\d{1,3}(?:,\d{3})+$/.test(text)) return group(value);
  if (/^\d+$/.test(text)) return value >= 10_000 ? group(value) : trim(value);
  const scaled = /^[\d,.]+( ?)(thousand|million|billion|[百千]?万|亿)$/.exec(text);
  if (scaled) {
    const chinese = /[万亿]/.test(scaled[2]!);
    for (const [scale, name] of chinese
      ? ([
          [1e8, '亿'],
          [1e4, '万'],
        ] as const)
      : ([
          [1e9, 'billion'],
          [1e6, 'million'],
        ] as const))
      if (value >= scale && Number.isInteger((value / scale) * 100)) return `${trim(value / scale)}${scaled[1]}${name}`;
    return group(value);
  }
  if (/^[零〇一二两三四五六七八九十百千万亿]+$/.test(text)) {
    if (!Number.isInteger(value)) return undefined;
    if (value < 10_000) return writeChinese(value);
    return value % 10_000 === 0 && value < 1e8 ? `${writeChinese(value / 10_000)}万` : undefined;
  }
  return /^[a-z -]+$/i.test(text) && Number.isInteger(value) ? group(value) : undefined;
}
