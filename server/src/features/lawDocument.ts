/** The virtual, read-only document of a law or a newsletter: its articles or items in our words, one heading each, so that reading never leaves the editor. */
import { articleName, date } from '../knowledge/format.js';
import type { KnowledgeBase } from '../knowledge/knowledge.js';
import type { OfficialTexts } from '../knowledge/officialText.js';
import { baseArticle, compareArticles } from '../knowledge/reference.js';
import type { Language } from '../knowledge/schema.js';
import { type Explaining, explainArticle, explainDevelopment, explainLaw } from './explain.js';

/** Scheme of the addresses of virtual law documents: `policy-drafter:/law/pipl@2021.en.md`. */
export const LAW_SCHEME = 'policy-drafter';

/** Address of a version's document. */
export const lawUri = (version: string, language: Language): string => `${LAW_SCHEME}:/law/${version}.${language}.md`;

/** The version, or newsletter, and the language that an address names; undefined where it is none of ours. */
export function readLawUri(uri: string): { version: string; language: Language } | undefined {
  const match = /^policy-drafter:\/law\/([a-z0-9-]+(?:@|%40)\d{4}(?:-draft)?|\d{4}-\d{2})\.(en|zh)\.md$/.exec(uri);
  return match ? { version: match[1]!.replace('%40', '@'), language: match[2] as Language } : undefined;
}

interface LawDocument {
  readonly text: string;
  readonly lines: ReadonlyMap<string, number>;
}
/** Documents made before: one search asks for the lines of many articles. By the texts beside them, else by the knowledge. */
const made = new WeakMap<KnowledgeBase | OfficialTexts, Map<string, LawDocument | undefined>>();

/** The text of the document of a version (`pipl@2021`) or a newsletter (`2023-11`), and the line (from 0) of the heading of each article or item. */
export function lawDocument(versionId: string, explaining: Explaining): LawDocument | undefined {
  const { knowledge, language, day, official } = explaining;
  const owner = official ?? knowledge;
  const known = made.get(owner) ?? new Map<string, LawDocument | undefined>();
  made.set(owner, known);
  const key = `${versionId} ${language} ${day}`;
  if (!known.has(key)) known.set(key, writeLawDocument(versionId, explaining) ?? writeNewsletter(versionId, explaining));
  return known.get(key);
}

function writeLawDocument(versionId: string, explaining: Explaining): LawDocument | undefined {
  const { knowledge, language, official } = explaining;
  const inside = { ...explaining, within: true };
  const version = knowledge.version(versionId);
  const law = knowledge.lawOf(versionId);
  if (!version || !law) return undefined;
  const title = `# ${version.titles?.[language] ?? law.titles[language]}`;
  const page = new Page(title, explainLaw(law, version, inside), SUMMARIES[language]);
  // The reader's own text may hold articles that our pack does not.
  const numbers = new Set([
    ...version.articles.map((a) => a.number),
    ...[...(official?.of(versionId)?.text.articles.keys() ?? [])].filter((n) => n !== 'annex'),
  ]);
  for (const number of [...numbers].sort(compareArticles)) {
    const title = knowledge.article(versionId, number)?.title;
    page.add(
      number,
      `${articleName(number, language)}${title ? ` · ${title[language]}` : ''}`,
      explainArticle(law, version, number, inside),
    );
  }
  return page;
}

/** The items of a newsletter. */
function writeNewsletter(pack: string, explaining: Explaining): LawDocument | undefined {
  const { knowledge, language } = explaining;
  const items = knowledge.developments.filter((d) => d.id.startsWith(`${pack}/`));
  if (!items.length) return undefined;
  const month = date(`${pack}-01`, language, 'month');
  const page = new Page(language === 'zh' ? `# ${month}更新` : `# ${month} update`);
  for (const d of items) {
    const number = d.id.slice(pack.length + 1);
    page.add(number, `${language === 'zh' ? `第${number}项` : `Item ${number}`} · ${d.title[language]}`, explainDevelopment(d, explaining));
  }
  return page;
}

const SUMMARIES = {
  en: '> Summaries in our own words, not the text of the law: check the official text before you quote.',
  zh: '> 以下为本产品以自己的语言所作的概要，不是法律原文；引用前请核对官方文本。',
};

/** A document that is written from top to bottom. */
class Page implements LawDocument {
  readonly lines = new Map<string, number>();
  text: string;

  constructor(...paragraphs: readonly string[]) {
    this.text = `${paragraphs.join('\n\n')}\n`;
  }

  /** A section under a heading, which takes the place of the first paragraph of what is explained. */
  add(id: string, heading: string, explained: string): void {
    this.lines.set(id, this.text.split('\n').length);
    this.text += `\n## ${heading}\n\n${explained.split('\n\n').slice(1).join('\n\n')}\n`;
  }
}

/** Where in a version's document an article stands: the line of its heading, or 0. */
export function lineOfArticle(version: string, article: string | undefined, explaining: Explaining): number {
  return article ? (lawDocument(version, explaining)?.lines.get(baseArticle(article)) ?? 0) : 0;
}
