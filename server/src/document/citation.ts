/** What a citation of a document is, once resolved. */
import type { Leaf } from '../markdown/leaves.js';
import type { LawMention } from '../signals/citations/laws/mention.js';
import type { LeafCitations } from '../signals/citations/recognise.js';

export type CitationStatus =
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
  /** Whose the articles are is said elsewhere than beside them, or only assumed: see `impliedLaw.ts`. */
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

export type LawTarget = Extract<Target, { kind: 'law' }>;
