/** Which of an article's figures the words around a stated one leave: tier, person, end of the scale, what is measured. */
import type { Claim } from '../../document/claims.js';
import { sameFigure } from '../../knowledge/figures.js';
import type { Bilingual } from '../../knowledge/schema.js';
import type { StatedFigure } from '../../knowledge/stated.js';

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
    word: /(?<!\bwithout (?:having |ever |first |any |a )?(?:prior )?)refus\w*(?: to (?:correct|rectify|make corrections|comply))?|fail(?:s|ing|ure|ed)? to (?:correct|rectify|make corrections)|(?:not|never) (?:corrected|rectified)|uncorrected|(?<![未无]|没有|不待|无须|无需|不需|不必|不论是否)拒不(?:改正|整改|纠正)|(?:仍|依然|还)[不未](?:改正|整改|纠正)|still (?:does|do|will|has|have)(?: not|n't) (?:correct|rectif|compl)\w*|拒绝(?:改正|整改)|拒改|逾期(?:不|未)改/gi,
    trigger: /refus|not correct/i,
  },
  { tiers: ['ordinary'], word: ORDINARY, trigger: /^(?!)/ },
  { tiers: ['serious', 'especially-serious'], word: /serious|\bgraver?\b|severe|情节严重|严重|较重/gi, trigger: /serious|\bgraver?\b/i },
];

const WITHOUT_SENSITIVE =
  /(?:exclud|not|non|without|other than|不含|不包括|非)[^,;]{0,12}(?:sensitive|敏感)|\bno sensitive (?:personal )?(?:data|information)(?= ?(?:$|[),;.]|(?:is|are|involved|included)\b))|(?:sensitive|敏感)[^,;]{0,24}(?:aside|excluded|excepted|not counted|not included|apart|除外|不计|另计)/gi;

/** Those figures that the words around a claim leave: the tier, the person, the end of the scale. Each word counts only where a penalty is left. */
export function narrow(claim: Claim, pool: readonly StatedFigure[]): readonly StatedFigure[] {
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
  const kept = figure.dimension === 'people' ? sensitivity(claim) : undefined;
  if (kept !== undefined)
    keep(
      (s) => s.from === 'figure',
      (s) => ofSensitive(s) === kept,
    );
  else if (figure.dimension === 'people') {
    const around = /sensitive|敏感/i.test(segment) ? segment : claim.context;
    const rest = around.replace(WITHOUT_SENSITIVE, '');
    const sensitive = /sensitive|敏感/i.test(around) && rest === around;
    const both = claim.beside.some((f) => f.dimension === 'people');
    const figures = (fits: (s: StatedFigure) => boolean) => keep((s) => s.from === 'figure', fits);
    if (!/sensitive|敏感/i.test(rest === around ? `${segment} ${claim.context}` : rest)) figures((s) => !ofSensitive(s));
    if (sensitive && !both) figures(ofSensitive);
  }
  return left;
}

const ofSensitive = (s: StatedFigure): boolean => /(?<!\b(?:exclud\w*|not|non|without)[ -])sensitive/i.test(s.figure!.of.en);

/** Whether what is said of sensitive information has a number of its own that names no people: "1 million people, or the sensitive data of 100,000". */
const ofAnother = (segment: string, from: number, to: number): boolean =>
  !/sensitive|敏感/i.test(segment.slice(0, from)) &&
  /^[^;]{0,60}?(?:,|\bor\b|\band\b|或者?)[^;]{0,30}?(?:\bsensitive\b|敏感)[^;\d]{0,50}\d/i.test(segment.slice(to));

