/** What is being typed where completion is asked for. */
import type { AnalysedDocument } from '../../document/analysed.js';
import type { Language } from '../../knowledge/schema.js';
import { isHan } from '../../markdown/normalise.js';

/** What a proposal would stand for: the letters typed, and the range that it replaces. Offsets in the document. */
export interface Typed {
  readonly query: string;
  readonly from: number;
  readonly to: number;
  /** The sign or word that asks for a citation. */
  readonly opener?: '《' | '@' | '第' | 'item';
}

const NOT_PROSE =
  /^(?:FencedCode|CodeBlock|InlineCode|CodeText|URL|HTMLBlock|HTMLTag|Comment|CommentBlock|LinkReference|Autolink|LinkTitle)$/;

/** Whether an offset stands in prose: not in code, a link target, HTML or the front matter. */
export function inProse(document: AnalysedDocument, offset: number): boolean {
  const front = document.markdown.frontMatter;
  if (front && offset >= front.from && offset < front.to) return false;
  return !document.markdown.contextAt(offset).some((name) => NOT_PROSE.test(name));
}

/** What is being typed before an offset: a query, and the range that a proposal replaces. */
export function typedAt(text: string, offset: number): Typed | undefined {
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
  const line = text.slice(Math.max(lineStart, offset - 80), offset);
  const base = offset - line.length;
  const title = /《([^《》\n]{0,40})$/.exec(line);
  if (title) {
    const close = text[offset] === '》' ? 1 : 0;
    return { query: title[1]!, from: base + title.index, to: offset + close, opener: '《' };
  }
  const at = /(?:^|[\s\u3000-\u303f\u4e00-\u9fff\uff00-\uffef(（"“])@([^\s@][^@\n]{0,40}|)$/.exec(line);
  if (at && !/[\w.]@$/.test(line)) return { query: at[1]!, from: base + line.lastIndexOf('@'), to: offset, opener: '@' };
  const item = /\bitem\s*(\d{0,3})$/i.exec(line);
  if (item) return { query: `item ${item[1]}`, from: base + item.index, to: offset, opener: 'item' };
  const nth = /第\s*([零〇一二两三四五六七八九十百千\d０-９]{0,9})$/.exec(line);
  if (nth) return { query: `第${nth[1]}`, from: base + nth.index, to: offset, opener: '第' };
  const article = /(?:\b(?:articles?|arts?\.?)|§)\s*(\d{0,4}(?:-\d)?)(?:\s+(?:of\s+(?:the\s+)?)?([A-Za-z]{1,20}))?$/i.exec(line);
  if (article) return { query: `article ${article[1]} ${article[2] ?? ''}`.trim(), from: base + article.index, to: offset };
  // The rest of an address is no word.
  if (/[\w.-]@[\w.-]*$/.test(line)) return { query: '', from: offset, to: offset };
  const latin = /[A-Za-z][A-Za-z0-9-]*(?:\s+\d{1,4}(?:-\d)?)?$/.exec(line);
  if (latin) return { query: latin[0], from: base + latin.index, to: offset };
  let han = line.length;
  while (han > 0 && isHan(line.charCodeAt(han - 1))) han--;
  const tail = /\d{1,4}$/.exec(line);
  if (tail && tail.index > 0 && isHan(line.charCodeAt(tail.index - 1))) {
    let start = tail.index;
    while (start > 0 && isHan(line.charCodeAt(start - 1))) start--;
    return { query: line.slice(start), from: base + start, to: offset };
  }
  return han < line.length ? { query: line.slice(han), from: base + han, to: offset } : { query: '', from: offset, to: offset };
}

/**
 * Whether a blank just typed stands where a citation goes on: after a name that began with @, and after `Article` within a sentence of a
 * document that cites a law. In a heading or at the start of a line `Article 5` is the document's own.
 */
export function expects(text: string, { query, from, opener }: Typed, citing: boolean): boolean {
  if (opener === '@') return /^\D+\s$/.test(query);
  const before = text.slice(text.lastIndexOf('\n', from - 1) + 1, from);
  return citing && /^A[a-z]+\.?\s$|^§\s$/.test(text.slice(from, from + 9)) && query === 'article' && /^(?!\s*#).*[\p{L}\d]/u.test(before);
}

/** The language around an offset: that of its line where the line tells, else the document's. */
export function languageAt(document: AnalysedDocument, offset: number): Language {
  const start = document.text.lastIndexOf('\n', offset - 1) + 1;
  const line = document.text.slice(Math.max(start, offset - 200), offset).replace(/[@《第].*$/, '');
  let han = 0;
  for (let i = 0; i < line.length; i++) if (isHan(line.charCodeAt(i))) han++;
  const latin = line.match(/[A-Za-z]{2,}/g)?.length ?? 0;
  if (han + latin >= 3) return han >= latin * 2 ? 'zh' : 'en';
  return document.language === 'en' ? 'en' : 'zh';
}
