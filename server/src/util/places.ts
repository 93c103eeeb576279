/** Lines and columns for people to read, as editors count them. The LSP's count from zero; those are its door's to make. */
import { firstIndex } from './sorted.js';

/** A place in a text: line and column from 1, the column in UTF-16 units. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** The places of a text's offsets; its lines are counted once. */
export function placesIn(text: string): (offset: number) => Place {
  const starts = [0];
  for (const { index, 0: end } of text.matchAll(/\r\n?|\n/g)) starts.push(index + end.length);
  return (offset) => {
    const line = firstIndex(1, starts.length, (i) => starts[i]! > offset);
    return { line, column: offset - starts[line - 1]! + 1 };
  };
}
