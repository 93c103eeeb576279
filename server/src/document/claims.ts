/**
 * What a text claims of the law in figures: each figure with the citations that it is stated with. What is no claim about the law (the
 * company's own practice, a decision in a case, an example, another country's law) is left out here.
 */

import { figuresIn, sameFigure, type WrittenFigure } from '../knowledge/figures.js';
import type { KnownArticle } from '../knowledge/knowledge.js';
import { statedBy } from '../knowledge/stated.js';
import type { Leaf } from '../markdown/leaves.js';
import { toSource } from '../markdown/normalise.js';
import type { AnalysedDocument } from './analysed.js';
import type { Citation } from './resolve.js';
import { denied, example, ownWords, roughly, soAlready, toldOfCase } from './voices.js';

export interface Claim {
  readonly figure: WrittenFigure;
  /** Of the figure, and of its number alone, in the document. */
  readonly from: number;
  readonly to: number;
  readonly number: { readonly from: number; readonly to: number };
  readonly citations: readonly Citation[];
  /** In a sentence after the one that cites: probably of the same article. */
  readonly loose: boolean;
  /** Under a heading that cites, which is all that ties it to the law. */
  readonly headed: boolean;
  /**
   * What says more of the figure without standing in its segment: other cells of its row, the line above its list, its heading, the sentence
   * before. Nothing with a figure of the same kind, which it would be said of.
   */
  readonly context: string;
  /** The part of the sentence between semicolons, normalised, and where the figure stands in it. */
  readonly segment: string;
  readonly at: number;
  /** The part of the segment between commas, without the names of laws. */
  readonly clause: string;
  /** The whole sentence, over its semicolons. */
  readonly sentence: string;
  /** It says what the author does, under the law. */
  readonly own: boolean;
  /** All citations of the sentence, those of other figures too. */
  readonly nearby: readonly Citation[];
  /** Where the citations of the segment stand in it. */
  readonly laws: readonly { readonly from: number; readonly to: number }[];
  /** Other figures of the segment. */
  readonly beside: readonly WrittenFigure[];
}

const known = new WeakMap<AnalysedDocument, readonly Claim[]>();
/** Claims of a document, in order; read once for each state of it. */
export function claimsOf(document: AnalysedDocument): readonly Claim[] {
  let claims = known.get(document);
  if (!claims) known.set(document, (claims = read(document)));
  return claims;
}

/** Whether the figures stated with a citation are those of an earlier text's article, and not of the one that bears its number now. */
export function readsLikeOld(document: AnalysedDocument, citation: Citation, old: KnownArticle, now: KnownArticle | undefined): boolean {
  const about = claimsOf(document).filter((c) => c.citations.includes(citation) && !c.figure.date);
  const states = (article: KnownArticle | undefined, c: Claim) =>
    !!article &&
    statedBy(article).some((s) => sameFigure(s, c.figure) && (!s.penalty || !s.bound || !c.figure.bound || s.bound === c.figure.bound));
  return about.every((c) => states(old, c)) && about.some((c) => !states(now, c));
}

/** Whether figures are stated with a citation, and all are an article's own. */
export function statesFiguresOf(document: AnalysedDocument, citation: Citation, article: KnownArticle | undefined): boolean {
  const about = claimsOf(document).filter((c) => c.citations.includes(citation) && !c.figure.date);
  return !!article && about.length > 0 && about.every((c) => statedBy(article).some((s) => sameFigure(s, c.figure)));
}

