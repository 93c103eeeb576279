/** What is kept of a block: its sentences, what kind each is, and what stands around it. */
import type { CueHit } from './find.js';
import type { ConceptSet, CueLexicon } from './lexicon.js';

/** Kinds of sentence that show nothing by themselves. */
export const SentenceFlag = {
  heading: 1,
  definition: 2,
  preamble: 4,
  contents: 8,
  quotation: 16,
  unfinished: 32,
  negation: 64,
  statute: 128,
  /** Nothing but "none", "no", 无. */
  nothing: 256,
  /** No word on data: a clause of the contract of service (what users must not do or answer for themselves, licences), or of another trade. */
  conduct: 512,
  /** A sentence of a trade that a policy names in passing: goods, journeys, games, works. No word on data, neither in it nor above it. */
  trade: 2048,
  /** What would be done in a case that has not come: "should we ever need to …, we will …". */
  hypothetical: 1024,
} as const;

/** A sentence, or a table row, with what it holds. */
export interface CueSentence {
  /** First and last leaf: they differ only for a table row. */
  readonly leaf: number;
  readonly lastLeaf: number;
  /** Normalised offsets: `from` in the first leaf, `to` in the last. */
  readonly from: number;
  readonly to: number;
  /** In order of appearance. */
  readonly hits: readonly CueHit[];
  readonly own: ConceptSet;
  /** Concepts of what introduces it. */
  readonly lead: ConceptSet;
  /** Concepts of the last two headings above, and of a run-in heading. */
  readonly headings: ConceptSet;
  /** Bits of {@link SentenceFlag}. */
  readonly flags: number;
  /** Index in {@link BlockCues.runs}. */
  readonly run: number;
  /** Concepts of what it is the value of: the term before a colon, the first cell of its row, the short line above its list, the question it answers. */
  readonly label: readonly number[];
  /** Set where a sentence is read once more, as a value alone or together with the question it answers: which one. */
  readonly again?: number;
  /** Read with its question: how many of the first hits are the question's; its text where it stands in another block (then their leaf is -1). */
  readonly asked?: { readonly hits: number; readonly text: string; readonly affirmed: boolean };
}

/** A stretch between two headings. */
interface CueRun {
  readonly concepts: ConceptSet;
}

export interface BlockCues {
  readonly lexicon: CueLexicon;
  readonly sentences: readonly CueSentence[];
  /** The first run continues the section of the block before, unless `opens`. */
  readonly runs: readonly CueRun[];
  readonly opens: boolean;
}

export interface CueContext {
  /** Texts of the headings above, outermost first. */
  readonly path: readonly string[];
  /** Levels of these headings (as `Leaf.level`): a heading inside the block closes those of its own level and deeper. */
  readonly levels: readonly number[];
  /** The sentence with a colon that introduces this block (a list after a paragraph). */
  readonly lead?: string;
  /** The heading or the question right above this block. */
  readonly asked?: string;
}
