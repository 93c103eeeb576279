import type { AnalysedDocument } from '../../document/analysed.js';
import { lawNames } from '../../knowledge/format.js';
import type { Rule, Span } from '../rule.js';

/** A document reviewed before a law that it cites changed. */
export const rule: Rule = {
  id: 'stale-review',
  title: { en: 'review out of date', zh: '审阅已过时' },
  since: '0.1.0',
  severity: 'information',
  runs: 'any-kind',
  scope: 'document',
  fix: 'unsafe',
  messages: {
    reviewed: { en: 'Checked: set the review date to {day}', zh: '已核对：将审阅日期改为{day}' },
    began: {
      en: 'Reviewed on {reviewed}; since then the {law} cited here has a new text, in force from {since}. Check what changed, then set the review date anew.',
      zh: '上次审阅为{reviewed}；此后所引《{law}》有新文本自{since}起施行。请核对变化，再更新审阅日期。',
    },
    ended: {
      en: 'Reviewed on {reviewed}; since then the {law} cited here has ceased to apply (last day {since}). Check what took its place.',
      zh: '上次审阅为{reviewed}；此后所引《{law}》已失效（最后适用日{since}）。请核对由何规定取代。',
    },
    coming: {
      en: 'Reviewed on {reviewed}; since then a new text of the {law} cited here was published. It takes effect on {since}.',
      zh: '上次审阅为{reviewed}；此后所引《{law}》公布了新文本，将自{since}起施行。',
    },
  },
  *check({ document, knowledge }) {
    const { reviewed } = document.configuration;
    if (!reviewed) return;
    const written = dateOfReview(document, reviewed);
    const told = new Set<string>();
    const since = (day: string | undefined) => day !== undefined && day > reviewed && day <= document.asOf;
    for (const citation of document.citations) {
      const law = citation.law ? knowledge.law(citation.law) : undefined;
      if (!law?.chinese || told.has(law.id)) continue;
      told.add(law.id);
      const finals = law.versions.filter((v) => v.status === 'final');
      const began = finals.findLast((v) => since(v.effective));
      const ended = finals.findLast((v) => since(v.ended) && !finals.some((w) => w.effective !== undefined && w.effective > v.ended!));
      const coming = finals.findLast((v) => since(v.promulgated) && v.effective !== undefined && v.effective > document.asOf);
      const version = began ?? ended ?? coming;
      if (!version) continue;
      const day = version === ended ? version.ended : version.effective;
      yield {
        message: version === began ? 'began' : version === ended ? 'ended' : 'coming',
        parameters: { reviewed, law: lawNames(law), since: day ?? '' },
        from: citation.from,
        to: citation.to,
        basis: [{ law: law.id, version: version.id }],
        ...(written
          ? {
              fixes: [{ title: 'reviewed', parameters: { day: document.asOf }, edits: [{ ...written, text: document.asOf }], safe: false }],
            }
          : {}),
      };
    }
  },
};

/** Where the front matter writes the day of the review; undefined where another file says it. */
function dateOfReview({ text, markdown: { frontMatter } }: AnalysedDocument, day: string): Span | undefined {
  if (!frontMatter) return undefined;
  const written = /\breviewed:[ \t]*["']?(?=\d{4}-)/.exec(text.slice(frontMatter.from, frontMatter.to));
  const from = written ? frontMatter.from + written.index + written[0].length : -1;
  return text.startsWith(day, from) && from >= 0 ? { from, to: from + day.length } : undefined;
}
