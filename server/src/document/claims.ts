/**
 * What a text claims of the law in figures: each figure with the citations that it is stated with. What is no claim about the law (the
 * company's own practice, a decision in a case, an example, another country's law) is left out here.
 */

import { sameFigure } from '../knowledge/figures.js';
import type { KnownArticle } from '../knowledge/knowledge.js';
import { statedBy } from '../knowledge/stated.js';
import type { AnalysedDocument } from './analysed.js';
import type { Claim } from './claims/claim.js';
import { read } from './claims/layout.js';
import type { Citation } from './resolve.js';

export type { Claim } from './claims/claim.js';

const known = new WeakMap<AnalysedDocument, readonly Claim[]>();
/** Claims of a document, in order; read once for each state of it. */
export function claimsOf(document: AnalysedDocument): readonly Claim[] {
  let claims = known.get(document);
  if (!claims) known.set(document, (claims = read(document)));
  return claims;
}

/** Whether the figures stated with a citation are those of an earlier text's article, and not of the one that bears its number now. */
export function readsLikeOld(document: AnalysedDocument, citation: Citation, old: KnownArticle, now: KnownArticle | undefined): boolean {
  const about = claimsOf(document).filter((c) => c.citations.includes(citation) && !c.figure.date);
  const states = (article: KnownArticle | undefined, c: Claim) =>
    !!article &&
    statedBy(article).some((s) => sameFigure(s, c.figure) && (!s.penalty || !s.bound || !c.figure.bound || s.bound === c.figure.bound));
  return about.every((c) => states(old, c)) && about.some((c) => !states(now, c));
}

/** Whether figures are stated with a citation, and all are an article's own. */
export function statesFiguresOf(document: AnalysedDocument, citation: Citation, article: KnownArticle | undefined): boolean {
  const about = claimsOf(document).filter((c) => c.citations.includes(citation) && !c.figure.date);
  return !!article && about.length > 0 && about.every((c) => statedBy(article).some((s) => sameFigure(s, c.figure)));
}
