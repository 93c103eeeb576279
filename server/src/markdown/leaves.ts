/** From one top-level block of the Markdown tree to its leaves: the stretches of prose that are read as a whole. */
import type { SyntaxNode } from '@lezer/common';
import {
  BREAK,
  CODE_MARK,
  EMAIL_MARK,
  emailMark,
  entity,
  isHan,
  type Normalised,
  Normaliser,
  PRIVACY_EMAIL_MARK,
  URL_MARK,
} from './normalise.js';

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

/** Enumerators at the start of a line, and the level of heading each would be. Levels 1–6 are Markdown's own. */
const MARKERS: readonly [RegExp, number][] = [
  [/^第[一二三四五六七八九十百0-9]{1,4}[章部编篇](?=[ :.、]|$|[\u4e00-\u9fff])/, 7],
  [/^第[一二三四五六七八九十百0-9]{1,4}[条节](?=[ :.、]|$)/, 8],
  [/^[一二三四五六七八九十]{1,3}[、.:]/, 8],
  [/^(?:Part|Section|SECTION|PART|Article|ARTICLE) [0-9IVXA-Z]{1,4}[.:)]?(?= )/, 8],
  [/^\([一二三四五六七八九十]{1,3}\)[、.]?/, 9],
  [/^[0-9]{1,2}(?:\.[0-9]{1,2}){2,4}[.、:)]?(?=\D|$)/, 12],
  [/^[0-9]{1,2}\.[0-9]{1,2}[.、:)]?(?=\D|$)/, 11],
  [/^[0-9]{1,2}(?:、|\.(?!\d)|:|\))/, 10],
  [/^[IVX]{1,5}[.、)]/, 8],
  [/^[A-Z][.)](?= )/, 11],
  [/^\([0-9]{1,2}\)/, 13],
  [/^[①②③④⑤⑥⑦⑧⑨⑩⑪⑫]/, 14],
  [/^\([a-z]{1,3}\)/, 14],
  [/^[a-z][.)](?= )/, 14],
];

/** The enumerator a line starts with: its text and the heading level it suggests, or undefined. */
export function enumerator(text: string): { marker: string; level: number } | undefined {
  for (const [pattern, level] of MARKERS) {
    const match = pattern.exec(text);
    if (match) return { marker: match[0], level };
  }
  return undefined;
}

/** A line set as an item that Markdown does not know as one. */
const BULLET = /^[-–—•·▪●○◆■]/;

const TERMINAL = /[。！？；;!?,，、]$|[a-z]\.$/;
/** Could this line, alone, be a heading? Short and without the end of a sentence. */
function looksLikeHeading(text: string, limit: number): boolean {
  const body = text.replace(/[ :：]+$/, '');
  let weight = 0;
  for (let i = 0; i < body.length; i++) weight += isHan(body.charCodeAt(i)) ? 2 : 1;
  return (
    body.length > 0 &&
    weight <= limit &&
    !TERMINAL.test(body) &&
    !body.includes('。') &&
    !/[a-z]{3}\. [A-Z]/.test(body) &&
    !body.includes(EMAIL_MARK) &&
    !body.includes(PRIVACY_EMAIL_MARK) &&
    !body.includes(URL_MARK)
  );
}

const ABBREVIATION =
  /(?:^|[^A-Za-z])(?:[Aa]rts?|Nos?|Inc|Ltd|Co|Corp|Pte|Pty|[Tt]el|e\.g|i\.e|etc|vs|Mr|Ms|Dr|paras?|Sec|cf|approx|U\.S|P\.R|[A-Z])$/;

const NOTE_MARKS = /(?:\[\^[^\]\s]{1,40}\]|[¹²³⁰⁴-⁹]{1,3}|[①-⑳])+/y;
/** Length of the marks of notes at an offset: behind a full stop they belong to the sentence that it ends. */
function noteMarks(text: string, at: number): number {
  const c = text.charCodeAt(at);
  if (c < 0x80 && c !== 0x5b) return 0;
  NOTE_MARKS.lastIndex = at;
  return NOTE_MARKS.exec(text)?.[0].length ?? 0;
}

