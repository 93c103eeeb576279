/**
 * Groups of articles: 第三十八条第一款第（三）项, 第55、56条, "Articles 38 to 40 and 55", "paragraph 2 of Article 17".
 *
 * A group is read forward from its first character by sticky patterns of bounded length, and the search goes on behind
 * it: the whole is linear in the text.
 */
import { anyNumber, bracketNumber, HAN_DIGITS, numberWords, ordinal } from './numerals.js';

/** One article of a group, ranges expanded. Offsets in the leaf's normalised text. */
export interface ArticlePart {
  /** `17(1)(2)`; in a group with `same`, only what follows the article: `(2)`. */
  readonly article: string;
  /** As written, where letters or Roman numerals were turned into numbers: `6(1)(b)`. */
  readonly written?: string;
  readonly from: number;
  readonly to: number;
}

export interface ArticleGroup {
  readonly from: number;
  readonly to: number;
  readonly language: 'en' | 'zh';
  readonly parts: readonly ArticlePart[];
  /** Only a law directly beside it makes it a citation: "Section 5", "§ 3", 第5条信息. */
  readonly strict: boolean;
  /** Only a citation where the law has such an article: "PIPL 66". */
  readonly tentative: boolean;
  /** Points to the article cited before (同条第二款, "paragraph 2 of the same Article") or to its paragraph (前款). */
  readonly same: 'article' | 'paragraph' | undefined;
  /** Something is counted by it where no law stands beside it: 第5条信息. */
  readonly counted?: boolean;
}

/** What the reader of groups must know of the laws found in the same text. */
export interface Surroundings {
  /** Whether a law's name starts at the position, after "of the" and the like. */
  readonly lawAfter: (at: number) => boolean;
  /** Whether a law's name ends at the position, blanks and closing quotes not counted. */
  readonly lawBefore: (at: number) => boolean;
}

// A blank between Chinese digits is an accident of typing: 第十 七 条.
const N = `(?:[${HAN_DIGITS}]{1,3}(?: [${HAN_DIGITS}]{1,3}){1,3}(?= ?[条款项])|[\\d${HAN_DIGITS}]{1,9})`;
const ZH_ELEMENT = new RegExp(
  `(第 ?)?(?:\\( ?(${N}) ?\\)|(${N}(?:\\.\\d{1,3}){0,3}))(?: ?之 ?([${HAN_DIGITS}]{1,3}|\\d{1,2})(?= ?条))? ?(条|款|项|目|节)?(?:(?<=条) ?之 ?([${HAN_DIGITS}]{1,3}|\\d{1,2}))?`,
  'y',
);
const ZH_LIST = / ?(?:、?(?:以及|及|和|与|或者|或|并)|、|,|\/) ?/y;
const ZH_RANGE = / ?(至|到|-{1,2}|~) ?/y;
/** A short remark in brackets between an article and its paragraph; holds no other article or title. */
const ZH_GLOSS = /\([^()《》第]{1,30}\)/y;
/** 之二 behind 第二百八十七条之一. */
const ZH_INSERTED_LIST = new RegExp(` ?(?:、|和|及|与|,) ?之 ?([${HAN_DIGITS}]{1,3}|\\d{1,2})(?![${HAN_DIGITS}\\d])`, 'y');
const NOT_AN_ARTICLE = /^(?:件|形码|纹|例(?!外)|目(?!的|标))/;
const COUNTED_THING = /^(?!规定)(?:[线路街道河船短消信评记数建新微推生规理航跑回留指语弹动内广命][^、,。]|款)/;
const RANGE_LIMIT = 600;

type Level = '条' | '款' | '项' | '目';
interface Element {
  readonly from: number;
  readonly to: number;
  readonly numbered: boolean;
  readonly bracket: boolean;
  readonly number: number;
  readonly text: string;
  level: Level | undefined;
  readonly inserted: number | undefined;
  /** 之二 alone, behind 第二百八十七条之一. */
  readonly again?: true;
  join: 'start' | 'direct' | 'list' | 'range' | 'hyphen';
}

