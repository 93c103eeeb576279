/**
 * Citations of a document, resolved in order: short names given earlier, words that point back (该法, "the said Law"), the
 * version named or in force on the day, and whether each article exists there.
 */
import { anyBetween } from '../knowledge/anyOf.js';
import type { KnowledgeBase } from '../knowledge/knowledge.js';
import { baseArticle, yearOf } from '../knowledge/reference.js';
import type { Law, Version } from '../knowledge/schema.js';
import { MarkdownDocument } from '../markdown/document.js';
import type { Leaf } from '../markdown/leaves.js';
import { fold, toSource } from '../markdown/normalise.js';
import type { ArticlePart } from '../signals/citations/articles/group.js';
import type { FoundCitation } from '../signals/citations/bind.js';
import type { LawMention } from '../signals/citations/laws/mention.js';
import { type CitationLexicon, canonicalTitle, type Kind, kindsOf } from '../signals/citations/lexicon.js';
import { type LeafCitations, recogniseCitations } from '../signals/citations/recognise.js';
import { type Home, Homes, numbersItsOwn } from './homes.js';

type CitationStatus =
  | 'ok'
  | 'unknown-article'
  | 'superseded'
  | 'renumbered'
  | 'not-in-force'
  | 'draft'
  | 'unknown-law'
  | 'unresolved'
  | 'foreign';

/** An article of a citation, written as in the data: `17(1)(2)`, `253-1`. UTF-16 offsets in the document. */
export interface CitedArticle {
  readonly article: string;
  /** Its one bracket is an item of a paragraph that is not named: 第十三条第（二）项 is `13(2)`, and so is 第十三条第二款. */
  readonly item?: true;
  readonly from: number;
  readonly to: number;
}

/** An article as it is to be written again: in `13()(2)` the empty bracket is the paragraph that is not named. */
export const articleAsNamed = ({ article, item }: Pick<CitedArticle, 'article' | 'item'>): string =>
  item ? article.replace('(', '()(') : article;

export interface Citation {
  /** The exact source text of [from, to), UTF-16 offsets in the document. */
  readonly text: string;
  readonly from: number;
  readonly to: number;
  readonly law: string | null;
  readonly version: string | null;
  readonly articles: readonly CitedArticle[];
  readonly status: CitationStatus;
  /** Where the law is named, inside or beside the articles. */
  readonly lawRange?: { readonly from: number; readonly to: number };
  /** Its words say more than its articles: "second sentence", "et seq." */
  readonly beyond?: true;
  /** The citation itself says which text it means: a year, "the old", a number of promulgation. */
  readonly namedVersion: boolean;
  /** It calls itself a draft. */
  readonly draft: boolean;
  /** A wrong name, as written. */
  readonly misnomer?: string;
  /** For an item of a development pack: its id. */
  readonly item?: string;
  readonly language: 'en' | 'zh';
  /** The name as written. */
  readonly title?: string;
  /** Whose the articles are is said elsewhere than beside them, or only assumed: see `homes.ts`. */
  readonly home?: 'certain' | 'assumed';
}

/** One leaf with what was found in it. */
export interface CitationPart {
  readonly blockFrom: number;
  readonly leaf: Leaf;
  readonly found: LeafCitations;
}

/** What a mention stands for. */
export type Target =
  | { readonly kind: 'law'; readonly law: string; readonly mention: LawMention }
  | { readonly kind: 'foreign'; readonly law?: string }
  | { readonly kind: 'unlisted'; readonly mention: LawMention }
  | { readonly kind: 'contract' }
  | { readonly kind: 'unresolved' };

