/** Blanks that a draft still holds: `[●]`, `TBD`, `XX公司`, `____`, `{{name}}`. */

import type { BlockShape } from '../markdown/document.js';
import type { Leaf } from '../markdown/leaves.js';
import { toSource } from '../markdown/normalise.js';
import { BLANKS } from './blanks.js';

/** Source offsets relative to the block. */
export interface Placeholder {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** All placeholders of a block, in order. */
export function placeholdersOf(shape: BlockShape): Placeholder[] {
  const found: Placeholder[] = [];
  for (const leaf of shape.leaves) {
    for (const match of leaf.text.matchAll(BLANKS)) {
      const { from, to } = toSource(leaf, match.index, match.index + match[0].length);
      found.push({ from, to, text: shape.source.slice(from, to) });
    }
  }
  // Underscores are emphasis to the normaliser: blanks to be filled in are looked for in the source, inside prose.
  if (shape.source.includes('____')) {
    for (const match of shape.source.matchAll(/_{4,200}/g))
      if (shape.leaves.some((leaf) => covers(leaf, match.index, match.index + match[0].length)))
        found.push({ from: match.index, to: match.index + match[0].length, text: match[0] });
  }
  return found.sort((a, b) => a.from - b.from);
}

/** Whether source [from, to) lies between two units of the leaf: inside prose, though dropped from it. */
function covers(leaf: Leaf, from: number, to: number): boolean {
  const first = leaf.map[0];
  const last = leaf.ends.at(-1);
  return (
    first !== undefined && last !== undefined && (from >= first || to === first) && (to <= last || from === last) && leaf.text.length > 1
  );
}
