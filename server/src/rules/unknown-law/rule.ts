import { exists, longerTitle, madeUp, misnamedLaw } from '../instruments.js';
import type { Rule } from '../rule.js';

/** A law in our field that is said to be China's, and is none that we know of: there are few, and all are in the pack. */
export const rule: Rule = {
  id: 'unknown-law',
  title: { en: 'unknown law', zh: '法律不存在' },
  since: '0.1.0',
  severity: 'warning',
  runs: 'ours',
  fix: 'none',
  messages: {
    unknown: {
      en: 'No Chinese law called “{title}” is known to this pack. Readers cannot follow the citation: check the title, or cite the law that is meant.',
      zh: '未查到名为“{title}”的中国法律，读者将无从核对。请核对名称，或者改引实际所指的法律。',
    },
  },
  *check({ document, knowledge }) {
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
      yield { message: 'unknown', parameters: { title: citation.title }, from: at.from, to: at.to };
    }
  },
};
