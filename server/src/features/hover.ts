/** Hover: what stands at a place, explained. */
import type { AnalysedDocument } from '../document/analysed.js';
import { articleAsNamed, type Citation } from '../document/citation.js';
import { brackets, COLON } from '../knowledge/punctuation.js';
import { baseArticle, parseReference } from '../knowledge/reference.js';
import type { Language, Law } from '../knowledge/schema.js';
import { type Explaining, explainArticle, explainDevelopment, explainLaw, explainTerm } from './explain.js';
import { STATUS } from './report/words.js';
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
  /** Where a link to the document's coverage leads, where the client can follow one. */
  readonly coverage?: string | undefined;
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
    here: (law, article) => inDocument(document, law, article, options),
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

const T = {
  here: { en: 'In this document', zh: '本文件中' },
  met: { en: '{n} met', zh: '已写明{n}项' },
  coverage: { en: 'Coverage', zh: '覆盖情况' },
};
/** Open requirements that are named; of more, the coverage view tells. */
const MAX_NAMED = 5;

/** What the document discloses of what an article asks: what is open by name, what is met by number. */
function inDocument(document: AnalysedDocument, law: Law, article: string, { language, coverage }: HoverOptions): string | undefined {
  const rests = (reference: string) => {
    const read = parseReference(reference);
    return read?.law === law.id && read.article !== undefined && baseArticle(read.article) === baseArticle(article);
  };
  const asked = document.verdicts.filter(
    ({ requirement: r, status }) => r.force !== 'practice' && status !== 'not-applicable' && [...r.basis, ...r.background].some(rests),
  );
  if (!asked.length) return undefined;
  const open = asked.filter(({ status, unsure }) => (status === 'missing' && !unsure) || status === 'partial');
  const met = asked.filter(({ status }) => status === 'met').length;
  const named = open
    .slice(0, MAX_NAMED)
    .map(({ requirement, status }) => requirement.title[language] + brackets(STATUS[status][language], language));
  const parts = [
    ...named,
    ...(open.length > MAX_NAMED ? ['…'] : []),
    ...(met ? [T.met[language].replace('{n}', String(met))] : []),
    ...(coverage ? [`[${T.coverage[language]}](${coverage})`] : []),
  ];
  return parts.length > (coverage ? 1 : 0) ? `**${T.here[language]}**${COLON[language]}${parts.join(' · ')}` : undefined;
}
