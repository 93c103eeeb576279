/** Completion: laws, articles, terms and items from a few letters, inserted as citations in the language of the text. */
import type { AnalysedDocument } from '../document/analysed.js';
import { type CitationStyle, citation, date } from '../knowledge/format.js';
import type { KnowledgeBase } from '../knowledge/knowledge.js';
import type { Language, Law } from '../knowledge/schema.js';
import { type Entry, readQuery, type SearchIndex } from '../knowledge/search.js';
import { isHan } from '../markdown/normalise.js';
import { insertion, type TextEditAt } from './citations.js';
import { clausesAt } from './clauses.js';
import { type Explaining, explainTarget } from './explain.js';
import { lawsByUse } from './laws.js';

/** One proposal. Offsets in the document; `filterText` is what stands in the range, so that a client keeps the server's ranking. */
export interface CompletionEntry {
  readonly id: string;
  readonly kind: Entry['kind'];
  readonly label: string;
  readonly detail: string;
  readonly insertText: string;
  readonly from: number;
  readonly to: number;
  readonly filterText: string;
  readonly rank: number;
  /** Edits elsewhere that go with it: the text of a footnote. */
  readonly more: readonly TextEditAt[];
  /** The text with tab stops, for a client that knows them. */
  readonly snippet?: string;
}

export interface CompletionOptions {
  readonly language: Language;
  readonly style: CitationStyle;
  readonly index: SearchIndex;
  /** The character that triggered it, if one did. */
  readonly trigger?: string;
}

/** Score of an entry whose name was typed, not only words like those in it. */
const NAMED = 400;

const NOT_PROSE =
  /^(?:FencedCode|CodeBlock|InlineCode|CodeText|URL|HTMLBlock|HTMLTag|Comment|CommentBlock|LinkReference|Autolink|LinkTitle)$/;

/**
 * Words after which English running text names a law with an article. After an article or a possessive there is none, nor in a label; and
 * words such as "for" are left out, after which the name often only describes what follows ("for PIPL compliance").
 */
