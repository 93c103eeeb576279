/**
 * What a document says, at one state of its text: blocks with their signals, facts, citations, verdicts.
 *
 * A snapshot is immutable. `edit` gives the next one: blocks that an edit did not touch keep their signals, everything
 * else is a sum over blocks in order. The same text gives the same result, however it was typed.
 */
import type { KnowledgeBase } from '../knowledge/knowledge.js';
import type { Requirement } from '../knowledge/schema.js';
import { type Block, type BlockShape, MarkdownDocument, type TextChange } from '../markdown/document.js';
import { type BlockSignals, buildLexicons, cuesOfBlock, type Lexicons, signalsOf } from '../signals/block.js';
import { type BlockCues, type CueContext, QUESTION } from '../signals/cues.js';
import type { Citation } from './citation.js';
import { type ConfigurationFault, type DocumentConfiguration, type Facts, type Kind, readFrontMatter } from './configuration.js';
import { asked, type CoverageBlock, coverageOf, type Said, type Statement, statementsIn, type Verdict } from './coverage.js';
import { type Directive, directivesOf } from './directives.js';
import { buildKindLexicon, detectKind, type KindLexicon, type KindSignals, kindSignalsOf } from './kind.js';
import { resolveCitations } from './resolve.js';

export type KindSource = 'declared' | 'configured' | 'detected' | 'none';

/** What is known of a document besides its text. */
export interface DocumentSurroundings {
  /** ISO day on which it is read, in China's time zone. */
  readonly today: string;
  /** From the command line: wins over the front matter. */
  readonly override?: { readonly kind?: Kind; readonly asOf?: string };
  /** From the project or the settings: yields to the front matter. */
  readonly configured?: { readonly kind?: Kind; readonly asOf?: string };
}

/** A heading of the outline. Offsets in the document. */
export interface Section {
  readonly title: string;
  readonly level: number;
  /** The heading itself. */
  readonly from: number;
  readonly to: number;
  /** Up to the next heading of the same or a higher level. */
  readonly end: number;
  readonly block: number;
}

/** Knowledge with all that is compiled from it once. Shared by all documents. */
export class Analyser {
  readonly lexicons: Lexicons;
  readonly kinds: KindLexicon;
  private readonly requirements = new Map<string, Requirement[]>();
  private readonly signals = new WeakMap<BlockShape, BlockSignals & { readonly kind: KindSignals }>();
  private readonly cues = new WeakMap<BlockShape, { key: string; cues: BlockCues }>();

  constructor(readonly knowledge: KnowledgeBase) {
    this.lexicons = buildLexicons(knowledge);
    this.kinds = buildKindLexicon(knowledge);
  }

  /** Analyses a text from scratch. */
  open(text: string, surroundings: DocumentSurroundings): AnalysedDocument {
    return new AnalysedDocument(this, MarkdownDocument.parse(text), surroundings);
  }

  requirementsOf(kind: Kind): readonly Requirement[] {
    let list = this.requirements.get(kind);
    if (!list) this.requirements.set(kind, (list = this.knowledge.requirementsOf(kind)));
    return list;
  }

  /** Signals of a block, read once for each shape. */
  signalsOf(shape: BlockShape): BlockSignals & { readonly kind: KindSignals } {
    let signals = this.signals.get(shape);
    if (!signals)
      this.signals.set(shape, (signals = { ...signalsOf(shape, this.lexicons), kind: kindSignalsOf(shape.leaves, this.kinds) }));
    return signals;
  }

  /** Evidence of a block under its headings; read again only where those changed. */
  cuesOf(shape: BlockShape, context: CueContext): BlockCues {
    const key = `${context.path.join('\u0001')}\u0002${context.levels.join()}\u0002${context.lead ?? ''}\u0002${context.asked ?? ''}`;
    const known = this.cues.get(shape);
    if (known?.key === key) return known.cues;
    const cues = cuesOfBlock(shape, context, this.lexicons);
    this.cues.set(shape, { key, cues });
    return cues;
  }
}

