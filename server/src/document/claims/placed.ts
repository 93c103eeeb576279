/** Citations and figures by their place in a leaf's normalised text. */
import { figuresIn, type WrittenFigure } from '../../knowledge/figures.js';
import type { Leaf } from '../../markdown/leaves.js';
import { memoize } from '../../util/memoize.js';
import { firstIndex } from '../../util/sorted.js';
import type { Citation } from '../citation.js';

/** A citation, and where it stands. */
export interface Placed {
  readonly citation: Citation;
  /** In the leaf's normalised text. */
  readonly from: number;
  readonly to: number;
}
export const NONE: readonly Placed[] = [];

/** How far, in characters, the words around a figure are looked at; and how many citations it may be stated with. */
export const FAR = 600;
export const MANY = 24;

/** The first unit of the normalised text at or behind a source offset. */
export const unitAt = (leaf: Leaf, source: number): number => firstIndex(0, leaf.map.length, (i) => leaf.map[i]! >= source);

/** The figures of a leaf, read once for each. */
export const figuresOf: (leaf: Leaf) => readonly WrittenFigure[] = memoize((leaf) => figuresIn(leaf.text));

/** A part of a text without what stands in others. */
export function without(
  text: string,
  span: { from: number; to: number },
  skipped: readonly { readonly from: number; readonly to: number }[],
): string {
  let out = '';
  for (let i = span.from; i < span.to; i++) if (!skipped.some((s) => i >= s.from && i < s.to)) out += text[i];
  return out;
}
/** The text of a leaf without its citations. */
export const uncited = ({ text }: Leaf, placed: readonly Placed[]): string => without(text, { from: 0, to: text.length }, placed);

/** A number of promulgation, which names no law of its own beside one. */
export const DECREE = /^(?:State Council|Presidential|CAC)? ?(?:Decree|Order)|^[\u4e00-\u9fff、\d]{0,40}令/i;
