/** What a machine can read off an item of a newsletter: dates, amounts and periods, authorities. */
import { figuresIn, type WrittenFigure } from '../../knowledge/figures.js';
import { figure, money, moneyRange } from '../../knowledge/format.js';
import type { KnowledgeBase } from '../../knowledge/knowledge.js';
import type { Bilingual, Figure } from '../../knowledge/schema.js';
import { fold } from '../../markdown/normalise.js';

export interface FoundDate {
  readonly iso: string;
  readonly until?: string;
  readonly precision: 'day' | 'month';
}

/** The first day of a range that ends in a date: "3–" of "3–4 Feb 2027". */
const FROM_DAY = /(?<!\d)(\d{1,2}) ?[–-] ?$/;

/** The dates of a text, in order of place; of a month alone its first day, of a year alone none. */
export function datesIn(text: string): FoundDate[] {
  const folded = fold(text);
  return figuresIn(folded).flatMap(({ date, from }): FoundDate[] => {
    if (date?.length === 7) return [{ iso: `${date}-01`, precision: 'month' }];
    if (date?.length !== 10) return [];
    const first = FROM_DAY.exec(folded.slice(Math.max(0, from - 6), from))?.[1]?.padStart(2, '0');
    return [
      first && first < date.slice(8) ? { iso: date.slice(0, 8) + first, until: date, precision: 'day' } : { iso: date, precision: 'day' },
    ];
  });
}

interface Fact {
  readonly label: Bilingual;
  readonly value: Bilingual;
}

/** What a number of the text is; amounts are written as our data writes them. */
export function factsIn(text: string): Fact[] {
  const facts = new Map<string, Fact>();
  const figures = figuresIn(fold(text));
  for (const [i, written] of figures.entries()) {
    const fact = factOf(written, figures[i + 1]);
    if (fact) facts.set(fact.value.en, fact);
  }
  return [...facts.values()];
}

/** An amount, a share or a period as our data writes it; `next` is the upper end of a range that begins. Other figures say too little alone. */
function factOf({ dimension, value, unit, range }: WrittenFigure, next: WrittenFigure | undefined): Fact | undefined {
  const say = (write: (language: 'en' | 'zh') => string): Bilingual => ({ en: write('en'), zh: write('zh') });
  if (dimension === 'cny' && range !== 'to')
    return {
      label: { en: 'Amount', zh: '金额' },
      value: say((l) => (range && next?.range === 'to' ? moneyRange(value, next.value, l) : money(value, l))),
    };
  const stated = (f: Pick<Figure, 'kind' | 'unit'>): Bilingual =>
    say((l) => figure({ ...f, value, comparison: 'exactly', of: { en: '', zh: '' } }, l));
  if (dimension === 'percent') return { label: { en: 'Percentage', zh: '比例' }, value: stated({ kind: 'percentage', unit: 'percent' }) };
  if (dimension === 'time' && unit && unit !== 'week')
    return { label: { en: 'Period', zh: '期限' }, value: stated({ kind: 'deadline', unit }) };
  return undefined;
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
