/** What news means for a document: which developments touch it, and what changed in law since it was reviewed. */
import type { AnalysedDocument } from '../document/analysed.js';
import { referenceName, standing } from '../knowledge/describe.js';
import { date } from '../knowledge/format.js';
import type { KnowledgeBase } from '../knowledge/knowledge.js';
import { baseArticle, parseReference } from '../knowledge/reference.js';
import type { Development, Language, Version } from '../knowledge/schema.js';

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

/** What a set of news means for a document, in lines for a person. `lineOf` gives the line (from 1) of an offset. */
export function impactLines(
  path: string,
  document: AnalysedDocument,
  developments: readonly Development[],
  language: Language,
  lineOf: (offset: number) => number,
): string[] {
  const { knowledge } = document.analyser;
  const itemName = (d: Development) =>
    `${d.id} ${d.title[language].startsWith('[●') ? d.title[language === 'en' ? 'zh' : 'en'] : d.title[language]}`;
  const touches = touchesOf(document, developments);
  const lines = [`${path}: ${touches.length ? T.touched[language] : T.none[language]}`];
  for (const { development, by } of touches) {
    lines.push(`  ${itemName(development)}`);
    for (const { reference, how, at } of by)
      lines.push(
        `    ${referenceName(knowledge, reference, language)}: ${T[how][language]}${at === undefined ? '' : ` (${path}:${lineOf(at)})`}`,
      );
  }
  const { reviewed } = document.configuration;
  if (!reviewed) return document.kindSource === 'none' ? lines : [...lines, `  ${T.unreviewed[language]}`];
  lines.push(`  ${T.since[language].replace('{day}', date(reviewed, language))}:`);
  const changes = lawChanges(document, knowledge, reviewed);
  const news = touchesOf(document, [...knowledge.developments, ...developments]).filter(
    ({ development: d }) => d.date !== undefined && d.date > reviewed && d.date <= document.asOf,
  );
  for (const { version } of changes)
    lines.push(`    ${referenceName(knowledge, version.id, language)}: ${standing(knowledge, version, document.asOf, language)}`);
  for (const { development: d } of news) lines.push(`    ${date(d.date!, language, d.precision)}: ${itemName(d)}`);
  if (!changes.length && !news.length) lines.push(`    ${T.nothing[language]}`);
  return lines;
}
