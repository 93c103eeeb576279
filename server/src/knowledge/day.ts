/** Days as ISO texts (`2026-11-23`). They are reckoned as texts, since the core has no clock and no time zone. */
import * as z from 'zod';

const Day = z.iso.date();

/** Whether a text is a day of the calendar, year-month-day. */
export const isDay = (text: string): boolean => Day.safeParse(text).success;

const partsOf = (day: string) => day.split('-').map(Number) as [year: number, month: number, day: number];
const dayOf = (year: number, month: number, day: number): string =>
  `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;

const lastOf = (year: number, month: number): number =>
  month === 2 ? (year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;

/** The day before. */
export function dayBefore(iso: string): string {
  const [year, month, day] = partsOf(iso);
  if (day > 1) return dayOf(year, month, day - 1);
  return month > 1 ? dayOf(year, month - 1, lastOf(year, month - 1)) : dayOf(year - 1, 12, 31);
}

/** The same day so many months later; the last of that month where it has no such day. */
export function monthsAfter(iso: string, months: number): string {
  const [year, month, day] = partsOf(iso);
  const index = year * 12 + (month - 1) + months;
  const [y, m] = [Math.floor(index / 12), (index % 12) + 1];
  return dayOf(y, m, Math.min(day, lastOf(y, m)));
}
