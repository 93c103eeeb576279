/**
 * The Markdown structure of a document, block by block, kept up to date edit by edit.
 *
 * An edit re-reads the blocks it touched; all others keep their identity (the same `BlockShape` object), so whatever is
 * computed from a shape may be kept with it. A snapshot is immutable; `edit` returns the next one.
 */
import { type SyntaxNode, type Tree, TreeFragment } from '@lezer/common';
import { parser as commonmark, GFM } from '@lezer/markdown';
import { firstIndex } from '../util/sorted.js';
import { type Leaf, leavesOf } from './leaves.js';
import { isMark } from './normalise.js';

const parser = commonmark.configure([GFM]);

/**
 * Longest text in which inline Markdown is read at once, in UTF-16 units. The parser looks for what opens an emphasis, a link or a code span in all
 * that is open before, which takes time quadratic in the length: 20 s for a paragraph of 320,000. A longer paragraph is read in pieces.
 */
const MAX_INLINE = 8000;
const readInline = parser.parseInline.bind(parser);
parser.parseInline = (text, offset) => {
  const elements = [];
  for (let from = 0, to: number; from < text.length; from = to) {
    to = endOfPiece(text, from);
    elements.push(...readInline(text.slice(from, to), offset + from));
  }
  return elements;
};

/** Where a piece that starts at `from` ends: after the last line, else the last sentence or word, that it has room for. */
function endOfPiece(text: string, from: number): number {
  const most = from + MAX_INLINE;
  if (text.length <= most) return text.length;
  for (const separator of ['\n', '。', ' ']) {
    const at = text.lastIndexOf(separator, most - 1);
    if (at >= from + MAX_INLINE / 2) return at + 1;
  }
  return most;
}

/** What of a leaf stands within [from, to) of its block, which begins at `base` of the source, without what only Markdown needs. */
function shownOf(source: string, base: number, { text, map, ends }: Leaf, from: number, to: number): string {
  let words = '';
  if (!map.length || map[0]! >= to || ends.at(-1)! <= from) return words;
  for (let i = 0; i < text.length; i++) {
    const at = map[i]!;
    // An entity may stand for several units, each at its place.
    if (at < from || at >= to || at === map[i - 1]) continue;
    const written = source.slice(base + at, base + ends[i]!);
    if (written[0] === '&' && written.length > 1) words += text[i];
    else if (!isMark(text[i]!) || !source.startsWith('](', base + at - 2)) words += written;
    // The words of a link to an address may be no more than the address, and are then one unit with it.
    else if (ends[i - 1] !== at - 2) words += source.slice(source.lastIndexOf('[', base + at) + 1, base + at - 2);
  }
  return words;
}

/** What a block is and says, without where it stands. Offsets inside are relative to the block. */
export interface BlockShape {
  /** Name of the Markdown node: `Paragraph`, `ATXHeading2`, `BulletList`, `Table`, `FencedCode`, `CommentBlock` … */
  readonly type: string;
  /** UTF-16 length of the source. */
  readonly length: number;
  readonly source: string;
  readonly leaves: readonly Leaf[];
  /** HTML comments outside code, offsets relative to the block: `<!-- … -->` as written. */
  readonly comments: readonly { readonly from: number; readonly to: number; readonly text: string }[];
}

export interface Block {
  /** UTF-16 offset in the document. */
  readonly from: number;
  readonly shape: BlockShape;
}

/** An edit: [from, to) of the text before becomes `inserted` units long. */
export interface TextChange {
  readonly from: number;
  readonly to: number;
  readonly inserted: number;
}

/** Front matter: the YAML between `---` lines at the very start (after a byte order mark or one HTML comment). Offsets in the document. */
export interface FrontMatter {
  readonly from: number;
  readonly to: number;
  readonly contentFrom: number;
  readonly contentTo: number;
  /** False where the closing line is missing. */
  readonly closed: boolean;
}

const OPENING = /^\uFEFF?(?:<!--(?:(?!-->)[\s\S]){0,2000}-->[ \t]*\r?\n)?---[ \t]*\r?\n/;

