/** Blanks (`[● name]`) in what edits put in: they are there to be filled in, and so are selected. */
import type { Fix, Span } from '../rules/rule.js';

/** The first blank that edits put in, at offsets in the text as they leave it. */
export function blankIn(edits: Fix['edits']): Span | undefined {
  let moved = 0;
  for (const { from, to, text } of [...edits].sort((a, b) => a.from - b.from)) {
    const blank = /\[●[^\]\n]*\]/u.exec(text);
    const at = from + moved + (blank?.index ?? 0);
    if (blank) return { from: at, to: at + blank[0].length };
    moved += text.length - (to - from);
  }
  return undefined;
}
