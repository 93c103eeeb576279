/** What news means for a document: which developments touch it, and what changed in law since it was reviewed. */
import type { AnalysedDocument } from '../document/analysed.js';
import { referenceName, standing } from '../knowledge/describe.js';
import { date } from '../knowledge/format.js';
import type { KnowledgeBase } from '../knowledge/knowledge.js';
import { baseArticle, parseReference } from '../knowledge/reference.js';
import type { Development, Language, Version } from '../knowledge/schema.js';
import { placesIn } from '../util/places.js';

/** A development that names what a document cites or rests on. */
export interface Touch {
  readonly development: Development;
  /** The references of the development that meet the document's, worst first: an article that it cites, a requirement's basis, a law that it cites. */
  readonly by: readonly { readonly reference: string; readonly how: 'article' | 'requirement' | 'law'; readonly at?: number }[];
}

/** The developments that touch a document. */
export function touchesOf(document: AnalysedDocument, developments: readonly Development[]): Touch[] {
  const laws = new Map<string, number>();
  const articles = new Map<string, number>();
  for (const c of document.citations) {
    if (!c.law) continue;
    if (!laws.has(c.law)) laws.set(c.law, c.from);
    for (const a of c.articles) {
      const key = `${c.law}:${baseArticle(a.article)}`;
      if (!articles.has(key)) articles.set(key, c.from);
    }
  }
  const rests = new Set<string>();
  for (const { requirement, status } of document.verdicts)
    if (status !== 'not-applicable')
      for (const text of [...requirement.basis, ...requirement.background]) {
        const r = parseReference(text);
        if (r?.article) rests.add(`${r.law}:${baseArticle(r.article)}`);
      }
  return developments.flatMap((development) => {
    const by = [...new Set([...development.basis, ...development.teaches.laws])].flatMap((reference): Touch['by'] => {
      const r = parseReference(reference);
      if (!r) return [];
      const key = r.article ? `${r.law}:${baseArticle(r.article)}` : undefined;
      const cited = key === undefined ? undefined : articles.get(key);
      if (cited !== undefined) return [{ reference, how: 'article', at: cited }];
      if (key !== undefined && rests.has(key)) return [{ reference, how: 'requirement' }];
      const law = laws.get(r.law);
      return law === undefined ? [] : [{ reference, how: 'law', at: law }];
    });
    return by.length ? [{ development, by }] : [];
  });
}

/** A text of a law that began, ended or was published after a document was reviewed. */
export interface LawChange {
  readonly version: Version;
  readonly day: string;
}

/** Changes after `since` and up to the document's day, in the laws that it cites or that its requirements rest on. */
export function lawChanges(document: AnalysedDocument, knowledge: KnowledgeBase, since: string): LawChange[] {
  const laws = new Set(document.citations.flatMap((c) => (c.law ? [c.law] : [])));
  for (const { requirement, status } of document.verdicts)
    if (status !== 'not-applicable') for (const text of requirement.basis) laws.add(parseReference(text)?.law ?? '');
  const within = (day: string | undefined): day is string => day !== undefined && day > since && day <= document.asOf;
  return [...laws]
    .flatMap((id) => knowledge.law(id)?.versions ?? [])
    .filter((v) => v.status === 'final' && knowledge.lawOf(v.id)?.chinese)
    .flatMap((version) => {
      const day = [version.effective, version.promulgated, version.ended].find(within);
      return day ? [{ version, day }] : [];
    })
    .sort((a, b) => (a.day < b.day ? -1 : 1));
}

const T = {
  touched: { en: 'touched by', zh: '涉及的动态：' },
  none: { en: 'not touched', zh: '未涉及' },
  article: { en: 'cites the same article', zh: '引用同一条' },
  law: { en: 'cites the same law', zh: '引用同一法律' },
  requirement: { en: 'a requirement of its kind rests on it', zh: '该类文件的要求以此为依据' },
  since: { en: 'changed in law since the review of {day}', zh: '自{day}审阅以来的法律变化' },
  nothing: { en: 'nothing known', zh: '未发现' },
  unreviewed: {
    en: 'no review date (policyDrafter.reviewed): changes since then are not told',
    zh: '未注明审阅日期（policyDrafter.reviewed），无法列出此后的变化',
  },
} as const;

/** What a set of news means for a document, in words. */
export interface Impact {
  readonly path: string;
  /** The developments that touch it, each with what they have in common. `line`: where the document cites it, from 1. */
  readonly touched: readonly { readonly item: string; readonly by: readonly { readonly text: string; readonly line?: number }[] }[];
  /** What changed in law since its review, or that no review is known; of ordinary Markdown without a review nothing is said. */
  readonly since?: { readonly text: string; readonly changes: readonly string[] };
}

/** What a set of news means for a document. */
export function impactOn(path: string, document: AnalysedDocument, developments: readonly Development[], language: Language): Impact {
  const { knowledge } = document.analyser;
  const placeOf = placesIn(document.text);
  const touched = touchesOf(document, developments).map(({ development, by }) => ({
    item: itemName(development, language),
    by: by.map(({ reference, how, at }) => ({
      text: `${referenceName(knowledge, reference, language)}: ${T[how][language]}`,
      ...(at === undefined ? {} : { line: placeOf(at).line }),
    })),
  }));
  const since = sinceReview(document, developments, language);
  return { path, touched, ...(since ? { since } : {}) };
}

function sinceReview(document: AnalysedDocument, developments: readonly Development[], language: Language): Impact['since'] {
  const { knowledge } = document.analyser;
  const { reviewed } = document.configuration;
  if (!reviewed) return document.kindSource === 'none' ? undefined : { text: T.unreviewed[language], changes: [] };
  const laws = lawChanges(document, knowledge, reviewed).map(
    ({ version }) => `${referenceName(knowledge, version.id, language)}: ${standing(knowledge, version, document.asOf, language)}`,
  );
  const news = touchesOf(document, [...knowledge.developments, ...developments])
    .map(({ development }) => development)
    .filter((d) => d.date !== undefined && d.date > reviewed && d.date <= document.asOf)
    .map((d) => `${date(d.date!, language, d.precision)}: ${itemName(d, language)}`);
  const changes = [...laws, ...news];
  const text = T.since[language].replace('{day}', date(reviewed, language));
  return { text: `${text}:`, changes: changes.length ? changes : [T.nothing[language]] };
}

/** Number and title of a development; where the title is still to be translated, as it is. */
function itemName({ id, title }: Development, language: Language): string {
  const other = language === 'en' ? 'zh' : 'en';
  return `${id} ${title[title[language].startsWith('[●') ? other : language]}`;
}

/** In lines for a terminal. */
export function impactLines({ path, touched, since }: Impact, language: Language): string[] {
  const lines = [`${path}: ${touched.length ? T.touched[language] : T.none[language]}`];
  for (const { item, by } of touched) {
    lines.push(`  ${item}`);
    for (const { text, line } of by) lines.push(`    ${text}${line === undefined ? '' : ` (${path}:${line})`}`);
  }
  if (since) lines.push(`  ${since.text}`, ...since.changes.map((change) => `    ${change}`));
  return lines;
}
