import { articlesNamed, lawNames } from '../../knowledge/format.js';
import { baseArticle, yearOf } from '../../knowledge/reference.js';
import type { Rule } from '../rule.js';

/** An article number that lies outside the verified count of the law's articles. */
export const rule: Rule = {
  id: 'unknown-article',
  title: { en: 'unknown article', zh: '条文不存在' },
  since: '0.1.0',
  severity: 'error',
  runs: 'ours',
  fix: 'none',
  messages: {
    unknown: {
      en: 'There is no {article}: the {law} ({year}) has {count} articles. Check the number.',
      zh: '没有{article}：《{law}》（{year}年）共{count}条。请核对条号。',
    },
    uncounted: {
      en: 'There is no {article} in the {law} ({year}). Check the number.',
      zh: '《{law}》（{year}年）中没有{article}。请核对条号。',
    },
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
        };
      }
    }
  },
};
