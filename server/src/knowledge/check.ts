/** What holds between entries of a pack: references resolve, counts match, dates follow each other. */
import { KnowledgeBase, type Pack } from './knowledge.js';
import type { Fault, Places } from './load.js';
import { readNumber } from './numerals.js';
import { baseArticle, parseReference } from './reference.js';
import type { Bilingual, Law, Version } from './schema.js';

/** `complete`: the pack stands alone, so every reference must resolve within it. An overlay may point outside. */
export interface CheckOptions {
  readonly complete: boolean;
  readonly places?: Places;
  readonly base?: Pack;
}

/** All faults between the entries of a pack. Positions are those of the entry, where `places` knows them. */
export function checkPack(pack: Pack, options: CheckOptions): Fault[] {
  const faults: Fault[] = [];
  const knowledge = new KnowledgeBase(options.base ? [options.base, pack] : [pack]);
  const report = (list: string, id: string, message: string) => {
    const place = options.places?.get(`${list} ${id}`);
    faults.push({ path: place?.path ?? `${list}/${id}`, line: place?.line ?? 1, column: place?.column ?? 1, message: `${id}: ${message}` });
  };
  const reference = (list: string, id: string, text: string) => {
    const r = parseReference(text);
    const law = r && knowledge.law(r.law);
    if (!r || !law) return report(list, id, `"${text}" names no law of the pack`);
    const version = r.version ? knowledge.version(r.version) : undefined;
    if (r.version && !version)
      return report(list, id, `"${text}" names no version of ${r.law}: ${law.versions.map((v) => v.id).join(', ')}`);
    if (r.article && (version ? [version] : law.versions).every((v) => knowledge.hasArticle(v, r.article!) === 'no'))
      report(list, id, `"${text}": there is no such article`);
  };
  const known = (list: string, id: string, what: string, exists: boolean, text: string) => {
    if (!exists && options.complete) report(list, id, `"${text}" is no ${what} of the pack`);
  };
  for (const law of pack.laws)
    checkLaw(
      law,
      knowledge,
      (message) => report('laws', law.id, message),
      (text) => reference('laws', law.id, text),
      (term) => known('laws', law.id, 'term', !!knowledge.term(term), term),
    );
  for (const d of pack.developments) {
    for (const text of [...d.basis, ...d.teaches.laws, ...d.since.flatMap((s) => (s.law ? [s.law] : []))])
      reference('developments', d.id, text);
    for (const r of d.teaches.requirements)
      known(
        'developments',
        d.id,
        'requirement',
        knowledge.requirements.some((x) => x.id === r),
        r,
      );
    for (const t of d.teaches.terms) known('developments', d.id, 'term', !!knowledge.term(t), t);
    if (d.category !== 'enforcement' && d.decision) report('developments', d.id, 'only an enforcement entry holds a decision');
  }
  for (const t of pack.terms) for (const text of t.basis) reference('terms', t.id, text);
  const concepts = new Set(knowledge.concepts.map((c) => c.id));
  for (const r of pack.requirements) {
    const id = `${r.kind}/${r.id}`;
    for (const text of [...r.basis, ...r.background, ...r.exposure]) reference('requirements', id, text);
    for (const d of r.related) known('requirements', id, 'development', !!knowledge.development(d), d);
    for (const name of conceptNames(r)) if (!concepts.has(name)) report('requirements', id, `"${name}" is no concept of the pack`);
  }
  return faults;
}