/** Where several numbers of people stand in a sentence: whether the one is said of sensitive information, or of other; undefined where neither is said. */
function sensitivity({ figure, segment, at, beside }: Claim): boolean | undefined {
  const shift = at - figure.from;
  const others = beside.filter((f) => f.dimension === 'people');
  if (!others.length) return ofAnother(segment, at, at + figure.to - figure.from) ? false : undefined;
  // Both ends of one range are said of the same.
  const near = (a: number, b: number) => b - a < 16 && !/sensitive|敏感|[;,](?! ?(?:不满|but|and))/i.test(segment.slice(a, b));
  let [left, right] = [0, segment.length];
  let [start, end] = [at, at + figure.to - figure.from];
  for (const f of others) {
    const [from, to] = [f.from + shift, f.to + shift];
    if (from >= end) {
      if (near(end, from)) end = to;
      else {
        right = from;
        break;
      }
    }
  }
  for (const f of [...others].reverse()) {
    const [from, to] = [f.from + shift, f.to + shift];
    if (to <= start) {
      if (near(to, start)) start = from;
      else {
        left = to;
        break;
      }
    }
  }
  const behind = segment.slice(end, right);
  const stop = behind.search(/[,;]|\bor\b|或/i);
  for (const part of [stop < 0 ? behind : behind.slice(0, stop), segment.slice(left, start).replace(/^.*[;]/, '')]) {
    if (!/sensitive|敏感/i.test(part)) continue;
    const rest = part.replace(WITHOUT_SENSITIVE, '');
    return rest === part ? true : /sensitive|敏感/i.test(rest) ? undefined : false;
  }
  return undefined;
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
  const within = (place: string | undefined) => cited.some((a) => place === a || place?.startsWith(`${a}(`) || a.startsWith(`${place}(`));
  // "4(2)" may be an item, of the one paragraph, which is not counted.
  const counted = pool.some((s) => within(at(s)));
  const fits = (s: StatedFigure) => within(counted ? at(s) : at(s)?.replace(/^(\d+)\(1\)(?=\()/, '$1'));
  return pool.some(fits) ? pool.filter((s) => at(s) === undefined || !at(s)!.includes('(') || fits(s)) : pool;
}

/** Abbreviations of our own texts, and what is said for a launch and for keeping. */
const spelt = (text: string): string =>
  text
    .replace(/关基/g, '关键信息基础设施')
    .replace(/\bCII\b/g, 'critical information infrastructure')
    .replace(/\b(?:kept|stor(?:e|es|ed|ing|age)|retain\w*|retention|preserv\w*)\b/gi, 'keeping')
    .replace(/留存|存储|储存|保留/g, '保存')
    .replace(/\bgo(?:es|ne|ing)?[ -]live\b|\broll(?:s|ed|ing)?[ -]?out\b/gi, 'launch');

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
    [...words[i]!]
      .filter((w) => around.includes(w) && !words.every((other) => other.has(w)))
      // A level is told by its two characters alone.
      .reduce((n, w) => n + (/^[一二三四五]级$/.test(w) ? 2 : 1), 0);
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
  // "Over 14 and under 18": what is meant is said by the figure next to it, unless that may be of another of the same value.
  const other = (s: StatedFigure) => s.unit === figure.unit && own.filter((o) => sameFigure(o, s)).length > 1;
  if (meant.some((s) => !other(s) && others.some((o) => sameFigure(s, o))) && own.some((s) => sameFigure(s, figure))) return pool;
  // The benefit of the doubt: what the figure as written measures is named as well, by words that what is meant has not.
  const known = own.flatMap((_, i) => (hits[i] === most ? [words[i]!] : []));
  const apart = (i: number, around: string) => [...words[i]!].filter((w) => around.includes(w) && !known.some((k) => k.has(w))).length;
  const around = spelt(`${text} ${claim.context}`.replace(NOT_SO, ' ')).toLowerCase();
  const doubtful = own.some((s, i) => sameFigure(s, figure) && (hits[i] === most || apart(i, around) >= least));
  return new Set(meant.map((s) => s.value)).size > 1 || doubtful ? pool : meant;
}
/** "No CII involved", but not "no later than". */
const NOT_SO =
  /\b(?:save|except|unless|apart from|aside from)\b[^;:.]{0,80}|除[^,;:]{1,30}外|\b(?:no|not|non|neither|nor|without|excluding|other than)[ -](?!later|more|less|fewer|longer|earlier|exceed|over|under|below|than)[^,;:.]{0,60}|(?:不涉及|未涉及|不属于|不是|并非|没有|非)[^,;:]{0,20}/gi;
