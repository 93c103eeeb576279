import type { AnalysedDocument } from '../../document/analysed.js';
import type { Severity } from '../../document/configuration.js';
import { isDue, type Verdict } from '../../document/coverage.js';
import { basisOrBackground } from '../../knowledge/describe.js';
import type { Bilingual, Language } from '../../knowledge/schema.js';
import { basisNames, basisOf } from '../basis.js';
import { withBlanks, writingOf } from '../clause.js';
import type { Fix, Report, Rule, RuleContext } from '../rule.js';

/** A disclosure of which the text gives a part only. */
export const rule: Rule = {
  id: 'incomplete-requirement',
  title: { en: 'incomplete disclosure', zh: '披露不完整' },
  since: '0.1.0',
  severity: 'warning',
  runs: 'gaps',
  scope: 'document',
  fix: 'unsafe',
  messages: {
    elements: {
      en: 'Incomplete: {title}. Not found: {absent} ({basis}).',
      zh: '不完整：{title}。未发现：{absent}（{basis}）。',
    },
    part: { en: 'Incomplete: {title}. {says} ({basis}).', zh: '不完整：{title}。{says}（{basis}）。' },
    practice: {
      en: 'Usual, and only in part here: {title}. Not found: {absent}.',
      zh: '通常会写全，此处仅有部分：{title}。未发现：{absent}。',
    },
    'element-clause': { en: 'Insert what is missing: {absent}', zh: '插入缺少的内容：{absent}' },
    clause: { en: 'Insert a model clause: {title}', zh: '插入示范条款：{title}' },
  },
  *check(context) {
    for (const verdict of context.document.verdicts) if (verdict.status === 'partial' && speaks(verdict)) yield report(verdict, context);
  },
};

/** Blanks are told by themselves; and of what is only usual, a part is worth a word only where it is known what is missing. */
function speaks({ requirement, absent, blank, evidence }: Verdict): boolean {
  return !blank && evidence.length > 0 && (requirement.force !== 'practice' || (requirement.elements.length > 0 && absent.length > 0));
}

function report(verdict: Verdict, { document, knowledge, options }: RuleContext): Report {
  const { requirement } = verdict;
  const at = verdict.evidence[0]!;
  const absent = requirement.elements.filter((e) => !e.optional && verdict.absent.includes(e.id));
  const practice = requirement.force === 'practice';
  const names: Bilingual = {
    en: absent.map((e) => e.title.en).join('; '),
    zh: absent.map((e) => e.title.zh).join('、'),
  };
  const says: Bilingual = { en: requirement.says.en.replace(/\.$/, ''), zh: requirement.says.zh.replace(/。$/, '') };
  const basis = basisOrBackground(requirement);
  return {
    message: practice ? 'practice' : absent.length ? 'elements' : 'part',
    severity: severity(practice, isDue(requirement, document.facts), absent.length > 0),
    requirement: requirement.id,
    from: at.from,
    to: at.to,
    parameters: {
      title: requirement.title,
      absent: names,
      says,
      basis: basisNames(knowledge, basis),
    },
    basis: basisOf({ knowledge, document }, basis),
    fixes: fixes(verdict, absent, document, options.language, at.to),
  };
}

/** What is missing by name weighs more than a part that is somehow too little; nothing weighs more than a warning. */
function severity(practice: boolean, due: boolean, named: boolean): Severity {
  if (practice) return 'hint';
  if (named) return due ? 'warning' : 'information';
  return due ? 'information' : 'hint';
}

/** The clauses of the missing elements, each where data has one; else the whole clause where no element is named. Below the part that is there. */
function fixes(
  { requirement }: Verdict,
  absent: Verdict['requirement']['elements'],
  document: AnalysedDocument,
  fallback: Language,
  after: number,
): Fix[] {
  const { language, eol } = writingOf(document, fallback);
  const block = document.markdown.blocks.find((b) => b.from <= after && after <= b.from + b.shape.source.length);
  const at = block ? block.from + block.shape.source.trimEnd().length : document.text.trimEnd().length;
  const insert = (clause: string) => [{ from: at, to: at, text: `${eol}${eol}${withBlanks(clause, eol)}` }];
  if (!absent.length)
    return [{ title: 'clause', parameters: { title: requirement.title }, edits: insert(requirement.clause[language]), safe: false }];
  const clauses = absent.flatMap((e) => (e.clause ? [e.clause[language]] : []));
  return clauses.length === absent.length
    ? [
        {
          title: 'element-clause',
          parameters: { absent: { en: absent.map((e) => e.title.en).join('; '), zh: absent.map((e) => e.title.zh).join('、') } },
          edits: insert(clauses.join(language === 'zh' ? '' : ' ')),
          safe: false,
        },
      ]
    : [];
}
