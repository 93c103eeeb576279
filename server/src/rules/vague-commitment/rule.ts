import { type Said, statement } from '../../document/coverage.js';
import { basisNames, basisOf } from '../basis.js';
import type { Report, Rule, RuleContext } from '../rule.js';
import { blanks, closedList } from './blanks.js';

const OPEN = [
  statement('period', [{ own: ['KEEP_VERB', 'VAGUE_PERIOD'], none: ['PERIOD', 'END_EVENT', 'PERIOD_METHOD', 'NEGATION'], within: 6 }]),
  statement('recipient', [
    {
      own: ['SHARE', 'VAGUE_RECIPIENT'],
      none: ['NEGATION', 'EXCEPTION', 'RECIPIENT_LIST', 'ENTITY', 'SEE', 'PROCESSOR', 'LINK', 'LAWFUL_DISCLOSURE'],
    },
  ]),
  statement('categories', [
    {
      sequence: ['GATHER', ['DATA', 'DATA_KIND', 'DATA_CLASS'], 'OPEN_LIST'],
      none: ['NEGATION', 'SHARE', 'ANNOUNCE'],
      within: 10,
    },
  ]),
];
const BASIS = [
  ['pipl:17(1)', 'pipl:19', 'ndsmr:21(1)(3)'],
  ['pipl:23', 'ndsmr:21(2)'],
  ['pipl:17(1)', 'pipl:6', 'ndsmr:21(1)(2)'],
];

/** A period, a recipient or a list left open where the law wants it stated. */
export const rule: Rule = {
  id: 'vague-commitment',
  title: { en: 'vague commitment', zh: '承诺含糊' },
  since: '0.1.0',
  severity: 'information',
  runs: 'gaps',
  basis: 'duty',
  fix: 'unsafe',
  messages: {
    period: {
      en: 'How long is left open here. The notice must state the period, or how it is determined ({basis}).',
      zh: '此处未明确保存多久。告知应当写明保存期限；难以确定的，写明确定方法（{basis}）。',
    },
    recipient: {
      en: 'Who receives the information is left open here, and the document names no recipient. Name each recipient with contact, purpose, method and categories ({basis}).',
      zh: '此处未明确由谁接收，全文也未写明任何接收方。应当逐一写明接收方的名称、联系方式、处理目的、处理方式和信息种类（{basis}）。',
    },
    categories: {
      en: 'An open list: what is collected beyond it stays unknown. List the categories, for each purpose ({basis}).',
      zh: '开放式列举：此外还收集哪些信息不得而知。宜按目的逐一列明信息种类（{basis}）。',
    },
    'state-period': { en: 'Put a blank for the period in place of “{text}”', zh: '将“{text}”改为待填写的保存期限' },
    'state-recipient': { en: 'Put a blank for the recipients in place of “{text}”', zh: '将“{text}”改为待填写的接收方' },
    'state-categories': { en: 'Make it a closed list: “{by}” in place of “{text}”', zh: '改为封闭列举：将“{text}”改为“{by}”' },
  },
  *check(context) {
    const { document } = context;
    if (document.kind !== 'privacy-policy' && document.kind !== 'minors-policy') return;
    const [period, recipient, categories] = document.said(OPEN);
    for (const said of period!) yield report(context, 0, said);
    // Where recipients are named elsewhere, a sentence in passing need not repeat them.
    const sharing = document.verdicts.find((v) => v.requirement.id === 'third-party-sharing');
    if (!sharing || (sharing.status === 'partial' && sharing.absent.includes('recipient')))
      for (const said of recipient!) yield report(context, 1, said);
    for (const said of categories!) yield { ...report(context, 2, said), severity: 'hint' };
  },
};

function report(context: RuleContext, which: 0 | 1 | 2, said: Said): Report {
  const { from, to } = said;
  const references = BASIS[which]!;
  return {
    message: OPEN[which]!.id,
    parameters: { basis: basisNames(context.knowledge, references) },
    from,
    to,
    basis: basisOf(context, references),
    fixes: which === 2 ? closedList(context.document, said) : blanks(context.document, said, which ? 'recipient' : 'period'),
  };
}
