/** Numbers as only citations write them: English words, ordinals, Roman numerals and letters. */

import { ENGLISH_ONES as ONES, readNumber, ENGLISH_TENS as TENS } from '../../knowledge/numerals.js';

const ORDINALS = 'first second third fourth fifth sixth seventh eighth ninth tenth'.split(' ');
const ONE_WORD = ONES.slice(0, 9).join('|');
const WORD = `(?:(${TENS.join('|')})(?:[ -](${ONE_WORD}))?|(${[...ONES].reverse().join('|')}))`;
const NUMBER_WORDS = new RegExp(`(?:(${ONE_WORD}) hundred(?: and)? )?${WORD}\\b|(${ONE_WORD}) hundred\\b`, 'iy');

/** An English number in words at `at` ("Thirty-Eight", "one hundred and eight"): value and end, or undefined. */
export function numberWords(text: string, at: number): { value: number; to: number } | undefined {
  NUMBER_WORDS.lastIndex = at;
  const m = NUMBER_WORDS.exec(text);
  if (!m) return undefined;
  const one = (word: string | undefined) => (word ? ONES.indexOf(word.toLowerCase()) + 1 : 0);
  const decade = m[2] ? (TENS.indexOf(m[2].toLowerCase()) + 2) * 10 : 0;
  return { value: (one(m[1]) + one(m[5])) * 100 + decade + one(m[3]) + one(m[4]), to: at + m[0].length };
}

/** "first" is 1 … "tenth" is 10, else undefined. */
export function ordinal(word: string): number | undefined {
  const i = ORDINALS.indexOf(word.toLowerCase());
  return i < 0 ? undefined : i + 1;
}

const TEENS = 'eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth'.split(' ');
const TENTHS = 'twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth'.split(' ');
/** "fifty-fifth" is 55, else undefined. */
export function ordinalWords(words: string): number | undefined {
  const [first, second] = words.toLowerCase().split(/[- ]/);
  const teen = TEENS.indexOf(first!);
  const tenth = TENTHS.indexOf(first!);
  if (second === undefined) return ordinal(first!) ?? (teen >= 0 ? teen + 11 : tenth >= 0 ? (tenth + 2) * 10 : undefined);
  const decade = TENS.indexOf(first!);
  const one = ordinal(second);
  return decade >= 0 && one !== undefined && one < 10 ? (decade + 2) * 10 + one : undefined;
}

const ROMAN = 'i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx'.split(' ');

/** A Roman numeral up to 39 in capitals; not `X`, `XX` and `XXX`, which stand for a number yet to be filled in. */
export function romanNumber(text: string): number | undefined {
  const m = /^(X{0,3})(IX|IV|V?I{0,3})$/.exec(text);
  if (!m?.[2]) return undefined;
  return m[1]!.length * 10 + ROMAN.indexOf(m[2].toLowerCase()) + 1;
}

/** What stands in `(…)` after an article: `2`, `b`, `iv`, `三`. Letters count from a, Roman numerals win over letters. */
export function bracketNumber(text: string): number | undefined {
  const number = readNumber(text);
  if (number !== undefined) return number;
  const roman = ROMAN.indexOf(text.toLowerCase());
  if (roman >= 0) return roman + 1;
  return /^[a-z]$/i.test(text) ? text.toLowerCase().charCodeAt(0) - 96 : undefined;
}
