/** Which citations the figures of a leaf go with by its place: in a row, under a head, in a list, under a heading. */

import type { Leaf } from '../../markdown/leaves.js';
import type { AnalysedDocument } from '../analysed.js';
import type { Claim } from './claim.js';
import { BASIS, claimsIn } from './leaf.js';
import { DECREE, figuresOf, MANY, NONE, type Placed, uncited, unitAt } from './placed.js';

/** Reads the claims of a document, in order. */
export function read(document: AnalysedDocument): Claim[] {
  const claims: Claim[] = [];
  // "State Council Decree" beside a law is its number of promulgation, not another law.
  const citations = document.citations.filter((c) => !(c.law === null && DECREE.test(c.text)));
  let next = 0;
  let introduced: readonly Placed[] = NONE;
  let introduction = '';
  let heading: { readonly text: string; readonly cited: readonly Placed[] } = { text: '', cited: NONE };
  const { blocks } = document.markdown;
  const placedIn = ({ from, shape }: (typeof blocks)[number]): Placed[][] =>
    shape.leaves.map((leaf) => {
      const placed: Placed[] = [];
      const end = from + (leaf.ends.at(-1) ?? 0);
      for (; next < citations.length && citations[next]!.to <= end; next++) {
        const c = citations[next]!;
        placed.push({ citation: c, from: unitAt(leaf, c.from - from), to: unitAt(leaf, c.to - from) });
      }
      return placed;
    });
  let behind = blocks[0] && placedIn(blocks[0]);
  for (const [b, { from, shape }] of blocks.entries()) {
    const of = behind!;
    const follows = blocks[b + 1];
    behind = follows && placedIn(follows);
    const cited = [...of, ...(behind ?? [])].some((placed) => placed.length);
    if (!cited && next >= citations.length && !introduced.length && !heading.cited.length) break;
    const source = of.every((placed) => !placed.length) && behind ? sourceOf(follows!.shape.leaves, behind) : NONE;
    // What a row cites only in passing is not what its cells go with, but keeps the column's law away from them.
    const rows = new Map<number, readonly Placed[]>();
    shape.leaves.forEach((leaf, i) => {
      if (leaf.row >= 0 && of[i]!.length) rows.set(leaf.row, [...(rows.get(leaf.row) ?? NONE), ...(cites(leaf, of[i]!) ? of[i]! : NONE)]);
    });
    const own = new Map(shape.leaves.map((leaf, i) => [leaf, of[i]!]));
    const cells = new Map<number, Leaf[]>();
    for (const leaf of shape.leaves) if (leaf.role === 'cell') cells.set(leaf.row, [...(cells.get(leaf.row) ?? []), leaf]);
    // The item that is no more than an article, for the items below it.
    let above: readonly Placed[] = NONE;
    shape.leaves.forEach((leaf, i) => {
      if (of[i]!.length) above = leaf.role === 'item' && of[i]!.length === 1 && cites(leaf, of[i]!) ? of[i]! : NONE;
      if (leaf.role === 'heading') {
        const cited = of[i]!.filter((c) => c.citation.articles.length === 1);
        heading = { text: leaf.text, cited: of[i]!.length === 1 ? cited : NONE };
      }
      if (leaf.role === 'heading' || leaf.role === 'head-cell') return;
      // A quotation speaks for itself only where it cites as well.
      if (leaf.quote && !of[i]!.length) return;
      // A cell goes with the citations of its row, or of its column's head; an item, with those of the line that introduces the list.
      const given =
        leaf.row >= 0
          ? (rows.get(leaf.row) ?? (leaf.head >= 0 ? of[leaf.head]! : NONE))
          : leaf.lead >= 0
            ? of[leaf.lead]!
            : leaf.role === 'item'
              ? ([introduced, above, source].find((placed) => placed.length) ?? NONE)
              : NONE;
      const headed = !of[i]!.length && !given.length && heading.cited.length > 0;
      if (!of[i]!.length && !given.length && !headed) return;
      const around =
        leaf.role === 'cell'
          ? cells
              .get(leaf.row)!
              .slice(0, MANY)
              .filter((other) => other !== leaf)
          : leaf.lead >= 0
            ? [shape.leaves[leaf.lead]!]
            : [];
      claims.push(
        ...claimsIn(leaf, from, of[i]!, {
          cited: headed ? heading.cited : given,
          headed,
          head: leaf.head >= 0 ? shape.leaves[leaf.head]!.text : '',
          texts: [
            ...around.map((a) => uncited(a, own.get(a) ?? NONE)),
            ...(leaf.role === 'item' && leaf.lead < 0 ? [introduction] : []),
            ...(headed ? [heading.text] : []),
          ],
        }),
      );
    });
    const last = shape.leaves.length - 1;
    const introduces = last >= 0 && shape.leaves[last]!.text.endsWith(':');
    introduced = introduces ? of[last]! : NONE;
    introduction = introduces ? shape.leaves[last]!.text : '';
  }
  return claims;
}
/** What a line behind a list gives as its source: 来源：《…》第九条. */
function sourceOf([leaf, ...more]: readonly Leaf[], [placed]: readonly (readonly Placed[])[]): readonly Placed[] {
  if (!leaf || more.length || leaf.role !== 'text' || placed?.length !== 1 || !placed[0]!.citation.articles.length) return NONE;
  return BASIS.test(uncited(leaf, placed)) ? placed : NONE;
}
/** Whether a cell is there to cite: at least half of it is citations, or it is no more than an article and what that is about, without a figure. */
const cites = (leaf: Leaf, placed: readonly Placed[]): boolean =>
  placed.reduce((sum, c) => sum + c.to - c.from, 0) * 2 >= leaf.text.length ||
  (leaf.role === 'cell' &&
    placed.length === 1 &&
    placed[0]!.citation.articles.length === 1 &&
    leaf.text.length <= 60 &&
    (placed[0]!.from <= 1 || placed[0]!.to >= leaf.text.length - 1) &&
    !figuresOf(leaf).some((f) => f.from >= placed[0]!.to || f.to <= placed[0]!.from));
