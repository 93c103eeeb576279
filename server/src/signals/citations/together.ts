/** Laws named together, "A and B": which of them "the latter" and "the former" mean, and whose each article of a list is ("respectively"). */
import type { ArticleGroup } from './articles/group.js';
import type { LawMention } from './laws/mention.js';

/** What joins two names, an article behind the first allowed: "PIPL Art. 38 and the DSL". */
const JOINED =
  /^["'》)]{0,2}(?: ?\([^()]{0,30}\))?(?:,? (?:Art(?:icle|\.)? ?)?[\d(), -]{1,16}|的?第[\d一二三四五六七八九十百]{1,7}条)? ?(?:,? ?(?:and|or|as well as|vs\.?|versus|with|&)|与|和|及|以及|或|、|,|\/) ?(?:also |of |under |with )?(?:the |The )?["'《(]{0,2}$/;
const LIST_COMMA = /^["'》)]{0,2} ?[,、] ?(?:the )?["'《]{0,2}$/;
const POINTS_BEFORE = /\b(?:the )?(latter|former)(?:['’]s)? $|(后者|前者)的? ?$/i;
const POINTS_BEHIND = /^,? of (?:the )?(latter|former)\b/i;
const EACH_BEFORE =
  /^["'》)]{0,2}(?:第[\d一二三四五六七八九十百]{1,7}条)?,? ?(?:中)?(?:各自|各|分别|两者|二者|皆|均)(?:为|是|见|见于|规定于|规定在|在|依据|根据)?(?:的|中的)? ?:?$/;
const SHARED_OUT = /分别/;
const RESPECTIVELY = /^["'》)]{0,2},? respectively\b/i;

/** Without the targets of links and the marks of footnotes. */
const unmarked = (gap: string): string => gap.replace(/\uE000|\[\^[\w-]{1,40}\]/g, '');

const same = (a: LawMention, b: LawMention): boolean => (a.law ?? a.title) === (b.law ?? b.title);

/** Whether two names that follow one another stand together. */
function joined(text: string, a: LawMention, b: LawMention): boolean {
  return b.from - a.to <= 60 && JOINED.test(unmarked(text.slice(a.to, b.from)));
}

/**
 * Where an article is said to be the latter's or the former's: the index of the law, or -1 where the words before name no pair;
 * undefined where nothing of the kind is said. `before` is the last name in front of the group.
 */
export function latterOrFormer(text: string, mentions: readonly LawMention[], group: ArticleGroup, before: number): number | undefined {
  const m =
    POINTS_BEFORE.exec(text.slice(Math.max(0, group.from - 14), group.from)) ?? POINTS_BEHIND.exec(text.slice(group.to, group.to + 20));
  if (!m) return undefined;
  // The pair may stand a few names back: "the PIPL and the DSL … the latter's Article 30 and the former's Article 38".
  for (let i = before; i > 0 && i > before - 4; i--) {
    const [first, second] = [mentions[i - 1]!, mentions[i]!];
    if (same(first, second)) continue;
    const third = mentions[i - 2];
    const pair =
      joined(text, first, second) && !(third && !same(third, first) && LIST_COMMA.test(text.slice(third.to, first.from).slice(0, 12)));
    if (!pair) return -1;
    return /latter|后/i.test(m[0]) ? i : i - 1;
  }
  return -1;
}

/**
 * Where several laws share a list of articles: for each part the index of its law, or an empty list where that is not told for certain;
 * undefined where the words say nothing of the kind. `before` is the last name in front of the group.
 */
export function sharedOut(
  text: string,
  mentions: readonly LawMention[],
  group: ArticleGroup,
  before: number,
): readonly number[] | undefined {
  const previous = mentions[before];
  const gap = previous && group.from - previous.to <= 60 ? unmarked(text.slice(previous.to, group.from)) : undefined;
  let laws: number[] | undefined;
  let told = false;
  if (gap !== undefined && EACH_BEFORE.test(gap) && before > 0 && joined(text, mentions[before - 1]!, previous!)) {
    laws = run(text, mentions, before, -1).reverse();
    told = SHARED_OUT.test(gap);
  } else if (RESPECTIVELY.test(text.slice(group.to, group.to + 20)) && previous && group.from - previous.to <= 24) {
    laws = run(text, mentions, before, -1).reverse();
    told = true;
  } else {
    const next = mentions[before + 1];
    if (!next || next.from < group.to || next.from - group.to > 24) return undefined;
    const behind = run(text, mentions, before + 1, 1);
    if (
      behind.length < 2 ||
      !RESPECTIVELY.test(unmarked(text.slice(mentions[behind.at(-1)!]!.to, mentions[behind.at(-1)!]!.to + 60)).slice(0, 20))
    )
      return undefined;
    laws = behind;
    told = true;
  }
  return told && laws.length > 1 && laws.length === group.parts.length ? laws : [];
}

/** 《A》《B》各自的第五十八条: the laws that each have the one article; undefined where nothing of the kind is said. */
export function ofEach(text: string, mentions: readonly LawMention[], group: ArticleGroup, before: number): readonly number[] | undefined {
  const previous = mentions[before];
  const gap = previous && group.from - previous.to <= 60 ? unmarked(text.slice(previous.to, group.from)) : undefined;
  if (gap === undefined || !/^["'》)]{0,2}(?:各自|各)的?$/.test(gap) || group.parts.length !== 1) return undefined;
  const laws = [before];
  for (let i = before; i > 0 && laws.length < 6; i--) {
    const between = unmarked(text.slice(mentions[i - 1]!.to, mentions[i]!.from));
    if (!/^["'》)]{0,2}$/.test(between) && !joined(text, mentions[i - 1]!, mentions[i]!)) break;
    laws.unshift(i - 1);
  }
  return laws.length > 1 ? laws : undefined;
}

/** Names that stand together with the one at `start`, in one direction. */
function run(text: string, mentions: readonly LawMention[], start: number, step: 1 | -1): number[] {
  const out = [start];
  for (let i = start; out.length < 6; i += step) {
    const [a, b] = step > 0 ? [mentions[i], mentions[i + 1]] : [mentions[i - 1], mentions[i]];
    if (!a || !b || !joined(text, a, b)) break;
    out.push(i + step);
  }
  return out;
}
