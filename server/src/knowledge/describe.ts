/** Sentences made of structured facts: penalties, exposure, status. The same words stand in hovers, findings and reports. */
import { articleName, date, lawName, money, moneyRange } from './format.js';
import type { Force, KnowledgeBase, KnownArticle } from './knowledge.js';
import { brackets, LIST_COMMA, SEMICOLON } from './punctuation.js';
import { parseReference, type Reference } from './reference.js';
import type { Bilingual, Language, Law, Penalty, Requirement, SanctionKind, Version } from './schema.js';

export const SANCTIONS: Record<SanctionKind, Bilingual> = {
  'order-to-correct': { en: 'order to correct', zh: '责令改正' },
  warning: { en: 'warning', zh: '警告' },
  'public-criticism': { en: 'public criticism', zh: '通报批评' },
  summons: { en: 'regulatory talk', zh: '约谈' },
  'confiscate-gains': { en: 'confiscation of unlawful gains', zh: '没收违法所得' },
  'confiscate-goods': { en: 'confiscation of goods', zh: '没收非法财物' },
  'suspend-service': { en: 'suspension or end of the service', zh: '暂停或终止服务' },
  'suspend-app': { en: 'suspension or end of the app', zh: '责令应用程序暂停或终止服务' },
  'suspend-business': { en: 'suspension of the business, or of all business for rectification', zh: '暂停相关业务或停业整顿' },
  'close-website': { en: 'closure of the website', zh: '关闭网站' },
  'close-app': { en: 'closure of the app', zh: '关闭应用程序' },
  'revoke-licence': { en: 'revocation of the business licence', zh: '吊销营业执照' },
  'revoke-business-permit': { en: 'revocation of the business permit', zh: '吊销相关业务许可证' },
  'bar-from-office': {
    en: 'bar from senior office or from the post of personal information protection officer',
    zh: '禁止担任董事、监事、高级管理人员或个人信息保护负责人',
  },
  'bar-from-profession': { en: 'bar from key posts in network security and operation', zh: '禁止从事网络安全管理和网络运营关键岗位' },
  'cease-activity': { en: 'order to stop', zh: '责令停止' },
  blacklist: { en: 'entry on a restricted or prohibited list', zh: '列入限制或禁止清单' },
  'credit-record': { en: 'entry in the credit record, published', zh: '记入信用档案并公示' },
  'freeze-assets': { en: 'freezing of assets', zh: '冻结财产' },
  detention: { en: 'detention', zh: '拘留' },
  'criminal-detention': { en: 'criminal detention', zh: '拘役' },
  imprisonment: { en: 'imprisonment', zh: '有期徒刑' },
  'criminal-fine': { en: 'criminal fine', zh: '罚金' },
  'criminal-liability': { en: 'criminal liability', zh: '追究刑事责任' },
  'civil-liability': { en: 'civil liability', zh: '承担民事责任' },
  'disciplinary-action': { en: 'disciplinary action', zh: '依法给予处分' },
  takedown: { en: 'removal from the app stores', zh: '下架' },
  'suspend-updates': { en: 'suspension of content updates', zh: '暂停信息更新' },
  'suspend-registration': { en: 'suspension of new registrations', zh: '暂停用户注册' },
  'close-account': { en: 'closure of the account', zh: '关闭账号' },
};

const ON: Record<Penalty['on'], Bilingual> = {
  organisation: { en: 'organisation', zh: '单位' },
  'person-in-charge': { en: 'person in charge', zh: '直接负责的主管人员和其他责任人员' },
  individual: { en: 'individual', zh: '个人' },
  anyone: { en: 'anyone', zh: '任何人' },
  'state-organ': { en: 'state organ', zh: '国家机关' },
  platform: { en: 'platform', zh: '平台' },
  official: { en: 'official', zh: '工作人员' },
};
export const onWhom = (on: Penalty['on'], language: Language): string => ON[on][language];

const TIER: Record<Penalty['tier'], Bilingual> = {
  ordinary: { en: 'ordinary', zh: '一般情形' },
  'on-refusal': { en: 'not corrected', zh: '拒不改正' },
  serious: { en: 'serious', zh: '情节严重' },
  'especially-serious': { en: 'especially serious', zh: '情节特别严重' },
};
export const tierName = (tier: Penalty['tier'], language: Language): string => TIER[tier][language];

