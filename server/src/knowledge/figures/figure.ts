/** What a figure is, and when two say the same. */

/** What a figure measures. Only figures of one dimension are ever compared. */
export type Dimension = 'cny' | 'percent' | 'time' | 'age' | 'people' | 'times' | 'count' | 'frequency' | 'date' | 'articles' | 'decree';
export type TimeUnit = 'hour' | 'day' | 'working-day' | 'week' | 'month' | 'year';

export interface WrittenFigure {
  /** The figure with its unit; UTF-16 offsets of the text that was read. */
  readonly from: number;
  readonly to: number;
  /** The number alone. */
  readonly number: { readonly from: number; readonly to: number };
  readonly dimension: Dimension;
  /** CNY, percent, people, years of age, multiples, occurrences (`count`: 三次, "four taps"); months from one time to the next for a frequency; 0 for a date. */
  readonly value: number;
  readonly unit?: TimeUnit;
  /** `2021-11-01`, `2021-11` or `2021`. */
  readonly date?: string;
  /** Which end of a scale it states: "up to", 以下 are the upper one, "at least", 以上 the lower. */
  readonly bound?: 'upper' | 'lower';
  /** First or second of a range: "CNY 10,000 to 100,000". */
  readonly range?: 'from' | 'to';
}

/** Whether two figures say the same: 24 hours are a day, twelve months a year; a month and 30 days may be meant alike. A shorter date fits a longer one. */
export function sameFigure(
  a: Pick<WrittenFigure, 'dimension' | 'value' | 'unit' | 'date'>,
  b: Pick<WrittenFigure, 'dimension' | 'value' | 'unit' | 'date'>,
): boolean {
  if (a.dimension !== b.dimension) return false;
  if (a.dimension === 'date') return !!a.date && !!b.date && (a.date.startsWith(b.date) || b.date.startsWith(a.date));
  if (a.dimension !== 'time') return a.value === b.value;
  if ((a.unit === 'working-day') !== (b.unit === 'working-day')) return false;
  if (a.unit === 'working-day') return a.value === b.value;
  const [x, y] = [daysOf(a), daysOf(b)];
  return x === y || (Math.min(x, y) >= 28 && Math.abs(x - y) / Math.max(x, y) < 0.04);
}
/** A period in days, a month taken as 30.44, a working day as one. */
export function daysOf(f: Pick<WrittenFigure, 'value' | 'unit'>): number {
  const unit = { hour: 1 / 24, day: 1, 'working-day': 1, week: 7, month: 30.44, year: 365.25 }[f.unit ?? 'day'];
  return f.value * unit;
}
