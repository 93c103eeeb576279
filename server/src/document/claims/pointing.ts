/** Which one of several citations a figure is given to. */
import type { WrittenFigure } from '../../knowledge/figures.js';
import type { Placed } from './placed.js';

const FORMER =
  /\b(?:the )?(former|first|latter|second|third)\b(?! (?:paragraph|sub|item|instance|time|sentence|place|case|offen[cs]e|clause|year|day|degree|part|half|breach|violation|\w+ (?:case|offen[cs]e)))|前者|后者/gi;

/**
 * The one of several citations that a figure is given to: "the former up to …, the latter up to …", or each in turn ("respectively", 分别).
 * Only what stands behind the last citation points to them.
 */
export function pointedTo(
  text: string,
  about: readonly Placed[],
  stated: readonly WrittenFigure[],
  figure: WrittenFigure,
  start: number,
): Placed | undefined {
  const each = about.filter((c) => c.citation.articles.length);
  if (each.length !== about.length) return undefined;
  const last = about.at(-1)!;
  const from = last.to <= figure.from && last.from >= start ? last.to : start;
  const before = text.slice(Math.max(from, figure.from - 160), figure.from);
  const word = [...before.matchAll(FORMER)].at(-1)?.[0].toLowerCase().replace('the ', '');
  if (word) {
    if (/latter|后者/.test(word)) return each.length === 2 ? each[1] : undefined;
    return each[/former|first|前者/.test(word) ? 0 : word === 'second' ? 1 : 2];
  }
  const same = stated.filter((f) => f.dimension === figure.dimension && f.range !== 'from');
  if (same.length !== each.length || !same.includes(figure) || !/\brespectively\b|分别/i.test(text.slice(start, same.at(-1)!.to + 40)))
    return undefined;
  return same[0]!.from >= last.to || text.slice(start).includes('分别') ? each[same.indexOf(figure)] : undefined;
}

/** The citation that a figure stands right beside: "Art. 56 (three years)", "第66条：5000万元", "under 14 (PIPL, Art. 31)". */
export function besideFigure(text: string, cited: readonly Placed[], figure: WrittenFigure): Placed | undefined {
  const before = cited.findLast((c) => c.to <= figure.from);
  if (before && figure.from - before.to <= 40 && BESIDE.test(text.slice(before.to, figure.from))) return before;
  const behind = cited.find((c) => c.from >= figure.to);
  return behind && IN_BRACKET.test(text.slice(figure.to, behind.from)) ? behind : undefined;
}
/** The bracket right behind that gives the source: "(basis: …", （依据：…. */
const IN_BRACKET =
  /^ ?\((?:(?:法律)?(?:依据|根据|来源|出处|见|参见)(?:是|为)?:? ?|(?:legal )?(?:basis|source|see|ref\.?|per|cf\.?|under|by):? )?["《]?(?:the )?$/i;
const BESIDE = /^["'》]? ?(?:\([^();。,、]{0,24}|:[^();:。,、]{0,8})$/;

/** With two laws in one sentence, a figure goes with that of its own clause. */
export const severalLaws = (about: readonly Placed[]): boolean => about.some((c) => c.citation.law !== about[0]!.citation.law);
