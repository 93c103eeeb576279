/** The words around a citation, for rules that must know whether it is leant on or only told of. */
import { anyOf } from '../knowledge/anyOf.js';
import { fold } from '../markdown/normalise.js';

// A full stop after "Art" or "No" ends nothing; a list item, a heading or a table row begins something.
const END = /[。！？；!?]|;(?=\s)|(?<!\b(?:[Aa]rts?|Nos?|paras?|Sec|e\.g|i\.e))\.(?=\s|$)|\n(?=\s*(?:[-*+#>|]|\d+[.)]\s|\n))/g;

/** What stands before and behind [from, to) in the same sentence, at most `reach` UTF-16 units each, folded. */
export function sentenceAround(text: string, from: number, to: number, reach = 160): { readonly before: string; readonly after: string } {
  const left = text.slice(Math.max(0, from - reach), from);
  const right = text.slice(to, to + reach);
  let start = 0;
  for (const end of left.matchAll(END)) start = end.index + end[0].length;
  const end = right.search(END);
  return { before: foldSpaced(left.slice(start)), after: foldSpaced(end < 0 ? right : right.slice(0, end)) };
}

/** The rest of the paragraph that holds an offset, at most `reach` UTF-16 units. */
export const paragraphBehind = (text: string, at: number, reach = 240): string => text.slice(at, at + reach).split(/\n\s*\n/, 1)[0]!;

/** The sentence behind the one that holds an offset, in the same paragraph; '' where there is none. At most `reach` UTF-16 units from the offset. */
export function sentenceBehind(text: string, at: number, reach = 240): string {
  const own = paragraphBehind(text, at, reach);
  const [first] = own.matchAll(END);
  if (!first) return '';
  const next = own.slice(first.index + first[0].length);
  const start = next.search(/[^\s*_)）"”]/);
  if (start < 0) return '';
  const end = next.slice(start).search(END);
  return fold(end < 0 ? next.slice(start) : next.slice(start, start + end));
}

/** Whether the sentence that holds an offset is a question: what it says is asked, and the answer stands behind it. */
export function isAsked(text: string, at: number, reach = 240): boolean {
  const [end] = paragraphBehind(text, at, reach).matchAll(END);
  return end !== undefined && /[?？]/.test(end[0]);
}

/** The sentence before the one that holds an offset, in the same paragraph or list, at most `reach` UTF-16 units; '' where there is none. */
export function sentenceBefore(text: string, at: number, reach = 200): string {
  const left = text
    .slice(Math.max(0, at - reach), at)
    .split(/\n\s*\n/)
    .at(-1)!;
  const ends = [...left.matchAll(END)].map((m) => m.index + m[0].length).filter((end) => left.slice(0, end).trim().length > 1);
  const end = ends.at(-1);
  return end === undefined ? '' : fold(left.slice(ends.at(-2) ?? 0, end));
}

/** Folded, with the blanks at its ends kept as one: the citation stands there. */
const foldSpaced = (text: string): string => `${/^\s/.test(text) ? ' ' : ''}${fold(text)}${/\s$/.test(text) ? ' ' : ''}`;

const PAST = anyOf(
  'i',
  /废止|失效|取代|替代|修[订正改](?:前(?!后)|过|了)|已(?:经)?[^,;。]{0,12}修[订正改]|[年月日](?:以|之)?前[^,;。]{0,6}(?:按照?|依照?|适用|执行|遵守|根据)|现已改|曾|当时|此前|以前|历史|沿革|现(?:为|行)|对比|相比|比较/,
  /不再(?=有效|适用|施行|实施|生效|是|为|具|作为|执行|采用|使用|按|依|根据|沿用|引用)|(?:施行|实施|生效)(?:之?前|至)|原(?:$|["《])|旧(?:$|["《])/,
  /\b(?:former(?:ly)?|repealed|replace[sd]?|superseded?s?|(?<!\b(?:may|can|will|must|shall|could) )no longer(?! (?:imposed|pursued|punish\w*|prosecuted|penali[sz]ed|liable)\b)|previous(?:ly)?(?! (?:calendar |financial )?(?:year|quarter|month)\b)|histor\w+|predecessors?|(?:took|taken|takes) the place of|in place of|until (?:its|\d+|(?:January|February|March|April|May|June|July|August|September|October|November|December)\b)|amended|amending|(?:since|later|subsequently|been|was|were) revised|revised (?:since|later|again)|amendments?|compar\w+|then (?:the (?:text|law|version)|in force|applicable)|before (?:its|the (?:amendment|change|revision)|\d+)|old|now|currently)\b/,
);

/** Whether a title is said to be that of a company's own rules: 我司《…》, 公司制定的《…》. */
export const ofOwnRules = (text: string, from: number): boolean => OWN_RULES.test(text.slice(Math.max(0, from - 16), from));
const OWN_RULES = /(?:公司|集团|内部|单位|银行|医院|学校|我[司行]|本[行院校])(?:的|现行的?|自己的?|(?:制定|修订|印发|发布)的)?[《"]?$/;

/** Chinese words by which a text leans on what it names next; for use in patterns. */
export const LEANS_ON_ZH = '依据|依照|按照?|根据|遵照|遵守|遵循|适用|执行';

/** Right behind a text, in brackets, that it is the one in force: 《…》（现行版本）. */
const MARKED_CURRENT = /^["》]? ?\((?:现行|当前|目前|有效)(?:有效|适用)?的?(?:版本|文本|版|法律|规定)?\)/;

/** Said of the text cited itself, that it is the one in force: 现行《…》, "the version now in force". */
const PRESENT = anyOf(
  'gi',
  /["“]?现行(?:有效)?的?(?:法律|法规|规章|规定|规范|标准|依据|文件|文本)(?:法规|依据|文件|规范)?["”]?(?:(?:部分|清单|目录|列表|一览表?|栏目?|一栏|一节|一章|章节?|表格?|汇总|索引)[中里内下]?)?所?(?:列明|列有|列出|列示|列为|包括|包含|载明|收录|有|为|如下)?(?:了|的有|的是)?[:：]/,
  /现行[^《;；]{0,16}(?:是|为|系|即|指|在|见|写|引)(?![^《;；]{0,24}(?:取代|替代|代替|废止|不再))[^《;；不非]{0,24}(?=["《]?$)/,
  /现行(?:有效)?(?:适用)?的?(?:(?:(?:19|20)\d\d年(?:修[正订]的?|版的?)?)?(?=["《]?$)|(?:(?:推荐性|强制性)?(?:国家)?标准|法律|版本|规定)?(?= ?["《]?$)|(?:法律)?(?:依据|基础|根据|规范))/,
  /(?<!现为|变为)现行有效(?!的?文本)/,
  /(?:其他|其它|有关|相关|一切|所有)的?现行(?:有效)?的?(?:法律|法规|规章|规定)/,
  MARKED_CURRENT,
  /\b(?:(?:is|are|remains?|being) )?(?:the )?(?:(?:text|version|edition|law|one) )?(?:(?:is|are|which is|that is|remains?) )?(?:now|currently|presently|today|still) (?:in (?:force|effect|use)\b|(?:applied|used|relied on)\b|appl(?:y|ies|icable)\b|binding\b|valid\b)/,
  /\b(?:now|currently|presently|today|still) (?:governed|regulated|covered|determined) (?:by|under) (?:the )?["“]?$/,
  /\b(?:is|are) (?:brought|based|decided|handled|judged|governed|pursued|filed) (?:today|now|currently|still) (?:on|under|by|in) (?:the )?["“]?$/,
  /\b(?:as )?currently appl(?:icable|ies)\b|\b(?:in force|in effect|valid) (?:today|now|at present)\b/,
  /\b(?:currently|presently|now) (?:effective|valid|applicable|binding|operative)\b/,
  /\b(?:appl(?:y|ies)|governs?|binds?|holds?|stands?|counts?) (?:now|today|at present|currently)\b/,
  /\bas (?:the law|it|they) (?:now|currently|presently|today|still) stands?\b|\bcurrent (?:text|version|law)(?=[,.]?$)/,
  /\bthe (?:text|version|edition|law|one|rules?) (?:that |which )?(?:we|you|they|I|one|the \w+)\b(?:(?!replac|supersed|repeal|amend|no longer|drop|gave up)[^,;]){0,40}\b(?:now|today|currently|at present)\b/,
  /\b(?:now|currently|presently|today|still)\b(?:(?!replac|supersed|repeal|amend|no longer)[^,;]){0,40}\b(?:to|on|under|by|in|with|from|of) (?:the )?(?:(?:trial|interim|provisional) )?["“]?$/,
);

/**
 * Whether the sentence says that the text cited is the former one, was repealed or replaced, or compares it with another. `present`: words that,
 * said of the text itself, make it the one relied on.
 */
export function toldAsPast(text: string, at: { readonly from: number; readonly to: number }, present = PRESENT): boolean {
  const { before, after } = sentenceAround(text, at.from, at.to);
  if (STANDS.test(after)) return false;
  const told = (words: string) => PAST.test((RENUMBERED.test(words) ? words : words.replace(UNCHANGED, '')).replace(present, ''));
  return told(before) || told(after);
}
/** Who says that a change left something as it was speaks of what holds today; not where its number alone has changed. */
const UNCHANGED = anyOf(
  'gi',
  /修[订正改](?:之?前后|(?:并|均|都)?[未没][^,;。]{0,6}(?:改动|触及|涉及|影响|变[动更化]|调整))|(?:未|没有)[^,;。]{0,2}(?:因|受|被)[^,;。]{0,8}修[订正改]/,
  /\b(?:still|remains?|stays?)(?: \w+){0,3} after the (?:\d{4} )?(?:amendments?|revision)\b/,
  /\b(?:both )?before (?:and|as well as) after (?:the|its) (?:\d{4} )?(?:amendments?|revision|change)\b/,
  /\b(?:(?:un(?:changed|touched|affected|altered)|not (?:changed|touched|affected|altered)) by|survive[sd]?|survived) the (?:\d{4} )?(?:amendments?|revision)\b/,
  /\bthe (?:\d{4} )?(?:amendments?|revision) (?:of \d{4} )?(?:left|did not (?:change|touch|affect|alter)|has not (?:changed|touched))\b/,
);
const RENUMBERED = /条号|条序|编号|序号|移[至到为]|\b(?:re)?number/i;
/** Said behind a text of itself: whatever else is said of its age, it is relied on. */
const STANDS =
  /^["》]?(?:\([^)]{0,12}\))?,?(?:该(?:法|条例|办法|规定)|至今|目前|如今)?(?:现行有效|仍然?有效|至今有效|继续有效|仍然?适用|继续适用)(?!的)/;

const FORCE_BEFORE = anyOf(
  'i',
  /(?:现行有效|现行|目前有效|当前有效|现时有效|(?<!此前|以前|之前|当时|曾经?|原|先|不再|[不未无已]|一度)有效)的?(?:法律|版本|文本|(?:推荐性|强制性)?(?:国家)?标准)?(?:(?:19|20)\d\d年(?:版|修[正订]|通过|公布|颁布)?的?)? ?["《]?$/,
  // 目前仍按2016年《…》, "is still governed by the 2016 …".
  /(?:目前|现在|当前|现阶段|至今|如今|今天)(?:仍然?|还|依然|继续|应当?|须|都|是)*(?:按照?|依照?|依据|根据|适用|执行|引用|遵守)(?:(?:19|20)\d\d年(?:版|修[正订]|通过|公布|颁布)?的?)? ?["《]?$/,
  /\b(?:still|currently|now|today|at present|presently) (?:(?:governed|regulated|covered|determined|fined|punished|based|decided) (?:by|under|on)|appl(?:y|ies)|follows?|relies on|rely on|cites?|under) (?:the )?(?:(?:19|20)\d\d )?["(]?$/,
);
const FORCE_BEHIND = anyOf(
  'i',
  /(?<!\b(?:not|no|never|longer|until) )\b(?:currently|now|still|presently|today) (?:in (?:force|effect)|applicable|valid)\b/,
  /\bin (?:force|effect) (?:today|now|at present)\b|\b(?:is|are|remains?|stays?) (?:still |now )?good law\b/,
  /\b(?:still|continues? to) (?:appl(?:y|ies)|governs?|stands?|binds?)\b/,
  /\bas (?:the law|it|they) (?:(?:now|currently|presently|today) stands?|stands? (?:now|today))\b/,
  /\b(?:is|are|remains?) (?:still )?the (?:text|version|law|one) in (?:force|effect)\b|(?<![不未无非])(?:现行有效|目前有效|至今有效|仍然?有效|即(?:为)?现行|(?:是|为|系)现行)/,
  MARKED_CURRENT,
);
/** Whether a sentence says of the text that it cites that it is the one in force. */
export function saidInForce(text: string, at: { readonly from: number; readonly to: number }): boolean {
  const { before, after } = sentenceAround(text, at.from, at.to);
  return FORCE_BEFORE.test(before) || FORCE_BEHIND.test(after);
}
