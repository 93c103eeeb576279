/** Whether a figure stated with an article is one of that article's. */
import type { AnalysedDocument } from '../../document/analysed.js';
import { CONTRACT_PARTY } from '../../document/attribution.js';
import type { Citation } from '../../document/citation.js';
import { type Claim, readsLikeOld } from '../../document/claims.js';
import { displacedIn, displacing } from '../../document/displaced.js';
import { anyOf } from '../../knowledge/anyOf.js';
import { daysOf, figuresIn, sameFigure } from '../../knowledge/figures.js';
import type { KnowledgeBase, KnownArticle } from '../../knowledge/knowledge.js';
import { baseArticle } from '../../knowledge/reference.js';
import type { Version } from '../../knowledge/schema.js';
import { punishing, type StatedFigure, statedBy } from '../../knowledge/stated.js';
import { movedByFigures } from '../moved.js';
import { narrow, speaksOf, tiersOf } from './narrow.js';
import type { Verdict } from './verdict.js';

/** What is compared with a threshold of gains, not with a fine. */
const GAINS =
  /(?<!没有|无)违法所得(?:在|达到?|不足|超过|满|金额){0,2} ?$|(?:gains|income|proceeds) (?:of|exceed\w*|are|reach\w*|below(?! which)|under|less than|over|above|more than)[^,]{0,20}$/i;
const LIMIT = /\bage (?:of|limit|threshold|is)|\byounger\b|\bnot (?:yet\b|(?:reached|attained|turned)\b)|不满|未满|未达|以下|年龄/i;
const UNDER = /(?:不足|不满|低于|less than|fewer than|under|below) ?(?:人民币|CNY|RMB|[¥￥])? ?$/i;
const THRESHOLD = /threshold|\bfrom which\b|门槛|起点/i;
const OF_GAINS = /所得|gains|income|proceeds/i;
/** Words of an earlier text, or of a change: then any text of the law may be meant. */
const HISTORY =
  /\b(?:previous(?! (?:calendar |financial )?year)|former|formerly|earlier|(?<!\byears? |years?-)old|prior to|before the (?:\w+ )?(?:amend|revis|reform|increase|20\d\d)|raised|increased(?! by (?!the\b|an?\b))|rais(?:es|ing)|lower(?:s|ed)|used to|until \d|no longer|compared)|原(?:来|先|规定|法|条)|此前|旧|修(?:订|改|正)前|提高|上调|由原|不再|修法|较之/i;
/** A breach of the article, which costs what another article says. */
const BREACH = /violat|breach|contraven|non-?compliance|infring|failure to|fails? to|违反|违法|未履行|不履行|未按/i;
/** "The amended Article 61", 修订后的…: the text that is adopted, but not yet in force. */
const COMING =
  /\b(?:amended|revised|new) (?:text|version|law|art|csl|cyber|§)|\bas amended\b|(?:修[订正]|修改)(?:后|版|案|决定)|新修[订正]|新法/i;
const MAY_BECOME =
  /\b(?:may|might|could|would|will|is (?:to|set to|due to|expected to|likely to)) (?:soon |then |one day |also )?(?:become|rise|increase|grow|fall|drop|be (?:raised|increased|lowered|reduced|set))\b|(?:拟|可能|有望|将)(?:会)?(?:提高|提至|升至|增至|改为|降至|调整)/i;
const PROPOSED = /\b(?:propos\w+|would|envisag\w+|foresees?|suggests?|intends?)\b|拟|建议|设想/i;
const FROM_A_DRAFT = /\b(?:draft|proposal|proposed|bill|consultation)\b|草案|征求意见|审议稿/i;
/** Figures of an annex stand with the article that refers to it, whichever is cited. */
const ANNEX = /\bannex|\bappendix|附件|附录|附表|所附|分级指南/i;
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
/** A fine is the state's, where a penalty may be a contract's. */
const FINED = /罚款|\bfine[sd]?\b/i;
const CALCULATED =
  /(?:turnover|revenue|sales) (?:of|is|was|amounts? to|at) (?:about |roughly )?(?:CNY|RMB|¥|\d)|营业额(?:为|是|达|约)?\d(?![\d.]*%)|i\.e\.|\bbudget|预算/i;