function sticky(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

function zhElement(text: string, at: number): Element | undefined {
  const m = sticky(ZH_ELEMENT, text, at);
  if (!m) return undefined;
  const written = m[2] ?? m[3]!;
  const dotted = written.includes('.');
  const number = dotted ? 0 : anyNumber(written.replaceAll(' ', ''));
  if (number === undefined) return undefined;
  let level = m[5] === '节' ? (dotted ? '条' : undefined) : (m[5] as Level | undefined);
  let to = at + m[0].length;
  if (level === '条' && NOT_AN_ARTICLE.test(text.slice(to, to + 2))) level = undefined;
  if (level === undefined) to = at + m[0].trimEnd().length - (m[5] ? 1 : 0);
  // 第二百五十三条之一, and 第二百五十三之一条 as some write it.
  const after = m[6] ?? m[4];
  const inserted = level === '条' && after ? anyNumber(after) : undefined;
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
    const direct = zhElement(text, text[at] === ' ' ? at + 1 : at);
    const level =
      direct?.level ??
      (direct && (direct.numbered || direct.bracket || /[款项]/.test(text.slice(direct.to, direct.to + 24)))
        ? levelAhead(text, direct)
        : undefined);
    if (direct && level && RANK[level] > RANK[last.level]) return { ...direct, join: 'direct' };
    if (direct?.bracket && !direct.level && !direct.numbered && direct.number > 0 && direct.number < 100)
      return { ...direct, level: last.level === '项' ? '目' : '项', join: 'direct' };
  }
  if (last.inserted !== undefined) {
    const again = sticky(ZH_INSERTED_LIST, text, at);
    const inserted = again && anyNumber(again[1]!);
    if (inserted) return { ...last, from: at + again[0].indexOf('之'), to: at + again[0].length, inserted, again: true, join: 'list' };
  }
  const range = sticky(ZH_RANGE, text, at);
  if (range) {
    const to = zhElement(text, at + range[0].length);
    if (to) return { ...to, join: range[1]!.startsWith('-') && !to.numbered && !to.bracket ? 'hyphen' : 'range' };
    return undefined;
  }
  const list = sticky(ZH_LIST, text, at);
  if (!list) return undefined;
  const element = zhElement(text, at + list[0].length);
  if (!element) return undefined;
  // After a comma only what is plainly an article goes on.
  if (list[0].includes(',') && !element.numbered && !element.level && !element.bracket) return undefined;
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
      for (let n = previous.number + 1; n < e.number; n++) parts.push({ article: write(String(n)), from: previous.from, to: e.to });
      // Up to 第二百八十七条之二: the article itself lies within.
      if (e.inserted !== undefined) parts.push({ article: write(e.text), from: previous.from, to: e.to });
    }
    if (e.join === 'direct') parts.pop();
    parts.push({ article: write(number), from: e.join === 'direct' && before ? before.from : e.from, to: e.to });
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
function zhGroup(text: string, at: number, bare: boolean): ArticleGroup | number {
  const { elements, read } = zhElements(text, at);
  const first = elements[0];
  if (!first) return read;
  if (!first.numbered && !bare) return at;
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
function zhSame(text: string, at: number): ArticleGroup | undefined {
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

// English.

const EN_WORD =
  /\b(?:(articles?|arts?\.|arts?(?= ?\d)|sections?(?= [\d(])|secs?\. ?(?=\d)|(?<!['’])ss?(?:\. ?| )(?=\d)|clauses?(?= [\d(])|cls?\. ?(?=\d))|(sub-?paragraphs?|paragraphs?|paras?\.?|sub-?items?|items?|points?)(?= ?[(\dA-Za-z])|(first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)(?= (?:paragraph|item|subparagraph)\b))|§{1,2}/gi;
const EN_AGAIN = /(articles?|arts?\.?|§{1,2}|sections?|secs?\.?|ss?\.?|clauses?|cls?\.) ?(?=[\d(A-Z])/iy;
const EN_NUMBER = /(\d{1,5})((?:\.\d{1,4}){0,3})([A-Z](?![A-Za-z]))?(?![\d\w])/y;
const EN_INSERT = /-(\d{1,2})(?![\d\w])/y;
/** "Article 253 bis". */
const LATIN = ['bis', 'ter', 'quater', 'quinquies', 'sexies'];
const EN_LATIN = new RegExp(` ?(${LATIN.join('|')})(?![A-Za-z])`, 'iy');
const EN_BRACKET = / ?\( ?(\d{1,2}|[ivx]{1,5}|[a-z]|[一二三四五六七八九十]{1,3}) ?\)/iy;
const EN_LEVEL =
  /(?:,? ?)(?:\b(sub-?paragraphs?|paragraphs?|paras?\.?|sub-?items?|items?|points?|clauses?) ?(\()?(\d{1,2}|[ivx]{1,5}|[a-z]|one|two|three|four|five|six|seven|eight|nine|ten)(?![A-Za-z\d])(\))?|(first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth) (paragraph|item|subparagraph)\b)/iy;
const EN_LIST = / ?(?:[,;] ?(?:and\/or|and|or|as well as)? ?|(?:and\/or|and|or|as well as|&|\/) ?)/iy;
const EN_RANGE = / ?(?:-{1,2}|~|to\b|through\b|until\b) ?/iy;
const UNIT =
  /^ ?(?:%|％|°|percent|per cent|(?:calendar |working |business )?(?:days?|months?|years?|weeks?|hours?|minutes?|seconds?)\b|millions?\b|billions?\b|thousands?\b|rmb\b|cny\b|yuan\b|usd\b|people\b|persons?\b|individuals?\b|users?\b|times\b|gb\b|mb\b|kb\b|nm\b|号|年|月|日|个|万|亿|元|人)/i;
const NOT_LAW = /^(?: Data Protection)? Working Party/i;
const OF_ARTICLE = /,? ?(?:of |in |under )?(?:the )?(?:(same|that|said|aforementioned|aforesaid|preceding) )?/iy;

interface Numbered {
  article: string;
  written: string;
  from: number;
  to: number;
  number: number;
  inserted: boolean;
}

/** `38`, `253-1`, `Thirty-Eight`, with (1)(2) and ", paragraph 1, item 2" behind it. Several, where the sub-levels are a list. */
function enItem(text: string, at: number, plural: boolean): Numbered[] | undefined {
  const m = sticky(EN_NUMBER, text, at);
  let to: number;
  let article: string;
  let number: number;
  let inserted = false;
  if (m) {
    if (m[1]!.length > 4) return undefined;
    article = `${Number(m[1])}${m[2]}${m[3] ?? ''}`;
    number = m[2] || m[3] ? -1 : Number(m[1]);
    to = at + m[0].length;
    const insert = sticky(EN_INSERT, text, to);
    const latin = sticky(EN_LATIN, text, to);
    if (insert && number >= 0 && Number(insert[1]) <= number && !(plural && Number(insert[1]) === number)) {
      article += `-${Number(insert[1])}`;
      to += insert[0].length;
      inserted = true;
    } else if (latin && number >= 0) {
      article += `-${LATIN.indexOf(latin[1]!.toLowerCase()) + 1}`;
      to += latin[0].length;
      inserted = true;
    }
  } else {
    const words = numberWords(text, at);
    if (!words) return undefined;
    article = String(words.value);
    number = words.value;
    to = words.to;
  }
  return enSub(text, at, to, article, number, inserted);
}

function enSub(text: string, from: number, at: number, article: string, number: number, inserted: boolean): Numbered[] {
  let to = at;
  let suffix = '';
  let written = '';
  const out: Numbered[] = [];
  const close = () =>
    out.push({ article: `${article}${suffix}`, written: `${article}${written}`, from, to, number: suffix ? -1 : number, inserted });
  for (let depth = 0; depth < 4; depth++) {
    const bracket = sticky(EN_BRACKET, text, to);
    if (!bracket) break;
    suffix += `(${bracketNumber(bracket[1]!)})`;
    written += `(${bracket[1]})`;
    to += bracket[0].length;
  }
  for (let depth = 0; depth < 3; depth++) {
    const level = sticky(EN_LEVEL, text, to);
    if (!level) break;
    const n = levelNumber(level);
    if (n === undefined) break;
    suffix += `(${n})`;
    written += `(${n})`;
    to += level[0].length;
    for (let more = sticky(EN_BRACKET, text, to); more && depth < 3; more = sticky(EN_BRACKET, text, to)) {
      suffix += `(${bracketNumber(more[1]!)})`;
      written += `(${more[1]})`;
      to += more[0].length;
      depth++;
    }
  }
  close();
  if (suffix) {
    // "17(1) and (2)", "17(1)-(3)", "paragraphs 1 and 2": the last level goes on as a list.
    const stem = suffix.slice(0, suffix.lastIndexOf('('));
    const stemWritten = written.slice(0, written.lastIndexOf('('));
    const spoken = !text.slice(at, to).endsWith(')');
    let last = Number(suffix.slice(suffix.lastIndexOf('(') + 1, -1));
    for (let more = 0; more < 40; more++) {
      const range = sticky(EN_RANGE, text, to);
      const joint = range ?? sticky(EN_LIST, text, to);
      if (!joint) break;
      const start = to + joint[0].length;
      const bracket = sticky(EN_BRACKET, text, start);
      const bare = bracket || !spoken ? null : /(\d{1,2})(?![\d.(]|\w| ?%)/y;
      const number = bracket ?? (bare ? sticky(bare, text, start) : null);
      if (
        !number ||
        (!bracket && (UNIT.test(text.slice(start + number[0].length, start + number[0].length + 24)) || joint[0].startsWith(',')))
      )
        break;
      const n = bracketNumber(number[1]!);
      if (n === undefined) break;
      const end = start + number[0].length;
      if (range)
        for (let k = last + 1; k < n && k - last < 60; k++)
          out.push({ article: `${article}${stem}(${k})`, written: `${article}${stemWritten}(${k})`, from, to: end, number: -1, inserted });
      out.push({
        article: `${article}${stem}(${n})`,
        written: `${article}${stemWritten}(${number[1]})`,
        from: start + (number[0].length - number[0].trimStart().length),
        to: end,
        number: -1,
        inserted,
      });
      last = n;
      to = end;
    }
  }
  return out;
}

function levelNumber(m: RegExpExecArray): number | undefined {
  if (m[5]) return ordinal(m[5]);
  if (Boolean(m[2]) !== Boolean(m[4])) return undefined;
  const word = m[3]!;
  if (word.length > 1 && /^[a-z]+$/i.test(word)) {
    const words = numberWords(word, 0);
    if (words) return words.value;
  }
  // "item a" and "paragraph I" are words, "item (a)" is not.
  if (!m[2] && /^[a-z]$/i.test(word)) return undefined;
  return bracketNumber(word);
}

/** Words that several numbers follow. */
const PLURAL = /^(?:articles|arts\.?|sections|secs\.?|clauses|cls\.|§§?)$/i;

const isYear = (n: number) => n >= 1900 && n <= 2100;

function enGroup(text: string, from: number, start: number, trigger: string, around: Surroundings): ArticleGroup | undefined {
  let plural = PLURAL.test(trigger.trim());
  const strict = !/^(?:articles?|arts?\.|Arts?)$/i.test(trigger.trim()) || /^arts?$/.test(trigger.trim());
  const first = enItem(text, start, plural);
  if (!first) return undefined;
  const items: Numbered[] = [...first];
  let to = first.at(-1)!.to;
  if (NOT_LAW.test(text.slice(to, to + 40)) || (isYear(first[0]!.number) && !around.lawBefore(from))) return undefined;
  if (/^[a-z]/.test(trigger) && UNIT.test(text.slice(to, to + 24))) return undefined;
  for (let count = 0; count < 200; count++) {
    const step = enContinue(text, from, to, items.at(-1)!, plural, around);
    if (!step) break;
    // "Art. 17, Arts. 23 and 39": from here on it is a list.
    const again = sticky(EN_AGAIN, text, step[0]!.from);
    if (again && PLURAL.test(again[1]!)) plural = true;
    items.push(...step);
    to = items.at(-1)!.to;
  }
  return group(from, to, items, strict);
}

function group(from: number, to: number, items: readonly Numbered[], strict: boolean, same?: 'article'): ArticleGroup {
  const parts = items.map((i) => ({
    article: i.article,
    ...(i.written === i.article ? {} : { written: i.written }),
    from: i.from,
    to: i.to,
  }));
  return { from, to, language: 'en', parts, strict, tentative: false, same };
}

/** Whether "Article 29 & 66", "Art. 38/40" and "PIPL Article 29 and 66." are lists for all their singular. */
const goesOn = (joint: string, after: string, larger: boolean, lawBefore: boolean): boolean =>
  /[&/]/.test(joint) ? /^(?!\d)/.test(after) && larger : larger && lawBefore && /^ ?(?:[.;:)\]"]|$|\n)/.test(after);

/** What a list or range goes on with, or undefined where it ends. */
function enContinue(text: string, from: number, at: number, last: Numbered, plural: boolean, around: Surroundings): Numbered[] | undefined {
  const range = sticky(EN_RANGE, text, at);
  const joint = range ?? sticky(EN_LIST, text, at);
  if (!joint) return undefined;
  let start = at + joint[0].length;
  const again = sticky(EN_AGAIN, text, start);
  const startOfItem = start;
  if (again) start += again[0].length;
  const items = enItem(text, start, plural);
  if (!items) return undefined;
  const end = items.at(-1)!.to;
  const number = items[0]!.number;
  // "Articles 18; 19" is a list, "Art. 18; Art. 21" and "Articles 18; 21 DSL" may be two.
  if (joint[0].includes(';') && (again || !plural || around.lawAfter(end))) return undefined;
  if (again) {
    // "PIPL Art. 38 and Art. 21 DSL": the second has its own law.
    if (around.lawAfter(end) && around.lawBefore(from)) return undefined;
    items[0]!.from = startOfItem;
  } else {
    const after = text.slice(end, end + 24);
    if (UNIT.test(after) || (isYear(number) && !range) || /^\.\d/.test(after)) return undefined;
    if (items[0]!.article.includes('.') && !last.article.includes('.')) return undefined;
    if (!sticky(EN_NUMBER, text, start)) return undefined;
    const ranged = range && number > last.number && last.number >= 0;
    if (!plural && !ranged && !around.lawAfter(end) && !goesOn(joint[0], after, number > last.number, around.lawBefore(from)))
      return undefined;
  }
  if (range && last.number >= 0 && number > last.number && number - last.number <= RANGE_LIMIT) {
    const between: Numbered[] = [];
    for (let n = last.number + 1; n < number; n++)
      between.push({ article: String(n), written: String(n), from: last.from, to: end, number: n, inserted: false });
    return [...between, ...items];
  }
  if (range && !again && number >= 0 && number <= last.number) return undefined;
  return items;
}

/** "paragraph 2 of Article 17", "item (2), paragraph 1 of Article 13", "the first paragraph of the same Article". */
function enPrefixed(text: string, from: number, around: Surroundings): ArticleGroup | undefined {
  const levels: string[][] = [];
  let pos = from;
  for (let depth = 0; depth < 3; depth++) {
    const level = sticky(EN_LEVEL, text, pos);
    const n = level ? levelNumber(level) : undefined;
    if (!level || n === undefined) break;
    pos += level[0].length;
    const numbers = [n];
    for (let more = 0; more < 20; more++) {
      const range = sticky(EN_RANGE, text, pos);
      const joint = range ?? sticky(EN_LIST, text, pos);
      const m = joint ? sticky(/\(?(\d{1,2}|[ivx]{1,5}|[a-z])\)?(?![A-Za-z\d])/iy, text, pos + joint[0].length) : null;
      const next = m ? bracketNumber(m[1]!) : undefined;
      if (!joint || !m || next === undefined) break;
      if (range) for (let k = numbers.at(-1)! + 1; k < next && k - numbers.at(-1)! < 60; k++) numbers.push(k);
      numbers.push(next);
      pos += joint[0].length + m[0].length;
    }
    levels.push(numbers.map((x) => `(${x})`));
    const of = sticky(OF_ARTICLE, text, pos)!;
    const word = sticky(/articles?|arts?\.?/iy, text, pos + of[0].length);
    if (word && /^(?:of|in|under|,)/.test(of[0].trim())) {
      const start = pos + of[0].length + word[0].length;
      const suffixes = levels
        .slice(1)
        .reverse()
        .map((l) => l[0])
        .join('');
      if (of[1])
        return group(
          from,
          start,
          levels[0]!.map((x) => ({ article: `${suffixes}${x}`, written: `${suffixes}${x}`, from, to: start, number: -1, inserted: false })),
          false,
          'article',
        );
      const item = enItem(text, text[start] === ' ' ? start + 1 : start, false);
      if (!item) return undefined;
      const main = item[0]!;
      const items = levels[0]!.map((x) => ({
        ...main,
        article: `${main.article}${suffixes}${x}`,
        written: `${main.written}${suffixes}${x}`,
        from,
        number: -1,
      }));
      let to = main.to;
      for (let count = 0; count < 50; count++) {
        const step = enContinue(text, from, to, { ...main, number: -1 }, false, around);
        if (!step) break;
        items.push(...step);
        to = step.at(-1)!.to;
      }
      return group(from, to, items, false);
    }
    const glue = sticky(/,? ?(?:of (?:the )?)?/y, text, pos)!;
    pos += glue[0].length;
  }
  return undefined;
}

/** "PIPL 66", "PIPL 17(1)(2)": a number directly behind an abbreviation; behind a standard only a clause with a point, "GB/T 35273-2020 5.4". */
export function bareNumbers(text: string, at: number, standard: boolean): ArticleGroup | undefined {
  const start = text[at] === ' ' ? at + 1 : at;
  if (start === at) return undefined;
  const first = enItem(text, start, false);
  if (!first || first[0]!.number > 400 || !/^\d/.test(text.slice(start, start + 1)) || first[0]!.article.includes('.') !== standard)
    return undefined;
  const items = [...first];
  let to = first.at(-1)!.to;
  for (let count = 0; count < 50; count++) {
    const step = enContinue(text, start, to, items.at(-1)!, true, { lawAfter: () => false, lawBefore: () => true });
    if (!step) break;
    items.push(...step);
    to = step.at(-1)!.to;
  }
  // The end of a clause must follow, else it counts something: "PIPL 3 years", "PIPL 101 course".
  if (
    !/^(?: ?(?:[,;:)\]"。、!?/·|]|$|\n)|\.(?: |$|\n)| (?:and|or|to|of|-|requires?|provides?|says|applies|on|also|is|sets|governs)\b)/.test(
      text.slice(to, to + 12),
    )
  )
    return undefined;
  return { ...group(start, to, items, true), tentative: true };
}

const ZH_PART = /第? ?([一二三四五六七八九十])(?:[.、]|部分?、?) ?(?:第 ?)?\(?(\d{1,2})\)?项?(?![\d.])/y;

/** 二.1、二.3 directly behind an instrument of numbered parts instead of articles. */
export function partNumbers(text: string, at: number): ArticleGroup | undefined {
  const parts: ArticlePart[] = [];
  let to = at;
  for (let start = at; parts.length < 40; ) {
    const m = sticky(ZH_PART, text, start);
    if (!m) break;
    to = start + m[0].length;
    parts.push({ article: `${anyNumber(m[1]!)}(${Number(m[2])})`, from: start, to });
    const joint = sticky(ZH_LIST, text, to);
    if (!joint) break;
    start = to + joint[0].length;
  }
  return parts.length ? { from: at, to, language: 'zh', parts, strict: true, tentative: true, same: undefined } : undefined;
}

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
    const start = text[behind] === ' ' ? behind + 1 : behind;
    const hit = m[2] || m[3] ? enPrefixed(text, m.index, around) : enGroup(text, m.index, start, m[0], around);
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
