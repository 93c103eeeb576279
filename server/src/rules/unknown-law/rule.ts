import type { Citation } from '../../document/citation.js';
import type { KnowledgeBase } from '../../knowledge/knowledge.js';
import { HAN } from '../../signals/citations/lexicon.js';
import { exists, likelyLaws, longerTitle, misnamedLaw, nameOf } from '../instruments.js';
import { madeUp, madeUpCells } from '../made-up.js';
import type { Fix, Rule, Span } from '../rule.js';

/** A law in our field that is said to be China's, and is none that we know of: there are few, and all are in the pack. */
export const rule: Rule = {
  id: 'unknown-law',
  title: { en: 'unknown law', zh: '法律不存在' },
  since: '0.1.0',
  severity: 'warning',
  runs: 'any-kind',
  fix: 'unsafe',
  messages: {
    unknown: {
      en: 'No Chinese law called “{title}” is known to this pack. Readers cannot follow the citation: check the title, or cite the law that is meant.',
      zh: '未查到名为“{title}”的中国法律，读者将无从核对。请核对名称，或者改引实际所指的法律。',
    },
    meant: { en: 'Did you mean “{text}”?', zh: '是否指“{text}”？' },
  },
  *check({ document, knowledge }) {
    const told = new Set<number>();
    for (const citation of document.citations) {
      const longer = longerTitle(document, citation, knowledge);
      if (longer) {
        yield { message: 'unknown', parameters: { title: longer.title }, from: longer.from, to: citation.lawRange!.to };
        continue;
      }
      if (
        !citation.title ||
        exists(citation.title, knowledge) ||
        !(citation.status === 'unknown-law' || madeUp(document, citation, knowledge))
      )
        continue;
      // A wrong name of a law that is told from something beside it is another rule's.
      if (misnamedLaw(document, citation, knowledge)) continue;
      const at = citation.lawRange ?? citation;
      told.add(at.from);
      yield {
        message: 'unknown',
        parameters: { title: citation.title },
        from: at.from,
        to: at.to,
        fixes: meant(document.text, citation, at, knowledge),
      };
    }
    for (const { title, from, to } of madeUpCells(document, knowledge))
      if (!told.has(from)) yield { message: 'unknown', parameters: { title }, from, to };
  },
};

/** The laws that a title is most like, where they have the articles cited: the author must choose, and check the number. */
function meant(text: string, { title, articles }: Citation, { from, to }: Span, knowledge: KnowledgeBase): Fix[] {
  const written = text.slice(from, to);
  const language = HAN.test(written) ? 'zh' : 'en';
  return likelyLaws(title!, knowledge)
    .filter((law) => {
      const version = law.versions.findLast((v) => v.status === 'final');
      return version && articles.every(({ article }) => knowledge.hasArticle(version, article) !== 'no');
    })
    .slice(0, 2)
    .map((law) => {
      const name = nameOf(law, language);
      const put = language === 'zh' ? (written.includes('《') ? `《${name}》` : name) : lawInSentence(text, from, name);
      return { title: 'meant', parameters: { text: put }, edits: [{ from, to, text: put }], safe: false };
    });
}

/** An English name as it stands in a sentence: "China's Data Act" needs no article, "the Data Security Law" does. */
function lawInSentence(text: string, from: number, name: string): string {
  const before = text.slice(Math.max(0, from - 4), from);
  if (/\bthe $/i.test(before)) return name;
  return `${/(?:^|\n|[.!?] )$/.test(before) ? 'The' : 'the'} ${name}`;
}
