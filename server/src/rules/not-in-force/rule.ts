import type { Rule } from '../rule.js';

/** What is wrong, in a sentence. */
export const rule: Rule = {
  id: 'not-in-force',
  since: '0.1.0',
  severity: 'information',
  runs: 'ours',
  fix: 'none',
  messages: {
    found: { en: 'What is wrong with “{text}”, why it matters, what to do.', zh: '“{text}”有何问题、为何重要、如何修改。' },
  },
  *check({ document }) {
    const at = document.text.indexOf('not-in-force');
    if (at >= 0) yield { message: 'found', parameters: { text: 'not-in-force' }, from: at, to: at + 12 };
  },
};
