/** Numbers as they stand in citations: Arabic, Chinese, English words, Roman numerals and letters. */

const DIGITS = new Map<string, number>([...'零一二三四五六七八九'].map((c, i) => [c, i] as [string, number]));
DIGITS.set('〇', 0)
  .set('两', 2)
  .set('壹', 1)
  .set('贰', 2)
  .set('叁', 3)
  .set('肆', 4)
  .set('伍', 5)
  .set('陆', 6)
  .set('柒', 7)
  .set('捌', 8)
  .set('玖', 9);
const TENS = new Map([
  ['廿', 20],
  ['卅', 30],
]);
const UNITS = new Map([
  ['十', 10],
  ['拾', 10],
  ['百', 100],
  ['佰', 100],
  ['千', 1000],
]);

/** Characters of a Chinese number, for use inside a character class. */
export const HAN_DIGITS = '零〇一二三四五六七八九十百千两廿卅壹贰叁肆伍陆柒捌玖拾佰';

/** `三十八` is 38, `一千零三十四` is 1034, `二五三` is 253; undefined where it is no number. At most nine characters are read. */
function chineseNumber(text: string): number | undefined {
  if (!text || text.length > 9) return undefined;
  let total = 0;
  let digit = -1;
  let positional = 0;
  let units = false;
  for (const c of text) {
    const d = DIGITS.get(c);
    if (d !== undefined) {
      digit = d;
      positional = positional * 10 + d;
      continue;
    }
    const tens = TENS.get(c);
    units = true;
    if (tens !== undefined) total += tens;
    else {
      const unit = UNITS.get(c);
      if (unit === undefined) return undefined;
      total += (digit > 0 ? digit : 1) * unit;
    }
    digit = -1;
  }
  return units ? total + Math.max(digit, 0) : positional;
}

/** Arabic or Chinese digits as a number. */
export function anyNumber(text: string): number | undefined {
  return /^\d{1,5}$/.test(text) ? Number(text) : chineseNumber(text);
}

const ONES =
  'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(' ');
const DECADES = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
const ORDINALS = 'first second third fourth fifth sixth seventh eighth ninth tenth'.split(' ');
const ONE_WORD = ONES.slice(0, 9).join('|');
const WORD = `(?:(${DECADES.join('|')})(?:[ -](${ONE_WORD}))?|(${[...ONES].reverse().join('|')}))`;
const NUMBER_WORDS = new RegExp(`(?:(${ONE_WORD}) hundred(?: and)? )?${WORD}\\b|(${ONE_WORD}) hundred\\b`, 'iy');

/** An English number in words at `at` ("Thirty-Eight", "one hundred and eight"): value and end, or undefined. */
export function numberWords(text: string, at: number): { value: number; to: number } | undefined {
  NUMBER_WORDS.lastIndex = at;
  const m = NUMBER_WORDS.exec(text);
  if (!m) return undefined;
  const one = (word: string | undefined) => (word ? ONES.indexOf(word.toLowerCase()) + 1 : 0);
  const decade = m[2] ? (DECADES.indexOf(m[2].toLowerCase()) + 2) * 10 : 0;
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
  const decade = DECADES.indexOf(first!);
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
  const number = anyNumber(text);
  if (number !== undefined) return number;
  const roman = ROMAN.indexOf(text.toLowerCase());
  if (roman >= 0) return roman + 1;
  return /^[a-z]$/i.test(text) ? text.toLowerCase().charCodeAt(0) - 96 : undefined;
}