/** Sentence boundaries of a normalised text. Linear. */
export function sentencesOf(text: string): Int32Array {
  const out: number[] = [];
  let start = 0;
  const close = (end: number) => {
    let from = start;
    let to = end;
    while (from < to && (text[from] === ' ' || text[from] === BREAK)) from++;
    while (to > from && (text[to - 1] === ' ' || text[to - 1] === BREAK)) to--;
    if (to > from) out.push(from, to);
    start = end;
  };
  for (let i = 0; i < text.length; i++) {
    const c = text[i]!;
    if (c === BREAK) close(i + 1);
    else if (c === '。' || c === '!' || c === '?' || c === ';') {
      while (i + 1 < text.length && (text[i + 1] === '"' || text[i + 1] === "'" || text[i + 1] === ')' || text[i + 1] === '》')) i++;
      i += noteMarks(text, i + 1);
      close(i + 1);
    } else if (c === '.') {
      const marks = noteMarks(text, i + 1);
      const next = text.charCodeAt(i + 1 + marks);
      const previous = text.charCodeAt(i - 1);
      const spaced = next === 0x20 || Number.isNaN(next) || next === 0x22 || next === 0x29;
      if (
        isHan(previous)
          ? isHan(next) || spaced
          : spaced && !ABBREVIATION.test(text.slice(Math.max(0, i - 8), i)) && !(previous >= 48 && previous <= 57 && i - start < 6)
      ) {
        i += marks;
        close(i + 1);
      }
    }
  }
  close(text.length);
  return Int32Array.from(out);
}

