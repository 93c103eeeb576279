/**
 * Finds laws, articles, terms, requirements and developments from a few letters: exact id, then abbreviation, alias, prefix,
 * subsequence, pinyin, then fuzzy (fuse.js), then by topic (MiniSearch). Numbers are read before searching ("pipl 66", 个保法66, 第六十六条).
 */
import { distance } from 'fastest-levenshtein';
import Fuse from 'fuse.js';
import MiniSearch from 'minisearch';
import { isSubsequence } from '../util/subsequence.js';
import type { Pinyin } from './compiled.js';
import { articleName, lawName } from './format.js';
import type { KnowledgeBase, KnownArticle } from './knowledge.js';
import { readNumber } from './numerals.js';
import { baseArticle, compareArticles, parseReference } from './reference.js';
import type { Language, Law } from './schema.js';

type EntryKind = 'law' | 'article' | 'term' | 'item' | 'requirement';

/** Something that can be found. `id` is a target of `show`: `pipl`, `pipl:66`, `term:separate-consent`, `item:9`, `requirement:retention`. */
export interface Entry {
  readonly id: string;
  readonly kind: EntryKind;
  readonly label: { readonly en: string; readonly zh: string };
  /** One line beside the label. */
  readonly detail: { readonly en: string; readonly zh: string };
  /** For laws and articles. */
  readonly law?: string;
  readonly version?: string;
  readonly article?: string;
}

interface Indexed extends Entry {
  /** Names: matched whole, by prefix, as subsequences, fuzzily. Lower case. */
  readonly names: readonly string[];
  /** The names without blanks and hyphens, and the initials of those of several words; made with the index. */
  keys?: readonly { readonly plain: string; readonly initials: string }[];
  /** What it is about: matched by words. Lower case. */
  readonly about: string;
  readonly topics: readonly string[];
  readonly summary: string;
}

export interface Found {
  readonly entry: Entry;
  readonly score: number;
}

/** Numbers before units as digits, so that 十四周岁 finds 14周岁. */
const digits = (text: string): string =>
  text.replace(/[一二三四五六七八九十百]{1,5}(?=周岁|个工作日|个月|小时|日内|年|天)/g, (n) => String(readNumber(n) ?? n));