/** The amount of one penalty, with the figure for a turnover where it depends on it: "up to CNY 50,000,000 (50 million) or 5 % of last year's turnover (here: CNY 25,000,000 (25 million))". */
export function amount(penalty: Penalty, language: Language, turnover?: number): string {
  const fine = penalty.fine;
  const parts: string[] = [];
  if (fine) {
    if (fine.times) {
      const of = {
        'unlawful-gains': { en: 'the unlawful gains', zh: '违法所得' },
        'purchase-price': { en: 'the purchase price', zh: '采购金额' },
        'contract-value': { en: 'the contract value', zh: '合同金额' },
      }[fine.times.of][language];
      const range = fine.times.from === undefined ? `${fine.times.to}` : `${fine.times.from}–${fine.times.to}`;
      parts.push(language === 'zh' ? `${of}${range}倍` : `${range} times ${of}`);
    }
    const range = moneyRange(fine.from, fine.to, language);
    if (range) parts.push(range);
    if (fine.turnoverPercent !== undefined) {
      const here =
        turnover === undefined
          ? ''
          : language === 'zh'
            ? `（本文件：${money((turnover * fine.turnoverPercent) / 100, 'zh')}）`
            : ` (here: ${money((turnover * fine.turnoverPercent) / 100, 'en')})`;
      parts.push(
        language === 'zh'
          ? `上一年度营业额${fine.turnoverPercent}%以下${here}`
          : `up to ${fine.turnoverPercent} % of last year's turnover${here}`,
      );
    }
  }
  return parts.join(language === 'zh' ? '，或' : ' or ');
}

/** How long detention or imprisonment lasts: "5–15 days", "up to 3 years". */
function termText(term: NonNullable<Penalty['term']>, language: Language): string {
  const unit = { day: { en: 'days', zh: '日' }, month: { en: 'months', zh: '个月' }, year: { en: 'years', zh: '年' } }[term.unit][language];
  const { from, to } = term;
  const gap = language === 'zh' ? '' : ' ';
  if (from === undefined) return language === 'zh' ? `${to}${unit}以下` : `up to ${to} ${unit}`;
  if (to === undefined) return language === 'zh' ? `${from}${unit}以上` : `${from} ${unit} or more`;
  return `${from}–${to}${gap}${unit}`;
}

/** One penalty on one line: sanctions, detention or imprisonment with its length, then the fine. */
export function penaltyLine(penalty: Penalty, language: Language, turnover?: number): string {
  const length = penalty.term && termText(penalty.term, language);
  // 拘役 has a length of its own in the general part; the one given here is that of imprisonment.
  const lasting = (['imprisonment', 'detention'] as const).find((s) => penalty.sanctions.includes(s));
  const names = penalty.sanctions.map((s) => SANCTIONS[s][language] + (length && s === lasting ? brackets(length, language) : ''));
  if (length && !lasting) names.push(length);
  const value = amount(penalty, language, turnover);
  const fine =
    value &&
    (language === 'zh'
      ? `${penalty.fine?.optional ? '可以' : ''}罚款${value}`
      : `${penalty.fine?.optional ? 'may be fined' : 'fine of'} ${value}`);
  return [names.join(LIST_COMMA[language]), fine].filter(Boolean).join(SEMICOLON[language]);
}

/** The penalty articles that a reference leads to: itself, or those that punish its breach, with the penalties of the paragraphs named. */
export function penaltyArticles(knowledge: KnowledgeBase, article: KnownArticle, day: string): KnownArticle[] {
  if (article.penalties.length) return [article];
  const found = new Map<string, KnownArticle>();
  for (const by of article.punishedBy) {
    const reference = /^\d/.test(by) ? undefined : parseReference(by);
    const version = reference ? knowledge.versionFor(reference, day)?.id : article.version;
    const number = reference?.article ?? by;
    const target = version ? knowledge.article(version, number) : undefined;
    if (!target) continue;
    const named = target.penalties.filter((p) => p.at === number || p.at.startsWith(`${number}(`));
    const key = `${target.version}:${target.number}`;
    const before = found.get(key)?.penalties ?? [];
    // An article whose penalties stand in no paragraph of their own is meant as a whole.
    found.set(key, { ...target, penalties: named.length ? [...before, ...named.filter((p) => !before.includes(p))] : target.penalties });
  }
  return [...found.values()];
}

/** {@link exposures} in one sentence: what a gap may cost. Empty where nothing is known. */
export const exposure = (...of: Parameters<typeof exposures>): string => exposures(...of).join(SEMICOLON[of[3]]);

