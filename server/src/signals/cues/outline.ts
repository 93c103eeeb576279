import type { Leaf } from '../../markdown/leaves.js';
import type { CueContext } from './sentence.js';

/** The stack of headings while walking down a document. */
export class Outline {
  private constructor(private readonly stack: readonly { text: string; level: number }[]) {}
  static readonly empty = new Outline([]);
  static from(context: CueContext): Outline {
    return new Outline(context.path.map((text, i) => ({ text, level: context.levels[i]! })));
  }
  /** The outline below a heading leaf: it closes those of its own level and deeper. */
  below(leaf: Pick<Leaf, 'text' | 'level'>): Outline {
    return new Outline([...this.stack.filter((h) => h.level < leaf.level), { text: leaf.text, level: leaf.level }]);
  }
  get path(): string[] {
    return this.stack.map((h) => h.text);
  }
  get levels(): number[] {
    return this.stack.map((h) => h.level);
  }
}