const plain = (text: string): string =>
  digits(text)
    .toLowerCase()
    .normalize('NFKC')
    .replace(/[《》"'“”‘’()（）[\]]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
const squeeze = (text: string): string => text.replace(/[\s\-_.·]/g, '');

/** Splits a query into what it names and an article number, in either order: "pipl 66", "Art 45 DSL", 数安法四十五, 第六十六条, "GB/T 35273 5.5". */
export function readQuery(query: string): { rest: string; article?: string } {
  const text = plain(query);
  const inserted = /^(.*?)第\s*(\d{1,4}(?:-\d{1,2}|(?:\.\d{1,2})+))\s*条?(.*)$/.exec(text);
  if (inserted) return { rest: `${inserted[1]} ${inserted[3]}`.trim(), article: inserted[2] };
  const zh = /^(.*?)(?:第\s*)([零〇一二两三四五六七八九十百千\d]{1,9})(?:\s*条(?:之([一二三四五六七八九]))?)?(.*)$/.exec(text);
  if (zh && readNumber(zh[2]!) !== undefined)
    return { rest: `${zh[1]} ${zh[4]}`.trim(), article: `${readNumber(zh[2]!)}${zh[3] ? `-${readNumber(zh[3])}` : ''}` };
  const en = /^(.*?)(?:\b(?:articles?|arts?\.?)|§|第)\s*(\d{1,4}(?:-\d{1,2})?)\s*(?:of(?: the)?|条)?\s*(.*)$/.exec(text);
  if (en) return { rest: `${en[1]} ${en[3]}`.trim(), article: en[2] };
  const tail = /^(.*?[^\d.])[\s:]*?(\d{1,4}(?:-\d{1,2}|(?:\.\d{1,2})+)?)$/.exec(text);
  if (tail && !/[a-z]-$/.test(tail[1]!) && !/@\d*$/.test(`${tail[1]}`))
    return { rest: tail[1]!.trim().replace(/:$/, ''), article: tail[2] };
  const han = /^(.*?[法例定则])([零〇一二两三四五六七八九十百千]{1,9})条?$/.exec(text);
  if (han && readNumber(han[2]!) !== undefined) return { rest: han[1]!, article: String(readNumber(han[2]!)) };
  const head = /^(\d{1,4})\s+(.*)$/.exec(text);
  if (head) return { rest: head[2]!, article: head[1] };
  return { rest: text };
}

/** An index over a knowledge base on a day; the versions in force that day are the ones found. */
export class SearchIndex {
  private readonly laws: Indexed[] = [];
  private readonly articles: Indexed[] = [];
  private readonly others: Indexed[] = [];
  private readonly fuse: Fuse<Indexed>;
  private lazyTopics: MiniSearch<Indexed> | undefined;
  private readonly byId = new Map<string, Indexed>();

  constructor(
    private readonly knowledge: KnowledgeBase,
    private readonly pinyin: Readonly<Record<string, Pinyin>>,
    private readonly day: string,
  ) {
    for (const law of knowledge.laws) this.addLaw(law);
    for (const term of knowledge.terms) {
      this.others.push({
        id: `term:${term.id}`,
        kind: 'term',
        label: { en: term.en, zh: term.zh },
        detail: { en: term.zh, zh: term.en },
        names: this.names([term.en, ...term.aliases.en], [term.zh, ...term.aliases.zh]),
        about: '',
        topics: [],
        summary: plain(`${term.definition.en} ${term.definition.zh}`),
      });
    }
    for (const d of knowledge.developments) {
      const n = d.id.slice(d.id.indexOf('/') + 1);
      this.others.push({
        id: `item:${n}`,
        kind: 'item',
        label: { en: `Item ${n}: ${d.title.en}`, zh: `第${n}项：${d.title.zh}` },
        detail: { en: d.id, zh: d.id },
        names: [`item ${n}`, `item:${n}`, `第${n}项`, d.id, plain(d.title.en), plain(d.title.zh)],
        about: plain(`${d.title.en} ${d.title.zh}`),
        topics: [...d.topics.en, ...d.topics.zh].map(plain),
        summary: plain(`${d.summary.en} ${d.summary.zh} ${d.authority.en} ${d.authority.zh}`),
      });
    }
    for (const r of knowledge.requirements) {
      if (r.kind !== 'privacy-policy') continue;
      this.others.push({
        id: `requirement:${r.id}`,
        kind: 'requirement',
        label: r.title,
        detail: { en: 'requirement', zh: '要求' },
        names: this.names([r.title.en, r.id.replace(/-/g, ' ')], [r.title.zh]),
        about: '',
        topics: [],
        summary: plain(`${r.says.en} ${r.says.zh}`),
      });
    }
    this.fuse = new Fuse([...this.laws, ...this.others.filter((o) => o.kind === 'term' || o.kind === 'requirement')], {
      keys: ['names'],
      ignoreLocation: true,
      threshold: 0.3,
      includeScore: true,
      minMatchCharLength: 2,
    });
    for (const entry of [...this.articles, ...this.others]) this.byId.set(entry.id, entry);
  }

  /** The text index, made when something is first looked for by topic: names come first while one types. */
  private get topics(): MiniSearch<Indexed> {
    if (!this.lazyTopics) {
      this.lazyTopics = new MiniSearch<Indexed>({
        fields: Object.keys(TOPIC_BOOST),
        tokenize: wordsOf,
        processTerm: (word) => (STOP.has(word) ? null : stemOf(word)),
        searchOptions: { boost: TOPIC_BOOST, prefix: (word) => word.length >= 4, weights: { fuzzy: 0, prefix: 0.6 } },
      });
      this.lazyTopics.addAll([...this.byId.values()]);
    }
    return this.lazyTopics;
  }

  private names(en: readonly string[], zh: readonly string[]): string[] {
    const names = new Set<string>();
    for (const name of [...en, ...zh]) names.add(plain(name));
    for (const name of zh) {
      const p = this.pinyin[name];
      if (p) {
        names.add(p.initials);
        names.add(p.full);
      }
    }
    return [...names].filter(Boolean);
  }

  private addLaw(law: Law): void {
    if (!law.chinese) return;
    const version = this.knowledge.versionOn(law.id, this.day);
    this.laws.push({
      id: law.id,
      kind: 'law',
      law: law.id,
      version: version?.id,
      label: { en: law.short.en === law.titles.en ? law.titles.en : `${law.short.en} · ${law.titles.en}`, zh: law.titles.zh },
      detail: { en: law.titles.zh, zh: law.titles.en },
      names: [
        law.id,
        ...this.names(
          [law.short.en, law.titles.en, ...law.aliases.en, ...law.misnomers.en],
          [law.short.zh, lawName(law, 'zh'), law.titles.zh, ...law.aliases.zh, ...law.misnomers.zh],
        ),
      ],
      about: '',
      topics: [...law.topics.en, ...law.topics.zh].map(plain),
      summary: plain(`${law.summary?.en ?? ''} ${law.summary?.zh ?? ''}`),
    });
    if (!version) return;
    for (const article of this.knowledge.articlesOf(version.id)) this.articles.push(this.articleEntry(law, article));
  }

  private articleEntry(law: Law, article: KnownArticle): Indexed {
    const name = (language: Language) =>
      language === 'zh' ? `${lawName(law, 'zh')}${articleName(article.number, 'zh')}` : `${law.short.en} Article ${article.number}`;
    return {
      id: `${law.id}:${article.number}`,
      kind: 'article',
      law: law.id,
      version: article.version,
      article: article.number,
      label: { en: name('en'), zh: name('zh') },
      detail: { en: article.title?.en ?? '', zh: article.title?.zh ?? '' },
      names: [],
      about: plain(`${article.title?.en ?? ''} ${article.title?.zh ?? ''}`),
      topics: [...article.topics.en, ...article.topics.zh].map(plain),
      summary: plain(`${article.summary?.en ?? ''} ${article.summary?.zh ?? ''}`),
    };
  }

  /** The entries that a query may mean, best first. An empty query finds nothing. */
  search(query: string, limit = 50): Found[] {
    const text = plain(query);
    if (!text) return [];
    const exact = this.exact(text);
    const { rest, article } = readQuery(text);
    const found = new Map<string, Found>();
    const add = (entry: Entry, score: number) => {
      const known = found.get(entry.id);
      if (!known || known.score < score) found.set(entry.id, { entry, score });
    };
    for (const entry of exact) add(entry, 1000);
    const laws = rest ? this.byName(rest, this.laws) : [];
    if (article !== undefined) {
      const item = /^(?:item|第)?\s*(\d+)\s*项?$/.exec(text);
      if (/^item\b/.test(text) && item) {
        const e = this.others.find((o) => o.id === `item:${item[1]}`);
        if (e) add(e, 990);
      }
      const among = rest ? laws.slice(0, 6) : this.laws.map((entry) => ({ entry, score: 400 }));
      for (const law of among) {
        const hit = this.articles.find((a) => a.law === law.entry.law && a.article === article);
        if (hit) add(hit, law.score + 300);
        // "6" may be the beginning of 66.
        for (const longer of this.articles)
          if (longer.law === law.entry.law && longer.article!.startsWith(article) && longer !== hit)
            add(longer, law.score + 100 - compareArticles(longer.article!, article));
      }
      for (const law of laws) add(law.entry, law.score);
      // A number after something that is no law's name is part of what is looked for ("minors under 14").
      if ((laws[0]?.score ?? 0) >= 480 || !rest) return this.sorted(found, limit);
      found.clear();
      for (const entry of exact) add(entry, 1000);
    }
    for (const hit of this.byName(text, [...this.laws, ...this.others])) {
      add(hit.entry, hit.score);
      // A term named by its beginning at least brings the articles that it stands in.
      if (hit.score >= 600) for (const [i, article] of this.basisOf(hit.entry).entries()) add(article, 345 - i);
    }
    for (const hit of this.byTopic(text)) add(hit.entry, hit.score);
    return this.sorted(found, limit);
  }

  /** Entries of which a name begins with a text: no guessing, for a text that may be no query at all. */
  beginning(text: string): Found[] {
    const query = squeeze(plain(text));
    if (!query) return [];
    return [...this.laws, ...this.others]
      .filter((e) => e.kind !== 'item' && (e.keys ??= keysOf(e.names)).some((k) => k.plain.startsWith(query)))
      .map((entry) => ({ entry, score: entry.keys!.some((k) => k.plain === query) ? 900 : 700 }))
      .sort((a, b) => b.score - a.score || (a.entry.id < b.entry.id ? -1 : 1));
  }

  /** All laws or all items, in the pack's order. */
  all(kind: 'law' | 'item'): Entry[] {
    return kind === 'law' ? this.laws : this.others.filter((o) => o.kind === 'item');
  }

  private sorted(found: Map<string, Found>, limit: number): Found[] {
    return [...found.values()].sort((a, b) => b.score - a.score || (a.entry.id < b.entry.id ? -1 : 1)).slice(0, limit);
  }

  /** The articles that a term rests on, at most two. */
  private basisOf(entry: Entry): Entry[] {
    const term = entry.kind === 'term' ? this.knowledge.term(entry.id.slice('term:'.length)) : undefined;
    return (term?.basis ?? [])
      .flatMap((text) => {
        const reference = parseReference(text);
        return this.byId.get(`${reference?.law}:${baseArticle(reference?.article ?? '')}`) ?? [];
      })
      .slice(0, 2);
  }

  private exact(text: string): Entry[] {
    return [...this.laws, ...this.articles, ...this.others].filter((e) => e.id === text);
  }

  private prominence({ law }: Entry): number {
    return (law && this.knowledge.law(law)?.prominence) || 0;
  }

  private byName(text: string, entries: readonly Indexed[]): Found[] {
    const found = new Map<string, Found>();
    const query = squeeze(text);
    const weight = (e: Entry) => this.prominence(e) / 4 + { law: 30, term: 20, requirement: 10, item: 0, article: 0 }[e.kind];
    for (const entry of entries) {
      let best = 0;
      for (const { plain: n, initials } of (entry.keys ??= keysOf(entry.names))) {
        if (n === query) best = Math.max(best, 900);
        else if (n.startsWith(query)) best = Math.max(best, 700 - Math.min(100, n.length - query.length));
        else if (query.length >= 2 && n.includes(query)) best = Math.max(best, 560 - Math.min(100, n.length - query.length));
        // In a long title almost anything is a subsequence.
        else if (entry.kind !== 'item' && query.length >= 2 && /^[\u4e00-\u9fff]+$/.test(query) && isSubsequence(query, n))
          best = Math.max(best, 500 - Math.min(100, n.length - query.length));
        else if (query.length >= 2 && query === initials) best = Math.max(best, 650);
      }
      if (best) found.set(entry.id, { entry, score: best + weight(entry) });
    }
    // Fuzzy search is the slowest, and adds nothing to a name that was found by its beginning.
    const plainHit = [...found.values()].some((f) => f.score >= 560);
    if (query.length >= 3 && query.length <= 40 && !plainHit) {
      const allowed = new Set(entries);
      for (const { item, score = 1 } of this.fuse.search(text, { limit: 20 })) {
        if (!allowed.has(item) || found.has(item.id)) continue;
        // Fuse looks for the query in a name; how much of the name is left over tells the law meant from one whose title only contains it.
        const similar = Math.max(
          ...(item.keys ??= keysOf(item.names)).map((k) => 1 - distance(query, k.plain) / Math.max(query.length, k.plain.length)),
        );
        found.set(item.id, { entry: item, score: 190 * (1 - score) + 190 * similar + weight(item) });
      }
    }
    return [...found.values()].sort((a, b) => b.score - a.score);
  }

  /** By what articles, terms and developments are about. A word that names a law narrows to it. */
  private byTopic(text: string): Found[] {
    const named = new Set<string>();
    const content: string[] = [];
    for (const token of text.split(' ')) {
      const law = this.laws.find((l) => l.names.includes(token));
      if (law) named.add(law.law!);
      else content.push(token);
    }
    const wanted = new Set(
      wordsOf(content.join(' '))
        .filter((w) => !STOP.has(w))
        .map(stemOf),
    );
    if (!wanted.size) return [];
    const hits = this.topics
      .search(content.join(' '), { filter: (hit) => !named.size || named.has(this.byId.get(String(hit.id))?.law ?? '') })
      // More than half of what was asked, counted in words.
      .filter((hit) => hit.queryTerms.length >= wanted.size * 0.45);
    const best = hits[0]?.score ?? 1;
    return hits
      .map((hit) => {
        const entry = this.byId.get(String(hit.id))!;
        const share = hit.queryTerms.length / wanted.size;
        const whole = entry.topics.includes(text) ? 60 : 0;
        return { entry, score: 150 * share + 150 * (hit.score / best) + whole + this.prominence(entry) };
      })
      .sort((a, b) => b.score - a.score)
      .slice(0, 30);
  }
}

/** What an entry is listed under counts most, then its heading, then its summary. */
const TOPIC_BOOST = { topics: 3, about: 2, summary: 1 } as const;

const STOP = new Set([
  'the',
  'a',
  'an',
  'of',
  'for',
  'to',
  'in',
  'on',
  'is',
  'are',
  'must',
  'who',
  'what',
  'when',
  'how',
  'law',
  'article',
  'and',
  'or',
  'by',
  'with',
  'be',
  'do',
  'does',
  'i',
  'we',
  'my',
  'can',
  'may',
  'should',
  'need',
  'under',
  '的',
  '和',
  '与',
  '及',
  '是',
  '谁',
  '何时',
  '如何',
]);

/** Words of a text: Latin words, and for runs of Han the pairs of neighbours, since Chinese has no spaces. */
function wordsOf(text: string): string[] {
  const out: string[] = [];
  for (const m of text.matchAll(/[a-z0-9]+|[\u4e00-\u9fff]+/g)) {
    const run = m[0];
    if (/[a-z0-9]/.test(run) || run.length <= 2) out.push(run);
    else for (let i = 0; i + 2 <= run.length; i++) out.push(run.slice(i, i + 2));
  }
  return out;
}
const stemOf = (word: string): string => (/^[a-z]{5,}$/.test(word) ? word.replace(/(?:ation|ing|als?|ies|ed|es|s|al)$/, '') : word);
const LITTLE = /^(?:of|the|on|for|and|in)$/;
function keysOf(names: readonly string[]): { plain: string; initials: string }[] {
  return names
    .map((name) => ({
      plain: squeeze(name),
      initials: /^[a-z][a-z -]* /.test(name)
        ? name
            .split(' ')
            .filter((w) => !LITTLE.test(w))
            .map((w) => w[0])
            .join('')
        : '',
    }))
    .filter((k) => k.plain);
}
