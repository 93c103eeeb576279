/** Code lenses: over a section, what is missing in it and what that may cost. */
import type { AnalysedDocument } from '../document/analysed.js';
import { LIST_COMMA, SEMICOLON } from '../knowledge/punctuation.js';
import type { Language } from '../knowledge/schema.js';
import { placeOf } from '../rules/missing-requirement/clause.js';
import { coverageView } from './coverage.js';

/** A line above [from, to), UTF-16 offsets in the document. */
export interface Lens {
  readonly from: number;
  readonly to: number;
  readonly title: string;
}

const T = {
  missing: { en: '{n} missing: {list}', zh: '缺少{n}项：{list}' },
  cost: { en: ' · may cost: {exposure}', zh: ' · 可能的处罚：{exposure}' },
};

/** One lens for each section in which something due is missing, or for the title. */
export function codeLenses(document: AnalysedDocument, language: Language): Lens[] {
  const places = new Map<number, { to: number; titles: string[]; exposures: Set<string> }>();
  for (const entry of coverageView(document, language).flatMap((s) => s.entries)) {
    if (entry.status !== 'missing' || entry.unsure || !entry.exposure) continue;
    const at = placeOf(document, entry.requirement) ?? document.title;
    const known = places.get(at.from) ?? { to: at.to, titles: [], exposures: new Set<string>() };
    known.titles.push(entry.title);
    known.exposures.add(entry.exposure);
    places.set(at.from, known);
  }
  return [...places].map(([from, { to, titles, exposures }]) => ({
    from,
    to,
    title:
      T.missing[language].replace('{n}', String(titles.length)).replace('{list}', titles.join(LIST_COMMA[language])) +
      T.cost[language].replace('{exposure}', [...exposures].join(SEMICOLON[language])),
  }));
}
