/** Titles that are no listed law's: whether an instrument of that name exists, and which law is meant where something beside the title says so. */
import type { AnalysedDocument } from '../document/analysed.js';
import type { Citation } from '../document/citation.js';
import { citationsBetween } from '../document/citationsBetween.js';
import { describableLaws, timesIn } from '../document/described.js';
import { figuresIn } from '../knowledge/figures.js';
import { lawName } from '../knowledge/format.js';
import type { KnowledgeBase } from '../knowledge/knowledge.js';
import { likest as likestArticles } from '../knowledge/likeness.js';
import { baseArticle } from '../knowledge/reference.js';
import type { Language, Law } from '../knowledge/schema.js';
import { fold } from '../markdown/normalise.js';
import { HAN, OF_NO_TITLE, searchable } from '../signals/citations/lexicon.js';
import { memoize } from '../util/memoize.js';
import { isSubsequence } from '../util/subsequence.js';
import { partsOf, plain, registerOf } from './register.js';
import { LEANS_ON_ZH, sentenceAround } from './sentence.js';

/** How alike two titles are, from 0 to 1. */
export function alike(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
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
  // One word more makes another instrument: 深度合成… before 互联网信息服务管理办法, 数据 before 出口管制法.
  const { titles, ofField } = registerOf(knowledge);
  const name = plain(title);
  const another = (known: string) => isStatute(title) && name.endsWith(known) && ofField(name.slice(0, -known.length));
  for (const [known, own] of titles)
    if (alike(parts, own) >= 0.75 && [...parts].filter((p) => !own.has(p)).length <= 2 && !another(known)) return true;
  return false;
}

/** A name of a law, ready to be compared. */
interface LawTitle {
  readonly law: Law;
  readonly parts: ReadonlySet<string>;
  /** Its {@link subjectOf}. */
  readonly subject: ReadonlySet<string>;
}

/** The titles and other names of China's laws. */
const titlesOf = memoize((knowledge: KnowledgeBase): readonly LawTitle[] =>
  knowledge.laws
    .filter((law) => law.chinese)
    .flatMap((law) =>
      [law.titles.zh, law.titles.en, ...law.aliases.en, ...law.aliases.zh]
        .map(fold)
        .map((title) => ({ law, parts: partsOf(title), subject: subjectOf(title) })),
    ),
);

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
  if (OF_NO_TITLE.test(citation.title!)) return undefined;
  // 2023年8月15日起施行的《…》: its own day, to the day, and a title that is not all another's.
  const { before, after } = sentenceAround(document.text, at.from, at.to, 60);
  const around = `${before} ; ${document.text.slice(at.from, citation.to)} ; ${after}`;
  const days = new Set(figuresIn(around).flatMap((f) => (f.date?.length === 10 ? [f.date] : [])));
  // A "Law" that is a rule of a ministry is too far from its name to be told by a month alone.
  const { months, years } = timesIn(around, isStatute(citation.title!) ? undefined : document.asOf);
  if (!days.size && !months.size && !years.size) return undefined;
  const ownDay = (law: Law, told: (day: string) => boolean): boolean =>
    law.versions.some((v) => v.status === 'final' && [v.promulgated, v.effective].some((day) => day !== undefined && told(day)));
  const likely = likest(citation.title!, knowledge, (law) =>
    ownDay(law, (day) => days.has(day) || (!days.size && months.has(day.slice(0, 7)))),
  );
  if (likely && likely.score >= 0.35) return likely.law;
  // "the Facial Recognition Technology Law, in force since June 2025": what it is about, and its month; or its year, and more of its title.
  const about = describedAs(citation.title!, knowledge).filter((law) =>
    ownDay(law, (day) => months.has(day.slice(0, 7)) || (!months.size && !isStatute(citation.title!) && years.has(day.slice(0, 4)))),
  );
  return about.length === 1 ? about[0] : undefined;
}

/** The laws that an English title seems to be about. */
const describedAs = (title: string, knowledge: KnowledgeBase, least = 1): Law[] =>
  HAN.test(title)
    ? []
    : describableLaws(knowledge)
        .filter((l) => l.weight >= least && l.holds(searchable(title)))
        .map((l) => l.law);