function checkLaw(
  law: Law,
  knowledge: KnowledgeBase,
  report: (message: string) => void,
  reference: (text: string) => void,
  term: (id: string) => void,
): void {
  let previous: Version | undefined;
  for (const version of law.versions) {
    if (!version.id.startsWith(`${law.id}@`)) report(`the version "${version.id}" does not begin with "${law.id}@"`);
    if (version.promulgated && version.effective && version.effective < version.promulgated)
      report(`${version.id} takes effect before it is promulgated`);
    if (version.ended && version.effective && version.ended < version.effective) report(`${version.id} ends before it takes effect`);
    if (
      previous &&
      previous.status === 'final' &&
      version.status === 'final' &&
      version.effective &&
      (!previous.ended || previous.ended >= version.effective)
    )
      report(`${previous.id} and ${version.id} are in force on the same day`);
    if (version.replacedBy) reference(version.replacedBy);
    const seen = new Set<string>();
    for (const article of version.articles) {
      const where = `${version.id}:${article.number}`;
      if (seen.has(article.number)) report(`${where} stands twice`);
      seen.add(article.number);
      if (version.countVerified && version.articleCount && /^\d+$/.test(article.number) && Number(article.number) > version.articleCount)
        report(`${where}: ${version.id} has ${version.articleCount} articles`);
      if (article.number.includes('-') && !version.inserted.includes(baseArticle(article.number)))
        report(`${where} is not among the inserted articles`);
      for (const from of article.formerly)
        if (!previous?.articles.some((a) => a.number === from))
          report(`${where}: formerly ${from}, which is not in ${previous?.id ?? 'a version before'}`);
      const full = knowledge.article(version.id, article.number);
      if (!full?.summary) report(`${where} has no summary`);
      else for (const fault of figureDifferences(full.summary)) report(`${where}: ${fault}`);
      for (const p of article.punishedBy) {
        if (!/^\d/.test(p)) reference(p);
        else if (knowledge.hasArticle(version, p) !== 'yes') report(`${where}: punished by ${p}, which does not exist`);
      }
      for (const p of article.penalties) {
        if (baseArticle(p.at) !== article.number) report(`${where}: a penalty stands at ${p.at}`);
        if (p.fine?.from !== undefined && p.fine.to !== undefined && p.fine.from > p.fine.to)
          report(`${where}: a fine from ${p.fine.from} to ${p.fine.to}`);
      }
      for (const t of article.terms) term(t);
    }
    if (version.status === 'final') previous = version;
  }
}

const MONTHS = ['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november', 'december'];

/** Numbers from 10 on that stand in one language's text and not in the other's; smaller ones are too often words. */
export function figureDifferences(text: Bilingual): string[] {
  const plain = (s: string) => s.replace(/(\d),(?=\d{3})/g, '$1');
  const en = numbers(
    plain(text.en)
      .replace(/(\d{1,2}) ([A-Z][a-z]+) (\d{4})/g, (all, d: string, m: string, y: string) =>
        MONTHS.includes(m.toLowerCase()) ? `${d} ${MONTHS.indexOf(m.toLowerCase()) + 1} ${y}` : all,
      )
      .replace(/(\d+(?:\.\d+)?) ?(million|billion)/g, (_, n: string, u: string) => String(Number(n) * (u === 'million' ? 1e6 : 1e9))),
  );
  const zh = numbers(
    plain(text.zh)
      .replace(/第([一二三四五六七八九十百]+)条/g, (_, n: string) => `第${readNumber(n)}条`)
      .replace(/(\d+(?:\.\d+)?)(亿|万)/g, (_, n: string, u: string) => String(Number(n) * (u === '亿' ? 1e8 : 1e4))),
  );
  const only = (a: Set<string>, b: Set<string>) => [...a].filter((n) => !b.has(n));
  return [
    ...only(en, zh).map((n) => `${n} stands in the English summary and not in the Chinese one`),
    ...only(zh, en).map((n) => `${n} stands in the Chinese summary and not in the English one`),
  ];
}
const numbers = (text: string): Set<string> =>
  new Set((text.match(/\d+(?:\.\d+)?/g) ?? []).filter((n) => Number(n) >= 10).map((n) => String(Number(n))));

/** Every concept that a requirement names, wherever it does. */
function conceptNames(value: unknown): Set<string> {
  const names = new Set<string>();
  const walk = (v: unknown, key: string) => {
    if (typeof v === 'string') {
      if (/^[A-Z][A-Z0-9_]+$/.test(v) && key !== 'text') names.add(v);
    } else if (Array.isArray(v)) for (const x of v) walk(x, key);
    else if (v && typeof v === 'object')
      for (const [k, x] of Object.entries(v)) if (k !== 'examples' && k !== 'clause' && k !== 'title' && k !== 'says') walk(x, k);
  };
  walk(value, '');
  return names;
}
