/** Numbers as they are written: digits with their groups and scales, English words, Chinese numerals. */
import { CHINESE_NUMERALS, ENGLISH_ONES, ENGLISH_TENS, readNumber } from '../numerals.js';

const WORDS = new Map<string, number>([
  ...ENGLISH_ONES.map((w, i) => [w, i + 1] as const),
  ...ENGLISH_TENS.map((w, i) => [w, (i + 2) * 10] as const),
]);
WORDS.set('a', 1).set('half', 0.5);
const SCALES = new Map<string, number>([
  ['hundred', 100],
  ['thousand', 1e3],
  ['k', 1e3],
  ['million', 1e6],
  ['m', 1e6],
  ['mn', 1e6],
  ['mio', 1e6],
  ['billion', 1e9],
  ['bn', 1e9],
]);
const HAN_SCALES = new Map<string, number>([
  ['百', 100],
  ['千', 1e3],
  ['万', 1e4],
  ['十万', 1e5],
  ['百万', 1e6],
  ['千万', 1e7],
  ['亿', 1e8],
]);
/** The words of small numbers, as a choice for patterns. */
export const WORD = [...WORDS.keys()]
  .filter((w) => w !== 'a' && w !== 'half')
  .sort((a, b) => b.length - a.length)
  .join('|');
const SCALE = 'hundred|thousand|million|billion|mio|bn|mn|[mk](?![a-z])';
/** A number, or a run of words that holds one; see {@link oneNumber}. */
export const NUMBER = new RegExp(
  [
    `(?<!\\d|\\d[.,])(?:\\d{1,3}(?:,\\d{3}){1,4}|\\d{1,13})(?:\\.\\d{1,4})?(?!\\d)(?:(?: |-)?(?:${SCALE})(?![a-z])){0,2}(?: ?(?:[十百千]?万|[百千](?!分)|亿))?`,
    `(?<![a-z])(?:half an?|(?:a|${WORD})(?=[ -](?:hundred|thousand|million|billion))|${WORD})(?:(?:[ -](?:and )?)(?:${WORD}|hundred|thousand|million|billion)(?![a-z])){0,7}(?![a-z])`,
    `[${CHINESE_NUMERALS}万亿半]{1,14}`,
  ].join('|'),
  'gi',
);

/** The value of a number as written: `50,000,000`, `50 million`, `five hundred`, 五千万, 1.5亿; undefined where it is none. */
export function numberOf(text: string): number | undefined {
  if (/^\d/.test(text)) {
    const m = /^([\d,]+(?:\.\d+)?)(.*)$/.exec(text)!;
    let value = Number(m[1]!.replace(/,/g, ''));
    for (const word of m[2]!.toLowerCase().split(/[ -]/)) {
      const scale = SCALES.get(word) ?? HAN_SCALES.get(word);
      if (word && scale === undefined) return undefined;
      value *= scale ?? 1;
    }
    return value;
  }
  if (/^[a-z]/i.test(text)) {
    let total = 0;
    let part = 0;
    for (const word of text.toLowerCase().split(/[ -]/)) {
      const scale = SCALES.get(word);
      if (scale === 100) part = (part || 1) * 100;
      else if (scale) {
        total += (part || 1) * scale;
        part = 0;
      } else part += WORDS.get(word) ?? 0;
    }
    return total + part;
  }
  if (text === '半') return 0.5;
  const m = /^(?:([^万亿]{1,9})亿)?(?:([^万亿]{1,9})万)?([^万亿]{0,9})$/.exec(text);
  if (!m || !text) return undefined;
  const parts = [m[1], m[2], m[3]].map((p) => (p ? readNumber(p) : 0));
  return parts.some((p) => p === undefined) ? undefined : parts[0]! * 1e8 + parts[1]! * 1e4 + parts[2]!;
}

/** The value of every number of a text, with or without a unit. */
export const numbersOf = (text: string): number[] => [...text.matchAll(NUMBER)].flatMap((m) => numberOf(m[0]) ?? []);

/** Length of the first number of a run of English words: "two million and ten million" are two, "two million and ten thousand" is one. */
export function oneNumber(words: string): number {
  let last = Number.POSITIVE_INFINITY;
  for (const m of words.matchAll(/ and |thousand|million|billion/gi)) {
    if (m[0] === ' and ') {
      const scale = /^[^,]*?(thousand|million|billion)/i.exec(words.slice(m.index + 5).split(' and ')[0]!)?.[1];
      if (scale && SCALES.get(scale.toLowerCase())! >= last) return m.index;
    } else last = SCALES.get(m[0].toLowerCase())!;
  }
  return words.length;
}

/** The scale a number ends in: 1e6 of "10 million", 1e4 of 10万, else 1. */
export function scaleOf(number: string): number {
  const m = /(?:[ \d])(thousand|million|billion|bn|mn|mio|m|k)$/i.exec(number);
  if (m) return SCALES.get(m[1]!.toLowerCase())!;
  const zh = /\d ?([百千]?万|亿)$/.exec(number);
  return zh ? HAN_SCALES.get(zh[1]!)! : 1;
}