/** The one law that a title in capitals, of an instrument of the state, is about: "Public Surveillance Camera Regulations". */
function meantByWords(document: AnalysedDocument, { title, from, to }: Citation, knowledge: KnowledgeBase): Law | undefined {
  if (!STATES.test(title!) || isStatute(title!) || title!.split(' ').length < 4 || OF_NO_TITLE.test(title!)) return undefined;
  if (citationsBetween(document.citations, from - 240, to + 200).some((c) => c.status === 'foreign')) return undefined;
  const about = describedAs(title!, knowledge, 2);
  return about.length === 1 ? about[0] : alikeInSense(title!, knowledge);
}

/**
 * The one law that an English title is about, of which one article is cited that the sentence is about too: "background checks (Article 14 of
 * the Key Internet Infrastructure Protection Law)".
 */
function meantByArticle(document: AnalysedDocument, citation: Citation, knowledge: KnowledgeBase): Law | undefined {
  const { title, articles, from, to } = citation;
  if (articles.length !== 1 || title!.split(' ').length < 4 || OF_NO_TITLE.test(title!) || !STATES_OR_LAW.test(title!)) return undefined;
  if (citationsBetween(document.citations, from - 240, to + 200).some((c) => c.status === 'foreign')) return undefined;
  const about = describedAs(title!, knowledge, 2);
  const version = about.length === 1 ? knowledge.versionOn(about[0]!.id, document.asOf) : undefined;
  if (version?.status !== 'final') return undefined;
  const { before, after } = sentenceAround(document.text, from, to);
  const [first, second] = likestArticles(knowledge, version.id, `${before} ${after}`).ranked;
  const fits = first?.number === baseArticle(articles[0]!.article) && first.score >= FITTING && first.score > (second?.score ?? 0);
  return fits ? about[0] : undefined;
}
const STATES_OR_LAW = /\b(?:Measures|Provisions|Regulations?|Rules|Law)\b/;
/** So much weight of words a sentence must share with an article to be about it. */
const FITTING = 6;

/** The words of a title by their sense: those that translators take for one another count as one. */
function sensesOf(title: string, knowledge: KnowledgeBase): Set<string> {
  const { senses } = registerOf(knowledge);
  return new Set([...partsOf(title)].map((w) => senses.get(w) ?? w));
}
/** The English names of China's laws, statutes left out, that have four words with a sense or more. */
const namesWithSenses = memoize((knowledge: KnowledgeBase) =>
  knowledge.laws
    .filter((law) => law.chinese && law.level !== 'law')
    .flatMap((law) => [law.titles.en, ...law.aliases.en].map((name) => ({ law, senses: sensesOf(fold(name), knowledge) })))
    .filter(({ senses }) => senses.size >= 4),
);
/** The one law of whose English names a title has the sense for the most part: "Regulations on Safe Management of Internet Data". */
function alikeInSense(title: string, knowledge: KnowledgeBase): Law | undefined {
  const own = sensesOf(title, knowledge);
  if (own.size < 4) return undefined;
  const scores = new Map<Law, number>();
  for (const { law, senses } of namesWithSenses(knowledge)) scores.set(law, Math.max(scores.get(law) ?? 0, alike(own, senses)));
  const [best, second] = [...scores].sort(([, a], [, b]) => b - a);
  return best && best[1] >= 0.8 && best[1] - (second?.[1] ?? 0) >= 0.1 ? best[0] : undefined;
}
const STATES = /\b(?:Measures|Provisions|Regulations?)\b/;

/** A Chinese title without its kind and the words that any has. */
const stemOf = (title: string): string =>
  plain(title)
    .replace(/(?:法|法典|条例|办法|规定|细则|规则)$/, '')
    .replace(/安全|保护|管理|监督|治理|监管|若干|暂行|试行|实施/g, '');
