import type { Citation } from '../../document/resolve.js';
import { lawNames, citation as write } from '../../knowledge/format.js';
import type { KnowledgeBase } from '../../knowledge/knowledge.js';
import { parseReference } from '../../knowledge/reference.js';
import type { Fix, Report, Rule } from '../rule.js';
import { toldAsPast } from '../sentence.js';

/** A text cited that another has replaced by the document's date. Moved articles of the same law are told by `renumbered-article`. */
export const rule: Rule = {
  id: 'superseded-law',
  since: '0.1.0',
  severity: 'warning',
  runs: 'ours',
  fix: 'unsafe',
  messages: {
    replaced: {
      en: 'The text of {year} of the {law} ended on {ended}; the text of {current} is in force since {since}. Cite the present text, or date the document (asOf) before the change.',
      zh: '《{law}》{year}年文本已于{ended}后失效，现行为{current}年文本，自{since}起施行。请引用现行文本，或者将文件日期（asOf）设在修改之前。',
    },
    repealed: {
      en: 'The {law} ended on {ended}; the {successor} took its place. Cite the {successor}, whose articles have other numbers.',
      zh: '《{law}》已于{ended}后失效，由《{successor}》取代。请改引《{successor}》，条号亦不同。',
    },
    replace: { en: 'Change to “{text}”', zh: '改为“{text}”' },
  },
  *check({ document, knowledge }): Generator<Report> {
    for (const citation of document.citations) {
      if ((citation.status !== 'superseded' && citation.status !== 'renumbered') || !citation.law || !citation.version) continue;
      const law = knowledge.law(citation.law);
      const version = knowledge.version(citation.version);
      if (!law || !version?.ended) continue;
      const current = knowledge.versionOn(law.id, document.asOf);
      if (citation.home || toldAsPast(document.text, citation)) continue;
      const at = citation.lawRange ?? citation;
      const base = { from: at.from, to: at.to };
      if (current && current.id !== version.id && knowledge.force(current, document.asOf) === 'in-force') {
        if (citation.status === 'renumbered') continue;
        yield {
          ...base,
          message: 'replaced',
          parameters: {
            law: lawNames(law),
            year: yearOf(version.id),
            ended: version.ended,
            current: yearOf(current.id),
            since: current.effective ?? '',
          },
          basis: [{ law: law.id, version: current.id }],
          fixes: yearFix(document.text.slice(at.from, at.to), at.from, yearOf(version.id), yearOf(current.id)),
        };
        continue;
      }
      const successor = version.replacedBy && knowledge.law(parseReference(version.replacedBy)?.law ?? '');
      if (!successor || successor.id === law.id || !meant(document.text, citation)) continue;
      yield {
        ...base,
        message: 'repealed',
        parameters: { law: lawNames(law), ended: version.ended, successor: lawNames(successor) },
        basis: basisOf(successor.id, knowledge, document.asOf),
        fixes: citation.articles.length
          ? []
          : [
              {
                title: 'replace',
                parameters: { text: write(successor, undefined, citation.language, 'short') },
                edits: [{ ...base, text: write(successor, undefined, citation.language, 'short') }],
                safe: false,
              },
            ],
      };
    }
  },
};

const yearOf = (version: string): string => version.slice(version.indexOf('@') + 1, version.indexOf('@') + 5);

/** 合同法 without 《》 and article may be a field of law rather than the statute. */
const meant = (text: string, citation: Citation): boolean =>
  citation.articles.length > 0 || /[《]|中华人民共和国|People's Republic|PRC/.test(text.slice(citation.from, citation.to));

function basisOf(law: string, knowledge: KnowledgeBase, day: string) {
  const version = knowledge.versionOn(law, day);
  return version ? [{ law, version: version.id }] : [];
}

const MONTH_BEFORE = /(?:January|February|March|April|May|June|July|August|September|October|November|December),? (?:\d{1,2},? )?$/;

/** Where the name holds the old year once, only that changes. */
function yearFix(name: string, from: number, old: string, now: string): Fix[] {
  const at = name.indexOf(old);
  // A day ("as adopted on 7 November 2016") is not changed with its year alone.
  if (at < 0 || name.includes(old, at + 4) || /^年?\d{1,2}月/.test(name.slice(at + 4)) || MONTH_BEFORE.test(name.slice(0, at))) return [];
  return [
    {
      title: 'replace',
      parameters: { text: name.replace(old, now) },
      edits: [{ from: from + at, to: from + at + 4, text: now }],
      safe: false,
    },
  ];
}
