/**
 * What a text claims of the law in figures: each figure with the citations that it is stated with. What is no claim about the law (the
 * company's own practice, a decision in a case, an example, another country's law) is left out here.
 */

import { figuresIn, type WrittenFigure } from '../knowledge/figures.js';
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
  /** The part of the sentence between semicolons, normalised, and where the figure stands in it. */
  readonly segment: string;
  readonly at: number;
  /** The part of the segment between commas, without the names of laws. */
  readonly clause: string;
  /** The whole sentence, over its semicolons. */
  readonly sentence: string;
  /** It says what the author does, under the law. */
  readonly own: boolean;
  /** Other figures of the segment. */
  readonly beside: readonly WrittenFigure[];
}

const OWN_EN = /\b(?:we|our|us|ourselves|the company(?:'s)?|our company|this (?:app|platform|company|website)|the group)\b/i;
const OWN_ZH = /我们|我司|本公司|本平台|本应用|本集团|我方|本产品|贵司/;
/** What others did, or what a text says only as an example, as history or in doubt. */
const CASE_EN =
  /\b(?:was|were|has been|have been|had been|got) (?:also |subsequently |each |recently )?(?:fined|penali[sz]ed|sanctioned|punished)|\b(?:imposed|levied) (?:a |an )(?:record |total |combined )?(?:fine|penalt)|\b(?:for example|for instance|e\.g\.|such as|hypothetical|say,)|\b(?:case|decision|judgment|ruling) (?:of|against|in|no)\b/i;
const CASE_ZH = /被(?:处|罚|行政处罚|顶格)|罚没|处罚决定|(?:例如|比如|譬如|假设|举例)|作出.{0,12}(?:罚款|处罚)|罚款共计|合计罚/;
const DENIED =
  /(?:\bnot|\brather than|\binstead of|\bunlike|而非|不是|并非|而不是)(?: ?(?:the|a|just|merely|only|up to|at|of|under|within|CNY|RMB))* ?$/i;

/** Claims of a document, in order. */
export function claimsOf(document: AnalysedDocument): Claim[] {
  const claims: Claim[] = [];
  const citations = document.citations;
  if (!citations.length) return claims;
  let first = 0;
  for (const block of document.markdown.blocks) {
    while (first < citations.length && citations[first]!.from < block.from) first++;
    if (first >= citations.length) break;
    const here: Citation[] = [];
    for (let i = first; i < citations.length && citations[i]!.from < block.from + block.shape.source.length; i++) here.push(citations[i]!);
    if (!here.length) continue;
    const leaves = block.shape.leaves;
    const of = leaves.map((leaf) => citationsOf(leaf, here, block.from));
    leaves.forEach((leaf, i) => {
      if (leaf.quote || leaf.role === 'heading' || leaf.role === 'head-cell') return;
      const lead = leaf.lead >= 0 && leaf.role === 'item' ? leaf.lead : -1;
      const row =
        leaf.role === 'cell'
          ? leaves.flatMap((other, j) => (other.role === 'cell' && other.row === leaf.row && j !== i ? of[j]! : []))
          : [];
      const given = row.length ? row : lead >= 0 ? of[lead]! : [];
      if (of[i]!.length || given.length)
        claims.push(...claimsIn(leaf, block.from, of[i]!, given, leaf.head >= 0 ? leaves[leaf.head]!.text : ''));
    });
  }
  return claims;
}

/** "State Council Decree" beside a law is its number of promulgation, not another law. */
const DECREE = /^(?:(?:State Council|Presidential|CAC|国务院|主席)? ?(?:Decree|Order|令)|Decree)/i;

interface Placed {
  readonly citation: Citation;
  /** In the leaf's normalised text. */
  readonly from: number;
  readonly to: number;
}

function citationsOf(leaf: Leaf, citations: readonly Citation[], blockFrom: number): Placed[] {
  const start = leaf.map[0];
  const end = leaf.ends.at(-1);
  if (start === undefined || end === undefined) return [];
  return citations
    .filter((c) => !(c.law === null && DECREE.test(c.text)))
    .filter((c) => c.from - blockFrom >= start && c.to - blockFrom <= end)
    .map((citation) => ({ citation, from: unitAt(leaf, citation.from - blockFrom), to: unitAt(leaf, citation.to - blockFrom) }));
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

function claimsIn(leaf: Leaf, blockFrom: number, own: readonly Placed[], given: readonly Placed[], head: string): Claim[] {
  const figures = figuresIn(leaf.text).filter(
    (f) => !own.some((c) => f.number.from >= c.from && f.number.to <= c.to && f.dimension !== 'decree'),
  );
  if (!figures.length) return [];
  const claims: Claim[] = [];
  let carried: readonly Placed[] = given;
  for (const { from, to, segments } of sentences(leaf)) {
    const sentence = leaf.text.slice(from, to);
    // What a sentence without a citation says goes with the one before only where it plainly goes on about it.
    if (from > 0 && !given.length && !CONTINUES.test(sentence)) carried = [];
    for (const [start, end] of segments) {
      const inside = own.filter((c) => c.from < end && c.to > start);
      // After a semicolon a sentence may come back to what it began with.
      const about = start > from ? [...carried, ...inside] : inside.length ? inside : carried;
      carried = about;
      const segment = leaf.text.slice(start, end);
      const stated = figures.filter((f) => f.from >= start && f.to <= end);
      if (!about.length || !stated.length || idle(sentence, about)) continue;
      for (const figure of stated) {
        const at = figure.from - start;
        if (DENIED.test(segment.slice(Math.max(0, at - 40), at))) continue;
        const place = (a: number, b: number) => {
          const s = toSource(leaf, a, b);
          return { from: blockFrom + s.from, to: blockFrom + s.to };
        };
        claims.push({
          figure,
          ...place(figure.from, figure.to),
          number: place(figure.number.from, figure.number.to),
          citations: about.map((c) => c.citation),
          segment: head ? `${head}: ${segment}` : segment,
          at: head ? at + head.length + 2 : at,
          clause: clauseAround(
            segment,
            at,
            figure.to - start,
            inside.map((c) => ({ from: c.from - start, to: c.to - start })),
          ),
          sentence,
          own: OWN_EN.test(segment) || OWN_ZH.test(segment),
          beside: stated.filter((f) => f !== figure),
        });
      }
    }
  }
  return claims;
}
const CONTINUES =
  /^(?:it|this article|the article|the same article|that article|its|in serious|where the circumstances|on refusal|if (?:it|they) refuse|persons? (?:directly )?(?:in charge|responsible)|该条|其中|情节|拒不改正|对直接|同时|此外|并)/i;

const idle = (sentence: string, about: readonly Placed[]): boolean =>
  CASE_EN.test(sentence) ||
  CASE_ZH.test(sentence) ||
  about.some(({ citation }) => !citation.law || citation.status === 'foreign' || citation.status === 'unknown-article');

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
/** The part of a segment between the commas around [from, to), without what is `skipped`; a comma within a number is none. */
function clauseAround(
  segment: string,
  from: number,
  to: number,
  skipped: readonly { readonly from: number; readonly to: number }[],
): string {
  const comma = (i: number) => COMMA.test(segment[i]!) && !(/\d/.test(segment[i - 1] ?? '') && /\d/.test(segment[i + 1] ?? ''));
  let start = from;
  while (start > 0 && !comma(start - 1)) start--;
  let end = to;
  while (end < segment.length && !comma(end)) end++;
  let clause = '';
  for (let i = start; i < end; i++) if (!skipped.some((s) => i >= s.from && i < s.to)) clause += segment[i];
  return clause;
}
