/** The claims of one leaf: sentence by sentence, each figure with the citations that it is stated with. */
import type { WrittenFigure } from '../../knowledge/figures.js';
import { figuresIn } from '../../knowledge/figures.js';
import type { Leaf } from '../../markdown/leaves.js';
import { toSource } from '../../markdown/normalise.js';
import { overlapping } from '../../util/sorted.js';
import { attributed, changedFrom, denied, example, heldAgainst, ownWords, roughly, soAlready, toldOfCase } from '../attribution.js';
import type { Claim } from './claim.js';
import { DECREE, FAR, figuresOf, MANY, NONE, type Placed, without } from './placed.js';
import { besideFigure, pointedTo, severalLaws } from './pointing.js';
import { givenBehind, isSource, notesIn } from './sources.js';

/** What a citation may hold in brackets: (Decree No. 790), （2021年11月1日施行）. */
const mayStandInside = (f: WrittenFigure): boolean => f.dimension === 'decree' || f.dimension === 'articles' || (f.date?.length ?? 0) >= 7;

/** What stands around a leaf and says more of it. */
export interface Frame {
  /** The citations that it goes with, where it has none itself. */
  readonly cited: readonly Placed[];
  /** They are those of its heading. */
  readonly headed: boolean;
  /** The cell that names its column. */
  readonly head: string;
  readonly texts: readonly string[];
  /** What the notes of the document cite, by their marks. */
  readonly notes: ReadonlyMap<string, readonly Placed[]>;
}

/** A sentence of a leaf, offsets in its text; what semicolons part are segments of it. */
interface Sentence {
  readonly from: number;
  readonly to: number;
  readonly segments: readonly [number, number][];
}

/** What a sentence rests on that cites nothing itself: the source named behind it. */
interface Behind {
  readonly cited: readonly Placed[];
  /** Named right behind it, not only behind what follows it. */
  readonly firm: boolean;
}

/** A segment that states figures, and what it speaks about. */
interface Segment {
  readonly sentence: Sentence;
  /** The text of the sentence. */
  readonly text: string;
  readonly from: number;
  readonly to: number;
  /** The citations that stand in it. */
  readonly inside: readonly Placed[];
  /** The citations that it goes with. */
  readonly about: readonly Placed[];
  /** Of those it goes with, what says nothing that could be compared: a rule of the author's own, another country's law. */
  readonly unread: readonly Placed[];
  readonly stated: readonly WrittenFigure[];
  /** How many of them, ranges apart, are of a dimension. */
  readonly plain: ReadonlyMap<string, number>;
  /** It goes with them only if it plainly goes on about them. */
  readonly loose: boolean;
  /** It answers a question. */
  readonly answers: boolean;
  /** What stands around it that has no figure of a dimension. */
  readonly context: (dimension: string) => string;
}

/** The claims of a leaf. */
export function claimsIn(leaf: Leaf, blockFrom: number, all: readonly Placed[], frame: Frame): Claim[] {
  // What is annexed to the law cited is part of it.
  const own = all.filter(
    ({ citation: c, from }) => c.law || c.articles.length || !ATTACHED.test(leaf.text.slice(Math.max(0, from - 12), from)),
  );
  const figures = figuresOf(leaf).filter((f) => mayStandInside(f) || !overlapping(own, f.number.from, f.number.to).length);
  if (!figures.length) return [];
  const claims: Claim[] = [];
  for (const segment of segmentsAbout(leaf, own, figures, frame))
    for (const figure of segment.stated) {
      const claim = claimOf(figure, segment, leaf, blockFrom, own, figures, frame);
      if (claim) claims.push(claim);
    }
  return claims;
}

