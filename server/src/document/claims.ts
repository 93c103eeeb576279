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

export interface Claim {
  readonly figure: WrittenFigure;
  /** Of the figure, and of its number alone, in the document. */
  readonly from: number;
  readonly to: number;
  readonly number: { readonly from: number; readonly to: number };
  readonly citations: readonly Citation[];
  /** A penalty in a sentence after the one that cites: probably of the same article. */
  readonly loose: boolean;
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

const OWN_EN = /\b(?:we|our|us|ourselves|the company(?:'s)?|our company|this (?:app|platform|company|website)|the group)\b/i;
const OWN_ZH = /我们|我司|本公司|本平台|本应用|本集团|我方|本产品|贵司/;
/** What others did, or what a text says only as an example, as history or in doubt. */
const CASE_EN =
  /\b(?:was|were|has been|have been|had been|got) (?:also |subsequently |each |recently )?(?:fined|penali[sz]ed|sanctioned|punished)|\b(?:imposed|levied) (?:a |an )(?:record |total |combined )?(?:fine|penalt)|(?<!\b(?:be|is|are|being) )\bfined (?:an? |the |it |them |one |two |several )|\b(?:for example|for instance|e\.g\.|such as|hypothetical|say,)|\b(?:case|decision|judgment|ruling) (?:of|against|in|no)\b/i;
const CASE_ZH = /被(?:处|罚|行政处罚|顶格)|罚没|处罚决定|(?:例如|比如|譬如|假设|举例)|作出.{0,12}(?:罚款|处罚)|罚款共计|合计罚/;
const DENIED =
  /(?:\bnot|\brather than|\binstead of|\bunlike|而非|不是|并非|而不是)(?: ?(?:the|a|just|merely|only|up to|at|of|under|within|CNY|RMB))* ?$/i;

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

function read(document: AnalysedDocument): Claim[] {
  const claims: Claim[] = [];
  // "State Council Decree" beside a law is its number of promulgation, not another law.
  const citations = document.citations.filter((c) => !(c.law === null && DECREE.test(c.text)));
  let next = 0;
  let introduced: readonly Placed[] = NONE;
  for (const { from, shape } of document.markdown.blocks) {
    if (next >= citations.length && !introduced.length) break;
    const of = shape.leaves.map((leaf) => {
      const placed: Placed[] = [];
      const end = from + (leaf.ends.at(-1) ?? 0);
      for (; next < citations.length && citations[next]!.to <= end; next++) {
        const c = citations[next]!;
        placed.push({ citation: c, from: unitAt(leaf, c.from - from), to: unitAt(leaf, c.to - from) });
      }
      return placed;
    });
    const rows = new Map<number, Placed[]>();
    shape.leaves.forEach((leaf, i) => {
      if (leaf.row >= 0 && cites(leaf, of[i]!)) rows.set(leaf.row, [...(rows.get(leaf.row) ?? []), ...of[i]!]);
    });
    shape.leaves.forEach((leaf, i) => {
      if (leaf.role === 'heading' || leaf.role === 'head-cell') return;
      // A quotation speaks for itself only where it cites as well.
      if (leaf.quote && !of[i]!.length) return;
      // A cell goes with the citations of its row, an item with those of the line that introduces the list.
      const given =
        leaf.row >= 0 ? (rows.get(leaf.row) ?? NONE) : leaf.role === 'item' ? (leaf.lead >= 0 ? of[leaf.lead]! : introduced) : NONE;
      if (of[i]!.length || given.length)
        claims.push(...claimsIn(leaf, from, of[i]!, given, leaf.head >= 0 ? shape.leaves[leaf.head]!.text : ''));
    });
    const last = shape.leaves.length - 1;
    introduced = last >= 0 && shape.leaves[last]!.text.endsWith(':') ? of[last]! : NONE;
  }
  return claims;
}
const NONE: readonly Placed[] = [];
/** Whether a cell is there to cite: at least half of it is citations. */
const cites = (leaf: Leaf, placed: readonly Placed[]): boolean => placed.reduce((sum, c) => sum + c.to - c.from, 0) * 2 >= leaf.text.length;

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
const mayStandInside = (f: WrittenFigure): boolean => f.dimension === 'decree' || (f.date?.length ?? 0) >= 7;

function claimsIn(leaf: Leaf, blockFrom: number, own: readonly Placed[], given: readonly Placed[], head: string): Claim[] {
  const figures = figuresOf(leaf).filter((f) => mayStandInside(f) || !within(own, f.number.from, f.number.to).length);
  if (!figures.length) return [];
  const claims: Claim[] = [];
  let carried: readonly Placed[] = given;
  for (const { from, to, segments } of sentences(leaf)) {
    const sentence = leaf.text.slice(from, to);
    // What a sentence without a citation says goes with the one before only where it plainly goes on about it.
    let loose = false;
    if (from > 0 && !given.length && !CONTINUES.test(sentence)) {
      loose = carried.length > 0 && PENALTY.test(sentence);
      if (!loose) carried = NONE;
    }
    let told: boolean | undefined;
    for (const [start, end] of segments) {
      const inside = within(own, start, end);
      const stated = within(figures, start, end);
      // After a semicolon a sentence may come back to what it began with, or come only then to what it was about.
      const about =
        start > from
          ? [...carried, ...inside].slice(-MANY)
          : inside.length
            ? inside
            : carried.length || !stated.length
              ? carried
              : within(own, end, to);
      carried = about;
      if (inside.length) loose = false;
      if (!about.length || !stated.length) continue;
      if (told ?? (told = CASE_EN.test(sentence) || CASE_ZH.test(sentence))) continue;
      if (about.some(({ citation: c }) => !c.law || c.status === 'foreign' || c.status === 'unknown-article')) continue;
      const place = (a: number, b: number) => {
        const s = toSource(leaf, a, b);
        return { from: blockFrom + s.from, to: blockFrom + s.to };
      };
      const plain = new Map<string, number>();
      for (const f of stated) if (!f.range) plain.set(f.dimension, (plain.get(f.dimension) ?? 0) + 1);
      for (const figure of stated) {
        if (loose && !/^(?:cny|percent|times)$/.test(figure.dimension)) continue;
        // What is far away is not looked at, so that a text without any full stop takes no longer.
        const left = Math.max(start, figure.from - FAR);
        const right = Math.min(end, figure.to + FAR);
        const segment = leaf.text.slice(left, right);
        const at = figure.from - left;
        const here = clauseSpan(segment, at, figure.to - left);
        const beside = besideFigure(leaf.text, inside, figure);
        const inClause = severalLaws(about) ? about.filter((c) => c.from < left + here.to && c.to > left + here.from) : about;
        // The one figure of its kind, which no clause gives to one of several laws, is said of all of them.
        const ofAll = about.every((c) => c.citation.articles.length) && (plain.get(figure.dimension) ?? 0) <= (figure.range ? 0 : 1);
        const stated = beside ? [beside] : inClause.length ? inClause : ofAll ? inside : NONE;
        if (!stated.length) continue;
        const before = segment.slice(Math.max(0, at - 40), at);
        // "Not under 14" is a limit, "not 16" a denial.
        if (DENIED.test(before) && !/\bnot (?:under|below|over|within) ?$/i.test(before)) continue;
        claims.push({
          figure,
          ...place(figure.from, figure.to),
          number: place(figure.number.from, figure.number.to),
          citations: stated.map((c) => c.citation),
          loose,
          segment: head ? `${head}: ${segment}` : segment,
          at: head ? at + head.length + 2 : at,
          clause: without(
            segment,
            here,
            inside.map((c) => ({ from: c.from - left, to: c.to - left })),
          ),
          nearby: (beside ? [beside] : inside.length && start > from ? inside : within(own, from, to))
            .slice(0, MANY)
            .map((c) => c.citation),
          laws: inside.map((c) => ({ from: c.from - left + (head ? head.length + 2 : 0), to: c.to - left + (head ? head.length + 2 : 0) })),
          sentence: sentence.length > 2 * FAR ? segment : sentence,
          own: OWN_EN.test(segment) || OWN_ZH.test(segment),
          beside: within(figures, left, right).filter((f) => f !== figure),
        });
      }
    }
  }
  return claims;
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

/** Those of a sorted list that lie in or reach into [from, to). */
function within<T extends { readonly from: number; readonly to: number }>(sorted: readonly T[], from: number, to: number): readonly T[] {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]!.to <= from) low = middle + 1;
    else high = middle;
  }
  let end = low;
  while (end < sorted.length && sorted[end]!.from < to) end++;
  return sorted.slice(low, end);
}
const PENALTY = /\bfine[sd]?\b|penalt|CNY|RMB|罚|违法所得/i;
const CONTINUES =
  /^(?:it|this article|the article|the same article|that article|its|in serious|where the circumstances|on refusal|if (?:it|they) refuse|persons? (?:directly )?(?:in charge|responsible)|该条|其中|情节|拒不改正|对直接|同时|此外|并)/i;

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
/** With two laws in one sentence, a figure goes with that of its own clause. */
const severalLaws = (about: readonly Placed[]): boolean => about.some((c) => c.citation.law !== about[0]!.citation.law);
