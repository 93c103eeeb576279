/** What the blocks of a document show together: sections and counts over more than a sentence settled. */
import type { Leaf } from '../../markdown/leaves.js';
import { type BlockCues, type ConceptSet, type CueSentence, emptySet, SentenceFlag } from '../../signals/cues.js';
import { memoize } from '../../util/memoize.js';
import { blockEvidence, hasAny } from './matching.js';
import type { Choice, CompiledPattern, CompiledRequirements, Role } from './patterns.js';

/** A block of a document with its cues, in order. */
export interface CoverageBlock {
  readonly from: number;
  readonly leaves: readonly Leaf[];
  readonly cues: BlockCues;
  readonly path: readonly string[];
}

export interface Shown {
  readonly pattern: CompiledPattern;
  readonly block: number;
  readonly sentence: number;
  /** Block and sentence in one number, {@link PLACE} to a block; of one that is read again, where it stands. */
  readonly place: number;
  readonly strength: number;
  readonly unfinished: boolean;
  /** The section it stands in, and the one around that; -1 where that is the whole document. */
  readonly section: number;
  readonly chapter: number;
}

/** More than the sentences of a block. */
export const PLACE = 2 ** 24;

/** What is said without its ground still resembles evidence; a denial of something else does not. */
const RESEMBLING: ReadonlySet<Role> = new Set<Role>(['met', 'partial', 'element', 'resembles']);

/** Whether a sentence, what introduces it or its section speaks of what its evidence must stand beside. */
const stands = (sentence: CueSentence, section: ConceptSet, ground: Choice): boolean =>
  hasAny(section, ground) || hasAny(sentence.headings, ground) || hasAny(sentence.lead, ground);

/** All fulfilled patterns by requirement, sections and counts over the document settled. */
export function matchesIn(blocks: readonly CoverageBlock[], compiled: CompiledRequirements): Shown[][] {
  const out: Shown[][] = compiled.requirements.map(() => []);
  const { sections, sectionOf, chapters } = layoutOf(blocks);
  const counted = new Map<number, { forms: Set<number>; list: Shown[] }>();
  blocks.forEach((block, b) => {
    for (const match of blockEvidence(block.cues, block.leaves, compiled).matches) {
      const asked = compiled.patterns[match.pattern]!;
      const sentence = block.cues.sentences[match.sentence]!;
      const section = sectionOf[b]! + sentence.run;
      if (asked.section.some((c) => !hasAny(sections[section]!, c) && !hasAny(sentence.headings, c))) continue;
      const ground = compiled.grounds[asked.requirement]!;
      const grounded = !ground.length || stands(sentence, sections[section]!, ground);
      const pattern = grounded ? asked : RESEMBLING.has(asked.role) ? { ...asked, role: 'resembles' as const } : undefined;
      if (!pattern) continue;
      const unfinished = (sentence.flags & SentenceFlag.unfinished) !== 0;
      const place = b * PLACE + (sentence.again ?? match.sentence);
      const { strength } = match;
      const one: Shown = { pattern, block: b, sentence: match.sentence, place, strength, unfinished, section, chapter: chapters[section]! };
      if (!pattern.distinct || pattern.distinct.in === 'sentence') {
        out[pattern.requirement]!.push(one);
        continue;
      }
      const key = pattern.id + compiled.patterns.length * (pattern.distinct.in === 'section' ? section + 1 : 0);
      const group = counted.get(key) ?? { forms: new Set(), list: [] };
      for (const f of match.forms) group.forms.add(f);
      group.list.push(one);
      counted.set(key, group);
    }
  });
  for (const { forms, list } of counted.values())
    if (forms.size >= list[0]!.pattern.distinct!.atLeast) out[list[0]!.pattern.requirement]!.push(...list);
  return out;
}

/** How a document is parted into sections: runs of sentences between two headings. */
interface Layout {
  /** The concepts of each section. */
  readonly sections: readonly ConceptSet[];
  /** The section in which each block begins. */
  readonly sectionOf: readonly number[];
  readonly chapters: readonly number[];
}

/** The layout of the blocks of a document; made once for all that asks for it. */
const layoutOf = memoize((blocks: readonly CoverageBlock[]): Layout => {
  const sections: ConceptSet[] = [];
  const sectionOf: number[] = [];
  for (const { cues } of blocks) {
    const continues = sections.length > 0 && !cues.opens;
    const first = continues ? sections.length - 1 : sections.length;
    cues.runs.forEach((run, k) => {
      if (k === 0 && continues) {
        const set = sections[first]!;
        for (let i = 0; i < set.length; i++) set[i]! |= run.concepts[i]!;
      } else {
        const set = emptySet(cues.lexicon);
        set.set(run.concepts);
        sections.push(set);
      }
    });
    sectionOf.push(first);
  }
  return { sections, sectionOf, chapters: chaptersOf(blocks) };
});

/** For each section (counted as in {@link layoutOf}) the one whose heading stands above its own, or -1. */
function chaptersOf(blocks: readonly CoverageBlock[]): number[] {
  const chapters: number[] = [];
  const open: { level: number; section: number }[] = [];
  const heads: number[] = [];
  for (const { leaves } of blocks) for (const leaf of leaves) if (leaf.role === 'heading') heads.push(leaf.level);
  // The title is the chapter of nothing: all of the document stands below it.
  const title = heads.length > 1 && heads.slice(1).every((level) => level > heads[0]!) ? heads[0]! : 0;
  for (const { leaves, cues } of blocks) {
    if (!chapters.length && !cues.opens) chapters.push(-1);
    for (const leaf of leaves) {
      if (leaf.role !== 'heading') continue;
      while (open.length && open.at(-1)!.level >= leaf.level) open.pop();
      chapters.push(open.at(-1)?.section ?? -1);
      if (leaf.level !== title) open.push({ level: leaf.level, section: chapters.length - 1 });
    }
  }
  return chapters;
}
