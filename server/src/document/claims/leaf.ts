/** The claims of one leaf: sentence by sentence, each figure with the citations that it is stated with. */
import type { WrittenFigure } from '../../knowledge/figures.js';
import { figuresIn } from '../../knowledge/figures.js';
import type { Leaf } from '../../markdown/leaves.js';
import { toSource } from '../../markdown/normalise.js';
import { attributed, changedFrom, denied, example, heldAgainst, ownWords, roughly, soAlready, toldOfCase } from '../voices.js';
import type { Claim } from './claim.js';
import { DECREE, FAR, figuresOf, MANY, NONE, type Placed, within, without } from './placed.js';
import { besideFigure, pointedTo, severalLaws } from './pointing.js';
import { givenBehind, notesIn } from './sources.js';

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

/** The claims of a leaf. */
export function claimsIn(
  leaf: Leaf,
  blockFrom: number,
  all: readonly Placed[],
  { cited: given, headed, head, texts, notes }: Frame,
): Claim[] {
  // What is annexed to the law cited is part of it.
  const own = all.filter(
    ({ citation: c, from }) => c.law || c.articles.length || !ATTACHED.test(leaf.text.slice(Math.max(0, from - 12), from)),
  );
  const figures = figuresOf(leaf).filter((f) => mayStandInside(f) || !within(own, f.number.from, f.number.to).length);
  if (!figures.length) return [];
  const claims: Claim[] = [];
  let carried: readonly Placed[] = given;
  let previous = '';
  const parts = sentences(leaf);
  // From the end: the sentence before a source rests on it firmly, those before that if nothing else is said of them.
  const behind: { readonly cited: readonly Placed[]; readonly firm: boolean }[] = [];
  for (let i = parts.length - 1; i >= 0; i--) {
    const { from, to } = parts[i]!;
    const cites = within(own, from, to, 1).length > 0;
    const noted = cites ? NONE : notesIn(leaf.text, from, to, notes);
    const said = cites || noted.length ? noted : givenBehind(leaf, parts[i], parts[i + 1], own);
    behind[i] = said.length || cites ? { cited: said, firm: true } : { cited: behind[i + 1]?.cited ?? NONE, firm: false };
  }
  for (const [i, { from, to, segments }] of parts.entries()) {
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
    const source = behind[i]!;
    if (source.cited.length && (source.firm || !carried.length)) {
      carried = source.cited;
      loose = !source.firm;
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
      // An article of a law that was not read is what its segment is about.
      if (!inside.length && UNREAD.test(leaf.text.slice(start, Math.min(end, start + FAR)).replace(BROKEN, ' '))) continue;
      if (told ?? (told = toldOfCase(sentence))) continue;
      const unread = about.filter(({ citation: c }) => !c.law || c.status === 'foreign' || c.status === 'unknown-article');
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
        // Beside a rule of the author's own, or another country's, only what has its source in a bracket of its own is compared.
        if (unread.length && (!beside || unread.includes(beside))) continue;
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
        const after = segment.slice(at + figure.to - figure.from);
        if (roughly(before) && !/^(?:cny|percent|times)$/.test(figure.dimension)) continue;
        const cited = close.filter((c) => c.citation.articles.length).map((c) => ({ from: c.from - left, to: c.to - left }));
        if (
          (soAlready(before, figure.dimension) && !(figure.dimension === 'people' && attributed(segment, at, cited))) ||
          denied(before) ||
          heldAgainst(after) ||
          changedFrom(segment.slice(Math.max(0, at - 120), at), after) ||
          example(leaf.text.slice(Math.max(from, left), figure.from), after)
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
          own: ownWords(segment, at, cited),
          bound: ownWords(segment, at, cited, true),
          attributed: attributed(segment, at, cited),
          beside: within(figures, left, right).filter((f) => f !== figure),
        });
      }
    }
  }
  return claims;
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
