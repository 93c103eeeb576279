/**
 * Instruments that are only described: "CAC's audit measures of August 2023", 工信部10月发布的风险评估细则. Which one is meant, and in which text, is
 * told by the word draft, by the month in which it was published, or by its author where there is no other text yet. They are no citations:
 * only the rules that ask whether a text binds already look at them.
 */
import { anyOf } from '../knowledge/anyOf.js';
import { figuresIn } from '../knowledge/figures.js';
import { MONTHS } from '../knowledge/format.js';
import type { KnowledgeBase } from '../knowledge/knowledge.js';
import type { Law, Version } from '../knowledge/schema.js';
import type { Leaf } from '../markdown/leaves.js';
import { toSource } from '../markdown/normalise.js';
import { keysIn, searchable } from '../signals/citations/lexicon.js';
import { memoize } from '../util/memoize.js';
import type { AnalysedDocument } from './analysed.js';
import type { Citation } from './citation.js';
import { citationsBetween } from './citationsBetween.js';

/** The described instruments of a document whose text is a draft, or not in force yet, in order; read once for each state of it. */
export const describedIn: (document: AnalysedDocument) => readonly Citation[] = memoize((document) =>
  read(document, document.analyser.knowledge),
);

/** A description in a leaf's normalised text. */
interface Description {
  readonly from: number;
  readonly to: number;
  readonly language: 'en' | 'zh';
  /** What tells the law. */
  readonly words: string;
  /** What stands around it and may tell the text: a month, the word draft. */
  readonly around: string;
  /** Its author, or capitals, make it an instrument of the state rather than anybody's rules. */
  readonly official: boolean;
}

function read(document: AnalysedDocument, knowledge: KnowledgeBase): Citation[] {
  const laws = describableLaws(knowledge);
  const out: Citation[] = [];
  for (const { from, shape } of document.markdown.blocks)
    for (const leaf of shape.leaves) {
      if (!WORTH.test(leaf.text)) continue;
      for (const d of [...english(leaf), ...chinese(leaf, laws)]) {
        const meant = meantBy(d, laws, knowledge, document.asOf);
        if (!meant) continue;
        const at = toSource(leaf, d.from, d.to);
        const place = { from: from + at.from, to: from + at.to };
        const { version, law, draft } = meant;
        // What is cited by name is not told twice; of a title that nobody knows, the date tells more.
        const named = citationsBetween(document.citations, place.from - 200, place.to).filter((c) => c.to > place.from);
        if (named.some((c) => c.status !== 'foreign' && (c.law !== null || c.status !== 'unresolved' || (c.draft && PUBLIC.test(c.text)))))
          continue;
        const title = named.find((c) => c.status === 'unresolved');
        if (out.some((c) => c.to > place.from)) continue;
        if (title) Object.assign(place, { from: Math.min(title.from, place.from), to: Math.max(title.to, place.to) });
        out.push({
          ...place,
          text: document.text.slice(place.from, place.to),
          law: law.id,
          version: version.id,
          articles: [],
          status: version.status === 'draft' ? 'draft' : 'not-in-force',
          namedVersion: true,
          draft,
          language: d.language,
          title: d.words,
        });
      }
    }
  return out;
}

/** A draft that calls itself one for comments is told by its own name. */
const PUBLIC = /征求意见|建议稿|comments?\b|consultation/i;
const WORTH = /\b(?:amendments?|measures|rules|provisions|regulations?|draft)\b|办法|细则|规定|条例/i;

export interface Describable {
  readonly law: Law;
  readonly holds: (text: string) => boolean;
  readonly weight: number;
  readonly zh: readonly string[];
}
/** The laws that are known by what they are about. */
export const describableLaws = memoize((knowledge: KnowledgeBase): readonly Describable[] =>
  knowledge.lawsAndDated.flatMap((law) =>
    law.describedBy ? [{ law, holds: keysIn(law.describedBy), weight: law.describedBy.all.length, zh: law.describedBy.zh }] : [],
  ),
);

