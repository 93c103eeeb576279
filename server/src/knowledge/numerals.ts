/** Numbers in Chinese numerals and in English words. */

const DIGITS = '零一二三四五六七八九';

/** A number below 10,000 in Chinese numerals, as articles are numbered: 17 is 十七, 105 一百零五. */
export function writeChinese(n: number): string {
  if (n < 10) return DIGITS[n]!;
  const [unit, name] = n >= 1000 ? [1000, '千'] : n >= 100 ? [100, '百'] : [10, '十'];
  const head = Math.floor(n / unit!);
  const rest = n % unit!;
  const lead = head === 1 && unit === 10 ? '' : DIGITS[head]!;
  if (!rest) return lead + name;
  return (
    lead +
    name +
    (rest * 10 < unit! ? '零' : '') +
    (rest >= 10 && rest < 20 && unit! >= 100 ? `一${writeChinese(rest)}` : writeChinese(rest))
  );
}

const DIGIT: ReadonlyMap<string, number> = new Map([
  ...[...DIGITS].map((c, i) => [c, i] as const),
  // The forms of cheques and contracts: 伍佰万元.
  ...[...'壹贰叁肆伍陆柒捌玖'].map((c, i) => [c, i + 1] as const),
  ['〇', 0],
  ['两', 2],
]);
const UNIT: ReadonlyMap<string, number> = new Map([...'十百千', ...'拾佰仟'].map((c, i) => [c, 10 ** ((i % 3) + 1)]));
/** Twenty and thirty in one character. */
const TENS: ReadonlyMap<string, number> = new Map([
  ['廿', 20],
  ['卅', 30],
]);
/** What Chinese numerals below 10,000 are made of, for use inside a character class. */
export const CHINESE_NUMERALS = [...DIGIT.keys(), ...UNIT.keys(), ...TENS.keys()].join('');

/** A Chinese numeral (三十八, 一千零三十四) or one digit after another (二五三), of at most nine characters; undefined where it is none. */
function readChinese(text: string): number | undefined {
  if (!text || text.length > 9) return undefined;
  let total = 0;
  let digit = 0;
  let positional = 0;
  let inUnits = false;
  for (const c of text) {
    const own = DIGIT.get(c);
    if (own !== undefined) {
      digit = own;
      positional = positional * 10 + own;
      continue;
    }
    const unit = UNIT.get(c);
    const tens = TENS.get(c);
    if (unit === undefined && tens === undefined) return undefined;
    total += tens ?? (digit || 1) * unit!;
    inUnits = true;
    digit = 0;
  }
  return inUnits ? total + digit : positional;
}

/** One to five Arabic digits, or a Chinese numeral; undefined where a text is neither. */
export const readNumber = (text: string): number | undefined => (/^\d{1,5}$/.test(text) ? Number(text) : readChinese(text));

/** `one` to `nineteen`, in order. */
export const ENGLISH_ONES: readonly string[] =
  'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(' ');
/** `twenty` to `ninety`, in order. */
export const ENGLISH_TENS: readonly string[] = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
