/** What a machine can read off an item of a newsletter: dates, amounts and periods, authorities. */
import { figure, money, moneyRange, SHORT_MONTHS } from '../../knowledge/format.js';
import type { KnowledgeBase } from '../../knowledge/knowledge.js';
import type { Bilingual, Figure } from '../../knowledge/schema.js';

const MONTH = SHORT_MONTHS.join('|');
const DATES = new RegExp(
  [
    String.raw`(?<y1>20\d\d)[-/.](?<m1>\d{1,2})[-/.](?<d1>\d{1,2})(?!\d)`,
    String.raw`(?<y2>20\d\d)年\s*(?<m2>\d{1,2})月(?:\s*(?<d2>\d{1,2})日)?`,
    String.raw`(?:(?<d3>\d{1,2})(?:\s*[–-]\s*(?<u3>\d{1,2}))?\s+)?(?<m3>${MONTH})[a-z]*\.?,?\s+(?<y3>20\d\d)`,
    String.raw`(?<m4>${MONTH})[a-z]*\.?\s+(?<d4>\d{1,2}),\s*(?<y4>20\d\d)`,
  ].join('|'),
  'gi',
);

export interface FoundDate {
  readonly iso: string;
  readonly until?: string;
  readonly precision: 'day' | 'month';
}

/** The dates of a text, in order of place; of a month alone its first day. */
export function datesIn(text: string): FoundDate[] {
  return [...text.matchAll(DATES)].flatMap(({ groups = {} }) => {
    const one = (name: string) => [1, 2, 3, 4].map((i) => groups[`${name}${i}`]).find((v) => v !== undefined);
    const word = one('m')!.toLowerCase();
    const month = /^\d/.test(word) ? Number(word) : SHORT_MONTHS.indexOf(word.slice(0, 3)) + 1;
    const day = Number(one('d') ?? 1);
    if (month < 1 || month > 12 || day < 1 || day > 31) return [];
    const two = (n: number) => String(n).padStart(2, '0');
    const start = `${one('y')}-${two(month)}`;
    return [
      {
        iso: `${start}-${two(day)}`,
        precision: one('d') ? ('day' as const) : ('month' as const),
        ...(groups.u3 ? { until: `${start}-${two(Number(groups.u3))}` } : {}),
      },
    ];
  });
}

/** What a number of the text is; amounts are written as our data writes them. */
export function figuresIn(text: string): { label: Bilingual; value: Bilingual }[] {
  const found = new Map<string, { label: Bilingual; value: Bilingual }>();
  const add = (label: Bilingual, value: Bilingual) => found.set(value.en, { label, value });
  const scale = (word: string | undefined): number =>
    ({ thousand: 1e3, million: 1e6, billion: 1e9, 万: 1e4, 亿: 1e8 })[(word ?? '').toLowerCase()] ?? 1;
  const number = (digits: string) => Number(digits.replace(/,/g, ''));
  const amounts =
    /(?:RMB|CNY|￥|¥)\s?(\d[\d,]*(?:\.\d+)?)(?:\s?[–-]\s?(\d[\d,]*(?:\.\d+)?))?(?:\s?(thousand|million|billion))?|(\d[\d,]*(?:\.\d+)?)(?:\s?[–至-]\s?(\d[\d,]*(?:\.\d+)?))?\s?(万|亿|thousand|million|billion)?\s?(?:元|yuan)/gi;
  for (const m of text.matchAll(amounts)) {
    const by = scale(m[3] ?? m[6]);
    const from = Math.round(number(m[1] ?? m[4]!) * by);
    const to = (m[2] ?? m[5]) ? Math.round(number((m[2] ?? m[5])!) * by) : undefined;
    const write = (language: 'en' | 'zh') => (to === undefined ? money(from, language) : moneyRange(from, to, language));
    add({ en: 'Amount', zh: '金额' }, { en: write('en'), zh: write('zh') });
  }
  const UNITS: readonly [RegExp, Figure['kind'], NonNullable<Figure['unit']>][] = [
    [/(\d+)\s?(?:working days?|个工作日)/gi, 'deadline', 'working-day'],
    [/(\d+)\s?(?:days?\b|日内)/gi, 'deadline', 'day'],
    [/(\d+)\s?(?:hours?\b|小时)/gi, 'deadline', 'hour'],
    [/(\d+(?:\.\d+)?)\s?%/g, 'percentage', 'percent'],
  ];
  for (const [pattern, kind, unit] of UNITS)
    for (const [, digits] of text.matchAll(pattern)) {
      const of = kind === 'percentage' ? { en: 'Percentage', zh: '比例' } : { en: 'Period', zh: '期限' };
      const f: Figure = { kind, unit, value: Number(digits), comparison: 'exactly', of };
      add(of, { en: figure(f, 'en'), zh: figure(f, 'zh') });
    }
  return [...found.values()];
}

/** Authorities that the pack knows. */
const authoritiesOf = (knowledge: KnowledgeBase): Bilingual[] => [
  ...knowledge.laws.map((l) => l.issuer),
  ...knowledge.developments.map((d) => d.authority),
];

/** The authority that a text names first. */
export function authorityIn(text: string, knowledge: KnowledgeBase): Bilingual | undefined {
  let best: { name: Bilingual; at: number; length: number } | undefined;
  for (const name of authoritiesOf(knowledge))
    for (const form of [name.en, name.zh]) {
      const at = text.toLowerCase().indexOf(form.toLowerCase());
      if (at >= 0 && (!best || at < best.at || (at === best.at && form.length > best.length))) best = { name, at, length: form.length };
    }
  return best?.name;
}

/** An authority under the name that the pack gives it in both languages. */
export const knownAuthority = (name: string, knowledge: KnowledgeBase): Bilingual | undefined =>
  authoritiesOf(knowledge).find((a) => a.en === name || a.zh === name);
