/** From one top-level block of the Markdown tree to its leaves: the stretches of prose that are read as a whole. */
import type { SyntaxNode } from '@lezer/common';
import { addPlain, appendLine, inline, type Line, newLine, proseInCode, type Source } from './inline.js';
import { BULLET, enumerator, looksLikeHeading, NUMBERED_HEADING } from './markers.js';
import { isHan, type Normalised } from './normalise.js';
import { sentencesOf } from './sentences.js';

/**
 * A heading, a paragraph (or one line of it), the text of one list item, one table cell.
 * All offsets are relative to the block.
 */
export interface Leaf extends Normalised {
  readonly role: 'heading' | 'text' | 'item' | 'cell' | 'head-cell';
  /** Headings: 1 to 6 for Markdown ones, more for lines that act as headings. Items: nesting depth from 1. */
  readonly level: number;
  /** Inside a block quote. */
  readonly quote: boolean;
  /** Index in the block of the leaf that introduces this one (parent item, colon line), or -1. */
  readonly lead: number;
  /** For a cell: index of the cell above that names its column, or -1. */
  readonly head: number;
  /** For a cell: number of its row within the block, from 0; else -1. */
  readonly row: number;
  /** The enumerator it starts with ("一、", "1."), or ''. */
  readonly marker: string;
  /** Where the bold words end that it starts with (`**Cookies.** We use …`), in the normalised text; 0 where it does not, or is all bold. */
  readonly term: number;
  /** Sentences as pairs of offsets into the normalised text: [from0, to0, from1, to1 …]. */
  readonly sentences: Int32Array;
  /** Link targets and anchors in it: what stands in `[text](target)`, source offsets. */
  readonly links: readonly { readonly from: number; readonly to: number; readonly target: string }[];
}

interface Walk extends Source {
  readonly leaves: Leaf[];
  /** Set on leaves that stand inside a block quote. */
  quote: boolean;
  row: number;
}

function push(walk: Walk, line: Line, role: Leaf['role'], level: number, lead: number, head = -1): number {
  const text = line.text.finish();
  if (!text.text) return -1;
  const marker = enumerator(text.text)?.marker ?? '';
  walk.leaves.push({
    ...text,
    role,
    level,
    quote: walk.quote,
    lead,
    head,
    row: role === 'cell' || role === 'head-cell' ? walk.row : -1,
    marker,
    term: line.term < text.text.length ? line.term : 0,
    sentences: sentencesOf(text.text),
    links: line.links,
  });
  return walk.leaves.length - 1;
}

/** Lines of a paragraph become leaves; lines that act as headings become heading leaves. Returns the last leaf's index. */
function paragraph(walk: Walk, lines: Line[], depth: number, lead: number): number {
  let last = -1;
  let intro = lead;
  let listed = false;
  for (const line of lines) {
    const text = line.text.finish();
    if (!text.text) continue;
    const number = enumerator(text.text);
    const alone = lines.length === 1;
    const heading =
      depth === 0 &&
      !walk.quote &&
      (line.bold && line.prose
        ? looksLikeHeading(text.text, 72)
        : number !== undefined && number.level < 13 && looksLikeHeading(text.text, alone ? 56 : NUMBERED_HEADING));
    if (heading) {
      last = push(walk, line, 'heading', number ? number.level : 15, -1);
      intro = lead;
      continue;
    }
    last = push(walk, line, depth ? 'item' : 'text', depth, intro);
    // The short first line of several ("6. Permissions") introduces the others: in an item, above lines that are items, and in Chinese, where no
    // line is broken so early.
    const next = depth || line !== lines[0] ? undefined : lines[1]?.text.finish().text;
    const itemised = next !== undefined && (BULLET.test(next) || (enumerator(next)?.level ?? 0) >= 13);
    const opens =
      line === lines[0] &&
      !alone &&
      // A question above lines that are items asks what they all answer.
      (depth > 0 || itemised
        ? looksLikeHeading(text.text.replace(/[?？]$/, ''), 44)
        : isHan(text.text.charCodeAt(0)) && looksLikeHeading(text.text, 28));
    // A list whose items end in semicolons goes as far as the first that ends in a stop.
    const ends = listed && /[。.]$/.test(text.text);
    listed = text.text.endsWith(';');
    if (opens || text.text.endsWith(':')) intro = last;
    else if (ends) intro = lead;
  }
  return last;
}

function list(walk: Walk, node: SyntaxNode, depth: number, lead: number): void {
  for (let item = node.firstChild; item; item = item.nextSibling) {
    if (item.name !== 'ListItem') continue;
    let parent = lead;
    for (let child = item.firstChild; child; child = child.nextSibling) {
      if (child.name === 'Paragraph' || child.name === 'Task') {
        const last = paragraph(walk, inline(walk, child, child.from, child.to), depth, parent);
        if (parent === lead && last >= 0) parent = last;
      } else if (child.name !== 'ListMark') container(walk, child, depth, parent);
    }
  }
}

