/** Which text of a law a mention of it means on a day, and how that text stands then. */
import { anyBetween } from '../knowledge/anyOf.js';
import type { KnowledgeBase } from '../knowledge/knowledge.js';
import { baseArticle, yearOf } from '../knowledge/reference.js';
import type { Law, Version } from '../knowledge/schema.js';
import { fold } from '../markdown/normalise.js';
import type { LawMention } from '../signals/citations/laws/mention.js';
import { kindsOf } from '../signals/citations/lexicon.js';
import type { CitationStatus } from './citation.js';

/** The draft that is meant: that of the year named; the latest before the day, until a text that follows all drafts is made; else the first. */
function draftMeant(year: number | undefined, versions: readonly Version[], asOf: string): Version | undefined {
  const drafts = versions.filter((v) => v.status === 'draft');
  const named = year === undefined ? undefined : drafts.find((v) => v.promulgated?.startsWith(String(year)));
  if (named) return named;
  const made = versions.some(
    (v) => v.status === 'final' && (v.promulgated ?? '9') <= asOf && drafts.every((d) => (v.promulgated ?? '') >= (d.promulgated ?? '')),
  );
  return (made ? undefined : drafts.findLast((v) => (v.promulgated ?? '') <= asOf)) ?? drafts[0];
}

/** The version that a mention means: the one it names, else the one in force on the day. */
export function versionOf(
  m: LawMention,
  law: string,
  knowledge: KnowledgeBase,
  asOf: string,
): { version: Version | undefined; named: boolean } {
  const versions = knowledge.law(law)?.versions ?? [];
  if (m.version && knowledge.version(m.version)) return { version: knowledge.version(m.version), named: true };
  const finals = versions.filter((v) => v.status === 'final');
  if (m.draft) {
    const draft = draftMeant(m.year, versions, asOf);
    if (draft) return { version: draft, named: true };
  }
  if (m.year !== undefined) {
    const year = String(m.year);
    const hit =
      finals.find((v) => v.id.endsWith(`@${year}`)) ??
      finals.find((v) => v.promulgated?.startsWith(year)) ??
      (finals.length > 1 ? finals.find((v) => v.effective?.startsWith(year)) : undefined);
    // "The April 2023 Measures", before the final text of 2023 was out, are the draft; so is the year that only a draft has.
    const draft = versions.find((v) => v.status === 'draft' && v.promulgated?.startsWith(year) && v.promulgated <= asOf);
    if (draft && (!hit || (hit.promulgated ?? '') > asOf)) return { version: draft, named: true };
    if (hit) return { version: hit, named: finals.length > 1 };
  }
  if (m.old && finals.length > 1) return { version: finals.at(-2), named: true };
  return { version: knowledge.versionOn(law, asOf), named: false };
}

/** How a citation stands: of a text, of these articles, of which one may be missing there. */
export function statusOf(
  { version, named }: { readonly version: Version; readonly named: boolean },
  m: LawMention,
  { parts, missing }: { readonly parts: readonly { readonly article: string }[]; readonly missing: boolean },
  knowledge: KnowledgeBase,
  asOf: string,
): CitationStatus {
  if (m.draft || version.status === 'draft') return 'draft';
  const force = knowledge.force(version, asOf);
  // Before a revision the text that it revised was in force, which is not ours to judge.
  if (force === 'not-yet' && version.revision && !(m.year !== undefined && version.id.includes(`@${m.year}`))) return 'ok';
  if (missing) return 'unknown-article';
  if (force === 'ended')
    return named &&
      parts.some((p) => knowledge.successorsOf(version.id, baseArticle(p.article)).some((s) => s.article !== baseArticle(p.article)))
      ? 'renumbered'
      : 'superseded';
  return force === 'not-yet' ? 'not-in-force' : 'ok';
}