function read(document: AnalysedDocument): Claim[] {
  const claims: Claim[] = [];
  // "State Council Decree" beside a law is its number of promulgation, not another law.
  const citations = document.citations.filter((c) => !(c.law === null && DECREE.test(c.text)));
  let next = 0;
  let introduced: readonly Placed[] = NONE;
  let introduction = '';
  let heading: { readonly text: string; readonly cited: readonly Placed[] } = { text: '', cited: NONE };
  const { blocks } = document.markdown;
  const placedIn = ({ from, shape }: (typeof blocks)[number]): Placed[][] =>
    shape.leaves.map((leaf) => {
      const placed: Placed[] = [];
      const end = from + (leaf.ends.at(-1) ?? 0);
      for (; next < citations.length && citations[next]!.to <= end; next++) {
        const c = citations[next]!;
        placed.push({ citation: c, from: unitAt(leaf, c.from - from), to: unitAt(leaf, c.to - from) });
      }
      return placed;
    });
  let behind = blocks[0] && placedIn(blocks[0]);
  for (const [b, { from, shape }] of blocks.entries()) {
    const of = behind!;
    const follows = blocks[b + 1];
    behind = follows && placedIn(follows);
    const cited = [...of, ...(behind ?? [])].some((placed) => placed.length);
    if (!cited && next >= citations.length && !introduced.length && !heading.cited.length) break;
    const source = of.every((placed) => !placed.length) && behind ? sourceOf(follows!.shape.leaves, behind) : NONE;
    // What a row cites only in passing is not what its cells go with, but keeps the column's law away from them.
    const rows = new Map<number, readonly Placed[]>();
    shape.leaves.forEach((leaf, i) => {
      if (leaf.row >= 0 && of[i]!.length) rows.set(leaf.row, [...(rows.get(leaf.row) ?? NONE), ...(cites(leaf, of[i]!) ? of[i]! : NONE)]);
    });
    const own = new Map(shape.leaves.map((leaf, i) => [leaf, of[i]!]));
    const cells = new Map<number, Leaf[]>();
    for (const leaf of shape.leaves) if (leaf.role === 'cell') cells.set(leaf.row, [...(cells.get(leaf.row) ?? []), leaf]);
    // The item that is no more than an article, for the items below it.
    let above: readonly Placed[] = NONE;
    shape.leaves.forEach((leaf, i) => {
      if (of[i]!.length) above = leaf.role === 'item' && of[i]!.length === 1 && cites(leaf, of[i]!) ? of[i]! : NONE;
      if (leaf.role === 'heading') {
        const cited = of[i]!.filter((c) => c.citation.articles.length === 1);
        heading = { text: leaf.text, cited: of[i]!.length === 1 ? cited : NONE };
      }
      if (leaf.role === 'heading' || leaf.role === 'head-cell') return;
      // A quotation speaks for itself only where it cites as well.
      if (leaf.quote && !of[i]!.length) return;
      // A cell goes with the citations of its row, or of its column's head; an item, with those of the line that introduces the list.
      const given =
        leaf.row >= 0
          ? (rows.get(leaf.row) ?? (leaf.head >= 0 ? of[leaf.head]! : NONE))
          : leaf.lead >= 0
            ? of[leaf.lead]!
            : leaf.role === 'item'
              ? ([introduced, above, source].find((placed) => placed.length) ?? NONE)
              : NONE;
      const headed = !of[i]!.length && !given.length && heading.cited.length > 0;
      if (!of[i]!.length && !given.length && !headed) return;
      const around =
        leaf.role === 'cell'
          ? cells
              .get(leaf.row)!
              .slice(0, MANY)
              .filter((other) => other !== leaf)
          : leaf.lead >= 0
            ? [shape.leaves[leaf.lead]!]
            : [];
      claims.push(
        ...claimsIn(leaf, from, of[i]!, {
          cited: headed ? heading.cited : given,
          headed,
          head: leaf.head >= 0 ? shape.leaves[leaf.head]!.text : '',
          texts: [
            ...around.map((a) => uncited(a, own.get(a) ?? NONE)),
            ...(leaf.role === 'item' && leaf.lead < 0 ? [introduction] : []),
            ...(headed ? [heading.text] : []),
          ],
        }),
      );
    });
    const last = shape.leaves.length - 1;
    const introduces = last >= 0 && shape.leaves[last]!.text.endsWith(':');
    introduced = introduces ? of[last]! : NONE;
    introduction = introduces ? shape.leaves[last]!.text : '';
  }
  return claims;
}
const NONE: readonly Placed[] = [];
/** What a line behind a list gives as its source: 来源：《…》第九条. */
function sourceOf([leaf, ...more]: readonly Leaf[], [placed]: readonly (readonly Placed[])[]): readonly Placed[] {
  if (!leaf || more.length || leaf.role !== 'text' || placed?.length !== 1 || !placed[0]!.citation.articles.length) return NONE;
  return BASIS.test(uncited(leaf, placed)) ? placed : NONE;
}
/** Whether a cell is there to cite: at least half of it is citations, or it is no more than an article and what that is about, without a figure. */
const cites = (leaf: Leaf, placed: readonly Placed[]): boolean =>
  placed.reduce((sum, c) => sum + c.to - c.from, 0) * 2 >= leaf.text.length ||
  (leaf.role === 'cell' &&
    placed.length === 1 &&
    placed[0]!.citation.articles.length === 1 &&
    leaf.text.length <= 60 &&
    (placed[0]!.from <= 1 || placed[0]!.to >= leaf.text.length - 1) &&
    !figuresOf(leaf).some((f) => f.from >= placed[0]!.to || f.to <= placed[0]!.from));

