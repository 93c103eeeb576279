import type { Rule } from '../rule.js';

/** A blank of the draft that is still to be filled in. */
export const rule: Rule = {
  id: 'unfinished-placeholder',
  title: { en: 'unfinished placeholder', zh: '占位符未填写' },
  since: '0.1.0',
  severity: 'warning',
  runs: 'ours',
  fix: 'none',
  messages: {
    unfinished: {
      en: 'Unfinished: “{text}” is still to be filled in. What it stands for does not count as disclosed.',
      zh: '未完成：“{text}”尚待填写。该处内容不视为已经告知。',
    },
  },
  *check({ document }) {
    for (const { from, to, text } of document.placeholders)
      yield { message: 'unfinished', parameters: { text: text.length > 40 ? `${text.slice(0, 39)}…` : text }, from, to };
  },
};
