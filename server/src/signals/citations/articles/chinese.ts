/** Chinese groups: 第三十八条第一款第（三）项, 第55、56条, 同条第二款, 二.1. */
import { CHINESE_NUMERALS, readNumber } from '../../../knowledge/numerals.js';
import { romanNumber } from '../numerals.js';
import { type ArticleGroup, type ArticlePart, RANGE_LIMIT, sticky } from './group.js';

// A blank between Chinese digits is an accident of typing: 第十 七 条.
const N = `(?:[${CHINESE_NUMERALS}]{1,3}(?: [${CHINESE_NUMERALS}]{1,3}){1,3}(?= ?[条款项])|[\\d${CHINESE_NUMERALS}]{1,9})`;
const ZH_ELEMENT = new RegExp(
  `(第[ \n]?)?(?:\\( ?(${N}) ?\\)|(${N}(?:\\.\\d{1,3}|\\(\\d{1,2}\\)(?=(?:\\(\\d{1,2}\\)){0,2} ?条)){0,3}))(?: ?之 ?([${CHINESE_NUMERALS}]{1,3}|\\d{1,2})(?= ?条))? ?(条|款|项|目|节)?(?:(?<=条) ?之 ?([${CHINESE_NUMERALS}]{1,3}|\\d{1,2}))?`,
  'y',
);
const ZH_LIST = / ?(?:、?(?:以及|及|和|与|或者|或|并)|、|,|\/) ?/y;
const ZH_RANGE = / ?(至|到|-{1,2}|~) ?/y;
/** A short remark in brackets between an article and its paragraph; holds no other article or title. */
const ZH_GLOSS = /\([^()《》第]{1,30}\)/y;
/** 之二 behind 第二百八十七条之一. */
const ZH_INSERTED_LIST = new RegExp(` ?(?:、|和|及|与|,) ?之 ?([${CHINESE_NUMERALS}]{1,3}|\\d{1,2})(?![${CHINESE_NUMERALS}\\d])`, 'y');
const NOT_AN_ARTICLE = /^(?:件|形码|纹|例(?!外)|目(?!的|标))/;
const COUNTED_THING = /^(?!规定)(?:[线路街道河船短消信评记数建新微推生规理航跑回留指语弹动内广命][^、,。]|款)/;

type Level = '条' | '款' | '项' | '目';
interface Element {
  readonly from: number;
  readonly to: number;
  readonly numbered: boolean;
  readonly bracket: boolean;
  /** Its level is not said, but follows from the brackets: 第四条（二）. */
  readonly implied?: true;
  readonly number: number;
  readonly text: string;
  level: Level | undefined;
  readonly inserted: number | undefined;
  /** 之二 alone, behind 第二百八十七条之一. */
  readonly again?: true;
  join: 'start' | 'direct' | 'list' | 'range' | 'hyphen';
}

