/** Writing citations: in a style, one or all of a document from one style to another, a table of authorities, a citation to copy. */
import type { AnalysedDocument } from '../document/analysed.js';
import { articleAsNamed, type Citation } from '../document/citation.js';
import { type Stretch, wholeOf } from '../document/delimiters.js';
import { standing } from '../knowledge/describe.js';
import { articleNames, type CitationStyle, lawName, citation as write } from '../knowledge/format.js';
import { compareArticles, yearOf } from '../knowledge/reference.js';
import type { Language, Law, Version } from '../knowledge/schema.js';
import { lawUri } from './lawDocument.js';
import { pointsBack } from './navigation.js';

/** A change of the text; UTF-16 offsets in the document. */
export interface TextEditAt {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** A citation that can be written anew: of a known Chinese law, naming it itself. */
interface Writable {
  readonly citation: Citation;
  readonly law: Law;
  readonly version?: { readonly named: Version; readonly current: boolean };
}

/** A footnote reference of ours right after a citation. */
const FOOTNOTE = /^\[\^[a-z0-9-]+\]/;
/** Where a citation defines a short name. */
const DEFINING = /以下简称|下称|\("|\(“|（“|hereinafter|\(the /;

/** The same right behind it, where the short name is itself the name of a law: "… Specification (the “GB/T 35273”)". */
const DEFINED_BEHIND = /^ ?[（(](?:以下简称|下称|hereinafter|the [“"]|[“"])/;

/** "Second draft", 二审稿: of a law we know the first draft only. */
const OTHER_READING = /\b(?:second|third|2nd|3rd)\b|[二三](?:审|次)/i;

function writable(document: AnalysedDocument, citation: Citation): Writable | undefined {
  const { knowledge } = document.analyser;
  const law = citation.law ? knowledge.law(citation.law) : undefined;
  const at = citation.lawRange;
  if (!law?.chinese || !at || at.from < citation.from || at.to > citation.to || pointsBack(document.text.slice(at.from, at.to)))
    return undefined;
  const named = citation.version ? knowledge.version(citation.version) : undefined;
  // "Second sentence" and "et seq." would be lost.
  if (citation.beyond) return undefined;
  // A draft of which we know another reading would become that one.
  if (citation.status === 'draft' && OTHER_READING.test(citation.text)) return undefined;
  const current = named === undefined || named.id === knowledge.versionOn(law.id, document.asOf)?.id;
  return { citation, law, ...(named ? { version: { named, current: current && named.status !== 'draft' } } : {}) };
}

/** What a citation says, however it is written. */
interface Cited {
  readonly law: Law;
  readonly articles: readonly string[];
  readonly language: Language;
  readonly version?: { readonly named: Version; readonly current: boolean };
}
const cited = ({ citation, law, version }: Writable): Cited => ({
  law,
  articles: citation.articles.map(articleAsNamed),
  language: citation.language,
  ...(version ? { version } : {}),
});

/** A citation in a style; for `defined`, `first` says whether the law is cited here for the first time. */
function written({ law, articles, language, version }: Cited, style: CitationStyle, first: boolean): string {
  const plain = write(law, articles, language, style, version);
  if (style === 'defined' && first) {
    const full = write(law, articles, language, 'full', version);
    if (language === 'en') return `${full} (the “${law.short.en}”)`;
    const title = write(law, undefined, 'zh', 'full', version);
    // A title that is never shortened needs no short name.
    if (title === `《${lawName(law, 'zh')}》`) return full;
    return `${title}（以下简称“${lawName(law, 'zh')}”）${full.slice(title.length)}`;
  }
  if (style === 'link' && version) return `[${plain}](${lawUri(version.named.id, language)})`;
  return plain;
}

/** Name of the footnote of a citation. */
const noteOf = ({ law, articles, version }: Cited): string =>
  [
    law.id,
    ...(version && !version.current ? [version.named.id.slice(law.id.length + 1)] : []),
    ...articles.map((a) =>
      a
        .replace('()', '-item')
        .replace(/[().]+/g, '-')
        .replace(/-+$/, ''),
    ),
  ].join('-');

/** The edit that adds the texts of footnotes at the end of a document, those left out that it has. */
function addNotes(text: string, notes: ReadonlyMap<string, string>): TextEditAt[] {
  const added = [...notes].filter(([note]) => !text.includes(`\n[^${note}]:`));
  if (!added.length) return [];
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const lead = text.endsWith(`${eol}${eol}`) ? '' : text.endsWith(eol) ? eol : eol + eol;
  return [{ from: text.length, to: text.length, text: lead + added.map(([note, full]) => `[^${note}]: ${full}${eol}`).join('') }];
}

/**
 * A citation to be inserted in place of [from, to), in any style: the short name defined where the law is cited for the first time, a
 * footnote with its text at the end of the document, a link. `more` are the edits beside the insertion.
 */
export function insertion(
  document: AnalysedDocument,
  {
    law,
    article,
    language,
    style,
  }: { readonly law: Law; readonly article: string | undefined; readonly language: Language; readonly style: CitationStyle },
  { from, to }: { readonly from: number; readonly to: number },
): { readonly text: string; readonly more: readonly TextEditAt[] } {
  const named = document.analyser.knowledge.versionOn(law.id, document.asOf);
  const one: Cited = {
    law,
    articles: article ? [article] : [],
    language,
    ...(named ? { version: { named, current: named.status !== 'draft' } } : {}),
  };
  const text = written(one, style, !document.citations.some((c) => c.law === law.id && c.to <= from));
  if (style !== 'footnote') return { text, more: [] };
  const note = noteOf(one);
  const notes = addNotes(document.text, new Map([[note, write(law, one.articles, language, 'full', one.version)]]));
  const end = notes[0];
  // At the very end of the document the note is part of what is inserted: two edits must not touch.
  if (end && to === document.text.length) {
    const eol = document.text.includes('\r\n') ? '\r\n' : '\n';
    return { text: `${text}[^${note}]${eol}${eol}${end.text.trimStart()}`, more: [] };
  }
  return { text: `${text}[^${note}]`, more: notes };
}

/**
 * The source of a citation that gives way to its new form: with the words before it that belong to its name and are said again ("the
 * 2016", "old", "draft"), the link or the footnote reference of an earlier style, and "the" where the new form bears none. Undefined where
 * it cannot be taken out without leaving half a pair of marks or brackets behind.
 */
function extent({ text }: AnalysedDocument, { citation, version }: Writable, replacement: string): Stretch | undefined {
  const leftOf = (at: number) => text.slice(Math.max(0, at - 24), at);
  const year = version && !version.current && citation.status !== 'draft' ? yearOf(version.named.id) : undefined;
  const naming =
    citation.status === 'draft'
      ? /\bdraft $/i
      : year && citation.namedVersion
        ? new RegExp(`(?:\\b(?:${year}|old|former|previous|original) |${year}年(?:版)?的?|[旧原])$`, 'i')
        : undefined;
  const named = (at: number) => naming?.exec(leftOf(at))?.[0].length ?? 0;
  const inner = named(citation.from);
  const whole = wholeOf(text, { from: citation.from - inner, to: citation.to });
  if (!whole) return undefined;
  const from = inner ? whole.from : whole.from - named(whole.from);
  // English sets no "the" before "Article 17", and none before a Chinese title.
  const the = /^\[?(?:(?:Article|Clause)s? |《)/.test(replacement) ? /(?:^|[\s("“])(the )$/i.exec(leftOf(from)) : null;
  const note = FOOTNOTE.exec(text.slice(whole.to, whole.to + 80));
  return { from: from - (the?.[1]?.length ?? 0), to: whole.to + (note?.[0].length ?? 0) };
}

/** Edits that write the citations touching [from, to) in a style; without a range, all of the document. */
export function convertCitations(document: AnalysedDocument, style: CitationStyle, range?: { from: number; to: number }): TextEditAt[] {
  const edits: TextEditAt[] = [];
  const defined = new Set<string>();
  const notes = new Map<string, string>();
  const { text } = document;
  for (const [i, citation] of document.citations.entries()) {
    const one = writable(document, citation);
    if (!one) continue;
    const first = !defined.has(one.law.id);
    defined.add(one.law.id);
    if (range && (citation.to < range.from || citation.from > range.to)) continue;
    // What defines a name, and the notes themselves, stay as the author wrote them.
    if (
      DEFINING.test(citation.text) ||
      DEFINED_BEHIND.test(text.slice(citation.to, citation.to + 20)) ||
      inFootnote(text, citation.from) ||
      insideTable(document, citation.from) ||
      ((style === 'footnote' || style === 'link') && leansOn(text, document.citations[i + 1], citation))
    )
      continue;
    const said = cited(one);
    let replacement = written(said, style, first);
    const at = extent(document, one, replacement);
    if (!at) continue;
    if (style === 'footnote') {
      const full = write(said.law, said.articles, said.language, 'full', said.version);
      const name = noteOf(said);
      // The same article cited in both languages has two notes.
      const note = notes.has(name) && notes.get(name) !== full ? `${name}-${said.language}` : name;
      replacement += `[^${note}]`;
      notes.set(note, full);
    }
    if (text.slice(at.from, at.to) !== replacement) edits.push({ ...at, text: replacement });
  }
  return [...edits, ...addNotes(text, notes)];
}

/**
 * Whether an article stands apart from the law that it follows, in the next cell or behind a line break: a note or a link on the name
 * alone would come between the two.
 */
const leansOn = (text: string, article: Citation | undefined, name: Citation): boolean =>
  article !== undefined &&
  name.articles.length === 0 &&
  article.articles.length > 0 &&
  article.lawRange === undefined &&
  article.law === name.law &&
  !/[。；\n]|[.;]\s/.test(text.slice(name.to, article.from));

/** Whether an offset stands in the text of a footnote. */
const inFootnote = (text: string, offset: number): boolean =>
  /^\[\^[^\]]+\]:/.test(text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset));

/** The citation at an offset, written in a style, to be copied; undefined where there is none. */
export function citationText(document: AnalysedDocument, offset: number, style: CitationStyle): string | undefined {
  const citation = document.citations.find((c) => offset >= c.from && offset <= c.to);
  const law = citation?.law ? document.analyser.knowledge.law(citation.law) : undefined;
  if (!citation || !law?.chinese) return citation?.text;
  const named = citation.version ? document.analyser.knowledge.version(citation.version) : undefined;
  const current = named?.id === document.analyser.knowledge.versionOn(law.id, document.asOf)?.id;
  return written(cited({ citation, law, ...(named ? { version: { named, current } } : {}) }), style, true);
}

const BEGIN = '<!-- table of authorities -->';
const END = '<!-- end of the table of authorities -->';

function tableRange(text: string): { from: number; to: number } | undefined {
  const from = text.indexOf(BEGIN);
  const end = from < 0 ? -1 : text.indexOf(END, from);
  return end < 0 ? undefined : { from, to: end + END.length };
}
function insideTable(document: AnalysedDocument, offset: number): boolean {
  const table = tableRange(document.text);
  return table !== undefined && offset >= table.from && offset < table.to;
}

/**
 * The edit that inserts a table of the laws that a document cites, with the articles and their status, at an offset, or that refreshes the
 * one that is there. Undefined where nothing is cited.
 */
export function tableOfAuthorities(document: AnalysedDocument, offset: number, language: Language): TextEditAt | undefined {
  const { knowledge } = document.analyser;
  const cited = new Map<string, { law: Law; version: Version; articles: Set<string> }>();
  for (const citation of document.citations) {
    const law = citation.law ? knowledge.law(citation.law) : undefined;
    const version = citation.version ? knowledge.version(citation.version) : undefined;
    if (!law?.chinese || !version || insideTable(document, citation.from)) continue;
    const entry = cited.get(version.id) ?? { law, version, articles: new Set<string>() };
    // An article that does not exist is a finding, and no authority.
    for (const cited of citation.articles)
      if (knowledge.hasArticle(version, cited.article) !== 'no') entry.articles.add(articleAsNamed(cited));
    cited.set(version.id, entry);
  }
  if (!cited.size) return undefined;
  const eol = document.text.includes('\r\n') ? '\r\n' : '\n';
  const head = language === 'zh' ? ['法律法规', '条款', '效力状态'] : ['Authority', 'Articles', 'Status'];
  const rank = (law: Law) => LEVELS.indexOf(law.level);
  const rows = [...cited.values()]
    .sort((a, b) => rank(a.law) - rank(b.law) || (a.law.id < b.law.id ? -1 : 1))
    .map(({ law, version, articles }) => {
      const list = [...articles].sort(compareArticles);
      const title = write(law, undefined, language, 'full', {
        named: version,
        current: version.id === knowledge.versionOn(law.id, document.asOf)?.id,
      });
      const names = list.length
        ? language === 'zh'
          ? articleNames(list, 'zh', law)
          : articleNames(list, 'en').replace(/^(?:Article|Clause)s? /, '')
        : '–';
      return `| ${title} | ${names} | ${standing(knowledge, version, document.asOf, language)} |`;
    });
  const table = [BEGIN, '', `| ${head.join(' | ')} |`, '| --- | --- | --- |', ...rows, '', END].join(eol);
  const known = tableRange(document.text);
  if (known) return { ...known, text: table };
  const lineStart = document.text.lastIndexOf('\n', offset - 1) + 1;
  return { from: lineStart, to: lineStart, text: `${table}${eol}${eol}` };
}

const LEVELS: readonly Law['level'][] = [
  'law',
  'administrative-regulation',
  'judicial-interpretation',
  'departmental-rule',
  'normative-document',
  'national-standard',
  'local-rule',
  'foreign',
];
