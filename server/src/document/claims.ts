/**
 * What a text claims of the law in figures: each figure with the citations that it is stated with. What is no claim about the law (the
 * company's own practice, a decision in a case, an example, another country's law) is left out here.
 */

import { sameFigure } from '../knowledge/figures.js';
import type { KnownArticle } from '../knowledge/knowledge.js';
import { statedBy } from '../knowledge/stated.js';
import { memoize } from '../util/memoize.js';
import type { AnalysedDocument } from './analysed.js';
import type { Citation } from './citation.js';
import type { Claim } from './claims/claim.js';
import { read } from './claims/layout.js';

export type { Claim } from './claims/claim.js';

interface ClaimsOfDocument {
  readonly all: readonly Claim[];
  readonly by: ReadonlyMap<Citation, readonly Claim[]>;
}

const claimed = memoize((document: AnalysedDocument): ClaimsOfDocument => {
  const all = read(document);
  const by = new Map<Citation, Claim[]>();
  for (const claim of all)
    for (const citation of new Set(claim.citations)) {
      const list = by.get(citation);
      if (list) list.push(claim);
      else by.set(citation, [claim]);
    }
  return { all, by };
});

/** Claims of a document, in order; read once for each state of it. */
export const claimsOf = (document: AnalysedDocument): readonly Claim[] => claimed(document).all;

/** The claims that go with a citation, in order. */
export const claimsWith = (document: AnalysedDocument, citation: Citation): readonly Claim[] => claimed(document).by.get(citation) ?? [];

/** The figures stated with a citation that are no days. */
export const figuresWith = (document: AnalysedDocument, citation: Citation): readonly Claim[] =>
  claimsWith(document, citation).filter((c) => !c.figure.date);

/** Whether the figures stated with a citation are those of an earlier text's article, and not of the one that bears its number now. */
export function readsLikeOld(document: AnalysedDocument, citation: Citation, old: KnownArticle, now: KnownArticle | undefined): boolean {
  const about = figuresWith(document, citation);
  const states = (article: KnownArticle | undefined, c: Claim) =>
    !!article &&
    statedBy(article).some((s) => sameFigure(s, c.figure) && (!s.penalty || !s.bound || !c.figure.bound || s.bound === c.figure.bound));
  return about.every((c) => states(old, c)) && about.some((c) => !states(now, c));
}

/** Whether figures are stated with a citation, and all are an article's own. */
export function statesFiguresOf(document: AnalysedDocument, citation: Citation, article: KnownArticle | undefined): boolean {
  const about = figuresWith(document, citation);
  return !!article && about.length > 0 && about.every((c) => statedBy(article).some((s) => sameFigure(s, c.figure)));
}
