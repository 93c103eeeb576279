import type { Severity } from '../../document/configuration.js';
import { holds, type Verdict } from '../../document/coverage.js';
import { exposure } from '../../knowledge/describe.js';
import type { Requirement } from '../../knowledge/schema.js';
import { basisNames, basisOf } from '../basis.js';
import type { Report, Rule, RuleContext } from '../rule.js';
import { clauseFix, placeOf } from './clause.js';

/** A disclosure that the document's kind calls for and that is not in it. */
export const rule: Rule = {
  id: 'missing-requirement',
  since: '0.1.0',
  severity: 'warning',
  runs: 'gaps',
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
  const severity: Severity = verdict.unsure || (requirement.when && applies !== true) ? 'hint' : practice ? 'information' : 'warning';
  const message = verdict.unsure ? 'unsure' : practice ? 'practice' : conditional ? (applies ? 'conditional' : 'if-applicable') : 'statute';
  const cost = (language: 'en' | 'zh') => exposure(knowledge, requirement.exposure, document.asOf, language, document.facts.turnover);
  const behind = requirement.background.length ? requirement.background : practice ? requirement.basis : [];
  const background = behind.length ? basisNames(knowledge, behind) : undefined;
  const basis = requirement.basis.length ? requirement.basis : requirement.background;
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

const CONDITIONS: Record<string, { en: string; zh: string }> = {
  minors: { en: 'personal information of minors is processed', zh: '处理未成年人个人信息' },
  crossBorder: { en: 'personal information is transferred abroad', zh: '向境外提供个人信息' },
  sdks: { en: 'third-party SDKs are embedded', zh: '接入第三方SDK' },
  automatedDecisions: { en: 'automated decisions or personalised content', zh: '自动化决策或个性化推荐' },
  sensitive: { en: 'sensitive personal information is processed', zh: '处理敏感个人信息' },
  accounts: { en: 'users have accounts', zh: '用户注册账号' },
  recipients: { en: 'personal information is provided to other handlers', zh: '向其他个人信息处理者提供' },
  processors: { en: 'processing is entrusted to others', zh: '委托处理' },
  channels: { en: 'an app is offered', zh: '提供App' },
  importantData: { en: 'important data are processed', zh: '处理重要数据' },
  coreData: { en: 'core data are processed', zh: '处理核心数据' },
  ciio: { en: 'the organisation operates critical information infrastructure', zh: '属于关键信息基础设施运营者' },
  overseasHandler: { en: 'the handler is outside China', zh: '个人信息处理者在境外' },
  industry: { en: 'the industry named in the front matter', zh: '属于文首设置所列行业' },
  individuals: { en: 'the number of individuals reaches the threshold', zh: '处理的个人数量达到规定数量' },
};

function condition(requirement: Requirement): { en: string; zh: string } {
  const fact = requirement.when?.fact;
  return (fact && CONDITIONS[fact]) || { en: fact ?? '', zh: fact ?? '' };
}

const lowerFirst = (text: string): string => (/^[A-Z][a-z]/.test(text) ? text[0]!.toLowerCase() + text.slice(1) : text);
