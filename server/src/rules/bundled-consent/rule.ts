import { statement } from '../../document/coverage.js';
import { basisNames, basisOf } from '../basis.js';
import { rewording } from '../edits.js';
import type { Rule } from '../rule.js';

const STATEMENTS = [
  statement('deemed', [{ own: ['DEEMED_CONSENT'], none: ['REFUSES_DEEMED', 'CHANGE', 'CONSENTING_ACT'], even: ['preamble'] }]),
  statement('changes', [{ own: ['DEEMED_CONSENT', 'CHANGE'], none: ['REFUSES_DEEMED', 'CONSENTING_ACT'], even: ['preamble'] }]),
  statement('blanket', [{ own: ['BLANKET_CONSENT'], none: ['REFUSES_DEEMED', 'NEGATION'], even: ['preamble'] }]),
];
const BASIS: Readonly<Record<string, readonly string[]>> = {
  deemed: ['pipl:14(1)', 'app-violation-methods-2019:3(4)'],
  changes: ['pipl:14(2)', 'pipl:17(2)'],
  blanket: ['pipl:14(1)', 'pipl:6(1)'],
};

/** Consent that the law does not count: read into use or silence, or asked once for everything. */
export const rule: Rule = {
  id: 'bundled-consent',
  title: { en: 'bundled consent', zh: '捆绑同意' },
  since: '0.1.0',
  severity: 'warning',
  runs: 'gaps',
  basis: 'duty',
  fix: 'unsafe',
  messages: {
    deemed: {
      en: 'Use or silence is taken as consent. Consent must be given voluntarily and explicitly, on full knowledge: ask for an act of its own, such as a tick that is not set beforehand ({basis}).',
      zh: '将使用或沉默视为同意。同意应当在充分知情的前提下自愿、明确作出：宜请个人以主动行为表示，例如自行勾选（{basis}）。',
    },
    changes: {
      en: 'Going on using the service is taken as consent to changes. A change of purpose, method or categories needs consent anew, and other changes must be told ({basis}).',
      zh: '将继续使用视为同意变更。处理目的、处理方式、信息种类变更的，应当重新取得同意；其他变更应当告知（{basis}）。',
    },
    blanket: {
      en: 'One consent for everything. Consent is given for a specific purpose, and some processing needs separate consent ({basis}).',
      zh: '以一次同意涵盖全部处理。同意应针对明确、具体的目的，部分处理还须单独同意（{basis}）。',
    },
    'ask-deemed': { en: 'Replace the sentence: ask for an act of consent', zh: '改为请个人以主动行为表示同意' },
    'ask-changes': {
      en: 'Replace the sentence: tell changes, and ask anew where consent is needed',
      zh: '改为告知变更，需要同意的重新取得同意',
    },
    'ask-blanket': {
      en: 'Replace the sentence: consent for each purpose, separate consent where needed',
      zh: '改为按目的分别取得同意，需要时取得单独同意',
    },
  },
  *check(context) {
    const { document, knowledge, options } = context;
    const said = document.said(STATEMENTS);
    const told = new Set<number>();
    for (const [i, { id }] of STATEMENTS.entries())
      for (const { from, to } of said[i]!) {
        if (told.has(from)) continue;
        told.add(from);
        const references = BASIS[id]!;
        // Changes that touch neither purpose, method nor categories may be told alone.
        yield {
          message: id,
          severity: id === 'changes' ? 'information' : 'warning',
          parameters: { basis: basisNames(knowledge, references) },
          from,
          to,
          basis: basisOf(context, references),
          fixes: rewording(document, { from, to }, `ask-${id}`, `bundled-consent-${id}`, options.language),
        };
      }
  },
};
