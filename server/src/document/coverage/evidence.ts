/** Which places show a requirement best. */
import type { Requirement } from '../../knowledge/schema.js';
import { type CueSentence, SentenceFlag } from '../../signals/cues.js';
import { both, hasAny } from './matching.js';
import { ALL_FLAGS } from './patterns.js';
import { type CoverageBlock, PLACE, type Shown } from './shown.js';

/** A place that shows something: UTF-16 offsets in the document, and the words (normalised, at most 300 units). */
export interface Evidence {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** Flags of sentences that are evidence only exceptionally. */
const WEAK = ALL_FLAGS | SentenceFlag.unfinished;

/**
 * How strongly each place (see {@link Shown}) shows a requirement: by the patterns that the sentence fulfils and whether its section is about the
 * requirement.
 */
export function strengthsOf(
  shown: readonly Shown[],
  requirement: Requirement,
  blocks: readonly CoverageBlock[],
): ReadonlyMap<number, number> {
  const lexicon = blocks[0]?.cues.lexicon;
  const belongs = lexicon ? requirement.belongs.flatMap((c) => lexicon.index.get(c) ?? []) : [];
  const strengths = new Map<number, number>();
  for (const { block, sentence, place, strength: bare } of shown) {
    const { flags, headings } = blocks[block]!.cues.sentences[sentence]!;
    const strength = bare + (hasAny(headings, belongs) ? 2 : 0) - (flags & WEAK ? 4 : 0);
    const known = strengths.get(place);
    strengths.set(place, known === undefined ? strength : both(known, strength));
  }
  return strengths;
}

const MAX_EVIDENCE = 5;

/** The strongest places, at most five: first one of each element, then of the elements, then of the rest. */
export function evidenceOf(
  elements: readonly Shown[],
  rest: readonly Shown[],
  strengths: ReadonlyMap<number, number>,
  blocks: readonly CoverageBlock[],
): Evidence[] {
  const stronger = (a: number, b: number) => strengths.get(b)! - strengths.get(a)! || a - b;
  const firsts = new Map<number, number>();
  for (const { pattern, place } of elements) {
    const known = firsts.get(pattern.element);
    if (known === undefined || stronger(place, known) < 0) firsts.set(pattern.element, place);
  }
  const chosen = new Set<number>();
  for (const places of [firsts.values(), elements.map((e) => e.place), rest.map((r) => r.place)])
    for (const place of [...new Set(places)].sort(stronger)) if (chosen.size < MAX_EVIDENCE) chosen.add(place);
  return [...chosen].map((place) => evidenceAt(blocks[Math.floor(place / PLACE)]!, place % PLACE));
}

/** A sentence, or the whole of a table row, as a place in the document. */
export function evidenceAt(block: CoverageBlock, index: number): Evidence {
  const sentence = block.cues.sentences[index]!;
  const first = block.leaves[sentence.leaf]!;
  const last = block.leaves[sentence.lastLeaf]!;
  const text =
    sentence.leaf === sentence.lastLeaf
      ? first.text.slice(sentence.from, sentence.to)
      : block.leaves
          .slice(sentence.leaf, sentence.lastLeaf + 1)
          .map((l) => l.text)
          .join(' | ');
  return { from: startOf(block, sentence), to: block.from + last.ends[sentence.to - 1]!, text: text.slice(0, 300) };
}

/** Where a sentence of a block begins in the document. */
export function startOf({ from, leaves }: CoverageBlock, sentence: CueSentence): number {
  return from + leaves[sentence.leaf]!.map[sentence.from]!;
}
