/** The texts of a report. */
import type { Severity } from '../../document/configuration.js';
import type { Status } from '../../document/coverage.js';
import { COLON, LIST_COMMA } from '../../knowledge/punctuation.js';
import type { Bilingual, Language } from '../../knowledge/schema.js';
import type { CoverageEntry } from '../coverage.js';

export const WORDS = {
  title: { en: 'Review report', zh: '审阅报告' },
  product: { en: 'Policy Drafter – China Data Protection', zh: 'Policy Drafter – 中国数据保护' },
  made: { en: 'Made on', zh: '生成日期' },
  asOf: { en: 'Law as of', zh: '法律截至' },
  reviewed: { en: 'Last reviewed', zh: '上次审阅' },
  version: { en: 'Product version', zh: '产品版本' },
  document: { en: 'Document', zh: '文件' },
  documents: { en: 'Documents', zh: '文件' },
  kind: { en: 'Kind', zh: '类型' },
  facts: { en: 'Declared facts', zh: '已声明的事实' },
  noFacts: {
    en: 'No fact is declared in the document: whether conditional requirements apply is unknown.',
    zh: '文件未声明任何事实：附条件的要求是否适用尚不清楚。',
  },
  summary: { en: 'Summary', zh: '概要' },
  coverage: { en: 'Coverage', zh: '覆盖情况' },
  coverageOf: { en: 'Coverage of {n} requirements', zh: '{n}项要求的覆盖情况' },
  noRequirements: { en: 'For this kind of document no required content is recorded.', zh: '本数据包未收录此类文件应含的内容。' },
  requirement: { en: 'Requirement', zh: '要求' },
  status: { en: 'Status', zh: '状态' },
  evidence: { en: 'Evidence in the document', zh: '文件中的依据' },
  basis: { en: 'Basis', zh: '法律依据' },
  exposure: { en: 'May cost', zh: '可能的处罚' },
  exposureTitle: { en: 'What the gaps may cost', zh: '缺口可能的处罚' },
  exposureNote: {
    en: 'Upper limits for the organisation, each named once; the law does not add them up, and what is imposed depends on the case.',
    zh: '以下为对单位的处罚上限，每项只列一次；法律并未规定相加，实际处罚视具体情形而定。',
  },
  gaps: { en: 'Gaps', zh: '缺口' },
  findings: { en: 'Findings', zh: '发现的问题' },
  noFindings: { en: 'No findings.', zh: '未发现问题。' },
  suppressed: { en: 'Suppressed findings', zh: '已忽略的问题' },
  reason: { en: 'Reason', zh: '理由' },
  noReason: { en: 'no reason given', zh: '未写理由' },
  until: { en: 'until', zh: '有效至' },
  line: { en: 'line {n}', zh: '第{n}行' },
  place: { en: 'Place', zh: '位置' },
  quotation: { en: 'Quotation', zh: '原文' },
  severity: { en: 'Severity', zh: '级别' },
  message: { en: 'Finding', zh: '问题' },
  verified: { en: 'verified', zh: '已核实' },
  unverified: { en: 'not verified', zh: '未核实' },
  absent: { en: 'Not shown', zh: '未写明' },
  unsure: { en: 'something resembles it: check', zh: '有近似内容，请核对' },
  unknown: { en: 'applies? not declared', zh: '是否适用：未声明' },
  usual: { en: 'usual, not required by statute', zh: '通常写明，非法定内容' },
  byFact: { en: 'ruled out by a declared fact', zh: '由已声明的事实排除' },
  byDenial: { en: 'the text says that it does not arise', zh: '文件已写明不涉及' },
  signed: { en: 'Reviewed by', zh: '审阅人' },
  date: { en: 'Date', zh: '日期' },
  disclaimer: {
    en: 'A drafting aid, not legal advice: it recognises wording, and cannot know whether what is said is true or complete. Summaries of law are our own words; check the official text before you rely on it. Quotations are taken from the reviewed document and may be confidential.',
    zh: '本报告仅供起草参考，不构成法律意见：本产品识别的是措辞，无法判断所写内容是否真实、完整。对法律的概述为自拟文字，使用前请核对官方文本。引文出自被审阅文件，可能涉及保密内容。',
  },
  dataNote: {
    en: '“Verified” means that the article was compared with the official text; what is “not verified” must be checked first.',
    zh: '“已核实”指该条已与官方文本核对；“未核实”的，请先行核对。',
  },
} satisfies Record<string, Bilingual>;

export const STATUS: Readonly<Record<Status, Bilingual>> = {
  met: { en: 'met', zh: '已写明' },
  partial: { en: 'partial', zh: '部分写明' },
  missing: { en: 'missing', zh: '缺少' },
  'not-applicable': { en: 'not applicable', zh: '不适用' },
};

export const SEVERITY: Readonly<Record<Severity, Bilingual>> = {
  error: { en: 'error', zh: '错误' },
  warning: { en: 'warning', zh: '警告' },
  information: { en: 'information', zh: '信息' },
  hint: { en: 'hint', zh: '提示' },
};

/** A text with its `{n}` filled in. */
export const fillWord = (id: keyof typeof WORDS, language: Language, n: number): string => WORDS[id][language].replace('{n}', String(n));

/** What the status alone does not say: why it does not apply, what is not shown, what is unsure. */
export function statusNotes(entry: CoverageEntry, language: Language): string[] {
  const colon = COLON[language];
  const notes: string[] = [];
  if (entry.unsure) notes.push(WORDS.unsure[language]);
  if (entry.absent.length) notes.push(`${WORDS.absent[language]}${colon}${entry.absent.join(LIST_COMMA[language])}`);
  if (entry.because) notes.push(WORDS[entry.because === 'fact' ? 'byFact' : 'byDenial'][language]);
  else if (entry.requirement.force === 'conditional' && entry.applies === undefined && entry.status !== 'met')
    notes.push(WORDS.unknown[language]);
  else if (entry.requirement.force === 'practice' && entry.status === 'missing') notes.push(WORDS.usual[language]);
  return notes;
}
