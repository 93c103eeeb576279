/**
 * Finds all occurrences of many fixed strings in a text.
 *
 * The strings stand in order, and from each place where a word may begin, the range of those that the text goes on with is narrowed unit by unit.
 * So nothing needs to be built but that order, which the data build has made for the longest list; an automaton over it would take longer to build
 * at start-up than it saves afterwards. The time is linear in the text, as no string is longer than {@link MAX_PHRASE}.
 */
import { firstIndex } from '../util/sorted.js';

/** One occurrence: phrase `id` (as given to {@link Phrases}) at [from, to) of the text. */
export interface Hit {
  readonly id: number;
  readonly from: number;
  readonly to: number;
}

/** Longest phrase that is looked for, in UTF-16 units: longer ones are no words. */
const MAX_PHRASE = 400;

export class Phrases {
  /** Ids in order of their phrases, and the phrases. */
  private readonly ids: readonly number[];
  private readonly sorted: readonly string[];
  /** The first place in the order of those that begin with a unit, and the place after the last. */
  private readonly ranges = new Map<number, { readonly low: number; high: number }>();

  /** `phrases[i]` is reported with id `i`. Empty ones never match. Matching is exact: fold case beforehand. Those that come sorted stay so. */
  constructor(phrases: readonly string[]) {
    this.ids = sortedIds(phrases);
    this.sorted = this.ids.map((id) => phrases[id]!);
    this.sorted.forEach((phrase, i) => {
      const unit = phrase.charCodeAt(0);
      const range = this.ranges.get(unit);
      if (range) range.high = i + 1;
      else this.ranges.set(unit, { low: i, high: i + 1 });
    });
  }

  /** Calls `found` for every occurrence that does not begin inside a Latin word, by ascending start and end. */
  scan(text: string, found: (id: number, from: number, to: number) => void): void {
    let inWord = false;
    for (let from = 0; from < text.length; from++) {
      const unit = text.charCodeAt(from);
      const letter = isLetter(unit);
      const range = letter && inWord ? undefined : this.ranges.get(unit);
      inWord = letter;
      if (range) this.at(text, from, range.low, range.high, found);
    }
  }

  /** Reports the phrases of a range that stand at `from`; they agree with the text in their first unit. */
  private at(text: string, from: number, low: number, high: number, found: (id: number, from: number, to: number) => void): void {
    const { sorted, ids } = this;
    for (let depth = 1; ; depth++) {
      // Those that end here come first.
      for (; low < high && sorted[low]!.length === depth; low++) found(ids[low]!, from, from + depth);
      if (low === high || from + depth >= text.length) return;
      if (high - low === 1) {
        if (text.startsWith(sorted[low]!, from)) found(ids[low]!, from, from + sorted[low]!.length);
        return;
      }
      const unit = text.charCodeAt(from + depth);
      low = firstFrom(sorted, low, high, depth, unit);
      high = firstFrom(sorted, low, high, depth, unit + 1);
    }
  }

  /** All occurrences, by ascending start and end. */
  search(text: string): Hit[] {
    const hits: Hit[] = [];
    this.scan(text, (id, from, to) => hits.push({ id, from, to }));
    return hits;
  }
}

/** The first of [low, high) whose unit at `depth` is at least `unit`. */
const firstFrom = (sorted: readonly string[], low: number, high: number, depth: number, unit: number): number =>
  firstIndex(low, high, (i) => sorted[i]!.charCodeAt(depth) >= unit);

/** Ids of the phrases that can occur, by phrase and then by id. */
function sortedIds(phrases: readonly string[]): number[] {
  const ids: number[] = [];
  let sorted = true;
  let before = '';
  phrases.forEach((phrase, id) => {
    if (!phrase || phrase.length > MAX_PHRASE) return;
    sorted &&= before <= phrase;
    before = phrase;
    ids.push(id);
  });
  return sorted ? ids : ids.sort((a, b) => (phrases[a]! < phrases[b]! ? -1 : phrases[a]! > phrases[b]! ? 1 : a - b));
}

const isLetter = (code: number): boolean => (code >= 65 && code <= 90) || (code >= 97 && code <= 122) || (code >= 0xc0 && code <= 0x24f);
const isLatin = (code: number): boolean => (code >= 48 && code <= 57) || isLetter(code);

/** Whether [from, to) of a text does not cut a Latin word: `kin` in "marketing" does. Chinese has no such boundary. */
export function wholeWord(text: string, from: number, to: number): boolean {
  return (
    !(isLatin(text.charCodeAt(from)) && from > 0 && isLatin(text.charCodeAt(from - 1))) &&
    !(isLatin(text.charCodeAt(to - 1)) && to < text.length && isLatin(text.charCodeAt(to)))
  );
}

/** Longest hits win over those inside or overlapping them; of equal ones the first. Returned by ascending start. */
export function longest<T extends { readonly from: number; readonly to: number }>(hits: readonly T[]): T[] {
  const sorted = [...hits].sort((a, b) => a.from - b.from || b.to - a.to);
  const out: T[] = [];
  for (const hit of sorted) {
    const last = out.at(-1);
    if (!last || hit.from >= last.to) out.push(hit);
    else if (hit.to - hit.from > last.to - last.from) out[out.length - 1] = hit;
  }
  return out;
}

/** Index of the last item that ends at or before `at`, or -1. */
export const lastBefore = (items: readonly { readonly to: number }[], at: number): number =>
  firstIndex(0, items.length, (i) => items[i]!.to > at) - 1;
