import type { Facts, Severity } from '../../document/configuration.js';
import { holds, isDue, type Verdict } from '../../document/coverage.js';
import { FACT_TITLES } from '../../document/titles.js';
import { basisOrBackground, exposure } from '../../knowledge/describe.js';
import type { Bilingual, Requirement } from '../../knowledge/schema.js';
import { basisNames, basisOf } from '../basis.js';
import { clauseFix, placeOf } from '../clause.js';
import type { Report, Rule, RuleContext } from '../rule.js';

/** A disclosure that the document's kind calls for and that is not in it. */
export const rule: Rule = {
  id: 'missing-requirement',
  title: { en: 'missing disclosure', zh: '缺少披露' },
  since: '0.1.0',
  severity: 'warning',
  runs: 'gaps',
  scope: 'document',
  reports: 'absence',
  fix: 'unsafe',
  messages: {
    statute: { en: 'Missing: {title}. {says} ({basis}).{exposure}', zh: '缺少：{title}。{says}（{basis}）。{exposure}' },
    conditional: {
      en: 'Missing: {title}, which applies here ({condition}). {says} ({basis}).{exposure}',
      zh: '缺少：{title}，且本文件适用（{condition}）。{says}（{basis}）。{exposure}',
    },
    'if-applicable': {
      en: 'Not found: {title}. If it applies ({condition}), {says} ({basis}). Say in the front matter whether it does.',
      zh: '未发现：{title}。如适用（{condition}），{says}（{basis}）。请在文首设置中注明是否适用。',
    },
    practice: { en: 'Usual, and not found: {title}. {says}{background}', zh: '通常会写明，但未发现：{title}。{says}{background}' },
    unsure: {
      en: 'Not recognised for certain: {title}. Something here resembles it; check that it says: {says} ({basis})',
      zh: '未能确认：{title}。此处有近似内容，请核对是否已写明：{says}（{basis}）',
    },
    belongs: { en: 'Its place is in this section', zh: '宜写在本节' },
    resembles: { en: 'This resembles it', zh: '此处近似' },
    insert: { en: 'Insert a model clause: {title}', zh: '插入示范条款：{title}' },
  },
  *check(context) {
    for (const verdict of context.document.verdicts) {
      if (verdict.status === 'missing') yield report(verdict, context);
    }
  },
};

function report(verdict: Verdict, { document, knowledge, options }: RuleContext): Report {
  const { requirement } = verdict;
  const place = placeOf(document, requirement);
  const resembling = verdict.unsure ? verdict.evidence[0] : undefined;
  const at = resembling ?? (place ? { from: place.from, to: place.to } : document.title);
  const applies = holds(requirement, document.facts);
  // Required where it happens, and no fact tells whether it does: told as usual practice.
  const practice = requirement.force === 'practice' || (requirement.force === 'conditional' && !requirement.when);
  const conditional = requirement.force === 'conditional' && !practice;
  const due = isDue(requirement, document.facts);
  const severity: Severity = verdict.unsure ? 'hint' : due ? 'warning' : practice && applies ? 'information' : 'hint';
  const message = verdict.unsure ? 'unsure' : practice ? 'practice' : conditional ? (applies ? 'conditional' : 'if-applicable') : 'statute';
  const cost = (language: 'en' | 'zh') => exposure(knowledge, requirement.exposure, document.asOf, language, document.facts.turnover);
  const behind = requirement.background.length ? requirement.background : practice ? requirement.basis : [];
  const background = behind.length ? basisNames(knowledge, behind) : undefined;
  const basis = basisOrBackground(requirement);
  const costs = { en: cost('en'), zh: cost('zh') };
  return {
    message,
    severity,
    requirement: requirement.id,
    from: at.from,
    to: at.to,
    parameters: {
      title: requirement.title,
      says:
        conditional && !applies && !verdict.unsure
          ? { en: lowerFirst(requirement.says.en).replace(/\.$/, ''), zh: requirement.says.zh.replace(/。$/, '') }
          : message === 'statute' || message === 'conditional' || message === 'unsure'
            ? { en: requirement.says.en.replace(/\.$/, ''), zh: requirement.says.zh.replace(/。$/, '') }
            : requirement.says,
      basis: basisNames(knowledge, basis),
      condition: condition(requirement),
      exposure: { en: costs.en ? ` May cost: ${costs.en}.` : '', zh: costs.zh ? `可能的处罚：${costs.zh}。` : '' },
      background: background ? { en: ` Background: ${background.en}.`, zh: `相关规定：${background.zh}。` } : { en: '', zh: '' },
    },
    basis: basisOf({ knowledge, document }, basis),
    related: resembling
      ? [{ from: resembling.from, to: resembling.to, message: 'resembles' }]
      : place
        ? [{ from: place.from, to: place.to, message: 'belongs' }]
        : [],
    fixes: [clauseFix(document, requirement, place, options.language)],
  };
}

/** Conditions that are more than a fact which is true. */
const CONDITIONS: Partial<Record<keyof Facts, Bilingual>> = {
  channels: { en: 'an app is offered', zh: '提供App' },
  ciio: { en: 'the organisation operates critical information infrastructure', zh: '属于关键信息基础设施运营者' },
  industry: { en: 'the industry named in the front matter', zh: '属于文首设置所列行业' },
  individuals: { en: 'the number of individuals reaches the threshold', zh: '处理的个人数量达到规定数量' },
};

/** The condition of a requirement; of a pack's own fact, its name. */
function condition({ when }: Requirement): Bilingual {
  const fact = when?.fact ?? '';
  if (!isFact(fact)) return { en: fact, zh: fact };
  const title = FACT_TITLES[fact];
  return CONDITIONS[fact] ?? { en: lowerFirst(title.en), zh: title.zh };
}

const isFact = (name: string): name is keyof Facts => name in FACT_TITLES;

const lowerFirst = (text: string): string => (/^[A-Z][a-z]/.test(text) ? text[0]!.toLowerCase() + text.slice(1) : text);
