/** `policy-drafter import`: a newsletter file as the draft of a data pack. */
import path from 'node:path';
import { draftYaml, monthOf, readNewsletter } from '../features/newsletter.js';
import type { KnowledgeBase } from '../knowledge/knowledge.js';
import type { Bilingual, Development, Language } from '../knowledge/schema.js';
import { buildCitationLexicon } from '../signals/citations/lexicon.js';
import { UsageError } from './output.js';
import { readDocument, unreadable } from './review.js';

/** Reads the file; what is wrong with it is thrown as a line that names it. */
export async function importNewsletter(
  file: string,
  pack: string | undefined,
  knowledge: KnowledgeBase,
  today: string,
  language: Language,
): Promise<{ yaml: string; developments: readonly Development[] }> {
  let fault: Bilingual | undefined;
  const text = await readDocument(file, (message) => {
    fault = message;
  });
  if (text === undefined) throw new UsageError(fault ?? unreadable(file));
  const month = pack ?? monthOf(path.basename(file), text);
  if (!month)
    throw new UsageError({
      en: `${file}: does not say of which month it is: name it with --pack 2023-11`,
      zh: `${file}：未写明是哪个月：请用 --pack 2023-11 指明`,
    });
  const { developments, unknown } = readNewsletter(text, { knowledge, lexicon: buildCitationLexicon(knowledge), pack: month, today });
  if (!developments.length)
    throw new UsageError({
      en: `${file}: holds no numbered items: rows of a table with a column "item", headings or paragraphs that begin with 1.`,
      zh: `${file}：没有带编号的条目：应为含“item”栏的表格行，或以1.开头的标题或段落`,
    });
  return { yaml: draftYaml(developments, unknown, language), developments };
}
