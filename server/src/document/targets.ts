/** What each name of a law stands for: by its own words, by what the text has named and defined before it, and by whose law the headings announce. */
import type { KnowledgeBase } from '../knowledge/knowledge.js';
import type { Leaf } from '../markdown/leaves.js';
import { fold } from '../markdown/normalise.js';
import type { LawMention } from '../signals/citations/laws/mention.js';
import { canonicalTitle, type Kind, kindsOf } from '../signals/citations/lexicon.js';
import type { LeafCitations } from '../signals/citations/recognise.js';
import type { Target } from './citation.js';

/** A title that other countries have too, under a heading or in a row of another country: that country's. */
export function ofThatCountry(m: LawMention): LawMention {
  if (m.claims && !m.china) return { ...m, claims: false };
  if (m.means !== 'law' || !m.unspecific || m.china) return m;
  const { law: _, ...rest } = m;
  return { ...rest, means: 'foreign', weak: false };
}

/** A title that only a draft bore: the draft, unless the final text was out and nothing else speaks of the draft; then a wrong title. */
export function byDraftTitle(m: LawMention, knowledge: KnowledgeBase, asOf: string): LawMention {
  const draft = m.draftTitle && knowledge.version(m.draftTitle);
  if (!draft) return m;
  const out = knowledge.law(m.law!)?.versions.some((v) => v.status === 'final' && v.promulgated !== undefined && v.promulgated <= asOf);
  const meant = m.draft || (m.year !== undefined && draft.promulgated?.startsWith(String(m.year)));
  return out && (!meant || m.version) ? { ...m, misnomer: true } : { ...m, version: draft.id };
}

/** Whose law the headings above a leaf, and the first cell of its row, announce. Leaves come in order. */
export class Jurisdictions {
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

/** Says what mentions stand for; remembers what was named, in order. */
export class Targets {
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
