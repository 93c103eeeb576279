import { statement } from '../../document/coverage.js';
import { basisNames, basisOf } from '../basis.js';
import { rewording } from '../edits.js';
import type { Rule } from '../rule.js';

const ABSOLUTE = statement('absolute', [
  { own: ['ABSOLUTE_SAFETY', ['DATA', 'WE', 'OUR', 'SECURITY_MEASURE', 'SERVER']], none: ['ABSOLUTE_HEDGE'] },
]);
const BASIS = ['pipl:17(1)', 'pipl:57'];

/** A promise of security that nobody can keep. */
export const rule: Rule = {
  id: 'absolute-claim',
  title: { en: 'absolute claim', zh: '绝对化承诺' },
  since: '0.1.0',
  severity: 'information',
  runs: 'any-kind',
  basis: 'duty',
  fix: 'unsafe',
  messages: {
    found: {
      en: 'No one can promise this: “{text}”. A notice must be true and accurate, and the first leak makes it untrue ({basis}). Say what you do, and what happens after an incident.',
      zh: '“{text}”是无法兑现的承诺。告知应当真实、准确，一旦发生泄露即与事实不符（{basis}）。宜写明采取的措施以及事件发生后的处置。',
    },
    guard: { en: 'Replace the sentence by what is done, and what it cannot rule out', zh: '改为写明所采取的措施及其局限' },
  },
  *check(context) {
    const { document, knowledge, options } = context;
    for (const { from, to, text } of document.said([ABSOLUTE])[0]!)
      yield {
        message: 'found',
        parameters: { text: text.length > 80 ? `${text.slice(0, 80)}…` : text, basis: basisNames(knowledge, BASIS) },
        from,
        to,
        basis: basisOf(context, BASIS),
        fixes: rewording(document, { from, to }, 'guard', 'absolute-claim', options.language),
      };
  },
};
