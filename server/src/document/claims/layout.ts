/** Which citations the figures of a leaf go with by its place: in a row, under a head, in a list, under a heading. */

import type { Leaf } from '../../markdown/leaves.js';
import type { AnalysedDocument } from '../analysed.js';
import type { Claim } from './claim.js';
import { claimsIn } from './leaf.js';
import { DECREE, figuresOf, MANY, NONE, type Placed, uncited, unitAt } from './placed.js';
import { noteCites, noteMark, sourceIn } from './sources.js';

/** Reads the claims of a document, in order. */
export function read(document: AnalysedDocument): Claim[] {
  const claims: Claim[] = [];
  const { blocks } = document.markdown;
  const placed = placedIn(document);
  const notes = notesOf(document, placed);
  let introduced: readonly Placed[] = NONE;
  let introduction = '';
  // What a paragraph cites last, for the list or table right behind it.
  let before: readonly Placed[] = NONE;
  let heading: { readonly text: string; readonly cited: readonly Placed[] } = { text: '', cited: NONE };
  for (const [b, { from, shape }] of blocks.entries()) {
    const of = placed[b] ?? shape.leaves.map(() => NONE);
    const cited = [...of, ...(placed[b + 1] ?? [])].some((p) => p.length);
    if (!cited && b >= placed.length && !introduced.length && !before.length && !heading.cited.length && !notes.size) break;
    const sources = sourcesOf(
      shape.leaves,
      of,
      blocks[b + 1]?.shape.leaves ?? [],
      placed[b + 1] ?? [],
      (leaf, at) =>
        document.text.slice(from + leaf.ends[at - 1]!, from + leaf.ends[at]!).includes('\n') ||
        document.text.slice(from + leaf.map[at - 1]!, from + leaf.map[at]!).includes('\n'),
    );
    // What a row cites only in passing is not what its cells go with, but keeps the column's law away from them.
    const rows = new Map<number, readonly Placed[]>();
    shape.leaves.forEach((leaf, i) => {
      if (leaf.row >= 0 && of[i]!.length) rows.set(leaf.row, [...(rows.get(leaf.row) ?? NONE), ...(cites(leaf, of[i]!) ? of[i]! : NONE)]);
    });
    const record = recordSource(shape.leaves, rows);
    const fields = fieldSource(shape.leaves, of);
    const own = new Map(shape.leaves.map((leaf, i) => [leaf, of[i]!]));
    const cells = new Map<number, Leaf[]>();
    for (const leaf of shape.leaves) if (leaf.role === 'cell') cells.set(leaf.row, [...(cells.get(leaf.row) ?? []), leaf]);
    // The item that is no more than an article, for the items below it.
    let above: readonly Placed[] = NONE;
    const list = of.every((p, i) => !p.length || shape.leaves[i]!.role === 'text' || shape.leaves[i]!.role === 'heading');
    shape.leaves.forEach((leaf, i) => {
      if (of[i]!.length) above = leaf.role === 'item' && of[i]!.length === 1 && cites(leaf, of[i]!) ? of[i]! : NONE;
      if (leaf.role === 'heading') {
        const cited = of[i]!.filter((c) => c.citation.articles.length >= 1 && c.citation.articles.length <= 3);
        heading = { text: leaf.text, cited: of[i]!.length === 1 ? cited : NONE };
      }
      if (leaf.role === 'heading' || leaf.role === 'head-cell') return;
      // A quotation speaks for itself only where it cites as well.
      if (leaf.quote && !of[i]!.length) return;
      // A cell goes with the citations of its row, or of its column's head; an item, with those of the line that introduces the list.
      const given =
        leaf.row >= 0
          ? ([
              rows.get(leaf.row) ?? (leaf.head >= 0 ? of[leaf.head]! : NONE),
              rows.has(leaf.row) ? NONE : record,
              rows.has(leaf.row) ? NONE : sources[i]!,
            ].find((p) => p.length) ?? NONE)
          : leaf.lead >= 0 && of[leaf.lead]!.length
            ? of[leaf.lead]!
            : leaf.role === 'item'
              ? ([introduced, above, sources[i]!, fields].find((p) => p.length) ?? NONE)
              : ([sources[i]!, fields].find((p) => p.length) ?? NONE);
      // What only stands under a heading, or under the paragraph before it, is tied to its law by nothing else.
      const over = leaf.role === 'text' || !list ? heading.cited : before.length ? before : heading.cited;
      const headed = !of[i]!.length && !given.length && over.length > 0;
      if (!of[i]!.length && !given.length && !headed && !notes.size) return;
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
          cited: headed ? over : given,
          headed,
          head: leaf.head >= 0 ? shape.leaves[leaf.head]!.text : '',
          texts: [
            ...around.map((a) => uncited(a, own.get(a) ?? NONE)),
            ...(leaf.role === 'item' && leaf.lead < 0 ? [introduction] : []),
            ...(headed ? [heading.text] : []),
          ],
          notes,
        }),
      );
    });
    const last = shape.leaves.length - 1;
    const introduces = last >= 0 && shape.leaves[last]!.text.endsWith(':');
    introduced = introduces ? of[last]! : NONE;
    introduction = introduces ? shape.leaves[last]!.text : '';
    const line = shape.leaves[last];
    before = line?.role === 'text' && !introduces && of[last]!.length === 1 && of[last]![0]!.citation.articles.length ? of[last]! : NONE;
  }
  return claims;
}

