/**
 * Citations of one leaf, unresolved: names of laws, groups of articles, which name each group belongs to, and items of a
 * development pack. What needs other leaves (该法, short names, the day) is settled by `document/citations.ts`.
 *
 * Names and groups are found in one pass each and bound with two pointers, so the whole is linear in the text.
 */
import type { Leaf } from '../../markdown/leaves.js';
import { URL_MARK } from '../../markdown/normalise.js';
import { lastBefore } from '../phrases.js';
import { partNumbers, zhBareNumbers } from './articles/chinese.js';
import { bareNumbers } from './articles/english.js';
import { findArticleGroups } from './articles/find.js';
import type { ArticleGroup } from './articles/group.js';
import { type FoundItem, itemsOf } from './items.js';
import { findLaws } from './laws/find.js';
import type { LawMention } from './laws/mention.js';
import { findPlaces, jurisdictionOf } from './laws/places.js';
import { type CitationLexicon, searchable } from './lexicon.js';
import { HAN_DIGITS } from './numerals.js';
import { latterOrFormer, sharedOut } from './together.js';

/** How a group came to its law: beside it, in its sentence, or carried on from an earlier group of the leaf. */
export type Binding = 'direct' | 'near' | 'carried' | 'none';

/** A law, articles, or both. Offsets in the leaf's normalised text. */
export interface FoundCitation {
  readonly from: number;
  readonly to: number;
  /** Index of the law among the mentions, or -1. */
  readonly mention: number;
  readonly group?: ArticleGroup;
  readonly binding: Binding;
}

export interface LeafCitations {
  readonly mentions: readonly LawMention[];
  readonly citations: readonly FoundCitation[];
  readonly items: readonly FoundItem[];
  /** For a heading, and for the first cell of a row: whose law it announces. */
  readonly jurisdiction?: 'abroad' | 'china';
}

const NONE: LeafCitations = { mentions: [], citations: [], items: [] };
/** Nothing of interest without one of these: most leaves are left at once. */
const WORTH =
  /[《第条法令号]|\b(?:[Aa]rt|item|Item|Order|Decree|[A-Z]{2,}|[a-z]{4,5} \d{1,2}\b)|§|[Ll]aws?\b|Code|Measures|Methods|Provisions|Regulations?|Rules|[Ss]pecification|条例|办法|规定|规范|项|\d{4}-\d{2}\/\d/;

/** How long a heading or cell may be, in characters, to announce a country rather than tell of it. */
const ANNOUNCING = 60;

