/** Whether a figure stated with a citation is the law's. */

import type { AnalysedDocument } from '../../document/analysed.js';
import { type Claim, readsLikeOld } from '../../document/claims.js';
import { displacedIn, displacing } from '../../document/displaced.js';
import type { Citation } from '../../document/resolve.js';
import { daysOf, sameFigure } from '../../knowledge/figures.js';
import { date } from '../../knowledge/format.js';
import type { KnowledgeBase, KnownArticle } from '../../knowledge/knowledge.js';
import { baseArticle } from '../../knowledge/reference.js';
import type { Bilingual, Law, Version } from '../../knowledge/schema.js';
import { punishing, type StatedFigure, statedBy } from '../../knowledge/stated.js';

export interface Verdict {
  readonly message: string;
  readonly version: string;
  /** The article cited, and those in which the right figure stands. */
  readonly article?: string;
  readonly stands?: readonly string[];
  /** Where the figure as written stands instead. */
  readonly others?: readonly string[];
  readonly right: Bilingual;
  /** The one figure that can be meant. */
  readonly only?: Pick<StatedFigure, 'dimension' | 'value' | 'unit' | 'date'>;
}

/** What is wrong with a claim, or undefined. */
export function judge(claim: Claim, knowledge: KnowledgeBase, document: AnalysedDocument): Verdict | undefined {
  switch (claim.figure.dimension) {
    case 'date':
      return judgeDate(claim, knowledge);
    case 'articles':
      return judgeCount(claim, knowledge);
    case 'decree':
      return judgeDecree(claim, knowledge);
    default:
      return judgeFigure(claim, knowledge, document);
  }
}

// Laws as a whole

const EFFECTIVE =
  /took effect|tak(?:es|ing) effect|taken effect|c(?:o|a)me(?:s)? into (?:force|effect)|coming into (?:force|effect)|entry into (?:force|effect)|enter(?:s|ed|ing)? into (?:force|effect)|in (?:force|effect) (?:since|from|as of)|(?:became|becomes|is|been|was) (?:effective|in force|in effect|applicable|law)|effective (?:as of|from|since|on|date)|effective\b|appl(?:ies|ied|icable) (?:since|from|as of)|implemented|commenc|施行|生效|实施|起执行/gi;
const PROMULGATED =
  /promulgated|enacted|adopted|passed|approved|signed|issued|published|released|announced|unveiled|made public|dated|公布|发布|颁布|通过|出台|印发|签署|公开/gi;
const AMENDED = /(?:amended|revised)(?! (?:arts?\b|articles?\b|text|version|law\b|provisions?\b))|amendment of|修正|修订|修改/gi;
const YEARLESS =
  /\b(?:from|on|since) (?:\d{1,2} (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]* \d{1,2}\b)(?!,? \d{4})|(?<![年\d])\d{1,2}月\d{1,2}日起/i;
const NOT_OF_LAW =
  /\b(?:policy|notice|agreement|contract|statement|audit|review|report|we|our)\b|本政策|本协议|本声明|本公告|本规则|我们|合同|报告/i;

function judgeDate(claim: Claim, knowledge: KnowledgeBase): Verdict | undefined {
  const law = oneLaw(claim, knowledge);
  // A draft has days of its own.
  if (!law || claim.citations.some((c) => c.status === 'draft')) return undefined;
  const role = roleOfDate(claim);
  if (!role || NOT_OF_LAW.test(claim.clause)) return undefined;
  // "adopted on 20 August 2021, which applies from 1 November": the day on which it takes effect is the one that leaves out its year.
  if (role.role === 'effective' && YEARLESS.test(claim.segment)) return undefined;
  const finals = law.versions.filter((v) => v.status === 'final');
  // An amendment is known only as a version of its own.
  if (role.role === 'amended' && finals.length < 2) return undefined;
  const dates = new Set<string>();
  const own = new Set<string>();
  for (const v of role.role === 'effective' ? finals : law.versions) {
    const known = role.role === 'effective' ? v.effective : v.promulgated;
    if (!known) return undefined;
    dates.add(known);
    own.add(known);
    for (const a of v.articles) for (const f of a.figures) if (f.date) dates.add(f.date);
  }
  const written = claim.figure.date!;
  const fits = (d: string) => sameFigure({ dimension: 'date', value: 0, date: d }, { dimension: 'date', value: 0, date: written });
  if (!dates.size || [...dates].some(fits)) return undefined;
  // Before the first text that is known here, an older one may have stood.
  const first = finals[0];
  if (!first || (first.revision && written < (first.promulgated ?? first.effective ?? ''))) return undefined;
  if (role.role === 'promulgated') {
    // Rules are decided on one day, signed on another and made public on a third.
    if (law.level !== 'law' && /adopt|pass|approv|sign|通过|签署/i.test(role.word)) return undefined;
    const near = (d: string) => Math.abs(dayNumber(d) - dayNumber(written)) < 40;
    if (/issued|publish|releas|announc|unveil|public|发布|公开|出台|印发/i.test(role.word) && [...own].some(near)) return undefined;
    if (knowledge.relatedTo(law.id, undefined).some((d) => d.date !== undefined && fits(d.date))) return undefined;
  }
  const cited = claim.citations.map((c) => knowledge.version(c.version ?? '')).find((v) => v !== undefined) ?? finals.at(-1)!;
  const version = finals.includes(cited) ? cited : finals.at(-1)!;
  const right = role.role === 'effective' ? version.effective! : version.promulgated!;
  return {
    message: role.role === 'effective' ? 'effective' : 'promulgated',
    version: version.id,
    right: { en: date(right, 'en'), zh: date(right, 'zh') },
    only: { dimension: 'date', value: 0, date: right },
  };
}

/** Days, near enough to tell weeks from months. */
function dayNumber(iso: string): number {
  const [year, month = 1, day = 1] = iso.split('-').map(Number);
  return year! * 365.25 + month * 30.44 + day;
}

/**
 * Whether a date is that of a law's effect or promulgation: the law, the word and the date stand together, with nothing between them but
 * other dates, names of the body that acted, and words that carry no meaning here.
 */