/** The heaviest fines on the organisation, ordinary and serious, of each article that sets some, in the order of the references. */
export function exposures(
  knowledge: KnowledgeBase,
  references: readonly string[],
  day: string,
  language: Language,
  turnover?: number,
): string[] {
  const sentences: string[] = [];
  for (const text of references) {
    const reference = parseReference(text);
    const version = reference && knowledge.versionFor(reference, day);
    const law = reference && knowledge.law(reference.law);
    if (!version || !law || !reference.article || knowledge.force(version, day) !== 'in-force') continue;
    const article = knowledge.article(version.id, reference.article);
    if (!article) continue;
    for (const source of penaltyArticles(knowledge, article, day)) {
      const onOrganisation = source.penalties.filter((p) => p.on === 'organisation' || p.on === 'anyone' || p.on === 'platform');
      const fines = onOrganisation.filter((p) => p.fine);
      if (!fines.length) continue;
      const lines = fines.map(
        (p) =>
          `${p.tier === 'ordinary' ? '' : language === 'zh' ? `${tierName(p.tier, 'zh')}：` : `${tierName(p.tier, 'en')}: `}${amount(p, language, turnover)}`,
      );
      const named = knowledge.law(source.law);
      const name = named ? lawName(named, language) : source.law;
      sentences.push(
        language === 'zh'
          ? `${[...new Set(lines)].join('；')}（《${name}》${articleName(source.number, 'zh')}）`
          : `${[...new Set(lines)].join('; ')} (${name} ${source.number})`,
      );
    }
  }
  return [...new Set(sentences)];
}

/** A version's standing on a day, with its dates: "in force since 1 November 2021". */
export function standing(knowledge: KnowledgeBase, version: Version, day: string, language: Language): string {
  const force: Force = knowledge.force(version, day);
  const on = (iso: string | undefined) => (iso ? date(iso, language) : '');
  const by = version.replacedBy ? referenceName(knowledge, version.replacedBy, language) : '';
  if (language === 'zh') {
    switch (force) {
      case 'in-force':
        return `现行有效，自${on(version.effective)}起施行${version.ended ? `，至${on(version.ended)}止` : ''}`;
      case 'not-yet':
        return `尚未施行，自${on(version.effective)}起施行`;
      case 'ended':
        return `已失效，${on(version.effective)}至${on(version.ended)}有效${by ? `，由${by}取代` : ''}`;
      case 'draft':
        return `草案，无约束力${version.promulgated ? `，${on(version.promulgated)}公布` : ''}${by ? `，后为${by}` : ''}`;
      default:
        return '效力状态未核实';
    }
  }
  switch (force) {
    case 'in-force':
      return `in force since ${on(version.effective)}${version.ended ? `, until ${on(version.ended)}` : ''}`;
    case 'not-yet':
      return `not yet in force: takes effect on ${on(version.effective)}`;
    case 'ended':
      return `no longer in force: ${on(version.effective)} to ${on(version.ended)}${by ? `, replaced by ${by}` : ''}`;
    case 'draft':
      return `draft, binds nobody${version.promulgated ? `; published ${on(version.promulgated)}` : ''}${by ? `; became ${by}` : ''}`;
    default:
      return 'standing not verified';
  }
}

/** A reference as people write it: "PIPL 17(1)", 《个人信息保护法》第十七条第一款. A version is named where it is not the current one. */
export function referenceName(knowledge: KnowledgeBase, text: string, language: Language): string {
  const reference = parseReference(text);
  const law: Law | undefined = reference && knowledge.law(reference.law);
  if (!reference || !law) return text;
  const several = law.versions.filter((v) => v.status === 'final').length > 1;
  const year =
    reference.version && (several || reference.version.endsWith('-draft'))
      ? reference.version.slice(reference.version.indexOf('@') + 1).replace('-draft', language === 'zh' ? '年草案' : ' draft')
      : '';
  const article = reference.article ? (language === 'zh' ? articleName(reference.article, 'zh', law) : ` ${reference.article}`) : '';
  return language === 'zh'
    ? `《${lawName(law, 'zh')}》${year ? `（${year.replace(/年草案$/, '')}年${year.endsWith('草案') ? '草案' : ''}）` : ''}${article}`
    : `${law.short.en}${year ? ` (${year})` : ''}${article}`;
}

/** What stands behind a requirement: the duty to say it, else the duty to act that makes it usual. */
export const basisOrBackground = ({ basis, background }: Requirement): readonly string[] => (basis.length ? basis : background);

/** Several references, those of one law together: "PIPL 17(1), 19; NDSMR 21". */
export function referenceList(
  knowledge: KnowledgeBase,
  references: readonly string[],
  language: Language,
  link: (text: string, reference: Reference) => string = (text) => text,
): string {
  const groups = new Map<string, string[]>();
  for (const text of references) {
    const reference = parseReference(text);
    if (!reference) continue;
    const key = reference.version ?? reference.law;
    const list = groups.get(key) ?? [];
    if (reference.article) list.push(reference.article);
    groups.set(key, list);
  }
  return [...groups]
    .map(([key, articles]) => {
      const name = referenceName(knowledge, key, language);
      const reference = parseReference(key)!;
      if (!articles.length) return link(name, reference);
      const numbers = articles.map((article) =>
        link(language === 'zh' ? articleName(article, 'zh', knowledge.law(reference.law)) : article, { ...reference, article }),
      );
      return name + (language === 'zh' ? '' : ' ') + numbers.join(language === 'zh' ? '、' : ', ');
    })
    .join(SEMICOLON[language]);
}
