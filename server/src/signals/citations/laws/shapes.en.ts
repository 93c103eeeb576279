/** English titles that nobody listed, by their shape: "Measures for …", "… Law". */

import { MONTHS } from '../../../knowledge/format.js';
import { lastBefore } from '../../phrases.js';
import { canonicalTitle, type Kind, kindsOf, searchable } from '../lexicon.js';
import { wellCased } from './listed.js';
import { BLANK, fromName, INSTRUMENT, type MutableMention, mistyped, PRC_EN, type Scan } from './mention.js';
import { findPlaces } from './places.js';
import { sentenceAround } from './sentence.js';

const AT_PRC = new RegExp(`^${PRC_EN}(?![a-z])`);

const EN_INSTRUMENT = new RegExp(`\\b(?:${INSTRUMENT})\\b(?!-| Contract)`, 'g');
const EN_BEFORE = /(?:(?:[A-Z][\w'&.-]*|of|on|for|and|the|in|to|&) ){1,12}$/;
const EN_FORWARD =
  /(?:,? \((?:Trial|Interim|for Trial Implementation)\))? (?:on|for|of|governing|concerning|regarding|relating to|to|against|Implementing|implementing) (?:the )?/y;
const EN_WORDS =
  /(?:(?:[A-Z][\w'.&/-]*|of|on|for|and|the|in|to|by|with|from|or|via|through|between|at|within|&|\(PI\)|\(AI\))(?: |$|(?=[^\w ]))){1,24}/y;
const EN_LOWER = /(?:[A-Za-z][\w'-]*(?: |$|(?=[^\w ]))){1,12}/y;
const CONNECTOR = 'of|on|for|and|the|in|to|by|with|from|or|via|through|between|at|within|&';
const SENTENCE_WORD =
  /^(?:(?:The|Under|In|Pursuant|According|As|This|That|And|Or|See|Per|Both|With|By|To|Of|For|On|An?|Article|Articles|Section|If|When|While|Although|Since|From|Until|Before|After|Because|Where|Whether|Do|Does|Did|Is|Are|Was|Were|How|What|Why|Which|Our|Your|Its|Their|These|Those|Such|Any|All|of|on|for|and|the|in|to|&|New|Chinese|Chapter|Part) )+/;

const CHINAS = new RegExp(`\\b${PRC_EN}|\\bChinese\\b`);
const LEADING_CONNECTORS = new RegExp(`^(?:(?:${CONNECTOR}) )+`);
const TRAILING_CONNECTORS = new RegExp(`(?:(?: |^)(?:${CONNECTOR}))+ ?$`);

const ARTICLE_OF = '\\b(?:[Aa]rticles?|[Aa]rts?\\.?) ?\\d[\\d(), and-]{0,20} (?:of|in|under)';
const OF_DAY = `(?:(?:${MONTHS.join('|')}) )?(?:19|20)\\d\\d`;
/** "Article 4 of the 2025 audit measures": an article, and a year or the authority, make a description in small letters a citation. */
const IN_SMALL = new RegExp(
  `${ARTICLE_OF} (?:the )?(?:(?:CAC|MIIT)(?:'s)? )?(?:(${OF_DAY}|new) )?((?:[a-z][a-z-]{1,20} ){1,5}(?:measures|provisions|rules|regulations))(?![\\w-])`,
  'g',
);
/** "Under the new audit measures", "by the March 2024 cross-border provisions": without an article as well. */
const UNDER_SMALL = new RegExp(
  `\\b(?:[Uu]nder|[Bb]y|[Pp]er|of|in|to|with) the (?:(?:CAC|MIIT)(?:'s)? )?(${OF_DAY}|new) ((?:[a-z][a-z-]{1,20} ){1,5}(?:measures|provisions|regulations))(?![\\w-])`,
  'g',
);
/** "Article 14 of the 2022 Measures": of what the sentence is about. */
const OF_YEAR_ALONE = new RegExp(
  `${ARTICLE_OF} the ((?:19|20)\\d\\d) (Measures|Provisions|Regulations)\\b(?! (?:on|for|of|governing|concerning)\\b)`,
  'g',
);
/** A sentence about China, and the word of its law for what others call data. */
const OF_CHINA = /\b(?:CAC|PRC|China|Chinese|MIIT|[Pp]ersonal information|PI)\b/;
const SENTENCE_END = /[.;!?](?: |$)/;
const sentenceAt = (text: string, at: number): string => sentenceAround(text, at, SENTENCE_END);
/** Laws that an article is cited of by what they are about. */
export function describedTitles({ text, lexicon }: Scan): MutableMention[] {
  const out: MutableMention[] = [];
  if (!/measures|provisions|rules|regulations/i.test(text)) return out;
  const ends = new Set<number>();
  const add = (m: RegExpExecArray, title: string, law: string | undefined, described?: MutableMention['described']): void => {
    const to = m.index + m[0].length;
    if (!law || ends.has(to)) return;
    ends.add(to);
    out.push({
      ...BLANK,
      from: to - title.length,
      to,
      language: 'en',
      means: 'law',
      law,
      title,
      kinds: kindsOf(title),
      ...(described ? { described } : {}),
    });
  };
  for (const m of text.matchAll(IN_SMALL)) {
    const told = m[1] === 'new' ? OF_CHINA.test(sentenceAt(text, m.index)) : m[1] || /CAC|MIIT/.test(m[0]);
    if (told) add(m, m[2]!, lexicon.byDescription(searchable(m[2]!)), m[1] === 'new' ? 'new' : undefined);
  }
  for (const m of text.matchAll(UNDER_SMALL))
    if (OF_CHINA.test(sentenceAt(text, m.index))) add(m, m[2]!, lexicon.byDescription(searchable(m[2]!)), m[1] === 'new' ? 'new' : 'dated');
  for (const m of text.matchAll(OF_YEAR_ALONE)) add(m, m[2]!, lexicon.byDescription(searchable(sentenceAt(text, m.index))), 'dated');
  return out;
}

/** All English titles that have the shape of one. */
export function shapedTitles(scan: Scan, listed: readonly MutableMention[]): MutableMention[] {
  const { text } = scan;
  const out: MutableMention[] = [];
  let last = 0;
  for (const m of text.matchAll(EN_INSTRUMENT)) {
    const end = m.index + m[0].length;
    if (m.index < last) continue;
    const hit = shapedTitle(scan, m.index, end, last, listed);
    last = Math.max(end, hit?.to ?? 0);
    if (hit) out.push(hit);
  }
  return out;
}

function shapedTitle(scan: Scan, at: number, end: number, floor: number, listed: readonly MutableMention[]): MutableMention | undefined {
  const { text, lexicon } = scan;
  const instrument = text.slice(at, end);
  let from = at;
  const slice = text.slice(Math.max(floor, at - 120), at);
  const before = EN_BEFORE.exec(slice);
  if (before) {
    let run = before[0];
    const previous = listed[lastBefore(listed, at)];
    if (previous && previous.to > at - run.length) run = run.slice(run.length - (at - previous.to));
    run = run
      .trimStart()
      .replace(/^.*[a-z]{3}\. /, '')
      .replace(SENTENCE_WORD, '')
      .replace(LEADING_CONNECTORS, '')
      .trimStart();
    // What stands before the last "and the" is another thing.
    const cut = Math.max(
      run.lastIndexOf(' and the '),
      run.lastIndexOf(' to the '),
      run.lastIndexOf(' in the '),
      run.lastIndexOf(' of the '),
    );
    if (cut >= 0) run = run.slice(cut).replace(/^ (?:and|to|in|of) the /, '');
    from = at - run.length;
  }
  let to = end;
  EN_FORWARD.lastIndex = end;
  const forward = EN_FORWARD.exec(text);
  if (forward) {
    const start = end + forward[0].length;
    const next = listed.length ? listed[lastBefore(listed, start) + 1] : undefined;
    const ofLaw = forward[0].trim().startsWith('of') && next && next.from <= start + 4 && next.from >= start;
    // Behind the country only its subject goes on with a name ("Law of the PRC on …"), and not what comes next ("and Articles 38 to 40").
    const country = AT_PRC.exec(text.slice(start, start + 40));
    if (country) {
      EN_FORWARD.lastIndex = start + country[0].length;
      const subject = EN_FORWARD.exec(text);
      if (subject) to = forwardEnd(scan, at, EN_FORWARD.lastIndex) ?? end;
    } else if (!ofLaw || /\b(?:Implement|Implementing|Implementation|Amend)/.test(text.slice(from, at)))
      to = forwardEnd(scan, at, start) ?? end;
  }
  // "Draft Measures for …": the word is no part of the title.
  const draft = /^Draft (?=[A-Z])/.exec(text.slice(from, to))?.[0].length ?? 0;
  from += draft;
  if (from === at && to === end && !draft) return undefined;
  // "Facial Recognition Measures Deadlines": what a heading adds behind a whole title is no part of it.
  for (let cut = text.lastIndexOf(' ', to - 1), i = 0; i < 2 && cut > end; cut = text.lastIndexOf(' ', cut - 1), i++)
    if (!lexicon.byTitle.has(canonicalTitle(text.slice(from, to))) && lexicon.byTitle.has(canonicalTitle(text.slice(from, cut)))) to = cut;
  const title = text.slice(from, to);
  const china = CHINAS.test(title);
  const key = canonicalTitle(title);
  const name = lexicon.byTitle.get(key);
  if (name) return wellCased(text, from, to, name) ? { ...fromName(name, from, to, title), china, draft: draft > 0 } : undefined;
  const known = listed.find((l) => l.to === to && l.from >= from) ?? undefined;
  if (known && !/\b(?:Implement|Amend)/.test(text.slice(from, known.from))) return undefined;
  const lawful = !/^(?:Law|Code|Act|Bill|Ordinance|Directive|Statute)$/.test(instrument);
  const law = lawful ? lexicon.bySignature(key) : undefined;
  const kinds = kindsOf(instrument);
  if (law)
    return {
      ...BLANK,
      from,
      to,
      language: 'en',
      means: 'law',
      law,
      title,
      kinds,
      china,
      misnomer:
        otherInstrument(scan, law, title, kinds) || lexicon.exchanged(key) === law || (stateMade(title, kinds) && lexicon.strays(law, key)),
      draft: draft > 0,
    };
  if (
    from === at &&
    !/^(?:Law|Measures|Provisions|Regulations?|Rules|Decision|Interpretations?|Opinions|Guidelines|Code|Act)$/.test(instrument)
  )
    return undefined;
  const foreign =
    (!china && /^(?:Act|Ordinance|Directive|Statute|Bill)$/.test(instrument)) ||
    findPlaces(title, searchable(title), lexicon).some((p) => !p.china);
  return mistyped(scan, {
    ...BLANK,
    from,
    to,
    language: 'en',
    means: foreign ? 'foreign' : 'other',
    title,
    kinds,
    china,
    draft: draft > 0,
  });
}

/** Whether a title is one of the state's: a company has rules as well ("Children's Personal Information Processing Rules"). */
const stateMade = (title: string, kinds: readonly Kind[]): boolean =>
  kinds.some((k) => k === 'measures' || k === 'provisions' || k === 'regulations') || STATE_MADE.test(title);
const STATE_MADE =
  /^(?:Interim|Provisional|Implementing|Implementation|CAC|MIIT|Cyberspace|PRC|China|Chinese)\b|\b(?:(?:19|20)\d\d|Penalt(?:y|ies)|Sentencing|Discretion|Enforcement|Judicial|Cases)\b/;

/** Words that make of an instrument one of another standing. */
const OTHER_STANDING = /^(?:Permanent|Final|Emergency|Special|Joint|Supplementary|Voluntary|Model) /;

/** Whether a title with the right key words names another instrument: Measures for 规定, Provisions for 办法, Permanent for 暂行. */
function otherInstrument({ lexicon }: Scan, law: string, title: string, kinds: readonly Kind[]): boolean {
  const own = lexicon.kinds.get(law);
  if (!own?.size) return false;
  if (OTHER_STANDING.test(title)) return true;
  const named = kinds.filter((k) => k === 'measures' || k === 'provisions' || k === 'regulations' || k === 'law');
  // 规定 is rendered by either word.
  const fits = (k: Kind) => own.has(k) || (k === 'regulations' && own.has('provisions'));
  return named.length > 0 && !named.some(fits);
}

/** "The Draft Law of April 2021": its date, which no title has. */
const MONTH_ALONE = new RegExp(`^(?:${MONTHS.join('|')})$`);

const OF_MONTH = new RegExp(` (?:of|in) (?:${MONTHS.join('|')}) ?$`);

/** End of "… on the Security Assessment of Data Exports"; of a title in lower case only where its words are known. */
function forwardEnd(scan: Scan, instrument: number, start: number): number | undefined {
  const { text, lexicon } = scan;
  EN_WORDS.lastIndex = start;
  const words =
    EN_WORDS.exec(text)?.[0]
      // A full stop ends it, after a word that is no abbreviation.
      .replace(/([a-z]{3}|\bLaw|\bAct)\. .*$/, '$1')
      // "… and Article 6 of …" begins another citation.
      .replace(/(?:^| )(?:Articles?|Arts?\.?|Chapter|Section|Annex|Appendix)(?![a-z]).*$/, '')
      // "… of August 2023" is its date.
      .replace(OF_MONTH, '')
      .replace(TRAILING_CONNECTORS, '')
      .trimEnd() ?? '';
  if (MONTH_ALONE.test(words)) return undefined;
  if (/[A-Z]/.test(words)) {
    const capital = words.split(' ').filter((w) => /^[A-Z]/.test(w)).length;
    const end = start + words.length - (/[.,]$/.test(words) ? 1 : 0);
    if (capital > 1 || lexicon.bySignature(searchable(text.slice(instrument, end)))) return end;
  }
  EN_LOWER.lastIndex = start;
  const lower = EN_LOWER.exec(text)?.[0] ?? '';
  let end = start;
  for (const word of lower.split(' ')) {
    end += word.length;
    if (lexicon.bySignature(searchable(text.slice(instrument, end)))) return end;
    end++;
  }
  return words && /[A-Z]/.test(words) ? start + words.length : undefined;
}