/** Resolves the citations of a document in order. */
export function resolveCitations(
  parts: readonly CitationPart[],
  knowledge: KnowledgeBase,
  asOf: string,
  source: (from: number, to: number) => string,
): Citation[] {
  const all = parts.flatMap((p) => p.found.mentions.filter((m) => m.means === 'law'));
  // Names that mean a Chinese law only in company (CSL, Civil Code) count once the text has spoken of one for certain.
  const chinese = all.some((m) => !m.weak);
  const only = new Set(all.filter((m) => !m.weak).map((m) => m.law));
  const resolver = new Resolver(knowledge, only.size === 1 ? [...only][0] : undefined);
  const out: Citation[] = [];
  const whose = new Jurisdictions();
  const list = (
    { blockFrom, leaf, found, mentions, targets }: CitationPart & { mentions: readonly LawMention[]; targets: readonly Target[] },
    homeOf: (c: FoundCitation) => Home | undefined,
  ): void => {
    if (!found.citations.length && !found.items.length) return;
    const place = (from: number, to: number) => {
      const s = toSource(leaf, from, to);
      return { from: blockFrom + s.from, to: blockFrom + s.to };
    };
    for (const item of found.items) {
      const development = knowledge.developmentByNumber(item.number, item.pack);
      if (!development) continue;
      const at = place(item.from, item.to);
      out.push({
        ...at,
        text: source(at.from, at.to),
        law: null,
        version: null,
        articles: [],
        status: 'ok',
        namedVersion: false,
        draft: false,
        item: development.id,
        language: item.language,
      });
    }
    // Asked at most once of a text, however many articles it cites.
    let told: boolean | undefined;
    const personal = (): boolean => (told ??= PERSONAL.test(leaf.text));
    for (const c of found.citations) {
      const home = c.mention < 0 && c.group ? homeOf(c) : undefined;
      const citation = resolve(c, mentions, targets, knowledge, asOf, chinese, leaf.text, personal, home);
      if (!citation || found.items.some((i) => i.from < c.to && i.to > c.from)) continue;
      const at = place(citation.from ?? c.from, citation.to ?? c.to);
      const mention = c.mention >= 0 ? mentions[c.mention] : undefined;
      const named =
        mention && mention.from >= (citation.from ?? c.from) && mention.to <= (citation.to ?? c.to)
          ? place(mention.from, mention.to)
          : undefined;
      out.push({
        ...at,
        text: source(at.from, at.to),
        law: citation.law,
        version: citation.version,
        articles: citation.parts.map((p) => ({ article: p.article, ...(p.item ? { item: p.item } : {}), ...place(p.from, p.to) })),
        status: citation.status,
        ...(named ? { lawRange: named } : {}),
        ...(c.group?.beyond ? { beyond: true as const } : {}),
        namedVersion: citation.namedVersion,
        draft: mention?.draft ?? false,
        ...(mention?.misnomer ? { misnomer: mention.title } : {}),
        language: c.group?.language ?? mention?.language ?? 'en',
        ...(mention ? { title: mention.title } : {}),
        ...(home ? { home: home.certain ? 'certain' : 'assumed' } : {}),
      });
    }
  };
  const homes = new Homes(numbersItsOwn(parts));
  for (let first = 0, next = 0; first < parts.length; first = next) {
    while (next < parts.length && parts[next]!.blockFrom === parts[first]!.blockFrom) next++;
    // All names of a block before its articles: in a row the law may stand behind them.
    const block = parts.slice(first, next).map(({ blockFrom, leaf, found }) => {
      const here = whose.abroad(blockFrom, leaf, found) ? found.mentions.map(ofThatCountry) : found.mentions;
      const mentions = here.some((m) => m.draftTitle) ? here.map((m) => byDraftTitle(m, knowledge, asOf)) : here;
      return { blockFrom, leaf, found, mentions, targets: resolver.pass(mentions) };
    });
    homes.enter(block);
    block.forEach((named, index) => list(named, (c) => homes.of(named, index, c.group!)));
  }
  return out.sort((a, b) => a.from - b.from || b.to - a.to);
}

/** A title that other countries have too, under a heading or in a row of another country: that country's. */
function ofThatCountry(m: LawMention): LawMention {
  if (m.claims && !m.china) return { ...m, claims: false };
  if (m.means !== 'law' || !m.unspecific || m.china) return m;
  const { law: _, ...rest } = m;
  return { ...rest, means: 'foreign', weak: false };
}

/** A title that only a draft bore: the draft, unless the final text was out and nothing else speaks of the draft; then a wrong title. */
function byDraftTitle(m: LawMention, knowledge: KnowledgeBase, asOf: string): LawMention {
  const draft = m.draftTitle && knowledge.version(m.draftTitle);
  if (!draft) return m;
  const out = knowledge.law(m.law!)?.versions.some((v) => v.status === 'final' && v.promulgated !== undefined && v.promulgated <= asOf);
  const meant = m.draft || (m.year !== undefined && draft.promulgated?.startsWith(String(m.year)));
  return out && (!meant || m.version) ? { ...m, misnomer: true } : { ...m, version: draft.id };
}

/** Whose law the headings above a leaf, and the first cell of its row, announce. Leaves come in order. */
class Jurisdictions {
  private readonly open: { readonly level: number; readonly abroad: boolean }[] = [];
  private row: { readonly block: number; readonly row: number; readonly abroad: boolean } | undefined;