const BEFORE_A_LAW =
  /(?:^|[\s(（“"*_])(?:against|and|because|before|beyond|by|from|if|in|into|meets?|of|or|see|since|than|to|under|unless|unlike|violat(?:es?|ed|ing)|when|where|whether|which|while|with|within)[^\S\n]*(?:\n[^\S\n]*|[^\S\n])$/i;

/** What goes before the name of a law in English: "the", where the sentence asks for it. Standards are called by their numbers. */
const articleBefore = (text: string, offset: number, law: Pick<Law, 'level'>): string =>
  law.level !== 'national-standard' && BEFORE_A_LAW.test(text.slice(Math.max(0, offset - 40), offset)) ? 'the ' : '';

/** Whether an offset stands in prose: not in code, a link target, HTML or the front matter. */
export function inProse(document: AnalysedDocument, offset: number): boolean {
  const front = document.markdown.frontMatter;
  if (front && offset >= front.from && offset < front.to) return false;
  return !document.markdown.contextAt(offset).some((name) => NOT_PROSE.test(name));
}

/** What is being typed before an offset: a query, and the range that a proposal replaces. */
export function typedAt(
  text: string,
  offset: number,
): { query: string; from: number; to: number; opener?: '《' | '@' | '第' | 'item' } | undefined {
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
  const line = text.slice(Math.max(lineStart, offset - 80), offset);
  const base = offset - line.length;
  const title = /《([^《》\n]{0,40})$/.exec(line);
  if (title) {
    const close = text[offset] === '》' ? 1 : 0;
    return { query: title[1]!, from: base + title.index, to: offset + close, opener: '《' };
  }
  const at = /(?:^|[\s\u3000-\u303f\u4e00-\u9fff\uff00-\uffef(（"“])@([^\s@][^@\n]{0,40}|)$/.exec(line);
  if (at && !/[\w.]@$/.test(line)) return { query: at[1]!, from: base + line.lastIndexOf('@'), to: offset, opener: '@' };
  const item = /\bitem\s*(\d{0,3})$/i.exec(line);
  if (item) return { query: `item ${item[1]}`, from: base + item.index, to: offset, opener: 'item' };
  const nth = /第\s*([零〇一二两三四五六七八九十百千\d０-９]{0,9})$/.exec(line);
  if (nth) return { query: `第${nth[1]}`, from: base + nth.index, to: offset, opener: '第' };
  const article = /(?:\b(?:articles?|arts?\.?)|§)\s*(\d{0,4}(?:-\d)?)(?:\s+(?:of\s+(?:the\s+)?)?([A-Za-z]{1,20}))?$/i.exec(line);
  if (article) return { query: `article ${article[1]} ${article[2] ?? ''}`.trim(), from: base + article.index, to: offset };
  // The rest of an address is no word.
  if (/[\w.-]@[\w.-]*$/.test(line)) return { query: '', from: offset, to: offset };
  const latin = /[A-Za-z][A-Za-z0-9-]*(?:\s+\d{1,4}(?:-\d)?)?$/.exec(line);
  if (latin) return { query: latin[0], from: base + latin.index, to: offset };
  let han = line.length;
  while (han > 0 && isHan(line.charCodeAt(han - 1))) han--;
  const tail = /\d{1,4}$/.exec(line);
  if (tail && tail.index > 0 && isHan(line.charCodeAt(tail.index - 1))) {
    let start = tail.index;
    while (start > 0 && isHan(line.charCodeAt(start - 1))) start--;
    return { query: line.slice(start), from: base + start, to: offset };
  }
  return han < line.length ? { query: line.slice(han), from: base + han, to: offset } : { query: '', from: offset, to: offset };
}

/**
 * Whether a blank just typed stands where a citation goes on: after a name that began with @, and after `Article` within a sentence of a
 * document that cites a law. In a heading or at the start of a line `Article 5` is the document's own.
 */
function expects(text: string, { query, from, opener }: NonNullable<ReturnType<typeof typedAt>>, citing: boolean): boolean {
  if (opener === '@') return /^\D+\s$/.test(query);
  const before = text.slice(text.lastIndexOf('\n', from - 1) + 1, from);
  return citing && /^A[a-z]+\.?\s$|^§\s$/.test(text.slice(from, from + 9)) && query === 'article' && /^(?!\s*#).*[\p{L}\d]/u.test(before);
}

/** Proposals at an offset, best first. None in code, and none where nothing is being typed that a law could be meant by. */
export function completion(document: AnalysedDocument, offset: number, options: CompletionOptions): CompletionEntry[] {
  if (!inProse(document, offset)) return [];
  const typed = typedAt(document.text, offset);
  if (!typed) return [];
  const cited = lastLaw(document, offset);
  // 第 is an everyday word (第三方): unasked, it proposes only right after a law.
  if (options.trigger === '第' && !(cited && cited.to >= typed.from - 2)) return [];
  if (options.trigger === ' ' && !expects(document.text, typed, cited !== undefined)) return [];
  const { knowledge } = document.analyser;
  const language = languageAt(document, typed.from);
  let { query, from } = typed;
  let found = options.index.search(query, 60);
  if (/^(?:第|article\s*\d*$)/i.test(query) && cited) {
    // A bare number means the law last cited.
    const number = readQuery(query).article;
    const entries = options.index
      .search(`${cited.law} ${number || '1'}`, 120)
      .filter((f) => f.entry.kind === 'article' && f.entry.law === cited.law);
    found = [...entries.map((f) => ({ ...f, score: f.score + 2000 })), ...found.filter((f) => f.entry.kind === 'article')];
  } else if (typed.opener === undefined && isHan(query.charCodeAt(0))) {
    // Chinese has no spaces: the name that is meant is the longest end of the run that names something.
    for (let start = Math.max(0, query.length - 14); start < query.length - 1; start++) {
      const tail = query.slice(start);
      const hits = options.index.search(tail, 60).filter((f) => f.score >= NAMED);
      if (hits.length) {
        found = hits;
        from = typed.from + start;
        query = tail;
        break;
      }
      found = [];
    }
  } else if (typed.opener === undefined && /^[a-z]/i.test(query)) {
    // A name of several words: as many as begin one.
    const before = document.text.slice(Math.max(0, typed.from - 80), typed.from);
    const words = /(?:[A-Za-z][A-Za-z-]* ){1,4}$/.exec(before)?.[0] ?? '';
    for (let rest = words; rest; rest = rest.slice(rest.indexOf(' ') + 1)) {
      const hits = options.index.beginning(rest + query);
      if (!hits.length) continue;
      found = hits;
      from = typed.from - rest.length;
      query = rest + query;
      break;
    }
  }
  if (!query && typed.opener) found = everything(document, options.index, typed.opener);
  if (options.trigger === ' ') found = found.filter((f) => f.score >= NAMED);
  if (typed.opener === '《') found = found.filter((f) => f.entry.kind === 'law' || f.entry.kind === 'article');
  if (typed.opener === 'item') found = found.filter((f) => f.entry.kind === 'item');
  const boosted = found
    .filter((f) => f.entry.kind !== 'requirement')
    .map((f) => ({ ...f, score: f.score + (f.entry.law && document.citations.some((c) => c.law === f.entry.law) ? 15 : 0) }));
  boosted.sort((a, b) => b.score - a.score);
  const relative = (typed.opener === '第' || /^article\s*\d*$/i.test(query)) && cited && cited.to >= from - 2;
  const cites = boosted.slice(0, 60).map(({ entry, score }) => {
    const law = entry.kind === 'law' || entry.kind === 'article' ? knowledge.law(entry.law!) : undefined;
    const { text, more } =
      relative && entry.law === cited.law && language === 'zh' && entry.article
        ? { text: citation(knowledge.law(entry.law)!, entry.article, 'zh', 'short').replace(/^《[^》]*》/, ''), more: [] }
        : law?.chinese
          ? insertion(document, { law, article: entry.article, language, style: options.style }, { from, to: typed.to })
          : { text: insertionOf(entry, knowledge, language, options.style), more: [] };
    const named = law && entry.kind === 'law' && language === 'en' && options.style !== 'statutory';
    return {
      id: entry.id,
      kind: entry.kind,
      label: entry.label[options.language],
      detail: entry.detail[options.language],
      insertText: (named ? articleBefore(document.text, from, law) : '') + text,
      from,
      to: typed.to,
      filterText: document.text.slice(from, typed.to) || entry.label[options.language],
      more,
      score,
    };
  });
  // A clause stands where a paragraph begins; a bracket, a number or a blank just typed begins a citation.
  const requirements = new Map(
    found.flatMap(({ entry: { kind, id }, score }) => (kind === 'requirement' ? [[id.slice('requirement:'.length), score]] : [])),
  );
  const at = { offset: from, query, found: new Set(requirements.keys()) };
  const open =
    options.trigger === undefined && (typed.opener === undefined || typed.opener === '@') ? clausesAt(document, at, options.language) : [];
  const clauses = open.map(({ text, requirement, ...clause }) => ({
    ...clause,
    kind: 'requirement' as const,
    insertText: text,
    from,
    to: typed.to,
    filterText: document.text.slice(from, typed.to) || clause.label,
    more: [],
    score: requirements.get(requirement) ?? (query ? NAMED : 0),
  }));
  return [...cites, ...clauses].sort((a, b) => b.score - a.score).map(({ score: _, ...entry }, rank) => ({ ...entry, rank }));
}

/** The text that an entry is inserted as. */
export function insertionOf(entry: Entry, knowledge: KnowledgeBase, language: Language, style: CitationStyle): string {
  if (entry.kind === 'law' || entry.kind === 'article') {
    const law = knowledge.law(entry.law!);
    return law ? citation(law, entry.article, language, style) : entry.label[language];
  }
  if (entry.kind === 'item') {
    const number = entry.id.slice('item:'.length);
    const development = knowledge.developmentByNumber(Number(number));
    const month = date(`${development?.id.split('/')[0] ?? ''}-01`, language, 'month');
    return language === 'zh' ? `${month}更新第${number}项` : `item ${number} of the ${month} update`;
  }
  return entry.label[language];
}

/** Documentation of a proposal, made when it is looked at. */
export function completionDocumentation(id: string, explaining: Explaining): string | undefined {
  const text = explainTarget(id, { ...explaining, narrow: true });
  return typeof text === 'string' ? text : undefined;
}

function everything(document: AnalysedDocument, index: SearchIndex, opener: string): { entry: Entry; score: number }[] {
  const cited = new Set(document.citations.map((c) => c.law));
  const order = new Map(lawsByUse(document.analyser.knowledge).map(({ id }, i) => [id, i]));
  return index
    .all(opener === 'item' ? 'item' : 'law')
    .map((entry, i) => ({ entry, score: 500 - (order.get(entry.law ?? '') ?? i) + (cited.has(entry.law ?? '') ? 200 : 0) }));
}

function lastLaw(document: AnalysedDocument, offset: number): { law: string; to: number } | undefined {
  let last: { law: string; to: number } | undefined;
  for (const c of document.citations) {
    if (c.to > offset) break;
    if (c.law && document.analyser.knowledge.law(c.law)?.chinese) last = { law: c.law, to: c.to };
  }
  return last;
}

/** The language around an offset: that of its line where the line tells, else the document's. */
function languageAt(document: AnalysedDocument, offset: number): Language {
  const start = document.text.lastIndexOf('\n', offset - 1) + 1;
  const line = document.text.slice(Math.max(start, offset - 200), offset).replace(/[@《第].*$/, '');
  let han = 0;
  for (let i = 0; i < line.length; i++) if (isHan(line.charCodeAt(i))) han++;
  const latin = line.match(/[A-Za-z]{2,}/g)?.length ?? 0;
  if (han + latin >= 3) return han >= latin * 2 ? 'zh' : 'en';
  return document.language === 'en' ? 'en' : 'zh';
}
