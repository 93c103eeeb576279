/** Whether a date stated of a law as a whole is the one on which it was promulgated, amended or took effect. */

import type { Claim } from '../../document/claims.js';
import { anyOf } from '../../knowledge/anyOf.js';
import { sameFigure } from '../../knowledge/figures.js';
import { date, SHORT_MONTHS } from '../../knowledge/format.js';
import type { KnowledgeBase } from '../../knowledge/knowledge.js';
import { oneLaw } from './lawNumbers.js';
import type { Verdict } from './verdict.js';

const EFFECTIVE = anyOf(
  'gi',
  /took effect|tak(?:es|ing) effect|taken effect|c(?:o|a)me(?:s)? into (?:force|effect)|coming into (?:force|effect)|entry into (?:force|effect)/,
  /enter(?:s|ed|ing)? into (?:force|effect)|in (?:force|effect) (?:since|from|as of)/,
  /(?:became|becomes|is|been|was) (?:effective|in force|in effect|applicable|law)|effective (?:as of|from|since|on|date)|effective\b/,
  /appl(?:ies|ied|icable) (?:since|from|as of)|implemented|commenc|施行|生效|实施|起执行/,
);
const PROMULGATED =
  /promulgated|enacted|adopted|passed|approved|signed|issued|published|released|announced|unveiled|made public|dated|公布|发布|颁布|通过|出台|印发|签署|公开/gi;
const AMENDED = /(?:amended|revised)(?! (?:arts?\b|articles?\b|text|version|law\b|provisions?\b))|amendment of|修[正订改](?!后)/gi;
const MONTH = `(?:${SHORT_MONTHS.join('|')})[a-z]*`;
const YEARLESS = anyOf(
  'i',
  `\\b(?:from|on|since) (?:\\d{1,2} ${MONTH}\\b|${MONTH} \\d{1,2}\\b)(?!,? \\d{4})`,
  /(?<![年\d])\d{1,2}月\d{1,2}日起/,
);
const NOT_OF_LAW =
  /\b(?:policy|notice|agreement|contract|statement|audit|review|report|we|our)\b|本政策|本协议|本声明|本公告|本规则|我们|合同|报告/i;
/** What is wrong with a date, or undefined. */
export function judgeDate(claim: Claim, knowledge: KnowledgeBase, day: string): Verdict | undefined {
  const law = oneLaw(claim, knowledge);
  // A draft has days of its own.
  if (!law || claim.citations.some((c) => c.status === 'draft')) return undefined;
  const role = roleOfDate(claim);
  if (!role || NOT_OF_LAW.test(claim.clause)) return undefined;
  // "adopted on 20 August 2021, which applies from 1 November": the day on which it takes effect is the one that leaves out its year.
  if (role.role === 'effective' && YEARLESS.test(claim.segment)) return undefined;
  const finals = law.versions.filter((v) => v.status === 'final');
  // An amendment is known only as a version of its own.
  if (role.role === 'amended' && finals.length < 2) return undefined;
  // Of a law whose dates alone are known, and not all of them, a date that is not among those may be right.
  if (finals[0]?.revision && knowledge.dated.includes(law)) return undefined;
  const dates = new Set<string>();
  const own = new Set<string>();
  for (const v of role.role === 'effective' ? finals : law.versions) {
    const known = role.role === 'effective' ? v.effective : v.promulgated;
    if (!known) return undefined;
    dates.add(known);
    own.add(known);
    for (const a of v.articles) for (const f of a.figures) if (f.date) dates.add(f.date);
  }
  const written = claim.figure.date!;
  const fits = (d: string) => sameFigure({ dimension: 'date', value: 0, date: d }, { dimension: 'date', value: 0, date: written });
  if (!dates.size || [...dates].some(fits)) return undefined;
  // Said to have taken effect when it was adopted: that it is not in force yet is what matters, and is told by another rule.
  const coming = finals.find((v) => knowledge.force(v, day) === 'not-yet' && (v.promulgated ?? '9') <= day);
  const meant =
    coming && (claim.citations.some((c) => c.status === 'not-in-force') || /\b(?:amended|revised|new)\b|修[订正]/i.test(claim.segment));
  if (role.role === 'effective' && meant && written <= day && written >= coming.promulgated!.slice(0, written.length)) return undefined;
  // Before the first text that is known here, an older one may have stood.
  const first = finals[0];
  if (!first || (first.revision && written < (first.promulgated ?? first.effective ?? ''))) return undefined;
  if (role.role === 'promulgated') {
    // Rules are decided on one day, signed on another and made public on a third.
    if (law.level !== 'law' && /adopt|pass|approv|sign|通过|签署/i.test(role.word)) return undefined;
    const near = (d: string) => Math.abs(dayNumber(d) - dayNumber(written)) < 40;
    if (/issued|publish|releas|announc|unveil|public|发布|公开|出台|印发/i.test(role.word) && [...own].some(near)) return undefined;
    if (knowledge.relatedTo(law.id, undefined).some((d) => d.date !== undefined && fits(d.date))) return undefined;
  }
  const cited = claim.citations.map((c) => knowledge.version(c.version ?? '')).find((v) => v !== undefined) ?? finals.at(-1)!;
  const version = finals.includes(cited) ? cited : finals.at(-1)!;
  const right = role.role === 'effective' ? version.effective! : version.promulgated!;
  return {
    message: role.role === 'effective' ? 'effective' : 'promulgated',
    version: version.id,
    right: { en: date(right, 'en'), zh: date(right, 'zh') },
    only: { dimension: 'date', value: 0, date: right },
  };
}

