import type { AnalysedDocument } from '../../document/analysed.js';
import { statesFiguresOf } from '../../document/claims.js';
import { figuresIn } from '../../knowledge/figures.js';
import { date, lawNames, MONTHS } from '../../knowledge/format.js';
import { baseArticle } from '../../knowledge/reference.js';
import type { Bilingual, Language } from '../../knowledge/schema.js';
import { fold } from '../../markdown/normalise.js';
import type { Fix, Rule } from '../rule.js';
import { paragraphBehind, sentenceAround, sentenceBehind } from '../sentence.js';

/** Words of an author who knows that the law is still to come. */
const AWARE =
  /将(?:于|自|在|会)|即将|尚未|届时|(?<!合同)(?:生效|施行|实施)(?:之?后|之日|以后)|起(?:施行|实施|生效|适用)|(?:已|刚|新|日)(?:公布|颁布|出台)|(?:公布|颁布|出台)(?:了|的?$)|过渡期|才(?:正式)?(?:生效|施行|实施)|(?:下月|下个月|下季度|明年|来年|年底)[^,;。]{0,8}(?:生效|施行|实施)|(?:下发|印发|发|供|组织)[^,;。]{0,14}(?:学习|培训|宣贯|研读|研究)|\b(?:will (?:apply|bind|be in force)|takes? effect|(?:enters?|comes?|coming|entry) into (?:force|effect)|effective (?:from|on|as of|date|\d)|not yet|upcoming|forthcoming|future (?:law|regulation|rule)s?|once (?:it|in force|effective)|adopted|promulgated|published|preparing|transition\w*|from \d{1,2} [A-Z]\w*|as of(?! (?:this|today|now|writing|signature|the date)))\b/i;
/** A claim that it is already in force, whatever else the sentence knows. */
const CLAIMED =
  /现(?:已|在)?(?:经)?(?:施行|生效|实施)|(?:现阶段|目前|当前|现在)[^;。]{0,30}(?<![不未无])(?:须|应当|必须|按照?|依照?|适用|执行|遵守)(?!时)|(?<!尚未|未)已经?(?:[于自从][^,，;；。]{1,14})?(?:施行|生效|实施)|现行(?:有效)?|\b(?:is|are) (?:already|now|currently) in (?:force|effect)|\b(?:already|now|currently) (?:in force|in effect|appl(?:y|ies)|binds?)|\bappl(?:y|ies) (?:now|already|as of now|today)\b|\bin force since\b/i;
/** A sentence that goes on about the law before it. */
const GOES_ON = /^(?:they|it|these|this|the (?:law|regulations|measures|provisions|rules))\b|^(?:其|该|上述)/i;
/** What is said to be so now. */
const ALREADY = /\b(?:already|now)\b|已经|现已|现在/i;
/** Words of an author who knows that the law has ended. */
const GONE = /废止|失效|曾|当时|此前|\b(?:former|repealed|no longer|expired|lapsed|until)\b/i;

/** Whether a text names the day of a date without its year: 9月1日起施行, "apply on 1 September". */
function namesDay(text: string, iso: string): boolean {
  const [, month, day] = iso.split('-').map(Number);
  if (new RegExp(`(?<![年\\d])${month}月${day}日(?=起|才|方|始|施行|生效|实施)`).test(text)) return true;
  const name = MONTHS[month! - 1]!;
  return new RegExp(`\\b(?:on|from|as of|until|before|since) (?:${day} ${name}|${name} ${day})\\b`, 'i').test(text);
}

/** A law relied on before it takes effect, or after it has ended without another in its place. */
export const rule: Rule = {
  id: 'not-in-force',
  title: { en: 'law not in force', zh: '所引法律未生效或已失效' },
  since: '0.1.0',
  severity: 'warning',
  runs: 'ours',
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
    for (const citation of document.citations) {
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
      const { before, after } = sentenceAround(document.text, citation.from, citation.to);
      const behind = () => sentenceBehind(document.text, citation.to);
      const aware = (words: RegExp) => words.test(before) || words.test(after);
      // "The State Council has promulgated the … Regulations. They apply now."
      const claimed = () => aware(CLAIMED) || (GOES_ON.test(behind()) && CLAIMED.test(behind()));
      // Whoever names the day on which it takes effect, there or behind in the paragraph, knows that it has not yet.
      const dated = (day: string) => {
        const inWords = `${before} ; ${fold(citation.text)} ; ${fold(paragraphBehind(document.text, citation.to))}`;
        return figuresIn(inWords).some((f) => f.date === day) || namesDay(inWords, day);
      };
      const report = { from: at.from, to: at.to, basis: [{ law: law.id, version: version.id }] };
      const parameters = { law: lawNames(law), day: document.asOf };
      if (citation.status === 'not-in-force' && version.effective && (claimed() || !(aware(AWARE) || dated(version.effective)))) {
        told.add(version.id);
        yield {
          ...report,
          message: 'notYet',
          parameters: { ...parameters, since: version.effective },
          fixes: [...note(at.to, 'say-from', from(version.effective), citation.language), ...laterDay(document, version.effective)],
        };
      } else if (coming?.effective && ALREADY.test(before + after) && !dated(coming.effective)) {
        // "The amended Article 61 already allows …": what only the text to come says.
        const article = citation.articles[0]?.article;
        const stated = (v: string) => !!article && statesFiguresOf(document, citation, knowledge.article(v, baseArticle(article)));
        if (stated(version.id) || !stated(coming.id)) continue;
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
        !aware(GONE)
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
