import type { Citation } from './resolve.js';

/** The citations of a document that begin in [from, to); `citations` in order, as a document has them. */
export function citationsBetween(citations: readonly Citation[], from: number, to: number): readonly Citation[] {
  const first = (at: number): number => {
    let low = 0;
    let high = citations.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (citations[middle]!.from < at) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  return citations.slice(first(from), first(to));
}
