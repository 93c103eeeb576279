/** The legal basis of a finding, for its data and for its message. */
import { referenceList } from '../knowledge/describe.js';
import type { KnowledgeBase } from '../knowledge/knowledge.js';
import { parseReference } from '../knowledge/reference.js';
import type { Bilingual } from '../knowledge/schema.js';
import type { Basis, RuleContext } from './rule.js';

/** References (`pipl:17(1)`) read in the versions of the document's date; one without a version on that date is left out. */
export function basisOf({ knowledge, document }: Pick<RuleContext, 'knowledge' | 'document'>, references: readonly string[]): Basis[] {
  return references.flatMap((text) => {
    const reference = parseReference(text);
    const version = reference && knowledge.versionFor(reference, document.asOf);
    return reference && version
      ? [{ law: reference.law, version: version.id, ...(reference.article ? { article: reference.article } : {}) }]
      : [];
  });
}

/** The same as words: "PIPL 17(1), 19". */
export const basisNames = (knowledge: KnowledgeBase, references: readonly string[]): Bilingual => ({
  en: referenceList(knowledge, references, 'en'),
  zh: referenceList(knowledge, references, 'zh'),
});
