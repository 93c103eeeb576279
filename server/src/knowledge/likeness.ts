/** How much a sentence reads like each article of a version: by the words that they share, rare ones counting more. */
import type { KnowledgeBase, KnownArticle } from './knowledge.js';

interface Profile {
  readonly article: KnownArticle;
  readonly words: ReadonlySet<string>;
}
interface Profiles {
  readonly list: readonly Profile[];
  readonly weights: ReadonlyMap<string, number>;
}
const known = new WeakMap<KnowledgeBase, Map<string, Profiles>>();

/** English words by the first six letters of their stems, so that inflections agree; pairs of Chinese characters. */
function wordsOf(text: string): Set<string> {
  const words = new Set<string>();
  for (const m of text.toLowerCase().matchAll(/[a-z]{4,}|[\u4e00-\u9fff]+/g)) {
    if (/[a-z]/.test(m[0])) words.add(stem(m[0]));
    else for (let i = 0; i + 1 < m[0].length; i++) words.add(m[0].slice(i, i + 2));
  }
  return words;
}

const stem = (word: string): string =>
  word
    .replace(/(?:ing|ed|es|s|e)$/, '')
    .replace(/([bdgmnprt])\1$/, '$1')
    .slice(0, 6);

/** A text about what a breach costs: the articles that punish speak of the duties only by their numbers. */
const PUNISHES = /\bfine[sd]?\b|penalt|sanction|punish|罚|处分|责任/i;

/** `punishing`: an article that punishes is also about the articles that it punishes. */
function profilesOf(knowledge: KnowledgeBase, version: string, punishing: boolean): Profiles {
  const versions = known.get(knowledge) ?? new Map<string, Profiles>();
  known.set(knowledge, versions);
  const key = punishing ? `${version} punishing` : version;
  let profiles = versions.get(key);
  if (!profiles) {
    const articles = knowledge.articlesOf(version);
    const punished = (number: string) =>
      punishing ? articles.filter((a) => a.punishedBy.some((p) => p === number || p.startsWith(`${number}(`))) : [];
    const list = articles.map((article) => ({
      article,
      words: wordsOf(
        [article.title, article.summary]
          .flatMap((t) => (t ? [t.en, t.zh] : []))
          .concat(article.topics.en, article.topics.zh)
          .concat(punished(article.number).flatMap((a) => [a.title?.en ?? '', a.title?.zh ?? '', ...a.topics.en, ...a.topics.zh]))
          .join(' '),
      ),
    }));
    const count = new Map<string, number>();
    for (const { words } of list) for (const w of words) count.set(w, (count.get(w) ?? 0) + 1);
    profiles = { list, weights: new Map([...count].map(([w, n]) => [w, Math.log((list.length + 1) / n)])) };
    versions.set(key, profiles);
  }
  return profiles;
}

/** The articles of a version by their likeness to a text, the likest first; `total` is what an article would have that held all its words. */
export function likest(
  knowledge: KnowledgeBase,
  version: string,
  text: string,
): { total: number; ranked: { number: string; score: number }[] } {
  const { list, weights } = profilesOf(knowledge, version, PUNISHES.test(text));
  const words = [...wordsOf(text)].flatMap((w) => (weights.has(w) ? [[w, weights.get(w)!] as const] : []));
  const ranked = list
    .map(({ article, words: own }) => ({
      number: article.number,
      score: words.reduce((sum, [w, weight]) => sum + (own.has(w) ? weight : 0), 0),
    }))
    .sort((a, b) => b.score - a.score);
  return { total: words.reduce((sum, [, weight]) => sum + weight, 0), ranked };
}
