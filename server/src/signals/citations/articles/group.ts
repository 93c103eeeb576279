/** Groups of articles as the readers of both languages give them. */

/** One article of a group, ranges expanded. Offsets in the leaf's normalised text. */
export interface ArticlePart {
  /** `17(1)(2)`; in a group with `same`, only what follows the article: `(2)`. */
  readonly article: string;
  /** As written, where letters or Roman numerals were turned into numbers: `6(1)(b)`. */
  readonly written?: string;
  /** Its one bracket is an item, of a paragraph that is not named: 第十三条第（二）项. */
  readonly item?: true;
  readonly from: number;
  readonly to: number;
}

/** Articles that stand together: a list, a range, or one. */
export interface ArticleGroup {
  readonly from: number;
  readonly to: number;
  readonly language: 'en' | 'zh';
  readonly parts: readonly ArticlePart[];
  /** Only a law directly beside it makes it a citation: "Section 5", "§ 3", 第5条信息. */
  readonly strict: boolean;
  /** Only a citation where the law has such an article: "PIPL 66". */
  readonly tentative: boolean;
  /** Points to the article cited before (同条第二款, "paragraph 2 of the same Article") or to its paragraph (前款). */
  readonly same: 'article' | 'paragraph' | undefined;
  /** Its words say more than its articles: "second sentence", "et seq." */
  readonly beyond?: true;
  /** Numbers alone in a cell: articles only where the head of the column says so. */
  readonly cell?: true;
  /** Something is counted by it where no law stands beside it: 第5条信息. */
  readonly counted?: boolean;
}

/** What the reader of groups must know of the laws found in the same text. */
export interface Surroundings {
  /** Whether a law's name starts at the position, or behind a blank. */
  readonly lawAfter: (at: number) => boolean;
  /** Whether a law's name ends at the position, blanks, closing quotes and a comma not counted. */
  readonly lawBefore: (at: number) => boolean;
}

/** Longest range that is one: what is longer is no range of articles. */
export const RANGE_LIMIT = 600;

/** What a sticky pattern matches at a position. */
export function sticky(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}
