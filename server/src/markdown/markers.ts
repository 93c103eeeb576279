/** What a line starts with, and whether it stands as a heading: numbers, bullets, short lines without the end of a sentence. */
import { isHan, isMark } from './normalise.js';

/** Enumerators at the start of a line, and the level of heading each would be. Levels 1–6 are Markdown's own. */
const MARKERS: readonly [RegExp, number][] = [
  [/^第[一二三四五六七八九十百0-9]{1,4}[章部编篇](?=[ :.、]|$|[\u4e00-\u9fff])/, 7],
  [/^第[一二三四五六七八九十百0-9]{1,4}[条节](?=[ :.、]|$)/, 8],
  [/^[一二三四五六七八九十]{1,3}[、.:]/, 8],
  [/^(?:Part|Section|SECTION|PART|Article|ARTICLE) [0-9IVXA-Z]{1,4}[.:)]?(?= )/, 8],
  [/^\([一二三四五六七八九十]{1,3}\)[、.]?/, 9],
  [/^[0-9]{1,2}(?:\.[0-9]{1,2}){2,4}[.、:)]?(?=\D|$)/, 12],
  [/^[0-9]{1,2}\.[0-9]{1,2}[.、:)]?(?=\D|$)/, 11],
  [/^[0-9]{1,2}(?:、|\.(?!\d)|:|\))/, 10],
  [/^[IVX]{1,5}[.、)]/, 8],
  [/^[A-Z][.)](?= )/, 11],
  [/^\([0-9]{1,2}\)/, 13],
  [/^[①②③④⑤⑥⑦⑧⑨⑩⑪⑫]/, 14],
  [/^\([a-z]{1,3}\)/, 14],
  [/^[a-z][.)](?= )/, 14],
];

/** The enumerator a line starts with: its text and the heading level it suggests, or undefined. */
export function enumerator(text: string): { marker: string; level: number } | undefined {
  for (const [pattern, level] of MARKERS) {
    const match = pattern.exec(text);
    if (match) return { marker: match[0], level };
  }
  return undefined;
}

/** A line set as an item that Markdown does not know as one. */
export const BULLET = /^[-–—•·▪●○◆■]/;

/** Longest line with a number of its own that is a heading among lines of text, as a weight in which a Chinese character counts two. */
export const NUMBERED_HEADING = 44;

const TERMINAL = /[。！？；;!?,，、]$|[a-z]\.$/;
/** Could this line, alone, be a heading? Short and without the end of a sentence. */
export function looksLikeHeading(text: string, limit: number): boolean {
  const body = text.replace(/[ :：]+$/, '');
  let weight = 0;
  for (let i = 0; i < body.length; i++) weight += isHan(body.charCodeAt(i)) ? 2 : 1;
  return (
    body.length > 0 &&
    weight <= limit &&
    !TERMINAL.test(body) &&
    !body.includes('。') &&
    !/[a-z]{3}\. [A-Z]/.test(body) &&
    ![...body].some(isMark)
  );
}
