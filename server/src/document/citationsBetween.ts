import { firstIndex } from '../util/sorted.js';
import type { Citation } from './citation.js';

/** The citations of a document that begin in [from, to); `citations` in order, as a document has them. */
export function citationsBetween(citations: readonly Citation[], from: number, to: number): readonly Citation[] {
  const first = (at: number) => firstIndex(0, citations.length, (i) => citations[i]!.from >= at);
  return citations.slice(first(from), first(to));
}
