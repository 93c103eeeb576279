/** Surface forms of concepts, taken apart into the strings that the text is searched for. */
import { fold, isHan } from '../../markdown/normalise.js';
import { MARKS, type Mark } from './marks.js';

/** How an atom follows the one before it: at once (a blank allowed), after a gap, or after a short gap within the clause. */
export type Link = 'first' | 'adjacent' | 'gap' | 'near';

/** A fixed string, or a stem whose inflections count. */
interface Word {
  readonly text: string;
  readonly stem: boolean;
}

/** A piece of a form: one of some words, or a mark. */
export interface Atom {
  readonly words: readonly Word[];
  readonly mark: Mark | undefined;
  readonly link: Link;
}

/** A form as a chain of atoms. `chinese` decides how a gap is measured. */
export interface Form {
  readonly atoms: readonly Atom[];
  readonly chinese: boolean;
}

/** Text as forms are compared with it: lower case, hyphens as blanks, "don't" as "do nt". Keeps every offset. */
export function comparable(text: string): string {
  const lower = text.toLowerCase();
  // Some capitals (İ) have a longer lower case, which would move offsets.
  const same =
    lower.length === text.length
      ? lower
      : Array.from({ length: text.length }, (_, i) => {
          const l = text[i]!.toLowerCase();
          return l.length === 1 ? l : text[i]!;
        }).join('');
  const open = same.includes('-') ? same.replace(/-/g, ' ') : same;
  return open.includes("n't") ? open.replace(/n't(?![a-z])/g, ' nt') : open;
}

/**
 * Reads one surface form. Alternatives (`close|cancel .. account|profile`) are words of one atom, so that a form costs the sum of its
 * alternatives and not their product; those in one part (`copy|export`) are forms of their own, since `distinct` counts forms.
 */
export function parseForms(source: string): Form[] {
  const parts = source.split(GAPS);
  const chinese = [...source].some((c) => isHan(c.charCodeAt(0)));
  if (parts.length === 1) return choicesOf(source).map((one) => ({ atoms: atomsOf(one, 'first'), chinese }));
  let choices: Atom[][] = [[]];
  for (let i = 0; i < parts.length; i += 2) {
    const link: Link = i === 0 ? 'first' : parts[i - 1]!.includes('.') ? 'near' : 'gap';
    const alternatives = choicesOf(parts[i]!).map((one) => atomsOf(one, link));
    const simple = alternatives.filter((a) => a.length === 1 && !a[0]!.mark);
    const words = simple.flatMap(([a]) => a!.words);
    const steps = [...(words.length ? [[{ words, mark: undefined, link }]] : []), ...alternatives.filter((a) => !simple.includes(a))];
    choices = choices.flatMap((before) => steps.map((step) => [...before, ...step]));
  }
  return choices.map((atoms) => ({ atoms, chinese }));
}

/** The alternatives of a part, with what people contract. */
function choicesOf(part: string): string[] {
  return part.split('|').flatMap((choice) => (/\bnot\b|\bcannot\b/.test(choice) ? [choice, contracted(choice)] : [choice]));
}

/** `does not share` as people write it, `doesn't share`; `not share` then begins in a word (see {@link comparable}). */
function contracted(form: string): string {
  return form
    .replace(/\bwill not\b/g, "won't")
    .replace(/\bcan ?not\b/g, "can't")
    .replace(/(^| )not\b/g, "n't");
}

/** A gap with the blanks that set it off. */
const GAPS = /( … ?| ?… | \.\. )/;

/** The atoms of a stretch without gaps or alternatives. */
function atomsOf(source: string, first: Link): Atom[] {
  const atoms: Atom[] = [];
  for (const piece of pieces(source.trim())) {
    const link = atoms.length ? 'adjacent' : first;
    if ((MARKS as readonly string[]).includes(piece)) atoms.push({ words: [], mark: piece as Mark, link });
    else {
      const stem = piece.endsWith('~');
      const text = comparable(fold(stem ? piece.slice(0, -1) : piece)).trim();
      if (text) atoms.push({ words: [{ text, stem }], mark: undefined, link });
    }
  }
  return atoms;
}

/** Cuts at marks and after stems: `<number> day~ of` is `<number>`, `day~`, `of`. */
function pieces(part: string): string[] {
  return part
    .split(/(<[a-z]+>)|(?<=~) /)
    .map((p) => p?.trim() ?? '')
    .filter(Boolean);
}

const ENDINGS = [
  '',
  's',
  'es',
  "'s",
  "s'",
  'e',
  'd',
  'ed',
  'en',
  'n',
  'ing',
  'ings',
  'y',
  'ies',
  'ied',
  'ying',
  'ion',
  'ions',
  'al',
  'als',
  'ure',
  'ures',
  'ment',
  'ments',
  'ation',
  'ations',
  'ication',
];
const ENDING_SET = new Set(ENDINGS);
/** Letters of the longest ending, that of "organisational" behind "organi". */
const LONGEST = 8;
const LETTER = /[a-z']/;

/** Where the inflected word ends whose stem ends at `to`, or -1 where what follows is no ending. */
export function wordEnd(text: string, to: number): number {
  let end = to;
  while (end < text.length && end - to <= LONGEST && LETTER.test(text[end]!)) end++;
  if (end - to > LONGEST) return -1;
  const rest = text.slice(to, end).replace(/^'(?!s$)|'$/, '');
  if (ENDING_SET.has(rest)) return to + rest.length;
  // personali: personalise, personalized, personalisation; organi: organisational
  if (text[to - 1] === 'i' && /^[sz](?:e|es|ed|er|ing|ations?|ational)$/.test(rest)) return end;
  // transfer: transferred, transferring
  if (rest[0] === text[to - 1] && ENDING_SET.has(rest.slice(1))) return end;
  return rest.startsWith("'") ? to : -1;
}

/**
 * Length of a stretch in words: Latin words by their blanks, two Chinese characters (or marks) as one. Stops counting beyond `limit`.
 */
export function wordsBetween(text: string, from: number, to: number, limit: number): number {
  let half = 0;
  for (let i = from; i < to && half <= 2 * limit; i++) {
    const code = text.charCodeAt(i);
    if (code >= 0x2e80) half++;
    else if (code === 0x20 && i > from) half += 2;
  }
  return half / 2;
}
