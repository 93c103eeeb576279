/**
 * Normalised text with a map back to the source.
 *
 * Law names and phrases are matched on text in which the accidents of typing are gone: full-width digits, soft line
 * breaks inside a Chinese word, emphasis marks, zero-width characters from Word, traditional characters. Every unit
 * of the normalised text knows the source offset it came from, so findings are reported on the source.
 */

import { SIMPLIFIED_OF } from './traditional.js';

/** Stands for a bare URL or the target of a link; concepts write it `<url>`. */
export const URL_MARK = '\uE000';
/** Stands for an e-mail address; concepts write it `<email>`. */
export const EMAIL_MARK = '\uE001';
/** Stands for an e-mail address that is kept for matters of privacy (privacy@…, dpo@…); concepts write it `<privacymail>`, and `<email>` is it too. */
export const PRIVACY_EMAIL_MARK = '\uE002';
/** Stands for an e-mail address that is still to be filled in (`xxx@xx.com`). */
export const BLANK_EMAIL_MARK = '\uE003';
const ADDRESSES = new Set([URL_MARK, EMAIL_MARK, PRIVACY_EMAIL_MARK, BLANK_EMAIL_MARK]);
/** Whether a unit stands for an address. */
export const isMark = (unit: string): boolean => ADDRESSES.has(unit);
/** Stands for inline code: nothing matches in it or across it. */
export const CODE_MARK = '\uFFFC';
/** A break inside a leaf that ends a sentence (hard line break, or a line that starts a numbered item). */
export const BREAK = '\n';

