/** Chinese numerals, as articles are numbered. */

const DIGITS = '零一二三四五六七八九';

/** A number below 10,000 in Chinese numerals, as articles are numbered: 17 is 十七, 105 一百零五. */
export function chineseNumber(n: number): string {
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
    (rest >= 10 && rest < 20 && unit! >= 100 ? `一${chineseNumber(rest)}` : chineseNumber(rest))
  );
}

const CHINESE_DIGIT: Record<string, number> = { 零: 0, 〇: 0, 一: 1, 二: 2, 两: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9 };
const CHINESE_UNIT: Record<string, number> = { 十: 10, 百: 100, 千: 1000 };
// The forms of cheques and contracts: 伍佰万元.
[...'壹贰叁肆伍陆柒捌玖'].forEach((c, i) => (CHINESE_DIGIT[c] = i + 1));
[...'拾佰仟'].forEach((c, i) => (CHINESE_UNIT[c] = 10 ** (i + 1)));
/** What Chinese numerals below 10,000 are made of, for use inside a character class. */
export const CHINESE_NUMERALS = '零〇一二两三四五六七八九十百千壹贰叁肆伍陆柒捌玖拾佰仟';
const NUMERAL = new RegExp(`^[${CHINESE_NUMERALS}]{1,9}$`);
/** A Chinese numeral (六十六, 一百零五) or one digit after another (六六); undefined where it is none. */
export function readNumber(text: string): number | undefined {
  if (/^\d{1,4}$/.test(text)) return Number(text);
  if (!NUMERAL.test(text)) return undefined;
  if (!/[十百千拾佰仟]/.test(text)) return Number([...text].map((c) => CHINESE_DIGIT[c]).join(''));
  let total = 0;
  let digit = 0;
  for (const c of text) {
    const unit = CHINESE_UNIT[c];
    if (unit) {
      total += (digit || 1) * unit;
      digit = 0;
    } else digit = CHINESE_DIGIT[c]!;
  }
  return total + digit;
}