/** A field of front matter that says of which day a page is, as makers of web sites print it on the page: `lastUpdated: 2025-11-23`. */
const DATED_FIELD =
  /^["']?(?:[a-z]+[_ -]?)?(?:date|updated|modified|lastmod|revised|published|effective)(?:[_ -]?(?:on|at|date))?["']?[ \t]*:[ \t]*\S.*$/gim;

/** Finds front matter. Linear in the front matter's own length. */
function frontMatterOf(text: string): FrontMatter | undefined {
  const opening = OPENING.exec(text.length > 4096 ? text.slice(0, 4096) : text);
  if (!opening) return undefined;
  const contentFrom = opening[0].length;
  const from = contentFrom - opening[0].slice(opening[0].lastIndexOf('---')).length;
  const closing = /^(?:---|\.\.\.)[ \t]*\r?$/gm;
  closing.lastIndex = contentFrom;
  // A thematic break at the top of an ordinary document is no front matter: without a closing line within reach, look whether it reads like keys.
  const reach = Math.min(text.length, contentFrom + 65_536);
  const window = text.length > reach ? text.slice(0, reach) : text;
  const close = closing.exec(window);
  if (close) {
    const content = window.slice(contentFrom, close.index);
    if (content.trim() && !/^[ \t]*(?:[\w"'.-]+[ \t]*:|#|-[ \t]|\{)/m.test(content)) return undefined;
    const end = close.index + close[0].length;
    return { from, to: text[end] === '\n' ? end + 1 : end, contentFrom, contentTo: close.index, closed: true };
  }
  const first = /^[ \t]*policyDrafter[ \t]*:/.exec(window.slice(contentFrom, contentFrom + 200));
  if (!first) return undefined;
  const blank = /\r?\n[ \t]*\r?\n/.exec(window.slice(contentFrom));
  const contentTo = blank ? contentFrom + blank.index : window.length;
  return { from, to: contentTo, contentFrom, contentTo, closed: false };
}

export class MarkdownDocument {
  private constructor(
    readonly text: string,
    readonly frontMatter: FrontMatter | undefined,
    readonly blocks: readonly Block[],
    private readonly bodyFrom: number,
    private readonly fragments: readonly TreeFragment[],
  ) {}

  /** The fields of the front matter that date the page, each read as a line of text. */
  get datedFields(): readonly Block[] {
    if (!this.frontMatter) return [];
    const { contentFrom, contentTo } = this.frontMatter;
    return [...this.text.slice(contentFrom, contentTo).matchAll(DATED_FIELD)].flatMap(({ 0: field, index }) =>
      MarkdownDocument.parse(field).blocks.map(({ from, shape }) => ({ from: contentFrom + index + from, shape })),
    );
  }

  /** Parses a text from scratch. */
  static parse(text: string): MarkdownDocument {
    const frontMatter = frontMatterOf(text);
    const bodyFrom = frontMatter?.to ?? 0;
    const body = text.slice(bodyFrom);
    const tree = parser.parse(body);
    const blocks: Block[] = [];
    for (let node = tree.topNode.firstChild; node; node = node.nextSibling)
      blocks.push({ from: bodyFrom + node.from, shape: shapeOf(body, node) });
    return new MarkdownDocument(text, frontMatter, blocks, bodyFrom, TreeFragment.addTree(tree));
  }

  /**
   * What stands between two offsets as a reader of the page sees it, on one line: no emphasis, no tags, no targets of links; characters as they
   * are written. Where there is nothing to be read (front matter, a comment), the source itself.
   */
  shown(from: number, to: number): string {
    let words = '';
    for (let b = Math.max(0, this.blockIndexAt(from)); b < this.blocks.length && this.blocks[b]!.from < to; b++) {
      const { from: base, shape } = this.blocks[b]!;
      let row = -1;
      for (const leaf of shape.leaves) {
        const part = shownOf(this.text, base, leaf, from - base, to - base);
        // Cells of a row as in a line of the table.
        if (part) words += `${leaf.row >= 0 && leaf.row === row ? ' |' : ''} ${part}`;
        if (part) row = leaf.row;
      }
    }
    return (/\S/.test(words) ? words : this.text.slice(from, to)).replace(/\s+/g, ' ').trim();
  }

  /**
   * The document after an edit. `change` is the hull of all edits, in offsets of the text before; left out, it is found
   * by comparing the texts.
   */
  edit(text: string, change: TextChange = hull(this.text, text)): MarkdownDocument {
    if (change.from === change.to && change.inserted === 0) return text === this.text ? this : MarkdownDocument.parse(text);
    const frontMatter = frontMatterOf(text);
    const bodyFrom = frontMatter?.to ?? 0;
    const delta = change.inserted - (change.to - change.from);
    // Inside the front matter, or where it appears or goes: the body is unchanged or all new.
    if (change.from < Math.max(this.bodyFrom, bodyFrom) || (this.frontMatter === undefined) !== (frontMatter === undefined)) {
      if (this.frontMatter && frontMatter && change.to <= this.bodyFrom && bodyFrom === this.bodyFrom + delta) {
        return new MarkdownDocument(
          text,
          frontMatter,
          this.blocks.map((b) => ({ from: b.from + delta, shape: b.shape })),
          bodyFrom,
          this.fragments,
        );
      }
      return MarkdownDocument.parse(text);
    }
    const body = text.slice(bodyFrom);
    // The parser's own reuse may keep a block that the lines beside it have changed: leave two blocks on either side, and parse
    // a short text whole, which takes about a millisecond.
    const first = Math.max(0, this.blockIndexAt(change.from) - 2);
    const last = Math.min(this.blocks.length - 1, this.blockIndexAt(change.to) + 3);
    const from = Math.min(change.from, this.blocks[first]?.from ?? 0) - bodyFrom;
    const to =
      Math.max(change.to, this.blocks[last] ? this.blocks[last]!.from + this.blocks[last]!.shape.length : this.text.length) - bodyFrom;
    const fragments =
      body.length < 20_000
        ? []
        : TreeFragment.applyChanges(this.fragments, [{ fromA: Math.max(0, from), toA: to, fromB: Math.max(0, from), toB: to + delta }]);
    const tree = parser.parse(body, fragments);
    return new MarkdownDocument(
      text,
      frontMatter,
      this.reuse(body, tree, bodyFrom, change, delta),
      bodyFrom,
      TreeFragment.addTree(tree, fragments),
    );
  }

  private reuse(body: string, tree: Tree, bodyFrom: number, change: TextChange, delta: number): Block[] {
    const old = this.blocks;
    // Blocks that end well before the edit keep their place; the last of them may still be continued by it.
    let kept = 0;
    while (kept < old.length && old[kept]!.from + old[kept]!.shape.length < change.from) kept++;
    if (kept > 0) kept--;
    const changeEnd = change.from + change.inserted;
    let tail = kept;
    let node: SyntaxNode | null =
      kept > 0 ? tree.topNode.childAfter(old[kept - 1]!.from - bodyFrom + old[kept - 1]!.shape.length) : tree.topNode.firstChild;
    // The reparse may have changed even what stands before the edit (a setext underline, a fence): then start at the top.
    if (kept > 0 && !sameStart(tree, old[kept - 1]!, bodyFrom)) {
      kept = 0;
      tail = 0;
      node = tree.topNode.firstChild;
    }
    const blocks = old.slice(0, kept);
    for (; node; node = node.nextSibling) {
      const start = bodyFrom + node.from;
      if (start >= changeEnd) {
        while (tail < old.length && old[tail]!.from + delta < start) tail++;
        const candidate = old[tail];
        // Past the edit, a block that starts where an old one started begins the same rest of the text.
        if (
          candidate &&
          candidate.from + delta === start &&
          candidate.from >= change.to &&
          candidate.shape.type === node.name &&
          candidate.shape.length === node.to - node.from
        ) {
          if (delta === 0) return blocks.concat(old.slice(tail));
          for (let i = tail; i < old.length; i++) blocks.push({ from: old[i]!.from + delta, shape: old[i]!.shape });
          return blocks;
        }
      }
      blocks.push({ from: start, shape: shapeOf(body, node) });
    }
    return blocks;
  }

  /** Index of the last block that starts at or before `offset`, or -1. */
  blockIndexAt(offset: number): number {
    return firstIndex(0, this.blocks.length, (i) => this.blocks[i]!.from > offset) - 1;
  }

  /** The Markdown node names at an offset, innermost first: tells code and links from prose. Re-parses only that block. */
  contextAt(offset: number): string[] {
    const index = this.blockIndexAt(offset);
    const block = this.blocks[index];
    if (!block || offset > block.from + block.shape.length) return [];
    // The source of indented code begins behind its indentation: parsed alone it would be a paragraph.
    if (block.shape.type === 'CodeBlock') return ['CodeText', 'CodeBlock', 'Document'];
    const names: string[] = [];
    const at = offset - block.from;
    for (let node: SyntaxNode | null = parser.parse(block.shape.source).resolveInner(at, -1); node; node = node.parent) {
      // Behind its closing mark, an offset is outside.
      if (node.to === at && CLOSED.test(node.name)) names.length = 0;
      else names.push(node.name);
    }
    return names;
  }
}

/** Inline nodes that always have a closing mark. */
const CLOSED = /^(?:InlineCode|Autolink|Comment|HTMLTag|Link|Image)$/;

function sameStart(tree: Tree, block: Block, bodyFrom: number): boolean {
  const node = tree.topNode.childAfter(block.from - bodyFrom);
  return (
    node !== null && node.from === block.from - bodyFrom && node.name === block.shape.type && node.to - node.from === block.shape.length
  );
}

function shapeOf(body: string, node: SyntaxNode): BlockShape {
  const source = body.slice(node.from, node.to);
  return {
    type: node.name,
    length: source.length,
    source,
    leaves: leavesOf(body, node),
    comments: source.includes('<!--') ? commentsOf(body, node) : [],
  };
}

function commentsOf(body: string, node: SyntaxNode): { from: number; to: number; text: string }[] {
  const found: { from: number; to: number; text: string }[] = [];
  node.cursor().iterate((at) => {
    // A comment that never closes runs to the end of the text, and an HTML block may hold several.
    if (at.name !== 'Comment' && at.name !== 'CommentBlock' && at.name !== 'HTMLBlock') return;
    for (let from = body.indexOf('<!--', at.from); from >= 0 && from < at.to; ) {
      const close = body.indexOf('-->', from + 4);
      if (close < 0 || close + 3 > at.to) break;
      found.push({ from: from - node.from, to: close + 3 - node.from, text: body.slice(from, close + 3) });
      from = body.indexOf('<!--', close + 3);
    }
    return false;
  });
  return found;
}

/** The smallest single change that turns `before` into `after`. */
function hull(before: string, after: string): TextChange {
  const limit = Math.min(before.length, after.length);
  let from = 0;
  while (from < limit && before.charCodeAt(from) === after.charCodeAt(from)) from++;
  let tail = 0;
  while (tail < limit - from && before.charCodeAt(before.length - 1 - tail) === after.charCodeAt(after.length - 1 - tail)) tail++;
  return { from, to: before.length - tail, inserted: after.length - tail - from };
}