export class AnalysedDocument {
  readonly configuration: DocumentConfiguration;
  readonly configurationFaults: readonly ConfigurationFault[];
  readonly kind: Kind;
  readonly kindSource: KindSource;
  readonly language: 'en' | 'zh' | 'mixed';
  readonly asOf: string;
  readonly facts: Facts;
  private lazyCitations: readonly Citation[] | undefined;
  private lazyVerdicts: readonly Verdict[] | undefined;
  private lazyBlocks: readonly CoverageBlock[] | undefined;
  private lazyDirectives: readonly Directive[] | undefined;
  private lazySections: readonly Section[] | undefined;

  constructor(
    readonly analyser: Analyser,
    readonly markdown: MarkdownDocument,
    readonly surroundings: DocumentSurroundings,
  ) {
    const { configuration, faults } = readFrontMatter(markdown.text, markdown.frontMatter);
    this.configuration = configuration;
    this.configurationFaults = faults;
    this.facts = configuration.facts ?? {};
    this.asOf = surroundings.override?.asOf ?? configuration.asOf ?? surroundings.configured?.asOf ?? surroundings.today;
    let han = 0;
    let latin = 0;
    let size = 0;
    const kinds: KindSignals[] = [];
    for (const block of markdown.blocks) {
      const signals = analyser.signalsOf(block.shape);
      han += signals.han;
      latin += signals.latin;
      kinds.push(signals.kind);
      size += signals.han + signals.latin * 6;
    }
    // A Latin word counts for two Han characters: product names and e-mail addresses do not make a Chinese text mixed.
    this.language = han > latin * 4 ? 'zh' : latin * 2 > han * 6 || han === 0 ? 'en' : 'mixed';
    const told = surroundings.override?.kind ?? configuration.kind ?? surroundings.configured?.kind;
    const detected = told ? undefined : detectKind(kinds, size);
    this.kind = told ?? detected ?? 'other';
    this.kindSource = surroundings.override?.kind
      ? 'configured'
      : configuration.kind
        ? 'declared'
        : surroundings.configured?.kind
          ? 'configured'
          : detected
            ? 'detected'
            : 'none';
  }

  get text(): string {
    return this.markdown.text;
  }

  /** The document after an edit; see {@link MarkdownDocument.edit}. */
  edit(text: string, change?: TextChange): AnalysedDocument {
    return new AnalysedDocument(this.analyser, this.markdown.edit(text, change), this.surroundings);
  }

  /** The same text under other surroundings (a setting changed, a day passed). */
  under(surroundings: DocumentSurroundings): AnalysedDocument {
    return new AnalysedDocument(this.analyser, this.markdown, surroundings);
  }

  /** All citations in order, resolved. */
  get citations(): readonly Citation[] {
    if (!this.lazyCitations) {
      const parts = this.markdown.blocks.flatMap((block) =>
        this.analyser.signalsOf(block.shape).citations.map((found, i) => ({ blockFrom: block.from, leaf: block.shape.leaves[i]!, found })),
      );
      this.lazyCitations = resolveCitations(parts, this.analyser.knowledge, this.asOf, (from, to) => this.text.slice(from, to));
    }
    return this.lazyCitations;
  }

  /** What the document says of each requirement of its kind; empty for a kind without any. */
  get verdicts(): readonly Verdict[] {
    if (!this.lazyVerdicts) {
      const requirements = this.kindSource === 'none' ? [] : this.analyser.requirementsOf(this.kind).filter((r) => asked(r, this.facts));
      this.lazyVerdicts = requirements.length ? coverageOf(this.evidenceBlocks, requirements, this.facts) : [];
    }
    return this.lazyVerdicts;
  }

  /** The blocks with their cues under their headings; what a page shows of its front matter behind them. */
  get evidenceBlocks(): readonly CoverageBlock[] {
    return (this.lazyBlocks ??= this.withContext()
      // Behind the others, so that these keep their places.
      .concat(this.markdown.datedFields.map((block) => ({ block, context: { path: [], levels: [] } })))
      .map(({ block, context }) => ({
        from: block.from,
        leaves: block.shape.leaves,
        cues: this.analyser.cuesOf(block.shape, context),
        path: context.path,
      })));
  }

  /** The sentences that make each of the statements, in order of place. */
  said(statements: readonly Statement[]): Said[][] {
    return statementsIn(this.evidenceBlocks, statements);
  }

