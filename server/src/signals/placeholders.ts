/** Blanks that a draft still holds: `[●]`, `TBD`, `XX公司`, `____`, `{{name}}`. */

import type { BlockShape } from '../markdown/document.js';
import type { Leaf } from '../markdown/leaves.js';
import { toSource } from '../markdown/normalise.js';

/** Source offsets relative to the block. */
export interface Placeholder {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

// Each alternative is bounded, so the scan is linear. Matched on normalised text: full-width brackets are half-width there.
const IN_TEXT = new RegExp(
  [
    String.raw`\[ ?[●•○◯■□_*xX.…]{1,10}[^\]\n]{0,160}\]`,
    String.raw`\[ ?(?:请|待)(?:填|补|插|定|完善|确认)[^\]\n]{0,60}\]`,
    String.raw`\[ ?(?:填写|插入|此处|公司名称|公司全称|联系方式|联系邮箱|电话|地址|日期)[^\]\n]{0,40}\]`,
    String.raw`\[ ?(?:insert|enter|your|fill in|to be (?:completed|confirmed|added|determined)|company name|name of|date|e-?mail|address|contact|product name|TBD|TBC|TODO)\b[^\]\n]{0,60}\]`,
    String.raw`\{\{[^{}\n]{1,60}\}\}`,
    String.raw`<(?:insert|your|company)[ -][^<>\n]{1,40}>`,
    String.raw`(?<![A-Za-z])(?:TBD|TBC|T\.B\.D\.)(?![A-Za-z])`,
    String.raw`\((?:待定|待补充|待填写|待确认|待完善)\)`,
    String.raw`(?<![A-Za-z0-9*])(?:20)?[Xx]{2,8}(?=[年月日公有@])`,
    String.raw`(?<![A-Za-z0-9*])X{3,8}(?![A-Za-z0-9*])`,
    String.raw`×{2,8}(?=[年月日公有])`,
    String.raw`(?<![A-Za-z0-9])[xX]{3,8}@[xX]{2,8}\.[A-Za-z]{2,4}`,
  ].join('|'),
  'g',
);

/** All placeholders of a block, in order. */
export function placeholdersOf(shape: BlockShape): Placeholder[] {
  const found: Placeholder[] = [];
  for (const leaf of shape.leaves) {
    if (!/[[{<(xX×T]/.test(leaf.text)) continue;
    for (const match of leaf.text.matchAll(IN_TEXT)) {
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
