/** Titles in 《》, what a whole title stands for, and what a bracket behind one says of its text. */
import { canonicalTitle, HAN, kindsOf, searchable } from '../lexicon.js';
import { CONTRACT_EN, CONTRACT_ZH } from '../names.js';
import { BLANK, fromName, type MutableMention, mistyped, type Scan } from './mention.js';
import { standardIn } from './numbers.js';
import { findPlaces } from './places.js';

const DRAFT_ZH = /(?:草案|征求意见稿|公开征求意见稿|送审稿|审议稿|讨论稿|建议稿|[一二三]审稿)(?:[一二三]次审议稿|[一二三]审稿)?$/;
const DRAFT_EN =
  /^(?:(?:the|[12]\d{3}|\d(?:st|nd|rd|th)|first|second|third|revised|exposure|consultation|public|new|initial|early|january|february|march|april|may|june|july|august|september|october|november|december) )*(?:reading )?drafts?\b/i;
/** "As read in draft", but not what sets the final text apart from one. */
const DRAFT_AMONG = /^(?!.*\b(?:not|unlike|after|since|than|from|replac\w+|supersed\w+|drafts|drafted)\b).*\bdraft\b/i;
const TITLE_LIMIT = 100;

/** All titles in 《》; one within another belongs to it. */
export function bookTitles(scan: Scan): MutableMention[] {
  const { text } = scan;
  const out: MutableMention[] = [];
  for (let at = text.indexOf('《'); at >= 0; ) {
    let depth = 0;
    let end = -1;
    const limit = Math.min(text.length, at + TITLE_LIMIT);
    for (let i = at; i < limit; i++) {
      if (text[i] === '《') depth++;
      else if (text[i] === '》' && --depth === 0) {
        end = i;
        break;
      } else if (text[i] === '\n') break;
    }
    if (end < 0) {
      at = text.indexOf('《', at + 1);
      continue;
    }
    const hit = bookTitle(scan, at, end + 1);
    if (hit) out.push(hit);
    at = text.indexOf('《', end + 1);
  }
  return out;
}

function bookTitle(scan: Scan, from: number, to: number): MutableMention | undefined {
  const inner = scan.text.slice(from + 1, to - 1).trim();
  // 《个人信息保护法第十七条》 and 《网络安全法、数据安全法》 hold names rather than being one.
  if (
    !inner ||
    /第 ?[\d一二三四五六七八九十百零]{1,7} ?条/.test(inner) ||
    (inner.includes('、') && inner.split('、').every((p) => scan.lexicon.byTitle.has(canonicalTitle(p))))
  )
    return undefined;
  if (scan.text[from - 1] === '本' && !WORD_WITH_OWN.test(scan.text.slice(Math.max(0, from - 2), from - 1)))
    return { ...BLANK, from: from - 1, to, language: 'zh', means: 'contract', title: inner, back: 'own', titled: true };
  return { ...titleOf(scan, inner, from, to), titled: true };
}