/** Days, near enough to tell weeks from months. */
function dayNumber(iso: string): number {
  const [year, month = 1, day = 1] = iso.split('-').map(Number);
  return year! * 365.25 + month * 30.44 + day;
}

/**
 * Whether a date is that of a law's effect or promulgation: the law, the word and the date stand together, with nothing between them but
 * other dates, names of the body that acted, and words that carry no meaning here.
 */
function roleOfDate(claim: Claim): { role: DateRole; word: string } | undefined {
  const { segment, at, figure } = claim;
  // A sentence that speaks of the author, or of a policy, may date those.
  const foreign = claim.own || NOT_OF_LAW.test(segment);
  const end = at + figure.to - figure.from;
  if (DRAFTED.test(segment.slice(Math.max(0, at - 80), end + 12))) return undefined;
  const shift = at - figure.from;
  const others = claim.beside.map((f) => ({ from: f.from + shift, to: f.to + shift, date: f.dimension === 'date' }));
  const laws = [...claim.laws, ...[...segment.matchAll(BACK)].map((m) => ({ from: m.index, to: m.index + m[0].length }))];
  const chinese = /[\u4e00-\u9fff]/.test(segment);
  if (!foreign && (!claim.laws.length || !new RegExp(ACTS, 'i').test(segment)) && !segment.match(BACK))
    return roleAround(claim, segment.slice(0, at), segment.slice(end));
  let best: { role: DateRole; word: string; cost: number } | undefined;
  for (const [role, pattern] of ROLES)
    for (const m of segment.matchAll(pattern)) {
      const word = { from: m.index, to: m.index + m[0].length };
      const after = word.from >= end;
      const gap = after ? word.from - end : at - word.to;
      const [left, right] = after ? [end, word.from] : [word.to, at];
      const lawBetween = laws.find((l) => l.from >= left && l.to <= right);
      // "… was adopted, and from 1 January 2026 …": what holds from a day was not adopted or amended on it.
      if (role !== 'effective' && !after && HOLDS_FROM.test(segment.slice(Math.max(0, at - 24), at))) continue;
      if (gap < 0 || gap - (lawBetween ? lawBetween.to - lawBetween.from : 0) > 80) continue;
      if (others.some((o) => o.date && o.from >= left && o.to <= right) || taken(segment, word, gap, others)) continue;
      // English names the day last, but for "on 1 September 2021 the Data Security Law took effect" and "on 20 August 2021 the NPCSC adopted the …".
      if (!lawBetween && after && !chinese && !/^(?:on|in) $/i.test(segment.slice(0, at))) continue;
      const span = { from: Math.min(at, word.from), to: Math.max(end, word.to) };
      const bound = lawBetween
        ? idle(segment, left, lawBetween.from, others) && idle(segment, lawBetween.to, right, others)
        : idle(segment, left, right, others) &&
          laws.some(
            (l) =>
              (l.from <= at && l.to >= end) ||
              (l.to <= span.from ? idle(segment, l.to, span.from, others) : l.from >= span.to && idle(segment, span.to, l.from, others)),
          );
      // Chinese names the day first (自…起施行), English the act (took effect on …).
      const cost = gap + (after === chinese ? 0 : 12);
      if (bound && foreign && !apposed(segment, span, laws)) continue;
      if (bound && (!best || cost < best.cost)) best = { role, word: m[0], cost };
    }
  return best;
}
const HOLDS_FROM = /\b(?:from|as of|effective|starting|beginning)(?: on)? $/i;
/** Whether an act has a day of its own right beside it, nearer than the one looked at: "…, effective 15 August 2023". */
const taken = (
  segment: string,
  word: { readonly from: number; readonly to: number },
  gap: number,
  others: readonly { readonly from: number; readonly to: number; readonly date: boolean }[],
): boolean =>
  others.some((o) => {
    if (!o.date) return false;
    const between = o.from >= word.to ? segment.slice(word.to, o.from) : o.to <= word.from ? segment.slice(o.to, word.from) : undefined;
    return (
      between !== undefined &&
      between.length < gap &&
      /^(?: (?:on|from|as of|since|in|with effect from))? ?$|^[于自在起正式]{0,4}$/.test(between)
    );
  });