/** "The 2022 Measures", "the new audit measures": whether a text is in force on the day and of the year named. */
export function fitsDescription(
  { year, title, kinds, described, language }: LawMention,
  version: Version,
  knowledge: KnowledgeBase,
  day: string,
): boolean {
  const days = [version.promulgated, version.effective].flatMap((d) => d ?? []);
  const dated =
    described === 'new'
      ? days.some((d) => Number(day.slice(0, 4)) - Number(d.slice(0, 4)) < NEW)
      : year === undefined || days.some((d) => d.startsWith(String(year)));
  const ofKind = /^[a-z]/.test(title) || kindsOf(fold(knowledge.lawOf(version.id)?.titles[language] ?? '')).some((k) => kinds.includes(k));
  return dated && ofKind && knowledge.force(version, day) === 'in-force';
}
/** So many calendar years a law is called new. */
const NEW = 2;

/**
 * What lawyers write for 第二百五十三条之一: "Article 253A", and "Article 253(1)" where the text speaks of personal information, of which
 * the inserted article is and the one before it is not.
 */
export function insertedArticle(article: string, version: Version, personal: boolean): string {
  const m = /^(\d+)(?:([A-Z])|\((\d)\))(.*)$/.exec(article);
  if (!m || (m[3] && !personal)) return article;
  const inserted = `${m[1]}-${m[2] ? m[2].charCodeAt(0) - 64 : m[3]}`;
  const aboutIt = version.articles.find((a) => a.number === inserted);
  return version.inserted.includes(inserted) && (m[2] || ofPersonalInformation(aboutIt?.summary?.en ?? ''))
    ? `${inserted}${m[4]}`
    : article;
}
/** Whether a text speaks of personal information. */
export const ofPersonalInformation = (text: string): boolean => PERSONAL.test(text);
const PERSONAL = /personal (?:information|data)|citizens' information/i;

/** "The Administrative Penalty Law as amended in 2017": whether a law has several texts, and one of that year. */
export function hasTextOf(law: Law | undefined, year: number | undefined): boolean {
  const finals = law?.versions.filter((v) => v.status === 'final') ?? [];
  return (
    year !== undefined &&
    (finals.length > 1 || finals[0]?.replacedBy !== undefined) &&
    finals.some((v) => yearOf(v.id) === String(year) || v.effective?.startsWith(String(year)))
  );
}

/** "The Tort Liability Law, which remains good law": a law that has ended, said to hold. */
export const heldValid = (law: Law | undefined, { title, from, to }: LawMention, text: string, day: string): boolean =>
  /[A-Z]\w+ .*Law$/.test(title) &&
  law?.versions.at(-1)?.ended !== undefined &&
  law.versions.at(-1)!.ended! < day &&
  (HELD.test(text.slice(to, to + 80)) || HELD_BEFORE.test(text.slice(Math.max(0, from - 60), from)));
/** "…, current version: 2017 amendment", "… in its present version, i.e. the 2010 revision", "… in force, which are those issued in 1999". */
export function yearOfText(text: string, to: number): number | undefined {
  const year = TEXT_BEHIND.exec(text.slice(to, to + 110))
    ?.slice(1)
    .find((y) => y);
  return year ? Number(year) : undefined;
}
const TEXT_BEHIND =
  /^["')]? (?:is|remains) (?:still )?the ((?:19|20)\d\d) (?:text|version|edition|revision)\b|^["')]?,? (?:in (?:its|the) )?(?:(?:now|currently) )?(?:(?:current|present|latest|applicable|valid) (?:text|version|edition|wording)|in force)\b(?:i\.e\.|[^.;()]){0,60}?\b((?:19|20)\d\d)\b/i;
const HELD = anyBetween(
  'i',
  /^["')]?,? (?:(?:which|that|and) )?/,
  [
    /(?:it )?(?:is|are|remains?|stays?|continues? to be) (?:still |now |today |currently |the )*(?:good law|in (?:force|effect)|valid|applicable|effective|governing)/,
    /(?:still|currently|now|today) (?:appl(?:y|ies)|governs?|binds?)/,
    /as (?:the law|it) (?:(?:now|currently|presently|today) stands|stands (?:now|today))/,
    /(?:appl(?:y|ies)|governs?) (?:today|now|to this day)/,
  ],
  /\b/,
);
const HELD_BEFORE = /\b(?:currently|today|now|still) (?:\w+ ){0,4}(?:under|by|on|with|to|in) (?:the |China's )?$/i;