const DECREE = /^(?:(?:State Council|Presidential|CAC|国务院|主席)? ?(?:Decree|Order|令)|Decree)/i;

interface Placed {
  readonly citation: Citation;
  /** In the leaf's normalised text. */
  readonly from: number;
  readonly to: number;
}

/** The first unit of the normalised text at or behind a source offset. */
function unitAt(leaf: Leaf, source: number): number {
  let low = 0;
  let high = leaf.map.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (leaf.map[middle]! < source) low = middle + 1;
    else high = middle;
  }
  return low;
}

const figures = new WeakMap<Leaf, readonly WrittenFigure[]>();
/** The figures of a leaf, read once for each. */
function figuresOf(leaf: Leaf): readonly WrittenFigure[] {
  let found = figures.get(leaf);
  if (!found) figures.set(leaf, (found = figuresIn(leaf.text)));
  return found;
}
/** What a citation may hold in brackets: (Decree No. 790), （2021年11月1日施行）. */
const mayStandInside = (f: WrittenFigure): boolean => f.dimension === 'decree' || f.dimension === 'articles' || (f.date?.length ?? 0) >= 7;

/** What stands around a leaf and says more of it. */
interface Frame {
  /** The citations that it goes with, where it has none itself. */
  readonly cited: readonly Placed[];
  /** They are those of its heading. */
  readonly headed: boolean;
  /** The cell that names its column. */
  readonly head: string;
  readonly texts: readonly string[];
}