function zhElement(text: string, at: number): Element | undefined {
  const m = sticky(ZH_ELEMENT, text, at);
  if (!m) return undefined;
  const written = m[2] ?? m[3]!;
  const dotted = /[.(]/.test(written);
  const number = dotted ? 0 : readNumber(written.replaceAll(' ', ''));
  if (number === undefined) return undefined;
  let level = m[5] === '节' ? (dotted ? '条' : undefined) : (m[5] as Level | undefined);
  let to = at + m[0].length;
  if (level === '条' && NOT_AN_ARTICLE.test(text.slice(to, to + 2))) level = undefined;
  if (level === undefined) to = at + m[0].trimEnd().length - (m[5] ? 1 : 0);
  // 第二百五十三条之一, and 第二百五十三之一条 as some write it.
  const after = m[6] ?? m[4];
  const inserted = level === '条' && after ? readNumber(after) : undefined;
  return {
    from: at,
    to,
    numbered: m[1] !== undefined,
    bracket: m[2] !== undefined,
    number,
    text: dotted ? written : String(number),
    level,
    inserted,
    join: 'start',
  };
}

/** 3条建议: a number of things. */
const COUNTED_ADVICE = /^(?:建议|意见|措施|要点|问题|解读|经验|禁令|红线|亮点|看点|新规|常见|主要|原则)/;

const RANK: Record<Level, number> = { 条: 0, 款: 1, 项: 2, 目: 3 };

/** The elements that may belong to one group, the last of them with a level; and how far the text was read. */
function zhElements(text: string, at: number): { elements: Element[]; read: number } {
  const first = zhElement(text, at);
  if (!first) return { elements: [], read: at };
  const elements = [first];
  for (let last = first; elements.length < 200; ) {
    let pos = last.to;
    const next = nextElement(text, pos, last);
    if (next) {
      elements.push(next);
      last = next;
      continue;
    }
    const gloss = sticky(ZH_GLOSS, text, pos);
    if (gloss) {
      pos += gloss[0].length;
      const beyond = nextElement(text, pos, last);
      if (beyond?.level && beyond.level !== '条') {
        elements.push(beyond);
        last = beyond;
        continue;
      }
    }
    break;
  }
  const read = elements.at(-1)!.from;
  while (elements.length && !elements.at(-1)!.level) elements.pop();
  return { elements, read };
}

function nextElement(text: string, at: number, last: Element): Element | undefined {
  // 第一款 directly behind 第十七条, spaces allowed.
  if (last.level && last.level !== '目') {
    // 第四条之（二）: between an article and its item the word adds nothing.
    const gap = sticky(/ ?(?:之 ?(?=\())?/y, text, at)!;
    const direct = zhElement(text, at + gap[0].length);
    const level =
      direct?.level ??
      (direct && (direct.numbered || direct.bracket || /[款项]/.test(text.slice(direct.to, direct.to + 24)))
        ? levelAhead(text, direct)
        : undefined);
    if (direct && level && RANK[level] > RANK[last.level]) return { ...direct, join: 'direct' };
    if (direct?.bracket && !direct.level && !direct.numbered && direct.number > 0 && direct.number < 100)
      return { ...direct, level: last.level === '项' ? '目' : '项', implied: true, join: 'direct' };
  }
  if (last.inserted !== undefined) {
    const again = sticky(ZH_INSERTED_LIST, text, at);
    const inserted = again && readNumber(again[1]!);
    if (inserted) return { ...last, from: at + again[0].indexOf('之'), to: at + again[0].length, inserted, again: true, join: 'list' };
  }
  const range = sticky(ZH_RANGE, text, at);
  if (range) {
    const to = zhElement(text, at + range[0].length);
    // 第一款（二）至（七）: the first item had no word for its level either.
    if (to?.bracket && last.implied && !to.level) return { ...to, level: last.level, implied: true, join: 'range' };
    if (to) return { ...to, join: range[1]!.startsWith('-') && !to.numbered && !to.bracket ? 'hyphen' : 'range' };
    return undefined;
  }
  const list = sticky(ZH_LIST, text, at);
  if (!list) return undefined;
  const element = zhElement(text, at + list[0].length);
  if (!element) return undefined;
  // After a comma only what is plainly an article goes on.
  if (list[0].includes(',') && !element.numbered && !element.level && !element.bracket) return undefined;
  // 第四条（二）、（三）: the item before had no word for its level either.
  if (element.bracket && last.implied && !element.level) return { ...element, level: last.level, implied: true, join: 'list' };
  return { ...element, join: 'list' };
}

/** The level that a number without one takes from the end of its list or range: 第（二）至（四）项, 第一、二款. */
function levelAhead(text: string, first: Element): Level | undefined {
  let last = first;
  for (let i = 0; i < 12 && !last.level; i++) {
    const joint = sticky(ZH_RANGE, text, last.to) ?? sticky(ZH_LIST, text, last.to);
    const next = joint && zhElement(text, last.to + joint[0].length);
    if (!next) return undefined;
    last = next;
  }
  return last.level;
}

/** Articles, paragraphs and items of the elements, in order. `base` is the article that a leading 款 or 项 belongs to. */
function zhParts(elements: readonly Element[], base: string | undefined): ArticlePart[] {
  const parts: ArticlePart[] = [];
  let article = base;
  let paragraph = '';
  let parent = '';
  let before: Element | undefined;
  for (const e of elements) {
    const prefix = e.level === '条' ? '' : e.level === '款' ? article : e.level === '项' ? `${article}${paragraph}` : parent;
    const write = (n: string) => (e.level === '条' ? n : `${prefix}(${n})`);
    const item = (e.level === '项' || e.level === '目') && !paragraph ? { item: true as const } : {};
    const number = e.level === '条' && e.inserted !== undefined ? `${e.text}-${e.inserted}` : e.text;
    const previous = before && before.level === e.level ? before : undefined;
    if (e.join === 'hyphen' && previous && e.level === '条' && e.number <= previous.number) {
      // 253-1 is an inserted article, 28-32 a range.
      const joined = `${previous.text}-${e.text}`;
      parts.pop();
      parts.push({ article: joined, from: previous.from, to: e.to });
      article = joined;
      before = e;
      continue;
    }
    if (
      (e.join === 'range' || e.join === 'hyphen') &&
      previous &&
      e.number > previous.number &&
      e.number - previous.number <= RANGE_LIMIT
    ) {
      for (let n = previous.number + 1; n < e.number; n++)
        parts.push({ article: write(String(n)), ...item, from: previous.from, to: e.to });
      // Up to 第二百八十七条之二: the article itself and 之一 lie within.
      for (let n = 0; e.inserted !== undefined && n < e.inserted; n++)
        parts.push({ article: write(n ? `${e.text}-${n}` : e.text), from: previous.from, to: e.to });
    }
    if (e.join === 'direct') parts.pop();
    parts.push({ article: write(number), ...item, from: e.join === 'direct' && before ? before.from : e.from, to: e.to });
    if (e.level === '条') {
      article = number;
      paragraph = '';
    }
    if (e.level === '款') paragraph = `(${number})`;
    if (e.level === '项') parent = write(number);
    before = e;
  }
  return parts;
}

/** A bare number takes the level of the next one that has it. False where 款 comes before any 条. */
function settleLevels(elements: Element[]): void {
  let level: Level | undefined;
  for (let i = elements.length - 1; i >= 0; i--) {
    const e = elements[i]!;
    if (e.level) level = e.level;
    else e.level = level;
  }
}

/** The group at a position; where there is none, the position up to which none can start. */
export function zhGroup(text: string, at: number, bare: boolean): ArticleGroup | number {
  const { elements, read } = zhElements(text, at);
  const first = elements[0];
  if (!first) return read;
  if (!first.numbered && !bare) return at;
  if (!first.numbered && elements.length === 1 && COUNTED_ADVICE.test(text.slice(first.to, first.to + 2))) return at;
  settleLevels(elements);
  if (first.level !== '条' || first.number > 9999) return at;
  const to = elements.at(-1)!.to;
  const counted = elements.length === 1 && COUNTED_THING.test(text.slice(to, to + 2));
  return {
    from: at,
    to,
    language: 'zh',
    parts: zhParts(elements, undefined),
    strict: !first.numbered,
    tentative: false,
    same: undefined,
    ...(counted ? { counted } : {}),
  };
}

/** 同条第二款, 该条第（三）项, 前款第（一）项; 前款 and 前条 alone. */
export function zhSame(text: string, at: number): ArticleGroup | undefined {
  const paragraph = text[at + 1] === '款';
  const alone = text[at] === '前' || paragraph;
  const { elements } = zhElements(text, text[at + 2] === ' ' ? at + 3 : at + 2);
  settleLevels(elements);
  const level = elements[0]?.level;
  const fits = paragraph ? level === '项' : level === '款' || level === '项';
  if (!fits && !alone) return undefined;
  const to = fits ? elements.at(-1)!.to : at + 2;
  const parts = fits ? zhParts(elements, '') : [{ article: '', from: at, to }];
  return { from: at, to, language: 'zh', parts, strict: false, tentative: false, same: paragraph ? 'paragraph' : 'article' };
}

/** "Item III(6)". */
const EN_PART = /,? ?\(?(?:items?|parts?|points?|sections?) ([IVX]{1,4})[ .]?\(?(\d{1,2})\)?(?!\d|\.\d)/iy;
const ZH_PART = /第? ?([一二三四五六七八九十])(?:[.、]|部分?、?) ?(?:第 ?)?\(?(\d{1,2})\)?项?(?![\d.])/y;

const ZH_BARE = /( ?)(\d{1,4})((?:\( ?[\d一二三四五六七八九十]{1,3} ?\)){0,2})/y;
const ZH_BARE_NEXT = / ?[、/] ?(\d{1,4})/y;
const ZH_BARE_END = /^ ?(?:[,;:)\]"。、!?/·|=→\n]|$)/;

/**
 * 网安法21(三), 个保法 55、56: numbers alone behind a Chinese name, with the end of a clause behind them. A small number directly
 * behind a name, or any behind 》, may be that of a note.
 */
export function zhBareNumbers(text: string, at: number, titled: boolean): ArticleGroup | undefined {
  const m = sticky(ZH_BARE, text, at);
  if (!m) return undefined;
  const levels = m[3]!.replace(/\( ?([^() ]+) ?\)/g, (_, n) => `(${readNumber(n)})`);
  if (!levels && (Number(m[2]) < 10 || (titled && !m[1]))) return undefined;
  const from = at + m[1]!.length;
  let to = at + m[0].length;
  const item = /^\([一二三四五六七八九十 ]+\)$/.test(m[3]!) ? { item: true as const } : {};
  const parts: ArticlePart[] = [{ article: `${Number(m[2])}${levels}`, ...item, from, to }];
  for (let next = sticky(ZH_BARE_NEXT, text, to); next && parts.length < 40; next = sticky(ZH_BARE_NEXT, text, to)) {
    const start = to + next[0].length - next[1]!.length;
    to += next[0].length;
    parts.push({ article: String(Number(next[1])), from: start, to });
  }
  if (!ZH_BARE_END.test(text.slice(to, to + 3))) return undefined;
  return { from, to, language: 'zh', parts, strict: true, tentative: true, same: undefined };
}

/** 二.1、二.3 and "item III(6)" directly behind an instrument of numbered parts instead of articles. */
export function partNumbers(text: string, at: number): ArticleGroup | undefined {
  const english = sticky(EN_PART, text, at);
  const number = english && romanNumber(english[1]!.toUpperCase());
  if (english && number) {
    const from = at + english[0].search(/[a-z]/i);
    const part = { article: `${number}(${Number(english[2])})`, from, to: at + english[0].length };
    return { from, to: part.to, language: 'en', parts: [part], strict: true, tentative: true, same: undefined };
  }
  const parts: ArticlePart[] = [];
  let to = at;
  for (let start = at; parts.length < 40; ) {
    const m = sticky(ZH_PART, text, start);
    if (!m) break;
    to = start + m[0].length;
    parts.push({ article: `${readNumber(m[1]!)}(${Number(m[2])})`, from: start, to });
    const joint = sticky(ZH_LIST, text, to);
    if (!joint) break;
    start = to + joint[0].length;
  }
  return parts.length ? { from: at, to, language: 'zh', parts, strict: true, tentative: true, same: undefined } : undefined;
}
