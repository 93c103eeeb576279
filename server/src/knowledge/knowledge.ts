/**
 * The knowledge base: laws with their versions and articles, developments, terms, concepts and requirements, by id.
 *
 * Built once from validated packs; immutable. Knows what is in force on a day, but not what day it is.
 */
import type { CueTables } from './compiled.js';
import { lawOfDates } from './dated.js';
import { baseArticle, compareArticles, parseReference, type Reference } from './reference.js';
import type { Article, Bilingual, Concept, Development, Law, PackFile, Register, Requirement, Term, Version } from './schema.js';

/** A validated pack: all its files merged. */
export type Pack = { readonly [K in keyof PackFile]-?: NonNullable<PackFile[K]> };

/** Whether a version is law on a given day. */
export type Force = 'in-force' | 'not-yet' | 'ended' | 'draft' | 'unknown';

/** An article of a version, with what it takes over from the version before filled in. */
export type KnownArticle = Article & { readonly version: string; readonly law: string };

export class KnowledgeBase {
  readonly laws: readonly Law[];
  /** Laws of which only the days are known; not among `laws`, and found by id like those. */
  readonly dated: readonly Law[];
  /** All that have names and days: `laws`, then `dated`. */
  readonly lawsAndDated: readonly Law[];
  readonly developments: readonly Development[];
  readonly terms: readonly Term[];
  readonly concepts: readonly Concept[];
  readonly requirements: readonly Requirement[];
  readonly register: readonly Register[];
  /** The forms of `concepts`, where these come from one pack and the build took them apart. */
  readonly cues: CueTables | undefined;
  private readonly lawsById = new Map<string, Law>();
  private readonly versionsById = new Map<string, Version>();
  private readonly lawsRead = new Set<Law>();
  private readonly articlesByKey = new Map<string, KnownArticle>();
  /** Articles of a version in order, once asked for. */
  private readonly sorted = new Map<string, readonly KnownArticle[]>();
  private readonly lawOfVersion = new Map<string, Law>();
  private readonly developmentsById = new Map<string, Development>();
  private readonly termsById = new Map<string, Term>();
  private readonly rewordings = new Map<string, Bilingual>();
  private readonly requirementsByKey = new Map<string, Requirement>();
  private readonly successors = new Map<string, { version: string; article: string }[]>();

  /** Later packs overlay earlier ones by id. */
  constructor(packs: readonly (Pack & { readonly cues?: CueTables })[]) {
    const merge = <T>(pick: (p: Pack) => readonly T[], key: (t: T) => string): T[] => [
      ...new Map(packs.flatMap((p) => pick(p).map((t) => [key(t), t] as const))).values(),
    ];
    this.laws = merge(
      (p) => p.laws,
      (l) => l.id,
    );
    this.developments = merge(
      (p) => p.developments,
      (d) => d.id,
    );
    this.terms = merge(
      (p) => p.terms,
      (t) => t.id,
    );
    this.concepts = merge(
      (p) => p.concepts,
      (c) => c.id,
    );
    const conceptual = packs.filter((p) => p.concepts.length > 0);
    this.cues = conceptual.length === 1 ? conceptual[0]!.cues : undefined;
    this.requirements = merge(
      (p) => p.requirements,
      (r) => `${r.kind}/${r.id}`,
    );
    this.register = merge(
      (p) => p.register,
      (r) => r.id,
    );
    const held = new Set(this.laws.map((l) => l.id));
    this.dated = merge(
      (p) => p.dated ?? [],
      (d) => d.id,
    )
      .filter((d) => !held.has(d.id))
      .map(lawOfDates);
    for (const pack of packs) for (const r of pack.rewordings) this.rewordings.set(r.id, r.text);
    this.lawsAndDated = [...this.laws, ...this.dated];
    for (const law of this.lawsAndDated) {
      this.lawsById.set(law.id, law);
      for (const version of law.versions) {
        this.versionsById.set(version.id, version);
        this.lawOfVersion.set(version.id, law);
      }
    }
    for (const d of this.developments) this.developmentsById.set(d.id, d);
    for (const t of this.terms) this.termsById.set(t.id, t);
    for (const r of this.requirements) this.requirementsByKey.set(`${r.kind}/${r.id}`, r);
  }