function claimsIn(leaf: Leaf, blockFrom: number, own: readonly Placed[], { cited: given, headed, head, texts }: Frame): Claim[] {
  const figures = figuresOf(leaf).filter((f) => mayStandInside(f) || !within(own, f.number.from, f.number.to).length);
  if (!figures.length) return [];
  const claims: Claim[] = [];
  let carried: readonly Placed[] = given;
  let previous = '';
  const all = sentences(leaf);
  for (const [i, { from, to, segments }] of all.entries()) {
    const sentence = leaf.text.slice(from, to);
    const asked = previous.endsWith('?');
    const goesOn = from > 0 && !given.length && CONTINUES.test(sentence);
    // A sentence with an article of its own begins something new, but for an answer.
    const last = !asked && within(own, from, to).some((c) => c.citation.articles.length) ? '' : previous;
    const context = (dimension: string): string => silentOn(last ? [...texts, last] : texts, dimension);
    previous = sentence.length > FAR ? '' : sentence;
    // What a sentence without a citation says goes with the one before only where it plainly goes on about it.
    let loose = headed;
    if (from > 0 && !given.length && !goesOn) {
      loose = carried.length > 0 && (PENALTY.test(sentence) || (carried.length === 1 && carried[0]!.citation.articles.length === 1));
      if (!loose) carried = NONE;
    }
    const behind = within(own, from, to).length ? NONE : givenBehind(leaf.text, all[i], all[i + 1], own);
    if (behind.length) {
      carried = behind;
      loose = false;
    }
    let told: boolean | undefined;
    for (const [start, end] of segments) {
      const inside = within(own, start, end);
      const stated = within(figures, start, end);
      // After a semicolon a sentence may come back to what it began with, or come only then to what it was about.
      const about =
        start > from || goesOn
          ? [...carried, ...inside].slice(-MANY)
          : inside.length
            ? inside
            : carried.length || !stated.length
              ? carried
              : within(own, end, to);
      carried = about;
      if (inside.length) loose = false;
      if (!about.length || !stated.length) continue;
      if (told ?? (told = toldOfCase(sentence))) continue;
      if (about.some(({ citation: c }) => !c.law || c.status === 'foreign' || c.status === 'unknown-article')) continue;
      const place = (a: number, b: number) => {
        const s = toSource(leaf, a, b);
        return { from: blockFrom + s.from, to: blockFrom + s.to };
      };
      const plain = new Map<string, number>();
      for (const f of stated) if (!f.range) plain.set(f.dimension, (plain.get(f.dimension) ?? 0) + 1);
      for (const figure of stated) {
        if (loose && (/^(?:cny|percent|times)$/.test(figure.dimension) ? !headed && !PENALTY.test(sentence) : figure.date && !asked))
          continue;
        // What is far away is not looked at, so that a text without any full stop takes no longer.
        const left = Math.max(start, figure.from - FAR);
        const right = Math.min(end, figure.to + FAR);
        const segment = leaf.text.slice(left, right);
        const at = figure.from - left;
        const here = clauseSpan(segment, at, figure.to - left);
        // Of very many, those within reach.
        const close = inside.length > MANY ? within(inside, left, right) : inside;
        const among = about === inside ? close : about;
        const beside = besideFigure(leaf.text, close, figure);
        const inClause = severalLaws(among) ? among.filter((c) => c.from < left + here.to && c.to > left + here.from) : among;
        // The one figure of its kind, which no clause gives to one of several laws, is said of all of them.
        const ofAll = among.every((c) => c.citation.articles.length) && (plain.get(figure.dimension) ?? 0) <= (figure.range ? 0 : 1);
        const pointed =
          among.length > 1 && among.length <= MANY && stated.length <= 4 * MANY
            ? pointedTo(leaf.text, among, stated, figure, start)
            : undefined;
        // The number of a decree is no law beside it.
        const named =
          figure.dimension === 'decree' ? among.filter((c) => c.citation.articles.length || !DECREE.test(c.citation.text)) : NONE;
        const nearest = named.findLast((c) => c.from < figure.from) ?? named[0];
        const with_ = nearest ? [nearest] : beside ? [beside] : pointed ? [pointed] : inClause.length ? inClause : ofAll ? close : NONE;
        if (!with_.length) continue;
        const before = segment.slice(Math.max(0, at - 40), at);
        if (roughly(before) && !/^(?:cny|percent|times)$/.test(figure.dimension)) continue;
        if (
          soAlready(before, figure.dimension) ||
          denied(before) ||
          example(leaf.text.slice(Math.max(from, left), figure.from), segment.slice(at + figure.to - figure.from))
        )
          continue;
        claims.push({
          figure,
          ...place(figure.from, figure.to),
          number: place(figure.number.from, figure.number.to),
          citations: with_.map((c) => c.citation),
          loose,
          headed,
          context: context(figure.dimension),
          segment: head ? `${head}: ${segment}` : segment,
          at: head ? at + head.length + 2 : at,
          clause: without(
            segment,
            here,
            close.map((c) => ({ from: c.from - left, to: c.to - left })),
          ),
          nearby: (beside ? [beside] : pointed ? [pointed] : inside.length ? close : within(own, Math.max(from, left), to, MANY))
            .slice(0, MANY)
            .map((c) => c.citation),
          laws: close.map((c) => ({ from: c.from - left + (head ? head.length + 2 : 0), to: c.to - left + (head ? head.length + 2 : 0) })),
          sentence: sentence.length > 2 * FAR ? segment : sentence,
          own: ownWords(
            segment,
            at,
            close.filter((c) => c.citation.articles.length).map((c) => ({ from: c.from - left, to: c.to - left })),
          ),
          beside: within(figures, left, right).filter((f) => f !== figure),
        });
      }
    }
  }
  return claims;
}
/** What the sentence behind says a sentence rests on: "Basis: Article 4 of …", or "Do we …? Then Article 28 …". */
function givenBehind(
  text: string,
  sentence: { readonly from: number; readonly to: number } | undefined,
  next: { readonly from: number; readonly to: number } | undefined,
  own: readonly Placed[],
): readonly Placed[] {
  if (!sentence || !next) return NONE;
  const cited = within(own, next.from, next.to, MANY).filter((c) => c.citation.articles.length);
  if (!cited.length) return NONE;
  if (text[sentence.to - 1] === '?') return THEN.test(text.slice(next.from, next.to)) ? cited.slice(0, 1) : NONE;
  const rest = without(text, next, cited);
  return cited.length === 1 && BASIS.test(rest) ? cited : NONE;
}
const THEN = /^(?:then|if so|if yes|if we do|in that case|那么|则|若是|如是|是的话)/i;
const BASIS =
  /^["'(]?(?:legal |statutory )?(?:basis|source|authority|see|cf|reference|ref|(?:法律|法规|合规)?(?:依据|出处|来源)|根据|参见|详见|见|(?:上述|以上|该)(?:数额|金额|期限|比例|数字|标准|规定|要求|内容|罚则|处罚)?(?:均|都)?(?:出自|来自|源自|载于|规定在|见于|见|依据)|(?:this|these|that|the (?:above|foregoing|figures?|amounts?|periods?))(?: figures?| amounts?| periods?)? (?:is|are|comes?|follows?)(?: set out| laid down| found| stated)? (?:in|from))[:. ]* ?(?:the )?[.;。)"' ]*$/i;

/** The texts around a leaf that have no figure of a dimension, joined; of a long one its end. */
const silentOn = (texts: readonly string[], dimension: string): string =>
  texts
    .map((text) => text.slice(-FAR))
    .filter((text) => !figuresIn(text).some((f) => f.dimension === dimension))
    .join('; ');

const FORMER =
  /\b(?:the )?(former|first|latter|second|third)\b(?! (?:paragraph|sub|item|instance|time|sentence|place|case|offen[cs]e|clause|year|day|degree|part|half|breach|violation|\w+ (?:case|offen[cs]e)))|前者|后者/gi;

/**
 * The one of several citations that a figure is given to: "the former up to …, the latter up to …", or each in turn ("respectively", 分别).
 * Only what stands behind the last citation points to them.
 */
function pointedTo(
  text: string,
  about: readonly Placed[],
  stated: readonly WrittenFigure[],
  figure: WrittenFigure,
  start: number,
): Placed | undefined {
  const each = about.filter((c) => c.citation.articles.length);
  if (each.length !== about.length) return undefined;
  const last = about.at(-1)!;
  const from = last.to <= figure.from && last.from >= start ? last.to : start;
  const before = text.slice(Math.max(from, figure.from - 160), figure.from);
  const word = [...before.matchAll(FORMER)].at(-1)?.[0].toLowerCase().replace('the ', '');
  if (word) {
    if (/latter|后者/.test(word)) return each.length === 2 ? each[1] : undefined;
    return each[/former|first|前者/.test(word) ? 0 : word === 'second' ? 1 : 2];
  }
  const same = stated.filter((f) => f.dimension === figure.dimension && f.range !== 'from');
  if (same.length !== each.length || !same.includes(figure) || !/\brespectively\b|分别/i.test(text.slice(start, same.at(-1)!.to + 40)))
    return undefined;
  return same[0]!.from >= last.to || text.slice(start).includes('分别') ? each[same.indexOf(figure)] : undefined;
}

/** The citation that a figure stands right beside: "Art. 56 (three years)", "第66条：5000万元", "under 14 (PIPL, Art. 31)". */
function besideFigure(text: string, cited: readonly Placed[], figure: WrittenFigure): Placed | undefined {
  const before = cited.findLast((c) => c.to <= figure.from);
  if (before && figure.from - before.to <= 40 && BESIDE.test(text.slice(before.to, figure.from))) return before;
  const behind = cited.find((c) => c.from >= figure.to);
  return behind && /^ ?\($/.test(text.slice(figure.to, behind.from)) ? behind : undefined;
}
const BESIDE = /^["'》]? ?(?:\([^();。,、]{0,24}|:[^();:。,、]{0,8})$/;

/** How far, in characters, the words around a figure are looked at; and how many citations it may be stated with. */
const FAR = 600;
const MANY = 24;

/** Those of a sorted list that lie in or reach into [from, to), at most so many. */
function within<T extends { readonly from: number; readonly to: number }>(
  sorted: readonly T[],
  from: number,
  to: number,
  most = Number.POSITIVE_INFINITY,
): readonly T[] {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]!.to <= from) low = middle + 1;
    else high = middle;
  }
  let end = low;
  while (end < sorted.length && end - low < most && sorted[end]!.from < to) end++;
  return sorted.slice(low, end);
}
const PENALTY = /\bfine[sd]?\b|penalt|CNY|RMB|罚|违法所得/i;
const CONTINUES = new RegExp(
  [
    'it|this article|the article|the same article|that article|its|in serious|the (?:former|latter|first|second)\\b',
    'where the circumstances|on refusal|if (?:it|they) refuse|persons? (?:directly )?(?:in charge|responsible)',
    // "If the operator refuses to rectify, …", "The basic range …", "The statutory minimum …".
    '(?:if|where|when|should|in|for|on|upon|after|once)\\b[^,.;:]{0,60}\\b(?:refus(?:es|ed|al)|serious|grave|severe)',
    'the (?:(?:basic|general|ordinary|normal|upper|lower|top|maximum|minimum) )?(?:fines?|penalt(?:y|ies)|range|scale|sentence|ceiling)\\b',
    'the (?:statutory|legal) (?:minimum|maximum|limit|period|threshold|deadline|age|term|range|cap|fine|retention)\\b',
    '该条|前者|后者|其中|情节|拒不改正|对直接|同时|此外|并',
    '法定(?:最[低高短长]|期限|时限|门槛|年龄|上限|下限|保存)|(?:基本|基础|一般|普通)(?:刑|罚|档)|(?:罚款|刑期|处罚)(?:幅度|金额|上限|区间|为)',
    '(?:若|如|如果|倘若|一旦|凡)[^,;。]{0,14}(?:拒不(?:改正|整改)|拒绝(?:改正|整改)|情节(?:特别)?严重)',
  ]
    .map((words) => `^(?:${words})`)
    .join('|'),
  'i',
);

