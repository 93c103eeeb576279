/** Finding one's way by citations: where a law or an article is cited, what to colour, what to link, what to add in passing. */
import type { AnalysedDocument } from '../document/analysed.js';
import { lawName } from '../knowledge/format.js';
import { baseArticle } from '../knowledge/reference.js';
import type { Language } from '../knowledge/schema.js';
import { citationAt } from './hover.js';

/** A law, or one article of it, whatever its version: what a reader looks for when following a citation. */
export interface CitedTarget {
  readonly law: string;
  readonly article?: string;
}

interface Place {
  readonly from: number;
  readonly to: number;
}

/** What is cited at an offset: on the name of a law, the law; elsewhere the article. */
export function targetAt(document: AnalysedDocument, offset: number): CitedTarget | undefined {
  const at = citationAt(document, offset);
  if (!at?.citation.law || !document.analyser.knowledge.law(at.citation.law)?.chinese) return undefined;
  return { law: at.citation.law, ...(at.article ? { article: baseArticle(at.article) } : {}) };
}

/** Where a document cites a target. A law is cited by each citation of any of its articles. */
export function placesOf(document: AnalysedDocument, { law, article }: CitedTarget): Place[] {
  const places: Place[] = [];
  for (const citation of document.citations) {
    if (citation.law !== law) continue;
    if (article === undefined) places.push(citation.lawRange ?? citation);
    else places.push(...citation.articles.filter((a) => baseArticle(a.article) === article));
  }
  return places.map(({ from, to }) => ({ from, to }));
}

/** A stretch to colour. `outdated`: not the law as it stands (a draft, a text replaced or not yet in force, an article that does not exist). */
export interface SemanticToken extends Place {
  readonly type: 'law' | 'article' | 'development';
  readonly outdated: boolean;
}

/** Laws, articles and items to colour, in order, none inside another. */
export function semanticTokens(document: AnalysedDocument): SemanticToken[] {
  const spans: SemanticToken[] = [];
  for (const citation of document.citations) {
    const outdated = citation.status !== 'ok';
    if (citation.item) spans.push({ from: citation.from, to: citation.to, type: 'development', outdated: false });
    if (!citation.law || !document.analyser.knowledge.law(citation.law)?.chinese) continue;
    const law = citation.lawRange;
    if (law) spans.push({ ...law, type: 'law', outdated });
    else if (!citation.articles.length) spans.push({ from: citation.from, to: citation.to, type: 'law', outdated });
    for (const { from, to } of citation.articles) spans.push({ from, to, type: 'article', outdated });
  }
  spans.sort((a, b) => a.from - b.from || b.to - a.to);
  // A range (38 to 40) gives each of its articles the same place.
  let end = -1;
  return spans.filter((s) => {
    if (s.from < end || s.to <= s.from) return false;
    end = s.to;
    return true;
  });
}

/** A citation as a link into the law's own document. */
export interface CitationLink extends Place {
  readonly version: string;
  readonly article?: string;
}

/** The citations that lead somewhere. */
export function links(document: AnalysedDocument): CitationLink[] {
  return document.citations.flatMap((c) => {
    const law = c.law ? document.analyser.knowledge.law(c.law) : undefined;
    const article = c.articles[0]?.article;
    return law?.chinese && c.version ? [{ from: c.from, to: c.to, version: c.version, ...(article ? { article } : {}) }] : [];
  });
}

/** A short title to be read after an article that is cited without its law: "Article 23 ‹PIPL›". */
export interface Hint {
  readonly at: number;
  readonly label: string;
}

/** Whether a name only points back to a law: 该法, "the said Law". */
export const pointsBack = (name: string): boolean => /^(?:本|该|此|同|上述|前述|(?:the )?(?:said|same|aforesaid)\b|thereof)/i.test(name);

/** Hints in [from, to]: the law meant, where only an antecedent tells it. */
export function hints(document: AnalysedDocument, from: number, to: number, language: Language): Hint[] {
  return document.citations.flatMap((c) => {
    if (!c.articles.length || c.to < from || c.from > to || !c.law) return [];
    const law = document.analyser.knowledge.law(c.law);
    const named =
      c.lawRange && c.lawRange.from >= c.from && c.lawRange.to <= c.to && !pointsBack(document.text.slice(c.lawRange.from, c.lawRange.to));
    return law?.chinese && !named ? [{ at: c.to, label: language === 'zh' ? `《${lawName(law, 'zh')}》` : law.short.en }] : [];
  });
}