const PRIVACY_EMAIL = /^(?:mailto:)?[\w.+-]{0,20}(?:privacy|dpo|gdpr|data[-_.]?protection|personal[-_.]?info|pipo)[\w.+-]{0,20}[@＠([]/i;

const BLANK_EMAIL = /^(?:mailto:)?(?:x{3,12}(?:@|\(at\)|\[at\])|[\w.+-]{1,62}@x{2,8}\.)/i;

/** The mark that stands for an e-mail address. */
export function emailMark(address: string): string {
  const written = address.trim();
  return BLANK_EMAIL.test(written) ? BLANK_EMAIL_MARK : PRIVACY_EMAIL.test(written) ? PRIVACY_EMAIL_MARK : EMAIL_MARK;
}

/** Text and, for each of its UTF-16 units, the source offset (relative to the block) that it came from. */
export interface Normalised {
  readonly text: string;
  /** `map[i]` is where unit `i` starts in the source; `ends[i]` where it ends there. */
  readonly map: Int32Array;
  readonly ends: Int32Array;
}

/** Source range of the normalised range [from, to); an empty range maps to an empty one. Offsets relative to the block. */
export function toSource(n: Normalised, from: number, to: number): { from: number; to: number } {
  if (to <= from) {
    const at = from < n.map.length ? n.map[from]! : n.ends.length ? n.ends[n.ends.length - 1]! : 0;
    return { from: at, to: at };
  }
  return { from: n.map[from]!, to: n.ends[to - 1]! };
}

const FOLD = new Map<number, string>();
for (const [traditional, simple] of SIMPLIFIED_OF) FOLD.set(traditional.charCodeAt(0), simple);
for (const [from, to] of [
  ['“', '"'],
  ['”', '"'],
  ['„', '"'],
  ['〝', '"'],
  ['〞', '"'],
  ['‘', "'"],
  ['’', "'"],
  ['「', '"'],
  ['｢', '"'],
  ['｣', '"'],
  ['」', '"'],
  ['『', '"'],
  ['』', '"'],
  ['–', '-'],
  ['—', '-'],
  ['−', '-'],
  ['‐', '-'],
  ['‑', '-'],
  ['―', '-'],
  ['‒', '-'],
  ['─', '-'],
  ['⸺', '-'],
  ['﹣', '-'],
  ['〈', '《'],
  ['〉', '》'],
  ['﹤', '《'],
  ['﹥', '》'],
  ['\u00a0', ' '],
  ['\u3000', ' '],
  ['\u2002', ' '],
  ['\u2003', ' '],
  ['\u2009', ' '],
  ['\u202f', ' '],
  ['\t', ' '],
  ['〔', '['],
  ['〕', ']'],
  ['【', '['],
  ['】', ']'],
] as const)
  FOLD.set(from.charCodeAt(0), to);

const DROPPED = new Set([0x200b, 0x200c, 0x200d, 0x2060, 0xfeff, 0x00ad, 0x000d, 0x200e, 0x200f]);

/** One UTF-16 unit folded, or '' where it is dropped. */
function foldUnit(code: number): string {
  if (code < 0x80) return code === 9 ? ' ' : String.fromCharCode(code);
  if (DROPPED.has(code)) return '';
  const folded = FOLD.get(code);
  if (folded !== undefined) return folded;
  if (code >= 0xff01 && code <= 0xff5e) return String.fromCharCode(code - 0xfee0);
  return String.fromCharCode(code);
}

/** Folds a string without keeping offsets: for lexicon entries, which must be folded exactly as the text is. */
export function fold(text: string): string {
  let out = '';
  for (let i = 0; i < text.length; i++) out += foldUnit(text.charCodeAt(i));
  return out.replace(/ {2,}/g, ' ').trim();
}

export const isHan = (code: number): boolean => (code >= 0x4e00 && code <= 0x9fff) || (code >= 0x3400 && code <= 0x4dbf) || code === 0x3007;
const isCjkPunctuation = (code: number): boolean => (code >= 0x3000 && code <= 0x303f) || code === 0xff0c;

const ENTITIES: Record<string, string> = {
  '&nbsp;': ' ',
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&apos;': "'",
  '&ensp;': ' ',
  '&emsp;': ' ',
  '&ldquo;': '"',
  '&rdquo;': '"',
  '&sect;': '§',
  '&mdash;': '-',
  '&ndash;': '-',
  '&middot;': '·',
  '&#160;': ' ',
  '&#xa0;': ' ',
};

/** What an HTML entity stands for; unknown ones become a space. */
export function entity(source: string): string {
  return ENTITIES[source.toLowerCase()] ?? ' ';
}

/**
 * Collects normalised units in order. Runs of blanks become one; a soft line break vanishes between two Han characters
 * and is a space elsewhere; a hard one stays as {@link BREAK}.
 */
export class Normaliser {
  // A list, not a string that grows: looking at the end of one that does would copy it each time.
  private units: string[] = [];
  private map: number[] = [];
  private ends: number[] = [];
  private pendingBreak = -1;

  /** Adds one unit that stands for source [from, to). */
  unit(value: string, from: number, to: number): void {
    if (value === '') return;
    const code = value.charCodeAt(0);
    if (this.pendingBreak >= 0) {
      // Blanks after a line break are indentation.
      if (code === 0x20) return;
      const at = this.pendingBreak;
      this.pendingBreak = -1;
      const last = this.tail.charCodeAt(0);
      const glued = (isHan(last) || isCjkPunctuation(last)) && (isHan(code) || isCjkPunctuation(code) || code === 0x300a);
      if (this.length && !glued) this.push(' ', at, from);
    }
    if (code === 0x20 && (this.length === 0 || this.tail === ' ' || this.tail === BREAK)) return;
    this.push(value, from, to);
  }

  private push(value: string, from: number, to: number): void {
    // A value of several units (an entity) maps all of them to the same place.
    for (let i = 0; i < value.length; i++) {
      this.units.push(value[i]!);
      this.map.push(from);
      this.ends.push(to);
    }
  }

  /** A soft line break at source offset `at`. A blank before it goes with it. */
  softBreak(at: number): void {
    if (!this.length || this.pendingBreak >= 0) return;
    if (this.tail === ' ') {
      this.units.pop();
      this.map.pop();
      this.ends.pop();
    }
    if (this.length) this.pendingBreak = at;
  }

  /** A break that ends a sentence. */
  hardBreak(from: number, to: number): void {
    this.pendingBreak = -1;
    if (this.length && this.tail !== BREAK) this.push(BREAK, from, to);
  }

  /** Stretch of plain source text starting at source offset `offset`. Stray emphasis marks are transparent. */
  plain(source: string, offset: number): void {
    for (let i = 0; i < source.length; i++) {
      const code = source.charCodeAt(i);
      if (code === 0x2a || (code === 0x5f && source.charCodeAt(i + 1) === 0x5f) || (code === 0x5f && source.charCodeAt(i - 1) === 0x5f))
        continue;
      if (code === 0x0a || (code === 0x0d && source.charCodeAt(i + 1) !== 0x0a)) this.softBreak(offset + i);
      else this.unit(foldUnit(code), offset + i, offset + i + 1);
    }
  }

  get length(): number {
    return this.units.length;
  }
  /** Source offset of the first unit; -1 where there is none. */
  get start(): number {
    return this.map[0] ?? -1;
  }
  get tail(): string {
    return this.units[this.units.length - 1] ?? '';
  }

  finish(): Normalised {
    let end = this.length;
    while (end > 0 && (this.units[end - 1] === ' ' || this.units[end - 1] === BREAK)) end--;
    return {
      text: this.units.slice(0, end).join(''),
      map: Int32Array.from(this.map.slice(0, end)),
      ends: Int32Array.from(this.ends.slice(0, end)),
    };
  }
}
