/**
 * Official texts of laws as plain text: a title on top, then one 第X条 a line or paragraph. Read to show an article's own
 * words beside our summary, and to check our figures against them. None is shipped.
 */
import { numbersOf } from './figures.js';
import type { KnowledgeBase } from './knowledge.js';
import { readNumber } from './numerals.js';
import { baseArticle } from './reference.js';
import type { Bilingual, Law, Version } from './schema.js';

/** One text, by article number (`17`, `253-1`); what stands in an annex, under `annex`. */
export interface OfficialText {
  readonly title: string;
  readonly articles: ReadonlyMap<string, string>;
}

/** An article as a folder of official texts has it, or why it cannot be shown. */
export type OfficialArticle =
  | { readonly text: string; readonly file: string; readonly note?: Bilingual }
  | { readonly text?: undefined; readonly file: string; readonly note: Bilingual };

const NUMERAL = '[零〇一二两三四五六七八九十百千0-9]{1,9}';
const HEADING = new RegExp(`^(?:\\*\\*)?第(${NUMERAL})条(?:之([一二三四五六七八九十]{1,3}))?(?:\\*\\*)?(?=[\\s\\u3000]|$)`);

/** Splits a text into its articles. Headings of chapters, notes and comments are left out. */
export function readOfficialText(text: string): OfficialText {
  const articles = new Map<string, string>();
  let title = '';
  let current: string | undefined;
  for (const raw of text.replace(/<!--[^]*?-->/g, '').split(/\r?\n/)) {
    const line = raw.trim();
    if (!line) continue;
    if (!title) {
      title = line.replace(/^#+\s*/, '');
      continue;
    }
    const heading = HEADING.exec(line);
    if (heading) {
      current = `${readNumber(heading[1]!)}${heading[2] ? `-${readNumber(heading[2])}` : ''}`;
      articles.set(current, line);
    } else if (/^附(?:件|录|表)/.test(line)) {
      current = 'annex';
      articles.set(current, line);
    } else if (/^#|^第[一二三四五六七八九十]+[章节编]/.test(line)) current = undefined;
    else if (current) articles.set(current, `${articles.get(current)}\n${line}`);
  }
  return { title, articles };
}

/**
 * A folder of official texts, each given to the version that it is the text of. Nothing is guessed: a text whose law or version
 * cannot be told, or which lacks articles or has too many, is among the `faults`.
 */
export class OfficialTexts {
  private readonly byVersion = new Map<string, { file: string; text: OfficialText; note?: Bilingual }>();
  /** What could not be used or does not fit, one a file, in both languages. */
  readonly faults: { readonly file: string; readonly message: Bilingual }[] = [];

  constructor(sources: readonly { readonly path: string; readonly text: string }[], knowledge: KnowledgeBase) {
    for (const { path: file, text: source } of sources) {
      const text = readOfficialText(source);
      const fault = (en: string, zh: string) => this.faults.push({ file, message: { en, zh } });
      if (!text.title || !text.articles.size) {
        fault(
          'holds no law: a title on top, then 第X条 at the beginning of each article',
          '未读到法律文本：首行应为标题，每条以“第X条”开头',
        );
        continue;
      }
      const law = knowledge.laws.find((l) => l.chinese && isTextOf(text, l));
      if (!law) {
        fault(`“${text.title}” is the title of no law known here`, `“${text.title}”不是本产品所知的法律名称`);
        continue;
      }
      const version = versionOf(text, law);
      if (!version) {
        fault(
          `which version of ${law.id} it is cannot be told: put the year into the title, such as （${law.versions.at(-1)?.id.split('@')[1]?.slice(0, 4)}年）`,
          `无法判断是${law.short.zh}的哪一个文本：请在标题中注明年份，例如（${law.versions.at(-1)?.id.split('@')[1]?.slice(0, 4)}年）`,
        );
        continue;
      }
      const known = this.byVersion.get(version.id);
      if (known) {
        fault(`a second text of ${version.id}: ${known.file} is used`, `${version.id}的文本重复：使用${known.file}`);
        continue;
      }
      const plainCount = countOf(text);
      const expected = version.countVerified ? version.articleCount : undefined;
      const note =
        expected !== undefined && plainCount !== expected
          ? {
              en: `this text has ${plainCount} articles, ${version.id} has ${expected}: some are missing, or numbered differently`,
              zh: `该文本共${plainCount}条，而${version.id}共${expected}条：可能有缺漏，或条号不同`,
            }
          : undefined;
      if (note) this.faults.push({ file, message: note });
      this.byVersion.set(version.id, { file, text, ...(note ? { note } : {}) });
    }
  }

  /** The file and text of a version, where the folder has it. */
  of(version: string): { readonly file: string; readonly text: OfficialText } | undefined {
    return this.byVersion.get(version);
  }

  /** An article of a version (a paragraph or item is shown with its whole article); undefined where the folder has no text of that version. */
  article(version: string, number: string): OfficialArticle | undefined {
    const found = this.byVersion.get(version);
    if (!found) return undefined;
    const { file, note } = found;
    const text = found.text.articles.get(baseArticle(number));
    if (text !== undefined) return { text, file, ...(note ? { note } : {}) };
    return {
      file,
      note: {
        en: `this text has no Article ${baseArticle(number)}: it is missing there, or numbered differently`,
        zh: `该文本没有第${baseArticle(number)}条：可能缺漏，或条号不同`,
      },
    };
  }
}

/** Whether a text bears the title of a law, or of one of its versions; of a code, a single book may stand alone: 民法典·人格权编. */
function isTextOf(text: OfficialText, law: Law): boolean {
  const title = plainTitle(text.title);
  return (
    [law.titles.zh, ...law.versions.flatMap((v) => (v.titles ? [v.titles.zh] : []))].some((t) => plainTitle(t) === title) ||
    (title.endsWith('编') && title.startsWith(plainTitle(law.titles.zh)))
  );
}

/** How many articles a text has; inserted ones and annexes are not counted. */
const countOf = (text: OfficialText): number => [...text.articles.keys()].filter((n) => /^\d+$/.test(n)).length;

/** The version of a law that a text is: by the year in its title, else the only one, else the only one with so many articles. */
function versionOf(text: OfficialText, law: Law): Version | undefined {
  const finals = law.versions.filter((v) => v.status === 'final');
  const byYear = finals.filter((v) => text.title.includes(v.id.slice(v.id.indexOf('@') + 1)));
  if (byYear.length === 1) return byYear[0];
  const byTitle = finals.filter((v) => v.titles && plainTitle(v.titles.zh) === plainTitle(text.title));
  if (byTitle.length === 1) return byTitle[0];
  if (finals.length === 1) return finals[0];
  const byCount = finals.filter((v) => v.countVerified && v.articleCount === countOf(text));
  return byCount.length === 1 ? byCount[0] : undefined;
}

/** A title without what varies: 中华人民共和国, brackets with years and 试行, spaces. */
function plainTitle(title: string): string {
  return title
    .replace(/中华人民共和国/, '')
    .replace(/[（(][^）)]*[）)]/g, '')
    .replace(/[\s·《》]/g, '');
}

/** Every number that a Chinese legal text states: 五千万元 is 50000000, 百分之五 is 5, 十四周岁 is 14. References to articles, chapters and items are left out. */
export const numbersIn = (text: string): Set<number> =>
  new Set(
    numbersOf(
      text
        .replace(/[０-９]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0))
        .replace(/第[零〇一二两三四五六七八九十百千0-9]+[条款项章节编](?:之[一二三四五六七八九十]+)?/g, '')
        .replace(/[（(][一二三四五六七八九十]+[）)]/g, ''),
    ),
  );
