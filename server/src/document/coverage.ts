/**
 * Coverage: what a document discloses of what is required, each verdict with its evidence.
 *
 * A block's part is worked out once from its cues ({@link blockEvidence}, memoised by the cues) and kept; the verdict on a document is a sum
 * over its blocks.
 */
import type * as z from 'zod';
import { Pattern, type Requirement } from '../knowledge/schema.js';
import type { Leaf } from '../markdown/leaves.js';
import { comparable, wordsBetween } from '../signals/cues/forms.js';
import {
  type BlockCues,
  type ConceptSet,
  type CueHit,
  type CueLexicon,
  type CueSentence,
  emptySet,
  has,
  SentenceFlag,
} from '../signals/cues.js';

/** Declared facts of a document (front matter, configuration); what is left out is unknown. */
export type Facts = Readonly<Record<string, boolean | number | readonly string[] | undefined>>;

export type Status = 'met' | 'partial' | 'missing' | 'not-applicable';

/** A place that shows something: UTF-16 offsets in the document, and the words (normalised, at most 300 units). */
export interface Evidence {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

export interface Verdict {
  readonly requirement: Requirement;
  readonly status: Status;
  /** Beside `missing`: nothing recognised, but something resembles it. */
  readonly unsure: boolean;
  /** Best first, at most five. */
  readonly evidence: readonly Evidence[];
  /** Ids of elements that are not shown, not even with a blank to be filled in. */
  readonly absent: readonly string[];
  /** Beside `partial`: it has blanks, which may hold what is missing. */
  readonly blank: boolean;
  /** Why it is not applicable: a declared fact, or the text denies the practice. */
  readonly because?: 'fact' | 'denied';
}

/** A block of a document with its cues, in order. */
export interface CoverageBlock {
  readonly from: number;
  readonly leaves: readonly Leaf[];
  readonly cues: BlockCues;
  readonly path: readonly string[];
}

/** What patterns can show: a requirement, or a statement that a rule looks for. */
type Provable = Pick<Requirement, 'met' | 'partial' | 'elements' | 'open' | 'denied' | 'resembles'> & Partial<Pick<Requirement, 'kind'>>;

/** Something that a sentence may say, in the terms in which requirements are shown. Compiled once: keep it in a constant. */
export interface Statement extends Provable {
  readonly id: string;
}

/** A statement from its patterns, with the defaults of the schema. */
export function statement(id: string, patterns: readonly z.input<typeof Pattern>[]): Statement {
  return { id, met: patterns.map((p) => Pattern.parse(p)), partial: [], elements: [], open: [], denied: [], resembles: [] };
}

type Choice = readonly number[];
type Role = 'met' | 'partial' | 'element' | 'open' | 'denied' | 'resembles';

interface CompiledPattern {
  readonly id: number;
  readonly requirement: number;
  readonly role: Role;
  /** Index of the element, where `role` is `element`. */
  readonly element: number;
  readonly own: readonly Choice[];
  readonly all: readonly Choice[];
  readonly sequence: readonly Choice[];
  readonly topic: readonly Choice[];
  readonly heading: readonly Choice[];
  readonly around: readonly Choice[];
  readonly section: readonly Choice[];
  readonly label: readonly Choice[];
  readonly none: Choice;
  readonly outside: Choice;
  readonly within: number;
  readonly distinct: { readonly of: Choice; readonly atLeast: number; readonly in: 'sentence' | 'section' | 'document' } | undefined;
  /** Flags that rule a sentence out. */
  readonly barred: number;
  /** Looks at sentences read in another way too. */
  readonly readings: boolean;
  /** Enough also where the text leaves something open. */
  readonly enough: boolean;
  readonly strength: number;
  /** One number for all that show the same and ask the same of the section: of these a sentence is counted once. -1: it counts over more than a sentence. */
  readonly same: number;
}

interface CompiledRequirements {
  readonly requirements: readonly Provable[];
  readonly lexicon: CueLexicon;
  readonly patterns: readonly CompiledPattern[];
  /** Patterns by a concept one of which the sentence itself must hold. */
  readonly byConcept: ReadonlyMap<number, readonly number[]>;
}

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

const EVEN_FLAGS = {
  heading: SentenceFlag.heading,
  definition: SentenceFlag.definition,
  preamble: SentenceFlag.preamble,
  contents: SentenceFlag.contents,
  quotation: SentenceFlag.quotation,
  statute: SentenceFlag.statute,
} as const;
const ALL_FLAGS =
  SentenceFlag.heading |
  SentenceFlag.definition |
  SentenceFlag.preamble |
  SentenceFlag.contents |
  SentenceFlag.quotation |
  SentenceFlag.statute |
  SentenceFlag.nothing |
  SentenceFlag.conduct;
/** Kinds of document that speak to the individuals concerned: there, what the law asks of any handler is no word of this one. */
const NOTICES: readonly string[] = ['privacy-policy', 'minors-policy', 'sdk-list', 'cross-border-notice'];

const compiledSets = new WeakMap<Provable, CompiledRequirements[]>();

/** Compiles requirements against a lexicon; kept with the first requirement, so that equal lists compile once. */
export function compileRequirements(requirements: readonly Provable[], lexicon: CueLexicon): CompiledRequirements {
  const [first] = requirements;
  const known = first
    ? compiledSets
        .get(first)
        ?.find(
          (c) =>
            c.lexicon === lexicon && c.requirements.length === requirements.length && c.requirements.every((r, i) => r === requirements[i]),
        )
    : undefined;
  if (known) return known;
  const patterns: CompiledPattern[] = [];
  const shows = new Map<string, number>();
  const choice = (names: string | readonly string[]): Choice =>
    (typeof names === 'string' ? [names] : names).flatMap((n) => lexicon.index.get(n) ?? []);
  const add = (requirement: number, role: Role, pattern: Pattern, element = -1) => {
    const distinct = pattern.distinct && { of: choice(pattern.distinct.of), atLeast: pattern.distinct.atLeast, in: pattern.distinct.in };
    let barred = ALL_FLAGS;
    for (const kind of pattern.even) barred &= ~EVEN_FLAGS[kind];
    const { kind: document } = requirements[requirement]!;
    // "Important data: none" in a report says what is asked of it.
    if (document && !NOTICES.includes(document)) barred &= ~(SentenceFlag.statute | SentenceFlag.nothing | SentenceFlag.conduct);
    if (role === 'partial') barred &= ~SentenceFlag.nothing;
    const all = (list: Pattern['all']) => list.map(choice);
    const alone = !distinct || distinct.in === 'sentence';
    const key = `${requirement} ${role} ${element} ${pattern.enough} ${JSON.stringify(pattern.section)}`;
    if (alone && !shows.has(key)) shows.set(key, shows.size);
    patterns.push({
      id: patterns.length,
      requirement,
      role,
      element,
      own: all(pattern.own),
      all: all(pattern.all),
      sequence: all(pattern.sequence),
      topic: all(pattern.topic),
      heading: all(pattern.heading),
      around: all(pattern.around),
      section: all(pattern.section),
      label: all(pattern.label),
      none: choice(pattern.none),
      outside: choice(pattern.outside),
      within: pattern.within ?? Number.POSITIVE_INFINITY,
      distinct,
      barred,
      readings: document !== undefined,
      enough: pattern.enough,
      strength: strengthOf(pattern, role),
      same: alone ? shows.get(key)! : -1,
    });
  };
  requirements.forEach((r, i) => {
    for (const p of r.met) add(i, 'met', p);
    for (const p of r.partial) add(i, 'partial', p);
    r.elements.forEach((e, k) => {
      for (const p of e.shown) add(i, 'element', p, k);
    });
    for (const p of r.open) add(i, 'open', p);
    for (const p of r.denied) add(i, 'denied', p);
    for (const p of r.resembles) add(i, 'resembles', p);
  });
  const byConcept = new Map<number, number[]>();
  for (const p of patterns) for (const concept of new Set(keys(p))) byConcept.set(concept, [...(byConcept.get(concept) ?? []), p.id]);
  const compiled = { requirements: [...requirements], lexicon, patterns, byConcept };
  if (first) compiledSets.set(first, [...(compiledSets.get(first) ?? []), compiled]);
  return compiled;
}

/** How much of a statement one pattern asks for: the more in the sentence itself, and the closer together, the less chance it is another matter. */
function strengthOf(pattern: Pattern, role: Role): number {
  const { own, all, sequence, topic, heading, around, label, section, within, distinct } = pattern;
  const inside = own.length + all.length + sequence.length + label.length + (distinct?.in === 'sentence' ? 1 : 0);
  const nearby = topic.length + heading.length + around.length + (within ? 1 : 0);
  const loose = section.length + (distinct?.in === 'document' ? 1 : 0);
  return (role === 'met' || role === 'denied' ? 6 : 0) + 2 * inside + nearby - loose;
}

/** Concepts one of which a sentence must hold itself for a pattern to be worth a look. */
function keys(p: CompiledPattern): Choice {
  if (p.own.length) return p.own[0]!;
  if (p.sequence.length) return p.sequence[p.sequence.length - 1]!;
  if (p.all.length) return p.all.flat();
  if (p.distinct) return p.distinct.of;
  if (p.label.length) return p.label[0]!;
  return p.topic.flat();
}

const hasAny = (set: ConceptSet, choice: Choice): boolean => choice.some((c) => has(set, c));

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
const both = (a: number, b: number): number => Math.max(a, b) + 0.5;

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

/** More than the sentences of a block. */
const PLACE = 2 ** 24;

interface Shown {
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

/**
 * The verdicts on a document. Cheap where the blocks' cues are kept: it adds up what {@link blockEvidence} found. `facts` are declared ones only.
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

/** All fulfilled patterns by requirement, sections and counts over the document settled. */
function matchesIn(blocks: readonly CoverageBlock[], compiled: CompiledRequirements): Shown[][] {
  const out: Shown[][] = compiled.requirements.map(() => []);
  const sections: ConceptSet[] = [];
  const sectionOf: number[] = [];
  const chapters = chaptersOf(blocks);
  for (const block of blocks) {
    const { cues } = block;
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
  const counted = new Map<number, { forms: Set<number>; list: Shown[] }>();
  blocks.forEach((block, b) => {
    for (const match of blockEvidence(block.cues, block.leaves, compiled).matches) {
      const pattern = compiled.patterns[match.pattern]!;
      const sentence = block.cues.sentences[match.sentence]!;
      const section = sectionOf[b]! + sentence.run;
      if (pattern.section.some((c) => !hasAny(sections[section]!, c) && !hasAny(sentence.headings, c))) continue;
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

/** For each section (a run of sentences between two headings, counted as in {@link matchesIn}) the one whose heading stands above its own, or -1. */
function chaptersOf(blocks: readonly CoverageBlock[]): number[] {
  const chapters: number[] = [];
  const open: { level: number; section: number }[] = [];
  const heads = blocks.flatMap((block) => block.leaves.filter((leaf) => leaf.role === 'heading').map((leaf) => leaf.level));
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

/** Whether a conditional requirement applies, as declared: true, false, or unknown. */
export function holds(requirement: Requirement, facts: Facts): boolean | undefined {
  const { when } = requirement;
  if (!when) return true;
  const value = facts[when.fact];
  if (value === undefined) return undefined;
  if (when.atLeast !== undefined) return typeof value === 'number' ? value >= when.atLeast : undefined;
  if (Array.isArray(value)) return typeof when.is === 'string' && value.includes(when.is);
  return when.is === undefined ? value === true : value === when.is;
}

/** Whether a requirement is asked of a document at all: what one industry owes, only of those that name theirs. */
export const asked = ({ when }: Requirement, facts: Facts): boolean => when?.fact !== 'industry' || facts.industry !== undefined;

/** Whether a declared fact says that a requirement cannot arise. */
export function ruledOut(requirement: Requirement, facts: Facts): boolean {
  const { when } = requirement;
  if (!when) return false;
  const value = facts[when.fact];
  if (value === undefined) return false;
  if (when.atLeast !== undefined) return typeof value === 'number' ? value < when.atLeast : value === false;
  if (typeof when.is === 'string') return Array.isArray(value) ? !value.includes(when.is) : value === false;
  return value !== (when.is ?? true) && typeof value === 'boolean';
}

function verdictOn(requirement: Requirement, shown: readonly Shown[], facts: Facts, blocks: readonly CoverageBlock[]): Verdict {
  const verdict = (status: Status, from: readonly Shown[], more: Partial<Verdict> = {}, elements: readonly Shown[] = []): Verdict => {
    let evidence: readonly Evidence[] | undefined;
    return {
      requirement,
      status,
      unsure: false,
      absent: [],
      blank: false,
      ...more,
      // Most verdicts are only counted at a keystroke: which sentences show it best is found when somebody looks.
      get evidence() {
        return (evidence ??= evidenceOf(elements, from, strengthsOf(shown, requirement, blocks), blocks));
      },
    };
  };
  if (ruledOut(requirement, facts)) return verdict('not-applicable', [], { because: 'fact' });
  const of = (role: Role) => shown.filter((s) => s.pattern.role === role);
  const met = of('met');
  const whole = met.filter((s) => !s.unfinished);
  const open = of('open');
  const decides = open.length ? whole.filter((s) => s.pattern.enough) : whole;
  if (decides.length) return verdict('met', decides);
  const everywhere = of('element');
  const partial = [...of('partial'), ...met];
  const elements = requirement.together ? oneNeighbourhood(everywhere, partial, requirement, blocks) : everywhere;
  const base = requirement.partial.length ? partial : [...partial, ...elements];
  const present = new Set(elements.filter((s) => !s.unfinished).map((s) => s.pattern.element));
  const begun = new Set(elements.map((s) => s.pattern.element));
  // What is only wished for may be said of all at another place.
  const said = new Set(everywhere.map((s) => s.pattern.element));
  const absent = requirement.elements.filter((e, i) => !(e.optional ? said : begun).has(i)).map((e) => e.id);
  const complete = requirement.elements.every((e, i) => e.optional || present.has(i));
  if (base.length && requirement.elements.length && complete && !open.length) return verdict('met', [], {}, elements);
  const denied = of('denied').filter((s) => !s.unfinished);
  if (denied.length && !contradicted(elements, requirement, blocks)) return verdict('not-applicable', denied, { because: 'denied' });
  if (base.length)
    return verdict('partial', [...partial, ...open], { absent, blank: [...base, ...elements].some((s) => s.unfinished) }, elements);
  return verdict('missing', of('resembles'), { unsure: of('resembles').length > 0, absent: requirement.elements.map((e) => e.id) });
}

/** How many elements, stated without a negation, show that a practice exists which a sentence elsewhere denies. The first, who receives, counts twice. */
const CONTRADICTS = 3;

/** Whether a text describes what it denies: then the denial is one of some cases only. */
function contradicted(elements: readonly Shown[], { elements: asked }: Requirement, blocks: readonly CoverageBlock[]): boolean {
  const stated = elements.filter(
    (s) => !asked[s.pattern.element]!.optional && !(blocks[s.block]!.cues.sentences[s.sentence]!.flags & SentenceFlag.negation),
  );
  const of = new Set(stated.map((s) => s.pattern.element));
  return of.size + (of.has(0) ? 1 : 0) >= CONTRADICTS;
}

/** The sections that something shown counts for: its own, and the one around that. */
const neighbourhoods = ({ section, chapter }: Shown): number[] => (chapter < 0 ? [section] : [section, chapter]);

/** How far before and behind the first element the others may begin, in UTF-16 units, where they must stand as one record of a list does. */
const LIST = { before: 150, behind: 400 };

/**
 * The elements shown in the one section, with those below it, or the one list, that shows most of what is asked for; of several the first. Where
 * something else must be shown as well, it must be there.
 */
function oneNeighbourhood(
  elements: readonly Shown[],
  partial: readonly Shown[],
  { elements: asked, partial: other, together }: Requirement,
  blocks: readonly CoverageBlock[],
): Shown[] {
  const within = new Set(partial.flatMap(neighbourhoods));
  const sections = new Map<number, Shown[]>();
  for (const e of elements)
    for (const section of neighbourhoods(e)) {
      if (other.length && !within.has(section)) continue;
      const group = sections.get(section);
      if (group) group.push(e);
      else sections.set(section, [e]);
    }
  const whole = [...sections].sort(([a], [b]) => a - b).map(([, group]) => group);
  const groups = together === 'list' ? whole.flatMap((group) => records(group, blocks)) : whole;
  const count = (group: readonly Shown[]) =>
    new Set(group.filter((e) => !e.unfinished && !asked[e.pattern.element]!.optional).map((e) => e.pattern.element)).size;
  let best: Shown[] = [];
  for (const group of groups) if (!best.length || count(group) > count(best)) best = group;
  return best;
}

/** What stands around each first element of a group as in one record of a list; all of the group where no first element is shown. */
function records(group: readonly Shown[], blocks: readonly CoverageBlock[]): Shown[][] {
  const placed = group
    .map((one) => ({ one, at: startOf(blocks[one.block]!, blocks[one.block]!.cues.sentences[one.place % PLACE]!) }))
    .sort((a, b) => a.at - b.at);
  const firsts = new Set(placed.filter(({ one }) => one.pattern.element === 0).map(({ at }) => at));
  if (!firsts.size) return [[...group]];
  let from = 0;
  let to = 0;
  return [...firsts].map((first) => {
    while (placed[from]!.at < first - LIST.before) from++;
    while (to < placed.length && placed[to]!.at <= first + LIST.behind) to++;
    return placed.slice(from, to).map(({ one }) => one);
  });
}

/** Where a sentence of a block begins in the document. */
function startOf({ from, leaves }: CoverageBlock, sentence: CueSentence): number {
  return from + leaves[sentence.leaf]!.map[sentence.from]!;
}

/** Flags of sentences that are evidence only exceptionally. */
const WEAK = ALL_FLAGS | SentenceFlag.unfinished;

/**
 * How strongly each place (see {@link Shown}) shows a requirement: by the patterns that the sentence fulfils and whether its section is about the
 * requirement.
 */
function strengthsOf(shown: readonly Shown[], requirement: Requirement, blocks: readonly CoverageBlock[]): ReadonlyMap<number, number> {
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
function evidenceOf(
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
function evidenceAt(block: CoverageBlock, index: number): Evidence {
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
