/** Where the sentences of a normalised text begin and end. */
import { BREAK, isHan } from './normalise.js';

const ABBREVIATION =
  /(?:^|[^A-Za-z])(?:[Aa]rts?|Nos?|Inc|Ltd|Co|Corp|Pte|Pty|[Tt]el|e\.g|i\.e|etc|[Ii]ncl|[Ee]xcl|[Ee]sp|resp|vs|Mr|Ms|Dr|paras?|Sec|cf|approx|[Rr]ev|[Vv]er|U\.S|P\.R|[A-Z])$/;

const NOTE_MARKS = /(?:\[\^[^\]\s]{1,40}\]|[¹²³⁰⁴-⁹]{1,3}|[①-⑳])+/y;
/** Length of the marks of notes at an offset: behind a full stop they belong to the sentence that it ends. */
function noteMarks(text: string, at: number): number {
  const c = text.charCodeAt(at);
  if (c < 0x80 && c !== 0x5b) return 0;
  NOTE_MARKS.lastIndex = at;
  return NOTE_MARKS.exec(text)?.[0].length ?? 0;
}

/** Longest stretch in brackets, on either side of a semicolon, that is one remark: "Barkmap (maps; location)". */
const REMARK = 60;

/** Whether a semicolon in Latin text stands in brackets that opened shortly before it and close shortly behind. */
function insideBrackets(text: string, open: number, at: number): boolean {
  if (open < 0 || at - open > REMARK || isHan(text.charCodeAt(at - 1)) || text.slice(open, at).includes(')')) return false;
  for (let i = at + 1; i < text.length && i - at <= REMARK; i++) {
    const c = text[i]!;
    if (c === ')') return true;
    if (c === BREAK || c === '(' || c === '。' || c === '!' || c === '?') return false;
  }
  return false;
}

/** Sentence boundaries of a normalised text. Linear. */
export function sentencesOf(text: string): Int32Array {
  const out: number[] = [];
  let start = 0;
  let open = -1;
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
    else if (c === '(') open = i;
    else if (c === ';' && insideBrackets(text, open, i)) continue;
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
