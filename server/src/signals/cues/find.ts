/** Which concepts occur in a text, and where: all forms in one pass. */

import { firstIndex } from '../../util/sorted.js';
import { wholeWord } from '../phrases.js';
import { comparable, wordEnd, wordsBetween } from './forms.js';
import { type ConceptSet, type CueLexicon, emptySet, put } from './lexicon.js';
import { MARKS, type MarkHit, marksOf } from './marks.js';
import { ATOM, LINKS } from './tables.js';

/** A concept at [from, to) of a leaf's normalised text. `form` tells its surface forms apart. */
export interface CueHit {
  readonly concept: number;
  readonly form: number;
  readonly leaf: number;
  readonly from: number;
  readonly to: number;
}

/** A raw occurrence of a form. */
interface Found {
  form: number;
  from: number;
  to: number;
}

/** All forms that occur in a text, gaps not crossing the ends of sentences. Linear in text plus occurrences. */
function findForms(text: string, sentences: Int32Array, lexicon: CueLexicon, marks: readonly MarkHit[]): Found[] {
  const { atoms, formOf, place, start, firstUse, uses } = lexicon;
  const out: Found[] = [];
  /** Places of the atoms of forms with several: by form, then position. */
  const chains = new Map<number, number[][]>();
  const note = (atom: number, from: number, to: number) => {
    const form = formOf[atom]!;
    const length = place[start[form + 1]! - 1]! + 1;
    if (length === 1) return void out.push({ form, from, to });
    let places = chains.get(form);
    if (!places) {
      if (place[atom]! > 0) return;
      places = Array.from({ length }, () => []);
      chains.set(form, places);
    }
    places[place[atom]!]!.push(from, to);
  };
  // Marks before words, in order of place, so that a chain that starts with a mark is known when its words come.
  const pending = [...marks].sort((a, b) => a.to - b.to);
  let next = 0;
  const flush = (until: number) => {
    for (; next < pending.length && pending[next]!.to <= until; next++) {
      const { mark, from, to } = pending[next]!;
      const id = MARKS.indexOf(mark);
      for (let u = firstUse[id]!; u < firstUse[id + 1]!; u++) note(uses[u]!, from, to);
    }
  };
  lexicon.phrases.scan(text, (id, from, to) => {
    flush(from + 1);
    const whole = wholeWord(text, from, to);
    const starts = startsWord(text, from);
    let stemEnd: number | undefined;
    for (let u = firstUse[id + MARKS.length]!; u < firstUse[id + MARKS.length + 1]!; u++) {
      const atom = uses[u]!;
      if ((atoms[atom]! & ATOM.stem) === 0) {
        if (whole) note(atom, from, to);
      } else if (starts) {
        stemEnd ??= wordEnd(text, to);
        if (stemEnd >= 0) note(atom, from, stemEnd);
      }
    }
  });
  flush(text.length + 1);
  for (const [form, places] of chains) if (places.every((p) => p.length)) chain(text, sentences, lexicon, form, places, out);
  return out;
}

const startsWord = (text: string, from: number): boolean => from === 0 || !/[a-z0-9]/.test(text[from - 1]!);

const GAP_WORDS = 12;

const GAP_UNITS = 20;

/** A short gap, in words; two Chinese characters count as one. */
const NEAR_WORDS = 4;

/** Candidates for an atom that are tried after each one before it. */
const TRIES = 4;

/** Joins the atoms of a form: from each first atom the shortest chain. */
function chain(text: string, sentences: Int32Array, lexicon: CueLexicon, form: number, places: readonly number[][], out: Found[]): void {
  const atoms: number[] = [];
  for (let i = lexicon.start[form]!; i < lexicon.start[form + 1]!; i++) atoms[lexicon.place[i]!] = lexicon.atoms[i]!;
  let taken = -1;
  for (let i = 0; i < places[0]!.length; i += 2) {
    const from = places[0]![i]!;
    if (from < taken) continue;
    const limit = sentenceEnd(sentences, from);
    let ends = [places[0]![i + 1]!];
    for (let k = 1; k < places.length && ends.length; k++) {
      const list = places[k]!;
      const next: number[] = [];
      for (const end of ends)
        for (let j = lowerBound(list, end), tries = 0; tries < TRIES && j < list.length && list[j]! < limit; j += 2, tries++)
          if (!next.includes(list[j + 1]!) && linked(text, atoms[k]!, end, list[j]!)) next.push(list[j + 1]!);
      ends = next.slice(0, TRIES);
    }
    if (ends.length) {
      const end = Math.min(...ends);
      out.push({ form, from, to: end });
      taken = end;
    }
  }
}

