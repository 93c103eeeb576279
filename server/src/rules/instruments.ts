/** Titles that are no listed law's: whether an instrument of that name exists, and which law is meant where something beside the title says so. */
import type { AnalysedDocument } from '../document/analysed.js';
import { citationsBetween } from '../document/near.js';
import type { Citation } from '../document/resolve.js';
import { figuresIn } from '../knowledge/figures.js';
import { lawName } from '../knowledge/format.js';
import type { KnowledgeBase } from '../knowledge/knowledge.js';
import type { Language, Law } from '../knowledge/schema.js';
import { fold } from '../markdown/normalise.js';
import { canonicalTitle, HAN } from '../signals/citations/lexicon.js';
import { partsOf, plain, registerOf, SMALL, type TitleRegister } from './register.js';
import { LEANS_ON_ZH, sentenceAround } from './sentence.js';

/** How alike two titles are, from 0 to 1. */
function alike(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let same = 0;
  for (const part of a) if (b.has(part)) same++;
  return a.size + b.size ? (2 * same) / (a.size + b.size) : 0;
}

/** Whether an instrument of that very title is known to exist. */
export const exists = (title: string, knowledge: KnowledgeBase): boolean => registerOf(knowledge).titles.has(plain(title));

/** Whether an instrument of that title is known to exist, or one so alike that it may be meant. */
export function mayExist(title: string, knowledge: KnowledgeBase): boolean {
  if (exists(title, knowledge)) return true;
  const parts = partsOf(title);
  // One word more makes another instrument: 深度合成… before 互联网信息服务管理办法.
  for (const known of registerOf(knowledge).titles.values())
    if (alike(parts, known) >= 0.75 && [...parts].filter((p) => !known.has(p)).length <= 2) return true;
  return false;
}

/** A name of a law, ready to be compared. */
interface LawTitle {
  readonly law: Law;
  readonly parts: ReadonlySet<string>;
  /** Its {@link subjectOf}. */
  readonly subject: ReadonlySet<string>;
}

const titles = new WeakMap<KnowledgeBase, readonly LawTitle[]>();
/** The titles and other names of China's laws. */
function titlesOf(knowledge: KnowledgeBase): readonly LawTitle[] {
  let known = titles.get(knowledge);
  if (!known) {
    known = knowledge.laws
      .filter((law) => law.chinese)
      .flatMap((law) =>
        [law.titles.zh, law.titles.en, ...law.aliases.en, ...law.aliases.zh]
          .map(fold)
          .map((title) => ({ law, parts: partsOf(title), subject: subjectOf(title) })),
      );
    titles.set(knowledge, known);
  }
  return known;
}

/** The one law whose title is most like a written one, and how much. */
function likest(
  title: string,
  knowledge: KnowledgeBase,
  among: (law: Law) => boolean,
): { readonly law: Law; readonly score: number } | undefined {
  const parts = partsOf(title);
  let best: { law: Law; score: number } | undefined;
  let second = 0;
  for (const { law, parts: own } of titlesOf(knowledge)) {
    if (!among(law)) continue;
    const score = alike(parts, own);
    if (!best || score > best.score) {
      if (best && best.law !== law) second = best.score;
      best = { law, score };
    } else if (law !== best.law) second = Math.max(second, score);
  }
  return best && best.score > second ? best : undefined;
}

const OF_CHINA = / of the People's Republic of China(?=$| )/;
/** The name of a law to write into a text: 个人信息保护法, Personal Information Protection Law. */
export const nameOf = (law: Law, language: Language): string =>
  language === 'zh' ? lawName(law, 'zh') : law.titles.en.replace(OF_CHINA, '').replace(/ \((?:Trial|Interim)\)$/, '');

/** What every title may have: who made it, what kind it is, and what laws do with their subject. */
const ANY_EN = new Set(
  'law act code statute regulation measure provision rule prc china chinese people republic protection security management administration'.split(
    ' ',
  ),
);
const subjectOf = (title: string): Set<string> =>
  HAN.test(title)
    ? partsOf(stemOf(title).replace(/^中华人民共和国|^中国/, ''))
    : new Set([...partsOf(title)].filter((w) => !ANY_EN.has(w)));
const isStatute = (title: string): boolean => /(?<!办)法$|法典$|\b(?:law|act|code|statute)\b/i.test(plain(title));

