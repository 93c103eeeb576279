/** Whether the figures stated with an article are those of the one that bears its number in another text of the law. */
import type { AnalysedDocument } from '../document/analysed.js';
import type { Citation } from '../document/citation.js';
import { type Claim, figuresWith } from '../document/claims.js';
import { anyOf } from '../knowledge/anyOf.js';
import { sameFigure } from '../knowledge/figures.js';
import type { KnowledgeBase, KnownArticle } from '../knowledge/knowledge.js';
import { likest } from '../knowledge/likeness.js';
import { baseArticle } from '../knowledge/reference.js';
import { type StatedFigure, statedBy } from '../knowledge/stated.js';
import { sentenceAround, sentenceBefore, toldAsPast } from './sentence.js';

/** The numbers that what an article of the text before, or of the one to come, is about has in the text in force. */
function placesOf(number: string, version: string, law: string, knowledge: KnowledgeBase): string[] {
  const finals = knowledge.law(law)?.versions.filter((v) => v.status === 'final') ?? [];
  const at = finals.findIndex((v) => v.id === version);
  const before = finals[at - 1];
  const coming = finals[at + 1];
  const moved = before ? knowledge.successorsOf(before.id, number).filter((s) => s.version === version) : [];
  return [...moved.map((s) => s.article), ...(coming ? (knowledge.article(coming.id, number)?.formerly ?? []) : [])];
}

const stating = (article: KnownArticle | undefined, { figure }: Claim): StatedFigure[] =>
  article
    ? statedBy(article).filter((s) => sameFigure(s, figure) && (!s.penalty || !s.bound || !figure.bound || s.bound === figure.bound))
    : [];
/** Whether an article states all of some figures, both ends of a range in one place. `itself`: not by reference to another. */
const statesAll = (article: KnownArticle | undefined, claims: readonly Claim[], itself = false): boolean =>
  claims.every((c, i) => {
    const own = stating(article, c).filter((s) => !itself || !s.penalty?.statedIn);
    const upper = c.figure.range === 'from' ? claims[i + 1] : undefined;
    return upper?.figure.range === 'to' ? own.some((s) => stating(article, upper).some((o) => o.penalty === s.penalty)) : own.length > 0;
  });

/** So much weight of the words that it shares with the other article a sentence must have, and so many times that of the article that bears the number. */
interface Likeness {
  readonly least: number;
  readonly times: number;
}
/** Where the figures are not those of the article that bears the number; and where they may be. */
const SLIGHT: Likeness = { least: 2.5, times: 1.2 };
const PLAIN: Likeness = { least: 8, times: 2 };
/** Sums, and what any article says that punishes. */
const OF_ANY = anyOf(
  'gi',
  /\b(?:CNY|RMB|yuan|fine[sd]?|penalt\w+|penali\w+|sanction\w*|punish\w*|correct\w*|rectif\w+|refus\w+|serious|grave|warning)\b/,
  /\b(?:gains|persons?|charge|responsib\w+|directly|million|order\w*|operators?|network|cybersecurity|security|fail\w*)\b/,
  /\b(?:face[sd]?|cost\w*|risk\w*)\b|[\d,.]+|[一二三四五六七八九十百千万亿元]+(?:以上|以下|元)|罚款?|处罚|并处|可处|责令|改正|拒不|情节|严重|警告|没收|违法所得|直接负责|主管人员/,
  /其他|责任人员|以上|以下|最高|可|规定|网络安全(?:法)?|网络运营者/,
);
const TODAY = /\b(?:now|currently|today)\b|现(?:为|行|已)?/gi;

/**
 * Whether an article cited by number alone is meant for another of the text in force: all figures stated with it are that one's, not all are its
 * own, and the sentence is about that one rather than about it.
 */
export function movedByFigures(document: AnalysedDocument, citation: Citation, article: string, knowledge: KnowledgeBase): boolean {
  const { law, version, namedVersion } = citation;
  if (!law || !version || namedVersion || citation.articles.length !== 1) return false;
  const number = baseArticle(article);
  const places = placesOf(number, version, law, knowledge);
  if (!places.length || places.includes(number)) return false;
  const claims = figuresWith(document, citation);
  const bearer = knowledge.article(version, number);
  if (!claims.length || toldAsPast(document.text, citation, TODAY)) return false;
  const place = places.find((p) => statesAll(knowledge.article(version, p), claims));
  return (
    place !== undefined &&
    readsRather(document, citation, { version, place, number, by: statesAll(bearer, claims, true) ? PLAIN : SLIGHT }, knowledge)
  );
}

/** Whether the words around a citation are about one article of a version rather than about another. */
function readsRather(
  { text }: AnalysedDocument,
  citation: Citation,
  { version, place, number, by }: { readonly version: string; readonly place: string; readonly number: string; readonly by: Likeness },
  knowledge: KnowledgeBase,
): boolean {
  const { before, after } = sentenceAround(text, citation.from, citation.to);
  const words = `${before.length < 24 ? sentenceBefore(text, citation.from) : ''} ${before} ${after}`;
  const { ranked } = likest(knowledge, version, `${words.replace(OF_ANY, ' ')} 罚`);
  const score = (n: string) => ranked.find((a) => a.number === n)?.score ?? 0;
  return score(place) >= by.least && score(place) >= by.times * score(number);
}
