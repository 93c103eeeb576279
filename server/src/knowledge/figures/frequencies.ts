/** How often something is done, and multiples in one word. */
import type { WrittenFigure } from './figure.js';
import { numberOf, WORD } from './numbers.js';

const N_EN = `(?:\\d{1,3}|${WORD})`;
const OFTEN = new RegExp(
  [
    `(?:once |twice |one time )?(?:in )?(?:every|each) (?<n1>${N_EN}) (?<u1>years?|months?)\\b`,
    `(?<often>once|twice|one time) (?:a|per|each|every|in (?:a|each|every))(?: calendar)? (?<u2>year|month|quarter)\\b`,
    `\\b(?<word>annually|yearly|bi-?ennially|quarterly|monthly(?! active)|every (?:calendar )?year|each (?:calendar )?year|every other year|per annum|semi-?annually|half-yearly|every six months|every half year)\\b`,
    `\\b(?<adjective>annual|yearly|biennial|quarterly|monthly)(?= (?:[a-z]+ ){0,3}(?:audits?|assessments?|reports?|reviews?|tests?|testing|evaluations?|inspections?|checks?)\\b)`,
    `每(?<n3>[两二三四五六七八九十\\d]{1,2}|)(?<u3>年|个月|月|半年|季度)(?:度)?(?!龄)`,
    `(?<n4>[一两二三四五\\d])年(?:至少)?(?<t4>[一两二1-4])次`,
  ].join('|'),
  'gi',
);
/** What is said to be done every so often, where no date of `found` stands: months from one time to the next. */
export function frequenciesIn(text: string, found: readonly WrittenFigure[]): WrittenFigure[] {
  const out: WrittenFigure[] = [];
  if (!/every|each|once|twice|annual|yearly|biennial|quarterly|monthly|per annum|每|次/i.test(text)) return out;
  for (const m of text.matchAll(OFTEN)) {
    const g = m.groups!;
    const unit = (u: string) => (/^(?:year|年)/i.test(u) ? 12 : /quarter|季度/i.test(u) ? 3 : /半年/.test(u) ? 6 : 1);
    let months: number;
    if (g.n1) months = (numberOf(g.n1) ?? 1) * unit(g.u1!);
    else if (g.often) months = unit(g.u2!) / (/twice/i.test(g.often) ? 2 : 1);
    else if (g.word || g.adjective) {
      const w = (g.word ?? g.adjective)!.toLowerCase();
      months = /bi-?enn|other/.test(w) ? 24 : /quarter/.test(w) ? 3 : /semi|half|six/.test(w) ? 6 : /month/.test(w) ? 1 : 12;
    } else if (g.u3) months = (g.n3 ? (numberOf(g.n3) ?? 1) : 1) * unit(g.u3);
    else months = ((numberOf(g.n4!) ?? 1) * 12) / (numberOf(g.t4!) ?? 1);
    const from = m.index;
    const to = from + m[0].length;
    if (found.some((f) => f.dimension === 'date' && f.from < to && f.to > from)) continue;
    out.push({ from, to, number: { from, to }, dimension: 'frequency', value: months });
  }
  return out;
}

const MULTIPLE =
  /\b(twice|double|treble|triple|threefold|quadruple|fivefold|tenfold)(?= (?:the|that|its|their|his|what|of|damages|compensation|price)\b)|双倍/gi;
const MULTIPLES: Readonly<Record<string, number>> = {
  twice: 2,
  double: 2,
  treble: 3,
  triple: 3,
  threefold: 3,
  quadruple: 4,
  fivefold: 5,
  tenfold: 10,
};
/** Multiples in one word: "twice the price", 双倍. */
export function multiplesIn(text: string): WrittenFigure[] {
  return [...text.matchAll(MULTIPLE)].map((m) => {
    const at = { from: m.index, to: m.index + m[0].length };
    return { ...at, number: at, dimension: 'times', value: m[1] ? MULTIPLES[m[1].toLowerCase()]! : 2 };
  });
}
