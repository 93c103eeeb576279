/**
 * Whose an article is that stands without a law: the law's that the sentence before it names, the line above its list, its row or column, or
 * the heading. In a document whose own articles are numbered (an agreement), only where the words leave no doubt.
 */
import type { Leaf } from '../markdown/leaves.js';
import type { ArticleGroup } from '../signals/citations/articles/group.js';
import type { LawMention } from '../signals/citations/laws/mention.js';
import { lastBefore } from '../signals/phrases.js';
import type { CitationPart, LawTarget, Target } from './citation.js';

export interface Home {
  readonly target: LawTarget;
  /** It is that law's article or a mistake: "its Article 85". Otherwise an article that the law does not have is somebody else's. */
  readonly certain: boolean;
}

/** A leaf with what the names in it stand for. */
interface Named {
  readonly leaf: Leaf;
  readonly mentions: readonly LawMention[];
  readonly targets: readonly Target[];
}

/** "Its Article 5", 其第五条. */
const ITS = /(?:\b(?:its|their|the law's|whose)|其(?:中的?)?|该法规的?|后者|前者) ?$/i;
/** How far behind a law its article may stand, in characters. */
const REACH = 400;
const OWN_ARTICLE = /^(?:第 ?[零〇一二三四五六七八九十百\d]{1,7} ?条(?=[ :.、]|$)|(?:Article|ARTICLE) \d{1,3}(?=[ :.]|$))/;

/** Whether a document has numbered articles of its own: at least two lines that begin with one. */
export function numbersItsOwn(parts: readonly CitationPart[]): boolean {
  let count = 0;
  for (const { leaf, found } of parts)
    if (leaf.role !== 'cell' && leaf.role !== 'item' && OWN_ARTICLE.test(leaf.text) && !found.mentions.length && ++count > 1) return true;
  return false;
}

/** Remembers what stands above, in order of the document. */
export class Homes {
  private readonly headings: { readonly level: number; readonly law: LawTarget | undefined }[] = [];
  private introduced: LawTarget | undefined;
  /** For each leaf of the block: whose an article in it is that has no law; and whether a list, a row or a column says so. */
  private laws: readonly ({ readonly law: LawTarget; readonly given: boolean } | undefined)[] = [];
  private block: readonly Named[] = [];

  constructor(private readonly ownArticles: boolean) {}

  /** Goes on to the next block. */
  enter(block: readonly Named[]): void {
    const sole = block.map(soleLaw);
    const rows = new Map<number, LawTarget>();
    block.forEach(({ leaf, mentions }, i) => {
      if (leaf.role === 'cell' && sole[i] && mentions.reduce((sum, m) => sum + m.to - m.from, 0) * 2 >= leaf.text.length)
        rows.set(leaf.row, sole[i]);
    });
    const laws: ({ law: LawTarget; given: boolean } | undefined)[] = [];
    // An item that names no law goes on about that of the item before; not in a list that names something else too.
    let sibling: LawTarget | undefined;
    let mixed = false;
    block.forEach(({ leaf, targets }, i) => {
      if (leaf.role === 'heading') while (this.headings.length && this.headings.at(-1)!.level >= leaf.level) this.headings.pop();
      const above = this.headings.at(-1)?.law;
      const lead = leaf.lead >= 0 && leaf.lead < i ? (sole[leaf.lead] ?? laws[leaf.lead]?.law) : this.introduced;
      const given =
        leaf.role === 'cell'
          ? (rows.get(leaf.row) ?? (leaf.head >= 0 ? sole[leaf.head] : undefined) ?? this.introduced)
          : leaf.role === 'item' || leaf.lead >= 0
            ? lead
            : undefined;
      const law = (leaf.role === 'item' ? sibling : undefined) ?? above;
      laws.push(given ? { law: given, given: true } : law && { law, given: false });
      if (leaf.role === 'item' && targets.length) {
        mixed ||= targets.some((t) => t.kind !== 'law');
        sibling = mixed ? undefined : sole[i];
      }
      if (leaf.role === 'heading') this.headings.push({ level: leaf.level, law: sole[i] ?? above });
    });
    this.laws = laws;
    this.block = block;
    const last = block.length - 1;
    this.introduced = last >= 0 && block[last]!.leaf.text.endsWith(':') ? sole[last] : undefined;
  }

  /** Whose the numbers of a cell are, where the head of their column names a law and articles of it. */
  private underHead({ head }: Leaf): Home | undefined {
    const above = head >= 0 ? this.block[head] : undefined;
    const law = above && OF_ARTICLES.test(above.leaf.text) ? soleLaw(above) : undefined;
    return law && { target: law, certain: true };
  }

  /** Whose a group of articles is that names no law, in the leaf of that index in the block. */
  of({ leaf, mentions, targets }: Named, index: number, group: ArticleGroup): Home | undefined {
    if (group.cell) return this.underHead(leaf);
    if (group.same || group.strict || group.tentative) return undefined;
    const begins = group.from === 0 || (group.from === 1 && /["'(]/.test(leaf.text[0]!));
    const above = begins && leaf.role !== 'cell' ? this.block[index - 1] : undefined;
    const broken = above && cutOff(above);
    if (broken && (broken.certain || !this.ownArticles)) return broken;
    const its = ITS.test(leaf.text.slice(Math.max(0, group.from - 12), group.from));
    const before = lastBefore(mentions, group.from);
    if (before >= 0) {
      const target = targets[before]!;
      const near = group.from - mentions[before]!.to <= REACH && leaf.role !== 'heading';
      return target.kind === 'law' && near && (its || !this.ownArticles) ? { target, certain: its } : undefined;
    }
    const home = this.laws[index];
    if (!home || mentions.some((m) => m.means === 'contract')) return undefined;
    return home.given || its || !this.ownArticles ? { target: home.law, certain: home.given || its } : undefined;
  }
}

/** The head of a column of article numbers: "PIPL Art.", 个保法条款. */
const OF_ARTICLES = /\b(?:arts?|articles?|section|sec)\b|§|条/i;

/** The law at the end of a line, where the line does not end with it: a comma or an open bracket stands behind or before, or nothing else is in it. */
function cutOff({ leaf, mentions, targets }: Named): Home | undefined {
  const last = mentions.at(-1);
  const target = targets.at(-1);
  if (target?.kind !== 'law' || leaf.role === 'cell' || !/^["'》)]*[,:]?$/.test(leaf.text.slice(last!.to))) return undefined;
  const certain = leaf.text.endsWith(',') || /\([^()]*$/.test(leaf.text.slice(Math.max(0, last!.from - 80), last!.from));
  return certain || /^["'《]*$/.test(leaf.text.slice(0, last!.from)) ? { target, certain } : undefined;
}

/** The law of a leaf that names one and nothing else. */
function soleLaw({ targets }: Named): LawTarget | undefined {
  const [first, ...others] = targets;
  return first?.kind === 'law' && others.every((t) => t.kind === 'law' && t.law === first.law) ? first : undefined;
}
