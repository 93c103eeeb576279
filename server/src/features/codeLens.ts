/** Code lenses: over a section, what is missing in it and what that may cost. */
import type { AnalysedDocument } from '../document/analysed.js';
import { LIST_COMMA } from '../knowledge/punctuation.js';
import type { Language } from '../knowledge/schema.js';
import { placeOf } from '../rules/clause.js';
import { coverageView } from './coverage.js';

/** A line above [from, to), UTF-16 offsets in the document. */
export interface Lens {
  readonly from: number;
  readonly to: number;
  readonly title: string;
}

/** What it may cost comes first: of a long line VS Code shows the beginning. */
const T = {
  lens: { en: '{n} missing · may cost: {exposure} · {list}', zh: '缺少{n}项 · 可能的处罚：{exposure} · {list}' },
  more: { en: '{list} and others', zh: '{list}等' },
};

/** How many titles, and how many articles with their fines, a line has room for. The coverage view has them all. */
const TITLES = 3;
const FINES = 1;

/** One lens for each section in which something due is missing, or for the title. */
export function codeLenses(document: AnalysedDocument, language: Language): Lens[] {
  const places = new Map<number, { to: number; titles: string[]; fines: Set<string> }>();
  for (const { requirement, status, title, fines } of coverageView(document, language).flatMap((s) => s.entries)) {
    if (status !== 'missing' || !fines.length) continue;
    const at = placeOf(document, requirement) ?? document.title;
    const known = places.get(at.from) ?? { to: at.to, titles: [], fines: new Set<string>() };
    known.titles.push(title);
    for (const fine of fines) known.fines.add(fine);
    places.set(at.from, known);
  }
  return [...places].map(([from, { to, titles, fines }]) => ({
    from,
    to,
    title: T.lens[language]
      .replace('{n}', String(titles.length))
      .replace('{exposure}', first(FINES, [...fines], language))
      .replace('{list}', first(TITLES, titles, language)),
  }));
}

/** The first of a list, and that there are more. */
function first(count: number, all: readonly string[], language: Language): string {
  const list = all.slice(0, count).join(LIST_COMMA[language]);
  return all.length > count ? T.more[language].replace('{list}', list) : list;
}
