import type { Citation } from '../../document/citation.js';
import { articlesNamed, inNotationOf, lawNames } from '../../knowledge/format.js';
import type { KnowledgeBase } from '../../knowledge/knowledge.js';
import { likest } from '../../knowledge/likeness.js';
import { CHINESE_NUMERALS, readNumber } from '../../knowledge/numerals.js';
import { baseArticle, yearOf } from '../../knowledge/reference.js';
import type { Bilingual, Version } from '../../knowledge/schema.js';
import { fold } from '../../markdown/normalise.js';
import type { Fix, Rule, Span } from '../rule.js';
import { sentenceAround } from '../sentence.js';

/** An article number that lies outside the verified count of the law's articles. */
export const rule: Rule = {
  id: 'unknown-article',
  title: { en: 'unknown article', zh: '条文不存在' },
  since: '0.1.0',
  severity: 'error',
  runs: 'any-kind',
  fix: 'unsafe',
  messages: {
    unknown: {
      en: 'There is no {article}: the {law} ({year}) has {count} articles. Check the number.',
      zh: '没有{article}：《{law}》（{year}年）共{count}条。请核对条号。',
    },
    uncounted: {
      en: 'There is no {article} in the {law} ({year}). Check the number.',
      zh: '《{law}》（{year}年）中没有{article}。请核对条号。',
    },
    meant: { en: 'Did you mean {article} ({title})?', zh: '是否指{article}（{title}）？' },
  },
  *check({ document, knowledge }) {
    for (const citation of document.citations) {
      if (citation.status !== 'unknown-article' || !citation.law || !citation.version) continue;
      const law = knowledge.law(citation.law);
      const version = knowledge.version(citation.version);
      if (!law || !version) continue;
      for (const { article, from, to } of citation.articles) {
        if (knowledge.hasArticle(version, article) !== 'no') continue;
        const base = baseArticle(article);
        const count = version.articleCount;
        yield {
          message: count && /^\d+$/.test(base) ? 'unknown' : 'uncounted',
          parameters: {
            article: articlesNamed([base]),
            law: lawNames(law),
            year: yearOf(version.id),
            count: count ?? '',
          },
          from,
          to,
          basis: [{ law: law.id, version: version.id }],
          fixes: meant(document.text, citation, { from, to }, version, knowledge),
        };
      }
    }
  },
};

const MOST = 3;
/** So much of what a sentence shares with any article must be one article's, for a number like the written one; without that, far more. */
const LIKE = 0.4;
const PLAIN = 0.6;
/** So much weight of shared words is more than chance. */
const ENOUGH = 6;
/** As near to the likest. */
const NEAR = 0.85;

/**
 * The articles that may be meant: those about what the sentence says, whose number is a slip away from the written one, and the one that the
 * sentence plainly speaks of. A number alone shows nothing, so what the pack has no summary of is not offered.
 */
function meant(text: string, citation: Citation, at: Span, version: Version, knowledge: KnowledgeBase): Fix[] {
  const written = text.slice(at.from, at.to);
  const digits = new RegExp(`\\d+|[${CHINESE_NUMERALS}]+`).exec(written);
  const number = digits && readNumber(digits[0]);
  if (!digits || !number) return [];
  const { before, after } = sentenceAround(text, at.from, at.to);
  // The name of the law is of what all its articles are about.
  const { lawRange } = citation;
  const name = lawRange ? fold(text.slice(lawRange.from, lawRange.to)) : '';
  const said = `${before} ; ${after}`;
  const { total, ranked } = likest(knowledge, version.id, name ? said.replaceAll(name, ' ') : said);
  const best = ranked[0]?.score ?? 0;
  const fits = ranked.filter(({ number: likely, score }, i) => {
    const slip = isSlip(String(number), likely);
    return (slip || i === 0) && score >= Math.max(ENOUGH, best * NEAR, total * (slip ? LIKE : PLAIN));
  });
  const from = at.from + digits.index;
  return fits.slice(0, MOST).flatMap(({ number: likely }) => {
    const title: Bilingual | undefined = knowledge.article(version.id, likely)?.title;
    const put = /^\d+$/.test(likely) ? inNotationOf(digits[0], Number(likely)) : undefined;
    if (!title || !put) return [];
    const edits = [{ from, to: from + digits[0].length, text: put }];
    return [{ title: 'meant', parameters: { article: articlesNamed([likely]), title }, edits, safe: false }];
  });
}

/** Whether a number becomes another by one slip of the hand: a digit too many, too few, or another, or two in the wrong order. */
function isSlip(written: string, other: string): boolean {
  if (!/^\d+$/.test(other)) return false;
  const without = (n: string) => [...n].map((_, i) => n.slice(0, i) + n.slice(i + 1));
  if (written.length !== other.length)
    return written.length === other.length + 1 ? without(written).includes(other) : without(other).includes(written);
  const differ = [...written].flatMap((c, i) => (c === other[i] ? [] : [i]));
  const [a, b] = differ;
  return differ.length === 1 || (differ.length === 2 && b === a! + 1 && written[a!] === other[b] && written[b] === other[a!]);
}
