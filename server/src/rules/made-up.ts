/** Whether a title that nobody knows is said to be a Chinese law or regulation of our field, of which all are known. */
import type { AnalysedDocument } from '../document/analysed.js';
import type { Citation } from '../document/citation.js';
import { citationsBetween } from '../document/citationsBetween.js';
import type { KnowledgeBase } from '../knowledge/knowledge.js';
import { canonicalTitle, HAN } from '../signals/citations/lexicon.js';
import { memoize } from '../util/memoize.js';
import { alike, mayExist } from './instruments.js';
import { partsOf, plain, registerOf, SMALL, type TitleRegister } from './register.js';
import type { Span } from './rule.js';
import { LEANS_ON_ZH, sentenceAround } from './sentence.js';

/** Who says that it is China's: its name, the body that made it, the country before it. */
const CHINAS_ZH =
  /(?:中华人民共和国|中国|我国|国务院|全国人大(?:常委会)?|国家网信办|国家互联网信息办公室|中央网信办|网信办|工信部|工业和信息化部|公安部|市场监管总局)(?:[^,，。;；、]{0,10})?[《"]?$/;
/** Who makes rules for the whole country, whatever companies or places their titles name. */
const NATIONAL_ZH = /(?:国务院|全国人大(?:常委会)?)(?:[^,，。;；、]{0,8})?[《"]?$/;
const BODY_EN =
  "(?:State Council|CAC|MIIT|Cyberspace Administration(?: of China)?|National People's Congress(?: Standing Committee)?|NPC(?: Standing Committee)?|Chinese (?:legislature|legislator|parliament|government|regulator|authorities|State Council))(?:'s|’s)?";
const CHINAS_EN = new RegExp(
  `\\b(?:PRC|P\\.R\\.C\\.|China(?:'s|’s)?|Chinese|(?:the )?${BODY_EN})(?: (?:has |have )?(?:issued|promulgated|published|passed|adopted|enacted|introduced|made|approved|released))?(?: (?:the|a|its)(?: new)?)? ?["“]?$|\\b[Ii]n (?:mainland )?China,? (?:(?:under|by|pursuant to|according to) )?the ["“]?$`,
);
const CHINAS_TITLE =
  /^(?:中华人民共和国|中国|国务院)|^(?:the )?(?:PRC|China|Chinese|CAC|MIIT|State Council)\b|\bof (?:the )?(?:PRC|People's Republic of China|China|State Council|Cyberspace Administration(?: of China)?|CAC|MIIT)\b/i;
/** A sentence in which Chinese authorities apply it. */
const APPLIED_ZH =
  /由(?:国家|省级|当地)?(?:网信|公安|工信|电信|市场监管|主管)(?:部门|机关|办)|(?:网信|公安)(?:部门|机关|办)(?:可|将|依法|予以)/;
/** What a text is said to rest on. */
const LEANT_ON = new RegExp(
  `(?:${LEANS_ON_ZH}|依|符合|违反|援引|对照|(?:依据|根据|基础|来源|出处|义务)(?:是|为|系|在于|来自|即|见|:|：))(?:了|国家)?(?:现行)?["《]?$`,
);
/** A platform may have a 条例 of its own for its users or its forum, but none of these. */
const OF_DATA_ZH = /数据|个人信息|网络安全|信息安全|算法|人工智能/;
/** What it is said to do: 《…》就允许…. */
const RULES_ZH =
  /^》?(?:自[^,;。]{2,12}起)?(?:就|即|已经?|也|均|都|明确|一般|原则上)*(?:允许|准许|规定|要求|禁止|豁免|免除|赋予|授权|责成|许可|对[^,;。]{2,12}(?:提出|作出|设定|规定)[^,;。]{0,12}(?:要求|义务|规定))(?!的)/;
const PLANNED = /草案|稿|建议|拟|draft|proposed|bill\b/i;
const DENIED = /查无|不存在|并无|没有[这该]|尚无|应为|\bno such\b|\bdo(?:es)? not exist|\bdoesn't exist/i;

/** Whether a citation is of a law that is none. */
export function madeUp(document: AnalysedDocument, citation: Citation, knowledge: KnowledgeBase): boolean {
  const { law, title, draft, status } = citation;
  if (law !== null || !title || draft || (status !== 'unresolved' && status !== 'unknown-law')) return false;
  const at = citation.lawRange ?? citation;
  const written = document.text.slice(at.from, at.to);
  if (PLANNED.test(written) || DENIED.test(document.text.slice(at.to, at.to + 60))) return false;
  const before = document.text.slice(Math.max(0, at.from - 40), at.from);
  if (HAN.test(title)) return madeUpInChinese({ document, citation, title, at, written, before }, knowledge);
  const behind = document.text.slice(at.to, at.to + 40);
  // A term that the document defines: “Applicable Data Law” means ….
  if (DEFINED.test(before + written) && DEFINES.test(behind)) return false;
  const chinas =
    CHINAS_TITLE.test(title) ||
    CHINAS_TITLE.test(written) ||
    CHINAS_EN.test(before) ||
    /^,? (?:of|by) (?:the )?(?:PRC|People's Republic of China|China|State Council|CAC)\b/.test(behind) ||
    SAID_BEHIND.test(behind) ||
    inChinasSentence(document, at, title, citation.articles.length > 0) ||
    amongChinese(document, at);
  return madeUpInEnglish(title, chinas, citation.articles.length > 0, registerOf(knowledge));
}

const DEFINED = /["“][^"“”]*["”]?$/;
const DEFINES = /^[*_]*["”]?[*_]*,? (?:shall )?(?:means?|has the meaning|refers? to|includes?|is defined)\b/;

/** "…, a State Council instrument", "…, which is a Chinese statute". */
const SAID_BEHIND =
  /^["”)]?,? \(?(?:(?:which|that) is )?(?:an?|the) (?:(?:new|recent|national|mainland) )?(?:State Council|Chinese|PRC|CAC|MIIT|NPC|mainland)(?:'s|’s)? (?:instrument|text|law|statute|regulations?|rules?|measures?|act|provisions?|legislation)\b/i;
/** A country's name, or authorities and notions that only its law of data has. */
const SPEAKS_OF_CHINA = /\b(?:China|Chinese|PRC|[Mm]ainland|CAC|MIIT|CII operators?|CIIOs?|State Council)\b/;
/** Whether the sentence of a law, or of an article cited, speaks of China and of nobody else. */
function inChinasSentence(document: AnalysedDocument, at: Span, title: string, cited: boolean): boolean {
  if (!/\bLaw$/.test(title) && !(cited && /^Regulations?\b|\bRegulations?$/.test(title))) return false;
  const { before, after } = sentenceAround(document.text, at.from, at.to);
  return (
    SPEAKS_OF_CHINA.test(`${before} ; ${after}`) && !ABROAD_WORDS.test(`${before} ; ${title} ; ${after}`) && !abroadNearby(document, at)
  );
}
const ABROAD_WORDS = /\b(?:EU|EEA|GDPR|UK|US|USA|European?|foreign|overseas|local law|Hong Kong|Macau|Taiwan)\b/;

interface Written {
  readonly document: AnalysedDocument;
  readonly citation: Citation;
  readonly title: string;
  readonly at: Span;
  readonly written: string;
  readonly before: string;
}

function madeUpInChinese({ document, citation, title, at, written, before }: Written, knowledge: KnowledgeBase): boolean {
  const register = registerOf(knowledge);
  const name = plain(title);
  const chinas = CHINAS_TITLE.test(title) || CHINAS_TITLE.test(written) || CHINAS_ZH.test(before) || amongChinese(document, at);
  const statute = /(?<![办方])法$|法典$/.test(name);
  // No place in China and no company makes a 法.
  const local = statute ? /香港|澳门|台湾|特区/.test(name) : !NATIONAL_ZH.test(before) && register.ofPlace(name);
  if (name.length < 5 || !register.ofField(name) || local || mayExist(title, knowledge) || abroadNearby(document, at)) return false;
  const titled = written.includes('《');
  // Nobody has made rules of implementation for the laws of our field but those in the pack.
  const implemented = /^(.{3,}法)(?:实施条例|实施细则)$/.exec(name)?.[1];
  if (implemented) return titled && register.unimplementedZh.has(implemented);
  const { articles } = citation;
  const othersToo = register.ofForeignTheme(name) && ((!articles.length && !LEANT_ON.test(before)) || namesAbroad(document));
  if (statute) return chinas || (titled && !othersToo);
  const leant =
    articles.length > 0 || LEANT_ON.test(before) || (OF_DATA_ZH.test(name) && RULES_ZH.test(document.text.slice(at.to, at.to + 48)));
  if (/条例$/.test(name)) return titled && (chinas || (leant && !register.ofLocalTheme(name) && !register.ofForeignTheme(name)));
  if (!/(?:办法|规定|细则|规则)$/.test(name)) return false;
  const { before: left, after } = sentenceAround(document.text, at.from, at.to);
  const applied = leant && APPLIED_ZH.test(`${left} ${after}`);
  return titled && ((chinas && articles.length > 0) || applied) && likeliness(name, knowledge) < 0.5;
}

/** Whether an English title said to be China's is of our field, and none that there is. */
function madeUpInEnglish(title: string, chinas: boolean, articles: boolean, register: TitleRegister): boolean {
  if (IMPLEMENTING.test(title)) return articles && register.unimplementedEn(title);
  if (!chinas || !/\b(?:Law|Act|Code|Statute|Regulations?|Measures|Provisions|Rules|Decree)\b/.test(title) || !register.ofField(title))
    return false;
  // China's laws are called laws in English.
  if (/\bAct$/.test(title) && CHINAS_TITLE.test(title)) return true;
  const content = (canonicalTitle(title).match(/[a-z]{2,}/g) ?? []).filter((w) => !SMALL.has(w));
  // All laws of the field are known: one with a subject of its own is none of them.
  if (/\b(?:Law|Act|Code|Statute)\b/.test(title))
    return content.some((w) => !register.generalWords.has(w)) && !knownAs(content, register.lawWords);
  if (/\bRegulations?\b/.test(title))
    return content.some((w) => !GENERAL.has(w) && !register.generalWords.has(w)) && !knownAs(content, register.regulationWords);
  return articles && content.some((w) => !register.titleWords.has(w));
}
const IMPLEMENTING = /\bImplement(?:ing|ation)\b.*\b(?:Regulations?|Rules)\b|\b(?:Regulations?|Rules) (?:for|on) the Implementation\b/i;
/** Words that titles of regulations have besides their subject. */
const GENERAL = new Set(
  'administration administrative management managing supervision supervisory governance governing interim provisional trial regulation regulations state council service services development promotion cac miit of through'.split(
    ' ',
  ),
);
/** Whether all words of a title that tell something are those of one instrument that there is. */
const knownAs = (content: readonly string[], lines: readonly ReadonlySet<string>[]): boolean =>
  lines.some((known) =>
    content.every((w) => known.has(w) || GENERAL.has(w) || /^(?:law|act|code|china|chinese|prc|people|republic|the)$/.test(w)),
  );

/** What stands between the names of a list: "the PIPL, the DSL and the …", 《…》《…》和《…》. */
const LISTED = /^["'》)]?[,;、，；]? ?(?:and|as well as|or|和|与|及|以及)? ?(?:of )?(?:the )?["'《(]?$/;
/** Whether a title stands in one list with Chinese laws, and with no other's. */
function amongChinese(document: AnalysedDocument, at: Span): boolean {
  const { citations, text } = document;
  const near = citationsBetween(citations, at.from - 200, at.to + 120).filter((c) => c.to <= at.from || c.from >= at.to);
  const before = near.findLast((c) => c.to <= at.from);
  const behind = near.find((c) => c.from >= at.to);
  const linked = [
    before && LISTED.test(text.slice(before.to, at.from)) ? before : undefined,
    behind && LISTED.test(text.slice(at.to, behind.from)) ? behind : undefined,
  ].filter((c) => c !== undefined);
  return linked.length > 0 && linked.every((c) => c.law !== null && c.status !== 'foreign') && near.every((c) => c.status !== 'foreign');
}

/** Whether a document speaks of the law of others at all. */
const namesAbroad = memoize(
  ({ text, analyser }: AnalysedDocument): boolean => /GDPR|外国|境外法/.test(text) || registerOf(analyser.knowledge).ofLawgiver(text),
);
/** How alike a title is to the registered one that it is most like. */
function likeliness(name: string, knowledge: KnowledgeBase): number {
  const parts = partsOf(name);
  return Math.max(0, ...[...registerOf(knowledge).titles.values()].map((known) => alike(parts, known)));
}
/** Whether a law of another country is cited close by. */
const abroadNearby = (document: AnalysedDocument, at: Span): boolean =>
  citationsBetween(document.citations, at.from - 240, at.to + 200).some((c) => c.status === 'foreign');

/** A cell, and where its text stands in the document. */
export interface UncitedTitle extends Span {
  readonly title: string;
}
const LAW_HEAD =
  /^(?:.{0,8}(?:法律|法规|依据|规范|文件|名称)(?:名称|来源)?|(?:the )?(?:(?:chinese|prc|applicable|relevant) )?(?:laws?|statutes?|sources?|instruments?|legal (?:basis|source)|legislation|regulations?)):?$/i;
const CELL_TITLE =
  /^《?([\u4e00-\u9fff]{4,18}(?:法|条例))》?$|^((?:[A-Z][\w&'-]*|of|on|for|the|and) (?:(?:[A-Z][\w&'-]*|of|on|for|the|and) )*(?:Law|Act|Code))$/;
const NO_LAW = /(?:办|方|算|做|用|写|说|语|司|执|守|合|违|立|疗|手|想|看|书|依|加密算|技)法$/;
/** Cells that are no more than a title of a law that nobody knows, in a column of Chinese laws. */
export function* madeUpCells(document: AnalysedDocument, knowledge: KnowledgeBase): Generator<UncitedTitle> {
  const register = registerOf(knowledge);
  for (const { from, shape } of document.markdown.blocks) {
    const { leaves } = shape;
    for (const leaf of leaves) {
      if (leaf.role !== 'cell' || leaf.head < 0 || !LAW_HEAD.test(leaves[leaf.head]!.text)) continue;
      const m = CELL_TITLE.exec(leaf.text);
      const title = m?.[1] ?? m?.[2];
      if (!title || NO_LAW.test(title) || exists(title, register) || mayExist(title, knowledge)) continue;
      const at = { from: from + leaf.map[0]!, to: from + leaf.ends.at(-1)! };
      const column = leaves.filter((other) => other !== leaf && other.role === 'cell' && other.head === leaf.head);
      const own = citationsBetween(document.citations, at.from, at.to);
      const laws = column.flatMap((other) =>
        other.map.length ? citationsBetween(document.citations, from + other.map[0]!, from + other.ends.at(-1)!) : [],
      );
      if (own.some((c) => c.law) || !laws.some((c) => c.law) || laws.some((c) => c.status === 'foreign')) continue;
      const strange = m?.[1]
        ? register.ofField(title) && !/香港|澳门|台湾|特区/.test(title) && (title.endsWith('法') || !register.ofPlace(title))
        : madeUpInEnglish(title, true, false, register);
      if (strange) yield { ...at, title };
    }
  }
}
const exists = (title: string, register: TitleRegister): boolean => register.titles.has(plain(title));
