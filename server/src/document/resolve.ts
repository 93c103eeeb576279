/**
 * Citations of a document, resolved in order: short names given earlier, words that point back (该法, "the said Law"), the
 * version named or in force on the day, and whether each article exists there.
 */
import type { KnowledgeBase } from '../knowledge/knowledge.js';
import { MarkdownDocument } from '../markdown/document.js';
import { toSource } from '../markdown/normalise.js';
import type { ArticlePart } from '../signals/citations/articles/group.js';
import type { FoundCitation } from '../signals/citations/bind.js';
import type { LawMention } from '../signals/citations/laws/mention.js';
import type { CitationLexicon } from '../signals/citations/lexicon.js';
import { recogniseCitations } from '../signals/citations/recognise.js';
import type { Citation, CitationPart, CitationStatus, LawTarget, Target } from './citation.js';
import { type Home, Homes, numbersItsOwn } from './impliedLaw.js';
import { byDraftTitle, Jurisdictions, ofThatCountry, Targets } from './targets.js';
import {
  fitsDescription,
  hasTextOf,
  heldValid,
  insertedArticle,
  ofPersonalInformation,
  statusOf,
  versionOf,
  yearOfText,
} from './versions.js';

/** By what citations are resolved. */
interface Resolving {
  readonly knowledge: KnowledgeBase;
  /** ISO day. */
  readonly asOf: string;
  /** Names that mean a Chinese law only in company (CSL, Civil Code) count: the document names one for certain. */
  readonly chinese: boolean;
}

/** A leaf, with what the names in it stand for. */
interface NamedPart extends CitationPart {
  readonly mentions: readonly LawMention[];
  readonly targets: readonly Target[];
}

type Source = (from: number, to: number) => string;

/** Resolves the citations of a document in order. `source` gives the text of a stretch of the document. */
export function resolveCitations(parts: readonly CitationPart[], knowledge: KnowledgeBase, asOf: string, source: Source): Citation[] {
  const certain = parts.flatMap((p) => p.found.mentions.filter((m) => m.means === 'law' && !m.weak));
  const resolving: Resolving = { knowledge, asOf, chinese: certain.length > 0 };
  const only = new Set(certain.map((m) => m.law));
  const targets = new Targets(knowledge, only.size === 1 ? [...only][0] : undefined);
  const whose = new Jurisdictions();
  const homes = new Homes(numbersItsOwn(parts));
  const out: Citation[] = [];
  for (let first = 0, next = 0; first < parts.length; first = next) {
    while (next < parts.length && parts[next]!.blockFrom === parts[first]!.blockFrom) next++;
    // All names of a block before its articles: in a row the law may stand behind them.
    const block = parts.slice(first, next).map(({ blockFrom, leaf, found }): NamedPart => {
      const here = whose.abroad(blockFrom, leaf, found) ? found.mentions.map(ofThatCountry) : found.mentions;
      const mentions = here.some((m) => m.draftTitle) ? here.map((m) => byDraftTitle(m, knowledge, asOf)) : here;
      return { blockFrom, leaf, found, mentions, targets: targets.pass(mentions) };
    });
    homes.enter(block);
    block.forEach((part, index) => {
      if (!part.found.citations.length && !part.found.items.length) return;
      out.push(...itemsIn(part, knowledge, source), ...citationsIn(part, resolving, source, (c) => homes.of(part, index, c.group!)));
    });
  }
  return out.sort((a, b) => a.from - b.from || b.to - a.to);
}

/** Where a stretch of a leaf stands in the document. */
function placeIn({ blockFrom, leaf }: CitationPart, from: number, to: number): { from: number; to: number } {
  const at = toSource(leaf, from, to);
  return { from: blockFrom + at.from, to: blockFrom + at.to };
}

/** The items of development packs that a leaf cites. */
const itemsIn = (part: CitationPart, knowledge: KnowledgeBase, source: Source): Citation[] =>
  part.found.items.flatMap((item): Citation[] => {
    const development = knowledge.developmentByNumber(item.number, item.pack);
    if (!development) return [];
    const at = placeIn(part, item.from, item.to);
    return [
      {
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
      },
    ];
  });

/** The citations of a leaf. */
function citationsIn(part: NamedPart, resolving: Resolving, source: Source, homeOf: (c: FoundCitation) => Home | undefined): Citation[] {
  const { leaf, found, mentions, targets } = part;
  const out: Citation[] = [];
  // Asked at most once of a text, however many articles it cites.
  let told: boolean | undefined;
  const personal = (): boolean => (told ??= ofPersonalInformation(leaf.text));
  for (const c of found.citations) {
    const home = c.mention < 0 && c.group ? homeOf(c) : undefined;
    const mention = c.mention >= 0 ? mentions[c.mention] : undefined;
    const target = c.mention >= 0 ? targets[c.mention]! : (home?.target ?? UNRESOLVED);
    const resolved = resolve(c, { mention, target, home, text: leaf.text, personal }, resolving);
    if (!resolved || found.items.some((i) => i.from < c.to && i.to > c.from)) continue;
    const [from, to] = [resolved.from ?? c.from, resolved.to ?? c.to];
    const at = placeIn(part, from, to);
    const named = mention && mention.from >= from && mention.to <= to ? placeIn(part, mention.from, mention.to) : undefined;
    out.push({
      ...at,
      text: source(at.from, at.to),
      law: resolved.law,
      version: resolved.version,
      articles: resolved.parts.map((p) => ({ article: p.article, ...(p.item ? { item: p.item } : {}), ...placeIn(part, p.from, p.to) })),
      status: resolved.status,
      ...(named ? { lawRange: named } : {}),
      ...(c.group?.beyond ? { beyond: true as const } : {}),
      namedVersion: resolved.namedVersion,
      draft: mention?.draft ?? false,
      ...(mention?.misnomer ? { misnomer: mention.title } : {}),
      language: c.group?.language ?? mention?.language ?? 'en',
      ...(mention ? { title: mention.title } : {}),
      ...(home ? { home: home.certain ? 'certain' : 'assumed' } : {}),
    });
  }
  return out;
}
const UNRESOLVED: Target = { kind: 'unresolved' };

