import type { AnalysedDocument } from '../../document/analysed.js';
import { statesFiguresOf } from '../../document/claims.js';
import { describedIn } from '../../document/described.js';
import { date, lawNames } from '../../knowledge/format.js';
import { baseArticle } from '../../knowledge/reference.js';
import type { Bilingual, Language } from '../../knowledge/schema.js';
import type { Fix, Rule } from '../rule.js';
import { ForceWords } from './words.js';

/** A law relied on before it takes effect, or after it has ended without another in its place. */
export const rule: Rule = {
  id: 'not-in-force',
  title: { en: 'law not in force', zh: '所引法律未生效或已失效' },
  since: '0.1.0',
  severity: 'warning',
  runs: 'any-kind',
  fix: 'unsafe',
  messages: {
    notYet: {
      en: 'The {law} takes effect on {since}: it was not in force on {day}, the date of this document. Say from when it applies, or set asOf to a later day.',
      zh: '《{law}》自{since}起施行，在本文件日期{day}尚未生效。请写明自何时起适用，或者将asOf设为较晚的日期。',
    },
    ended: {
      en: 'The {law} ended on {ended}: it was no longer in force on {day}, the date of this document.',
      zh: '《{law}》已于{ended}后失效，在本文件日期{day}不再有效。',
    },
    'say-from': { en: 'Say from when it applies: “{text}”', zh: '写明自何时起施行：“{text}”' },
    'say-ended': { en: 'Say that it has ended: “{text}”', zh: '写明已经失效：“{text}”' },
    'as-of': { en: 'Date the document {since} (asOf in the front matter)', zh: '将文件日期改为{since}（文首设置asOf）' },
  },
  *check({ document, knowledge }) {
    const told = new Set<string>();
    for (const citation of [...document.citations, ...describedIn(document)]) {
      if (!citation.law || !citation.version) continue;
      // An article that leans on a name elsewhere: that name is where it is told, unless it is said only here that the article applies.
      if (citation.home && citation.status !== 'ok') continue;
      const law = knowledge.law(citation.law);
      const version = knowledge.version(citation.version);
      if (!law || !version) continue;
      const coming = citation.status === 'ok' ? knowledge.comingVersion(law.id, document.asOf) : undefined;
      if (citation.status === 'ok' && !coming) continue;
      // Once is enough for a law that is named again and again.
      if (!citation.articles.length && told.has(version.id)) continue;
      const at = citation.lawRange ?? citation;
      const words = new ForceWords(document, citation);
      const report = { from: at.from, to: at.to, basis: [{ law: law.id, version: version.id }] };
      const parameters = { law: lawNames(law), day: document.asOf };
      if (
        citation.status === 'not-in-force' &&
        version.effective &&
        (words.claimed || words.begunBefore(version.effective) || !(words.toCome || words.tellsOfChange || words.dated(version.effective)))
      ) {
        told.add(version.id);
        yield {
          ...report,
          message: 'notYet',
          parameters: { ...parameters, since: version.effective },
          fixes: [...note(at.to, 'say-from', from(version.effective), citation.language), ...laterDay(document, version.effective)],
        };
      } else if (coming?.effective && (words.already || words.claimed) && !words.dated(coming.effective)) {
        // "The amended Article 61 already allows …": what only the text to come says. Or that text itself is said to be in force.
        const article = citation.articles[0]?.article;
        const stated = (v: string) => !!article && statesFiguresOf(document, citation, knowledge.article(v, baseArticle(article)));
        const itself = words.claimed && words.ofNewText;
        if (!itself && (stated(version.id) || !stated(coming.id))) continue;
        yield {
          ...report,
          basis: [{ law: law.id, version: coming.id }],
          message: 'notYet',
          parameters: { ...parameters, since: coming.effective },
          fixes: laterDay(document, coming.effective),
        };
      } else if (
        citation.status === 'superseded' &&
        version.ended &&
        !version.replacedBy &&
        knowledge.versionOn(law.id, document.asOf)?.id === version.id &&
        !words.gone
      ) {
        told.add(version.id);
        yield {
          ...report,
          message: 'ended',
          parameters: { ...parameters, ended: version.ended },
          fixes: note(at.to, 'say-ended', until(version.ended), citation.language),
        };
      }
    }
  },
};

const from = (day: string): Bilingual => ({ en: ` (in force from ${date(day, 'en')})`, zh: `（自${date(day, 'zh')}起施行）` });
const until = (day: string): Bilingual => ({ en: ` (no longer in force after ${date(day, 'en')})`, zh: `（${date(day, 'zh')}后失效）` });

/** A remark in brackets behind the name of a law, in the language of the citation. */
const note = (at: number, title: string, words: Bilingual, language: Language): Fix[] => [
  { title, parameters: { text: words[language].trim() }, edits: [{ from: at, to: at, text: words[language] }], safe: false },
];

/** The day of the document moved to that on which the law takes effect; only where the front matter says it, since elsewhere others follow it. */
function laterDay({ text, markdown: { frontMatter }, configuration: { asOf } }: AnalysedDocument, since: string): Fix[] {
  if (!frontMatter || !asOf) return [];
  const written = /\basOf:[ \t]*["']?(?=\d{4}-)/.exec(text.slice(frontMatter.from, frontMatter.to));
  const at = written ? frontMatter.from + written.index + written[0].length : -1;
  return at >= 0 && text.startsWith(asOf, at)
    ? [{ title: 'as-of', parameters: { since }, edits: [{ from: at, to: at + asOf.length, text: since }], safe: false }]
    : [];
}
