import type { Rule } from '../rule.js';

/** What is wrong, in a sentence. */
export const rule: Rule = {
  id: 'unknown-law',
  since: '0.1.0',
  severity: 'information',
  runs: 'ours',
  fix: 'none',
  messages: {
    found: { en: 'What is wrong with “{text}”, why it matters, what to do.', zh: '“{text}”有何问题、为何重要、如何修改。' },
  },
  *check({ document }) {
    const at = document.text.indexOf('unknown-law');
    if (at >= 0) yield { message: 'found', parameters: { text: 'unknown-law' }, from: at, to: at + 11 };
  },
};
