/** Who speaks in a sentence with a figure: the law, the author of himself, a case, or an example. */

import { anyOf } from '../knowledge/anyOf.js';

/** What a contract calls those who sign it, English; no word by which a law calls whom it binds ("processor"). */
export const CONTRACT_PARTY = 'Supplier|Vendor|Contractor|Customer|Purchaser|Seller|Buyer|Licen[sc]ee|Licensor|Service Provider';
const OWN_EN = anyOf(
  'i',
  /\b(?:we|our|us|ourselves|(?<!\b(?:costs?|fin(?:e|es|ed|ing)|exposes?|against) )the company(?:'s)?|our company|this (?:app|platform|company|website)|the group)\b/,
  `\\bthe (?:Processor|${CONTRACT_PARTY}) (?:shall|will|must|agrees?|undertakes?)\\b`,
);
const OWN_ZH = /我们|我司|本公司|本平台|本应用|本集团|我方|本产品|贵司/;
/** "Article 15 gives us …", 第十五条要求我司…: the law speaks. */
const LAW_SPEAKS = anyOf(
  'i',
  /^["'》)]? ?(?:of the [\w ]{1,80} )?(?:also |only |then |now )?(?:gives?|gave|allows?|allowed|requires?|required|obliges?|obliged|makes?|made|asks?|lets?|grants?|wants?|expects?|has|had|forces?|leaves?|binds?|tells?|compels?|forbids?|forbade|prohibits?|bars?|permits?|prevents?|exempts?|spares?|covers?|catches|releases?|frees?|relieves?) (?:us|our|the company|the group)\b/,
  /^["》]?(?:还|也|另|则|均)?(?:要求|规定|给予|允许|赋予|责令|只给)(?:了)?(?:我[司们方]|本公司|本平台|集团)/,
);

/** "Our litigators should note that …", "We remind our clients that …": who is told is not who does what follows. */
const NOTED =
  /^[^,;:]{0,60}\b(?:notes?|know|remember|recall|(?:aware|mindful|reminded|advised|informed|warned)(?: of the fact)?|remind(?:s|ed)? [^,;:]{1,30}) that\b/i;
/** Whether a figure's segment says what its author does: not where the article cited is what speaks, nor where he comes in only a clause later. `bound`: also where he says that he must. */
export function ownWords(
  segment: string,
  at: number,
  laws: readonly { readonly from: number; readonly to: number }[],
  bound = false,
): boolean {
  const told = NOTED.exec(segment)?.[0].length ?? 0;
  const own = [OWN_EN, OWN_ZH]
    .flatMap((p) => [...segment.matchAll(new RegExp(p.source, 'gi'))].map((m) => m.index))
    .filter((o) => o >= told);
  if (!own.length || attributed(segment, at, laws)) return false;
  if (!bound && laws.length && bindsAuthor(segment, at)) return false;
  const law = laws.findLast((l) => l.to <= at);
  const comma = (text: string) => /[,;:](?!\d)/.test(text);
  // "The statutory minimum is two years, and our archive …".
  if (!laws.length && STATUTORY.test(segment.slice(0, at)) && own.every((o) => o > at && comma(segment.slice(at, o)))) return false;
  // "Nobody under 16: Article 76 forbids us …"; "once we hold the data of 100,000 people, the Measures give us …".
  if (!law) {
    const conditional = CONDITION.test(segment.slice(0, at));
    return !laws.some((l) => (conditional || own.every((o) => o >= l.to)) && LAW_SPEAKS.test(segment.slice(l.to)));
  }
  if (LAW_SPEAKS.test(segment.slice(law.to))) return false;
  // "Article 9: if we …, the logs must be kept for …".
  const clause = segment.slice(0, at).search(/[,;:](?!\d)[^,;:]*$/) + 1;
  if (/^["》)]? ?:/.test(segment.slice(law.to)) && own.every((o) => o < clause)) {
    if (
      OBLIGES.test(segment.slice(clause, at)) ||
      /^["》)]? ?: ?(?:an? |the )?(?:fines?|penalt(?:y|ies)|罚款|处罚?|最高)/i.test(segment.slice(law.to))
    )
      return false;
  }
  // "…, we do need one: Article 12 bites at ten million, and the scheme has …": the clause of the figure begins with the law.
  if (
    own.every((o) => o < law.from || o > at) &&
    clause <= law.from &&
    SUBJECT.test(segment.slice(clause ? clause - 1 : 0, law.from)) &&
    VERB.test(segment.slice(law.to, at))
  )
    return false;
  // 《…》第四条以五十万人为门槛，我司…: the figure's clause has the law for its subject.
  return !(
    own.every((o) => o > at && comma(segment.slice(at, o))) &&
    !comma(segment.slice(law.to, at)) &&
    SUBJECT.test(segment.slice(0, law.from))
  );
}
/** "The maximum … laid down in Article 66", "the figure set there", 第四条第二项所定人数, 法定: said to be the law's own figure. */
const SET_BY =
  /\b(?:laid down|set(?: out| down| forth)?|fixed|prescribed|provided(?: for)?|stated|specified|stipulated|given|named|imposed|allowed|permitted|required|mandated|demanded|established|found|defined) (?:in|by|under|at|pursuant to) (?:the )?["'(]?$/i;
/** "…; so says Article 31", "…, as Article 31 puts it". */
const SO_SAYS = /\bso (?:says|provides|prescribes|stipulates)(?: the)? ?$/i;
const AS = /\bas (?:the )?$/i;
const SAYS = /^["')]? (?:says|provides|prescribes|stipulates|puts it|has it|lays down|states)\b/i;
/** "As Article 31 requires for children under …, we": between the article and the figure nothing but what it asks. */
const REQUIRES_FOR =
  /^["')]? (?:requires|demands|prescribes|provides|stipulates|commands|orders|asks|says)(?: (?:us |that )?(?:for|of|from|in the case of|with|in respect of|as to|regarding)\b[^,;:]{0,40})? ?$/i;
const WHAT_IT_SETS =
  /^["'》]?的(?:\d|[一二两三四五六七八九十百千万])[^,;。]{0,8}(?:线|门槛|标准|[上下]限|期限|时限)|^["'》]?的?所?(?:规定|要求|设定?|定|列|确定|明确|载明)的?(?:[^,;。]{0,8})(?:期限?|时限|时间|人数|数量|规模|数额|金额|标准|门槛|限额|上限|下限|最[高低长短]|比例|年龄|次数|频次|\d|[一二三四五六七八九十百千万]+(?:人|日|天|年|个|万|元|次|周岁))/;
/** 第二十九条"不少于…", "Article 29's "at least …": its words quoted, with the figure in them. */
const QUOTED =
  /^(?:'s|第[一二三四五六七八九十]+[款项]|,)? ?(?:(?:所|中|里|关于|规定|要求|的)*|(?:requirement|rule|wording|period|term) (?:of )?)\(?"[^"]{0,24}$/i;
const ITS_OWN =
  /\b(?:statutory|(?:set|laid down|fixed|prescribed|stated|specified) (?:t?here|therein)|(?:it|that article|the article) (?:sets|fixes|lays down|prescribes))\b|法定/i;
/** Whether a figure is said to be the one that the law sets, whoever speaks. */
export function attributed(segment: string, at: number, laws: readonly { readonly from: number; readonly to: number }[]): boolean {
  return (
    ITS_OWN.test(segment) ||
    laws.some((l) => {
      const before = segment.slice(Math.max(0, l.from - 40), l.from);
      const behind = segment.slice(l.to, l.to + 24);
      return (
        (l.from >= at && (SET_BY.test(before) || SO_SAYS.test(before) || (AS.test(before) && SAYS.test(behind)))) ||
        WHAT_IT_SETS.test(behind) ||
        // A quotation that begins before the law ends with it.
        (l.to <= at && QUOTED.test(segment.slice(l.to, at)) && (segment.slice(0, l.to).match(/"/g) ?? []).length % 2 === 0) ||
        (l.to <= at && AS.test(before) && REQUIRES_FOR.test(segment.slice(l.to, at)))
      );
    })
  );
}
/** "We must", "we have ten days to", 我司应在…: what the author is bound to is the law's, what he does is his own. */
const BOUND =
  /\b(?:must|shall|owes?|(?:is|are|falls?|becomes?) due|ha(?:s|ve) to|(?:is|are) (?:legally )?(?:required|obliged|bound|allowed|entitled) to)\b[^,;:]{0,60}$|(?:应当?|必须|须|不得|有义务)[^,;:]{0,30}$/i;
const GIVEN =
  /\b(?:ha(?:s|ve)|(?:is|are) (?:given|left|allowed)|gets?)(?: only| just| at most| until| up to)? ?$|(?:有|只有|仅有|尚有) ?$/i;
const A_PERIOD = /^[^,;:]{1,24}\b(?:days?|hours?|weeks?|months?)\b|^[^,;:]{1,8}(?:日|天|工作日|小时|个月)/i;
const CONDITION =
  /\b(?:once|when|if|where|as soon as|from the (?:day|moment))\b(?![^,;:]*[,;:])[^,;:]{0,70}$|(?:一旦|如果?|若|当|凡|只要)[^,;:。]{0,24}$/i;
const MUST_THEN =
  /^[^;:]{0,60}\b(?:we|the company) (?:must|shall|have to|need to|are (?:required|obliged|bound))\b|^[^;:。]{0,20}(?:的?,?(?:即|就|便)?(?:须|应当?|必须))/i;
/** Whether the words around a figure bind the author to it. */
const bindsAuthor = (segment: string, at: number): boolean => {
  const before = segment.slice(Math.max(0, at - 80), at);
  // "Once we hold the faces of 100,000 people we must file": the duty begins at the figure.
  if (CONDITION.test(before) && MUST_THEN.test(segment.slice(at, at + 120))) return true;
  return BOUND.test(before) || (GIVEN.test(before) && A_PERIOD.test(segment.slice(at, at + 40)));
};

const STATUTORY = /\b(?:statutory|legal|prescribed|by law)\b|法定/i;
const OBLIGES = /\b(?:must|shall|ha(?:s|ve) to|(?:is|are) (?:required|obliged) to)\b|应当|必须|须|不得/i;
/** The law does something: a verb or an object, no comma. */
const VERB = /^["'》)]?(?: \([^()]{0,40}\))? ?[a-z][a-z ]{2,60}$|^["》]?(?:的)?[\u4e00-\u9fff"]{1,20}$/i;
/** Nothing before the law makes it less than the subject of its clause. */
const SUBJECT = /(?:^|[,;:])["《 ]?(?:the )?$/i;

/** What others did. */
const CASE_EN =
  /\b(?:was|were|has been|have been|had been|got) (?:also |subsequently |each |recently )?(?:fined|penali[sz]ed|sanctioned|punished)|\b(?:imposed|levied) (?:a |an )(?:record |total |combined )?(?:fine|penalt)|(?<!\b(?:be|is|are|being) )\bfined (?:an? |the |it |them |one |two |several )|\b(?:case|decision|judgment|ruling) (?:of|against|in|no)\b/i;
const CASE_ZH = /被(?:处|罚|行政处罚|顶格)|罚没|处罚决定|作出.{0,12}(?:罚款|处罚)|罚款共计|合计罚/g;
/** Before 被处 and 被罚: it has not happened, but may (一旦…被罚, 将被处以, 除公司被罚外). */
const MAY_HAPPEN_ZH = /一旦|若(?!干)|如果|倘|万一|否则|(?:将|会|可能?|应|须)[^,;]{0,6}$|除[^,;]{0,12}$/;
/** Whether a sentence tells of what somebody was fined for. */
export const toldOfCase = (sentence: string): boolean =>
  CASE_EN.test(sentence) ||
  [...sentence.matchAll(CASE_ZH)].some((m) => !(m[0].startsWith('被') ? MAY_HAPPEN_ZH : TO_BE_DECIDED_ZH).test(sentence.slice(0, m.index)));
/** 应自立案之日起九十日内作出处罚决定: a decision still to be taken. */
const TO_BE_DECIDED_ZH = /(?:应当?|须|不得|[日月]内|期限内|及时|可以?)[^,;。]{0,16}$/;

const EXAMPLE = /\b(?:for example|for instance|e\.g\.|such as|hypothetical(?:ly)?|say,)|例如|比如|譬如|假设|举例/i;
const EXAMPLE_BEHIND = /^[^,;]{0,40},? ?(?:\(?for (?:example|instance)\b|为例)/i;
/** Whether a figure belongs to an example: what is called one stands before it, or closely behind. What comes only later is the example of something else. */
export const example = (before: string, behind: string): boolean =>
  EXAMPLE.test(before.replace(/\([^()]*\)/g, ' ').replace(/^.*[:;](?!\d)/, '')) || EXAMPLE_BEHIND.test(behind);

/** 仅保留一年，低于《…》第十二条所要求的三年: what is so, held against what the law asks behind it. */
const AGAINST =
  /^[^,;。]{0,6},?(?:明显|远|显著|已|也)?(?:低于|短于|不足|少于|未达到?|不及|高于|长于|违反|不符合|不满足|达不到)[^\d,;。]{0,30}(?:["《]|法|条)|^[^,;.]{0,16},? (?:which is |and (?:so|thus) |well |far )?(?:short of|shorter than|less than|below|fewer than|contrary to|in breach of|instead of|rather than|against) (?:the|what|that|[A-Z])/i;
/** Whether a figure is held against the law, by the words behind it. */
export const heldAgainst = (after: string): boolean => AGAINST.test(after);

const ABOUT = /(?:\b(?:about|around|roughly|approximately|approx\.|some|nearly|almost|an estimated)|约|大约|大概|将近|近|预计|预估) ?$/i;
/** No law counts roughly. */
export const roughly = (before: string): boolean => ABOUT.test(before);

/** "The app has 23 million users", 已达12万人, 已过三年: what is so already. A law speaks of those who have, not of one who has. */
const HAS_ALREADY =
  /(?:\b(?:the|this|that|its|their|each) (?:[a-z-]+ )?(?:app|platform|website|site|shop|store|clinic|hospital|school|service|product|project|client|customer|operator|subsidiary|branch|database|system) (?:already |now |currently )?(?:has|had|holds|held|counts|counted|stores|stored|keeps|kept|serves|served)(?: over| more than)?|\b(?:has|have) (?:already|now) (?:reached|passed|exceeded)) ?$/i;
const IS_ALREADY = /已(?:经)?(?:达|有|过|满|超过?|达到|积累|留存|收集|累计)(?:了)? ?$/;
/** Whether a figure of a dimension is a fact, by the words before it. In English only people are counted so: "the client has 15 working days" by law. */
export const soAlready = (before: string, dimension: string): boolean =>
  IS_ALREADY.test(before) || (dimension === 'people' && HAS_ALREADY.test(before));

/** "Extended from two to three years", 由两年延长为三年: what it was before. */
const FROM_ZH = /(?:由|从)(?:原来?|此前|原先|之前|以前)?(?:规定)?的?[^,;:。]{0,6}$/;
const CHANGED_ZH =
  /^[^,;:。]{0,10}(?:延长|缩短|提高|提升|调整|增加?|减少?|降低?|下调|上调|放宽|收紧|修?改|变更?|扩大|压缩|上?升|翻倍?)(?:到|至|为|成)/;
const FROM_EN =
  /\b(?:extend|rais|lengthen|prolong|increas|shorten|reduc|cut|lower|lift|mov|chang|tighten|relax|doubl|tripl|ris|rose|fall|fell|drop|went|gone|goes|widen|amend|up|down)\w*\b[^;:.]{0,80}\bfrom (?:(?:the|a|an|its|CNY|RMB|[¥￥]|at|least|most|more|than|up|to|no|previous|earlier|former|old) ?)*(?:[\d.,]+(?: ?million)?(?: ?-| to) ?(?:CNY|RMB|[¥￥])? ?)?$/i;
const CHANGED_EN = /^(?:[^,;:.]|[,.](?=\d)){0,24} to\b/i;
const UP_FROM_EN = /\b(?:up|down) from (?:(?:the|CNY|RMB|[¥￥]|previous|earlier|former|old) ?)*$/i;
/** Whether a figure is the one from which something was changed, by the words before and behind it. */
export const changedFrom = (before: string, behind: string): boolean =>
  (FROM_ZH.test(before) && CHANGED_ZH.test(behind)) || (FROM_EN.test(before) && CHANGED_EN.test(behind)) || UP_FROM_EN.test(before);

const DENIED =
  /(?:\bnot|\brather than|\binstead of|\bunlike|而非|不是|并非|而不是)(?: ?(?:the|a|just|merely|only|up to|at|of|under|within|CNY|RMB))* ?$/i;
/** "Not under 14" is a limit, "not 16" a denial. */
export const denied = (before: string): boolean => DENIED.test(before) && !/\bnot (?:under|below|over|within) ?$/i.test(before);