const OF_LAW = /^,?[ \n]?(?:of|in|under|from|to|per|,) (?:the |that |this )?(?:[A-Za-z\d'-]+ ){0,2}["'(《]?$/i;
/** "Article 23 (provision to others) of the PIPL". */
const REMARK_BETWEEN = /^ \((?=[^()]{0,40}[A-Za-z]{3})[^()]{3,60}\)(?= (?:of|in|under) )/;
/** The target of a link, or the mark of a footnote. */
const MARKED = /^(?:\uE000|\[\^[\w-]{1,40}\])/;
/** "The PIPL compliance agreement, Article 5". */
const OWN_BEFORE = /\b(?:agreement|contract|addendum|policy|notice),? $/;
const DIRECT_BEFORE =
  /^["'》)]* ?(?:第 ?[\d一二三四五六七八九十]{1,3} ?[编章节]|[\u4e00-\u9fff]{2,5}编){0,3}(?:[:([]|中?的|中|之|'s)? ?["'(]?$/;
/** A comma alone still makes one citation of law and articles. */
const COMMA_ALONE = /^["'》)]? ?, ?$/;
/** "PIPL – Art. 55", 《数安法》/第27条: beside it, where neither is beside another. */
const APART_BEFORE = /^["'》)]{0,2} ?(?:-{1,2}|\/) ?$/;
/** "PIPL (n 3) art 40": where the law was cited in full. */
const NOTE_BEFORE = /^ ?\((?:see |above |supra )?(?:n|fn|note)\.? ?\d{1,3}\),? $/i;
/** Cells of a row without the rest of its table. */
const PIPE = /^["》]? ?\| ?["《]?$/;
/** What may stand between a law and an article without 第. */
const RIGHT_BEHIND = /^["'》 ]?(?:\| ?)?/;
/** 标识办法（AI生成合成内容）4-6条. */
const REMARK = new RegExp(`^["'》]? ?\\([^()《》第\\d]{1,20}\\) ?(?=[\\d${HAN_DIGITS}])`);
const REMARK_ALONE = /^["'》]? ?\([^()]{1,20}\) ?$/;
const STARTS_GROUP = new RegExp(`[\\d${HAN_DIGITS}§(]`);
/** "…; Art. 9 …": the list of articles of one law goes on over the semicolon. */
const GOES_ON = /^[^.。!?]*; ?(?:and |以及|和)?(?:\([ivx\d一二三四五]{1,4}\) ?)?(?:under |in )?$/;
const COMMA_AFTER = /^, ?(?:the )?["'《]?$/;
const HAS_ARTICLE = /^["'》)]?,? ?(?:Art|art|§|\d|第)/;
/** "(PIPL compliance)". */
const REMARK_ON = /^ [a-z]+/;
/** "s. 5 below". */
const OWN_BEHIND = /^ (?:above|below|hereof|herein)\b/;
const COMMA_BEFORE = /^["'》)]*(?: ?\([^()]{0,40}\))? ?[,、] ?(?:即|in particular |especially |namely |specifically |also )?$/;

/** Finds the citations of a leaf. */
export function recogniseCitations(leaf: Leaf, lexicon: CitationLexicon): LeafCitations {
  const { text } = leaf;
  const announces =
    (leaf.role === 'heading' || leaf.role === 'cell') && text.length <= ANNOUNCING ? jurisdictionOf(text, lexicon) : undefined;
  const jurisdiction = announces ? { jurisdiction: announces } : {};
  if (!WORTH.test(text)) return announces ? { ...NONE, ...jurisdiction } : NONE;
  const low = searchable(text);
  const items = itemsOf(text);
  const mentions = findLaws(text, low, findPlaces(text, low, lexicon), lexicon);
  const starts = new Set(mentions.map((m) => m.from));
  const ends = new Set(mentions.map((m) => m.to));
  const behind = (at: number): number => {
    let i = at;
    while (i > 0 && /["'》), ]/.test(text[i - 1]!)) i--;
    return text.endsWith("'s", at - 1) && !ends.has(i) ? at - 3 : i;
  };
  const around = {
    lawAfter: (at: number) => starts.has(at) || starts.has(at + 1),
    lawBefore: (at: number) => ends.has(at) || ends.has(behind(at)),
  };
  const { extra, tentative } = rightBehind(text, mentions);
  const groups = findArticleGroups(text, extra, around);
  const free = tentative.filter((bare) => {
    const next = groups[lastBefore(groups, bare.from) + 1];
    return !next || next.from >= bare.to;
  });
  groups.push(...free);
  groups.sort((a, b) => a.from - b.from);
  // A quoted passage of law begins with its own number and no law: 第三十八条 个人信息处理者….
  const quotation =
    mentions.every((m) => m.from > 8) && /^第[零〇一二三四五六七八九十百\d]{1,7}条(?:之[一二三四五六七八九十])?[ \u3000]/.test(text);
  return {
    ...jurisdiction,
    mentions,
    items,
    citations: bind(text, leaf.sentences, mentions, quotation ? groups.filter((g) => g.from > 0) : groups, leaf.role === 'heading'),
  };
}

/** Where 第 may be missing right behind a law (个保法55条), and numbers there that have no word for an article at all (PIPL 66). */
function rightBehind(text: string, mentions: readonly LawMention[]): { extra: number[]; tentative: ArticleGroup[] } {
  const extra: number[] = [];
  const tentative: ArticleGroup[] = [];
  const add = (group: ArticleGroup | undefined) => group && tentative.push(group);
  for (const m of mentions) {
    if (m.means === 'contract') continue;
    const at = m.to + (RIGHT_BEHIND.exec(text.slice(m.to, m.to + 4))?.[0].length ?? 0);
    if (STARTS_GROUP.test(text[at] ?? '')) extra.push(at);
    if (text[at] === '(' && STARTS_GROUP.test(text[at + 1] ?? '')) extra.push(at + 1);
    const remark = m.language === 'zh' ? REMARK.exec(text.slice(m.to, m.to + 28))?.[0].length : undefined;
    if (remark !== undefined) extra.push(m.to + remark);
    if (m.kinds.includes('methods')) add(partNumbers(text, at) ?? partNumbers(text, m.to));
    if (m.language === 'en' || /[A-Z]$/.test(m.title)) add(bareNumbers(text, m.to, m.kinds.includes('standard')));
    else if (m.means !== 'back') add(zhBareNumbers(text, m.to, m.titled));
  }
  return { extra, tentative };
}

function bind(
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
    let group = written;
    while (before + 1 < mentions.length && mentions[before + 1]!.to <= group.from) before++;
    while (sentence + 2 < sentences.length && sentences[sentence + 1]! <= group.from) sentence += 2;
    const start = sentences[sentence] ?? 0;
    const end = sentences[sentence + 1] ?? text.length;
    const previous = mentions[before];
    const next = mentions[before + 1];
    const gapAfter = next && next.from >= group.to ? text.slice(group.to, next.from) : undefined;
    const gapBefore = previous ? text.slice(previous.to, group.from) : undefined;
    let mention = -1;
    let binding: Binding = 'none';
    const carried = boundNumbers.get(group.parts[0]?.article.replace(/\(.*$/, '') ?? '');
    const shared = sharedOut(text, mentions, group, before);
    if (shared) {
      group.parts.forEach((part, i) => {
        const law = shared[i];
        if (law === undefined || mentions[law]!.means === 'contract') return;
        const { from, to } = part;
        found.push({ from, to, mention: law, group: { ...group, from, to, parts: [part] }, binding: 'near' });
      });
      continue;
    }
    const pointed = latterOrFormer(text, mentions, group, before);
    if (pointed !== undefined) {
      if (pointed < 0) continue;
      [mention, binding] = [pointed, 'near'];
    } else if (
      group.language === 'en' &&
      gapAfter !== undefined &&
      gapAfter.length < 100 &&
      OF_LAW.test(gapAfter.replace(REMARK_BETWEEN, '').slice(0, 41)) &&
      (!gapAfter.startsWith(',') || text.slice(group.from, group.to).includes(','))
    )
      [mention, binding] = [before + 1, 'direct'];
    // "[Article 55](…) of the PIPL", "Art. 13[^3] of the PIPL": what stands between belongs to neither.
    else if (
      group.language === 'en' &&
      gapAfter !== undefined &&
      MARKED.test(gapAfter) &&
      OF_LAW.test(gapAfter.replace(MARKED, '').slice(0, 41))
    )
      [mention, binding] = [before + 1, 'near'];
    else if (gapBefore !== undefined && OWN_BEFORE.test(text.slice(Math.max(previous!.to, group.from - 16), group.from))) continue;
    else if (
      gapBefore !== undefined &&
      gapBefore.length < 28 &&
      (group.tentative ||
        (group.strict && group.language === 'zh' && REMARK_ALONE.test(gapBefore)) ||
        DIRECT_BEFORE.test(gapBefore) ||
        PIPE.test(gapBefore) ||
        overBreak(text, previous!, gapBefore))
    )
      [mention, binding] = [before, 'direct'];
    else if (gapBefore !== undefined && NOTE_BEFORE.test(gapBefore)) [mention, binding] = [before, 'near'];
    else if (gapAfter !== undefined && gapAfter.length < 8 && PIPE.test(gapAfter)) [mention, binding] = [before + 1, 'direct'];
    else if (gapAfter !== undefined && group.language === 'en' && /^ ["']?$/.test(gapAfter)) [mention, binding] = [before + 1, 'direct'];
    else if (gapBefore !== undefined && !merged.has(before) && APART_BEFORE.test(gapBefore) && previous!.means !== 'contract')
      [mention, binding] = [before, 'direct'];
    else if (gapBefore !== undefined && gapBefore.length < 60 && COMMA_BEFORE.test(gapBefore)) [mention, binding] = [before, 'near'];
    // "(Article 11, Audit Measures)": the law behind, unless a law before it is what the sentence speaks of.
    else if (
      group.language === 'en' &&
      gapAfter !== undefined &&
      COMMA_AFTER.test(gapAfter) &&
      next!.means !== 'contract' &&
      !(previous && previous.from >= start && previous.means !== 'contract') &&
      !HAS_ARTICLE.test(text.slice(next!.to, next!.to + 16))
    )
      [mention, binding] = [before + 1, 'direct'];
    // 第六十九条第一款 PIPL.
    else if (
      gapAfter === ' ' &&
      /^[A-Z]{3,}$/.test(next!.title) &&
      next!.means === 'law' &&
      !HAS_ARTICLE.test(text.slice(next!.to, next!.to + 16))
    )
      [mention, binding] = [before + 1, 'direct'];
    else if (group.same) {
      const pointed = lastGroup && pointedTo(group, lastGroup);
      if (!pointed) continue;
      group = pointed;
      [mention, binding] = [last, 'carried'];
    } else if (previous && previous.from >= start) [mention, binding] = [before, 'near'];
    // "Clause 8 (PIPL compliance)": what the bracket says of the clause is not whose it is.
    else if (
      group.language === 'en' &&
      gapAfter !== undefined &&
      /^ ?\(["《]?$/.test(gapAfter) &&
      REMARK_ON.test(text.slice(next!.to, next!.to + 24))
    ) {
      if (group.strict) continue;
    } else if (gapAfter !== undefined && /^ ?\(["《]?$/.test(gapAfter)) [mention, binding] = [before + 1, 'direct'];
    // The article itself is a link.
    else if (gapAfter === URL_MARK && next!.titled) [mention, binding] = [before + 1, 'near'];
    else if (gapAfter !== undefined && /^ ?$/.test(gapAfter) && (next!.titled || (gapAfter && !heading && standsAlone(text, next!))))
      [mention, binding] = [before + 1, 'direct'];
    else if (lastGroup && last >= 0 && group.from - lastGroup.to < 400 && GOES_ON.test(text.slice(lastGroup.to, group.from)))
      [mention, binding] = [last, 'carried'];
    else if (carried !== undefined) [mention, binding] = [carried, 'carried'];
    else if (
      next &&
      next.from < end &&
      next.means !== 'contract' &&
      next.means !== 'back' &&
      (group.language === 'en' || (heading && !(group.from === 0 && gapAfter === ' ')))
    )
      [mention, binding] = [before + 1, 'near'];
    const target = mention >= 0 ? mentions[mention]! : undefined;
    const comma = binding === 'near' && mention === before && gapBefore !== undefined && COMMA_ALONE.test(gapBefore);
    // "GB/T 35273, 5.4" and "PIPL, arts 23 and 29".
    const clause =
      (comma || (gapBefore !== undefined && mention === before && NOTE_BEFORE.test(gapBefore))) &&
      (target!.kinds.includes('standard') || /^(?:art|s{1,2}(?:\. ?| )\d|§)/i.test(text.slice(group.from, group.from + 4))) &&
      !OWN_BEHIND.test(text.slice(group.to, group.to + 12));
    if ((group.strict || group.tentative) && binding !== 'direct' && !clause) continue;
    // In （第6条目的、第13条信息安全） the first is beside its law, and the others go on with the list.
    if (group.counted && binding !== 'direct' && !(lastGroup && last === mention && group.from - lastGroup.to <= 24)) continue;
    if (target?.means === 'contract') {
      [last, lastGroup] = [-1, undefined];
      continue;
    }
    const beside = (binding === 'direct' || comma) && target !== undefined && !merged.has(mention);
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
      for (const part of group.parts) boundNumbers.set(part.article.replace(/\(.*$/, ''), mention);
    }
  }
  mentions.forEach((m, i) => {
    if (!merged.has(i) && m.means !== 'contract') found.push({ from: m.from, to: m.to, mention: i, binding: 'direct' });
  });
  return found.sort((a, b) => a.from - b.from || b.to - a.to);
}

/** A law alone in its line, or before a comma or within a bracket that the line break cuts: its article stands in the next line. */
function overBreak(text: string, law: LawMention, gap: string): boolean {
  if (!/^["'》)]*[,:]? ?\n["'《(]?$/.test(gap)) return false;
  const line = text.slice(Math.max(text.lastIndexOf('\n', law.from - 1) + 1, law.from - 80), law.from);
  return gap.includes(',') || /^["'《]*$/.test(line) || /\([^()]*$/.test(line);
}

/** 第二条第二款 数据安全法 …: the name is not the beginning of what the article says (第五条 个人信息保护法要求). */
const standsAlone = (text: string, law: LawMention): boolean =>
  law.means === 'law' &&
  law.language === 'zh' &&
  /^(?:[ ,、;)|。\n]|$)/.test(text.slice(law.to, law.to + 1)) &&
  !HAS_ARTICLE.test(text.slice(law.to, law.to + 16));

/** A group that says 同条第二款 or 前款, with the article and paragraph that it points to; undefined where there are none. */
function pointedTo(group: ArticleGroup, last: ArticleGroup): ArticleGroup | undefined {
  const article = last.parts.at(-1)?.article ?? '';
  const stem = (group.same === 'article' ? /^[\d.-]+/ : /^[\d.-]+\(\d+\)/).exec(article)?.[0];
  return stem === undefined
    ? undefined
    : {
        ...group,
        parts: group.parts.map(({ item, ...p }) => ({
          ...p,
          article: `${stem}${p.article}`,
          ...(item && group.same === 'article' ? { item } : {}),
        })),
      };
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
