/**
 * Citations of one leaf, unresolved: names of laws, groups of articles, which name each group belongs to, and items of a
 * development pack. What needs other leaves (该法, short names, the day) is settled by `document/citations.ts`.
 *
 * Names and groups are found in one pass each and bound with two pointers, so the whole is linear in the text.
 */
import type { Leaf } from '../../markdown/leaves.js';
import { partNumbers } from './articles/chinese.js';
import { bareNumbers } from './articles/english.js';
import { findArticleGroups } from './articles/find.js';
import type { ArticleGroup } from './articles/group.js';
import { findLaws } from './laws/find.js';
import type { LawMention } from './laws/mention.js';
import { findPlaces, jurisdictionOf } from './laws/places.js';
import { type CitationLexicon, searchable } from './lexicon.js';

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

/** "item 9 of the November 2023 update". */
export interface FoundItem {
  readonly from: number;
  readonly to: number;
  readonly number: number;
  readonly pack?: string;
  readonly language: 'en' | 'zh';
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
  /[《第条法令号]|\b(?:[Aa]rt|item|Item|Order|Decree|[A-Z]{2,})|§|[Ll]aws?\b|Code|Measures|Methods|Provisions|Regulations?|Rules|[Ss]pecification|条例|办法|规定|规范|项|\d{4}-\d{2}\/\d/;

/** How long a heading or cell may be, in characters, to announce a country rather than tell of it. */
const ANNOUNCING = 60;

const OF_LAW = /^,? ?(?:of|in|under|from|to|per|,) (?:the |that |this )?(?:[A-Za-z\d'-]+ ){0,2}["'(《]?$/;
const DIRECT_BEFORE = /^["'》)]* ?(?:第 ?[\d一二三四五六七八九十]{1,3} ?[编章节])?(?:[:(]|中?的|中)? ?["'(]?$/;
/** A comma alone still makes one citation of law and articles. */
const COMMA_ALONE = /^["'》)]? ?, ?$/;
/** Cells of a row without the rest of its table. */
const PIPE = /^["》]? ?\| ?["《]?$/;
/** "…; Art. 9 …": the list of articles of one law goes on over the semicolon. */
const GOES_ON = /^[^.。!?]*; ?(?:and |以及|和)?(?:\([ivx\d一二三四五]{1,4}\) ?)?(?:under |in )?$/;
const COMMA_AFTER = /^, ?(?:the )?["'《]?$/;
const HAS_ARTICLE = /^["'》)]?,? ?(?:Art|art|§|\d|第)/;
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
    while (i > 0 && /["'》) ]/.test(text[i - 1]!)) i--;
    return i;
  };
  const around = {
    lawAfter: (at: number) => starts.has(at) || starts.has(at + 1),
    lawBefore: (at: number) => ends.has(at) || ends.has(behind(at)),
  };
  // Right after a law 第 may be missing (个保法55条), and in English the word "Article" (PIPL 66).
  const extra: number[] = [];
  const tentative: ArticleGroup[] = [];
  for (const m of mentions) {
    if (m.means === 'contract') continue;
    const at = /["'》 ]/.test(text[m.to] ?? '') ? m.to + 1 : m.to;
    if (/[\d一二三四五六七八九十百§(]/.test(text[at] ?? '')) extra.push(at);
    if (text[at] === '(' && /[\d一二三四五六七八九十百]/.test(text[at + 1] ?? '')) extra.push(at + 1);
    if (m.kinds.includes('methods')) {
      const numbered = partNumbers(text, at);
      if (numbered) tentative.push(numbered);
    }
    if (m.language === 'en' || /[A-Z]$/.test(m.title)) {
      const bare = bareNumbers(text, m.to, m.kinds.includes('standard'));
      if (bare) tentative.push(bare);
    }
  }
  const groups = findArticleGroups(text, extra, around);
  for (const bare of tentative) if (!groups.some((g) => g.from < bare.to && g.to > bare.from)) groups.push(bare);
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
    if (
      group.language === 'en' &&
      gapAfter !== undefined &&
      gapAfter.length < 40 &&
      OF_LAW.test(gapAfter) &&
      !/,/.test(gapAfter.slice(0, 1))
    )
      [mention, binding] = [before + 1, 'direct'];
    else if (gapBefore !== undefined && gapBefore.length < 12 && (DIRECT_BEFORE.test(gapBefore) || PIPE.test(gapBefore)))
      [mention, binding] = [before, 'direct'];
    else if (gapAfter !== undefined && gapAfter.length < 8 && PIPE.test(gapAfter)) [mention, binding] = [before + 1, 'direct'];
    else if (gapAfter !== undefined && group.language === 'en' && /^ ["']?$/.test(gapAfter)) [mention, binding] = [before + 1, 'direct'];
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
    else if (gapAfter !== undefined && /^ ?\(["《]?$/.test(gapAfter)) [mention, binding] = [before + 1, 'direct'];
    else if (gapAfter !== undefined && /^ ?$/.test(gapAfter) && next!.titled) [mention, binding] = [before + 1, 'direct'];
    else if (lastGroup && last >= 0 && group.from - lastGroup.to < 400 && GOES_ON.test(text.slice(lastGroup.to, group.from)))
      [mention, binding] = [last, 'carried'];
    else if (carried !== undefined) [mention, binding] = [carried, 'carried'];
    else if (next && next.from < end && next.means !== 'contract' && next.means !== 'back' && (heading || group.language === 'en'))
      [mention, binding] = [before + 1, 'near'];
    const target = mention >= 0 ? mentions[mention]! : undefined;
    const comma = binding === 'near' && mention === before && gapBefore !== undefined && COMMA_ALONE.test(gapBefore);
    // "GB/T 35273, 5.4" and "PIPL, arts 23 and 29".
    const clause = comma && (target!.kinds.includes('standard') || /^art/i.test(text.slice(group.from, group.from + 3)));
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
      to: beside ? Math.max(group.to, closed(text, target, group.to)) : group.to,
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

/** A group that says 同条第二款 or 前款, with the article and paragraph that it points to; undefined where there are none. */
function pointedTo(group: ArticleGroup, last: ArticleGroup): ArticleGroup | undefined {
  const article = last.parts.at(-1)?.article ?? '';
  const stem = (group.same === 'article' ? /^[\d.-]+/ : /^[\d.-]+\(\d+\)/).exec(article)?.[0];
  return stem === undefined ? undefined : { ...group, parts: group.parts.map((p) => ({ ...p, article: `${stem}${p.article}` })) };
}

/** End of a name, with the quotation mark that closes it, or the bracket that opens behind `from`: 第三十八条（《…》）. */
function closed(text: string, m: LawMention, from: number): number {
  if (text[m.to] === ')' && m.from > from && text.slice(from, m.from).trim() === '(') return m.to + 1;
  return text[m.to] === '"' && text[m.from - 1] === '"' ? m.to + 1 : m.to;
}

const MONTHS = 'January|February|March|April|May|June|July|August|September|October|November|December';
const ITEM_EN = new RegExp(
  `\\bitems? (\\d{1,3})(?: of (?:the )?(?:(${MONTHS}) (\\d{4})|(\\d{4}-\\d{2})) (?:update|issue|newsletter|round-?up|developments|pack|digest|monthly update))?`,
  'gi',
);
const ITEM_ZH = /(\d{4})年(\d{1,2})月(?:的)?(?:份)?(?:更新|动态|月报|简报|资讯|汇编|通讯)(?:的)?(?:中的?)?第 ?(\d{1,3}) ?项/g;
const ITEM_ID = /(?<![\d/-])(\d{4}-\d{2})\/(\d{1,3})(?![\d/-])/g;

/** Items of a development pack. A bare "item 9" is one only where it stands alone with its number, which the knowledge decides. */
function itemsOf(text: string): FoundItem[] {
  const items: FoundItem[] = [];
  if (/\bitem/i.test(text))
    for (const m of text.matchAll(ITEM_EN)) {
      const month = m[2] ? MONTHS.split('|').findIndex((x) => x.toLowerCase() === m[2]!.toLowerCase()) + 1 : 0;
      const pack = m[4] ?? (month ? `${m[3]}-${String(month).padStart(2, '0')}` : undefined);
      if (pack) items.push({ from: m.index, to: m.index + m[0].length, number: Number(m[1]), pack, language: 'en' });
    }
  if (text.includes('项'))
    for (const m of text.matchAll(ITEM_ZH))
      items.push({
        from: m.index,
        to: m.index + m[0].length,
        number: Number(m[3]),
        pack: `${m[1]}-${m[2]!.padStart(2, '0')}`,
        language: 'zh',
      });
  if (text.includes('/'))
    for (const m of text.matchAll(ITEM_ID))
      items.push({ from: m.index, to: m.index + m[0].length, number: Number(m[2]), pack: m[1]!, language: 'en' });
  return items;
}
