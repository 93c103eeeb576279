/** The lexicon: all forms of all concepts compiled, and sets of concepts. */
import type { KnowledgeBase } from '../../knowledge/knowledge.js';
import type { Concept } from '../../knowledge/schema.js';
import { Phrases } from '../phrases.js';
import { MARKS } from './marks.js';
import { ATOM, cueTables } from './tables.js';

/** A set of concepts, by index. */
export type ConceptSet = Uint32Array;

/**
 * All forms of all concepts, compiled. Build it once per knowledge base. A form is a number; the words of its atoms are consecutive numbers,
 * from `start[form]` to `start[form + 1]`.
 */
export interface CueLexicon {
  /** Ids of the concepts; a {@link ConceptSet} has one bit for each, in this order. */
  readonly concepts: readonly string[];
  readonly index: ReadonlyMap<string, number>;
  readonly start: Int32Array;
  /** For each form the concept it was written for, and whether as an exception to it. */
  readonly owner: Int32Array;
  readonly exception: Uint8Array;
  /** For each concept: itself, then all that include it. */
  readonly within: readonly (readonly number[])[];
  /** Words of atoms, as in `CueTables`; the form of each, and which atom of the form it belongs to. */
  readonly atoms: Int32Array;
  readonly formOf: Int32Array;
  readonly place: Int32Array;
  /** Finds the texts of words. Those that use text or mark `t` are `uses[firstUse[t]]` to `uses[firstUse[t + 1] - 1]`. */
  readonly phrases: Phrases;
  readonly firstUse: Int32Array;
  readonly uses: Int32Array;
}

/** Compiles the lexicon; from numbers where the build made them. Linear in the forms. */
export function compileCues(knowledge: Pick<KnowledgeBase, 'concepts'> & Partial<Pick<KnowledgeBase, 'cues'>>): CueLexicon {
  const { texts, atoms, counts } = knowledge.cues ?? cueTables(knowledge.concepts);
  const index = new Map(knowledge.concepts.map((c, i) => [c.id, i] as const));
  let forms = 0;
  for (const count of counts) forms += count;
  const start = new Int32Array(forms + 1);
  const formOf = new Int32Array(atoms.length);
  const place = new Int32Array(atoms.length);
  const firstUse = new Int32Array(MARKS.length + texts.length + 1);
  let form = -1;
  for (let i = 0; i < atoms.length; i++) {
    const atom = atoms[i]!;
    const more = (atom & ATOM.more) !== 0;
    if (!more && (atom & ATOM.link) === 0) start[++form] = i;
    formOf[i] = form;
    place[i] = more ? place[i - 1]! : i === start[form] ? 0 : place[i - 1]! + 1;
    firstUse[(atom >> ATOM.text) + 1]!++;
  }
  start[forms] = atoms.length;
  for (let t = 1; t < firstUse.length; t++) firstUse[t]! += firstUse[t - 1]!;
  const uses = new Int32Array(atoms.length);
  const next = firstUse.slice();
  for (let i = 0; i < atoms.length; i++) uses[next[atoms[i]! >> ATOM.text]!++] = i;
  const owner = new Int32Array(forms);
  const exception = new Uint8Array(forms);
  let from = 0;
  counts.forEach((count, i) => {
    owner.fill(i >> 1, from, from + count);
    exception.fill(i & 1, from, from + count);
    from += count;
  });
  return {
    concepts: knowledge.concepts.map((c) => c.id),
    index,
    start,
    owner,
    exception,
    within: parents(knowledge.concepts, index),
    atoms: Int32Array.from(atoms),
    formOf,
    place,
    phrases: new Phrases(texts),
    firstUse,
    uses,
  };
}

/** For each concept itself first, then all that include it, directly or not: what is no form of the part is none of the whole. */
function parents(concepts: readonly Concept[], index: ReadonlyMap<string, number>): number[][] {
  const direct: number[][] = concepts.map(() => []);
  concepts.forEach((c, i) => {
    for (const part of c.includes) {
      const p = index.get(part);
      if (p !== undefined) direct[p]!.push(i);
    }
  });
  return concepts.map((_, i) => {
    const all = new Set([i]);
    for (const c of all) for (const p of direct[c]!) all.add(p);
    return [...all];
  });
}

/** An empty set of concepts of this lexicon. */
export const emptySet = (lexicon: CueLexicon): ConceptSet => new Uint32Array((lexicon.concepts.length + 31) >> 5);
export const has = (set: ConceptSet, concept: number): boolean => (set[concept >> 5]! & (1 << (concept & 31))) !== 0;
export const put = (set: ConceptSet, concept: number): void => {
  set[concept >> 5]! |= 1 << (concept & 31);
};
export const join = (into: ConceptSet, from: ConceptSet): void => {
  for (let i = 0; i < into.length; i++) into[i]! |= from[i]!;
};
export const union = (a: ConceptSet, b: ConceptSet): ConceptSet => {
  const set = a.slice();
  join(set, b);
  return set;
};
