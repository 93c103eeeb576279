/**
 * Official texts of laws as plain text: a title on top, then one 第X条 a line or paragraph. Read to show an article's own
 * words beside our summary, and to check our figures against them. None is shipped.
 */
import { readNumber } from './numerals.js';

/** One text, by article number (`17`, `253-1`). */
export interface OfficialText {
  readonly title: string;
  readonly articles: ReadonlyMap<string, string>;
}

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
    } else if (/^#|^第[一二三四五六七八九十]+[章节编]/.test(line)) current = undefined;
    else if (current) articles.set(current, `${articles.get(current)}\n${line}`);
  }
  return { title, articles };
}

/** A title without what varies: 中华人民共和国, brackets with years and 试行, spaces. */
export function plainTitle(title: string): string {
  return title
    .replace(/中华人民共和国/, '')
    .replace(/[（(][^）)]*[）)]/g, '')
    .replace(/[\s·《》]/g, '');
}

/** Every number that a Chinese legal text states: 五千万元 is 50000000, 百分之五 is 5, 十四周岁 is 14. References to articles, chapters and items are left out. */
export function numbersIn(text: string): Set<number> {
  const found = new Set<number>();
  const clean = text
    .replace(/[０-９]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0))
    .replace(/第[零〇一二两三四五六七八九十百千0-9]+[条款项章节编](?:之[一二三四五六七八九十]+)?/g, '')
    .replace(/[（(][一二三四五六七八九十]+[）)]/g, '');
  for (const m of clean.matchAll(/([零〇一二两三四五六七八九十百千]{1,9}|\d+(?:\.\d+)?)(万|亿)?/g)) {
    const base = /\d/.test(m[1]!) ? Number(m[1]) : readNumber(m[1]!);
    if (base === undefined || Number.isNaN(base)) continue;
    found.add(base * (m[2] === '万' ? 1e4 : m[2] === '亿' ? 1e8 : 1));
    // 五千万 is one number of two units; 二千零二十五 may also be a year written digit by digit.
  }
  return found;
}
