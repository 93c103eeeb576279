/** The laws as one chooses among them: most useful first. */
import type { AnalysedDocument } from '../document/analysed.js';
import { standing } from '../knowledge/describe.js';
import { lawName } from '../knowledge/format.js';
import type { KnowledgeBase } from '../knowledge/knowledge.js';
import { brackets } from '../knowledge/punctuation.js';
import { parseReference, yearOf } from '../knowledge/reference.js';
import type { Language, Law } from '../knowledge/schema.js';
import { memoize } from '../util/memoize.js';

/** The laws of China, those first on which most requirements rest. */
export const lawsByUse = memoize((knowledge: KnowledgeBase): readonly Law[] => {
  const uses = new Map<string, number>();
  for (const { basis, background } of knowledge.requirements)
    for (const text of [...basis, ...background]) {
      const law = parseReference(text)?.law ?? '';
      uses.set(law, (uses.get(law) ?? 0) + 1);
    }
  return knowledge.laws.filter((law) => law.chinese).sort((a, b) => (uses.get(b.id) ?? 0) - (uses.get(a.id) ?? 0));
});

/** A version of a law to choose. */
export interface LawChoice {
  readonly version: string;
  readonly label: string;
  /** Its standing on the day. */
  readonly description: string;
  readonly detail: string;
  /** Whether it is law on that day. */
  readonly current: boolean;
}

/** What tells a text from the others of its law: "2020 draft", "2021". */
function textName(version: string, language: Language): string {
  const draft = version.endsWith('-draft');
  return language === 'zh' ? `${yearOf(version)}年${draft ? '草案' : ''}` : yearOf(version) + (draft ? ' draft' : '');
}

/** All versions: first what is in force on a day, what the document cites before the rest; then drafts, earlier texts and those to come. */
export function lawChoices(knowledge: KnowledgeBase, day: string, language: Language, document?: AnalysedDocument): LawChoice[] {
  const cited = new Set(document?.citations.map((c) => c.law));
  const laws = lawsByUse(knowledge);
  const choices = [...laws.filter(({ id }) => cited.has(id)), ...laws.filter(({ id }) => !cited.has(id))].flatMap((law) =>
    law.versions.toReversed().map((v): LawChoice => {
      const current = knowledge.force(v, day) === 'in-force';
      return {
        version: v.id,
        label: lawName(law, language) + (law.versions.length > 1 || !current ? brackets(textName(v.id, language), language) : ''),
        description: standing(knowledge, v, day, language),
        detail: v.titles?.[language] ?? law.titles[language],
        current,
      };
    }),
  );
  return [...choices.filter((c) => c.current), ...choices.filter((c) => !c.current)];
}