  abroad(blockFrom: number, leaf: Leaf, found: LeafCitations): boolean {
    if (leaf.role === 'heading') {
      while (this.open.length && this.open.at(-1)!.level >= leaf.level) this.open.pop();
      this.open.push({
        level: leaf.level,
        abroad: found.jurisdiction ? found.jurisdiction === 'abroad' : (this.open.at(-1)?.abroad ?? false),
      });
    }
    const above = this.open.at(-1)?.abroad ?? false;
    if (leaf.role !== 'cell') return above;
    if (this.row?.block !== blockFrom || this.row.row !== leaf.row)
      this.row = { block: blockFrom, row: leaf.row, abroad: found.jurisdiction ? found.jurisdiction === 'abroad' : above };
    return this.row.abroad;
  }
}

const means = (target: Target, law: string): boolean => (target.kind === 'law' || target.kind === 'foreign') && target.law === law;

/** Remembers what was named, in order. */
class Resolver {
  private readonly defined = new Map<string, Target>();
  /** What was named, with the kinds of instrument it is: a word that points back means the last that fits. */
  private readonly history: { readonly target: Target; readonly kinds: readonly string[] }[] = [];
  constructor(
    private readonly knowledge: KnowledgeBase,
    private readonly only: string | undefined,
  ) {}

  /** What each mention of a leaf stands for; learns from them in order. */
  pass(mentions: readonly LawMention[]): Target[] {
    return mentions.map((m) => {
      const target = this.target(m);
      if (m.means !== 'back') this.remember(target, m);
      for (const name of m.defines) this.defined.set(canonicalTitle(name), target);
      return target;
    });
  }

  private remember(target: Target, m: LawMention): void {
    const law = target.kind === 'law' || target.kind === 'foreign' ? target.law : undefined;
    this.history.push({ target, kinds: law ? [...m.kinds, ...this.kindsOf(law)] : m.kinds });
    if (this.history.length > 64) this.history.shift();
  }

  private target(m: LawMention): Target {
    const named = this.defined.get(canonicalTitle(m.title));
    // What the text itself calls so: "Customs Security Law (the "CSL")".
    if (m.means === 'law' && m.law && !(named && named.kind !== 'contract' && !this.isTitle(m) && !means(named, m.law)))
      return this.knowledge.law(m.law)?.chinese === false ? { kind: 'foreign', law: m.law } : { kind: 'law', law: m.law, mention: m };
    if (m.means === 'foreign') return { kind: 'foreign', ...(m.law ? { law: m.law } : {}) };
    if (named)
      return named.kind === 'law'
        ? {
            ...named,
            mention: {
              ...m,
              draft: m.draft || named.mention.draft,
              ...((m.year ?? named.mention.year) ? { year: m.year ?? named.mention.year! } : {}),
            },
          }
        : named;
    if (m.means === 'contract') return { kind: 'contract' };
    if (m.means !== 'back') return { kind: 'unlisted', mention: m };
    // "Thereof" has no kind and means whatever was named last.
    const fits = (kinds: readonly string[]) => m.kinds.length === 0 || m.kinds.some((k) => kinds.includes(k));
    for (let i = this.history.length - 1; i >= 0; i--) {
      const { target, kinds } = this.history[i]!;
      if (target.kind === 'contract' ? m.kinds.length === 0 : fits(kinds))
        return target.kind === 'law' ? { ...target, mention: m } : target;
    }
    return this.only && fits(this.kindsOf(this.only)) ? { kind: 'law', law: this.only, mention: m } : { kind: 'unresolved' };
  }

  /** Whether a mention bears the law's full title, which no text calls another law. */
  private isTitle(m: LawMention): boolean {
    const titles = this.knowledge.law(m.law!)?.titles;
    const written = canonicalTitle(m.title);
    return titles !== undefined && [titles.en, titles.zh].some((t) => canonicalTitle(t) === written);
  }

  private kindsOf(law: string): readonly Kind[] {
    const known = this.knowledge.law(law);
    return known ? [known.titles.zh, known.titles.en].flatMap((t) => kindsOf(fold(t))) : [];
  }
}

interface Resolved {
  readonly law: string | null;
  readonly version: string | null;
  readonly status: CitationStatus;
  readonly namedVersion: boolean;
  readonly parts: readonly ArticlePart[];
  readonly from?: number;
  readonly to?: number;
}