/** Sentences of a leaf; what semicolons part are segments of one. */
function sentences(leaf: Leaf): { from: number; to: number; segments: [number, number][] }[] {
  const out: { from: number; to: number; segments: [number, number][] }[] = [];
  let open = false;
  for (let i = 0; i + 1 < leaf.sentences.length; i += 2) {
    const [from, to] = [leaf.sentences[i]!, leaf.sentences[i + 1]!];
    if (open) {
      out.at(-1)!.to = to;
      out.at(-1)!.segments.push([from, to]);
    } else out.push({ from, to, segments: [[from, to]] });
    open = leaf.text[to - 1] === ';';
  }
  return out;
}

const COMMA = /[,，、:()]/;
/** The part of a segment between the commas around [from, to); a comma within a number is none. */
function clauseSpan(segment: string, from: number, to: number): { from: number; to: number } {
  const comma = (i: number) => COMMA.test(segment[i]!) && !(/\d/.test(segment[i - 1] ?? '') && /\d/.test(segment[i + 1] ?? ''));
  let start = from;
  while (start > 0 && !comma(start - 1)) start--;
  let end = to;
  while (end < segment.length && !comma(end)) end++;
  return { from: start, to: end };
}
function without(
  text: string,
  span: { from: number; to: number },
  skipped: readonly { readonly from: number; readonly to: number }[],
): string {
  let out = '';
  for (let i = span.from; i < span.to; i++) if (!skipped.some((s) => i >= s.from && i < s.to)) out += text[i];
  return out;
}
/** The text of a leaf without its citations. */
const uncited = ({ text }: Leaf, placed: readonly Placed[]): string => without(text, { from: 0, to: text.length }, placed);
/** With two laws in one sentence, a figure goes with that of its own clause. */
const severalLaws = (about: readonly Placed[]): boolean => about.some((c) => c.citation.law !== about[0]!.citation.law);