/** Whether what stands between two atoms is no more than the link of the second allows. */
function linked(text: string, atom: number, from: number, to: number): boolean {
  const link = LINKS[atom & ATOM.link];
  if (link === 'adjacent') return to - from <= 1 && text.slice(from, to).trim() === '';
  if (link === 'near')
    return to - from <= 30 && wordsBetween(text, from, to, NEAR_WORDS) <= NEAR_WORDS && !/[,:(，：（]/.test(text.slice(from, to));
  return (atom & ATOM.chinese) !== 0
    ? to - from <= GAP_UNITS * 1.5 && wordsBetween(text, from, to, GAP_UNITS) <= GAP_UNITS / 2
    : wordsBetween(text, from, to, GAP_WORDS) <= GAP_WORDS;
}

/** First index (even) of a place that starts at or after `at`; places are in order of their ends, nearly that of their starts. */
const lowerBound = (places: readonly number[], at: number): number => 2 * firstIndex(0, places.length / 2, (i) => places[2 * i]! >= at);

/** Where the sentence that holds `at` ends. */
const sentenceEnd = (sentences: Int32Array, at: number): number =>
  sentences[2 * firstIndex(0, sentences.length >> 1, (i) => sentences[2 * i + 1]! > at) + 1] ?? Number.MAX_SAFE_INTEGER;

/** Concepts of a text with places, in order; forms inside an exception dropped, and of one concept the longest kept. */
export function conceptsIn(text: string, sentences: Int32Array, lexicon: CueLexicon, leaf: number): CueHit[] {
  const lower = comparable(text);
  const found = findForms(lower, sentences, lexicon, marksOf(text.toLowerCase().length === text.length ? text.toLowerCase() : text, text));
  found.sort((a, b) => a.from - b.from || b.to - a.to);
  const exceptions = found.filter((f) => lexicon.exception[f.form]);
  /** For each concept, how far the exceptions to it reach that begin no later than the form looked at. */
  const within = new Map<number, number>();
  const excepted = (concept: number, f: Found) => (within.get(concept) ?? -1) >= f.to;
  let next = 0;
  const reached = new Map<number, number>();
  const hits: CueHit[] = [];
  for (const f of found) {
    for (; next < exceptions.length && exceptions[next]!.from <= f.from; next++) {
      const concept = lexicon.owner[exceptions[next]!.form]!;
      within.set(concept, Math.max(within.get(concept) ?? -1, exceptions[next]!.to));
    }
    if (lexicon.exception[f.form]) continue;
    const owner = lexicon.owner[f.form]!;
    for (const concept of lexicon.within[owner]!) {
      if ((reached.get(concept) ?? -1) >= f.to) continue;
      if (excepted(concept, f) || excepted(owner, f)) continue;
      reached.set(concept, f.to);
      hits.push({ concept, form: f.form, leaf, from: f.from, to: f.to });
    }
  }
  return hits;
}

export const setOf = (hits: readonly CueHit[], lexicon: CueLexicon): ConceptSet => {
  const set = emptySet(lexicon);
  for (const h of hits) put(set, h.concept);
  return set;
};

export interface ReadText {
  readonly set: ConceptSet;
  /** Their leaf is -1: the text stands elsewhere. */
  readonly hits: readonly CueHit[];
}

/** Texts of headings are few and recur: what they say is kept, for each lexicon. */
const headings = new WeakMap<CueLexicon, Map<string, ReadText>>();
/** So many of them. */
const MOST_HEADINGS = 5000;

/** What a short text such as a heading says. */
export function readText(text: string, lexicon: CueLexicon): ReadText {
  let known = headings.get(lexicon);
  if (!known) headings.set(lexicon, (known = new Map()));
  const before = known.get(text);
  if (before) return before;
  const hits = conceptsIn(text, Int32Array.of(0, text.length), lexicon, -1);
  const read = { set: setOf(hits, lexicon), hits };
  if (known.size >= MOST_HEADINGS) known.clear();
  known.set(text, read);
  return read;
}

/** Concepts of a short text such as a heading. */
export const conceptsOfText = (text: string, lexicon: CueLexicon): ConceptSet => readText(text, lexicon).set;