function roleOfDate(claim: Claim): { role: DateRole; word: string } | undefined {
  const { segment, at, figure } = claim;
  // A sentence that speaks of the author, or of a policy, may date those.
  const foreign = claim.own || NOT_OF_LAW.test(segment);
  const end = at + figure.to - figure.from;
  if (DRAFTED.test(segment.slice(Math.max(0, at - 80), end + 12))) return undefined;
  const shift = at - figure.from;
  const others = claim.beside.map((f) => ({ from: f.from + shift, to: f.to + shift, date: f.dimension === 'date' }));
  const laws = [...claim.laws, ...[...segment.matchAll(BACK)].map((m) => ({ from: m.index, to: m.index + m[0].length }))];
  const chinese = /[\u4e00-\u9fff]/.test(segment);
  if (!foreign && (!claim.laws.length || !new RegExp(ACTS, 'i').test(segment)) && !segment.match(BACK))
    return roleAround(claim, segment.slice(0, at), segment.slice(end));
  let best: { role: DateRole; word: string; cost: number } | undefined;
  for (const [role, pattern] of ROLES)
    for (const m of segment.matchAll(pattern)) {
      const word = { from: m.index, to: m.index + m[0].length };
      const after = word.from >= end;
      const gap = after ? word.from - end : at - word.to;
      const [left, right] = after ? [end, word.from] : [word.to, at];
      const lawBetween = laws.find((l) => l.from >= left && l.to <= right);
      if (gap < 0 || gap - (lawBetween ? lawBetween.to - lawBetween.from : 0) > 80) continue;
      if (others.some((o) => o.date && o.from >= left && o.to <= right)) continue;
      // English names the day last, but for "on 1 September 2021 the Data Security Law took effect" and "on 20 August 2021 the NPCSC adopted the …".
      if (!lawBetween && after && !chinese && !/^(?:on|in) $/i.test(segment.slice(0, at))) continue;
      const span = { from: Math.min(at, word.from), to: Math.max(end, word.to) };
      const bound = lawBetween
        ? idle(segment, left, lawBetween.from, others) && idle(segment, lawBetween.to, right, others)
        : idle(segment, left, right, others) &&
          laws.some(
            (l) =>
              (l.from <= at && l.to >= end) ||
              (l.to <= span.from ? idle(segment, l.to, span.from, others) : l.from >= span.to && idle(segment, span.to, l.from, others)),
          );
      // Chinese names the day first (自…起施行), English the act (took effect on …).
      const cost = gap + (after === chinese ? 0 : 12);
      if (bound && foreign && !apposed(segment, span, laws)) continue;
      if (bound && (!best || cost < best.cost)) best = { role, word: m[0], cost };
    }
  return best;
}
type DateRole = 'effective' | 'promulgated' | 'amended';
const ROLES: readonly (readonly [DateRole, RegExp])[] = [
  ['effective', EFFECTIVE],
  ['promulgated', PROMULGATED],
  ['amended', AMENDED],
];
const ACTS = ROLES.map(([, pattern]) => pattern.source).join('|');

