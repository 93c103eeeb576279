/**
 * Coverage: what a document discloses of what is required, each verdict with its evidence.
 *
 * A block's part is worked out once from its cues (`coverage/matching.ts`, memoised by the cues) and kept; the verdict on a document is a sum
 * over its blocks.
 */
import type { Requirement } from '../knowledge/schema.js';
import { type Evidence, evidenceAt } from './coverage/evidence.js';
import type { Facts } from './coverage/facts.js';
import { compileRequirements, type Statement } from './coverage/patterns.js';
import { type CoverageBlock, matchesIn } from './coverage/shown.js';
import { type Verdict, verdictOn } from './coverage/verdict.js';

export type { Evidence } from './coverage/evidence.js';
export { asked, type Facts, holds, isDue, ruledOut } from './coverage/facts.js';
export { type Statement, statement } from './coverage/patterns.js';
export type { CoverageBlock } from './coverage/shown.js';
export type { Status, Verdict } from './coverage/verdict.js';

/**
 * The verdicts on a document. Cheap where the blocks' cues are kept: it adds up what each block was found to show. `facts` are declared ones only.
 */
export function coverageOf(blocks: readonly CoverageBlock[], requirements: readonly Requirement[], facts: Facts): Verdict[] {
  const lexicon = blocks.find((b) => b.cues.sentences.length)?.cues.lexicon ?? blocks[0]?.cues.lexicon;
  const shown = lexicon ? matchesIn(blocks, compileRequirements(requirements, lexicon)) : requirements.map(() => []);
  return requirements.map((requirement, i) => verdictOn(requirement, shown[i]!, facts, blocks));
}

/** A sentence that makes a statement. */
export interface Said extends Evidence {
  /** Index of its block, and of the sentence among those of the block's cues. */
  readonly block: number;
  readonly sentence: number;
}

/** The sentences that make each of the statements, in order of place; as cheap as {@link coverageOf}. */
export function statementsIn(blocks: readonly CoverageBlock[], statements: readonly Statement[]): Said[][] {
  const lexicon = blocks.find((b) => b.cues.sentences.length)?.cues.lexicon;
  if (!lexicon) return statements.map(() => []);
  return matchesIn(blocks, compileRequirements(statements, lexicon)).map((shown) => {
    const said = new Map<string, Said>();
    for (const { block, sentence } of shown) said.set(`${block}:${sentence}`, { ...evidenceAt(blocks[block]!, sentence), block, sentence });
    return [...said.values()].sort((a, b) => a.from - b.from);
  });
}