  get directives(): readonly Directive[] {
    return (this.lazyDirectives ??= directivesOf(this.markdown));
  }

  /** Blanks still to be filled in; offsets in the document. */
  get placeholders(): readonly { readonly from: number; readonly to: number; readonly text: string }[] {
    return this.markdown.blocks.flatMap((block) =>
      this.analyser.signalsOf(block.shape).placeholders.map((p) => ({ from: block.from + p.from, to: block.from + p.to, text: p.text })),
    );
  }

  /** The outline: Markdown headings and lines that act as such. */
  get sections(): readonly Section[] {
    return (this.lazySections ??= sectionsOf(this.markdown));
  }

  /** Where a finding about the whole document stands: the title, else the first line of text. */
  get title(): { readonly from: number; readonly to: number } {
    const first = this.sections.find((s) => s.block < 6) ?? this.sections[0];
    if (first) return { from: first.from, to: first.to };
    for (const block of this.markdown.blocks) {
      const leaf = block.shape.leaves[0];
      if (leaf) return { from: block.from + leaf.map[0]!, to: block.from + leaf.ends.at(-1)! };
    }
    const end = this.text.indexOf('\n');
    return { from: 0, to: end < 0 ? this.text.length : end };
  }

  private withContext(): { block: Block; context: CueContext }[] {
    const out: { block: Block; context: CueContext }[] = [];
    const open: { level: number; title: string }[] = [];
    let path: readonly string[] = [];
    let levels: readonly number[] = [];
    let lead: string | undefined;
    let asked: string | undefined;
    for (const block of this.markdown.blocks) {
      const leaves = block.shape.leaves;
      const enumerated =
        leaves[0]?.marker || /^(?:BulletList|OrderedList|Table)$/.test(block.shape.type) || /^[-•●·▪◆■]/.test(leaves[0]?.text ?? '');
      // A line that ends in a colon, or a short one without a stop, introduces the list, the table or the numbered paragraphs after it.
      out.push({ block, context: { path, levels, ...(lead && enumerated ? { lead } : {}), ...(asked ? { asked } : {}) } });
      let changed = false;
      for (const leaf of leaves) {
        if (leaf.role !== 'heading') continue;
        while (open.length && open.at(-1)!.level >= leaf.level) open.pop();
        open.push({ level: leaf.level, title: leaf.text });
        changed = true;
      }
      if (changed) {
        path = open.map((h) => h.title);
        levels = open.map((h) => h.level);
      }
      const last = leaves.at(-1);
      if (last)
        asked =
          last.role === 'heading' || last.text.endsWith('?')
            ? last.text.slice(last.text.length > QUESTION ? last.sentences.at(-2) : 0)
            : undefined;
      if (last && introduces(last.text, !!enumerated))
        lead = last.role === 'heading' ? undefined : last.text.slice(last.sentences.at(-2) ?? 0);
      else if (!enumerated && leaves.length) lead = undefined;
    }
    return out;
  }
}

/** Whether a line announces what follows it: it ends in a colon, or is a few words that end in no stop and are themselves no entry of a list. */
const introduces = (text: string, enumerated: boolean): boolean =>
  /:$/.test(text) || (text.length <= 40 && (/[A-Za-z0-9?)]$/.test(text) || (!enumerated && !/[。.!;,]$/.test(text))));

function sectionsOf(markdown: MarkdownDocument): Section[] {
  const sections: { title: string; level: number; from: number; to: number; end: number; block: number }[] = [];
  const open: number[] = [];
  markdown.blocks.forEach((block, index) => {
    for (const leaf of block.shape.leaves) {
      if (leaf.role !== 'heading') continue;
      const from = block.from + leaf.map[0]!;
      // A section ends before the marks of the next heading (`## `, `> `, `**`): what is added to its end must not part them from their text.
      const end = Math.max(block.from, markdown.text.lastIndexOf('\n', from - 1) + 1);
      while (open.length && sections[open.at(-1)!]!.level >= leaf.level) sections[open.pop()!]!.end = end;
      open.push(sections.length);
      sections.push({
        title: leaf.text,
        level: leaf.level,
        from,
        to: block.from + leaf.ends.at(-1)!,
        end: markdown.text.length,
        block: index,
      });
    }
  });
  return sections;
}