/** What a date beside a law, or in its row, is called by the head of the column or the line above: "In force since", 施行日期. */
function roleAround(claim: Claim, before: string, after: string): { role: DateRole; word: string } | undefined {
  // In the cell itself there is nothing else than the date, behind the law where it names it.
  const rest = [...claim.laws].reduceRight((text, l) => (l.to <= before.length ? text.slice(0, l.from) + text.slice(l.to) : text), before);
  const own = claim.laws.length > 0;
  const text = own ? claim.context : `${before} ${claim.context}`;
  const roles = ROLES.filter(([, pattern]) => text.search(pattern) >= 0);
  if (roles.length !== 1 || DRAFTED.test(text)) return undefined;
  const idleRest = rest
    .replace(new RegExp(ACTS, 'gi'), ' ')
    .replace(CALLED, ' ')
    .replace(/[\s,.:;"'()《》|-]/g, '');
  if (idleRest.length > (own ? 0 : 4) || after.replace(/[\s,.;)起。]/g, '')) return undefined;
  return { role: roles[0]![0], word: roles[0]![1].exec(text)?.[0] ?? '' };
}
const CALLED = /\b(?:date|day|time|since|from|on|of|in|force|effect|entry|into|as|dates)\b|日期|时间|日|自/gi;

/**
 * Whether a date in a sentence that speaks of others too is plainly the law's: in a bracket behind it, as an apposition (", in force since …") or
 * with no comma between law, act and date.
 */
function apposed(
  segment: string,
  span: { readonly from: number; readonly to: number },
  laws: readonly { readonly from: number; readonly to: number }[],
): boolean {
  return laws.some((l) => {
    if (l.from <= span.from && l.to >= span.to) return true;
    if (l.from >= span.from && l.to <= span.to) return !/[,;]/.test(segment.slice(span.from, span.to));
    if (l.to > span.from) return !/[,;]/.test(segment.slice(span.to, l.from)) && l.from - span.to < 12;
    const gap = segment.slice(l.to, span.from);
    return APPOSED.test(`${gap}${segment.slice(span.from, span.to)}`) || !/[,;]/.test(gap);
  });
}
const APPOSED =
  /^["》)]?,? ?(?:\(|(?:which|that)\b|(?:in (?:force|effect)|effective|promulgated|adopted|passed|issued|published|enacted|amended|revised|as amended)\b)/i;
const DRAFTED = /draft|consultation|comment|anniversary|征求意见|草案|周年/i;
const BACK = /\bthe (?:law|provisions|regulations|measures|rules|statute|code)\b|\bit\b|该(?:法|条例|办法|规定)/gi;

/** Whether nothing of weight stands in [from, to) of a segment: figures, acts of law-making and small words aside. */
function idle(segment: string, from: number, to: number, figures: readonly { readonly from: number; readonly to: number }[]): boolean {
  if (to - from > 160) return false;
  let rest = '';
  for (let i = from; i < to; i++) rest += figures.some((f) => i >= f.from && i < f.to) ? ' ' : segment[i];
  rest = rest
    .replace(EFFECTIVE, ' ')
    .replace(PROMULGATED, ' ')
    .replace(AMENDED, ' ')
    .replace(
      /已?由?第[一二三四五六七八九十]{1,4}届[^,]{0,40}(?:会议|大会)|全国人大(?:常委会)?|全国人民代表大会(?:常务委员会)?|国务院(?:令第\d+号)?|国家(?:互联网信息办公室|网信办)|网信办/g,
      ' ',
    )
    .replace(/(?:的)?规定|本(?:法|条例|办法|规定)/g, ' ')
    .replace(SMALL, ' ');
  return rest.replace(/[\s,.、"'()《》[\]-]/g, '').length <= (/[\u4e00-\u9fff]/.test(rest) ? 3 : 6);
}
const SMALL =
  /\b(?:and|which|that|has|have|had|been|was|were|is|are|will|then|the|of|on|in|as|at|its|it|since|from|by|to|this|china(?:'s)?|prc|people's|republic|npc(?:sc)?|provides?|states?|says|national|congress|standing|committee|state|council|cac|cyberspace|administration|law|laws|amended|amendment|revised|text|version|first|later|finally|formally|officially|only|applies|contains?|comprises?|consists?|into|law on|act|new|current|present|state council|decree|order|no|articles|chapters|short|when|day|date)\b|[于自在已由经起将是的并正式同年共其则为现表决审议后即中第令号条章和与及称简]/gi;

const COUNTED =
  /\b(?:has|have|contains?|consists? of|comprises?|comprising|containing|total(?:s|ling)?|with|runs? to|spans?|made up of|all)\b|共|计|分为|由|全文|全部|合计/i;

function judgeCount(claim: Claim, knowledge: KnowledgeBase): Verdict | undefined {
  const { citations, figure } = claim;
  if (
    citations.length !== 1 ||
    citations[0]!.articles.length ||
    !(
      COUNTED.test(claim.segment.slice(Math.max(0, claim.at - 40), claim.at + 8)) ||
      /\($/.test(claim.segment.slice(0, claim.at)) ||
      !claim.laws.length
    )
  )
    return undefined;
  const version = knowledge.version(citations[0]!.version ?? '');
  const count = version?.countVerified ? version.articleCount : undefined;
  if (!version || count === undefined || count === figure.value) return undefined;
  // "adds 2 articles", "17 articles of which".
  if (/\b(?:adds?|added|new|amend\w*|chang\w*|revis\w*)\b|新增|增加|修改|删除|涉及/i.test(claim.clause)) return undefined;
  return {
    message: 'count',
    version: version.id,
    right: { en: String(count), zh: String(count) },
    only: { dimension: 'articles', value: count },
  };
}

const DECREE_ALONE = /^(?:(?:State Council|Presidential|CAC|国务院|主席|国家互联网信息办公室) ?)?(?:Order|Decree|令)/i;
function judgeDecree(claim: Claim, knowledge: KnowledgeBase): Verdict | undefined {
  const { segment, at, figure } = claim;
  // The number alone is read as the law that bears it: what counts is the law named beside it.
  const law = oneLaw({ citations: claim.citations.filter((c) => !DECREE_ALONE.test(c.text)) }, knowledge);
  const version = law?.versions.filter((v) => v.status === 'final').at(-1);
  // A letter's number is compared only with one of the same series: 国信办通字〔2025〕2号.
  const [, series, letter] = /^(.+?)〔(\d{4})〕/.exec(version?.documentNumber?.zh ?? '') ?? [];
  const written = segment.slice(0, at + figure.number.from - figure.from);
  const own = /^(.+?) ?\[/.exec(version?.documentNumber?.en ?? '')?.[1];
  if (/[\])] ?(?:No\. ?|第)?$/.test(written)) {
    const before = written.slice(0, Math.max(0, written.search(/ ?[[(]\d{4}[\])] ?(?:No\. ?|第)?$/)));
    if (!series || !letter || !(before.endsWith(series) || (own && before.toLowerCase().endsWith(own.toLowerCase())))) return undefined;
  } else if (series) return undefined;
  const nearest = claim.laws.findLast((l) => l.to <= at);
  if (nearest && /\b(?:and|or|replac\w*|amend\w*)\b|[、和及与或]|废止|修改/.test(segment.slice(nearest.to, at))) return undefined;
  const number = /(?:No\. ?|令第|〕)(\d+)(?:$|号)/.exec(version?.documentNumber?.zh ?? '')?.[1];
  if (!law || !version?.documentNumber?.verified || !number || Number(number) === claim.figure.value) return undefined;
  return { message: 'decree', version: version.id, right: version.documentNumber, only: { dimension: 'decree', value: Number(number) } };
}

/** The law, where all citations of a claim mean the same. */
function oneLaw(claim: Pick<Claim, 'citations'>, knowledge: KnowledgeBase): Law | undefined {
  const ids = new Set(claim.citations.map((c) => c.law));
  return ids.size === 1 ? knowledge.law([...ids][0] ?? '') : undefined;
}

// Figures of articles

/** Words of an earlier text, or of a change: then any text of the law may be meant. */
/** What is compared with a threshold of gains, not with a fine. */
const GAINS =
  /(?<!没有|无)违法所得(?:在|达到?|不足|超过|满|金额){0,2} ?$|(?:gains|income|proceeds) (?:of|exceed\w*|are|reach\w*|below(?! which)|under|less than|over|above|more than)[^,]{0,20}$/i;
const LIMIT = /\bage (?:of|limit|threshold|is)|\byounger\b|\bnot yet\b|不满|未满|未达|以下|年龄/i;
const UNDER = /(?:不足|不满|低于|less than|fewer than|under|below) ?(?:人民币|CNY|RMB|[¥￥])? ?$/i;
const THRESHOLD = /threshold|\bfrom which\b|门槛|起点/i;
const OF_GAINS = /所得|gains|income|proceeds/i;
const HISTORY =
  /\b(?:previous|former|formerly|earlier|old|prior to|before the|raised|increased|rais(?:es|ing)|lower(?:s|ed)|used to|until \d|no longer|compared)|原(?:来|先|规定|法|条)|此前|旧|修(?:订|改|正)前|提高|上调|由原|不再|修法|较之/i;
/** A breach of the article, which costs what another article says. */
const BREACH = /violat|breach|contraven|non-?compliance|infring|failure to|fails? to|违反|违法|未履行|不履行|未按/i;
/** "The amended Article 61", 修订后的…: the text that is adopted, but not yet in force. */
const COMING =
  /\b(?:amended|revised|new) (?:text|version|law|art|csl|cyber|§)|\bas amended\b|(?:修[订正]|修改)(?:后|版|案|决定)|新修[订正]|新法/i;
const CUSTODY = /imprison|detention|detained|custod|拘留|徒刑|拘役|监禁/i;
const FINE = /\bfine[sd]?\b|penalt|罚|处\S{0,24}(?:以上|以下)|sanction|liab/i;
const MUST =
  /\b(?:requires?|required|requirement|must|shall|obliges?|obliged|obligation|mandates?|stipulates?|provides?|prescribes?|sets?|has to|have to|needs? to|due|within)\b|应当|应|须|必须|要求|规定|不得|内/i;

/** Whether a citation by number alone reads like the article that bore it in the text before. */
function oldIsMeant(citation: Citation, document: AnalysedDocument, knowledge: KnowledgeBase): boolean {
  const versions = knowledge.law(citation.law ?? '')?.versions.filter((v) => v.status === 'final') ?? [];
  const before = versions[versions.findIndex((v) => v.id === citation.version) - 1];
  if (!before || citation.namedVersion) return false;
  return citation.articles.some(({ article }) => {
    const base = baseArticle(article);
    const old = knowledge.article(before.id, base);
    return (
      !!old &&
      !knowledge.successorsOf(before.id, base).some((s) => s.article === base) &&
      readsLikeOld(document, citation, old, knowledge.article(citation.version!, base))
    );
  });
}

/** Money between the parties of a contract, and a sum worked out from somebody's turnover. */
const CONTRACT = /\bParty [AB]\b|\b(?:supplier|vendor|licen[sc]or|contractor|indemnif\w*|indemnity)\b|[甲乙]方|供应商|违约/i;
const CALCULATED =
  /(?:turnover|revenue|sales) (?:of|is|was|amounts? to|at) (?:about |roughly )?(?:CNY|RMB|¥|\d)|营业额(?:为|是|达|约)?\d|i\.e\.|\bbudget|预算/i;
const TURNOVER = /turnover|revenue|sales|income|营业额|销售额|营收|收入/i;
/** A time limit within a company. */
const INTERNAL =
  /\b(?:board|team|management|internal(?:ly)?|department|officer|staff|processor|supplier|vendor)\b|管理层|部门应当|内部|团队|供应商|受托/i;

interface Source {
  readonly version: Version;
  readonly article?: KnownArticle;
}

function judgeFigure(claim: Claim, knowledge: KnowledgeBase, document: AnalysedDocument): Verdict | undefined {
  // "A child aged 13" is somebody, "under 13" and "the age of 13" are limits.
  const { figure } = claim;
  if (figure.dimension === 'age' && !figure.bound && !LIMIT.test(claim.clause)) return undefined;
  const money = figure.dimension === 'cny' || figure.dimension === 'percent';
  if (money && (CONTRACT.test(claim.segment) || (figure.dimension === 'cny' && CALCULATED.test(claim.segment)))) return undefined;
  const sources = claim.citations.flatMap((c) => sourcesOf(c, knowledge));
  if (!sources.length || claim.citations.some((c) => c.status === 'draft' || c.status === 'unresolved')) return undefined;
  const articles = sources.flatMap((s) => (s.article ? [s.article] : []));
  // A percentage is of turnover, or a threshold that the article sets.
  if (
    figure.dimension === 'percent' &&
    !TURNOVER.test(claim.segment) &&
    !FINE.test(`${claim.segment} ${claim.context}`) &&
    !ofPercent(articles)
  )
    return undefined;
  // "Article 4, Incident Measures" names the law beside its article.
  const whole = sources.filter((s) => !s.article && !articles.some((a) => a.version === s.version.id));
  const ofDimension = (list: readonly KnownArticle[]) => list.flatMap((a) => statedBy(a)).filter((s) => s.dimension === figure.dimension);
  // Another citation of the sentence may be meant, or the same number of an earlier text, which another rule tells.
  const inSentence = claim.nearby.flatMap((c) => sourcesOf(c, knowledge)).flatMap((s) => (s.article ? [s.article] : []));
  if (ofDimension(inSentence).some((s) => sameFigure(s, figure)) && !inSentence.every((a) => articles.includes(a))) return undefined;
  if (claim.citations.some((c) => oldIsMeant(c, document, knowledge))) return undefined;
  // Where a later text has taken its place, the figure of the old one is another rule's to tell.
  const given = claim.citations.flatMap((c) => displacedIn(c, knowledge, document.asOf).flatMap((d) => d.by));
  if (ofDimension(given).some((s) => sameFigure(s, figure))) return undefined;
  if (COMING.test(claim.sentence) && claim.citations.some((c) => knowledge.comingVersion(c.law ?? '', document.asOf))) return undefined;
  if (claim.loose && (!articles.length || claim.own || (!claim.headed && everStated(claim, knowledge)))) return undefined;
  if (HISTORY.test(claim.sentence) && everStated(claim, knowledge)) return undefined;
  if (whole.length && articles.length) {
    if (ofDimension(whole.flatMap((s) => knowledge.articlesOf(s.version.id))).some((s) => sameFigure(s, figure))) return undefined;
  } else if (whole.length) {
    // A law with no article: only what is said expressly of the law itself.
    if (!saidOfLaw(claim)) return undefined;
    const all = whole.flatMap((s) => knowledge.articlesOf(s.version.id));
    return against(claim, ofDimension(all), whole[0]!.version.id, undefined, knowledge);
  }
  const before = claim.segment.slice(Math.max(0, claim.at - 30), claim.at);
  const around = `${claim.segment} ${claim.context}`;
  const gains = figure.dimension === 'cny' && (GAINS.test(before) || (UNDER.test(before) && OF_GAINS.test(around)));
  // A sum that is said to be a fine is not the limit of gains from which another fine is due.
  const fined =
    figure.dimension === 'cny' &&
    !gains &&
    !OF_GAINS.test(around) &&
    !THRESHOLD.test(around) &&
    (FINE.test(around) || tiersOf(claim).length > 0);
  // What a summary says of a text still to come counts for nothing before.
  const early = articles.filter((a) => a.displacedBy.length && !displacing(a, knowledge, document.asOf).length).map((a) => a.number);
  const own = ofDimension(articles).filter((s) =>
    s.from === 'words' && early.includes(s.article)
      ? false
      : gains
        ? !s.penalty
        : !(fined && s.figure?.kind === 'threshold' && OF_GAINS.test(s.figure.of.en)),
  );
  const all =
    gains || own.some((s) => s.from !== 'words') || !FINE.test(claim.segment)
      ? own
      : [...own, ...ofDimension(articles.flatMap((a) => punishing(knowledge, a, document.asOf)))];
  const cited = articles[0];
  if (!cited) return undefined;
  // What is tied to the article by no more than its place must also speak of what the article's figure measures.
  const pool =
    claim.loose && !money && figure.dimension !== 'times'
      ? all.filter((s) => (s.figure ? speaksOf(claim, s.figure.of) : s.penalty && CUSTODY.test(claim.segment)))
      : all;
  if (pool.length) return against(claim, pool, cited.version, cited.number, knowledge);
  if (claim.loose || claim.citations.some((c) => c.home === 'assumed')) return undefined;
  return notThere(claim, articles, knowledge);
}

const ofPercent = (articles: readonly KnownArticle[]): boolean =>
  articles.some((a) => statedBy(a).some((s) => s.dimension === 'percent' && s.from === 'figure'));

function sourcesOf(citation: Citation, knowledge: KnowledgeBase): Source[] {
  const version = knowledge.version(citation.version ?? '');
  if (!version) return [];
  if (!citation.articles.length) return [{ version }];
  return citation.articles.map(({ article }) => {
    const known = knowledge.article(version.id, article);
    // An article that the pack does not hold says nothing: as an article without figures.
    return {
      version,
      article: known ?? ({ ...EMPTY, number: baseArticle(article), version: version.id, law: citation.law! } as KnownArticle),
    };
  });
}
const EMPTY = {
  formerly: [],
  unchanged: false,
  duties: [],
  figures: [],
  penalties: [],
  punishedBy: [],
  displacedBy: [],
  terms: [],
  topics: { en: [], zh: [] },
  verified: false,
};

/** Whether any text of the laws cited states the figure anywhere. */
const everStated = (claim: Claim, knowledge: KnowledgeBase): boolean =>
  claim.citations.some((c) =>
    (knowledge.law(c.law ?? '')?.versions ?? []).some((v) =>
      knowledge.articlesOf(v.id).some((a) => statedBy(a).some((s) => sameFigure(s, claim.figure))),
    ),
  );

/** "The PIPL requires …", "fines under the PIPL reach …": a claim about the law as a whole, in its own words. */
function saidOfLaw(claim: Claim): boolean {
  const { dimension } = claim.figure;
  if (claim.own) return false;
  if (dimension === 'cny' || dimension === 'percent' || dimension === 'times') return FINE.test(claim.segment);
  return MUST.test(claim.segment);
}

function against(
  claim: Claim,
  pool: readonly StatedFigure[],
  version: string,
  article: string | undefined,
  knowledge: KnowledgeBase,
): Verdict | undefined {
  const { figure } = claim;
  const narrowed = narrow(claim, pool);
  const same = (s: StatedFigure) =>
    sameFigure(s, figure) || sameCount(s, figure) || sameAsWorkingDays(s, claim, knowledge.version(version));
  if (narrowed.some(same)) return undefined;
  if (pool.some((s) => s.from === 'words' && same(s))) return undefined;
  const known = narrowed.filter((s) => s.from !== 'words');
  const structured = known.length ? known : narrowed;
  if (!structured.length) return undefined;
  const own = claim.own && !thresholdOf(claim) && !fineOf(claim);
  if (own && !(figure.dimension === 'time' || figure.dimension === 'age' || figure.dimension === 'frequency')) return undefined;
  // What is kept longer than the law asks, in a sentence that says of nobody that he must, is somebody's practice.
  const practice = figure.dimension === 'time' && !figure.bound && !MUST.test(claim.segment) && !/\bstatutory\b|法定/i.test(claim.segment);
  if (structured.some((s) => (own || (practice && s.bound === 'lower' && s.unit === figure.unit)) && stricter(claim, s))) return undefined;
  if (!article && (figure.dimension === 'time' || figure.dimension === 'people' || figure.dimension === 'age')) return undefined;
  const alike = structured.filter((s) => (s.unit ?? '') === (figure.unit ?? ''));
  const shown = unique((alike.length ? alike : structured).filter((s) => !figure.bound || !s.bound || s.bound === figure.bound));
  const list = shown.length ? shown : unique(structured);
  const values = new Set(
    (alike.length ? alike : structured)
      .filter((s) => !figure.bound || !s.bound || s.bound === figure.bound)
      .map((s) => `${s.value}${s.unit ?? ''}`),
  );
  return {
    message: article ? 'article' : 'law',
    version,
    ...(article ? { article } : {}),
    stands: [...new Set(list.map((s) => s.article))].slice(0, 4),
    right: {
      en: list
        .slice(0, 4)
        .map((s) => s.shown.en)
        .join('; '),
      zh: list
        .slice(0, 4)
        .map((s) => s.shown.zh)
        .join('；'),
    },
    ...(values.size === 1 ? { only: list[0]! } : {}),
  };
}
/** "A security assessment is needed once we have exported … of N people or more": the law's threshold, for all its "we". */
const thresholdOf = ({ figure, segment }: Claim): boolean =>
  figure.dimension === 'people' &&
  figure.bound !== undefined &&
  (/^[^?]*\?$/.test(segment) ||
    (/\b(?:needed|required|must|shall|ha(?:s|ve) to|obliged)\b|须|应当|必须/i.test(segment) &&
      /\b(?:once|if|when|whenever|where|as soon as|unless) we\b|[如若当](?:果)?我[们司]|一旦我/i.test(segment)));

/** A fine is nobody's own practice, but for what somebody works out or sets aside for himself. */
const fineOf = (claim: Claim): boolean =>
  /^(?:cny|percent|times)$/.test(claim.figure.dimension) &&
  FINE.test(claim.segment) &&
  !/\bour\b|exposure|insur|provision for|set aside|estimat|would (?:be|mean|amount|come)|我[司们](?:的|上|去|年|最高|营业|可能|估|预)|测算|估算|敞口|预计/i.test(
    claim.segment,
  );

/** Where the law itself says that its days are working days, either is right (Administrative Penalty Law, Article 85). */
const sameAsWorkingDays = (s: StatedFigure, { figure }: Claim, version: Version | undefined): boolean =>
  (version?.workingDays.includes(figure.value) ?? false) &&
  s.value === figure.value &&
  /^(?:working-)?day$/.test(figure.unit ?? '') &&
  /^(?:working-)?day$/.test(s.unit ?? '');

/** "Three or more in a row are forbidden" is "no more than two in a row", and "more than four" is "five or more". */
function sameCount(s: StatedFigure, figure: Claim['figure']): boolean {
  if (s.dimension !== 'count' || figure.dimension !== 'count') return false;
  return s.figure?.comparison === 'more-than'
    ? figure.bound === 'lower' && figure.value === s.value + 1
    : figure.bound === 'upper' && figure.value === s.value - 1 && s.figure?.comparison !== 'at-most';
}

const unique = (list: readonly StatedFigure[]): StatedFigure[] =>
  list.filter((s, i) => list.findIndex((o) => o.shown.en === s.shown.en) === i);

/** "Under Article 31 we …": the article is named as where the figure comes from. */
const saidToBeTheLaws = ({ laws, segment }: Claim): boolean =>
  laws.some((l) =>
    /(?:\b(?:under|pursuant to|as required by|in accordance with|according to) (?:the )?|根据|依据|依照|按照|依|按)$/i.test(
      segment.slice(0, l.from),
    ),
  );

/** Whether the author binds himself to more than the law asks. */
function stricter(claim: Claim, s: StatedFigure): boolean {
  const { figure } = claim;
  // Full age is a usual choice; another age that is said to be the article's is a mistake.
  if (figure.dimension === 'age') return figure.value >= s.value && (figure.value === 18 || !saidToBeTheLaws(claim));
  if (figure.dimension === 'frequency') return figure.value <= s.value;
  const [mine, law] = [daysOf(figure), daysOf(s)];
  return s.bound === 'lower' ? mine >= law : s.bound === 'upper' ? mine <= law : true;
}

const PERSON =
  /persons? (?:directly )?(?:in charge|responsible)|directly (?:in charge|responsible|liable)|responsible (?:persons?|individuals?|personnel|executives?)|(?:individual|personal) liability|individuals? (?:in charge|responsible)|managers?|executives?|officers? in charge|supervisors?|直接负责|责任人|主管人员|负责人|个人(?:处|可|罚)/i;
const ANY_PERSON =
  /\b(?:persons?|individuals?|personal(?! information| data)|personnel|managers?|staff|executives?|officers?|directors?|supervisors?|employees?|people|citizens?)\b|个人(?!信息)|人员|负责|主管人|高管|直接|公民|自然人/i;
const ORGANISATION =
  /\b(?:organi[sz]ations?|compan(?:y|ies)|handlers?|enterprises?|entit(?:y|ies)|operators?|platforms?|processors?|business(?:es)?|units?|employers?)\b|单位|企业|处理者|运营者|平台|公司/i;
/** The tier before any refusal. */
const ORDINARY =
  /\b(?:first instance|initially|in the first place|at first|on a first|ordinary (?:case|breach|tier|circumstances)s?)\b|一般情形|首先|初次|一般违法/gi;
const TIERS: readonly { readonly tiers: readonly string[]; readonly word: RegExp; readonly trigger: RegExp }[] = [
  {
    tiers: ['especially-serious'],
    word: /(?:especially|particularly|extremely|exceptionally) (?:serious|grave|severe)|特别严重/gi,
    trigger: /especially|particularly/i,
  },
  {
    tiers: ['on-refusal'],
    word: /refus\w*(?: to (?:correct|rectify|make corrections|comply))?|fail(?:s|ing|ure|ed)? to (?:correct|rectify|make corrections)|(?:not|never) (?:corrected|rectified)|uncorrected|拒不(?:改正|整改|纠正)|拒绝(?:改正|整改)|拒改|逾期(?:不|未)改/gi,
    trigger: /refus|not correct/i,
  },
  { tiers: ['ordinary'], word: ORDINARY, trigger: /^(?!)/ },
  { tiers: ['serious', 'especially-serious'], word: /serious|\bgraver?\b|severe|情节严重|严重|较重/gi, trigger: /serious|\bgraver?\b/i },
];

const WITHOUT_SENSITIVE =
  /(?:exclud|not|non|without|other than|不含|不包括|非)[^,;]{0,12}(?:sensitive|敏感)|(?:sensitive|敏感)[^,;]{0,24}(?:aside|excluded|excepted|not counted|not included|apart|除外|不计|另计)/gi;

/** Those figures that the words around a claim leave: the tier, the person, the end of the scale. Each word counts only where a penalty is left. */
function narrow(claim: Claim, pool: readonly StatedFigure[]): readonly StatedFigure[] {
  let left = pool;
  const keep = (counts: (s: StatedFigure) => boolean, fits: (s: StatedFigure) => boolean) => {
    if (left.some((s) => counts(s) && fits(s))) left = left.filter((s) => !counts(s) || fits(s));
  };
  const { figure, segment, clause } = claim;
  left = inParagraph(claim, left);
  const penalties = (fits: (s: StatedFigure) => boolean) => keep((s) => s.penalty !== undefined, fits);
  const silent = !ANY_PERSON.test(segment) && !ORGANISATION.test(segment);
  const behind = behindOf(claim);
  const who = silent ? claim.context : clause;
  if (PERSON.test(who) && !ORGANISATION.test(who)) penalties((s) => /person-in-charge|individual|official/.test(s.penalty!.on));
  // A fine named alone, without a person, is not that of the person in charge.
  else if (
    figure.dimension !== 'time' &&
    !ANY_PERSON.test(claim.sentence.replace(behind, '')) &&
    !(silent && ANY_PERSON.test(claim.context)) &&
    claim.beside.filter((f) => f.dimension === 'cny' && f.from - figure.from + claim.at < segment.length - behind.length).length < 2
  )
    penalties((s) => !/person-in-charge|official/.test(s.penalty!.on));
  const named = tiersOf(claim);
  const tiers = named.length ? named : tiersAround(claim);
  if (tiers.length) penalties((s) => tiers.some((t) => t.tiers.includes(s.penalty!.tier) || t.trigger.test(s.penalty!.trigger.en)));
  // "CNY 50 million or 5% of turnover": only the penalty that knows both.
  const other = claim.beside.some(
    (f) => (figure.dimension === 'cny' ? f.dimension === 'percent' : f.dimension === 'cny') && Math.abs(f.from - figure.from) < 40,
  );
  if (figure.dimension === 'cny' && other && figure.bound === 'upper') penalties((s) => s.penalty!.fine?.turnoverPercent !== undefined);
  if (figure.bound) penalties((s) => s.bound === figure.bound);
  left = ofWhat(claim, left);
  if (figure.dimension === 'people') {
    const around = /sensitive|敏感/i.test(segment) ? segment : claim.context;
    const rest = around.replace(WITHOUT_SENSITIVE, '');
    const sensitive = /sensitive|敏感/i.test(around) && rest === around;
    const both = claim.beside.some((f) => f.dimension === 'people');
    const ofSensitive = (s: StatedFigure) => /(?<!\b(?:exclud\w*|not|non|without)[ -])sensitive/i.test(s.figure!.of.en);
    const figures = (fits: (s: StatedFigure) => boolean) => keep((s) => s.from === 'figure', fits);
    if (!/sensitive|敏感/i.test(rest === around ? `${segment} ${claim.context}` : rest)) figures((s) => !ofSensitive(s));
    if (sensitive && !both) figures(ofSensitive);
  }
  return left;
}

/** The clauses behind a figure that have one of the same kind themselves: whom they name is theirs. */
function behindOf({ segment, at, figure, beside }: Claim): string {
  const shift = at - figure.from;
  const next = beside.find(
    (f) => f.dimension === figure.dimension && f.from > figure.from && !(figure.range === 'from' && f.range === 'to'),
  );
  const comma = next ? segment.slice(0, next.from + shift).search(/,(?!\d)[^,]*$/) : -1;
  return comma > at ? segment.slice(comma) : '';
}

/** Those of the paragraphs cited, where all citations name one and the data say where each figure stands. */
function inParagraph(claim: Claim, pool: readonly StatedFigure[]): readonly StatedFigure[] {
  const cited = claim.citations.flatMap((c) => c.articles.map((a) => a.article));
  if (!cited.length || !cited.every((a) => a.includes('('))) return pool;
  // "In ordinary cases …" beside the paragraph on serious ones looks back to the paragraph before.
  if (tiersOf(claim).some((t) => t.word === ORDINARY)) return pool;
  const at = (s: StatedFigure) => s.penalty?.at ?? s.figure?.at;
  const fits = (s: StatedFigure) => cited.some((a) => at(s) === a || at(s)?.startsWith(`${a}(`) || a.startsWith(`${at(s)}(`));
  // "62(8)" may be an item, of a paragraph that is not counted.
  return pool.some(fits) ? pool.filter((s) => at(s) === undefined || !at(s)!.includes('(') || fits(s)) : pool;
}

/** Abbreviations of our own texts. */
const spelt = (text: string): string =>
  text.replace(/关基/g, '关键信息基础设施').replace(/\bCII\b/g, 'critical information infrastructure');

/**
 * Those figures that measure what the words beside a claim name, where an article has several: registered users or monthly active ones, the price
 * or the loss. Only words that not all of them share tell, and all must point to the same side.
 */
function ofWhat(claim: Claim, pool: readonly StatedFigure[]): readonly StatedFigure[] {
  const own = pool.filter((s) => s.figure);
  // Whether sensitive information is counted is told by more than a word: see below.
  if (own.some((s) => /sensitive/i.test(s.figure!.of.en))) return pool;
  const values = new Set(own.map((s) => `${s.value}${s.unit ?? ''}`));
  if (values.size < 2) return pool;
  const { figure, segment, at } = claim;
  const chinese = /[\u4e00-\u9fff]/.test(segment);
  const words = own.map((s) => wordsOf(spelt(chinese ? s.figure!.of.zh : s.figure!.of.en)));
  const telling = (i: number, around: string) =>
    [...words[i]!].filter((w) => around.includes(w) && !words.every((other) => other.has(w))).length;
  // What is measured stands behind the number in English, before it in Chinese; else somewhere in the sentence.
  const shift = at - figure.from;
  const others = claim.beside.filter((f) => f.dimension === figure.dimension);
  const left = Math.max(0, ...others.filter((f) => f.to <= figure.from).map((f) => f.to + shift));
  const right = Math.min(segment.length, ...others.filter((f) => f.from >= figure.to).map((f) => f.from + shift));
  const [from, to] = !others.length ? [0, segment.length] : chinese ? [left, at] : [figure.number.to + shift, right];
  const cut = others.length ? (chinese ? segment.slice(from, to).search(/[,;、:][^,;、:]*$/) + 1 : 0) : 0;
  const stop = others.length && !chinese ? segment.slice(from, to).search(/[,;:]/) : -1;
  let text = '';
  // A law's own title says nothing of what is measured, nor does what is said not to be so.
  for (let i = from + cut; i < (stop < 0 ? to : from + stop); i++)
    text += claim.laws.some((l) => i >= l.from && i < l.to) ? ' ' : segment[i];
  // One pair of characters may be chance.
  const least = chinese ? 2 : 1;
  const hitsIn = (around: string) => own.map((_, i) => telling(i, spelt(around).toLowerCase()));
  // "Twice the price": what is multiplied stands right behind.
  const behind = figure.dimension === 'times' && !chinese ? hitsIn(/^[^,;:]*/.exec(segment.slice(at + figure.to - figure.from))![0]) : [];
  const beside = behind.some((n) => n >= least) ? behind : hitsIn(text.replace(NOT_SO, ' '));
  // "No CII and no state organ involved" leaves what the article says of all others.
  const excluded = `${text} ; ${claim.context}`.search(NOT_SO) >= 0;
  if (excluded && own.some((s) => /\bothers?\b/i.test(s.figure!.of.en) && sameFigure(s, figure))) return pool;
  const hits = Math.max(...beside) >= least ? beside : hitsIn(claim.context.replace(NOT_SO, ' '));
  const most = Math.max(...hits);
  if (most < least) return pool;
  const meant = own.filter((_, i) => hits[i] === most);
  // "Over 14 and under 18": what is meant is said by the figure next to it.
  if (others.some((o) => meant.some((s) => sameFigure(s, o))) && own.some((s) => sameFigure(s, figure))) return pool;
  // The benefit of the doubt: what the figure as written measures is named as well.
  return new Set(meant.map((s) => s.value)).size > 1 || own.some((s, i) => hits[i]! >= least && sameFigure(s, figure)) ? pool : meant;
}
/** "No CII involved", but not "no later than". */
const NOT_SO =
  /\b(?:no|not|non|neither|nor|without|excluding|other than)[ -](?!later|more|less|fewer|longer|earlier|exceed|over|under|below|than)[^,;:.]{0,60}|(?:不涉及|未涉及|不属于|不是|并非|没有|非)[^,;:]{0,20}/gi;
/** Whether the words around a claim speak of what a figure measures: two words of its description, or all that it has. */
function speaksOf(claim: Claim, of: Bilingual): boolean {
  const text = spelt(claim.segment).toLowerCase();
  const words = [...wordsOf(spelt(/[\u4e00-\u9fff]/.test(text) ? of.zh : of.en))];
  return words.filter((w) => text.includes(w)).length >= Math.min(2, Math.max(1, words.length));
}
function wordsOf(text: string): Set<string> {
  const words = new Set<string>();
  for (const m of text.toLowerCase().matchAll(/[a-z]{5,}|[\u4e00-\u9fff]+/g)) {
    if (/[a-z]/.test(m[0])) words.add(m[0].replace(/(?:ing|ed|e?s)$/, ''));
    else for (let i = 0; i + 1 < m[0].length; i++) words.add(m[0].slice(i, i + 2));
  }
  return words;
}

/**
 * The tiers that a segment names for its figure. Before the first figure, they stand before each ("on refusal up to …; in serious cases up to …"),
 * those nearest before it counting ("refuses to correct, or in serious cases"); else behind each ("up to … in serious cases").
 */
function tiersOf(claim: Claim): (typeof TIERS)[number][] {
  const { segment, at, figure } = claim;
  const hits: { tier: (typeof TIERS)[number]; from: number; to: number }[] = [];
  for (const tier of TIERS)
    for (const m of segment.matchAll(tier.word)) {
      const [from, to] = [m.index, m.index + m[0].length];
      if (!hits.some((h) => h.from < to && h.to > from) && !WITHOUT.test(segment.slice(Math.max(0, from - 24), from)))
        hits.push({ tier, from, to });
    }
  const shift = at - figure.from;
  const same = claim.beside.filter((f) => f.dimension === figure.dimension).map((f) => ({ from: f.from + shift, range: f.range }));
  const first = Math.min(at, ...same.map((f) => f.from));
  const before = hits.filter((h) => h.to <= at).sort((x, y) => y.to - x.to);
  if (hits.some((h) => h.to <= first)) return [...new Set(before.filter((h) => before[0]!.from - h.to < 24).map((h) => h.tier))];
  const next = Math.min(...same.filter((f) => f.from > at && !(figure.range === 'from' && f.range === 'to')).map((f) => f.from));
  // Chinese always names the tier first.
  const behind = hits.filter((h) => h.from > at && h.from < next && /[a-z]/i.test(segment[h.from]!)).sort((x, y) => x.from - y.from)[0];
  if (!behind) return [];
  // "10 to 100, in grave cases 100 to 500": behind a comma it is said of what comes next.
  const ofNext = Number.isFinite(next) && /,(?!\d)/.test(segment.slice(at, behind.from)) && !/,(?!\d)/.test(segment.slice(behind.to, next));
  return ofNext ? [] : [behind.tier];
}
/** The one tier that stands around a claim whose segment names none. */
function tiersAround({ context }: Claim): (typeof TIERS)[number][] {
  const rest = context.replace(TIERS[0]!.word, '');
  const tiers = TIERS.filter((t) => (t.word === TIERS[0]!.word ? rest !== context : rest.search(t.word) >= 0));
  return tiers.length === 1 ? tiers : [];
}
const WITHOUT = /(?:without|\bno|\bnot|absent|regardless of|irrespective of|even before|无需|不论是否|未) ?(?:a |an |any |being )?$/i;

/** The article cited states no figure of the kind: it may stand in another, or the law says it in words ("promptly"). */
function notThere(claim: Claim, cited: readonly KnownArticle[], knowledge: KnowledgeBase): Verdict | undefined {
  const { figure } = claim;
  const article = cited[0]!;
  const version = knowledge.version(article.version)!;
  if (claim.own || cited.some((a) => a.version !== version.id || !(a.verified ?? version.verified)) || BREACH.test(claim.segment))
    return undefined;
  if (figure.dimension === 'time') {
    const deadline = cited
      .flatMap((a) => a.duties)
      .find((d) => d.deadline && /^(?:immediately|promptly|in time|at once)/i.test(d.deadline.en))?.deadline;
    const first = claim.laws[0];
    if (deadline && first && first.from < claim.at && MUST.test(claim.segment) && figure.bound === 'upper' && !INTERNAL.test(claim.segment))
      return { message: 'unstated', version: version.id, article: article.number, right: deadline };
  }
  const says = (s: StatedFigure) =>
    s.from !== 'words' && s.dimension === figure.dimension && (sameFigure(s, figure) || sameAsWorkingDays(s, claim, version));
  const others = knowledge.articlesOf(version.id).filter((a) => statedBy(a).some(says) && narrow(claim, statedBy(a)).some(says));
  if (
    !others.length ||
    others.length > 3 ||
    !(figure.dimension === 'cny' || figure.dimension === 'percent' ? FINE : MUST).test(claim.segment)
  )
    return undefined;
  return {
    message: 'elsewhere',
    version: version.id,
    article: article.number,
    others: others.map((a) => a.number),
    right: { en: '', zh: '' },
  };
}
