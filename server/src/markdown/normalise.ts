/**
 * Normalised text with a map back to the source.
 *
 * Law names and phrases are matched on text in which the accidents of typing are gone: full-width digits, soft line
 * breaks inside a Chinese word, emphasis marks, zero-width characters from Word, traditional characters. Every unit
 * of the normalised text knows the source offset it came from, so findings are reported on the source.
 */

/** Stands for a bare URL or the target of a link; concepts write it `<url>`. */
export const URL_MARK = '\uE000';
/** Stands for an e-mail address; concepts write it `<email>`. */
export const EMAIL_MARK = '\uE001';
/** Stands for inline code: nothing matches in it or across it. */
export const CODE_MARK = '\uFFFC';
/** A break inside a leaf that ends a sentence (hard line break, or a line that starts a numbered item). */
export const BREAK = '\n';

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

// Traditional characters that occur in titles of laws and in the words around articles; one unit to one unit.
const TRADITIONAL =
  '國個數據資訊網絡與條款項規辦護關鍵礎設員會訂實際標準約評華產業費權義務處罰發佈當應對於從為條電務達機構門動態視頻識別應評審監測預險認證經營戶書聯繫單獨進變轉讓敘儲記錄時間內開啟無須請報導臺灣區稱簡彙編';
const SIMPLIFIED =
  '国个数据资讯网络与条款项规办护关键础设员会订实际标准约评华产业费权义务处罚发布当应对于从为条电务达机构门动态视频识别应评审监测预险认证经营户书联系单独进变转让叙储记录时间内开启无须请报导台湾区称简汇编';
const FOLD = new Map<number, string>();
for (let i = 0; i < TRADITIONAL.length; i++) if (TRADITIONAL[i] !== SIMPLIFIED[i]) FOLD.set(TRADITIONAL.charCodeAt(i), SIMPLIFIED[i]!);
for (const [from, to] of [
  ['“', '"'],
  ['”', '"'],
  ['„', '"'],
  ['〝', '"'],
  ['〞', '"'],
  ['‘', "'"],
  ['’', "'"],
  ['「', '"'],
  ['」', '"'],
  ['『', '"'],
  ['』', '"'],
  ['–', '-'],
  ['—', '-'],
  ['−', '-'],
  ['‐', '-'],
  ['‑', '-'],
  ['―', '-'],
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
export function foldUnit(code: number): string {
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
  private text = '';
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
      const last = this.text.charCodeAt(this.text.length - 1);
      const glued = (isHan(last) || isCjkPunctuation(last)) && (isHan(code) || isCjkPunctuation(code) || code === 0x300a);
      if (this.text && !glued) this.push(' ', at, from);
    }
    if (code === 0x20 && (this.text === '' || this.text.endsWith(' ') || this.text.endsWith(BREAK))) return;
    this.push(value, from, to);
  }

  private push(value: string, from: number, to: number): void {
    this.text += value;
    this.map.push(from);
    this.ends.push(to);
    // A value of several units (an entity) maps all of them to the same place.
    for (let i = 1; i < value.length; i++) {
      this.map.push(from);
      this.ends.push(to);
    }
  }

  /** A soft line break at source offset `at`. A blank before it goes with it. */
  softBreak(at: number): void {
    if (!this.text || this.pendingBreak >= 0) return;
    if (this.text.endsWith(' ')) {
      this.text = this.text.slice(0, -1);
      this.map.pop();
      this.ends.pop();
    }
    if (this.text) this.pendingBreak = at;
  }

  /** A break that ends a sentence. */
  hardBreak(from: number, to: number): void {
    this.pendingBreak = -1;
    if (this.text && !this.text.endsWith(BREAK)) this.push(BREAK, from, to);
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
    return this.text.length;
  }
  get tail(): string {
    return this.text.slice(-1);
  }

  finish(): Normalised {
    let end = this.text.length;
    while (end > 0 && (this.text[end - 1] === ' ' || this.text[end - 1] === BREAK)) end--;
    return { text: this.text.slice(0, end), map: Int32Array.from(this.map.slice(0, end)), ends: Int32Array.from(this.ends.slice(0, end)) };
  }
}

/** Normalises plain text that is no Markdown (a command-line argument, a search query). */
export function normalisePlain(source: string): Normalised {
  const n = new Normaliser();
  n.plain(source, 0);
  return n.finish();
}