/** The citations of each leaf, block by block, up to the last that has any. */
function placedIn({ markdown, citations: all }: AnalysedDocument): (readonly Placed[])[][] {
  // "State Council Decree" beside a law is its number of promulgation, not another law.
  const citations = all.filter((c) => !(c.law === null && DECREE.test(c.text)));
  const out: (readonly Placed[])[][] = [];
  let next = 0;
  for (const { from, shape } of markdown.blocks) {
    if (next >= citations.length) break;
    out.push(
      shape.leaves.map((leaf) => {
        const placed: Placed[] = [];
        const end = from + (leaf.ends.at(-1) ?? 0);
        for (; next < citations.length && citations[next]!.to <= end; next++) {
          const c = citations[next]!;
          placed.push({ citation: c, from: unitAt(leaf, c.from - from), to: unitAt(leaf, c.to - from) });
        }
        return placed.length ? placed : NONE;
      }),
    );
  }
  return out;
}

/** What the notes of a document cite, by the marks that lead to them. */
function notesOf(
  { markdown, text }: AnalysedDocument,
  placed: readonly (readonly (readonly Placed[])[])[],
): Map<string, readonly Placed[]> {
  const notes = new Map<string, readonly Placed[]>();
  placed.forEach((of, b) => {
    const { from, shape } = markdown.blocks[b]!;
    of.forEach((cited, i) => {
      const leaf = shape.leaves[i]!;
      if (!cited.length || leaf.row >= 0 || leaf.role === 'heading') return;
      const mark = noteMark(leaf, i === 0 ? text.slice(from, from + 64) : '');
      if (mark !== undefined && noteCites(leaf, cited)) notes.set(mark, cited);
    });
  });
  return notes;
}

/** What the one row that cites gives as the basis of a table that is a record: | Legal basis | Article 31 … |. */
function recordSource(leaves: readonly Leaf[], rows: ReadonlyMap<number, readonly Placed[]>): readonly Placed[] {
  if (rows.size !== 1) return NONE;
  const [[row, cited]] = [...rows] as [[number, readonly Placed[]]];
  const label = leaves.find((leaf) => leaf.row === row && leaf.role === 'cell')?.text ?? '';
  return RECORD_LABEL.test(label) ? cited : NONE;
}
/** The same in lines that each give a term its value: "Law: …, art. 21 / Control: … / Minimum: …". */
function fieldSource(leaves: readonly Leaf[], of: readonly (readonly Placed[])[]): readonly Placed[] {
  const citing = leaves.flatMap((leaf, i) => (of[i]!.length ? [{ leaf, cited: of[i]! }] : []));
  if (citing.length !== 1 || leaves.length > MANY || !leaves.every((leaf) => leaf.row < 0 && FIELD.test(leaf.text))) return NONE;
  const [{ leaf, cited }] = citing as [{ leaf: Leaf; cited: readonly Placed[] }];
  return RECORD_LABEL.test(FIELD.exec(leaf.text)![1]!) ? cited : NONE;
}
/** A short term and its value. */
const FIELD = /^(?:[-•*] ?)?([^,.;:]{1,32}): ?[^ ]/;
const RECORD_LABEL =
  /^(?:(?:legal|statutory) )?(?:basis|source|authority|reference|provision|ground|law|statute)s?:?$|^(?:法律|法规|规范)?(?:依据|来源|出处|条文|法条|法律|法规):?$/i;

/** For each leaf, what a line behind it gives as its source (来源：《…》第九条), with nothing else cited in between. */
function sourcesOf(
  leaves: readonly Leaf[],
  of: readonly (readonly Placed[])[],
  nextLeaves: readonly Leaf[],
  next: readonly (readonly Placed[])[],
  lineStart: (leaf: Leaf, at: number) => boolean,
): (readonly Placed[])[] {
  const out: (readonly Placed[])[] = [];
  let source = nextLeaves.length === 1 && nextLeaves[0]!.role === 'text' ? sourceIn(nextLeaves[0], next[0]) : NONE;
  for (let i = leaves.length - 1; i >= 0; i--) {
    out[i] = of[i]!.length ? NONE : source;
    if (of[i]!.length) source = sourceIn(leaves[i], of[i], (at) => lineStart(leaves[i]!, at));
    else if (leaves[i]!.role === 'heading') source = NONE;
  }
  return out;
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