const KIND = /(?:条例|办法|规定|细则)$/;
/** The one law whose title is written with a word left out, and all else the same: 《关键信息基础设施保护条例》. */
function shortened(title: string, knowledge: KnowledgeBase): Law | undefined {
  const written = plain(title);
  const kind = KIND.exec(written)?.[0];
  if (!kind || written.length < 8) return undefined;
  const near = knowledge.laws.filter((law) => {
    const full = plain(law.titles.zh);
    return law.chinese && full.endsWith(kind) && full.length - written.length === 2 && isSubsequence(written, full);
  });
  return near.length === 1 ? near[0] : undefined;
}
/** What an instrument does with its subject, in titles. */
const VERBS_ZH = /保护|管理|监督|治理|监管|规范/g;
/** The one instrument whose title is another's but for what it does with its subject: 《网络数据安全保护条例》 for 管理. */
function otherVerb(title: string, knowledge: KnowledgeBase): Law | undefined {
  const written = plain(title);
  if (written.length < 9 || written.search(VERBS_ZH) < 0) return undefined;
  const bare = written.replace(VERBS_ZH, '·');
  const near = knowledge.laws.filter((law) => law.chinese && law.level !== 'law' && plain(law.titles.zh).replace(VERBS_ZH, '·') === bare);
  return near.length === 1 ? near[0] : undefined;
}
/** The one law whose title an unlisted one is for the most part, with nothing of another subject in it: 《个人信息合规审计条例》. */
function meantByTitle({ title, articles }: Citation, knowledge: KnowledgeBase): Law | undefined {
  if (!HAN.test(title!)) return undefined;
  const other = otherVerb(title!, knowledge);
  if (other) return other;
  if (!articles.length) return shortened(title!, knowledge);
  const stem = stemOf(title!);
  if (stem.length < 5) return undefined;
  const near = knowledge.laws.filter(
    (law) =>
      law.chinese &&
      law.level !== 'law' &&
      ((isSubsequence(stem, plain(law.titles.zh)) && stem.length >= stemOf(law.titles.zh).length * 0.6) ||
        // The same words in another order: 深度合成互联网信息服务….
        alike(partsOf(stem), partsOf(stemOf(law.titles.zh))) >= 0.8),
  );
  return near.length === 1 ? near[0] : undefined;
}

/** How many characters two texts share, whatever their order. */
function shared(a: string, b: string): number {
  const left = new Map<string, number>();
  for (const c of b) left.set(c, (left.get(c) ?? 0) + 1);
  let same = 0;
  for (const c of a) {
    const n = left.get(c) ?? 0;
    if (!n) continue;
    left.set(c, n - 1);
    same++;
  }
  return same;
}
/** Words for one another in titles. */
const SAME_ZH: readonly (readonly [RegExp, string])[] = [
  [/互联网(?!信息)|网路|网上/g, '网络'],
  [/信息资料|资讯/g, '信息'],
];
/** The one law whose title has nearly the same characters, in any order, and none of another trade: 《个人信息合规审计保护办法》. `more`: how many it may have besides. */
function alikeInChinese(
  document: AnalysedDocument,
  { title, lawRange, from, to }: Citation,
  knowledge: KnowledgeBase,
  more = 2,
): Law | undefined {
  const at = lawRange ?? { from, to };
  if (!HAN.test(title!) || !document.text.slice(at.from, at.to).includes('《')) return undefined;
  const written = SAME_ZH.reduce((t, [word, other]) => t.replace(word, other), plain(title!));
  if (written.length < 8 || registerOf(knowledge).ofPlace(plain(title!))) return undefined;
  const near = knowledge.laws.filter((law) => {
    // Of a law, one character in eight or more may be another: 电信网络欺诈 for 诈骗.
    if (!law.chinese || (law.level === 'law') !== isStatute(title!)) return false;
    const own = SAME_ZH.reduce((t, [word, other]) => t.replace(word, other), plain(law.titles.zh));
    const same = shared(written, own);
    if (law.level === 'law' && Math.max(written.length, own.length) - same > 1) return false;
    return written.length - same <= more && own.length - same <= 4 && (2 * same) / (written.length + own.length) >= 0.84;
  });
  return near.length === 1 ? near[0] : undefined;
}

/** Words that are put for one another in Chinese titles of the field, each line one sense. */
const SENSES_ZH: readonly (readonly [RegExp, string])[] = [
  ...SAME_ZH,
  [/个人(?:数据|资料)/g, '个人信息'],
  [/(?:跨境|出境|出口|向?境外)(?:传输|传送|提供|转移|转让|流动|输出)?/g, '出境'],
  [/(?:格式|示范|标准)(?:合同|条款)/g, '标准合同'],
  [/使用|运用/g, '应用'],
  [/(?<!互联网信息)服务/g, ''],
  [/监督管理|管理|监督|监管|若干|暂行|试行/g, ''],
];
/** A Chinese title by its sense, without the kind of instrument that it claims to be. */
const senseOf = (title: string): string =>
  SENSES_ZH.reduce((t, [word, other]) => t.replace(word, other), plain(title).replace(/(?:条例|办法|规定|细则|规则)$/, ''));
