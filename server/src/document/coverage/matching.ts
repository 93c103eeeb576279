/** Which patterns the sentences of one block fulfil. */
import type { Leaf } from '../../markdown/leaves.js';
import { comparable, wordsBetween } from '../../signals/cues/forms.js';
import { type BlockCues, type ConceptSet, type CueHit, type CueSentence, has } from '../../signals/cues.js';
import type { Choice, CompiledPattern, CompiledRequirements } from './patterns.js';

/** A pattern that a sentence fulfils, but for what its section or the document must add. */
interface Match {
  readonly pattern: number;
  readonly sentence: number;
  /** Forms counted by `distinct`. */
  readonly forms: readonly number[];
  readonly strength: number;
}

/** What one block contributes. */
export interface BlockEvidence {
  readonly matches: readonly Match[];
}

export const hasAny = (set: ConceptSet, choice: Choice): boolean => choice.some((c) => has(set, c));

const kept = new WeakMap<BlockCues, Map<CompiledRequirements, BlockEvidence>>();

/** What a block shows for the requirements, memoised by its cues. */
export function blockEvidence(cues: BlockCues, leaves: readonly Leaf[], compiled: CompiledRequirements): BlockEvidence {
  const known = kept.get(cues)?.get(compiled);
  if (known) return known;
  const matches: Match[] = [];
  cues.sentences.forEach((sentence, index) => {
    const seen = new Set<number>();
    const counted = new Map<number, number>();
    const texts = new Map<number, string>();
    const textOf = (leaf: number) => {
      let t = texts.get(leaf);
      if (t === undefined) {
        t = comparable(leaf < 0 ? sentence.asked!.text : leaves[leaf]!.text);
        texts.set(leaf, t);
      }
      return t;
    };
    const concepts = new Set<number>();
    for (const hit of sentence.hits) concepts.add(hit.concept);
    for (const concept of sentence.label) concepts.add(concept);
    for (const concept of concepts)
      for (const id of compiled.byConcept.get(concept) ?? []) {
        if (seen.has(id)) continue;
        seen.add(id);
        const pattern = compiled.patterns[id]!;
        const forms = fulfils(sentence, pattern, textOf);
        if (!forms || !pattern.around.every((c) => saidAround(cues.sentences, index, c))) continue;
        const { same, strength } = pattern;
        const at = same < 0 ? undefined : counted.get(same);
        if (at === undefined) {
          counted.set(same, matches.length);
          matches.push({ pattern: id, sentence: index, forms, strength });
        } else matches[at] = { ...matches[at]!, strength: both(matches[at]!.strength, strength) };
      }
  });
  const evidence = { matches };
  kept.set(cues, (kept.get(cues) ?? new Map<CompiledRequirements, BlockEvidence>()).set(compiled, evidence));
  return evidence;
}

const NO_FORMS: readonly number[] = [];

/** Two ways to read a sentence as evidence are better than one. */
export const both = (a: number, b: number): number => Math.max(a, b) + 0.5;

/** Whether a sentence fulfils all that a pattern asks of the sentence; the forms it counts, or undefined. */
function fulfils(s: CueSentence, p: CompiledPattern, textOf: (leaf: number) => string): readonly number[] | undefined {
  if (s.flags & p.barred || (s.again !== undefined && !p.readings)) return undefined;
  for (const c of p.label) if (!s.label.some((l) => c.includes(l))) return undefined;
  for (const c of p.own) if (!hasAny(s.own, c)) return undefined;
  let ownSeen = p.all.length === 0 || p.own.length > 0;
  for (const c of p.all) {
    if (hasAny(s.own, c)) ownSeen = true;
    else if (!hasAny(s.lead, c)) return undefined;
  }
  if (!ownSeen) return undefined;
  for (const c of p.topic) if (!hasAny(s.own, c) && !hasAny(s.lead, c) && !hasAny(s.headings, c)) return undefined;
  for (const c of p.heading) if (!hasAny(s.headings, c)) return undefined;
  if (p.none.length && hasAny(s.own, p.none)) return undefined;
  if (p.outside.length && hasAny(s.headings, p.outside)) return undefined;
  if (p.sequence.length && !inOrder(s, p, textOf)) return undefined;
  if (
    Number.isFinite(p.within) &&
    p.own.length + p.all.length > 1 &&
    !together(s, [...p.own, ...p.all.filter((c) => hasAny(s.own, c))], p.within, textOf)
  )
    return undefined;
  if (s.asked && !s.asked.affirmed && !answers(s, p)) return undefined;
  if (!p.distinct) return NO_FORMS;
  const forms = new Set<number>();
  let last: CueHit | undefined;
  for (const h of s.hits)
    if (p.distinct.of.includes(h.concept)) {
      // Two forms that overlap are one thing said.
      if (!last || h.leaf !== last.leaf || h.from >= last.to) {
        forms.add(h.form);
        last = h;
      }
    }
  if (!forms.size || (p.distinct.in === 'sentence' && forms.size < p.distinct.atLeast)) return undefined;
  return [...forms];
}