/** The segments of a leaf that state figures about something that is cited, in order. */
function* segmentsAbout(
  leaf: Leaf,
  own: readonly Placed[],
  figures: readonly WrittenFigure[],
  { cited: given, headed, texts, notes }: Frame,
): Generator<Segment> {
  const parts = sentences(leaf);
  const behind = sourcesBehind(leaf, parts, own, notes);
  let carried: readonly Placed[] = given;
  let previous = '';
  let titled = false;
  for (const [i, sentence] of parts.entries()) {
    const { from, to } = sentence;
    const text = leaf.text.slice(from, to);
    const answers = previous.endsWith('?');
    const goesOn = from > 0 && !given.length && CONTINUES.test(text);
    // A sentence with an article of its own begins something new, but for an answer.
    const last = !answers && overlapping(own, from, to).some((c) => c.citation.articles.length) ? '' : previous;
    const context = (dimension: string): string => silentOn(last ? [...texts, last] : texts, dimension);
    previous = text.length > FAR ? '' : text;
    // What a sentence without a citation says goes with the one before only where it plainly goes on about it, or stands under it as under a title.
    let loose = headed;
    const cites = overlapping(own, from, to).length > 0;
    if (cites) titled = false;
    if (from > 0 && !given.length && !goesOn && !titled) {
      loose = carried.length > 0 && (PENALTY.test(text) || (carried.length === 1 && carried[0]!.citation.articles.length === 1));
      if (!loose) carried = NONE;
    }
    const source = behind[i]!;
    if (source.cited.length && (source.firm || !carried.length)) {
      carried = source.cited;
      loose = !source.firm;
    }
    if (i === 0 && cites && isSource(leaf, from, to, overlapping(own, from, to, MANY), true)) titled = true;
    let told: boolean | undefined;
    for (const [start, end] of sentence.segments) {
      const inside = overlapping(own, start, end);
      const stated = overlapping(figures, start, end);
      // After a semicolon a sentence may come back to what it began with, or come only then to what it was about.
      const about =
        start > from || goesOn
          ? [...carried, ...inside].slice(-MANY)
          : inside.length
            ? inside
            : carried.length || !stated.length
              ? carried
              : overlapping(own, end, to);
      carried = about;
      if (inside.length) loose = false;
      if (!about.length || !stated.length) continue;
      // An article of a law that was not read is what its segment is about.
      if (!inside.length && UNREAD.test(leaf.text.slice(start, Math.min(end, start + FAR)).replace(BROKEN, ' '))) continue;
      if ((told ??= toldOfCase(text))) continue;
      const unread = about.filter(({ citation: c }) => !c.law || c.status === 'foreign' || c.status === 'unknown-article');
      const plain = new Map<string, number>();
      for (const f of stated) if (!f.range) plain.set(f.dimension, (plain.get(f.dimension) ?? 0) + 1);
      yield { sentence, text, from: start, to: end, inside, about, unread, stated, plain, loose, answers, context };
    }
  }
}

/** What each sentence rests on that is named behind it: the one before a source firmly, those before that if nothing else is said of them. */
function sourcesBehind(leaf: Leaf, parts: readonly Sentence[], own: readonly Placed[], notes: Frame['notes']): readonly Behind[] {
  const behind: Behind[] = [];
  for (let i = parts.length - 1; i >= 0; i--) {
    const { from, to } = parts[i]!;
    const cites = overlapping(own, from, to, 1).length > 0;
    const noted = cites ? NONE : notesIn(leaf.text, from, to, notes);
    const said = cites || noted.length ? noted : givenBehind(leaf, parts[i], parts[i + 1], own);
    behind[i] = said.length || cites ? { cited: said, firm: true } : { cited: behind[i + 1]?.cited ?? NONE, firm: false };
  }
  return behind;
}

/** Sums and shares are those of penalties; other figures may be anything's. */
const PUNISHES = /^(?:cny|percent|times)$/;

/** What a segment claims with a figure; undefined where it is said of nothing cited, or is not said to be the law's. */
function claimOf(
  figure: WrittenFigure,
  s: Segment,
  leaf: Leaf,
  blockFrom: number,
  own: readonly Placed[],
  figures: readonly WrittenFigure[],
  { headed, head }: Frame,
): Claim | undefined {
  const punishes = PUNISHES.test(figure.dimension);
  if (s.loose && (punishes ? !headed && !PENALTY.test(s.text) : figure.date && !s.answers)) return undefined;
  // What is far away is not looked at, so that a text without any full stop takes no longer.
  const left = Math.max(s.from, figure.from - FAR);
  const right = Math.min(s.to, figure.to + FAR);
  const segment = leaf.text.slice(left, right);
  const at = figure.from - left;
  const clause = clauseSpan(segment, at, figure.to - left);
  // Of very many, those within reach.
  const close = s.inside.length > MANY ? overlapping(s.inside, left, right) : s.inside;
  const { citations, beside, pointed } = citedWith(figure, s, leaf, close, { from: left + clause.from, to: left + clause.to });
  if (!citations.length) return undefined;
  const before = segment.slice(Math.max(0, at - 40), at);
  const after = segment.slice(at + figure.to - figure.from);
  if (roughly(before) && !punishes) return undefined;
  const cited = close.filter((c) => c.citation.articles.length).map((c) => ({ from: c.from - left, to: c.to - left }));
  if (
    (soAlready(before, figure.dimension) && !(figure.dimension === 'people' && attributed(segment, at, cited))) ||
    denied(before) ||
    heldAgainst(after) ||
    changedFrom(segment.slice(Math.max(0, at - 120), at), after) ||
    example(leaf.text.slice(Math.max(s.sentence.from, left), figure.from), after)
  )
    return undefined;
  const place = (from: number, to: number) => {
    const source = toSource(leaf, from, to);
    return { from: blockFrom + source.from, to: blockFrom + source.to };
  };
  const shift = head ? head.length + 2 : 0;
  const laws = close.map((c) => ({ from: c.from - left, to: c.to - left }));
  const one = beside ?? pointed;
  const nearby = one ? [one] : s.inside.length ? close : overlapping(own, Math.max(s.sentence.from, left), s.sentence.to, MANY);
  return {
    figure,
    ...place(figure.from, figure.to),
    number: place(figure.number.from, figure.number.to),
    citations: citations.map((c) => c.citation),
    loose: s.loose,
    headed,
    context: s.context(figure.dimension),
    segment: head ? `${head}: ${segment}` : segment,
    at: at + shift,
    clause: without(segment, clause, laws),
    nearby: nearby.slice(0, MANY).map((c) => c.citation),
    laws: laws.map(({ from, to }) => ({ from: from + shift, to: to + shift })),
    sentence: s.text.length > 2 * FAR ? segment : s.text,
    own: ownWords(segment, at, cited),
    bound: ownWords(segment, at, cited, true),
    attributed: attributed(segment, at, cited),
    beside: overlapping(figures, left, right).filter((f) => f !== figure),
  };
}

