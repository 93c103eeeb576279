/** The inline content of a node of the Markdown tree as lines of normalised text: what stands in emphasis, links, code and HTML. */
import type { SyntaxNode } from '@lezer/common';
import { BULLET, enumerator, looksLikeHeading, NUMBERED_HEADING } from './markers.js';
import { CODE_MARK, emailMark, entity, fold, isHan, Normaliser, URL_MARK } from './normalise.js';

const EMAIL = /[A-Za-z0-9][A-Za-z0-9._%+-]{0,62}(?:@|＠|#@|\(at\)|\[at\])[A-Za-z0-9-]{1,62}(?:\.[A-Za-z0-9-]{1,30}){1,4}/g;
const URL = /(?:https?:\/\/|www\.)[^\s<>"'）)】\]，。；、\u4e00-\u9fff]{1,2000}/g;

/** Longest enumerator before bold words. */
const MARKER = 6;

/** How far an address may reach before and behind the sign that is escaped in it. */
const FAR_BACK = 64;
const FAR_ON = 256;
const LOCAL_PART = /[\w.+\\-]+$/;
const DOMAIN = /^(?:\w|\\?-)+(?:\\?\.(?:\w|\\?-)+)+/;
const PATH = /^\\?\/\\?\/[!-'*-~]+/;

/** A line as it is read. */
export interface Line {
  readonly text: Normaliser;
  readonly links: { from: number; to: number; target: string }[];
  bold: boolean;
  prose: boolean;
  /** Length of the text when the bold words at its start end. */
  term: number;
}
export const newLine = (): Line => ({ text: new Normaliser(), links: [], bold: true, prose: false, term: 0 });

/** Plain source with URLs and addresses replaced by their marks. */
export function addPlain(line: Line, source: string, offset: number): void {
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

/** Adds the text of another line to a line. */
export function appendLine(line: Line, extra: Line): void {
  const text = extra.text.finish();
  for (let i = 0; i < text.text.length; i++) line.text.unit(text.text[i]!, text.map[i]!, text.ends[i]!);
  line.links.push(...extra.links);
}

/** A fence without a language, or an indented block, that holds sentences rather than code: people lay out policies so. */
export function proseInCode(text: string): boolean {
  let han = 0;
  for (let i = 0; i < text.length; i++) if (isHan(text.charCodeAt(i))) han++;
  if (/[{};]\s*$|^\s*(?:\/\/|#include|import |const |let |var |def |function |\$ )|=>|<\/|^\s*[\w.]+\s*=\s/m.test(text)) return false;
  if (han >= 8 && han > text.replace(/\s/g, '').length * 0.3) return true;
  return /(?:\b[A-Za-z]{2,}[, ]+){6,}[A-Za-z]+\./.test(text.slice(0, 4000));
}

/** The text that nodes' offsets count in, and what is known of it so far. */
export interface Source {
  readonly source: string;
  /** Where the block starts in `source`. */
  readonly base: number;
  /** Where the next closing tag of each kind of code ends in `source`. */
  readonly closing: Map<string, number>;
}

/** Where code that an HTML tag opens ends (`<code>…</code>`), or undefined where it opens none. */
function codeEnd({ source, closing }: Source, tag: SyntaxNode, limit: number): number | undefined {
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

const CHINESE = /[\u3007\u3400-\u9fff\uf900-\ufaff]/;

/**
 * Whether a Chinese line that another follows was meant to end: numbered like the heading of a section, or so short that no column would be, where
 * the next line holds many more characters. Such a line says what the next ones are about.
 */
function standsAlone(written: string, rest: string): boolean {
  // Asked at every break of a line: what holds no Chinese needs no folding.
  if (!CHINESE.test(written)) return false;
  const line = fold(written);
  const end = rest.indexOf('\n');
  const next = fold(end < 0 ? rest : rest.slice(0, end));
  if (!next) return false;
  const numbered = enumerator(line);
  if (numbered && numbered.level < 13)
    return isHan(line.charCodeAt(line.length - 1)) && isHan(next.charCodeAt(0)) && looksLikeHeading(line, NUMBERED_HEADING);
  return line.length <= 14 && next.length >= 24 && isHan(line.charCodeAt(0)) && looksLikeHeading(line, 28);
}

/** A line that gives a term its value: 相机:扫描二维码. */
const TERM_LINE = /^[\s>*_]*[\p{L}\d][^\s,.;:!?，。；！？]{0,15}(?: [^\s,.;:!?，。；！？]{1,15})?:(?!\/\/)\s*\S/u;

/** A line that is no more than a date and what it is the date of: 2020年7月20日生效. */
const DATE_LINE =
  /^[\s>*_(（]*\d{4} ?年 ?\d{1,2} ?月 ?\d{1,2} ?日 ?(?:版本?|起?(?:正式)?(?:生效|施行|实施|执行)|更新|发布|公布|修[订改])[\s*_)）]*$/;

/**
 * Inline content of a node as lines. A new line starts at a hard break, after the end of a sentence that ends a source
 * line, before a line that starts with an enumerator, behind a Chinese one that stands as a heading, between two that each give a term its value, around a line that is a date, and around a line that is bold as a whole.
 */
export const inline = (source: Source, node: SyntaxNode, from: number, to: number): Line[] => new InlineReader(source, to).read(node, from);

/** Marks of Markdown itself, and what is no prose. */
const SILENT: ReadonlySet<string> = new Set([
  'EmphasisMark',
  'LinkMark',
  'LinkTitle',
  'LinkLabel',
  'Image',
  'Comment',
  'HeaderMark',
  'QuoteMark',
  'StrikethroughMark',
  'ProcessingInstruction',
  'TaskMarker',
]);

class InlineReader {
  private readonly lines: Line[] = [newLine()];
  private line = this.lines[0]!;
  /** How many strong emphases are open. */
  private strong = 0;
  private readonly source: string;
  private readonly base: number;

  constructor(
    private readonly of: Source,
    private readonly to: number,
  ) {
    this.source = of.source;
    this.base = of.base;
  }

  read(node: SyntaxNode, from: number): Line[] {
    this.visit(node, from, this.to);
    return this.lines;
  }

  private startLine(): void {
    if (!this.line.text.length) return;
    this.line = newLine();
    this.lines.push(this.line);
  }

  /** A mark in the place of [from, to). */
  private unit(mark: string, from: number, to: number): void {
    this.line.text.unit(mark, from - this.base, to - this.base);
  }

  /** Text as it stands in [a, b). */
  private text(a: number, b: number): void {
    const { source } = this;
    let at = a;
    while (at < b) {
      let end = source.indexOf('\n', at);
      if (end < 0 || end >= b) end = b;
      if (end > at) this.piece(source.slice(at, end), at);
      if (end < b) {
        if (this.breaksAt(end)) this.startLine();
        else this.line.text.softBreak(end - this.base);
        end++;
      }
      at = Math.max(end, at + 1);
    }
  }

  private piece(text: string, at: number): void {
    addPlain(this.line, text, at - this.base);
    if (!this.strong && /[^\s*_>]/.test(text)) this.line.bold = false;
    if (/\S/.test(text)) this.line.prose = true;
  }

  /** Whether the end of a source line ends a line of the text as well. */
  private breaksAt(end: number): boolean {
    const { source, line } = this;
    const after = source.slice(end + 1, Math.min(end + 40, this.to)).replace(/^[\s>*_]+/, '');
    const folded = after.replace(/（/g, '(').replace(/）/g, ')').replace(/．/g, '.').replace(/：/g, ':');
    const written = () => source.slice(source.lastIndexOf('\n', end - 1) + 1, end);
    return (
      /[。！？；;!?：:]$/.test(line.text.tail) ||
      enumerator(folded) !== undefined ||
      (line.bold && line.prose && this.strong === 0) ||
      source.startsWith('**', end + 1) ||
      BULLET.test(after) ||
      (line.text.start + this.base > source.lastIndexOf('\n', end - 1) && standsAlone(written(), source.slice(end + 1, this.to))) ||
      (TERM_LINE.test(folded) && TERM_LINE.test(written().replace(/：/g, ':'))) ||
      DATE_LINE.test(written()) ||
      DATE_LINE.test(after.split('\n', 1)[0]!)
    );
  }

  /** What stands in [a, b) of a node: its children, and the text between them. */
  private visit(parent: SyntaxNode, a: number, b: number): void {
    let at = a;
    for (let child = parent.firstChild; child; child = child.nextSibling) {
      if (child.to <= at && child.to !== child.from) continue;
      if (child.from >= b) break;
      if (child.from > at) this.text(at, child.from);
      at = this.child(child, parent, b);
    }
    if (at < b) this.text(at, b);
  }

  /** One child of a node; returns where the text goes on. */
  private child(child: SyntaxNode, parent: SyntaxNode, limit: number): number {
    const { from, to, name } = child;
    if (name === 'StrongEmphasis') this.emphasis(child);
    else if (name === 'Link') this.link(child);
    else if (name === 'URL') this.url(child, parent);
    else if (name === 'Autolink') this.autolink(child);
    else if (name === 'InlineCode') this.code(child);
    else if (name === 'Entity') this.unit(entity(this.source.slice(from, to)), from, to);
    else if (name === 'Escape') return this.escape(child, limit);
    else if (name === 'HardBreak') this.startLine();
    else if (name === 'HTMLTag') return this.tag(child, limit);
    else if (!SILENT.has(name)) this.visit(child, from, to);
    return to;
  }

  private emphasis(child: SyntaxNode): void {
    const { line } = this;
    // An enumerator may come before: "(1) **Cookies.** We use …"
    const starts = line.text.length <= MARKER;
    this.strong++;
    this.visit(child, child.from, child.to);
    this.strong--;
    if (starts) this.line.term = this.line.text.length;
  }

  private link(child: SyntaxNode): void {
    // The text of a link may itself be an address: the target comes last.
    const url = child.getChildren('URL').at(-1);
    // `[x]` without a target: brackets that a draft leaves open (`[●]`, `[insert name]`), so they are read as written.
    if (!url && !child.getChild('LinkLabel')) {
      this.text(child.from, child.from + 1);
      this.visit(child, child.from + 1, child.to - 1);
      this.text(child.to - 1, child.to);
      return;
    }
    this.visit(child, child.from, child.to);
    if (!url) return;
    const target = this.source.slice(url.from, url.to);
    this.line.links.push({ from: url.from - this.base, to: url.to - this.base, target });
    this.unit(target.startsWith('mailto:') ? emailMark(target) : URL_MARK, url.from, url.to);
  }

  /** A bare address; that of a link is read with the link. */
  private url(child: SyntaxNode, parent: SyntaxNode): void {
    if (parent.name === 'Link' || parent.name === 'Image') return;
    const written = this.source.slice(child.from, child.to);
    const page = written.includes('://');
    // Chinese sets no blank after an address: a bare one ends where the sentence goes on.
    const end = child.from + (page ? (/^[!-~]+/.exec(written)?.[0].length ?? written.length) : written.length);
    this.unit(written.includes('@') && !page ? emailMark(written) : URL_MARK, child.from, end);
    this.text(end, child.to);
  }

  /** An escaped sign; returns where the text goes on. Converters escape the signs of addresses too: `name\\@example.org`, `https\\://…`. */
  private escape({ from, to }: SyntaxNode, limit: number): number {
    const before = this.source.slice(Math.max(0, from - FAR_BACK), from);
    const behind = this.source.slice(to, Math.min(limit, to + FAR_ON));
    const name = this.source[to - 1] === '@' ? LOCAL_PART.exec(before)?.[0] : undefined;
    const end = name ? DOMAIN.exec(behind) : /https?$/i.test(before) && this.source[to - 1] === ':' ? PATH.exec(behind) : undefined;
    if (end) this.unit(name ? emailMark(`${name}@`) : URL_MARK, from, to + end[0].length);
    else this.text(from + 1, to);
    return end ? to + end[0].length : to;
  }

  private autolink({ from, to }: SyntaxNode): void {
    const mail = this.source.slice(from, to).includes('@');
    this.unit(mail ? emailMark(this.source.slice(from + 1, to)) : URL_MARK, from, to);
  }

  private code(child: SyntaxNode): void {
    const written = this.source.slice(child.from, child.to);
    // Two stray backticks far apart hold sentences, not code.
    if (/[，。；]/.test(written) && proseInCode(written)) this.visit(child, child.from + 1, child.to - 1);
    else this.unit(CODE_MARK, child.from, child.to);
    this.line.bold = false;
  }

  /** An HTML tag; returns where the code ends that it opens, else where it ends itself. */
  private tag(child: SyntaxNode, limit: number): number {
    if (/^<br/i.test(this.source.slice(child.from, child.from + 3))) this.startLine();
    const end = codeEnd(this.of, child, limit);
    if (!end) return child.to;
    this.unit(CODE_MARK, child.from, end);
    this.line.bold = false;
    return end;
  }
}