function table(walk: Walk, node: SyntaxNode, lead: number): void {
  let heads: number[] = [];
  for (let row = node.firstChild; row; row = row.nextSibling) {
    if (row.name !== 'TableHeader' && row.name !== 'TableRow') continue;
    const indexes: number[] = [];
    // Cells are counted by the bars between them: an empty cell has no node of its own.
    let column = -1;
    let first = true;
    for (let cell = row.firstChild; cell; cell = cell.nextSibling) {
      if (cell.name === 'TableDelimiter') {
        if (!(first && cell.from > row.from)) column++;
        first = false;
        continue;
      }
      if (cell.name !== 'TableCell') continue;
      if (first) {
        column = 0;
        first = false;
      }
      const line = inline(walk, cell, cell.from, cell.to);
      const merged = line[0]!;
      for (const extra of line.slice(1)) {
        merged.text.hardBreak(cell.to - walk.base, cell.to - walk.base);
        appendLine(merged, extra);
      }
      const index = push(
        walk,
        merged,
        row.name === 'TableHeader' ? 'head-cell' : 'cell',
        0,
        lead,
        row.name === 'TableRow' ? (heads[column] ?? -1) : -1,
      );
      if (index >= 0) indexes[column] = index;
    }
    if (row.name === 'TableHeader') heads = indexes;
    walk.row++;
  }
}

function codeAsProse(walk: Walk, from: number, to: number, lead: number): void {
  let at = from;
  while (at < to) {
    let end = walk.source.indexOf('\n', at);
    if (end < 0 || end > to) end = to;
    const line = newLine();
    addPlain(line, walk.source.slice(at, end), at - walk.base);
    push(walk, line, 'text', 0, lead);
    at = end + 1;
  }
}

function container(walk: Walk, node: SyntaxNode, depth: number, lead: number): void {
  switch (node.name) {
    case 'Paragraph':
    case 'Task':
      paragraph(walk, inline(walk, node, node.from, node.to), depth, lead);
      break;
    case 'BulletList':
    case 'OrderedList':
      list(walk, node, depth + 1, lead);
      break;
    case 'Table':
      table(walk, node, lead);
      break;
    case 'Blockquote': {
      const outer = walk.quote;
      walk.quote = true;
      for (let child = node.firstChild; child; child = child.nextSibling)
        if (child.name !== 'QuoteMark') container(walk, child, depth, lead);
      walk.quote = outer;
      break;
    }
    case 'LinkReference': {
      // A footnote whose text has no blank is taken for a reference and its target: `[^1]: 《个人信息保护法》第十三条。`
      const label = /^\[\^[^\]\n]{1,60}\]:[ \t]*/.exec(walk.source.slice(node.from, Math.min(node.to, node.from + 80)));
      if (!label) break;
      const line = newLine();
      addPlain(line, walk.source.slice(node.from + label[0].length, node.to), node.from + label[0].length - walk.base);
      push(walk, line, 'text', 0, lead);
      break;
    }
    case 'FencedCode': {
      if (node.getChild('CodeInfo')) break;
      const code = node.getChild('CodeText');
      if (code && proseInCode(walk.source.slice(code.from, code.to))) codeAsProse(walk, code.from, code.to, lead);
      break;
    }
    case 'CodeBlock': {
      if (proseInCode(walk.source.slice(node.from, node.to))) codeAsProse(walk, node.from, node.to, lead);
      break;
    }
    default: {
      const level = /^(?:ATX|Setext)Heading(\d)$/.exec(node.name)?.[1];
      if (level) {
        const lines = inline(walk, node, node.from, node.to);
        const [only] = lines;
        const text = lines.map((l) => l.text.finish().text).join(' ');
        // A paragraph above a row of dashes parses as a setext heading, however long it is.
        if (node.name.startsWith('Setext') && text.length > 120) paragraph(walk, lines, 0, lead);
        else if (only) {
          for (const extra of lines.slice(1)) {
            only.text.unit(' ', node.to - walk.base, node.to - walk.base);
            appendLine(only, extra);
          }
          push(walk, only, 'heading', Number(level), -1);
        }
      }
    }
  }
}

/** The leaves of a top-level block. `source` is the text that the node's offsets count in. */
export function leavesOf(source: string, node: SyntaxNode): Leaf[] {
  const walk: Walk = { source, base: node.from, leaves: [], quote: false, row: 0, closing: new Map() };
  container(walk, node, 0, -1);
  return walk.leaves;
}