const TURNOVER = /turnover|revenue|sales|income|营业额|销售额|营收|收入/i;
/** A time limit within a company. */
const INTERNAL =
  /\b(?:board|team|management|internal(?:ly)?|department|officer|staff|processor|supplier|vendor)\b|管理层|部门应当|内部|团队|供应商|受托/i;

interface Source {
  readonly version: Version;
  readonly article?: KnownArticle;
}

/** What is wrong with a figure of an article, or undefined. */
export function judgeFigure(claim: Claim, knowledge: KnowledgeBase, document: AnalysedDocument): Verdict | undefined {
  // "A child aged 13" is somebody, "under 13" and "the age of 13" are limits.
  const { figure } = claim;
  if (figure.dimension === 'age' && !figure.bound && !LIMIT.test(claim.clause)) return undefined;
  const money = figure.dimension === 'cny' || figure.dimension === 'percent';
  if (
    money &&
    ((CONTRACT.test(FINED.test(claim.clause) ? claim.clause : claim.segment) && !claim.attributed) ||
      (figure.dimension === 'cny' && CALCULATED.test(claim.segment)))
  )
    return undefined;
  const sources = claim.citations.flatMap((c) => sourcesOf(c, knowledge));
  if (!sources.length || claim.citations.some((c) => c.status === 'draft' || c.status === 'unresolved')) return undefined;
  const articles = sources.flatMap((s) => (s.article ? [s.article] : []));
  // A percentage is of turnover, or a threshold that the article sets.
  if (
    figure.dimension === 'percent' &&
    !TURNOVER.test(claim.segment) &&
    !FINE.test(`${claim.segment} ${claim.context}`) &&
    !ANNEX.test(`${claim.segment} ${claim.context}`) &&
    !ofPercent(articles)
  )
    return undefined;
  // "Article 4, Incident Measures" names the law beside its article.
  const whole = sources.filter((s) => !s.article && !articles.some((a) => a.version === s.version.id));
  const ofDimension = (list: readonly KnownArticle[]) => list.flatMap((a) => statedBy(a)).filter((s) => s.dimension === figure.dimension);
  // Another citation of the sentence may be meant, or the same number of an earlier text, which another rule tells.
  const inSentence = claim.nearby.flatMap((c) => sourcesOf(c, knowledge)).flatMap((s) => (s.article ? [s.article] : []));
  if (ofDimension(inSentence).some((s) => sameFigure(s, figure)) && !inSentence.every((a) => articles.includes(a))) return undefined;
  if (
    claim.citations.some(
      (c) => oldIsMeant(c, document, knowledge) || c.articles.some((a) => movedByFigures(document, c, a.article, knowledge)),
    )
  )
    return undefined;
  // Where a later text has taken its place, the figure of the old one is another rule's to tell.
  const given = claim.citations.flatMap((c) => displacedIn(c, knowledge, document.asOf).flatMap((d) => d.by));
  if (ofDimension(given).some((s) => sameFigure(s, figure))) return undefined;
  const coming = claim.citations.flatMap((c) => knowledge.comingVersion(c.law ?? '', document.asOf) ?? []);
  if (coming.some((v) => COMING.test(claim.sentence) || figuresIn(claim.sentence).some((f) => f.date && f.date === v.effective)))
    return undefined;
  // What may become the law one day is not what it says.
  if (FROM_A_DRAFT.test(claim.sentence) && (MAY_BECOME.test(claim.clause) || PROPOSED.test(claim.segment))) return undefined;
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
  const annexed = ANNEX.test(around)
    ? ofDimension([...new Set(articles.map((a) => a.version))].flatMap((v) => knowledge.articlesOf(v))).filter(
        (s) => s.figure?.statedIn === 'annex',
      )
    : [];
  const early = articles.filter((a) => a.displacedBy.length && !displacing(a, knowledge, document.asOf).length).map((a) => a.number);
  const own = [...ofDimension(articles), ...annexed].filter((s) =>
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

/** Of all periods, ages or numbers of people of a law those that the words of a claim name; none where it has the figure as written anywhere. */
const measuredOf = (claim: Claim, pool: readonly StatedFigure[]): readonly StatedFigure[] =>
  claim.laws.length && !pool.some((s) => !s.penalty && sameFigure(s, claim.figure))
    ? pool.filter((s) => s.figure && speaksOf(claim, s.figure.of, true) && (s.unit === undefined || s.unit === claim.figure.unit))
    : [];

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
      article: known ?? { ...EMPTY, number: baseArticle(article), version: version.id, law: citation.law! },
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
  return MUST.test(claim.segment) || DEFINED.test(claim.segment) || claim.laws.some((l) => LAYS_DOWN.test(claim.segment.slice(l.to)));
}
/** "The Measures give an exporter …", 办法给企业的期限是…: the law is what speaks. */
const LAYS_DOWN = /^["'》)]? ?(?:gives?|allows?|makes?|demands?|grants?|fix(?:es)?|asks?|calls? for|expects?|lays? down|给)/i;
const DEFINED = /\b(?:means?|is defined|defines?|definition|counts? as)\b|是指|指的是|定义/i;

function against(
  claim: Claim,
  pool: readonly StatedFigure[],
  version: string,
  article: string | undefined,
  knowledge: KnowledgeBase,
): Verdict | undefined {
  const { figure } = claim;
  // Of a law as a whole, only what the words say it measures tells which of its many periods and numbers is meant.
  const measured = article || !/^(?:time|people|age)$/.test(figure.dimension) ? pool : measuredOf(claim, pool);
  const narrowed = narrow(claim, measured);
  const same = (s: StatedFigure) =>
    sameFigure(s, figure) || sameCount(s, figure) || sameAsWorkingDays(s, claim, knowledge.version(version));
  if (narrowed.some(same)) return undefined;
  if (pool.some((s) => s.from === 'words' && same(s))) return undefined;
  const known = narrowed.filter((s) => s.from !== 'words');
  const structured = known.length ? known : narrowed;
  if (!structured.length) return undefined;
  // "Staff: 300 people" beside a threshold of a million is no threshold.
  if (figure.dimension === 'people' && figure.value < 1000 && structured.every((s) => s.value >= 10_000)) return undefined;
  const own = claim.own && !thresholdOf(claim, structured) && !fineOf(claim);
  if (own && !(figure.dimension === 'time' || figure.dimension === 'age' || figure.dimension === 'frequency')) return undefined;
  // What is kept longer than the law asks, in a sentence that says of nobody that he must, is somebody's practice.
  const practice =
    figure.dimension === 'time' &&
    !figure.bound &&
    !MUST.test(claim.segment) &&
    !/\bstatutory\b|法定/i.test(claim.segment) &&
    !glossed(claim);
  const alike = structured.filter((s) => (s.unit ?? '') === (figure.unit ?? ''));
  if (
    (alike.length ? alike : structured).some(
      (s) =>
        // "We must keep logs for a year (Article 23)": more than a minimum may be what binds him.
        (own || ((practice || (claim.bound && figure.dimension === 'time')) && s.bound === 'lower' && s.unit === figure.unit)) &&
        stricter(claim, s),
    )
  )
    return undefined;
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
/** What follows from a number of people: a duty, or that there is none. */
const CONSEQUENCE =
  /\b(?:needed|need|required?|requires|must|shall|ha(?:s|ve) to|obliged|exempt\w*|exception|therefore|hence|because|since we|as we|so (?:we|no|a|an|the)|falls? (?:with)?(?:in|under)|trigger\w*|reach\w*|cross\w*|qualif\w*|threshold|once we|if we|when(?:ever)? we|unless we)\b|须|应当?|必须|需|免予?|无需|豁免|属于|达到|触发|落入|适用|符合|因此|故|即可|一旦|门槛|情形/i;
const NOTHING_FOLLOWS = /\b(?:no|not|none|without|exempt\w*|neither|below|short of)\b|无需|毋须|不需要?|不必|免予?|豁免|尚未|未达/i;
const CONDITION =
  /\b(?:once|if|when(?:ever)?|as soon as|unless|where) we\b[^,;:.]{0,100}$|(?:如|若|一旦|当)(?:果)?(?:我[们司方]|本公司)[^,;。]{0,40}$/i;
/**
 * "No mechanism is needed: fewer than a million people (Article 5)", 我司…在1万人以上、不满100万人，属于第八条的情形: a number of people with its end, and
 * what follows from it, is the law's threshold, for all its "we"; but one that is merely within the law's ("over two million", where one million
 * is the threshold) says how many there are.
 */
function thresholdOf(claim: Claim, structured: readonly StatedFigure[]): boolean {
  const { figure, sentence, context } = claim;
  if (figure.dimension !== 'people' || figure.bound === undefined) return false;
  if (/\?$/.test(sentence)) return true;
  if (!CONSEQUENCE.test(`${sentence} ${context}`)) return false;
  // "Once we process the data of ten million people": no number that there is, but one from which something follows.
  if (CONDITION.test(claim.segment.slice(0, claim.at))) return true;
  const limits = structured.filter((s) => s.dimension === 'people');
  const met = (s: StatedFigure) => (figure.bound === 'lower' ? figure.value >= s.value : figure.value <= s.value);
  // "More than fifty thousand, so no assessment is needed": they are just not enough.
  const short = figure.bound === 'lower' && NOTHING_FOLLOWS.test(sentence);
  return claim.attributed || !(short || limits.some(met));
}

/** A fine is nobody's own practice, but for what somebody works out or sets aside for himself. */
const fineOf = (claim: Claim): boolean =>
  /^(?:cny|percent|times)$/.test(claim.figure.dimension) &&
  (FINE.test(claim.segment) || /\b(?:costs?|pays?|payable|charged?|imposes?)\b/i.test(claim.segment)) &&
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

/** "Article 56: reports are kept for …": what stands behind the colon is what the article says. */
const glossed = ({ laws, segment, at }: Claim): boolean =>
  laws.some((l) => l.to <= at && /^["'》)]? ?(?:: | - |:)/.test(segment.slice(l.to)));

/** "Under Article 31 we …", "as Article 31 requires": the article is named as where the figure comes from. */
const saidToBeTheLaws = ({ laws, segment }: Claim): boolean =>
  laws.some((l) => LEANS_BEFORE.test(segment.slice(0, l.from)) || LEANS_BEHIND.test(segment.slice(l.to)));
const LEANS_BEFORE =
  /(?:\b(?:under|pursuant to|as (?:required|provided|prescribed|demanded|set out) (?:by|in|under)|in accordance with|according to|in line with|in compliance with) (?:the )?|根据|依据|依照|按照|遵照|依|按)["《]?$/i;
const LEANS_BEHIND = /^["'》]? ?(?:requires|demands|provides|prescribes|stipulates|obliges|的?(?:规定|要求))/i;

/** How long something is good for is nobody's to choose. */
const VALID = /\b(?:valid(?:ity)?|holds? good|good for|expires?|laps(?:es?|ing)|runs? out)\b|有效|届满|到期|失效/i;

/** Whether the author binds himself to more than the law asks. */
function stricter(claim: Claim, s: StatedFigure): boolean {
  const { figure } = claim;
  // Full age is a usual choice; another age that is said to be the article's is a mistake.
  if (figure.dimension === 'age') return figure.value >= s.value && ((figure.value === 18 && !claim.bound) || !saidToBeTheLaws(claim));
  if (figure.dimension === 'frequency') return figure.value <= s.value;
  const [mine, law] = [daysOf(figure), daysOf(s)];
  return s.bound === 'lower' ? mine >= law : s.bound === 'upper' ? mine <= law : !VALID.test(claim.segment);
}
/** What a contract asks of a party is its own. */
const OF_A_PARTY = anyOf(
  '',
  /^[^,;。]{0,4}(?:[甲乙丙丁]方|[买卖双]方|供应商|承包[方商]|受托方|委托方)/,
  `\\bthe (?:${CONTRACT_PARTY}) (?:shall|will|must)\\b`,
);

/** The article cited states no figure of the kind: it may stand in another, or the law says it in words ("promptly"). */
function notThere(claim: Claim, cited: readonly KnownArticle[], knowledge: KnowledgeBase): Verdict | undefined {
  const { figure } = claim;
  const article = cited[0]!;
  const version = knowledge.version(article.version)!;
  if (
    claim.own ||
    OF_A_PARTY.test(claim.clause) ||
    cited.some((a) => a.version !== version.id || !(a.verified ?? version.verified)) ||
    BREACH.test(claim.segment)
  )
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