type DateRole = 'effective' | 'promulgated' | 'amended';
const ROLES: readonly (readonly [DateRole, RegExp])[] = [
  ['effective', EFFECTIVE],
  ['promulgated', PROMULGATED],
  ['amended', AMENDED],
];
const ACTS = ROLES.map(([, pattern]) => pattern.source).join('|');

/** What a date beside a law, or in its row, is called by the head of the column or the line above: "In force since", 施行日期. */
function roleAround(claim: Claim, before: string, after: string): { role: DateRole; word: string } | undefined {
  // In the cell itself there is nothing else than the date, behind the law where it names it.
  const rest = [...claim.laws].reduceRight((text, l) => (l.to <= before.length ? text.slice(0, l.from) + text.slice(l.to) : text), before);
  const own = claim.laws.length > 0;
  const text = own ? claim.context : `${before} ${claim.context}`;
  const roles = ROLES.filter(([, pattern]) => text.search(pattern) >= 0);
  if (roles.length !== 1 || DRAFTED.test(text)) return undefined;
  const idleRest = rest
    .replace(new RegExp(ACTS, 'gi'), ' ')
    .replace(CALLED, ' ')
    .replace(/[\s,.:;"'()《》|-]/g, '');
  if (idleRest.length > (own ? 0 : 4) || after.replace(/[\s,.;)起。]/g, '')) return undefined;
  return { role: roles[0]![0], word: roles[0]![1].exec(text)?.[0] ?? '' };
}
const CALLED = /\b(?:date|day|time|since|from|on|of|in|force|effect|entry|into|as|dates)\b|日期|时间|日|自/gi;

/**
 * Whether a date in a sentence that speaks of others too is plainly the law's: in a bracket behind it, as an apposition (", in force since …") or
 * with no comma between law, act and date.
 */
function apposed(
  segment: string,
  span: { readonly from: number; readonly to: number },
  laws: readonly { readonly from: number; readonly to: number }[],
): boolean {
  return laws.some((l) => {
    if (l.from <= span.from && l.to >= span.to) return true;
    if (l.from >= span.from && l.to <= span.to) return !/[,;]/.test(segment.slice(span.from, span.to));
    if (l.to > span.from) return !/[,;]/.test(segment.slice(span.to, l.from)) && l.from - span.to < 12;
    const gap = segment.slice(l.to, span.from);
    return APPOSED.test(`${gap}${segment.slice(span.from, span.to)}`) || !/[,;]/.test(gap);
  });
}
const APPOSED =
  /^["》)]?,? ?(?:\(|(?:which|that)\b|(?:in (?:force|effect)|effective|promulgated|adopted|passed|issued|published|enacted|amended|revised|as amended)\b)/i;
const DRAFTED = /draft|consultation|comment|anniversary|征求意见|草案|周年/i;
const BACK = /\bthe (?:law|provisions|regulations|measures|rules|statute|code)\b|\bit\b|该(?:法|条例|办法|规定)/gi;

/** Whether nothing of weight stands in [from, to) of a segment: figures, acts of law-making and small words aside. */
function idle(segment: string, from: number, to: number, figures: readonly { readonly from: number; readonly to: number }[]): boolean {
  if (to - from > 160) return false;
  let rest = '';
  for (let i = from; i < to; i++) rest += figures.some((f) => i >= f.from && i < f.to) ? ' ' : segment[i];
  rest = rest
    .replace(EFFECTIVE, ' ')
    .replace(PROMULGATED, ' ')
    .replace(AMENDED, ' ')
    .replace(
      /已?由?第[一二三四五六七八九十]{1,4}届[^,]{0,40}(?:会议|大会)|全国人大(?:常委会)?|全国人民代表大会(?:常务委员会)?|国务院(?:令第\d+号)?|国家(?:互联网信息办公室|网信办)|网信办/g,
      ' ',
    )
    .replace(/(?:的)?规定|本(?:法|条例|办法|规定)/g, ' ')
    .replace(SMALL, ' ');
  return rest.replace(/[\s,.、"'()《》[\]-]/g, '').length <= (/[\u4e00-\u9fff]/.test(rest) ? 3 : 6);
}
const SMALL = anyOf(
  'gi',
  /\b(?:and|which|that|has|have|had|been|was|were|is|are|will|then|the|of|on|in|as|at|its|it|since|from|by|to|this)\b/,
  /\b(?:china(?:'s)?|prc|people's|republic|npc(?:sc)?|provides?|states?|says|national|congress|standing|committee|state)\b/,
  /\b(?:council|cac|cyberspace|administration|law|laws|amended|amendment|revised|text|version|first|later|finally|formally)\b/,
  /\b(?:officially|only|applies|contains?|comprises?|consists?|into|law on|act|new|current|present|state council|decree)\b/,
  /\b(?:order|no|articles|chapters|short|when|day|date)\b|[于自在已由经起将是的并正式同年共其则为现表决审议后即中第令号条章和与及称简]/,
);
