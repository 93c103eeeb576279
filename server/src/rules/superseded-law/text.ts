/** Which text of a law is relied on, where that is said elsewhere than beside its name: in the sentence, or in another cell of its row. */
import type { AnalysedDocument } from '../../document/analysed.js';
import type { Citation } from '../../document/citation.js';
import { citationsBetween } from '../../document/citationsBetween.js';
import { figuresIn } from '../../knowledge/figures.js';
import type { KnowledgeBase } from '../../knowledge/knowledge.js';
import { yearOf } from '../../knowledge/reference.js';
import type { Version } from '../../knowledge/schema.js';
import { fold } from '../../markdown/normalise.js';
import { LEANS_ON_ZH, saidInForce, sentenceAround, toldAsPast } from '../sentence.js';

/** Said to hold on the document's day. */
export const TODAY =
  /\b(?:today|now|currently|at present|presently|still|current|nowadays|this (?:week|month|quarter|year))\b|本(?:周|月|季度|年度)|目前|现在|当前|现行|现须|现应|现阶段|至今|如今|仍/gi;
/** The replaced text that a law is said to have today; undefined where the text says nothing of the kind. */
export function textRelied(document: AnalysedDocument, citation: Citation, knowledge: KnowledgeBase): Version | undefined {
  if (citation.status !== 'ok' || citation.namedVersion || !citation.law) return undefined;
  const finals = knowledge.law(citation.law)?.versions.filter((v) => v.status === 'final') ?? [];
  if (finals.length < 2) return undefined;
  const year =
    yearInRow(document, citation) ??
    yearInList(document, citation) ??
    yearBeside(document, citation, knowledge.law(citation.law)?.level === 'national-standard') ??
    yearInSentence(document, citation) ??
    (knowledge.law(citation.law)?.level === 'departmental-rule' ? yearIssued(document, citation, finals) : undefined) ??
    yearAdopted(document, citation, finals);
  const old =
    year === undefined ? undefined : (finals.find((v) => yearOf(v.id) === year) ?? finals.find((v) => v.effective?.startsWith(year)));
  return old?.ended && old.ended < document.asOf && old.id !== citation.version ? old : undefined;
}

/** Something of a day on which the text was in force: "the hearing held in May 2020 was governed by …", 2020年作出的决定适用…. */
export function toldOfThen(text: string, citation: Citation, version: Version): boolean {
  const { before, after } = sentenceAround(text, citation.from, citation.to);
  // The year by which the text itself is called is no day of anything.
  const around = `${before.replace(CALLED_BEFORE, ' ')} ; ${after.replace(CALLED_BEHIND, ' ')}`;
  return (
    HAPPENED.test(around) &&
    (around.match(/(?:19|20)\d\d/g) ?? []).some((y) => y >= (version.effective ?? '').slice(0, 4) && `${y}-12-31` <= version.ended!)
  );
}
const CALLED_BEFORE =
  /\b(?:19|20)\d\d (?:(?:text|version|edition|amendment|revision) (?:of|to) )?(?:the )?["(]?$|(?:19|20)\d\d年?(?:\d{1,2}月(?:\d{1,2}日)?)?(?:版|正式|新|修正|修订|修改|通过|公布|颁布|发布|制定|出台|施行|实施|生效|后|的)*["《]?$/;
