/** Nouns of bodies and of contracts, for the patterns of the recogniser. */

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
