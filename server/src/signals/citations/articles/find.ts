/**
 * Groups of articles: 第三十八条第一款第（三）项, 第55、56条, "Articles 38 to 40 and 55", "paragraph 2 of Article 17".
 *
 * A group is read forward from its first character by sticky patterns of bounded length, and the search goes on behind
 * it: the whole is linear in the text.
 */

import { ordinalWords } from '../numerals.js';
import { zhGroup, zhSame } from './chinese.js';
import { EN_WORD, enGroup, enOrdinal, enPrefixed } from './english.js';
import type { ArticleGroup, Surroundings } from './group.js';

const ZH_START = /第|[同该]条(?= ?(?:第|[(\d一二三四五六七八九十]))|(?<![日以])前条(?![例款件])|(?<![日以])前款(?!项)|[该同]款(?= ?[第(])/g;

/** All groups of a text in order, not overlapping. `extra`: positions right behind a law's name, where 第 may be missing. */
export function findArticleGroups(text: string, extra: Iterable<number>, around: Surroundings): ArticleGroup[] {
  const found: ArticleGroup[] = [];
  ZH_START.lastIndex = 0;
  let end = 0;
  for (let m = ZH_START.exec(text); m; m = ZH_START.exec(text)) {
    if (m.index < end) continue;
    const hit = m[0] === '第' ? zhGroup(text, m.index, false) : zhSame(text, m.index);
    if (!hit) continue;
    end = typeof hit === 'number' ? hit : hit.to;
    if (typeof hit !== 'number') found.push(hit);
    ZH_START.lastIndex = Math.max(end, ZH_START.lastIndex);
  }
  for (const at of extra) {
    const hit = zhGroup(text, at, true);
    if (typeof hit !== 'number') found.push(hit);
  }
  EN_WORD.lastIndex = 0;
  end = 0;
  for (let m = EN_WORD.exec(text); m; m = EN_WORD.exec(text)) {
    if (m.index < end) continue;
    const behind = m.index + m[0].length;
    // A cell or a line may break between the word and its number.
    const start = /[ \n]/.test(text[behind] ?? '') ? behind + 1 : behind;
    const number = m[5] ? ordinalWords(m[5]) : m[4];
    if (m[5] && number === undefined) continue;
    const hit = number
      ? enOrdinal(String(number), m.index, behind)
      : m[2] || m[3] || m[0].startsWith('¶')
        ? enPrefixed(text, m.index, around)
        : enGroup(text, m.index, start, m[0], around);
    if (!hit) continue;
    found.push(hit);
    end = hit.to;
    EN_WORD.lastIndex = end;
  }
  found.sort((a, b) => a.from - b.from || b.to - a.to);
  const out: ArticleGroup[] = [];
  for (const g of found) if (!out.length || g.from >= out.at(-1)!.to) out.push(g);
  return out;
}
