/** Hover: what stands at a place, explained. */
import type { AnalysedDocument } from '../document/analysed.js';
import { articleAsNamed, type Citation } from '../document/resolve.js';
import type { Language } from '../knowledge/schema.js';
import { type Explaining, explainArticle, explainDevelopment, explainLaw, explainTerm } from './explain.js';
import { termAt } from './terms.js';

/** Markdown about a place; UTF-16 offsets in the document. */
export interface HoverResult {
  readonly markdown: string;
  readonly from: number;
  readonly to: number;
}

export interface HoverOptions {
  readonly language: Language;
  readonly link?: Explaining['link'];
  readonly official?: Explaining['official'];
}

/** The citation at an offset, with the part of it that is meant: the law alone, or one article. */
export function citationAt(
  document: AnalysedDocument,
  offset: number,
): { citation: Citation; article?: string; written?: string; from: number; to: number } | undefined {
  const inside = (s: { from: number; to: number } | undefined) => s !== undefined && offset >= s.from && offset < s.to;
  for (const citation of document.citations) {
    if (citation.from > offset) break;
    if (!inside(citation)) continue;
    const article = citation.articles.find(inside);
    if (article) return { citation, article: article.article, written: articleAsNamed(article), from: article.from, to: article.to };
    if (inside(citation.lawRange)) return { citation, from: citation.lawRange!.from, to: citation.lawRange!.to };
    const first = citation.articles[0];
    return { citation, ...(first ? { article: first.article, written: articleAsNamed(first) } : {}), from: citation.from, to: citation.to };
  }
  return undefined;
}

/** What hovering a place shows, or undefined where there is nothing to say. */
export function hover(document: AnalysedDocument, offset: number, options: HoverOptions): HoverResult | undefined {
  const { knowledge } = document.analyser;
  const explaining: Explaining = {
    knowledge,
    language: options.language,
    day: document.asOf,
    turnover: document.facts.turnover,
    link: options.link,
    official: options.official,
  };
  const at = citationAt(document, offset);
  if (at) {
    const { citation, written, from, to } = at;
    const development = citation.item ? knowledge.development(citation.item) : undefined;
    if (development) return { markdown: explainDevelopment(development, explaining), from: citation.from, to: citation.to };
    const law = citation.law ? knowledge.law(citation.law) : undefined;
    if (law?.chinese) {
      const version = citation.version ? knowledge.version(citation.version) : undefined;
      const markdown =
        written && version && knowledge.hasArticle(version, written) !== 'no'
          ? explainArticle(law, version, written, explaining)
          : explainLaw(law, version, explaining);
      return { markdown, from, to };
    }
    if (citation.law || citation.status === 'foreign') return undefined;
  }
  const term = termAt(document, offset);
  return term ? { markdown: explainTerm(term.term, explaining), from: term.from, to: term.to } : undefined;
}