const EMAIL = /[A-Za-z0-9][A-Za-z0-9._%+-]{0,62}(?:@|＠|#@|\(at\)|\[at\])[A-Za-z0-9-]{1,62}(?:\.[A-Za-z0-9-]{1,30}){1,4}/g;
const URL = /(?:https?:\/\/|www\.)[^\s<>"'）)】\]，。；、\u4e00-\u9fff]{1,2000}/g;

interface Walk {
  readonly source: string;
  /** Where the block starts in `source`. */
  readonly base: number;
  readonly leaves: Leaf[];
  /** Set on leaves that stand inside a block quote. */
  quote: boolean;
  row: number;
  /** Where the next closing tag of each kind of code ends in `source`. */
  readonly closing: Map<string, number>;
}

/** Longest enumerator before bold words. */
const MARKER = 6;

interface Line {
  readonly text: Normaliser;
  readonly links: { from: number; to: number; target: string }[];
  bold: boolean;
  prose: boolean;
  /** Length of the text when the bold words at its start end. */
  term: number;
}
const newLine = (): Line => ({ text: new Normaliser(), links: [], bold: true, prose: false, term: 0 });

/** Plain source with URLs and addresses replaced by their marks. */
function addPlain(line: Line, source: string, offset: number): void {
  let at = 0;
  const hits: [number, number, string][] = [];
  if (source.includes('://') || source.includes('www.'))
    for (const m of source.matchAll(URL)) hits.push([m.index, m.index + m[0].length, URL_MARK]);
  if (/[@＠]|\(at\)|\[at\]/.test(source))
    for (const m of source.matchAll(EMAIL)) hits.push([m.index, m.index + m[0].length, emailMark(m[0])]);
  hits.sort((a, b) => a[0] - b[0]);
  for (const [from, to, mark] of hits) {
    if (from < at) continue;
    line.text.plain(source.slice(at, from), offset + at);
    line.text.unit(mark, offset + from, offset + to);
    at = to;
  }
  line.text.plain(source.slice(at), offset + at);
}

/** Where code that an HTML tag opens ends (`<code>…</code>`), or undefined where it opens none. */
function codeEnd({ source, closing }: Walk, tag: SyntaxNode, limit: number): number | undefined {
  const name = /^<(code|kbd|samp|pre|tt|script|style)[\s>]/i.exec(source.slice(tag.from, tag.from + 8))?.[1]?.toLowerCase();
  if (!name) return undefined;
  // Remembered, so that a text full of tags that nothing closes is searched once.
  let end = closing.get(name) ?? 0;
  if (end < tag.to) {
    const close = new RegExp(`</${name}\\s*>`, 'gi');
    close.lastIndex = tag.to;
    end = close.exec(source) ? close.lastIndex : Number.POSITIVE_INFINITY;
    closing.set(name, end);
  }
  return end <= limit ? end : undefined;
}

/**
 * Whether a Chinese line that another follows was meant to end: no column is so narrow that a few characters fill it where the next line holds
 * many more. Such a line says what the next ones are about.
 */
function standsAlone(written: string, rest: string): boolean {
  const line = written.trim();
  const end = rest.indexOf('\n');
  const next = (end < 0 ? rest : rest.slice(0, end)).trim();
  return line.length <= 14 && next.length >= 24 && isHan(line.charCodeAt(0)) && looksLikeHeading(line, 28);
}

/** A line that gives a term its value: 相机:扫描二维码. */
const TERM_LINE = /^[\s>*_]*[\p{L}\d][^\s,.;:!?，。；！？]{0,15}(?: [^\s,.;:!?，。；！？]{1,15})?:(?!\/\/)\s*\S/u;

/**
 * Inline content of a node as lines. A new line starts at a hard break, after the end of a sentence that ends a source
 * line, before a line that starts with an enumerator, between two that each give a term its value, and around a line that is bold as a whole.
 */
function inline(walk: Walk, node: SyntaxNode, from: number, to: number): Line[] {
  const { source, base } = walk;
  const lines: Line[] = [newLine()];
  let line = lines[0]!;
  let strong = 0;
  const startLine = () => {
    if (line.text.length) {
      line = newLine();
      lines.push(line);
    }
  };
  const text = (a: number, b: number) => {
    let at = a;
    while (at < b) {
      let end = source.indexOf('\n', at);
      if (end < 0 || end >= b) end = b;
      if (end > at) {
        const piece = source.slice(at, end);
        addPlain(line, piece, at - base);
        if (!strong && /[^\s*_>]/.test(piece)) line.bold = false;
        if (/\S/.test(piece)) line.prose = true;
      }
      if (end < b) {
        const after = source.slice(end + 1, Math.min(end + 40, to)).replace(/^[\s>*_]+/, '');
        const folded = after.replace(/（/g, '(').replace(/）/g, ')').replace(/．/g, '.').replace(/：/g, ':');
        if (
          /[。！？；;!?：:]$/.test(line.text.tail) ||
          enumerator(folded) ||
          (line.bold && line.prose && strong === 0) ||
          /^\*\*/.test(source.slice(end + 1, end + 3)) ||
          BULLET.test(after) ||
          (lines.length === 1 && standsAlone(source.slice(source.lastIndexOf('\n', end - 1) + 1, end), source.slice(end + 1, to))) ||
          (TERM_LINE.test(folded) && TERM_LINE.test(source.slice(source.lastIndexOf('\n', end - 1) + 1, end).replace(/：/g, ':')))
        )
          startLine();
        else line.text.softBreak(end - base);
        end++;
      }
      at = Math.max(end, at + 1);
    }
  };
  const visit = (parent: SyntaxNode, a: number, b: number) => {
    let at = a;
    for (let child = parent.firstChild; child; child = child.nextSibling) {
      if (child.to <= at && child.to !== child.from) continue;
      if (child.from >= b) break;
      if (child.from > at) text(at, child.from);
      at = child.to;
      switch (child.name) {
        case 'StrongEmphasis': {
          // An enumerator may come before: "(1) **Cookies.** We use …"
          const starts = line.text.length <= MARKER;
          strong++;
          visit(child, child.from, child.to);
          strong--;
          if (starts) line.term = line.text.length;
          break;
        }
        case 'Emphasis':
        case 'Strikethrough':
          visit(child, child.from, child.to);
          break;
        case 'Link': {
          // The text of a link may itself be an address: the target comes last.
          const url = child.getChildren('URL').at(-1);
          // `[x]` without a target: brackets that a draft leaves open (`[●]`, `[insert name]`), so they are read as written.
          if (!url && !child.getChild('LinkLabel')) {
            text(child.from, child.from + 1);
            visit(child, child.from + 1, child.to - 1);
            text(child.to - 1, child.to);
            break;
          }
          visit(child, child.from, child.to);
          if (url) {
            const target = source.slice(url.from, url.to);
            line.links.push({ from: url.from - base, to: url.to - base, target });
            line.text.unit(target.startsWith('mailto:') ? emailMark(target) : URL_MARK, url.from - base, url.to - base);
          }
          break;
        }
        case 'URL':
          if (parent.name !== 'Link' && parent.name !== 'Image') {
            const written = source.slice(child.from, child.to);
            const page = written.includes('://');
            // Chinese sets no blank after an address: a bare one ends where the sentence goes on.
            const end = child.from + (page ? (/^[!-~]+/.exec(written)?.[0].length ?? written.length) : written.length);
            line.text.unit(written.includes('@') && !page ? emailMark(written) : URL_MARK, child.from - base, end - base);
            text(end, child.to);
          }
          break;
        case 'Autolink':
          line.text.unit(
            source.slice(child.from, child.to).includes('@') ? emailMark(source.slice(child.from + 1, child.to)) : URL_MARK,
            child.from - base,
            child.to - base,
          );
          break;
        case 'InlineCode':
          // Two stray backticks far apart hold sentences, not code.
          if (/[，。；]/.test(source.slice(child.from, child.to)) && proseInCode(source.slice(child.from, child.to)))
            visit(child, child.from + 1, child.to - 1);
          else line.text.unit(CODE_MARK, child.from - base, child.to - base);
          line.bold = false;
          break;
        case 'Entity':
          line.text.unit(entity(source.slice(child.from, child.to)), child.from - base, child.to - base);
          break;
        case 'Escape':
          text(child.from + 1, child.to);
          break;
        case 'HardBreak':
          startLine();
          break;
        case 'HTMLTag': {
          if (/^<br/i.test(source.slice(child.from, child.from + 3))) startLine();
          const end = codeEnd(walk, child, b);
          if (end) {
            line.text.unit(CODE_MARK, child.from - base, end - base);
            line.bold = false;
            at = end;
          }
          break;
        }
        case 'EmphasisMark':
        case 'LinkMark':
        case 'LinkTitle':
        case 'LinkLabel':
        case 'Image':
        case 'Comment':
        case 'HeaderMark':
        case 'QuoteMark':
        case 'StrikethroughMark':
        case 'ProcessingInstruction':
        case 'TaskMarker':
          break;
        default:
          visit(child, child.from, child.to);
      }
    }
    if (at < b) text(at, b);
  };
  visit(node, from, to);
  return lines;
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
        : number !== undefined && number.level < 13 && looksLikeHeading(text.text, alone ? 56 : 44));
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
      (depth > 0 || itemised ? looksLikeHeading(text.text, 44) : isHan(text.text.charCodeAt(0)) && looksLikeHeading(text.text, 28));
    if (opens || /[:：]$/.test(text.text)) intro = last;
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

function appendLine(line: Line, extra: Line): void {
  const text = extra.text.finish();
  for (let i = 0; i < text.text.length; i++) line.text.unit(text.text[i]!, text.map[i]!, text.ends[i]!);
  line.links.push(...extra.links);
}

/** A fence without a language, or an indented block, that holds sentences rather than code: people lay out policies so. */
function proseInCode(text: string): boolean {
  let han = 0;
  for (let i = 0; i < text.length; i++) if (isHan(text.charCodeAt(i))) han++;
  if (/[{};]\s*$|^\s*(?:\/\/|#include|import |const |let |var |def |function |\$ )|=>|<\/|^\s*[\w.]+\s*=\s/m.test(text)) return false;
  if (han >= 8 && han > text.replace(/\s/g, '').length * 0.3) return true;
  return /(?:\b[A-Za-z]{2,}[, ]+){6,}[A-Za-z]+\./.test(text.slice(0, 4000));
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