const CALLED_BEHIND =
  /^["')》]?,? ?(?:which (?:was|were) |as )?(?:issued|adopted|passed|promulgated|published|made|enacted) (?:on |in |of )?(?:[\w ,]{0,16})?(?:19|20)\d\d/i;
const HAPPENED =
  /\b(?:was|were|had been|(?<!\b(?:is|are|be|being) )[a-z]{3,}ed|left|made|took|began|gave|sold|sent|went|held|kept|met|ran|paid|bought) |(?:举行|作出|发生|签订|订立|立案|受理|实施的)/i;

const DAY = '(?:\\d{1,2} )?(?:[A-Z][a-z]+,? )?(?:\\d{1,2},? )?';
/** "… is the 2016 text", "… we mean the version of 7 November 2016", …指2016年11月7日通过的原文本. */
const IS_TEXT = new RegExp(
  [
    `\\b(?:is|are|means?|namely|i\\.e\\.,?|that is,?|being|remains?|refers to|applies|use) (?:still |only )?(?:the|its) (?:original |old |unamended )?((?:19|20)\\d\\d) (?:text|version|edition|revision)\\b`,
    `\\b(?:is|are|means?|namely|being|remains?|refers to|applies|use) (?:still |only )?(?:the|its) (?:original |old |unamended )?(?:text|version) (?:of|adopted on|passed on) ${DAY}((?:19|20)\\d\\d)\\b`,
    `^,? (?:as )?(?:adopted|passed|enacted|promulgated|published) (?:on|in) ${DAY}((?:19|20)\\d\\d),? (?:being|which is|that is|namely) the (?:text|version|wording|edition|one)\\b`,
    `^,? (?:(?:that|which) )?(?:took effect|(?:came|entered) into (?:force|effect)|(?:in (?:force|effect)|effective) (?:since|from|as of|as from)|effective) (?:on |in |from )?${DAY}((?:19|20)\\d\\d), (?:being |which is |that is |namely |i\\.e\\.,? )?(?:still )?the (?:text|version|wording|edition|one)\\b(?! (?:before|replaced|superseded))`,
    // 的2019年修正文本，这是当前有效的版本; "as it stands today, that is, in the 2010 revision".
    '^["》]?的((?:19|20)\\d\\d)年(?:通过|公布|颁布|发布|修正|修订)?的?(?:文本|版本|版|本),(?:这|它|其)(?:是|为|即)(?:当前|目前|现在|现行)',
    '\\b(?:that is|namely|i\\.e\\.|meaning),? (?:in |by )?(?:its|the) ((?:19|20)\\d\\d) (?:text|version|edition|revision|amendment|wording)\\b',
    '^["》]?的?((?:19|20)\\d\\d)年[^,;。]{0,24}(?:令|号)(?:公布|发布)?的?那?一?(?:文本|版本|版|本)(?=[,，;。)]|$)',
    '以((?:19|20)\\d\\d)年(?:文本|版本|版|原文)为准',
    `\\b(?:namely|i\\.e\\.,?|that is,?|being) (?:the|its) ((?:19|20)\\d\\d) amendment\\b`,
    `^["')]?,? ?(?:the |its )?(?:current|present|latest|applicable|valid) (?:text|version|edition|wording)(?: is|:|,| being| dating from)? ?(?:the |that of |of )?${DAY}((?:19|20)\\d\\d)\\b`,
    `^["')]?,? (?:now |currently )?(?:in (?:force|effect)|applicable),? (?:which|that|these|namely|i\\.e\\.)(?: (?:is|are))?,? (?:the (?:ones?|texts?|version)|those|that)(?: which| that)?(?: (?:the )?[A-Z][\\w ]{2,30}?)? (?:issued|adopted|promulgated|passed|made|published|enacted|of) (?:in |on |of )?${DAY}((?:19|20)\\d\\d)\\b`,
    '^["》]?,?(?:的|其)?(?:现行|有效|适用)(?:有效)?的?(?:文本|版本|版|本)(?:为|是|即|:|,)((?:19|20)\\d\\d)年(?:\\d{1,2}月(?:\\d{1,2}日)?)?(?:修[正订]|通过|公布|发布)',
    '^["》]?,?(?:现行有效|目前有效|现行),?(?:的)?(?:即|也就是|是指?|系指?|指)[^,;。]{0,10}((?:19|20)\\d\\d)年(?:\\d{1,2}月(?:\\d{1,2}日)?)?(?:发布|公布|颁布|通过|修[正订])',
    '\\bin (?:its|the) (?:(?:current|present|latest|applicable|existing|valid) )?((?:19|20)\\d\\d) (?:text|version|edition|revision|wording)\\b(?! (?:of|to)\\b)',
    '\\bin (?:its|the) (?:current|present|latest|applicable|existing|valid|present-day) (?:text|version|edition|revision|wording),? (?:(?:that )?(?:of|from|dating from) )?((?:19|20)\\d\\d)\\b',
    '^["》]?,?(?:的)?现行(?:有效)?的?(?:文本|版本|版|本)?(?:为|是|即)?((?:19|20)\\d\\d)年(?:\\d{1,2}月(?:\\d{1,2}日)?)?(?:通过|公布|颁布|发布|修正|修订|施行|生效|实施)?的?(?:文本|版本|版|本)(?=[,，;。)对中的]|$)',
    '(?:是|为|指|即|系|用|[有生]效的)(?:其|该法)?((?:19|20)\\d\\d)年(?:\\d{1,2}月(?:\\d{1,2}日)?)?(?:通过|公布|颁布|发布|修正|修订|施行|生效|实施)?(?:、?共[零一二三四五六七八九十百\\d]+条)?的?(?:原|旧)?(?:文本|版本|版|本(?=[,，;。)]|$))',
  ].join('|'),
);
const HOLDS =
  /\b(?:today|now|current(?:ly)?|(?:at )?present|latest|existing|still|in force|in effect|valid|appl(?:y|ies|icable)|binds?|binding)\b|现行|有效|目前|现在|当前|眼下|如今|今天|stands|仍|适用|为准/i;
/** 本办法所称《…》，指…: what a document says that it means by a name, it relies on. */
const DEFINES = /(?:所称|所指|所引|引用|援引|提及|提到|依据)的?$/;

/** （2016年公布、主席令第五十三号版本）: the year in a bracket right behind a law that is said to be in force. */
const IN_BRACKET =
  /^["'》]?\s*\([^()]{0,16}((?:19|20)\d\d)(?=年|\b)[^()]{0,30}(?:公布|通过|修[正订]|文本|版|原文|年法|\blaw\b|\bact\b|text|version|adopted|amended|revised|promulgated)[^()]{0,24}\)/i;
/** "(current text: 2012 amendment)", （现行文本：2012年修正）: a bracket that says itself which text is the present one. */
const PRESENT_IN_BRACKET =
  /^["'》]?\s*\((?:the )?(?:current|present|applicable|valid)(?:ly)? ?(?:text|version|edition|in force|wording)?(?: is|:|,)? ?(?:the )?(?:text |version )?(?:of )?((?:19|20)\d\d)\b[^()]{0,24}\)|^["'》]?\s*\((?:现行|有效|适用)(?:有效)?的?(?:文本|版本|版|本)?(?:为|是|:|,)?((?:19|20)\d\d)年?(?:修[正订]|公布|通过|颁布)?(?:文本|版|本)?\)/i;
/** "now in force (the 2014 Law)": which text, in the bracket behind the words that say it holds. */
const HELD_THEN_YEAR =
  /^["'》]?,? ?(?:(?:which|that) is |as )?(?:(?:now|currently|presently|today|still) )?(?:in (?:force|effect)|applicable|valid|binding)(?: now| today| at present)?,? ?\((?:that is,? |i\.e\.,? |namely,? |being )?(?:the )?(?:(?:law|act|text|version|one) )?(?:(?:of|from|dated|adopted in|passed in) )?((?:19|20)\d\d)(?: (?:law|act|text|version|edition|revision|amendment|one))?\)/i;
const EDITION =
  /^["'》]?,? ?\(?(?:in (?:its|the) )?(?:(?:edition|version|text) of ((?:19|20)\d\d)\b|((?:19|20)\d\d) (?:edition|version|text)\b)/i;
/** A bracket that names the text itself, not only the year in which the law was made. */
const TEXT_MEANT = /原文|文本|版本|\b(?:text|version)\b/i;
const RELIED_BEFORE = new RegExp(
  `(?:${LEANS_ON_ZH}|\\b(?:under|pursuant to|in accordance with|follow(?:s|ing)?|appl(?:y|ies)|compl(?:y|ies) with)(?: the)?) ?["《]?$`,
  'i',
);
/** Whether a sentence leans on what it cites, and tells nothing of the past. */
const reliedOn = (text: string, at: { readonly from: number; readonly to: number }): boolean =>
  RELIED_BEFORE.test(sentenceAround(text, at.from, at.to).before) && !toldAsPast(text, at);
const HELD = /现行|有效|in force|in effect|current/i;
const PROMULGATED_IN = /((?:19|20)\d\d)年[^,，。;；]{0,24}(?:令第?[^,;]{1,8}号)[^,;]{0,6}(?:公布|通过|颁布|发布|修[正订])的["《]?$/;
function yearBeside(document: AnalysedDocument, citation: Citation, standard: boolean): string | undefined {
  const at = citation.lawRange ?? citation;
  const behind = fold(document.text.slice(at.to, at.to + 100));
  const present = PRESENT_IN_BRACKET.exec(behind)
    ?.slice(1)
    .find((y) => y);
  if (present) return present;
  const held = HELD_THEN_YEAR.exec(behind)?.[1];
  if (held) return toldAsPast(document.text, at, TODAY) ? undefined : held;
  const bracket = IN_BRACKET.exec(behind);
  if (bracket)
    return saidInForce(document.text, at) || HELD.test(bracket[0]) || (TEXT_MEANT.test(bracket[0]) && reliedOn(document.text, at))
      ? bracket[1]
      : undefined;
  // "GB/T 35273, edition of 2017".
  const edition = EDITION.exec(behind)
    ?.slice(1)
    .find((y) => y);
  if (edition) return standard && !toldAsPast(document.text, at) ? edition : undefined;
  // 以2014年主席令第十六号公布的《反间谍法》为准: the year right before the name, and the text relied on.
  const { before, after } = sentenceAround(document.text, at.from, at.to);
  const named = PROMULGATED_IN.exec(before)?.[1];
  return named &&
    !toldAsPast(document.text, at, TODAY) &&
    (/为准|为依据|执行/.test(after) || /(?:依据|依照|按照|根据|适用|以)[^,;]{0,30}$/.test(before.slice(0, before.lastIndexOf(named))))
    ? named
    : undefined;
}

/** The same, and what the text itself is called: "the 2017 amendment". */
const TODAY_OR_NAME = new RegExp(`${TODAY.source}|\\b(?:19|20)\\d\\d (?:amendment|revision)\\b|(?:19|20)\\d\\d年修[正订]`, 'gi');
/** The year of the text that a sentence says is the law's today. */
function yearInSentence(document: AnalysedDocument, citation: Citation): string | undefined {
  const { before, after } = sentenceAround(document.text, citation.from, citation.to);
  const m = IS_TEXT.exec(after);
  const year = m?.slice(1).find((y) => y);
  if (!year || !(HOLDS.test(`${before} ${after}`) || DEFINES.test(before)) || toldAsPast(document.text, citation, TODAY_OR_NAME))
    return undefined;
  // With another year, or another law, it compares.
  const years = new Set(`${before} ${after}`.match(/(?:19|20)\d\d/g));
  return years.size === 1 && namesNoOther(document, citation) ? year : undefined;
}

/** Whether the sentence around a citation cites no other law, which its days and words might be said of. */
function namesNoOther({ text, citations }: AnalysedDocument, { from, to, law }: Citation): boolean {
  const { before, after } = sentenceAround(text, from, to);
  return citationsBetween(citations, from - before.length, to + after.length).every((c) => c.law === law);
}

/** "The … Measures issued in 2020 are the rules now applied": a rule that is issued anew is another text, where a law that is amended stays the one adopted. */
const ISSUED = new RegExp(
  `^["')》]? (?:issued|promulgated|published|made|released) (?:by [A-Za-z ]{3,40} )?(?:on|in) ${DAY}((?:19|20)\\d\\d) (?=(?:is|are|remains?|still|currently|now|continues?|govern|bind|appl)\\b)`,
);
/** The year of a rule that is said to apply today: that in which it was issued, or that of a text of which a day is given. */
function yearIssued(document: AnalysedDocument, citation: Citation, finals: readonly Version[]): string | undefined {
  const { before, after } = sentenceAround(document.text, citation.from, citation.to);
  const around = `${before} ; ${after}`;
  if (around.search(TODAY) < 0 && !/\b(?:remains?|continues? to)\b/i.test(after)) return undefined;
  if (toldAsPast(document.text, citation, TODAY)) return undefined;
  const year = ISSUED.exec(after)?.[1];
  if (year) return year;
  const dates = figuresIn(fold(around)).flatMap(({ date }) => (date && date.length >= 7 ? [date] : []));
  const dated = finals.filter((v) => dates.some((d) => v.promulgated?.startsWith(d) || v.effective?.startsWith(d)));
  return dated.length === 1 && namesNoOther(document, citation) ? yearOf(dated[0]!.id) : undefined;
}

/** "Never amended since", 至今未经修正: said of the text that was adopted first. */
const UNAMENDED =
  /\b(?:never|not (?:yet|since)|not) (?:yet |since )?(?:been )?(?:amended|revised)\b(?! (?:on|by|in|as|to)\b)|\bunamended\b|(?:从|尚|迄今|至今|一直|目前|现在|仍|还)(?:从)?未(?:曾|经)?(?:作?过?)?(?:任何)?修[正订改]/i;
const TODAY_OR_UNAMENDED = new RegExp(`${TODAY.source}|${UNAMENDED.source}`, 'gi');
/** The year of the first text, where a sentence says that the law is today as it was adopted. */
function yearAdopted(document: AnalysedDocument, citation: Citation, finals: readonly Version[]): string | undefined {
  const { before, after } = sentenceAround(document.text, citation.from, citation.to);
  if (!UNAMENDED.test(before.slice(-60)) && !UNAMENDED.test(after.slice(0, 60))) return undefined;
  return namesNoOther(document, citation) && !toldAsPast(document.text, citation, TODAY_OR_UNAMENDED) ? yearOf(finals[0]!.id) : undefined;
}

const TEXT_OF =
  /^(?:as (?:adopted|amended|revised) in )?((?:19|20)\d\d)年?(?: ?(?:version|text|edition|revision|amendment)|文本|版|修[正订]版?)$/i;
/** "as adopted on 7 November 2016, unamended"; under a head that says so, any one date. */
const AS_ADOPTED =
  /^as (?:first |originally )?(?:adopted|enacted|passed|promulgated|amended|revised)\b|\b(?:unamended|original)\b|原文本|原文/i;
/** The head of a column of the texts that the author works with. */
const APPLIED_HEAD =
  /\b(?:text|version|edition)s? (?:that )?(?:(?:we|to|is|are) )?(?:apply|applied|applicable|use|used|relied on|in force)\b|\b(?:applicable|current|valid) (?:text|version|edition|laws?|statutes?|rules)\b|\blaws? (?:now |currently )?in force\b|(?:适用|现行|有效|依据|所依?据|所用|采用)(?:有效)?的?(?:文本|版本|法律|法规|规定|依据|文件)/i;
const TEXT_HEAD = /\b(?:text|version|edition)\b|文本|版本/i;
const IN_FORCE =
  /^(?:law )?(?:(?:19|20)\d\d[年]?(?:修[正订]|文本|版)?[ ,，]*)?(?:现行有效|现行|有效|现行适用|in (?:force|effect)|current|valid|applicable)$/i;

const SAYS_TEXT = /\b(?:text|version|edition|revision|amendment|as (?:amended|revised|adopted))\b|文本|版本|修正|修订|年版/i;
const IN_FORCE_THERE = /\bin (?:force|effect)\b|\b(?:current(?:ly)?|valid|applicable|relied on)\b|现行|有效|适用/i;
/** The year of the text that an item of a list gives the one law that the list cites, and says to be in force. */
function yearInList({ markdown, citations }: AnalysedDocument, citation: Citation): string | undefined {
  const block = markdown.blocks[markdown.blockIndexAt(citation.from)];
  if (!block?.shape.leaves.some((leaf) => leaf.role === 'item')) return undefined;
  const end = block.from + block.shape.leaves.reduce((to, leaf) => Math.max(to, leaf.ends.at(-1) ?? 0), 0);
  if (citationsBetween(citations, block.from, end).some((c) => c.law !== citation.law)) return undefined;
  const at = citation.from - block.from;
  for (const { role, text, map, ends } of block.shape.leaves) {
    if (role !== 'item' || text.length > 160 || !map.length || (map[0]! <= at && at < ends.at(-1)!)) continue;
    const years = new Set(text.match(/(?:19|20)\d\d/g));
    if (years.size === 1 && SAYS_TEXT.test(text) && IN_FORCE_THERE.test(text)) return [...years][0];
  }
  return undefined;
}

/** The year of the text that a row of a table gives a law, in a cell of its own, and says to be in force in another. */
function yearInRow({ markdown }: AnalysedDocument, { from }: Citation): string | undefined {
  const block = markdown.blocks[markdown.blockIndexAt(from)];
  if (!block) return undefined;
  const { leaves } = block.shape;
  const at = from - block.from;
  const row = leaves.find(({ role, map, ends }) => role === 'cell' && map.length > 0 && map[0]! <= at && at < ends.at(-1)!)?.row;
  const cells = leaves.filter((leaf) => leaf.row === row && leaf.role === 'cell');
  const applied = cells.some(({ text, head }) => IN_FORCE.test(text) || (head >= 0 && APPLIED_HEAD.test(leaves[head]!.text)));
  if (!applied) return undefined;
  for (const { text, head } of cells) {
    const plain = TEXT_OF.exec(text)?.[1];
    if (plain) return plain;
    const years = new Set(text.match(/(?:19|20)\d\d/g));
    if (years.size === 1 && text.length <= 60 && (AS_ADOPTED.test(text) || (head >= 0 && TEXT_HEAD.test(leaves[head]!.text))))
      return [...years][0];
  }
  return undefined;
}