  /** Makes the articles of a version known, with all of its law: they are read when they are first asked for. */
  private read(version: string): void {
    const law = this.lawOfVersion.get(version);
    if (!law || this.lawsRead.has(law)) return;
    this.lawsRead.add(law);
    for (const v of law.versions) for (const article of v.articles) this.addArticle(law, v, article);
  }

  private addArticle(law: Law, version: Version, article: Article): void {
    const before = article.formerly.length ? this.predecessorOf(law, version) : undefined;
    let full: Article = article;
    const old = before && article.formerly[0] ? this.articlesByKey.get(`${before.id}:${article.formerly[0]}`) : undefined;
    if (article.unchanged && old) {
      full = {
        ...article,
        title: article.title ?? old.title,
        summary: article.summary ?? old.summary,
        duties: article.duties.length ? article.duties : old.duties,
        figures: article.figures.length ? article.figures : old.figures,
        penalties: article.penalties.length ? article.penalties : old.penalties,
        punishedBy: article.punishedBy.length ? article.punishedBy : old.punishedBy,
        terms: article.terms.length ? article.terms : old.terms,
        topics: article.topics.en.length || article.topics.zh.length ? article.topics : old.topics,
      };
    }
    this.articlesByKey.set(`${version.id}:${article.number}`, { ...full, version: version.id, law: law.id });
    if (before)
      for (const from of article.formerly) {
        const key = `${before.id}:${from}`;
        const list = this.successors.get(key);
        if (list) list.push({ version: version.id, article: article.number });
        else this.successors.set(key, [{ version: version.id, article: article.number }]);
      }
  }

  private predecessorOf(law: Law, version: Version): Version | undefined {
    const index = law.versions.indexOf(version);
    for (let i = index - 1; i >= 0; i--)
      if (law.versions[i]!.status === version.status || version.status === 'final') return law.versions[i];
    return undefined;
  }

  law(id: string): Law | undefined {
    return this.lawsById.get(id);
  }
  version(id: string): Version | undefined {
    return this.versionsById.get(id);
  }
  lawOf(version: string): Law | undefined {
    return this.lawOfVersion.get(version);
  }
  development(id: string): Development | undefined {
    return this.developmentsById.get(id);
  }
  term(id: string): Term | undefined {
    return this.termsById.get(id);
  }
  requirement(kind: string, id: string): Requirement | undefined {
    return this.requirementsByKey.get(`${kind}/${id}`);
  }
  /** The model sentence that stands for one which a rule objects to; `{{…}}` are blanks. */
  rewording(id: string): Bilingual | undefined {
    return this.rewordings.get(id);
  }
  /** The entries of the register of one kind. */
  registered(kind: Register['kind']): readonly Register[] {
    return this.register.filter((r) => r.kind === kind);
  }
  requirementsOf(kind: string): Requirement[] {
    return this.requirements.filter((r) => r.kind === kind);
  }

  /** Item `number` of the newest pack that has it: "item 9". */
  developmentByNumber(number: number, pack?: string): Development | undefined {
    const hits = this.developments.filter((d) => d.id.endsWith(`/${number}`) && (!pack || d.id.startsWith(`${pack}/`)));
    return hits.sort((a, b) => (a.id < b.id ? 1 : -1))[0];
  }

  /** Whether a version is in force on an ISO day. Days are those of China, where the law is. */
  force(version: Version, day: string): Force {
    if (version.status === 'draft') return 'draft';
    if (!version.effective) return 'unknown';
    if (day < version.effective) return 'not-yet';
    if (version.ended && day > version.ended) return 'ended';
    return 'in-force';
  }

  /**
   * The version of a law that counts on a day: the one in force, else one promulgated and still to come, else the last that was, else a draft of
   * that time, else whatever there is, the latest first.
   */
  versionOn(law: string, day: string): Version | undefined {
    const versions = this.lawsById.get(law)?.versions ?? [];
    const of = (force: Force) => versions.filter((v) => this.force(v, day) === force);
    const known = (v: Version) => !v.promulgated || v.promulgated <= day;
    return (
      of('in-force').at(-1) ??
      of('not-yet').find(known) ??
      of('draft')
        .filter((v) => v.promulgated !== undefined && v.promulgated <= day)
        .at(-1) ??
      of('not-yet')[0] ??
      of('unknown').at(-1) ??
      of('ended').at(-1) ??
      of('draft').at(-1)
    );
  }