/** What a complete title stands for; additions at its end are taken off and kept as facts. */
function titleOf(scan: Scan, written: string, from: number, to: number): MutableMention {
  const facts: { year?: number; draft: boolean } = { draft: false };
  let title = written.replace(/^["']|["']$/g, '').trim();
  for (let round = 0; round < 4; round++) {
    if (scan.lexicon.byTitle.has(canonicalTitle(title))) break;
    const bracket = /^(.*?) ?\(([^()]{1,40})\)$/.exec(title);
    const draft = DRAFT_ZH.exec(title);
    if (bracket) {
      const fact = bracketFact(bracket[2]!);
      if (!fact && !scan.lexicon.byTitle.has(canonicalTitle(bracket[2]!))) break;
      Object.assign(facts, fact ?? {});
      title = bracket[1]!;
    } else if (draft) {
      facts.draft = true;
      title = title.slice(0, draft.index);
    } else {
      const year = /((?:19|20)\d\d)(?:年?(?:版|修正|修订|年修正|年修订|文本)?|年)$/.exec(title);
      if (!year) break;
      facts.year = Number(year[1]);
      title = title.slice(0, year.index).trim();
    }
  }
  const china = /中华人民共和国|people's republic of china|\bprc\b/i.test(written);
  const name = scan.lexicon.byTitle.get(canonicalTitle(title)) ?? scan.lexicon.byTitle.get(canonicalTitle(written));
  if (name) {
    const known = fromName(name, from, to, title);
    return { ...known, ...facts, china, unspecific: known.unspecific && !china };
  }
  const standard = standardIn(scan, title);
  if (standard) return { ...standard, from, to };
  const means = unknownTitle(scan, title);
  return mistyped(scan, {
    ...BLANK,
    from,
    to,
    language: HAN.test(title) ? 'zh' : 'en',
    means,
    title,
    kinds: kindsOf(title),
    china,
    ...facts,
  });
}

/** 日本《…》, 版本《…》: 本 is the end of another word. */
const WORD_WITH_OWN = /[日版基根文样资成原剧脚课账标]/;
/** The end of a title of a contract or of a document of our own. */
export const CONTRACT_TITLE = new RegExp(`(?:${CONTRACT_ZH})$`);
const CONTRACT_TITLE_EN = new RegExp(`\\b(?:${CONTRACT_EN})$`);
const OFFICIAL = /中华人民共和国|国务院|最高人民法院|最高人民检察院|关于/;

/** What a title means that the lexicon does not know. */
export function unknownTitle(scan: Scan, title: string): MutableMention['means'] {
  if (CONTRACT_TITLE.test(title) && !OFFICIAL.test(title)) return 'contract';
  if (/(?:法案|指令)$/.test(title) || startsAbroad(scan, title)) return 'foreign';
  if (/\b(?:Act|Ordinance|Directive|Statute|Bill)\b/.test(title)) return 'foreign';
  return CONTRACT_TITLE_EN.test(title) && !HAN.test(title) ? 'contract' : 'other';
}

function startsAbroad(scan: Scan, title: string): boolean {
  return findPlaces(title, searchable(title), scan.lexicon).some((p) => !p.china && p.from <= 2);
}

/** No article, name or number. */
const IDLE_REST = /^(?!.*(?:art|简称|\bGB))[^"“”《》第§\d]*$/i;
const AMENDED = /修[正订改]|\b(?:amended|revised|amendment|revision)\b/i;
/** What a bracket behind a title says, where it says a year, a draft, or a trial. */
export function bracketFact(content: string): { year?: number; draft?: boolean } | undefined {
  const c = content.trim();
  if (/^(?:试行|暂行|trial|for trial implementation|interim|provisional|final|for trial|现行有效|现行)$/i.test(c)) return {};
  const day = /^(?:of |dated )?\d{1,2} [A-Z][a-z]{2,8} ((?:19|20)\d\d)$|^[A-Z][a-z]{2,8} (?:\d{1,2}, )?((?:19|20)\d\d)$/.exec(c);
  if (day) return { year: Number(day[1] ?? day[2]) };
  const draftYear = /((?:19|20)\d\d)/.exec(c);
  if (c.split(/[,，;；] ?/).some((piece) => DRAFT_EN.test(piece) || DRAFT_ZH.test(piece)) || (c.length <= 40 && DRAFT_AMONG.test(c)))
    return { draft: true };
  const year =
    /^(?:(?:the )?(?:original |old |first )?(?:text|version)(?:,? (?:as|of))? (?:\d{1,2} [A-Z][a-z]+ )?)?(?:(?:as )?(?:last )?(?:amended|revised|adopted|passed|approved|promulgated|published|issued|effective|enacted)(?: in| on)?,? ?(?:[A-Za-z0-9]+ ){0,2})?((?:19|20)\d\d)(?:[- ](?:version|text|amendment|revision|edition|amended|revised|(?:rev|am|amend|amdt|ed)\.?))?$/i.exec(
      c,
    ) ??
    /^(?:经|自|于|依)?((?:19|20)\d\d)年?(?:\d{1,2}月(?:\d{1,2}日)?)?(?:第[一二三四五]次|修正|修订|修改|通过|公布|颁布|发布|施行|实施|生效|版本|版|文本|本|原|旧|的|起|第 ?\d+ ?号令?|令)*$/.exec(
      c,
    ) ??
    /^(?:自)?((?:19|20)\d\d)-\d{2}-\d{2}$/.exec(c);
  if (year) return { year: Number(year[1]) };
  // （2009年修正，现行有效）: what comes behind the comma says nothing else that matters here.
  const [first, ...more] = c.split(/[,，;；]/);
  // （2016年11月7日通过，2025年10月28日修正）: the text is the one last amended.
  const amended = more.map((piece) => piece.trim()).findLast((piece) => AMENDED.test(piece) && bracketFact(piece)?.year !== undefined);
  if (amended && bracketFact(first!)) return bracketFact(amended);
  if (more.length && more.every((piece) => IDLE_REST.test(piece) || bracketFact(piece))) return bracketFact(first!);
  if (/^(?:as amended|修正|修订|新修订|amended|as revised)$/i.test(c)) return draftYear ? { year: Number(draftYear[1]) } : {};
  return undefined;
}
