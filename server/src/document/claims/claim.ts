import type { WrittenFigure } from '../../knowledge/figures.js';
import type { Citation } from '../citation.js';

/** A figure with the citations that it is stated with, and what is said around it. */
export interface Claim {
  readonly figure: WrittenFigure;
  /** Of the figure, and of its number alone, in the document. */
  readonly from: number;
  readonly to: number;
  readonly number: { readonly from: number; readonly to: number };
  readonly citations: readonly Citation[];
  /** In a sentence after the one that cites: probably of the same article. */
  readonly loose: boolean;
  /** Under a heading that cites, which is all that ties it to the law. */
  readonly headed: boolean;
  /**
   * What says more of the figure without standing in its segment: other cells of its row, the line above its list, its heading, the sentence
   * before. Nothing with a figure of the same kind, which it would be said of.
   */
  readonly context: string;
  /** The part of the sentence between semicolons, normalised, and where the figure stands in it. */
  readonly segment: string;
  readonly at: number;
  /** The part of the segment between commas, without the names of laws. */
  readonly clause: string;
  /** The whole sentence, over its semicolons. */
  readonly sentence: string;
  /** It says what the author does, under the law. */
  readonly own: boolean;
  /** Or what the author says that he must do. */
  readonly bound: boolean;
  /** It is said to be the figure that the law sets. */
  readonly attributed: boolean;
  /** All citations of the sentence, those of other figures too. */
  readonly nearby: readonly Citation[];
  /** Where the citations of the segment stand in it. */
  readonly laws: readonly { readonly from: number; readonly to: number }[];
  /** Other figures of the segment. */
  readonly beside: readonly WrittenFigure[];
}
