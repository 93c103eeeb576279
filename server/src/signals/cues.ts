/**
 * Cues: which concepts occur in which sentence of a block, and what kind of sentence it is.
 *
 * All forms of all concepts are looked for in one pass over the text. A sentence knows its own concepts with their places, those of what
 * introduces it (lead-in, head row) and those of the headings above; evidence for requirements is then a matter of sets.
 */
import type { Leaf } from '../markdown/leaves.js';
import type { CueLexicon } from './cues/lexicon.js';
import { Reader } from './cues/reader.js';
import type { BlockCues, CueContext } from './cues/sentence.js';

export { type CueHit, conceptsOfText } from './cues/find.js';
export { type ConceptSet, type CueLexicon, compileCues, emptySet, has } from './cues/lexicon.js';
export { QUESTION } from './cues/lines.js';
export { type BlockCues, type CueContext, type CueSentence, SentenceFlag } from './cues/sentence.js';

/**
 * The cues of one block, from its leaves and what stands above it, alone. Pure: keep the result with the block as long as block, path and
 * lead-in stay the same. Linear in the text.
 */
export function cuesOf(leaves: readonly Leaf[], context: CueContext, lexicon: CueLexicon): BlockCues {
  const reader = new Reader(leaves, context, lexicon);
  for (let i = 0; i < leaves.length; i++) i = reader.leaf(i);
  reader.endRecord();
  return { lexicon, sentences: [...reader.sentences, ...reader.readings], runs: reader.runs, opens: leaves[0]?.role === 'heading' };
}