const NOUN =
  /\b(?:measures|rules|provisions|regulations?|amendments?|draft)\b(?! (?:on comment|measures|rules|provisions|regulations?)\b)/gi;
/** Where the words before a noun begin to belong to it. */
const BEGIN =
  /^.*(?:[,;:.!?()"|]|\b(?:the|an?|this|that|these|those|its|under|to|by|with|because|since|as|which|while|although|if|from|in|are|is|of|than|and the) )(?=[^,;:.!?()"|]*$)/i;
const DATED = new RegExp(
  `^ (?:of|dated|from) (?:\\d{1,2} )?(?:${MONTHS.join('|')})(?: \\d{1,2},)? (?:19|20)\\d\\d(?= (?:on|for|about|concerning|regarding) )`,
);
const DATE = new RegExp(`^ (?:of|dated|from) (?:\\d{1,2} )?(?:${MONTHS.join('|')})(?: \\d{1,2},)? (?:19|20)\\d\\d\\b`);
const FORWARD = /^ (?:on|for|of|about|concerning|regarding|governing) /;
const STOP = anyOf(
  'i',
  /[,;:.!?()"|]/,
  /\b(?:that|which|who|is|are|was|were|has|have|had|must|shall|should|may|might|would|could|can|will|do|does|already|now)\b/,
  /\b(?:currently|requires?|oblig\w+|binds?|bound|appl(?:y|ies)|demands?|compels?|published|issued|released|put|dated|from)\b/,
  /\b(?:to|by|were|came|comes?|took|takes?|and|as|into|with(?! (?:an? )?(?:significant|huge|large|many|great|major|high)\b))\b/,
  /\b(?:legally|we|our|it|becomes?|became|propos\w+|remains?|says?|provides?|imposes?|prescribes?|exempts?|allows?|went|if)\b/,
  /\b(?:when|once|before|after|until|so|because|but|not)\b/,
  /\b(?:of (?:January|February|March|April|May|June|July|August|September|October|November|December|(?:19|20)\d\d))\b/,
);
const SOMEBODYS = /\b(?:our|your|their|my|internal)\b|'s /i;
/** Of force speaks who means a law: "the standard contract measures are already effective". */
const SAID_OF_LAW =
  /^,? (?:are|is|were|have|has|only|do|does|will|already|not|yet|now|been|come|came) (?:(?:are|is|not|yet|now|already|currently|been|come|fully|to) )*(?:in force|in effect|effective|binding|take effect|takes effect|into force|into effect)\b/i;
const OFFICIAL = /\b(?:MIIT|CAC|Cyberspace Administration|Ministry of Industry|State Council|MPS)\b/;

function* english({ text }: Leaf): Generator<Description> {
  for (const m of text.matchAll(NOUN)) {
    const before = text.slice(Math.max(0, m.index - 90), m.index);
    const left = before.replace(BEGIN, '').trimStart();
    // "The draft of 16 September 2025 on …": its date stands before what it is about.
    const end = m.index + m[0].length + (DATED.exec(text.slice(m.index + m[0].length, m.index + m[0].length + 40))?.[0].length ?? 0);
    const date = DATE.exec(text.slice(end, end + 40))?.[0].length;
    const right =
      date ??
      (FORWARD.exec(text.slice(end, end + 16))
        ? text
            .slice(end, end + 110)
            .replace(/^ \w+ /, (w) => w.replace(/./g, '·'))
            .split(STOP, 1)[0]!
            .trimEnd().length
        : 0);
    const from = m.index - left.length;
    const to = end + right;
    const words = text.slice(from, to);
    const issuer = before.slice(0, before.length - left.length).slice(-40);
    yield {
      from,
      to,
      language: 'en',
      words,
      around: `${issuer.replace(/^.*[;.!?]/, '')}${words}${text.slice(to, to + 80).split(/[;!?|]|\.(?= |$)/, 1)[0]!}`,
      official: OFFICIAL.test(words) || (m[0] !== 'rules' && !SOMEBODYS.test(words) && SAID_OF_LAW.test(text.slice(to, to + 60))),
    };
  }
}

const NOUN_ZH = /(?:办法|细则|规定|条例)/g;
/** So long a piece of a title is nobody else's, however much stands between it and the kind of instrument. Characters. */
const TELLING = 8;
const ISSUER_ZH = /工信部|工业和信息化部|网信办|国家互联网信息办公室|公安部|国务院/;
function* chinese({ text }: Leaf, laws: readonly Describable[]): Generator<Description> {
  for (const m of text.matchAll(NOUN_ZH)) {
    const end = m.index + m[0].length;
    const run = /[\u4e00-\u9fff\d]*$/.exec(text.slice(Math.max(0, m.index - 40), end))![0];
    let best = '';
    for (const { zh } of laws)
      for (const piece of zh)
        if (piece.length > best.length && run.slice(-piece.length - (piece.length >= TELLING ? 14 : 8)).includes(piece)) best = piece;
    if (!best) continue;
    const from = end - run.length + run.lastIndexOf(best);
    const sentence = /[^。;!?|]*$/.exec(text.slice(Math.max(0, from - 60), from))![0];
    yield {
      from,
      to: end,
      language: 'zh',
      words: text.slice(from, end),
      around: `${sentence}${text.slice(from, end)}${/^[^。;!?|]{0,40}/.exec(text.slice(end))![0]}`,
      official: ISSUER_ZH.test(sentence.slice(-30)),
    };
  }
}

const DRAFT = /\bdrafts?\b|\bconsultation\b|\bfor (?:public )?comments?\b|征求意见|草案/i;
/** The months that a text names, and years that stand without one: `2023-08`, `2023`. Months without a year are read on a day, or not at all. */
export function timesIn(
  text: string,
  day: string | undefined,
): { readonly months: ReadonlySet<string>; readonly years: ReadonlySet<string> } {
  const months = new Set(figuresIn(text).flatMap((f) => (f.date && f.date.length >= 7 ? [f.date.slice(0, 7)] : [])));
  for (const m of text.matchAll(MONTH_YEAR)) months.add(`${m[2]}-${String(MONTHS.indexOf(m[1]!) + 1).padStart(2, '0')}`);
  for (const m of text.matchAll(/((?:19|20)\d\d)年(\d{1,2})月/g)) months.add(`${m[1]}-${m[2]!.padStart(2, '0')}`);
  if (day === undefined) return { months, years: new Set(text.match(/\b(?:19|20)\d\d(?!\d)/g)) };
  for (const m of text.matchAll(MONTH_ALONE)) months.add(lately(MONTHS.indexOf(m[1]!) + 1, day));
  // 网信办8月公布的: of the year before the document's day.
  for (const m of text.matchAll(/(?<![年\d])(\d{1,2})月/g)) months.add(lately(Number(m[1]), day));
  return { months, years: new Set(text.match(/\b(?:19|20)\d\d(?!\d)/g)) };
}
/** "of October", put out not long ago. */
const MONTH_ALONE = new RegExp(`\\b(?:of|in|since) (${MONTHS.join('|')})\\b(?!,? (?:19|20)\\d\\d| \\d)`, 'g');
/** A month of the year before the document's day. */
const lately = (month: number, day: string): string =>
  `${Number(day.slice(0, 4)) - (month > Number(day.slice(5, 7)) ? 1 : 0)}-${String(month).padStart(2, '0')}`;
const MONTH = new RegExp(`\\b(?:${MONTHS.join('|')})\\b`);
const MONTH_YEAR = new RegExp(`\\b(${MONTHS.join('|')}),? ((?:19|20)\\d\\d)\\b`, 'g');

interface Meant {
  readonly law: Law;
  readonly version: Version;
  readonly draft: boolean;
}
/** The one text that a description means, where that is a draft, or one not in force yet. */
function meantBy(d: Description, laws: readonly Describable[], knowledge: KnowledgeBase, day: string): Meant | undefined {
  // "the grading measures MIIT put out on …": who made it stands behind.
  const searched = searchable(`${d.words} ${OFFICIAL.exec(d.around)?.[0] ?? ''}`);
  const fitting = laws.filter((l) => (d.language === 'zh' ? l.zh.some((piece) => d.words.includes(piece)) : l.holds(searched)));
  if (!fitting.length) return byDay(d, knowledge, day);
  const draft = DRAFT.test(d.around);
  if (!draft && !d.official && !/(?:19|20)\d\d|月/.test(d.around) && !MONTH.test(d.around)) return undefined;
  const { months, years } = timesIn(d.around, day);
  const meant = fitting.flatMap(({ law, weight }) => {
    const version = textOf(law, knowledge, day, { draft, months, years, official: d.official });
    return version ? [{ law, version, draft, weight }] : [];
  });
  const most = Math.max(...meant.map((m) => m.weight));
  const best = meant.filter((m) => m.weight === most);
  return best.length === 1 ? best[0] : undefined;
}

/** "The CAC's draft of 28 September 2023", "the draft Provisions of 30 June 2022": a day on which just one text of the pack was published, and that a draft. */
function byDay(d: Description, knowledge: KnowledgeBase, day: string): Meant | undefined {
  const from = d.around.slice(d.around.indexOf(d.words));
  const named = DRAFT_OF_DAY.exec(from);
  if (!named || !(named[1] || OFFICIAL.test(d.around))) return undefined;
  const date = figuresIn(named[0])[0]?.date;
  if (date?.length !== 10 || date > day) return undefined;
  const meant = knowledge.lawsAndDated.flatMap((law) =>
    law.versions.flatMap((version) => (version.promulgated === date ? [{ law, version, draft: true } satisfies Meant] : [])),
  );
  return meant.length === 1 && meant[0]!.version.status === 'draft' ? meant[0] : undefined;
}
const DRAFT_OF_DAY = new RegExp(
  `^(?:(?:CAC|MIIT)(?:'s)? )?(?:new )?(?:draft( (?:Measures|Provisions|Rules|Regulations?))?|(?:measures|provisions|rules|regulations?)),? (?:of|dated|(?:published|issued|released)(?: by the \\w+)? on) (?:\\d{1,2} (?:${MONTHS.join('|')})|(?:${MONTHS.join('|')}) \\d{1,2},?) (?:19|20)\\d\\d`,
);

interface Told {
  readonly draft: boolean;
  readonly months: ReadonlySet<string>;
  readonly years: ReadonlySet<string>;
  readonly official: boolean;
}
/** The draft of a law, or its text to come, that a month or other words mean. */
function textOf(law: Law, knowledge: KnowledgeBase, day: string, told: Told): Version | undefined {
  const known = law.versions.filter((v) => v.promulgated !== undefined && v.promulgated <= day);
  const out = known.filter((v) => v.status === 'final');
  const of = (v: Version) => told.months.has(v.promulgated!.slice(0, 7));
  const draft = known.findLast((v) => v.status === 'draft' && (of(v) || !told.months.size));
  const coming = out.find((v) => knowledge.force(v, day) === 'not-yet');
  // Another month is another text's.
  if (draft && of(draft)) return draft;
  if (coming && of(coming)) return coming;
  if (told.months.size) return undefined;
  if (told.draft) return draft;
  const year = (v: Version | undefined) => v !== undefined && told.years.has(v.promulgated!.slice(0, 4));
  if (told.years.size && !year(coming) && !year(draft)) return undefined;
  if (coming) return year(coming) || told.official ? coming : undefined;
  return !out.length && (year(draft) || told.official) ? draft : undefined;
}
