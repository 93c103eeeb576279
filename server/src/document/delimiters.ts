/** What goes with a stretch of Markdown when it is replaced: the other half of marks and brackets that only one half of is within. */

/** A stretch of a text, in UTF-16 offsets. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

const LINK_END = /^\]\([^()\s]*\)/;

/**
 * A stretch with the halves of emphasis, brackets and links that stand right beside it: `**PIPL** Art. 13` without the first two stars is
 * given them. Undefined where a half stands elsewhere, so that replacing the stretch would leave it behind.
 */
export function wholeOf(text: string, { from, to }: Stretch): Stretch | undefined {
  const link = text[from - 1] === '[' ? LINK_END.exec(text.slice(to, to + 200)) : null;
  if (link) return { from: from - 1, to: to + link[0].length };
  let at: Stretch = { from, to };
  for (let round = 0; round < 6; round++) {
    const next = completed(text, at);
    if (!next || (next.from === at.from && next.to === at.to)) return next;
    at = next;
  }
  return undefined;
}

/** One missing half taken in; the stretch itself where none is missing. */
function completed(text: string, { from, to }: Stretch): Stretch | undefined {
  const inside = text.slice(from, to);
  for (const mark of ['**', '__', '~~']) {
    if ((inside.split(mark).length - 1) % 2 === 0) continue;
    if (text.slice(from - mark.length, from) === mark) return { from: from - mark.length, to };
    return text.startsWith(mark, to) ? { from, to: to + mark.length } : undefined;
  }
  let open = 0;
  let stray = false;
  for (const c of inside)
    if ('[(（'.includes(c)) open++;
    else if ('])）'.includes(c)) {
      stray ||= open === 0;
      open = Math.max(0, open - 1);
    }
  if (stray) return '[(（'.includes(text[from - 1] ?? ' ') ? { from: from - 1, to } : undefined;
  if (!open) return { from, to };
  const end = LINK_END.exec(text.slice(to, to + 200))?.[0].length ?? (')）'.includes(text[to] ?? ' ') ? 1 : 0);
  return end ? { from, to: to + end } : undefined;
}
