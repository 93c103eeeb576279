/** The virtual, read-only document of a law: its articles in our words, one heading each, so that reading never leaves the editor. */
import { articleName } from '../knowledge/format.js';
import type { KnowledgeBase } from '../knowledge/knowledge.js';
import type { OfficialTexts } from '../knowledge/officialText.js';
import { baseArticle, compareArticles } from '../knowledge/reference.js';
import type { Language } from '../knowledge/schema.js';
import { type Explaining, explainArticle, explainLaw } from './explain.js';

/** Scheme of the addresses of virtual law documents: `policy-drafter:/law/pipl@2021.en.md`. */
export const LAW_SCHEME = 'policy-drafter';

/** Address of a version's document. */
export const lawUri = (version: string, language: Language): string => `${LAW_SCHEME}:/law/${version}.${language}.md`;

/** The version and language that an address names; undefined where it is none of ours. */
export function readLawUri(uri: string): { version: string; language: Language } | undefined {
  const match = /^policy-drafter:\/law\/([a-z0-9-]+(?:@|%40)\d{4}(?:-draft)?)\.(en|zh)\.md$/.exec(uri);
  return match ? { version: match[1]!.replace('%40', '@'), language: match[2] as Language } : undefined;
}

interface LawDocument {
  readonly text: string;
  readonly lines: ReadonlyMap<string, number>;
}
/** Documents made before: one search asks for the lines of many articles. By the texts beside them, else by the knowledge. */
const made = new WeakMap<KnowledgeBase | OfficialTexts, Map<string, LawDocument | undefined>>();

/** The text of a version's document, and the line (from 0) of each article's heading. */
export function lawDocument(versionId: string, explaining: Explaining): LawDocument | undefined {
  const { knowledge, language, day, official } = explaining;
  const owner = official ?? knowledge;
  const known = made.get(owner) ?? new Map<string, LawDocument | undefined>();
  made.set(owner, known);
  const key = `${versionId} ${language} ${day}`;
  if (!known.has(key)) known.set(key, writeLawDocument(versionId, explaining));
  return known.get(key);
}

function writeLawDocument(versionId: string, explaining: Explaining): LawDocument | undefined {
  const { knowledge, language, official } = explaining;
  const version = knowledge.version(versionId);
  const law = knowledge.lawOf(versionId);
  if (!version || !law) return undefined;
  const lines = new Map<string, number>();
  let text = `# ${version.titles?.[language] ?? law.titles[language]}\n\n${explainLaw(law, version, explaining)}\n\n> ${language === 'zh' ? '以下为本产品以自己的语言所作的概要，不是法律原文；引用前请核对官方文本。' : 'Summaries in our own words, not the text of the law: check the official text before you quote.'}\n`;
  // The reader's own text may hold articles that our pack does not.
  const numbers = new Set([
    ...version.articles.map((a) => a.number),
    ...[...(official?.of(versionId)?.text.articles.keys() ?? [])].filter((n) => n !== 'annex'),
  ]);
  for (const number of [...numbers].sort(compareArticles)) {
    const title = knowledge.article(versionId, number)?.title;
    text += '\n';
    lines.set(number, text.split('\n').length - 1);
    text += `## ${articleName(number, language)}${title ? ` · ${title[language]}` : ''}\n\n`;
    text += `${explainArticle(law, version, number, explaining).split('\n\n').slice(1).join('\n\n')}\n`;
  }
  return { text, lines };
}

/** Where in a version's document an article stands: the line of its heading, or 0. */
export function lineOfArticle(version: string, article: string | undefined, explaining: Explaining): number {
  return article ? (lawDocument(version, explaining)?.lines.get(baseArticle(article)) ?? 0) : 0;
}
