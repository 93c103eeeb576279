/** How far before and behind a place its sentence is looked at, in UTF-16 units: so that a text without any full stop takes no longer. */
const FAR = 400;

/** The sentence of a text around an offset, of a very long one what is near; `end` matches what ends a sentence. */
export const sentenceAround = (text: string, at: number, end: RegExp): string =>
  text
    .slice(Math.max(0, at - FAR), at)
    .split(end)
    .at(-1)! + text.slice(at, at + FAR).split(end, 1)[0]!;
