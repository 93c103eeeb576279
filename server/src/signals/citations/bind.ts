/** Which law each group of articles of a leaf belongs to, and how far a citation reaches: two pointers, linear in the text. */
import type { ArticleGroup } from './articles/group.js';
import type { LawMention } from './laws/mention.js';
import { type Binding, type Bound, followsNote, lawOf, type Place } from './steps.js';
import { ofEach, sharedOut } from './together.js';

/** A law, articles, or both. Offsets in the leaf's normalised text. */
export interface FoundCitation {
  readonly from: number;
  readonly to: number;
  /** Index of the law among the mentions, or -1. */
  readonly mention: number;
  readonly group?: ArticleGroup;
  readonly binding: Binding;
}

/** A comma alone still makes one citation of law and articles. */
const COMMA_ALONE = /^["'》)]? ?, ?$/;
/** "s. 5 below". */
const OWN_BEHIND = /^ (?:above|below|hereof|herein)\b/;

/** The number of an article without its paragraph and item. */
const stem = (article: string): string => article.replace(/\(.*$/, '');

/**
 * The citations of a leaf, in the order of the text: each group with its law, and the laws named alone.
 * `sentences` holds start and end of each sentence, alternating; mentions and groups are in order.
 */
export function bind(
  text: string,
  sentences: Int32Array,
  mentions: readonly LawMention[],
  groups: readonly ArticleGroup[],
  heading: boolean,
): FoundCitation[] {
  const found: FoundCitation[] = [];
  const merged = new Set<number>();
  const boundNumbers = new Map<string, number>();
  let before = -1;
  let sentence = 0;
  let last = -1;
  let lastGroup: ArticleGroup | undefined;
  for (const written of groups) {
    while (before + 1 < mentions.length && mentions[before + 1]!.to <= written.from) before++;
    while (sentence + 2 < sentences.length && sentences[sentence + 1]! <= written.from) sentence += 2;
    const each = ofEach(text, mentions, written, before);
    if (each) {
      for (const mention of each)
        if (mentions[mention]!.means !== 'contract')
          found.push({ from: written.from, to: written.to, mention, group: written, binding: 'near' });
      continue;
    }
    const shared = sharedOut(text, mentions, written, before);
    if (shared) {
      found.push(...eachToItsLaw(mentions, written, shared));
      continue;
    }
    const previous = mentions[before];
    const next = mentions[before + 1];
    const place: Place = {
      text,
      heading,
      mentions,
      group: written,
      before,
      previous,
      next,
      taken: merged.has(before),
      start: sentences[sentence] ?? 0,
      end: sentences[sentence + 1] ?? text.length,
      gapBefore: previous ? text.slice(previous.to, written.from) : undefined,
      gapAfter: next && next.from >= written.to ? text.slice(written.to, next.from) : undefined,
      carried: boundNumbers.get(stem(written.parts[0]?.article ?? '')),
      last,
      lastGroup,
    };
    const bound = lawOf(place);
    if (bound === 'no citation' || !told(place, bound)) continue;
    const { mention, binding, group = written } = bound;
    const target = mentions[mention];
    if (target?.means === 'contract') {
      [last, lastGroup] = [-1, undefined];
      continue;
    }
    const beside = (binding === 'direct' || commaAlone(place, bound)) && target !== undefined && !merged.has(mention);
    if (beside) merged.add(mention);
    found.push({
      from: beside ? Math.min(group.from, target.from) : group.from,
      to: beside ? Math.max(closedBehind(text, target, group), closed(text, target, group.to)) : group.to,
      mention,
      group,
      binding,
    });
    if (mention >= 0) {
      last = mention;
      lastGroup = group;
      for (const part of group.parts) boundNumbers.set(stem(part.article), mention);
    }
  }
  mentions.forEach((m, i) => {
    if (!merged.has(i) && m.means !== 'contract') found.push({ from: m.from, to: m.to, mention: i, binding: 'direct' });
  });
  return found.sort((a, b) => a.from - b.from || b.to - a.to);
}

/** 《A》《B》分别第三条、第五条: one citation for each article, of the law that has its place in the list. */
function eachToItsLaw(mentions: readonly LawMention[], group: ArticleGroup, laws: readonly number[]): FoundCitation[] {
  return group.parts.flatMap((part, i) => {
    const mention = laws[i];
    if (mention === undefined || mentions[mention]!.means === 'contract') return [];
    const { from, to } = part;
    return [{ from, to, mention, group: { ...group, from, to, parts: [part] }, binding: 'near' as const }];
  });
}

/** Whether nothing but a comma stands between the group and its law. */
const commaAlone = ({ before, gapBefore }: Place, { mention, binding }: Bound): boolean =>
  binding === 'near' && mention === before && gapBefore !== undefined && COMMA_ALONE.test(gapBefore);

/** Whether a group that is articles only beside its law stands so. */
function told(place: Place, bound: Bound): boolean {
  const { text, group, mentions, last, lastGroup } = place;
  const { mention, binding } = bound;
  if (binding === 'direct') return true;
  // In （第6条目的、第13条信息安全） the first is beside its law, and the others go on with the list.
  if (group.counted && !(lastGroup && last === mention && group.from - lastGroup.to <= 24)) return false;
  if (!group.strict && !group.tentative) return true;
  // "GB/T 35273, 5.4" and "PIPL, arts 23 and 29".
  const follows = commaAlone(place, bound) || (mention === place.before && followsNote(place));
  const clause =
    mentions[mention]?.kinds.includes('standard') || /^(?:art|s{1,2}(?:\. ?| )\d|§)/i.test(text.slice(group.from, group.from + 4));
  return Boolean(follows && clause) && !OWN_BEHIND.test(text.slice(group.to, group.to + 12));
}

/** End of a group, with the bracket that opens between its law and it: "the PIPL (Art. 29)". */
function closedBehind(text: string, law: LawMention, group: ArticleGroup): number {
  if (text[group.to] !== ')' || group.from <= law.to || !/^["'》]? ?\(/.test(text.slice(law.to, law.to + 3))) return group.to;
  let open = 0;
  for (let i = law.to; i < group.to; i++) open += text[i] === '(' ? 1 : text[i] === ')' ? -1 : 0;
  return open === 1 ? group.to + 1 : group.to;
}

/** End of a name, with the quotation mark that closes it, or the bracket that opens behind `from`: 第三十八条（《…》）. */
function closed(text: string, m: LawMention, from: number): number {
  if (text[m.to] === ')' && m.from > from && text.slice(from, m.from).trim() === '(') return m.to + 1;
  return text[m.to] === '"' && text[m.from - 1] === '"' ? m.to + 1 : m.to;
}
