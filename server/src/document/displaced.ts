/** Articles that stand unchanged, but in whose place a later text applies where the two differ. */
import type { KnowledgeBase, KnownArticle } from '../knowledge/knowledge.js';
import { baseArticle, parseReference } from '../knowledge/reference.js';
import type { Citation } from './citation.js';

export interface Displaced {
  readonly article: KnownArticle;
  readonly by: readonly KnownArticle[];
}

/** The articles that apply in an article's place on a day. */
export function displacing(article: KnownArticle, knowledge: KnowledgeBase, day: string): KnownArticle[] {
  return article.displacedBy.flatMap((text) => {
    const reference = parseReference(text);
    const version = reference && knowledge.versionFor(reference, day);
    const found =
      version && reference.article && knowledge.force(version, day) === 'in-force'
        ? knowledge.article(version.id, reference.article)
        : undefined;
    return found ? [found] : [];
  });
}

/** The articles of a citation that have given way by a day. */
export function displacedIn(citation: Citation, knowledge: KnowledgeBase, day: string): Displaced[] {
  return citation.articles.flatMap(({ article }) => {
    const known = citation.version ? knowledge.article(citation.version, baseArticle(article)) : undefined;
    const by = known ? displacing(known, knowledge, day) : [];
    return known && by.length ? [{ article: known, by }] : [];
  });
}
