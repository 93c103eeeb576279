/** Everything that is read off one block, from its text and its heading path alone. */
import type { KnowledgeBase } from '../knowledge/knowledge.js';
import type { BlockShape } from '../markdown/document.js';
import { isHan } from '../markdown/normalise.js';
import { buildCitationLexicon, type CitationLexicon } from './citations/lexicon.js';
import { type LeafCitations, recogniseCitations } from './citations/recognise.js';
import { type BlockCues, type CueContext, type CueLexicon, compileCues, cuesOf } from './cues.js';
import { type Placeholder, placeholdersOf } from './placeholders.js';

export interface BlockSignals {
  /** One entry for each leaf. */
  readonly citations: readonly LeafCitations[];
  readonly placeholders: readonly Placeholder[];
  /** How much of it is Chinese and how much Latin: Han characters, Latin words. */
  readonly han: number;
  readonly latin: number;
}

/** What is found with: made once from the knowledge. */
export interface Lexicons {
  readonly citations: CitationLexicon;
  readonly cues: CueLexicon;
}

export function buildLexicons(knowledge: KnowledgeBase): Lexicons {
  return { citations: buildCitationLexicon(knowledge), cues: compileCues(knowledge) };
}

/** Reads what does not depend on the headings. */
export function signalsOf(shape: BlockShape, lexicons: Lexicons): BlockSignals {
  let han = 0;
  let latin = 0;
  for (const leaf of shape.leaves) {
    let inWord = false;
    for (let i = 0; i < leaf.text.length; i++) {
      const code = leaf.text.charCodeAt(i);
      if (isHan(code)) han++;
      const letter = (code | 32) >= 97 && (code | 32) <= 122;
      if (letter && !inWord) latin++;
      inWord = letter;
    }
  }
  return {
    citations: shape.leaves.map((leaf) => recogniseCitations(leaf, lexicons.citations)),
    placeholders: placeholdersOf(shape),
    han,
    latin,
  };
}

/** Reads the evidence, which does. */
export function cuesOfBlock(shape: BlockShape, context: CueContext, lexicons: Lexicons): BlockCues {
  return cuesOf(shape.leaves, context, lexicons.cues);
}