interface Resolved {
  readonly law: string | null;
  readonly version: string | null;
  readonly status: CitationStatus;
  readonly namedVersion: boolean;
  readonly parts: readonly ArticlePart[];
  readonly from?: number;
  readonly to?: number;
}
const without = (status: CitationStatus, parts: readonly ArticlePart[], law: string | null = null): Resolved => ({
  law,
  version: null,
  status,
  namedVersion: false,
  parts,
});

/** What a citation stands beside: the name that it rests on and what that stands for, whose its articles are, the text of the leaf. */
interface Beside<T extends Target = Target> {
  readonly mention: LawMention | undefined;
  readonly target: T;
  readonly home: Home | undefined;
  readonly text: string;
  /** Whether the text speaks of personal information. */
  readonly personal: () => boolean;
}

/** One citation, or undefined where nothing is to be listed. Offsets stay those of the leaf. */
function resolve(c: FoundCitation, beside: Beside, resolving: Resolving): Resolved | undefined {
  const { mention, target } = beside;
  const written = c.group?.parts ?? [];
  switch (target.kind) {
    case 'foreign':
      return without('foreign', written, target.law);
    case 'contract':
      return undefined;
    case 'unresolved':
      return mention?.means === 'back' && written.length && (mention.back !== 'the' || mention.language === 'zh')
        ? without('unresolved', written)
        : undefined;
    case 'unlisted': {
      // "PRC Data Protection Law" without an article is often a defined term for several laws.
      // A 条例 without "PRC" may be what people call another one: only an article makes it a citation.
      const { titled, china, title, from, to, claims } = target.mention;
      const named = titled || (mention === target.mention && (FULL_TITLE.test(beside.text.slice(from, to)) || (china && specific(title))));
      const unknown = claims && (written.length > 0 || (named && (china || !title.endsWith('条例'))));
      return without(unknown ? 'unknown-law' : 'unresolved', written);
    }
    case 'law':
      if (mention?.means === 'back' && !written.length) return mention.back === 'said' ? lawAlone(target, resolving) : undefined;
      return ofLaw(c, { ...beside, target }, resolving);
  }
}

/** A citation of a law that is known, with its articles. */
function ofLaw(c: FoundCitation, beside: Beside<LawTarget>, resolving: Resolving): Resolved | undefined {
  const { mention, target, home, text, personal } = beside;
  const { knowledge, asOf, chinese } = resolving;
  const named = target.mention;
  const written = c.group?.parts ?? [];
  const law = knowledge.law(target.law);
  // "Civil Code § 1798.83": no Chinese article is numbered so.
  if (named.unspecific && law?.level === 'law' && written.some((p) => SECTION.test(p.article))) return without('foreign', written);
  // CSL21(3): nothing but a law has such a number.
  const bare = !written.length || (c.group!.tentative && !written.every((p) => /^\d{2,}\(/.test(p.article)));
  const alone = named.weak && !chinese;
  if (alone && bare && !hasTextOf(law, named.year ?? yearOfText(text, named.to)) && !heldValid(law, named, text, asOf)) return undefined;
  // Art. 17.1 of a law is its paragraph; only standards have clauses with points.
  const numbered =
    law?.level === 'national-standard' ? written : written.map((p) => ({ ...p, article: p.article.replace(/\.(\d+)/g, '($1)') }));
  const chosen = versionOf(named, target.law, knowledge, asOf);
  const { version } = chosen;
  if (!version) return without('unresolved', numbered, target.law);
  if (named.described && !fitsDescription(named, version, knowledge, asOf)) return undefined;
  const parts = numbered.map((p) => ({ ...p, article: insertedArticle(p.article, version, c.group?.language === 'en' && personal()) }));
  const missing = parts.some((p) => knowledge.hasArticle(version, p.article) === 'no');
  // "PIPL 2024": a number that is no article was none.
  if (c.group?.tentative && missing) return alone ? undefined : { ...lawAlone(target, resolving), from: mention!.from, to: mention!.to };
  // Another text's article may be meant, our own included.
  if (missing && home && !home.certain) return undefined;
  return {
    law: target.law,
    version: version.id,
    status: statusOf({ ...chosen, version }, named, { parts, missing }, knowledge, asOf),
    namedVersion: chosen.named,
    parts,
  };
}

/** A citation of a law without any article. */
function lawAlone({ law, mention }: LawTarget, { knowledge, asOf }: Resolving): Resolved {
  const { version, named } = versionOf(mention, law, knowledge, asOf);
  return {
    law,
    version: version?.id ?? null,
    status: version ? statusOf({ version, named }, mention, { parts: [], missing: false }, knowledge, asOf) : 'unresolved',
    namedVersion: named,
    parts: [],
  };
}

/** A section of another country's code, with the number of its part behind a point. */
const SECTION = /^\d{3,}\.\d{2,}/;

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

/** Every citation of a text, read as Markdown. */
export function citationsOf(text: string, knowledge: KnowledgeBase, lexicon: CitationLexicon, asOf: string): Citation[] {
  const markdown = MarkdownDocument.parse(text);
  const parts = markdown.blocks.flatMap((b) =>
    b.shape.leaves.map((leaf) => ({ blockFrom: b.from, leaf, found: recogniseCitations(leaf, lexicon) })),
  );
  return resolveCitations(parts, knowledge, asOf, (from, to) => text.slice(from, to));
}