/** The one instrument whose title says the same in other words, where an unlisted one is cited: 《个人信息跨境传输标准合同规定》. */
function sameInSense(document: AnalysedDocument, { title, articles, lawRange, from }: Citation, knowledge: KnowledgeBase): Law | undefined {
  const at = lawRange?.from ?? from;
  const before = document.text.slice(Math.max(0, at - 8), at);
  if (!HAN.test(title!) || isStatute(title!) || document.text[at] !== '《' || !(articles.length || CITED_ZH.test(before))) return undefined;
  const sense = senseOf(title!);
  if (sense.length < 6) return undefined;
  const same = knowledge.laws.filter((law) => law.chinese && law.level !== 'law' && senseOf(law.titles.zh) === sense);
  return same.length === 1 ? same[0] : undefined;
}
const CITED_ZH = new RegExp(`(?:${LEANS_ON_ZH}|违反|符合|见|依)(?:了|国家)?(?:现行)?$`);

/** A treatise or a guide has a title as well. */
const INSTRUMENT =
  /(?:法|法典|条例|办法|规定|细则|规则|方法)(?:\([^()]*\))?$|\b(?:Law|Act|Code|Statute|Ordinance|Regulations?|Measures|Provisions|Rules|Methods?)\b/;
/** The law that an unlisted title is a wrong name of; undefined where another instrument may be meant. */
export function misnamedLaw(document: AnalysedDocument, citation: Citation, knowledge: KnowledgeBase): Law | undefined {
  const { law, title, draft, status } = citation;
  if (law !== null || !title || draft || !INSTRUMENT.test(title) || NO_NAME.test(title) || exists(title, knowledge)) return undefined;
  const same = sameInSense(document, citation, knowledge);
  if (same) return same;
  if (mayExist(title, knowledge)) return alikeInChinese(document, citation, knowledge, 0);
  const beside = meantBeside(document, citation, knowledge);
  if (beside || status === 'foreign') return beside;
  return (
    meantByTitle(citation, knowledge) ??
    alikeInChinese(document, citation, knowledge) ??
    meantByWords(document, citation, knowledge) ??
    meantByArticle(document, citation, knowledge)
  );
}

/** "The March 2024 CAC Provisions on cross-border data flows" describes: who made it and of what kind it is are no title. */
const NO_NAME =
  /^(?:(?:the|PRC|Chinese|China's|CAC|MIIT|MPS|NPC|State Council|Cyberspace Administration) )*(?:Provisions|Measures|Rules|Regulations?|Law)$/i;
const LONGER = /\b(?:PRC|China's|Chinese) ((?:[A-Z][a-z]+ ){1,4})$/;
/** "the Medical Big Data Security Law of the People's Republic of China": China is named behind it. */
const LONGER_BEFORE = /\b[Tt]he ((?:[A-Z][a-z]+(?:-[A-Z]?[a-z]+)? ){1,4})$/;
const OF_CHINA_BEHIND = / of (?:the )?(?:People's Republic of China|PRC)$/;
const OF_ANY =
  /^(?:Current|New|Newly|Amended|Revised|Draft|Old|Former|National|Basic|Original|Existing|Applicable|Relevant|Proposed|Present|Latest|Future|Forthcoming|Upcoming|Recent|Updated|Official|Entire|Whole|Said|Same|Personal|State) /;
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
  const before = document.text.slice(Math.max(0, lawRange.from - 60), lawRange.from);
  const more = LONGER.exec(before)?.[1] ?? (OF_CHINA_BEHIND.test(name) ? LONGER_BEFORE.exec(before)?.[1] : undefined);
  if (
    !more ||
    OF_ANY.test(more) ||
    !/^[A-Z]\w+ .*Law\b/.test(name) ||
    more.split(' ').every((w) => !w || generalWords.has(w.toLowerCase()))
  )
    return undefined;
  return { title: more + name, from: lawRange.from - more.length };
}