/** One citation, or undefined where nothing is to be listed. Offsets stay those of the leaf. */
function resolve(
  c: FoundCitation,
  mentions: readonly LawMention[],
  targets: readonly Target[],
  knowledge: KnowledgeBase,
  asOf: string,
  chinese: boolean,
  text: string,
  personal: () => boolean,
  home: Home | undefined,
): Resolved | undefined {
  const target: Target = c.mention >= 0 ? targets[c.mention]! : (home?.target ?? { kind: 'unresolved' });
  const mention = c.mention >= 0 ? mentions[c.mention]! : undefined;
  const written = c.group?.parts ?? [];
  if (target.kind === 'foreign')
    return {
      law: target.law ?? null,
      version: null,
      status: 'foreign',
      namedVersion: false,
      parts: written,
    };
  if (target.kind === 'contract') return undefined;
  if (target.kind === 'unresolved')
    return mention?.means === 'back' && written.length && (mention.back !== 'the' || mention.language === 'zh')
      ? { law: null, version: null, status: 'unresolved', namedVersion: false, parts: written }
      : undefined;
  if (target.kind === 'unlisted') {
    // "PRC Data Protection Law" without an article is often a defined term for several laws.
    // A 条例 without "PRC" may be what people call another one: only an article makes it a citation.
    const { titled, china, title, from, to } = target.mention;
    const named = titled || (mention === target.mention && (FULL_TITLE.test(text.slice(from, to)) || (china && specific(title))));
    const unknown = target.mention.claims && (written.length > 0 || (named && (china || !title.endsWith('条例'))));
    return { law: null, version: null, status: unknown ? 'unknown-law' : 'unresolved', namedVersion: false, parts: written };
  }
  if (mention?.means === 'back' && !written.length) return mention.back === 'said' ? lawAlone(target, knowledge, asOf) : undefined;
  const law = knowledge.law(target.law);
  // "Civil Code § 1798.83": no Chinese article is numbered so.
  if (target.mention.unspecific && law?.level === 'law' && written.some((p) => SECTION.test(p.article)))
    return { law: null, version: null, status: 'foreign', namedVersion: false, parts: written };
  // CSL21(3): nothing but a law has such a number.
  const bare = !written.length || (c.group!.tentative && !written.every((p) => /^\d{2,}\(/.test(p.article)));
  if (
    target.mention.weak &&
    !chinese &&
    bare &&
    !hasTextOf(law, target.mention.year ?? yearOfText(text, target.mention.to)) &&
    !heldValid(law, target.mention, text, asOf)
  )
    return undefined;
  // Art. 17.1 of a law is its paragraph; only standards have clauses with points.
  let parts = law?.level === 'national-standard' ? written : written.map((p) => ({ ...p, article: p.article.replace(/\.(\d+)/g, '($1)') }));
  const chosen = versionOf(target.mention, target.law, knowledge, asOf);
  if (!chosen.version) return { law: target.law, version: null, status: 'unresolved', namedVersion: false, parts };
  if (target.mention.described && !fitsDescription(target.mention, chosen.version, knowledge, asOf)) return undefined;
  parts = parts.map((p) => ({
    ...p,
    article: insertedArticle(p.article, chosen.version!, c.group?.language === 'en' && personal()),
  }));
  const missing = parts.some((p) => knowledge.hasArticle(chosen.version!, p.article) === 'no');
  // "PIPL 2024": a number that is no article was none.
  if (c.group?.tentative && missing)
    return target.mention.weak && !chinese ? undefined : { ...lawAlone(target, knowledge, asOf), from: mention!.from, to: mention!.to };
  // Another text's article may be meant, our own included.
  if (missing && home && !home.certain) return undefined;
  return {
    law: target.law,
    version: chosen.version.id,
    status: statusOf(chosen.version, chosen.named, target.mention, parts, missing, knowledge, asOf),
    namedVersion: chosen.named,
    parts,
  };
}

/** "The 2022 Measures", "the new audit measures": whether a text is in force on the day and of the year named. */
function fitsDescription(
  { year, title, kinds, described, language }: LawMention,
  version: Version,
  knowledge: KnowledgeBase,
  day: string,
): boolean {
  const days = [version.promulgated, version.effective].flatMap((d) => d ?? []);
  const dated =
    described === 'new'
      ? days.some((d) => Number(day.slice(0, 4)) - Number(d.slice(0, 4)) < NEW)
      : year === undefined || days.some((d) => d.startsWith(String(year)));
  const ofKind = /^[a-z]/.test(title) || kindsOf(fold(knowledge.lawOf(version.id)?.titles[language] ?? '')).some((k) => kinds.includes(k));
  return dated && ofKind && knowledge.force(version, day) === 'in-force';
}
/** So many calendar years a law is called new. */
const NEW = 2;

/** A section of another country's code, with the number of its part behind a point. */
const SECTION = /^\d{3,}\.\d{2,}/;

/**
 * What lawyers write for 第二百五十三条之一: "Article 253A", and "Article 253(1)" where the text speaks of personal information, of which
 * the inserted article is and the one before it is not.
 */
function insertedArticle(article: string, version: Version, personal: boolean): string {
  const m = /^(\d+)(?:([A-Z])|\((\d)\))(.*)$/.exec(article);
  if (!m || (m[3] && !personal)) return article;
  const inserted = `${m[1]}-${m[2] ? m[2].charCodeAt(0) - 64 : m[3]}`;
  const aboutIt = version.articles.find((a) => a.number === inserted);
  return version.inserted.includes(inserted) && (m[2] || PERSONAL.test(aboutIt?.summary?.en ?? '')) ? `${inserted}${m[4]}` : article;
}
const PERSONAL = /personal (?:information|data)|citizens' information/i;

/** "The Administrative Penalty Law as amended in 2017": whether a law has several texts, and one of that year. */
function hasTextOf(law: Law | undefined, year: number | undefined): boolean {
  const finals = law?.versions.filter((v) => v.status === 'final') ?? [];
  return (
    year !== undefined &&
    (finals.length > 1 || finals[0]?.replacedBy !== undefined) &&
    finals.some((v) => yearOf(v.id) === String(year) || v.effective?.startsWith(String(year)))
  );
}

/** "The Tort Liability Law, which remains good law": a law that has ended, said to hold. */
const heldValid = (law: Law | undefined, { title, from, to }: LawMention, text: string, day: string): boolean =>
  /[A-Z]\w+ .*Law$/.test(title) &&
  law?.versions.at(-1)?.ended !== undefined &&
  law.versions.at(-1)!.ended! < day &&
  (HELD.test(text.slice(to, to + 80)) || HELD_BEFORE.test(text.slice(Math.max(0, from - 60), from)));
/** "…, current version: 2017 amendment", "… in its present version, i.e. the 2010 revision", "… in force, which are those issued in 1999". */
function yearOfText(text: string, to: number): number | undefined {
  const year = TEXT_BEHIND.exec(text.slice(to, to + 110))
    ?.slice(1)
    .find((y) => y);
  return year ? Number(year) : undefined;
}
const TEXT_BEHIND =
  /^["')]? (?:is|remains) (?:still )?the ((?:19|20)\d\d) (?:text|version|edition|revision)\b|^["')]?,? (?:in (?:its|the) )?(?:(?:now|currently) )?(?:(?:current|present|latest|applicable|valid) (?:text|version|edition|wording)|in force)\b(?:i\.e\.|[^.;()]){0,60}?\b((?:19|20)\d\d)\b/i;
const HELD = anyBetween(
  'i',
  /^["')]?,? (?:(?:which|that|and) )?/,
  [
    /(?:it )?(?:is|are|remains?|stays?|continues? to be) (?:still |now |today |currently |the )*(?:good law|in (?:force|effect)|valid|applicable|effective|governing)/,
    /(?:still|currently|now|today) (?:appl(?:y|ies)|governs?|binds?)/,
    /as (?:the law|it) (?:(?:now|currently|presently|today) stands|stands (?:now|today))/,
    /(?:appl(?:y|ies)|governs?) (?:today|now|to this day)/,
  ],
  /\b/,
);
const HELD_BEFORE = /\b(?:currently|today|now|still) (?:\w+ ){0,4}(?:under|by|on|with|to|in) (?:the |China's )?$/i;

/** A title as an official translation writes it, which is no term of somebody's own. */
const FULL_TITLE = /\b(?:Law|Regulations|Code) of the People's Republic of China$/;

/** "China's Algorithm Accountability Law": a title of its own, where "PRC Data Protection Law" is anybody's term for several laws. */
const specific = (title: string): boolean =>
  title
    .replace(CHINAS_NAME, ' ')
    .split(/[\s-]+/)
    .some((w) => /^[A-Z][a-z]{4,}/.test(w) && !GENERIC.test(w));
const CHINAS_NAME = /\b(?:People's Republic of China|China|Chinese|Mainland)\b(?:'s)?/gi;
const GENERIC =
  /^(?:Data|Protections?|Privacy|Security|Cybersecurity|Cyber|Information|Personal|Network|Internet|Digital|Online|Artificial|Intelligence|Mainly|Mainland|Basic|Local|National|General|Framework|Under|Applicable|Relevant|Other|Existing|Current|These|Those|Laws?|Acts?|Codes?|Statutes?|Regulations?)$/;

function lawAlone(target: Extract<Target, { kind: 'law' }>, knowledge: KnowledgeBase, asOf: string): Resolved {
  const { version, named } = versionOf(target.mention, target.law, knowledge, asOf);
  return {
    law: target.law,
    version: version?.id ?? null,
    status: version ? statusOf(version, named, target.mention, [], false, knowledge, asOf) : 'unresolved',
    namedVersion: named,
    parts: [],
  };
}

/** The draft that is meant: that of the year named; the latest before the day, until a text that follows all drafts is made; else the first. */
function draftMeant(year: number | undefined, versions: readonly Version[], asOf: string): Version | undefined {
  const drafts = versions.filter((v) => v.status === 'draft');
  const named = year === undefined ? undefined : drafts.find((v) => v.promulgated?.startsWith(String(year)));
  if (named) return named;
  const made = versions.some(
    (v) => v.status === 'final' && (v.promulgated ?? '9') <= asOf && drafts.every((d) => (v.promulgated ?? '') >= (d.promulgated ?? '')),
  );
  return (made ? undefined : drafts.findLast((v) => (v.promulgated ?? '') <= asOf)) ?? drafts[0];
}

/** The version that a mention means: the one it names, else the one in force on the day. */
function versionOf(m: LawMention, law: string, knowledge: KnowledgeBase, asOf: string): { version: Version | undefined; named: boolean } {
  const versions = knowledge.law(law)?.versions ?? [];
  if (m.version && knowledge.version(m.version)) return { version: knowledge.version(m.version), named: true };
  const finals = versions.filter((v) => v.status === 'final');
  if (m.draft) {
    const draft = draftMeant(m.year, versions, asOf);
    if (draft) return { version: draft, named: true };
  }
  if (m.year !== undefined) {
    const year = String(m.year);
    const hit =
      finals.find((v) => v.id.endsWith(`@${year}`)) ??
      finals.find((v) => v.promulgated?.startsWith(year)) ??
      (finals.length > 1 ? finals.find((v) => v.effective?.startsWith(year)) : undefined);
    // "The April 2023 Measures", before the final text of 2023 was out, are the draft; so is the year that only a draft has.
    const draft = versions.find((v) => v.status === 'draft' && v.promulgated?.startsWith(year) && v.promulgated <= asOf);
    if (draft && (!hit || (hit.promulgated ?? '') > asOf)) return { version: draft, named: true };
    if (hit) return { version: hit, named: finals.length > 1 };
  }
  if (m.old && finals.length > 1) return { version: finals.at(-2), named: true };
  return { version: knowledge.versionOn(law, asOf), named: false };
}

function statusOf(
  version: Version,
  named: boolean,
  m: LawMention,
  parts: readonly { article: string }[],
  missing: boolean,
  knowledge: KnowledgeBase,
  asOf: string,
): CitationStatus {
  if (m.draft || version.status === 'draft') return 'draft';
  const force = knowledge.force(version, asOf);
  // Before a revision the text that it revised was in force, which is not ours to judge.
  if (force === 'not-yet' && version.revision && !(m.year !== undefined && version.id.includes(`@${m.year}`))) return 'ok';
  if (missing) return 'unknown-article';
  if (force === 'ended')
    return named &&
      parts.some((p) => knowledge.successorsOf(version.id, baseArticle(p.article)).some((s) => s.article !== baseArticle(p.article)))
      ? 'renumbered'
      : 'superseded';
  return force === 'not-yet' ? 'not-in-force' : 'ok';
}

/** Every citation of a text, read as Markdown. */
export function citationsOf(text: string, knowledge: KnowledgeBase, lexicon: CitationLexicon, asOf: string): Citation[] {
  const markdown = MarkdownDocument.parse(text);
  const parts = markdown.blocks.flatMap((b) =>
    b.shape.leaves.map((leaf) => ({ blockFrom: b.from, leaf, found: recogniseCitations(leaf, lexicon) })),
  );
  return resolveCitations(parts, knowledge, asOf, (from, to) => text.slice(from, to));
}
