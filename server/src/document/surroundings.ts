/** What stands over a place in a document: the cells of its row, the line that introduces its list, its heading. */
import type { Leaf } from '../markdown/leaves.js';
import type { AnalysedDocument } from './analysed.js';

export interface Row {
  /** The cell that names the column; '' where there is none. */
  readonly head: string;
  /** The first cell of the row, where it is another; else ''. */
  readonly label: string;
  /** The other cells. */
  readonly cells: readonly string[];
}

/** Whether a leaf holds an offset in its block. */
const holds = ({ map, ends }: Leaf, at: number): boolean => map.length > 0 && map[0]! <= at && at < ends.at(-1)!;

/** How many cells of a row are looked at. */
const MANY = 12;

/** The line that introduces the list or table in which something stands, and the heading over it; '' where there is none. */
export function standsUnder(
  { markdown }: AnalysedDocument,
  { from }: { readonly from: number },
): { readonly lead: string; readonly heading: string } {
  const index = markdown.blockIndexAt(from);
  const block = markdown.blocks[index];
  if (!block) return { lead: '', heading: '' };
  const { leaves } = block.shape;
  const at = from - block.from;
  const own = leaves.findIndex((leaf) => holds(leaf, at));
  const leaf = leaves[own];
  if (!leaf || leaf.role === 'heading') return { lead: '', heading: '' };
  let lead = leaf.lead >= 0 ? leaves[leaf.lead]!.text : '';
  if (!lead && leaf.role !== 'text') {
    const before = markdown.blocks[index - 1]?.shape.leaves.at(-1);
    if (before?.role === 'text' && before.text.endsWith(':')) lead = before.text;
  }
  for (let b = index, l = own; b >= 0 && b > index - FAR; b--) {
    const over = markdown.blocks[b]!.shape.leaves;
    for (let i = Math.min(l, over.length) - 1; i >= 0; i--) if (over[i]!.role === 'heading') return { lead, heading: over[i]!.text };
    l = Number.POSITIVE_INFINITY;
  }
  return { lead, heading: '' };
}
/** How many blocks up a heading is looked for. */
const FAR = 40;

/** The row of the table in which something stands; undefined outside of tables. */
export function rowAround({ markdown }: AnalysedDocument, { from }: { readonly from: number }): Row | undefined {
  const block = markdown.blocks[markdown.blockIndexAt(from)];
  if (!block) return undefined;
  const { leaves } = block.shape;
  const at = from - block.from;
  const own = leaves.find((leaf) => leaf.role === 'cell' && holds(leaf, at));
  if (!own) return undefined;
  const row = leaves.filter((leaf) => leaf.row === own.row && leaf.role === 'cell').slice(0, MANY);
  return {
    head: own.head >= 0 ? leaves[own.head]!.text : '',
    label: row[0] && row[0] !== own ? row[0].text : '',
    cells: row.filter((leaf) => leaf !== own).map((leaf) => leaf.text),
  };
}