/**
 * The citations that a figure is stated with; none where it may be said of another. `close`: those of its segment within reach; `clause`: what
 * stands between the commas around it, offsets in the leaf's text.
 */
function citedWith(
  figure: WrittenFigure,
  { about, inside, unread, stated, plain, from }: Segment,
  leaf: Leaf,
  close: readonly Placed[],
  clause: { readonly from: number; readonly to: number },
): { readonly citations: readonly Placed[]; readonly beside?: Placed | undefined; readonly pointed?: Placed | undefined } {
  const beside = besideFigure(leaf.text, close, figure);
  // Beside a rule of the author's own, or another country's, only what has its source in a bracket of its own is compared.
  if (unread.length && (!beside || unread.includes(beside))) return { citations: NONE };
  const among = about === inside ? close : about;
  const inClause = severalLaws(among) ? among.filter((c) => c.from < clause.to && c.to > clause.from) : among;
  // The one figure of its kind, which no clause gives to one of several laws, is said of all of them.
  const ofAll = among.every((c) => c.citation.articles.length) && (plain.get(figure.dimension) ?? 0) <= (figure.range ? 0 : 1);
  const pointed =
    among.length > 1 && among.length <= MANY && stated.length <= 4 * MANY ? pointedTo(leaf.text, among, stated, figure, from) : undefined;
  // The number of a decree is no law beside it.
  const named = figure.dimension === 'decree' ? among.filter((c) => c.citation.articles.length || !DECREE.test(c.citation.text)) : NONE;
  const nearest = named.findLast((c) => c.from < figure.from) ?? named[0];
  const one = nearest ?? beside ?? pointed;
  return { citations: one ? [one] : inClause.length ? inClause : ofAll ? close : NONE, beside, pointed };
}

/** The texts around a leaf that have no figure of a dimension, joined; of a long one its end. */
const silentOn = (texts: readonly string[], dimension: string): string =>
  texts
    .map((text) => text.slice(-FAR))
    .filter((text) => !figuresIn(text).some((f) => f.dimension === dimension))
    .join('; ');

const UNREAD = /\b(?:arts?|articles?)\.? ?\d|§ ?\d|第[一二三四五六七八九十百零\d]{1,6}条/i;
/** "Failing its Article 27 duties", 违反第二十七条的: the article that is broken, where the one cited says what that costs. */
const BROKEN =
  /\b(?:arts?|articles?)\.? ?\d+(?:\(\d\))*(?:'s)? (?:duties|duty|obligations?|requirements?)\b|\b(?:breach(?:es|ing)?|violat(?:ion|ions|es|ing)|infring(?:ement|es|ing)|contraven(?:tion|es|ing)|dut(?:y|ies)|obligations?|fail(?:s|ing|ure)? (?:to )?\w+) (?:of |under |in |with )?(?:its |the |their )?(?:arts?|articles?)\.? ?\d+|(?:违反|未履行|不履行|未遵守)(?:了|该法|本法)?第[一二三四五六七八九十百零\d]{1,6}条/gi;
/** 第四条所附《…指南》, "the annexed Guide". */
const ATTACHED = /(?:所附|附件|附录|附后的?|annexed|annex|attached)(?: to it)?[:：,]? ?["《]?$/i;
const PENALTY = /\bfine[sd]?\b|penalt|CNY|RMB|罚|违法所得/i;
const CONTINUES = new RegExp(
  [
    'it|they (?:must|shall|have to|need to|are to be|may not)\\b|this article|the article|the same article|that article|its|in serious|the (?:former|latter|first|second)\\b',
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

function sentences(leaf: Leaf): Sentence[] {
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
