/**
 * Fixtures are marked Markdown: `⟦…⟧` around a range (they may nest), `‸` at the cursor. Marks are characters, not carets on a line below:
 * Chinese characters are wide, and a column of carets never lines up.
 *
 * A fixture may hold several files, each below a line `=== path/name.md`.
 */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/** A file without its marks. Offsets are UTF-16 units of `text`. */
export interface FixtureFile {
  readonly path: string;
  readonly text: string;
  /** Marked ranges by their start, outer before inner. */
  readonly ranges: readonly Range[];
  readonly cursor: number | undefined;
}

const OPEN = '⟦';
const CLOSE = '⟧';
const CURSOR = '‸';
const FILE = /^=== (\S.*)\r?\n/gm;

/** Takes the marks out of a text. Throws where a range is not closed, or there are two cursors: that is a mistake of the test. */
export function readMarks(marked: string, path = 'document.md'): FixtureFile {
  let text = '';
  let cursor: number | undefined;
  const open: number[] = [];
  const ranges: { from: number; to: number; order: number }[] = [];
  let order = 0;
  const orders: number[] = [];
  for (let i = 0; i < marked.length; i++) {
    const unit = marked[i]!;
    if (unit === OPEN) {
      open.push(text.length);
      orders.push(order++);
    } else if (unit === CLOSE) {
      const from = open.pop();
      if (from === undefined) throw new Error(`${path}: a range is closed that was not opened`);
      ranges.push({ from, to: text.length, order: orders.pop()! });
    } else if (unit === CURSOR) {
      if (cursor !== undefined) throw new Error(`${path}: two cursors`);
      cursor = text.length;
    } else text += unit;
  }
  if (open.length) throw new Error(`${path}: a range is not closed`);
  ranges.sort((a, b) => a.order - b.order);
  return { path, text, ranges: ranges.map(({ from, to }) => ({ from, to })), cursor };
}

/** The files of a fixture, by path. A fixture without a `===` line is one file, `document.md`. */
export function readFixture(marked: string): Map<string, FixtureFile> {
  const heads = [...marked.matchAll(FILE)];
  if (!heads.length) return new Map([['document.md', readMarks(marked)]]);
  return new Map(
    heads.map((head, i) => {
      const end = heads[i + 1]?.index ?? marked.length;
      return [head[1]!, readMarks(marked.slice(head.index + head[0].length, end), head[1]!)] as const;
    }),
  );
}

/** The text with marks put back around ranges: what an assertion shows when it fails. */
export function writeMarks(text: string, ranges: readonly Range[]): string {
  const marks = ranges.flatMap((r, i) => [
    { at: r.from, mark: OPEN, order: i },
    { at: r.to, mark: CLOSE, order: r.from === r.to ? i + 0.5 : -1 - i },
  ]);
  marks.sort((a, b) => a.at - b.at || a.order - b.order);
  let out = '';
  let at = 0;
  for (const { at: where, mark } of marks) {
    out += text.slice(at, where) + mark;
    at = where;
  }
  return out + text.slice(at);
}

/** The text after edits that do not overlap, in any order. */
export function applyEdits(text: string, edits: readonly (Range & { readonly text: string })[]): string {
  let out = text;
  for (const edit of [...edits].sort((a, b) => b.from - a.from || b.to - a.to))
    out = out.slice(0, edit.from) + edit.text + out.slice(edit.to);
  return out;
}
