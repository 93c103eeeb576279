/** Dates as they are written, in both languages. */
import { SHORT_MONTHS } from '../format.js';
import { readNumber } from '../numerals.js';
import type { WrittenFigure } from './figure.js';

const MONTH = `(?:${SHORT_MONTHS.join('|')})[a-z]{0,6}\\.?`;
const HAN = '[零〇一二三四五六七八九十]';
const DATE = new RegExp(
  [
    `(?<y1>(?:19|20)\\d\\d) ?年 ?(?:(?<m1>\\d{1,2}) ?月 ?(?:(?<d1>\\d{1,2}) ?[日号])?)?`,
    `(?<y2>[一二][〇零oO九]${HAN}{2})年(?:(?<m2>${HAN}{1,2})月(?:(?<d2>${HAN}{1,3})[日号])?)?`,
    `(?<![\\d./-])(?<y3>(?:19|20)\\d\\d)[./-](?<m3>\\d{1,2})[./-](?<d3>\\d{1,2})(?![\\d/-])`,
    `(?<d4>\\d{1,2})(?:st|nd|rd|th)?(?: day)?(?: of)? (?<m4>${MONTH}),? (?<y4>(?:19|20)\\d\\d)`,
    `(?<![a-z])(?<m5>${MONTH}) (?<d5>\\d{1,2})(?:st|nd|rd|th)?,? (?<y5>(?:19|20)\\d\\d)(?!\\d)`,
    `(?<![a-z])(?<m6>${MONTH}),? (?<y6>(?:19|20)\\d\\d)(?!\\d)`,
    `(?<=\\b(?:in|since|late|early|mid) )(?<y7>(?:19|20)\\d\\d)(?![\\d,%-])`,
    // 同年11月1日, "1 November of that year": of the year named before.
    `(?<same>同年) ?(?<m8>\\d{1,2}|${HAN}{1,2}) ?月 ?(?<d8>\\d{1,2}|${HAN}{1,3}) ?[日号]`,
    `(?<d9>\\d{1,2}) (?<m9>${MONTH}) (?:of )?(?<that>(?:that|the same) year)`,
  ].join('|'),
  'gi',
);

/** The dates of a folded text, in order; offsets are UTF-16 units of it. */
export function datesIn(text: string): WrittenFigure[] {
  const out: WrittenFigure[] = [];
  if (!/(?:19|20)\d\d|[一二][〇零oO九]/.test(text)) return out;
  for (const m of text.matchAll(DATE)) {
    const group = (name: string): string | undefined => {
      for (let i = 1; i <= 9; i++) if (m.groups?.[name + i]) return m.groups[name + i];
      return undefined;
    };
    const year = m.groups!.same || m.groups!.that ? Number(out.at(-1)?.date?.slice(0, 4)) : number(group('y')!.replace(/[oO]/g, '〇'));
    const month = group('m');
    const m2 =
      month === undefined ? undefined : /^[a-z]/i.test(month) ? SHORT_MONTHS.indexOf(month.slice(0, 3).toLowerCase()) + 1 : number(month);
    const day = group('d');
    const d2 = day === undefined ? undefined : number(day);
    if (!year || (m2 !== undefined && (m2 < 1 || m2 > 12)) || (d2 !== undefined && (d2 < 1 || d2 > 31))) continue;
    const pad = (n: number) => String(n).padStart(2, '0');
    out.push({
      from: m.index,
      to: m.index + m[0].trimEnd().length,
      number: { from: m.index, to: m.index + m[0].trimEnd().length },
      dimension: 'date',
      value: 0,
      date: `${year}${m2 ? `-${pad(m2)}` : ''}${m2 && d2 ? `-${pad(d2)}` : ''}`,
    });
  }
  return out;
}
const number = (text: string): number => readNumber(text) ?? 0;
