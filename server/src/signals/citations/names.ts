/** Nouns of bodies and contracts, and the key words of English titles, for the patterns of the recogniser. */

/** Bodies that make or apply law; with a country before them they make the law that follows a foreign one. */
export const BODY_ZH =
  '国会|议会|众议院|参议院|立法院|政府|最高法院|宪法法院|联邦|立法|法律|监管机构|数据保护机构|数据保护局|个人信息保护委员会|个人信息保护法|当局|法院|总统|内阁|法典';
export const BODY_EN =
  'National Assembly|Parliament|Congress|Diet|Bundestag|Senate|legislature|legislators?|lawmakers|government|courts?|regulators?|authority|Ministry|statutes?|law|legislation|Supreme Court|President';

/** Last words of contracts and of our own documents. Their articles are not citations of law. */
export const CONTRACT_ZH =
  '协议|合同|政策|条款|声明|须知|公约|告知书|承诺书|授权书|同意书|章程|契约|订单|附件|附录|附表|手册|计划|制度|公告|预案|清单|白皮书|备忘录|标准合同|隐私指引|保护指引|保护规则|用户规则|平台规则|社区规范|行为规范';
export const CONTRACT_EN =
  'Agreements?|Polic(?:y|ies)|Notices?|Contracts?|Addend(?:um|a)|Statements?|Clauses?|Terms(?: (?:of (?:Use|Service)|and Conditions))?|Conditions|Schedules?|Annex(?:es)?|Appendi(?:x|ces)|Exhibits?|EULA|MSA|DPA|SCCs?|BCRs?|NDA|ToS|TOS|T&Cs|Articles of Association|By-?laws|Charter|Deed|Lease|Manual|Handbook|Plan|Guide|Document|Declaration|Treaty|Convention|Constitution of the Company|Standard Contract|Template|Chapter|Part|Section|Report|Series|White Paper';

/**
 * English titles nobody can list, by the words that only one Chinese instrument has. All of `all` (each one of several
 * words) and none of `none` must stand in the title, which is lower-case, its hyphens blanks.
 */
export const SIGNATURES: readonly { readonly law: string; readonly all: readonly RegExp[]; readonly none?: RegExp }[] = [
  { law: 'scc-measures-2023', all: [/standard contract/] },
  { law: 'large-platform-pi', all: [/large/, /platform/, /personal (?:information|data)/] },
  {
    law: 'export-certification-2025',
    all: [/certificat/, /personal (?:information|data)/, /export|outbound|cross border|abroad|overseas|transfer/],
  },
  { law: 'export-assessment-measures-2022', all: [/security assessment/, /export|outbound|cross border|abroad|overseas|transfer/] },
  {
    law: 'cross-border-provisions-2024',
    all: [/promot|facilitat|regulat|standardi/, /cross border/, /data/, /flow|transfer/],
    none: /certificat|assessment|contract/,
  },
  { law: 'audit-measures-2025', all: [/audit/, /personal (?:information|data)/] },
  { law: 'children-pi-provisions-2019', all: [/child/, /personal (?:information|data)/], none: /online privacy/ },
  { law: 'minors-regs', all: [/minors?\b/, /cyberspace|online|internet|network|cyber/] },
  { law: 'algorithm-provisions-2022', all: [/algorithm/, /recommend/] },
  { law: 'deep-synthesis-2022', all: [/deep synthesis/] },
  { law: 'genai-measures-2023', all: [/generative/, /artificial intelligence|\bai\b/] },
  {
    law: 'ai-labelling-2025',
    all: [/label|mark|identif/, /\bai\b|artificial intelligence|synthetic|synthesi[sz]ed|generated/],
    none: /generative/,
  },
  { law: 'facial-recognition-2025', all: [/fac(?:e|ial) recognition/] },
  { law: 'incident-reporting-2025', all: [/incident/, /report/] },
  { law: 'ciip-regs-2021', all: [/critical information infrastructure/] },
  { law: 'cyber-review-2022', all: [/(?:cyber ?|network )security review/] },
  { law: 'app-violation-methods-2019', all: [/illegal|unlawful|violation/, /collect/, /\bapps?\b|application/] },
  { law: 'necessary-pi-2021', all: [/necessary personal information/] },
  { law: 'auto-data-2021', all: [/automo|vehicle|\bcars?\b/, /data/] },
  { law: 'miit-risk-assessment', all: [/risk assessment/, /data security/, /industr/] },
  {
    law: 'miit-data-measures-2022',
    all: [/data security/, /industr/, /information|telecom|\bmiit\b/],
    none: /risk assessment|incident|emergency|contingency/,
  },
  { law: 'industrial-internet-grading', all: [/industrial internet/, /grad|classif/] },
  { law: 'ndsmr', all: [/network data/] },
  { law: 'cac-discretion-2025', all: [/discretion/, /cyberspace|\bcac\b/] },
  { law: 'consumer-regs-2024', all: [/implement/, /consumer/, /rights|protection/] },
  { law: 'public-video-2025', all: [/video/, /public (?:security|safety)/] },
  { law: 'gov-data-sharing-2025', all: [/government(?:al)? (?:affairs )?data|data of government/, /shar/] },
];
