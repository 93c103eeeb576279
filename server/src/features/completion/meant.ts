/** Which entries the letters typed may mean, by what stands before them. */
import type { AnalysedDocument } from '../../document/analysed.js';
import { type Entry, readQuery, type SearchIndex } from '../../knowledge/search.js';
import { isHan } from '../../markdown/normalise.js';
import { lawsByUse } from '../laws.js';
import type { Typed } from './typed.js';

/** Score of an entry whose name was typed, not only words like those in it. */
export const NAMED = 400;

export interface Found {
  readonly entry: Entry;
  readonly score: number;
}

/** Entries for a query, and the place where the query begins: it may take in words before what was typed last. */
export interface Meant {
  readonly found: readonly Found[];
  readonly query: string;
  readonly from: number;
}

/** A law last cited before an offset, and where that citation ends. */
export interface Cited {
  readonly law: string;
  readonly to: number;
}

/** What is meant by the letters typed; with nothing typed, what the opener asks for. */
export function meantBy(document: AnalysedDocument, typed: Typed, cited: Cited | undefined, index: SearchIndex): Meant {
  const { query, from, opener } = typed;
  const found = () => index.search(query, 60);
  if (/^(?:第|article\s*\d*$)/i.test(query) && cited) return { found: ofLastLaw(found(), query, cited, index), query, from };
  if (!query && opener) return { found: everything(document, index, opener), query, from };
  if (opener === undefined && isHan(query.charCodeAt(0)))
    return endOfRun(typed, index) ?? { found: query.length > 1 ? [] : found(), query, from };
  if (opener === undefined && /^[a-z]/i.test(query)) return severalWords(document.text, typed, index) ?? { found: found(), query, from };
  return { found: found(), query, from };
}

/** A bare number means the law last cited. */
function ofLastLaw(found: readonly Found[], query: string, cited: Cited, index: SearchIndex): Found[] {
  const number = readQuery(query).article;
  const own = index.search(`${cited.law} ${number || '1'}`, 120).filter((f) => f.entry.kind === 'article' && f.entry.law === cited.law);
  return [...own.map((f) => ({ ...f, score: f.score + 2000 })), ...found.filter((f) => f.entry.kind === 'article')];
}

/** Chinese has no spaces: the name that is meant is the longest end of the run that names something. */
function endOfRun({ query, from }: Typed, index: SearchIndex): Meant | undefined {
  for (let start = Math.max(0, query.length - 14); start < query.length - 1; start++) {
    const tail = query.slice(start);
    const found = index.search(tail, 60).filter((f) => f.score >= NAMED);
    if (found.length) return { found, query: tail, from: from + start };
  }
  return undefined;
}

/** A name of several words: as many as begin one. */
function severalWords(text: string, { query, from }: Typed, index: SearchIndex): Meant | undefined {
  const words = /(?:[A-Za-z][A-Za-z-]* ){1,4}$/.exec(text.slice(Math.max(0, from - 80), from))?.[0] ?? '';
  for (let rest = words; rest; rest = rest.slice(rest.indexOf(' ') + 1)) {
    const found = index.beginning(rest + query);
    if (found.length) return { found, query: rest + query, from: from - rest.length };
  }
  return undefined;
}

/** All laws, or all items: what the document cites first, then what is cited most. */
function everything(document: AnalysedDocument, index: SearchIndex, opener: string): Found[] {
  const cited = new Set(document.citations.map((c) => c.law));
  const order = new Map(lawsByUse(document.analyser.knowledge).map(({ id }, i) => [id, i]));
  return index
    .all(opener === 'item' ? 'item' : 'law')
    .map((entry, i) => ({ entry, score: 500 - (order.get(entry.law ?? '') ?? i) + (cited.has(entry.law ?? '') ? 200 : 0) }));
}

/** The law of the last citation that ends before an offset. */
export function lastLaw(document: AnalysedDocument, offset: number): Cited | undefined {
  let last: Cited | undefined;
  for (const c of document.citations) {
    if (c.to > offset) break;
    if (c.law && document.analyser.knowledge.law(c.law)?.chinese) last = { law: c.law, to: c.to };
  }
  return last;
}
