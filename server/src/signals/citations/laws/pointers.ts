/** Contracts and our own documents, and words that point back to a law named elsewhere (该法, "the said Measures"). */
import { kindsOf } from '../lexicon.js';
import { CONTRACT_EN, CONTRACT_ZH } from '../names.js';
import { BLANK, INSTRUMENT, type MutableMention, matched, type Scan } from './mention.js';

const OWN_ZH = new RegExp(
  `(?:(?<![版文])本|此|贵方)(?:公司|平台|应用|软件|产品|服务|网站)?(?:用户|隐私|个人信息|儿童)?(?:权|保护|服务|使用|许可)?(?:${CONTRACT_ZH}|指引|通知|说明|守则|规则|规范)`,
  'g',
);
const CONTRACT_EN_PATTERN = new RegExp(
  `\\b(?:(this|these|our|This|These|Our)|the|your|The|Your|that|such|any|a) (?:(?!(?:and|or|nor|with|under|in|of) (?:the|our|your|this|these|any) )(?!(?:${INSTRUMENT}) (?:on|for|of|governing) )[A-Za-z][\\w'&-]* ){0,4}?(?:${CONTRACT_EN})\\b(?! (?:Law|Code|Act|Measures|Regulations?|Provisions|Rules)\\b)|\\b(?:Terms of (?:Service|Use)|Privacy (?:Policy|Notice|Statement)|User Agreement|SCCs?|BCRs?|DPA|MSA|EULA)\\b`,
  'g',
);
const OWN_EN_LOWER =
  /\b(?:this|these|our) (?:[a-z]+ ){0,3}?(?:agreement|polic(?:y|ies)|notice|contract|addendum|statement|terms|document|guide|article|report|series|manual|template|plan)\b/g;
const BACK_EN = new RegExp(
  `\\b(?:(?:the |of )?(said|same|aforementioned|aforesaid|above-mentioned|abovementioned|foregoing|latter)|(this|these)|(the|that|those|such)) (${INSTRUMENT})\\b`,
  'g',
);
/** "Article 21 of that law": in small letters only behind an article, since "the same rules" are anybody's. */
const BACK_EN_SMALL =
  /(?<=\d\)? (?:of|in) )(?:that|the (?:same|said)) (law|statute|code|act|regulations?|measures|provisions|rules|instrument)\b/g;

/** 该法, 本条例: words that point back to an instrument of their kind. */
export const BACK_ZH =
  /(?:(?<![日基根版文样资成原剧脚剧账课标])本|(?<![应活])该|此|上述|前述|(?<![合共协伙如异不相等会胡])同)(?:一)?(法典|法(?![院律人规官庭医制治令系学案定])|法[规律](?= ?(?:第 ?[\d一二三四五六七八九十]|[自于已现共]))|条例|办法|规定|细则|解释|规范|标准)/g;
/** 这部法律第三十三条. */
const BACK_ZH_SPOKEN = /[这该同](?:一|一?[部份项])(法律|法规|条例|办法|规定)(?=[的中里]{0,2} ?第 ?[\d一二三四五六七八九十百]+ ?条)/g;
/** 条例第十二条: what was called so, or the last of its kind. */
const BARE_BACK_ZH =
  /(?<![\u3400-\u9fff])["《]?(条例|办法|细则|实施细则|实施条例|实施办法)["》]?(?= ?第 ?[\d一二三四五六七八九十百]+ ?条)|(?:根据|依据|依照|按照|违反|适用|[和与及依按])(条例|办法|细则)(?= ?第 ?[\d一二三四五六七八九十百]+ ?条)/g;

/** All contracts, documents of our own, and words that point back. */
export function contractsAndBackReferences(scan: Scan): MutableMention[] {
  const { text } = scan;
  const out: MutableMention[] = [];
  for (const m of text.matchAll(OWN_ZH)) out.push({ ...matched(m, 'contract', 'zh'), back: 'own' });
  for (const m of text.matchAll(CONTRACT_EN_PATTERN))
    out.push({ ...matched(m, 'contract', 'en'), ...(m[1] ? { back: 'own' as const } : {}) });
  for (const m of text.matchAll(OWN_EN_LOWER)) out.push({ ...matched(m, 'contract', 'en'), back: 'own' });
  for (const m of text.matchAll(BACK_ZH))
    out.push({ ...matched(m, 'back', 'zh'), kinds: kindsOf(m[1]!), back: m[0].startsWith('本') ? 'own' : 'said' });
  for (const m of text.matchAll(BACK_ZH_SPOKEN)) out.push({ ...matched(m, 'back', 'zh'), kinds: kindsOf(m[1]!), back: 'said' });
  for (const m of text.matchAll(BARE_BACK_ZH)) {
    const title = (m[1] ?? m[2])!;
    const from = m.index + (m[1] ? 0 : m[0].length - title.length);
    out.push({ ...BLANK, from, to: m.index + m[0].length, language: 'zh', means: 'back', title, kinds: kindsOf(title), back: 'said' });
  }
  for (const m of text.matchAll(/\b(?:ibid|op\. ?cit|loc\. ?cit)\b\.?|(?<![\u3400-\u9fff])(?:同上|同前注?)(?=[,，、第])/gi))
    out.push({ ...matched(m, 'back'), back: 'said' });
  for (const m of text.matchAll(/(?<=[\d)] )thereof\b/g)) out.push({ ...matched(m, 'back', 'en'), back: 'said' });
  for (const m of text.matchAll(BACK_EN_SMALL))
    out.push({ ...matched(m, 'back', 'en'), kinds: m[1] === 'instrument' ? [] : kindsOf(m[1]!), back: 'said' });
  for (const m of text.matchAll(BACK_EN)) {
    const to = m.index + m[0].length;
    const back = m[1] ? 'said' : m[2] ? 'own' : m[3] === 'the' ? 'the' : 'said';
    out.push({ ...BLANK, from: to - m[4]!.length, to, language: 'en', means: 'back', title: m[4]!, kinds: kindsOf(m[4]!), back });
  }
  return out;
}
