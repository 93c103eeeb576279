import type { Rule } from '../rule.js';
import { fillings } from './fillings.js';

/** A blank of the draft that is still to be filled in. */
export const rule: Rule = {
  id: 'unfinished-placeholder',
  title: { en: 'unfinished placeholder', zh: '占位符未填写' },
  since: '0.1.0',
  severity: 'warning',
  runs: 'any-kind',
  fix: 'unsafe',
  messages: {
    unfinished: {
      en: 'Unfinished: “{text}” is still to be filled in. What it stands for does not count as disclosed.',
      zh: '未完成：“{text}”尚待填写。该处内容不视为已经告知。',
    },
    fill: { en: 'Fill in “{value}”, as elsewhere in this document', zh: '填入本文件另处写明的“{value}”' },
    select: { en: 'Select the blank, to fill it in', zh: '选中空白处以便填写' },
  },
  *check({ document }) {
    for (const { from, to, text } of document.placeholders)
      yield {
        message: 'unfinished',
        parameters: { text: text.length > 40 ? `${text.slice(0, 39)}…` : text },
        from,
        to,
        fixes: [...fillings(document, { from, to }), { title: 'select', edits: [], shows: { from, to }, safe: false }],
      };
  },
};
