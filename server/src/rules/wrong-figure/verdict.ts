import type { Bilingual } from '../../knowledge/schema.js';
import type { StatedFigure } from '../../knowledge/stated.js';

/** What is wrong with a figure. */
export interface Verdict {
  readonly message: string;
  readonly version: string;
  /** The article cited, and those in which the right figure stands. */
  readonly article?: string;
  readonly stands?: readonly string[];
  /** Where the figure as written stands instead. */
  readonly others?: readonly string[];
  readonly right: Bilingual;
  /** The one figure that can be meant. */
  readonly only?: Pick<StatedFigure, 'dimension' | 'value' | 'unit' | 'date'>;
}