/** The laws of the kind that a title claims whose subject is most like its own, the likest first. */
export function likelyLaws(title: string, knowledge: KnowledgeBase): Law[] {
  const subject = subjectOf(fold(title));
  const statute = isStatute(title);
  const scores = new Map<Law, number>();
  for (const { law, subject: own } of titlesOf(knowledge))
    if ((law.level === 'law') === statute) scores.set(law, Math.max(scores.get(law) ?? 0, alike(subject, own)));
  return [...scores]
    .filter(([, score]) => score >= 0.7)
    .sort(([, a], [, b]) => b - a)
    .map(([law]) => law);
}

/** What may stand between a title and what tells which law it is: a bracket, a comma, an act of law-making. */
const BESIDE =
  /^[\s"'《》()[\],，:：、-]*(?:(?:as |which was |which were |was |were )?(?:promulgated|issued|published|adopted|enacted|made)(?: by| as| under| in| with)?|(?:is |was |are )?(?:entitled|titled|called|named)|being|namely|i\.e\.|that is|即|也即|系|由|(?:的?(?:文件|标准|法规)?(?:全称|名称|标题|题目|名|题)(?:是|为|叫|即)?)|经|发布的?|公布的?|颁布的?|印发的?|令?所?称的?)?[\s"'《》()[\],，:：]*(?:the )?["《(]*$/i;
const ORDER = /\b(?:Order|Decree)\b|令|[〔[(](?:19|20)\d\d[〕\])]/i;

/** Which law an unlisted title means, by what stands beside it: the number of its order, its name in the other language, or the day of its promulgation. */
function meantBeside(document: AnalysedDocument, citation: Citation, knowledge: KnowledgeBase): Law | undefined {
  const at = citation.lawRange ?? citation;
  const language = HAN.test(citation.title ?? '') ? 'zh' : 'en';
  for (const other of citationsBetween(document.citations, at.from - 160, at.to + 60)) {
    if (!other.law || other.status === 'foreign') continue;
    const name = other.lawRange ?? other;
    const gap =
      name.from >= at.to ? document.text.slice(at.to, name.from) : name.to <= at.from ? document.text.slice(name.to, at.from) : undefined;
    if (gap === undefined || !BESIDE.test(gap)) continue;
    const written = document.text.slice(name.from, name.to);
    const translated = /[(（]\s*["《「“]?$/.test(gap) && (HAN.test(written) ? 'zh' : 'en') !== language;
    if (ORDER.test(written) && other.namedVersion ? !HAN.test(written) || /号|\d$/.test(written) : translated)
      return knowledge.law(other.law);
  }
  // 2023年8月15日起施行的《…》: its own day, to the day, and a title that is not all another's.
  const { before, after } = sentenceAround(document.text, at.from, at.to, 60);
  const around = `${before} ; ${document.text.slice(at.from, citation.to)} ; ${after}`;
  const days = new Set(figuresIn(around).flatMap((f) => (f.date?.length === 10 ? [f.date] : [])));
  if (!days.size) return undefined;
  const likely = likest(citation.title!, knowledge, (law) =>
    law.versions.some((v) => v.status === 'final' && (days.has(v.promulgated ?? '') || days.has(v.effective ?? ''))),
  );
  return likely && likely.score >= 0.35 ? likely.law : undefined;
}

/** A Chinese title without its kind and the words that any has. */
const stemOf = (title: string): string =>
  plain(title)
    .replace(/(?:法|法典|条例|办法|规定|细则|规则)$/, '')
    .replace(/安全|保护|管理|监督|治理|监管|若干|暂行|试行|实施/g, '');
function within(part: string, whole: string): boolean {
  let at = 0;
  for (const c of part) {
    at = whole.indexOf(c, at) + 1;
    if (!at) return false;
  }
  return true;
}
const KIND = /(?:条例|办法|规定|细则)$/;
/** The one law whose title is written with a word left out, and all else the same: 《关键信息基础设施保护条例》. */
function shortened(title: string, knowledge: KnowledgeBase): Law | undefined {
  const written = plain(title);
  const kind = KIND.exec(written)?.[0];
  if (!kind || written.length < 8) return undefined;
  const near = knowledge.laws.filter((law) => {
    const full = plain(law.titles.zh);
    return law.chinese && full.endsWith(kind) && full.length - written.length === 2 && within(written, full);
  });
  return near.length === 1 ? near[0] : undefined;
}
/** The one law whose title an unlisted one is for the most part, with nothing of another subject in it: 《个人信息合规审计条例》. */
function meantByTitle({ title, articles }: Citation, knowledge: KnowledgeBase): Law | undefined {
  if (!HAN.test(title!)) return undefined;
  if (!articles.length) return shortened(title!, knowledge);
  const stem = stemOf(title!);
  if (stem.length < 5) return undefined;
  const near = knowledge.laws.filter(
    (law) =>
      law.chinese &&
      law.level !== 'law' &&
      ((within(stem, plain(law.titles.zh)) && stem.length >= stemOf(law.titles.zh).length * 0.6) ||
        // The same words in another order: 深度合成互联网信息服务….
        alike(partsOf(stem), partsOf(stemOf(law.titles.zh))) >= 0.8),
  );
  return near.length === 1 ? near[0] : undefined;
}

/** A treatise or a guide has a title as well. */
const INSTRUMENT =
  /(?:法|法典|条例|办法|规定|细则|规则|方法)(?:\([^()]*\))?$|\b(?:Law|Act|Code|Statute|Ordinance|Regulations?|Measures|Provisions|Rules|Methods?)\b/;
/** The law that an unlisted title is a wrong name of; undefined where another instrument may be meant. */
export function misnamedLaw(document: AnalysedDocument, citation: Citation, knowledge: KnowledgeBase): Law | undefined {
  const { law, title, draft, status } = citation;
  if (law !== null || !title || draft || !INSTRUMENT.test(title) || mayExist(title, knowledge)) return undefined;
  return meantBeside(document, citation, knowledge) ?? (status === 'foreign' ? undefined : meantByTitle(citation, knowledge));
}

/** Who says that it is China's: its name, the body that made it, the country before it. */
const CHINAS_ZH =
  /(?:中华人民共和国|中国|我国|国务院|全国人大(?:常委会)?|国家网信办|国家互联网信息办公室|中央网信办|网信办|工信部|工业和信息化部|公安部|市场监管总局)(?:[^,，。;；、]{0,10})?[《"]?$/;
const CHINAS_EN =
  /\b(?:PRC|P\.R\.C\.|China(?:'s|’s)?|Chinese|(?:the )?(?:State Council|CAC|MIIT|Cyberspace Administration of China|National People's Congress|NPC)(?:'s|’s)?)(?: (?:has )?(?:issued|promulgated|published|passed|adopted))?(?: the)? ?["“]?$/;
const CHINAS_TITLE =
  /^(?:中华人民共和国|中国|国务院)|^(?:the )?(?:PRC|China|Chinese|CAC|MIIT|State Council)\b|\bof (?:the )?(?:PRC|People's Republic of China|China|State Council|Cyberspace Administration(?: of China)?|CAC|MIIT)\b/i;
/** Whether a title that nobody knows is said to be a Chinese law or regulation of our field, of which all are known. */
export function madeUp(document: AnalysedDocument, citation: Citation, knowledge: KnowledgeBase): boolean {
  const { law, title, draft, status, articles } = citation;
  if (law !== null || !title || draft || (status !== 'unresolved' && status !== 'unknown-law')) return false;
  const at = citation.lawRange ?? citation;
  const before = document.text.slice(Math.max(0, at.from - 40), at.from);
  const written = document.text.slice(at.from, at.to);
  if (/草案|稿|建议|拟|draft|proposed|bill\b/i.test(written)) return false;
  const behind = document.text.slice(at.to, at.to + 60);
  if (/查无|不存在|并无|没有[这该]|尚无|应为|\bno such\b|\bdo(?:es)? not exist|\bdoesn't exist/i.test(behind)) return false;
  const register = registerOf(knowledge);
  if (HAN.test(title)) {
    const name = plain(title);
    const chinas = CHINAS_TITLE.test(title) || CHINAS_TITLE.test(written) || CHINAS_ZH.test(before);
    if (name.length < 5 || !register.ofField(name) || register.ofPlace(name) || mayExist(title, knowledge)) return false;
    if (abroadNearby(document, at)) return false;
    const titled = written.includes('《');
    // Nobody has made rules of implementation for the laws of our field but those in the pack.
    const implemented = /^(.{3,}法)(?:实施条例|实施细则)$/.exec(name)?.[1];
    if (implemented) return titled && register.unimplementedZh.has(implemented);
    const othersToo = register.ofForeignTheme(name) && (!articles.length || namesAbroad(document, register));
    if (/(?<![办方])法$|法典$/.test(name)) return chinas || (titled && !othersToo);
    if (/条例$/.test(name))
      return (
        titled &&
        (chinas || ((articles.length > 0 || LEANT_ON.test(before)) && !register.ofLocalTheme(name) && !register.ofForeignTheme(name)))
      );
    return titled && chinas && articles.length > 0 && likeliness(name, knowledge) < 0.5;
  }
  if (IMPLEMENTING.test(title)) return articles.length > 0 && register.unimplementedEn(title);
  if (!/\b(?:Law|Act|Code|Statute|Regulations?|Measures|Provisions|Rules|Decree)\b/.test(title) || !register.ofField(title)) return false;
  if (
    !(
      CHINAS_TITLE.test(title) ||
      CHINAS_TITLE.test(written) ||
      CHINAS_EN.test(before) ||
      /^,? (?:of|by) (?:the )?(?:PRC|People's Republic of China|China|State Council|CAC)\b/.test(document.text.slice(at.to, at.to + 40))
    )
  )
    return false;
  const content = (canonicalTitle(title).match(/[a-z]{2,}/g) ?? []).filter((w) => !SMALL.has(w));
  // All laws of the field are known: one with a subject of its own is none of them.
  if (/\b(?:Law|Act|Code|Statute)\b/.test(title)) return content.some((w) => !register.generalWords.has(w)) && !knownLaw(content, register);
  const strange = content.filter((w) => !register.titleWords.has(w));
  return strange.length > 0 && (articles.length > 0 || /\b(?:Law|Act|Code|Statute|Regulations?)\b/.test(title));
}
const IMPLEMENTING = /\bImplement(?:ing|ation)\b.*\b(?:Regulations?|Rules)\b|\b(?:Regulations?|Rules) (?:for|on) the Implementation\b/i;
/** Whether all words of a title that tell something are those of one law that there is. */
const knownLaw = (content: readonly string[], { lawWords }: TitleRegister): boolean =>
  lawWords.some((known) => content.every((w) => known.has(w) || /^(?:law|act|code|china|chinese|prc|people|republic|the)$/.test(w)));
/** What a text is said to rest on. */
const LEANT_ON = new RegExp(`(?:${LEANS_ON_ZH}|依|符合|违反|援引|对照)(?:了|国家)?(?:现行)?["《]?$`);
const abroad = new WeakMap<AnalysedDocument, boolean>();
/** Whether a document speaks of the law of others at all. */
function namesAbroad(document: AnalysedDocument, { ofLawgiver }: TitleRegister): boolean {
  let named = abroad.get(document);
  if (named === undefined) abroad.set(document, (named = /GDPR|外国|境外法/.test(document.text) || ofLawgiver(document.text)));
  return named;
}
/** How alike a title is to the registered one that it is most like. */
function likeliness(name: string, knowledge: KnowledgeBase): number {
  const parts = partsOf(name);
  return Math.max(0, ...[...registerOf(knowledge).titles.values()].map((known) => alike(parts, known)));
}
/** Whether a law of another country is cited close by. */
const abroadNearby = (document: AnalysedDocument, at: { readonly from: number; readonly to: number }): boolean =>
  citationsBetween(document.citations, at.from - 240, at.to + 200).some((c) => c.status === 'foreign');

const LONGER = /\b(?:PRC|China's|Chinese) ((?:[A-Z][a-z]+ ){1,4})$/;
const OF_ANY =
  /^(?:Current|New|Newly|Amended|Revised|Draft|Old|Former|National|Basic|Original|Existing|Applicable|Relevant|Personal|State) /;
/** The longer title, said to be China's, of which the name of a listed law is only the end: "the PRC Cloud Computing Data Security Law". */
export function longerTitle(
  document: AnalysedDocument,
  citation: Citation,
  knowledge: KnowledgeBase,
): { readonly title: string; readonly from: number } | undefined {
  const { lawRange, law } = citation;
  const { generalWords } = registerOf(knowledge);
  if (!lawRange || !law || citation.status === 'foreign' || knowledge.law(law)?.level !== 'law') return undefined;
  const name = document.text.slice(lawRange.from, lawRange.to);
  const more = LONGER.exec(document.text.slice(Math.max(0, lawRange.from - 60), lawRange.from))?.[1];
  if (
    !more ||
    OF_ANY.test(more) ||
    !/^[A-Z]\w+ .*Law\b/.test(name) ||
    more.split(' ').every((w) => !w || generalWords.has(w.toLowerCase()))
  )
    return undefined;
  return { title: more + name, from: lawRange.from - more.length };
}
