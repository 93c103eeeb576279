/**
 * The one grammar of figures as lawyers write them, English and Chinese: amounts, percentages, periods, ages, numbers of people,
 * multiples, frequencies, dates, numbers of articles and of decrees. Read on folded text (`fold`), so full-width digits are none.
 *
 * One pass over the numbers; what stands around each is looked at within a bounded window, so the whole is linear.
 */
import { datesIn } from './figures/dates.js';
import type { WrittenFigure } from './figures/figure.js';
import { frequenciesIn, multiplesIn } from './figures/frequencies.js';
import { boundOf, COUNTS_PEOPLE, measure, numbersSomething, type Token } from './figures/measures.js';
import { NUMBER, numberOf, oneNumber, scaleOf } from './figures/numbers.js';

export { type Dimension, daysOf, sameFigure, type TimeUnit, type WrittenFigure } from './figures/figure.js';
export { numberOf, numbersOf } from './figures/numbers.js';

/** All figures of a folded text, in order. */
export function figuresIn(text: string): WrittenFigure[] {
  if (
    !/\d|[一二两三四五六七八九十百千半壹贰叁肆伍陆柒捌玖拾佰仟]|双倍|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w{3,5}teen|\w{3,5}ty|annual|annually|every|each|yearly|once|twice|double|treble|triple|quadruple|\w{3,5}fold)\b/i.test(
      text,
    )
  )
    return [];
  const dates = datesIn(text);
  const found: WrittenFigure[] = [...dates];
  const tokens = tokensOf(text, dates);
  share(text, tokens);
  for (const t of tokens) {
    if (!t.dimension) continue;
    const bound = t.range === 'from' ? 'lower' : t.range === 'to' ? 'upper' : boundOf(text, t);
    found.push({
      from: t.start,
      to: t.end,
      number: { from: t.from, to: t.to },
      dimension: t.dimension,
      value: t.value,
      ...(t.unit ? { unit: t.unit } : {}),
      ...(bound ? { bound } : {}),
      ...(t.range ? { range: t.range } : {}),
    });
  }
  found.push(...frequenciesIn(text, found), ...multiplesIn(text));
  const frequent = found.filter((f) => f.dimension === 'frequency');
  return found
    .filter((f) => f.dimension === 'frequency' || !frequent.some((q) => q.from <= f.from && f.to <= q.to))
    .sort((a, b) => a.from - b.from || b.to - a.to);
}

function tokensOf(text: string, dates: readonly WrittenFigure[]): Token[] {
  const tokens: Token[] = [];
  // Asked at most once of a text, and of most texts never.
  let people: boolean | undefined;
  const countsPeople = () => (people ??= COUNTS_PEOPLE.test(text));
  let d = 0;
  const pattern = new RegExp(NUMBER);
  for (let m = pattern.exec(text); m; m = pattern.exec(text)) {
    const from = m.index;
    const to = from + oneNumber(m[0]);
    pattern.lastIndex = to;
    while (d < dates.length && dates[d]!.to <= from) d++;
    if (d < dates.length && dates[d]!.from < to) continue;
    const before = text.slice(Math.max(0, from - 60), from);
    if (numbersSomething(text, { from, to, before, written: m[0] })) continue;
    const value = numberOf(text.slice(from, to));
    if (value === undefined || Number.isNaN(value)) continue;
    const token: Token = { from, to, value, start: from, end: to };
    measure(token, text, before, countsPeople);
    tokens.push(token);
  }
  return tokens;
}

/** A number without a unit takes that of its neighbour across "to", 至, "and"; two of one unit across such a word are a range. */
function share(text: string, tokens: Token[]): void {
  for (let i = tokens.length - 2; i >= 0; i--) {
    const a = tokens[i]!;
    const b = tokens[i + 1]!;
    if (b.from - a.end > 24 || b.from < a.end) continue;
    const gap = text.slice(a.end, b.start < a.end ? b.from : b.start);
    const wide = text.slice(a.end, b.from);
    const limits = LIMITS.test(wide);
    if (!limits && !CONNECTOR.test(gap) && !CONNECTOR.test(wide) && !/^(?:以上|或者?以上)?$/.test(gap)) continue;
    // "Line 3 – RMB 50m": no end of a range, which would have its currency before it.
    if (!a.dimension && CURRENCY.test(wide)) continue;
    if (!a.dimension && b.dimension && /\S/.test(gap) && b.dimension !== 'articles' && b.dimension !== 'decree' && a.to === a.end) {
      a.dimension = b.dimension;
      if (b.unit) a.unit = b.unit;
      const scale = scaleOf(text.slice(b.from, b.to));
      const mantissa = b.value / scale;
      if (scale > 1 && a.value < mantissa && scaleOf(text.slice(a.from, a.to)) === 1) a.value *= scale;
    } else if (!b.dimension && a.dimension === 'cny' && /\S/.test(gap)) b.dimension = 'cny';
    else if (a.dimension === 'percent' && !b.dimension && /\S/.test(gap)) b.dimension = 'percent';
    else if (a.dimension === 'age' && !b.dimension && /\S/.test(gap)) b.dimension = 'age';
    if (a.dimension === 'cny' && b.dimension === 'cny') {
      const scale = scaleOf(text.slice(b.from, b.to));
      if (scale > 1 && a.value < b.value / scale && scaleOf(text.slice(a.from, a.to)) === 1 && a.value < 1000) a.value *= scale;
    }
    const between = /\band\b/i.test(gap) && /\b(?:between|from)\b[^,;]{0,12}$/i.test(text.slice(Math.max(0, a.start - 20), a.start));
    if (
      a.dimension &&
      a.dimension === b.dimension &&
      a.unit === b.unit &&
      a.value < b.value &&
      (limits || /-|~|\bto\b|至|到|以上/i.test(gap) || between)
    )
      [a.range, b.range] = ['from', 'to'];
  }
}
const CURRENCY = /\b(?:CNY|RMB)\b|[¥￥]|人民币/;
/** "100,000 or more but fewer than", "100,000 to under". */
const LIMITS =
  /^ ?(?:(?:or more|or above|and above)?,? ?(?:but|and|yet) (?:is |are |still )?|(?:to|up to|-) (?:just )?)(?:fewer|less|under|below|no more|not more|not exceeding|at most)\b(?: than)? ?$/i;
const CONNECTOR = /^ ?(?:-|~|to|至|到|and|or|or more than|以上|以上至)? ?(?:up to )?(?:CNY|RMB|[¥￥])? ?$/i;
