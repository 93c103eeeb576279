/** Patterns of requirements and statements, compiled against a lexicon. */
import type * as z from 'zod';
import { Pattern, type Requirement } from '../../knowledge/schema.js';
import { type CueLexicon, SentenceFlag } from '../../signals/cues.js';

/** What patterns can show: a requirement, or a statement that a rule looks for. */
export type Provable = Pick<Requirement, 'met' | 'partial' | 'elements' | 'open' | 'denied' | 'resembles'> &
  Partial<Pick<Requirement, 'kind' | 'ground' | 'unless'>>;

/** Something that a sentence may say, in the terms in which requirements are shown. Compiled once: keep it in a constant. */
export interface Statement extends Provable {
  readonly id: string;
}

/** A statement from its patterns, with the defaults of the schema. */
export function statement(id: string, patterns: readonly z.input<typeof Pattern>[]): Statement {
  return { id, met: patterns.map((p) => Pattern.parse(p)), partial: [], elements: [], open: [], denied: [], resembles: [] };
}

export type Choice = readonly number[];

export type Role = 'met' | 'partial' | 'element' | 'open' | 'denied' | 'resembles';

export interface CompiledPattern {
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

export interface CompiledRequirements {
  readonly requirements: readonly Provable[];
  readonly lexicon: CueLexicon;
  readonly patterns: readonly CompiledPattern[];
  /** Patterns by a concept one of which the sentence itself must hold. */
  readonly byConcept: ReadonlyMap<number, readonly number[]>;
  /** For each requirement what its evidence must stand beside; empty where it stands by itself. */
  readonly grounds: readonly Choice[];
}

const EVEN_FLAGS = {
  heading: SentenceFlag.heading,
  definition: SentenceFlag.definition,
  preamble: SentenceFlag.preamble,
  contents: SentenceFlag.contents,
  quotation: SentenceFlag.quotation,
  statute: SentenceFlag.statute,
} as const;

export const ALL_FLAGS =
  SentenceFlag.heading |
  SentenceFlag.definition |
  SentenceFlag.preamble |
  SentenceFlag.contents |
  SentenceFlag.quotation |
  SentenceFlag.statute |
  SentenceFlag.nothing |
  SentenceFlag.conduct |
  SentenceFlag.trade;

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
    const { kind: document, unless = [] } = requirements[requirement]!;
    // "Important data: none" in a report says what is asked of it.
    if (document && !NOTICES.includes(document)) barred &= ~(SentenceFlag.statute | SentenceFlag.nothing | SentenceFlag.conduct);
    // Only the privacy policy speaks of all that a business does.
    if (document !== 'privacy-policy') barred &= ~SentenceFlag.trade;
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
      none: choice(role === 'denied' || role === 'resembles' ? pattern.none : [...pattern.none, ...unless]),
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
  const grounds = requirements.map((r) => choice(r.ground ?? []));
  const compiled = { requirements: [...requirements], lexicon, patterns, byConcept, grounds };
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