/** Whether the words around a claim speak of what a figure measures: two words of its description, or all that it has; `plainly`: three, or four pairs of characters. */
export function speaksOf(claim: Claim, of: Bilingual, plainly = false): boolean {
  const text = spelt(claim.segment).toLowerCase();
  const words = [...wordsOf(spelt(/[\u4e00-\u9fff]/.test(text) ? of.zh : of.en))];
  const least = plainly ? (/[\u4e00-\u9fff]/.test(text) ? 4 : 3) : 2;
  return words.filter((w) => text.includes(w)).length >= Math.min(least, Math.max(1, words.length));
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
export function tiersOf(claim: Claim): (typeof TIERS)[number][] {
  const { segment, at, figure } = claim;
  const hits: { tier: (typeof TIERS)[number]; from: number; to: number }[] = [];
  for (const tier of TIERS)
    for (const m of segment.matchAll(tier.word)) {
      const [from, to] = [m.index, m.index + m[0].length];
      if (hits.some((h) => h.from < to && h.to > from)) continue;
      // "No serious consequences yet": the tier before it.
      if (!WITHOUT.test(segment.slice(Math.max(0, from - 24), from))) hits.push({ tier, from, to });
      else if (tier.tiers.includes('serious')) hits.push({ tier: TIERS.find((t) => t.word === ORDINARY)!, from, to });
    }
  const shift = at - figure.from;
  const same = claim.beside.filter((f) => f.dimension === figure.dimension).map((f) => ({ from: f.from + shift, range: f.range }));
  const first = Math.min(at, ...same.map((f) => f.from));
  const before = hits.filter((h) => h.to <= at).sort((x, y) => y.to - x.to);
  if (hits.some((h) => h.to <= first)) return [...new Set(before.filter((h) => before[0]!.from - h.to < 24).map((h) => h.tier))];
  const next = Math.min(...same.filter((f) => f.from > at && !(figure.range === 'from' && f.range === 'to')).map((f) => f.from));
  // Chinese names the tier first, but for what it adds in brackets.
  const bracketed = (h: { from: number }) => /^[^,;]*\([^()]*$/.test(segment.slice(at, h.from));
  const behind = hits
    .filter((h) => h.from > at && h.from < next && (/[a-z]/i.test(segment[h.from]!) || bracketed(h)))
    .sort((x, y) => x.from - y.from)[0];
  if (!behind) return [];
  // "10 to 100, in grave cases 100 to 500", "10 to 100, and where it is grave, up to 500": behind a comma it is said of what comes next.
  const between = segment.slice(at, behind.from);
  const ofNext =
    Number.isFinite(next) && (OPENS_CLAUSE.test(between) || (/,(?!\d)/.test(between) && !/,(?!\d)/.test(segment.slice(behind.to, next))));
  return ofNext ? [] : [behind.tier];
}
/** ", and where the consequences are (serious)". */
const OPENS_CLAUSE = /, (?:and |but |or )?(?:if|where|when|should|in|for) [^,;]{0,40}$/i;
/** The one tier that stands around a claim whose segment names none. */
function tiersAround({ context }: Claim): (typeof TIERS)[number][] {
  const rest = context.replace(TIERS[0]!.word, '');
  const tiers = TIERS.filter((t) => (t.word === TIERS[0]!.word ? rest !== context : rest.search(t.word) >= 0));
  return tiers.length === 1 ? tiers : [];
}
const WITHOUT =
  /(?:without|\bno|\bnot|absent|regardless of|irrespective of|even before|无需|不论是否|[未没不][^,;、]{0,4}) ?(?:a |an |any |being |yet )?$/i;
