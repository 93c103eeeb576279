/** The verdict on one requirement, from all that shows it. */
import type { Requirement } from '../../knowledge/schema.js';
import { type CueSentence, SentenceFlag } from '../../signals/cues.js';
import { type Evidence, evidenceOf, startOf, strengthsOf } from './evidence.js';
import { type Facts, ruledOut } from './facts.js';
import { hasAny } from './matching.js';
import type { Role } from './patterns.js';
import { type CoverageBlock, PLACE, type Shown } from './shown.js';

export type Status = 'met' | 'partial' | 'missing' | 'not-applicable';

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

export function verdictOn(requirement: Requirement, shown: readonly Shown[], facts: Facts, blocks: readonly CoverageBlock[]): Verdict {
  const verdict = (status: Status, from: readonly Shown[], more: Partial<Verdict> = {}, groups: readonly Shown[][] = []): Verdict => {
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
        if (!evidence) {
          const strengths = strengthsOf(shown, requirement, blocks);
          evidence = evidenceOf(strongest(groups, strengths), from, strengths, blocks);
        }
        return evidence;
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
  const groups = requirement.together ? bestNeighbourhoods(everywhere, partial, requirement, blocks) : [everywhere];
  const elements = groups[0] ?? [];
  const base = requirement.partial.length ? partial : [...partial, ...elements];
  const present = new Set(elements.filter((s) => !s.unfinished).map((s) => s.pattern.element));
  const begun = new Set(elements.map((s) => s.pattern.element));
  // What is only wished for may be said of all at another place.
  const said = new Set(everywhere.map((s) => s.pattern.element));
  const absent = requirement.elements.filter((e, i) => !(e.optional ? said : begun).has(i)).map((e) => e.id);
  const complete = requirement.elements.every((e, i) => e.optional || present.has(i));
  if (base.length && requirement.elements.length && complete && !open.length) return verdict('met', [], {}, groups);
  const denied = of('denied').filter((s) => !s.unfinished);
  if (
    denied.length &&
    !contradicted(elements, requirement, blocks) &&
    !(requirement.denialYields && described(partial, requirement, blocks))
  )
    return verdict('not-applicable', denied, { because: 'denied' });
  if (base.length)
    return verdict('partial', [...partial, ...open], { absent, blank: [...base, ...elements].some((s) => s.unfinished) }, [elements]);
  return verdict('missing', of('resembles'), { unsure: of('resembles').length > 0, absent: requirement.elements.map((e) => e.id) });
}

/** How many elements, stated without a negation, show that a practice exists which a sentence elsewhere denies. The first, who receives, counts twice. */
const CONTRADICTS = 3;

/** The concepts of what a requirement is about. */
const topicOf = ({ belongs }: Requirement, blocks: readonly CoverageBlock[]): number[] =>
  belongs.flatMap((id) => blocks[0]?.cues.lexicon.index.get(id) ?? []);

/** Whether a sentence, what introduces it or its headings are on the topic; anything is where there is none. */
const isOn = ({ own, lead, headings }: CueSentence, topic: readonly number[]): boolean =>
  !topic.length || [own, lead, headings].some((set) => hasAny(set, topic));

/** Whether a text describes what it denies: then the denial is one of some cases only. What it would do if, and what is of another matter, describes nothing. */
function contradicted(elements: readonly Shown[], requirement: Requirement, blocks: readonly CoverageBlock[]): boolean {
  const topic = topicOf(requirement, blocks);
  const stated = elements.filter((s) => {
    if (requirement.elements[s.pattern.element]!.optional) return false;
    const sentence = blocks[s.block]!.cues.sentences[s.sentence]!;
    return !(sentence.flags & (SentenceFlag.negation | SentenceFlag.hypothetical)) && isOn(sentence, topic);
  });
  const of = new Set(stated.map((s) => s.pattern.element));
  return of.size + (of.has(0) ? 1 : 0) >= CONTRADICTS;
}

/** What describes no practice: a denial, what would be done if, an announcement of what follows. */
const UNDESCRIBED = SentenceFlag.negation | SentenceFlag.hypothetical | SentenceFlag.preamble | SentenceFlag.heading;

/** Whether a sentence on the matter says that the practice exists. */
function described(partial: readonly Shown[], requirement: Requirement, blocks: readonly CoverageBlock[]): boolean {
  const topic = topicOf(requirement, blocks);
  return partial.some((s) => {
    const sentence = blocks[s.block]!.cues.sentences[s.sentence]!;
    return !(sentence.flags & UNDESCRIBED) && isOn(sentence, topic);
  });
}

/** The sections that something shown counts for: its own, and the one around that. */
const neighbourhoods = ({ section, chapter }: Shown): number[] => (chapter < 0 ? [section] : [section, chapter]);

/** How far before and behind the first element the others may begin, in UTF-16 units, where they must stand as one record of a list does. */
const LIST = { before: 150, behind: 400 };

/**
 * The elements shown in the one section, with those below it, or the one list, that shows most of what is asked for; of several, all of them in
 * order of place. Where something else must be shown as well, it must be there.
 */
function bestNeighbourhoods(
  elements: readonly Shown[],
  partial: readonly Shown[],
  { elements: asked, partial: other, together }: Requirement,
  blocks: readonly CoverageBlock[],
): Shown[][] {
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
  const counts = groups.map(count);
  const most = counts.reduce((a, b) => Math.max(a, b), 0);
  return groups.filter((_, i) => counts[i] === most);
}

/** Of groups that show the same elements the one whose best places for each are strongest together; of several the first. */
function strongest(groups: readonly Shown[][], strengths: ReadonlyMap<number, number>): readonly Shown[] {
  if (groups.length < 2) return groups[0] ?? [];
  const sum = (group: readonly Shown[]): number => {
    const best = new Map<number, number>();
    for (const { pattern, place } of group)
      best.set(pattern.element, Math.max(strengths.get(place)!, best.get(pattern.element) ?? Number.NEGATIVE_INFINITY));
    return [...best.values()].reduce((a, b) => a + b, 0);
  };
  const sums = groups.map(sum);
  let best = 0;
  for (let i = 1; i < sums.length; i++) if (sums[i]! > sums[best]!) best = i;
  return groups[best]!;
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
