/**
 * Marks: numbers, dates, telephone numbers, proper names and unfinished placeholders, which no list of forms can hold.
 *
 * All patterns are linear: no nested repetition, every repetition bounded or followed by something it cannot match.
 */
import { anyBetween } from '../../knowledge/anyOf.js';
import { SHORT_MONTHS } from '../../knowledge/format.js';
import { ENGLISH_ONES, ENGLISH_TENS } from '../../knowledge/numerals.js';
import { EMAIL_MARK, PRIVACY_EMAIL_MARK, URL_MARK } from '../../markdown/normalise.js';
import { POSSIBLE_BLANKS } from '../blanks.js';

export const MARKS = [
  '<number>',
  '<date>',
  '<phone>',
  '<email>',
  '<privacymail>',
  '<url>',
  '<blank>',
  '<proper>',
  '<postcode>',
  '<list>',
  '<version>',
  '<enum>',
] as const;
export type Mark = (typeof MARKS)[number];

/** A mark at [from, to) of the text. */
export interface MarkHit {
  readonly mark: Mark;
  readonly from: number;
  readonly to: number;
}

const MONTH = `(?:${SHORT_MONTHS.join('|')})[a-z]{0,7}[./]?`;
const DATE = new RegExp(
  [
    '\\[(?:19|20)\\d\\d ?\\] ?年 ?\\[ ?\\d{1,2} ?\\] ?月(?: ?\\[ ?\\d{1,2} ?\\] ?日)?',
    '(?:19|20)\\d\\d ?[年./-] ?\\d{1,2}(?: ?[月./-] ?\\d{1,2} ?日?| ?月)?',
    '(?:19|20)\\d\\d ?年',
    '二[〇零○oO][〇零○一二三四五六七八九]{2}年(?:[一二三四五六七八九十]{1,2}月)?(?:[一二三四五六七八九十]{1,3}日)?',
    // Years of the Republic, as Taiwan writes them.
    '民[国國] ?(?:\\d{2,3}|[一二三四五六七八九十百〇零○]{1,6}) ?年(?: ?(?:\\d{1,2}|[一二三四五六七八九十]{1,3}) ?月(?: ?(?:\\d{1,2}|[一二三四五六七八九十]{1,3}) ?日)?)?',
    `\\b${MONTH} ?\\d{1,2}(?:st|nd|rd|th)?,? ?(?:19|20)\\d\\d`,
    `\\b\\d{1,2}(?:st|nd|rd|th)? (?:day of |of )?${MONTH},? ?(?:19|20)\\d\\d`,
    `\\b${MONTH},? (?:19|20)\\d\\d`,
    '\\b\\d{1,2}[./-]\\d{1,2}[./-](?:19|20)\\d\\d\\b',
    '\\b(?:19|20)\\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01])\\b',
  ].join('|'),
  'g',
);
const PHONE = anyBetween(
  'g',
  /(?<!\d)/,
  [
    /(?:\+?86[- ]?)?1[3-9]\d[- ]?\d{4}[- ]?\d{4}|\(?0\d{2,3}\)?[- ]{0,2}\d{3,4}[- ]?\d{4}(?:[-转 ]{1,3}\d{1,6})?/,
    /[48]00[- ]?\d{3,4}[- ]?\d{3,4}|9[56]\d{3,4}|1(?!23(?:00|15|21|58|63|77|78|86|89)(?!\d))\d{4}/,
    /0\d{2,3}[- ]\d{4} \d{3}|0\d{4}[- ]\d{3}[- ]?\d{3}/,
    /(?<=(?:电话|電話|致电|致電|拨打|撥打|热线|熱線|传真|傳真) ?:? ?(?:\+?85[23][- ]?)?)(?:[2-9]\d{3}[- ]?\d{4}|9[56]\d[- ]\d{2,5})(?!\d)/,
    /(?:\([2-9]\d\d\) ?|[2-9]\d\d[-.])\d{3}[-.]\d{4}|\(85[23]\) ?\d{4}[- ]?\d{4}/,
    /\+\d{1,3}[- (]{0,2}\d[\d() -]{6,16}\d/,
  ],
  /(?!\d)/,
);
const ONES = [...ENGLISH_ONES].reverse().join('|');
const NUMBER = new RegExp(
  `\\d+(?:[.,]\\d+)*(?!\\d)|\\[ ?\\d{1,4} ?\\](?=[个日天周年小工月])|[一二两三四五六七八九十百千万〇零半]+|\\b(?:(?:${ENGLISH_TENS.join('|')})(?:-(?:${ONES}))?|${ONES}|hundred)\\b`,
  'g',
);
/**
 * A proper name inside a sentence: capitals after a word in lower case or a mark, as no heading in capitals has them. What contracts write in
 * capitals by habit names nobody.
 */
const PROPER =
  /(?<=(?:^|[\s(])(?:I(?:'m| am)|[a-z]{1,16}),? |[:;(“"] ?)(?!(?:Third|Service|Part(?:y|ies)|Affiliate|Partner|Provider|Processor|Customer|Content|Product|Policy|Privacy|Notice|Statement|App|Application|Terms?|Platform|Website|Site|Compan|User|Personal|Information|Data|China|Chinese|Mainland|Article|Section|Chapter|Clause|Annex|Appendix|Setting|Account|Cookie|Law|Regulation|Measure|Act|People|State|European|English|Internet|You|Your|We|Our|The|This|These|It|In|If|For|To|By|Me|My|Profile|Menu|Help|About|Security|Contact|Rights?|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February|March|April|May|June|July|August|September|October|November|December|Cyberspace|Agreement|Supplement|Device|Member|Guest|Patient|Child|Sensitive|Software)[a-z]{0,3}\b)[A-Z][A-Za-z0-9]{0,20}[a-z][A-Za-z0-9]{0,20}/g;

/** A postcode as it stands in addresses in English: H3B 2Y9, SW1A 1AA, D04 X2K5, CA 94105, 3400 Burgdorf, Ningbo 315000. */
const POSTCODE =
  /(?<![A-Za-z0-9])(?:[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}|[A-Z]\d[\dW] [A-Z\d]{4}|[A-Z]\d[A-Z] \d[A-Z]\d|[A-Z]{2} \d{5}(?:-\d{4})?|(?:[A-Z]{1,2}-)?(?!(?:19|20)\d\d(?!\d))\d{4,6},? [A-ZÀ-Þ][a-zß-ÿ]{3,20}|[A-Z][a-z]{2,12} [1-8]\d{5})(?![A-Za-z0-9])/g;

/** The number of a version, with its letter or of three parts: v2.6, V3.1.0, 4.0.2. */
const VERSION = /(?<![a-z0-9.])(?:v(?:er\.?)? ?\d{1,3}(?:\.\d{1,3}){0,3}|\d{1,2}(?:\.\d{1,3}){2,3})(?![\d.]*\d)/g;

const scan = (text: string, pattern: RegExp, mark: Mark, out: MarkHit[]): void => {
  pattern.lastIndex = 0;
  for (let m = pattern.exec(text); m; m = pattern.exec(text)) out.push({ mark, from: m.index, to: m.index + m[0].length });
};

/** Items set off by commas within a sentence. */
interface Series {
  readonly mark: MarkHit['mark'];
  /** Where a first item ends. */
  readonly opens: string;
  readonly comma: string;
  /** Longest item, and what ends the series. */
  readonly longest: number;
  readonly end: RegExp;
  /** How many units of the first item belong to it. */
  readonly first: number;
}
const LIST: Series = { mark: '<list>', opens: '、', comma: '、', longest: 24, end: /[,，。;；:：!！?？\n]/, first: 1 };
/** The same in English. */
const ENUMERATION: Series = { mark: '<enum>', opens: ', ', comma: ',', longest: 45, end: /[.;:!?()\n]/, first: 0 };

/** Lists within a sentence, from the end of their first item: at least three items. Linear. */
function seriesOf(text: string, { mark, opens, comma, longest, end, first }: Series, out: MarkHit[]): void {
  for (let at = text.indexOf(opens); at >= 0; ) {
    let commas = 1;
    let last = at;
    let to = at + 1;
    for (; to < text.length && to - last <= longest && !end.test(text[to]!); to++)
      if (text[to] === comma) {
        commas++;
        last = to;
      }
    if (commas > 1) out.push({ mark, from: Math.max(0, at - first), to });
    at = text.indexOf(opens, to);
  }
}

/**
 * All marks of a text (normalised, in lower case); `original` is the same with its capitals. A number includes the brackets around it, so that
 * "thirty (30) days" reads on.
 */
export function marksOf(text: string, original = text): MarkHit[] {
  const out: MarkHit[] = [];
  if (/\d|年/.test(text)) scan(text, DATE, '<date>', out);
  const dates = out.length;
  if (/\d{4}|\+\d/.test(text)) scan(text, PHONE, '<phone>', out);
  const numbers: MarkHit[] = [];
  scan(text, NUMBER, '<number>', numbers);
  let date = 0;
  const spans = out.slice(0, dates).sort((a, b) => a.from - b.from);
  for (const n of numbers) {
    while (date < spans.length && spans[date]!.to <= n.from) date++;
    if (date < spans.length && spans[date]!.from < n.to) continue;
    const bracketed = text[n.from - 1] === '(' && text[n.to] === ')';
    out.push(bracketed ? { mark: '<number>', from: n.from - 1, to: n.to + 1 } : n);
  }
  scan(text, POSSIBLE_BLANKS, '<blank>', out);
  scan(original, PROPER, '<proper>', out);
  if (/\d/.test(text)) scan(original, POSTCODE, '<postcode>', out);
  if (/\d/.test(text)) scan(text, VERSION, '<version>', out);
  seriesOf(text, LIST, out);
  seriesOf(text, ENUMERATION, out);
  for (let at = text.indexOf(EMAIL_MARK); at >= 0; at = text.indexOf(EMAIL_MARK, at + 1))
    out.push({ mark: '<email>', from: at, to: at + 1 });
  for (let at = text.indexOf(PRIVACY_EMAIL_MARK); at >= 0; at = text.indexOf(PRIVACY_EMAIL_MARK, at + 1))
    out.push({ mark: '<email>', from: at, to: at + 1 }, { mark: '<privacymail>', from: at, to: at + 1 });
  for (let at = text.indexOf(URL_MARK); at >= 0; at = text.indexOf(URL_MARK, at + 1)) out.push({ mark: '<url>', from: at, to: at + 1 });
  return out;
}
