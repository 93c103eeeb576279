/**
 * Citations of one leaf, unresolved: names of laws, groups of articles, which name each group belongs to, and items of a
 * development pack. What needs other leaves (该法, short names, the day) is settled by `document/resolve.ts`.
 *
 * Names and groups are found in one pass each and bound with two pointers, so the whole is linear in the text.
 */

import { CHINESE_NUMERALS } from '../../knowledge/numerals.js';
import type { Leaf } from '../../markdown/leaves.js';
import { lastBefore } from '../phrases.js';
import { partNumbers, zhBareNumbers } from './articles/chinese.js';
import { bareNumbers } from './articles/english.js';
import { findArticleGroups } from './articles/find.js';
import type { ArticleGroup } from './articles/group.js';
import { bind, type FoundCitation } from './bind.js';
import { type FoundItem, itemsOf } from './items.js';
import { findLaws } from './laws/find.js';
import type { LawMention } from './laws/mention.js';
import { findPlaces, jurisdictionOf } from './laws/places.js';
import { type CitationLexicon, searchable } from './lexicon.js';

/** What one leaf holds of laws and articles. */
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
  /[《第条法令号]|\b(?:[Aa]rt|item|Item|Order|Decree|[A-Z]{2,}|[a-z]{4,5} \d{1,2}\b)|§|[Ll]aws?\b|Code|Guidelines on [A-Z]|Chin(?:a's|ese)\b.{1,60}\bAct\b|Measures|Methods|Provisions|Regulations?|Rules|[Ss]pecification|条例|办法|规定|规范|项|\d{4}-\d{2}\/\d/;

/** How long a heading or cell may be, in characters, to announce a country rather than tell of it. */
const ANNOUNCING = 60;

/** What may stand between a law and an article without 第. */
const RIGHT_BEHIND = /^["'》 ]?(?:\| ?)?/;
/** 标识办法（AI生成合成内容）4-6条. */
const REMARK = new RegExp(`^["'》]? ?\\([^()《》第\\d]{1,20}\\) ?(?=[\\d${CHINESE_NUMERALS}])`);
const STARTS_GROUP = new RegExp(`[\\d${CHINESE_NUMERALS}§(]`);

/** Finds the citations of a leaf. */
export function recogniseCitations(leaf: Leaf, lexicon: CitationLexicon): LeafCitations {
  const { text } = leaf;
  const announces =
    (leaf.role === 'heading' || leaf.role === 'cell') && text.length <= ANNOUNCING ? jurisdictionOf(text, lexicon) : undefined;
  const jurisdiction = announces ? { jurisdiction: announces } : {};
  const numbers = leaf.role === 'cell' ? numberCell(text) : undefined;
  if (numbers) return { ...NONE, ...jurisdiction, citations: [{ from: 0, to: text.length, mention: -1, group: numbers, binding: 'none' }] };
  if (!WORTH.test(text)) return announces ? { ...NONE, ...jurisdiction } : NONE;
  const low = searchable(text);
  const items = itemsOf(text);
  const mentions = findLaws(text, low, findPlaces(text, low, lexicon), lexicon);
  const groups = groupsOf(text, mentions);
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

const NUMBER_CELL = /^\d{1,4}(?:\(\d{1,2}\)){0,2}(?:(?: ?[,、;/&] ?| and |和|及)\d{1,4}(?:\(\d{1,2}\)){0,2}){0,11}$/;
/** The articles of a cell that holds numbers and nothing else. */
function numberCell(text: string): ArticleGroup | undefined {
  if (text.length > 60 || !NUMBER_CELL.test(text)) return undefined;
  const parts = [...text.matchAll(/\d{1,4}(?:\(\d{1,2}\))*/g)].map((m) => ({ article: m[0], from: m.index, to: m.index + m[0].length }));
  return { from: 0, to: text.length, language: 'en', parts, strict: true, tentative: false, same: undefined, cell: true };
}

/** The groups of articles, bare numbers beside a law among them, in the order of the text. */
function groupsOf(text: string, mentions: readonly LawMention[]): ArticleGroup[] {
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
  return [...groups, ...free].sort((a, b) => a.from - b.from);
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
