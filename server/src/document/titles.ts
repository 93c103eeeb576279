/** What kinds of documents and their facts are called: in skeletons, reports and views. */
import type { Bilingual } from '../knowledge/schema.js';
import type { Facts, Kind } from './configuration.js';

/** Title of a document of a kind, as its heading would say. */
export const KIND_TITLES: Readonly<Record<Kind, Bilingual>> = {
  'privacy-policy': { en: 'Privacy Policy', zh: '隐私政策' },
  'minors-policy': { en: "Rules on Children's Personal Information", zh: '儿童个人信息保护规则' },
  'cross-border-notice': { en: 'Notice of Cross-Border Transfer of Personal Information', zh: '个人信息出境告知书' },
  'sdk-list': { en: 'List of Third-Party SDKs', zh: '第三方SDK清单' },
  'entrusted-processing-agreement': { en: 'Personal Information Entrusted Processing Agreement', zh: '个人信息委托处理协议' },
  'pia-report': { en: 'Personal Information Protection Impact Assessment Report', zh: '个人信息保护影响评估报告' },
  'minors-audit-report': { en: "Minors' Personal Information Compliance Audit Report", zh: '未成年人个人信息保护合规审计报告' },
  'pi-audit-report': { en: 'Personal Information Protection Compliance Audit Report', zh: '个人信息保护合规审计报告' },
  'data-security-assessment-report': { en: 'Data Security Risk Assessment Report', zh: '数据安全风险评估报告' },
  'incident-response-plan': { en: 'Personal Information Security Incident Response Plan', zh: '个人信息安全事件应急预案' },
  'data-security-policy': { en: 'Data Security Management Policy', zh: '数据安全管理制度' },
  'industrial-internet-grading': { en: 'Industrial Internet Security Grading Report', zh: '工业互联网安全分类分级报告' },
  'data-transaction-checklist': { en: 'Data Transaction Compliance Checklist', zh: '数据交易合规核对清单' },
  other: { en: 'Other document', zh: '其他文件' },
};

/** How a product is offered: values of the fact `channels`. */
export const CHANNEL_TITLES: Readonly<Record<NonNullable<Facts['channels']>[number], Bilingual>> = {
  app: { en: 'app', zh: '应用程序' },
  'mini-program': { en: 'mini program', zh: '小程序' },
  website: { en: 'website', zh: '网站' },
  offline: { en: 'offline', zh: '线下' },
  device: { en: 'device', zh: '设备' },
};

/** What a fact says where it is true, or counts. */
export const FACT_TITLES: Readonly<Record<keyof Facts, Bilingual>> = {
  minors: { en: 'Personal information of minors is processed', zh: '处理未成年人个人信息' },
  crossBorder: { en: 'Personal information is transferred abroad', zh: '向境外提供个人信息' },
  sdks: { en: 'Third-party SDKs are embedded', zh: '接入第三方SDK' },
  automatedDecisions: { en: 'Automated decisions or personalised content', zh: '自动化决策或者个性化推荐' },
  sensitive: { en: 'Sensitive personal information is processed', zh: '处理敏感个人信息' },
  accounts: { en: 'Users have accounts', zh: '用户注册账号' },
  processors: { en: 'Processing is entrusted to others', zh: '委托他人处理个人信息' },
  recipients: { en: 'Personal information is provided to other handlers', zh: '向其他个人信息处理者提供个人信息' },
  importantData: { en: 'Important data is processed', zh: '处理重要数据' },
  coreData: { en: 'Core data is processed', zh: '处理核心数据' },
  ciio: { en: 'Operator of critical information infrastructure', zh: '关键信息基础设施运营者' },
  overseasHandler: { en: 'The handler is outside the mainland of China', zh: '处理者在境外' },
  individuals: { en: 'Number of individuals', zh: '处理个人信息的人数' },
  sensitiveIndividuals: { en: 'Number of individuals whose sensitive personal information is processed', zh: '处理敏感个人信息的人数' },
  turnover: { en: "Last year's turnover", zh: '上一年度营业额' },
  channels: { en: 'Offered as', zh: '提供方式' },
  industry: { en: 'Industry', zh: '行业' },
};
