/** Completion: laws, articles, terms and items from a few letters, inserted as citations in the language of the text. */
import type { AnalysedDocument } from '../document/analysed.js';
import { type CitationStyle, citation, date } from '../knowledge/format.js';
import type { KnowledgeBase } from '../knowledge/knowledge.js';
import type { Language, Law } from '../knowledge/schema.js';
import type { Entry, SearchIndex } from '../knowledge/search.js';
import { insertion, type TextEditAt } from './citations.js';
import { clausesAt } from './clauses.js';
import { type Cited, type Found, lastLaw, meantBy, NAMED } from './completion/meant.js';
import { expects, inProse, languageAt, type Typed, typedAt } from './completion/typed.js';
import { type Explaining, explainTarget } from './explain.js';

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
  /** The search, asked for only where something is to be found: it is made on demand. */
  readonly index: () => SearchIndex;
  /** The character that triggered it, if one did. */
  readonly trigger?: string;
}

/**
 * Words after which English running text names a law with an article. After an article or a possessive there is none, nor in a label; and
 * words such as "for" are left out, after which the name often only describes what follows ("for PIPL compliance").
 */
const BEFORE_A_LAW =
  /(?:^|[\s(（“"*_])(?:against|and|because|before|beyond|by|from|if|in|into|meets?|of|or|see|since|than|to|under|unless|unlike|violat(?:es?|ed|ing)|when|where|whether|which|while|with|within)[^\S\n]*(?:\n[^\S\n]*|[^\S\n])$/i;

/** What goes before the name of a law in English: "the", where the sentence asks for it. Standards are called by their numbers. */
const articleBefore = (text: string, offset: number, law: Pick<Law, 'level'>): string =>
  law.level !== 'national-standard' && BEFORE_A_LAW.test(text.slice(Math.max(0, offset - 40), offset)) ? 'the ' : '';

/** Proposals at an offset, best first. None in code, and none where nothing is being typed that a law could be meant by. */
export function completion(document: AnalysedDocument, offset: number, options: CompletionOptions): CompletionEntry[] {
  if (!inProse(document, offset)) return [];
  const typed = typedAt(document.text, offset);
  if (!typed) return [];
  const cited = lastLaw(document, offset);
  // 第 is an everyday word (第三方): unasked, it proposes only right after a law.
  if (options.trigger === '第' && !(cited && cited.to >= typed.from - 2)) return [];
  if (options.trigger === ' ' && !expects(document.text, typed, cited !== undefined)) return [];
  const meant = meantBy(document, typed, cited, options.index());
  const found = meant.found.filter(({ entry, score }) => fits(entry, typed) && (options.trigger !== ' ' || score >= NAMED));
  const at: Place = { document, typed, query: meant.query, from: meant.from, to: typed.to, options };
  return [...citationsFor(found, cited, at), ...clausesFor(found, at)]
    .sort((a, b) => b.score - a.score)
    .map(({ score: _, ...entry }, rank) => ({ ...entry, rank }));
}

/** Where proposals go: what is typed there, and the range that they replace. */
interface Place {
  readonly document: AnalysedDocument;
  readonly typed: Typed;
  readonly query: string;
  readonly from: number;
  readonly to: number;
  readonly options: CompletionOptions;
}

/** A proposal that has no rank yet. */
type Scored = Omit<CompletionEntry, 'rank'> & { readonly score: number };

/** What goes into a title's brackets is a law, and what follows "item" one of a newsletter. */
const fits = ({ kind }: Entry, { opener }: Typed): boolean =>
  opener === '《' ? kind === 'law' || kind === 'article' : opener !== 'item' || kind === 'item';

/** Laws, articles, terms and items, those of laws cited already a little before the others. */
function citationsFor(found: readonly Found[], cited: Cited | undefined, at: Place): Scored[] {
  const { document, typed, query, from, to, options } = at;
  const { knowledge } = document.analyser;
  const language = languageAt(document, typed.from);
  const known = new Set(document.citations.map((c) => c.law));
  const bare = language === 'zh' && (typed.opener === '第' || /^article\s*\d*$/i.test(query)) && cited && cited.to >= from - 2;
  return found
    .filter((f) => f.entry.kind !== 'requirement')
    .map(({ entry, score }) => ({ entry, score: score + (entry.law && known.has(entry.law) ? 15 : 0) }))
    .sort((a, b) => b.score - a.score)
    .slice(0, 60)
    .map(({ entry, score }) => {
      const law = entry.kind === 'law' || entry.kind === 'article' ? knowledge.law(entry.law!) : undefined;
      const { text, more } =
        law && bare && entry.law === cited.law && entry.article
          ? { text: citation(law, entry.article, 'zh', 'short').replace(/^《[^》]*》/, ''), more: [] }
          : law?.chinese
            ? insertion(document, { law, article: entry.article, language, style: options.style }, { from, to })
            : { text: insertionOf(entry, knowledge, language, options.style), more: [] };
      const named = law && entry.kind === 'law' && language === 'en' && options.style !== 'statutory';
      return {
        id: entry.id,
        kind: entry.kind,
        label: entry.label[options.language],
        detail: entry.detail[options.language],
        insertText: (named ? articleBefore(document.text, from, law) : '') + text,
        from,
        to,
        filterText: document.text.slice(from, to) || entry.label[options.language],
        more,
        score,
      };
    });
}

/** Model clauses of what is still missing: where a paragraph begins. A bracket, a number or a blank just typed begins a citation. */
function clausesFor(found: readonly Found[], { document, typed, query, from, to, options }: Place): Scored[] {
  if (options.trigger !== undefined || (typed.opener !== undefined && typed.opener !== '@')) return [];
  const scores = new Map(
    found.flatMap(({ entry: { kind, id }, score }) => (kind === 'requirement' ? [[id.slice('requirement:'.length), score]] : [])),
  );
  const at = { offset: from, query, found: new Set(scores.keys()) };
  return clausesAt(document, at, options.language).map(({ text, requirement, ...clause }) => ({
    ...clause,
    kind: 'requirement',
    insertText: text,
    from,
    to,
    filterText: document.text.slice(from, to) || clause.label,
    more: [],
    score: scores.get(requirement) ?? (query ? NAMED : 0),
  }));
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