/** Whether the answer holds something of what a pattern asks: a question by itself asserts nothing. */
function answers({ hits, asked }: CueSentence, p: CompiledPattern): boolean {
  const wanted = new Set([...p.own, ...p.all, ...p.sequence, ...(p.distinct ? [p.distinct.of] : [])].flat());
  return hits.slice(asked!.hits).some((h) => wanted.has(h.concept));
}

/** How many sentences on either side still speak of the same matter. */
const AROUND = 2;

/** Whether a sentence or one near it in its paragraph holds one of some concepts; what introduces it counts as well. */
function saidAround(sentences: readonly CueSentence[], index: number, choice: Choice): boolean {
  const { leaf, lead, own, again } = sentences[index]!;
  if (hasAny(lead, choice) || hasAny(own, choice)) return true;
  const at = again ?? index;
  for (let i = Math.max(0, at - AROUND); i <= at + AROUND && i < sentences.length; i++)
    if (sentences[i]!.leaf === leaf && sentences[i]!.again === undefined && hasAny(sentences[i]!.own, choice)) return true;
  return false;
}

/** Distance between two hits in words; hits in different cells of a row are close. */
function distance(a: CueHit, b: CueHit, limit: number, textOf: (leaf: number) => string): number {
  if (a.leaf !== b.leaf) return 1;
  return a.to <= b.from
    ? wordsBetween(textOf(a.leaf), a.to, b.from, limit)
    : b.to <= a.from
      ? wordsBetween(textOf(a.leaf), b.to, a.from, limit)
      : 0;
}

const before = (a: CueHit, b: CueHit): boolean => a.leaf < b.leaf || (a.leaf === b.leaf && a.to <= b.from);

/** The conditions of a sequence in order; the first ones may stand in what introduces the sentence. */
function inOrder(s: CueSentence, p: CompiledPattern, textOf: (leaf: number) => string): boolean {
  const steps = p.sequence;
  const attempt = (start: number): boolean => {
    let ends: CueHit[] | undefined;
    for (let k = start; k < steps.length; k++) {
      const next: CueHit[] = [];
      for (const hit of s.hits) {
        if (next.length >= 48) break;
        if (!steps[k]!.includes(hit.concept)) continue;
        if (!ends || ends.some((e) => before(e, hit) && (!Number.isFinite(p.within) || distance(e, hit, p.within, textOf) <= p.within)))
          next.push(hit);
      }
      if (!next.length) return false;
      ends = next;
    }
    return true;
  };
  for (let start = 0; start < steps.length; start++) {
    if (start > 0 && !hasAny(s.lead, steps[start - 1]!)) return false;
    if (attempt(start)) return true;
  }
  return false;
}

/** Whether some hit of the first condition has hits of all others near it. */
function together(s: CueSentence, conditions: readonly Choice[], within: number, textOf: (leaf: number) => string): boolean {
  const [first, ...others] = conditions;
  return s.hits.some(
    (a) =>
      first!.includes(a.concept) &&
      others.every((c) => s.hits.some((b) => c.includes(b.concept) && distance(a, b, within, textOf) <= within)),
  );
}