  /** The version of a law that is promulgated on a day, but takes effect only after it, where another is in force. */
  comingVersion(law: string, day: string): Version | undefined {
    const versions = this.lawsById.get(law)?.versions ?? [];
    if (!versions.some((v) => this.force(v, day) === 'in-force')) return undefined;
    return versions.find((v) => this.force(v, day) === 'not-yet' && v.promulgated !== undefined && v.promulgated <= day);
  }

  /** The version a reference means on a day: the named one, else {@link versionOn}. */
  versionFor(reference: Reference, day: string): Version | undefined {
    return reference.version ? this.versionsById.get(reference.version) : this.versionOn(reference.law, day);
  }

  /** An article of a version by number; paragraphs and items are found under their article. */
  article(version: string, number: string): KnownArticle | undefined {
    this.read(version);
    return this.articlesByKey.get(`${version}:${number}`) ?? this.articlesByKey.get(`${version}:${baseArticle(number)}`);
  }

  /** Whether a version has an article of that number; `unknown` where its count is not verified. */
  hasArticle(version: Version, number: string): 'yes' | 'no' | 'unknown' {
    const base = baseArticle(number);
    this.read(version.id);
    if (this.articlesByKey.has(`${version.id}:${base}`) || version.inserted.includes(base)) return 'yes';
    const [stem] = base.split('-');
    if (base !== stem && version.inserted.some((i) => i.startsWith(`${stem}-`))) return 'no';
    if (version.articleCount === undefined || !version.countVerified) return 'unknown';
    if (!/^\d+$/.test(base)) return /^\d+-\d+$/.test(base) ? 'no' : 'unknown';
    return Number(base) >= 1 && Number(base) <= version.articleCount ? 'yes' : 'no';
  }

  /** Where an article went in the next version of its law. */
  successorsOf(version: string, article: string): readonly { version: string; article: string }[] {
    this.read(version);
    return this.successors.get(`${version}:${baseArticle(article)}`) ?? [];
  }

  /** Cases and news whose own source names this law, and where it names an article, this one. */
  casesUnder(law: string, version: string | undefined, article?: string): Development[] {
    return this.developments.filter((d) => d.category === 'enforcement' && d.basis.some((b) => this.covers(b, law, version, article)));
  }

  /** Regional steps for using the range of an article's penalties, with the development that reports them. */
  benchmarksOf(
    law: string,
    version: string,
    article: string,
  ): { development: Development; benchmark: Development['benchmarks'][number] }[] {
    return this.developments.flatMap((development) =>
      development.benchmarks.filter((b) => this.covers(b.of, law, version, article)).map((benchmark) => ({ development, benchmark })),
    );
  }

  /** Developments that teach about a law or article without being decided under it. */
  relatedTo(law: string, version: string | undefined, article?: string): Development[] {
    return this.developments.filter(
      (d) =>
        [...d.teaches.laws, ...(d.category === 'enforcement' ? [] : d.basis)].some((b) => this.covers(b, law, version, article)) ||
        (!article && d.since.some((s) => s.law !== undefined && this.covers(s.law, law, version))),
    );
  }

  private covers(basis: string, law: string, version: string | undefined, article?: string): boolean {
    const r = parseReference(basis);
    if (!r || r.law !== law || (r.version && version && r.version !== version)) return false;
    if (!article) return true;
    return r.article !== undefined && baseArticle(r.article) === baseArticle(article);
  }

  /** Articles of a version in order. */
  articlesOf(version: string): readonly KnownArticle[] {
    let articles = this.sorted.get(version);
    if (!articles) {
      this.read(version);
      articles = (this.versionsById.get(version)?.articles ?? [])
        .map((a) => this.articlesByKey.get(`${version}:${a.number}`)!)
        .sort((a, b) => compareArticles(a.number, b.number));
      this.sorted.set(version, articles);
    }
    return articles;
  }
}
