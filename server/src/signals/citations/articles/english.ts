/** English groups: "Articles 38 to 40 and 55", "paragraph 2 of Article 17", "PIPL 66". */
import { anyOf } from '../../../knowledge/anyOf.js';
import { bracketNumber, numberWords, ordinal, romanNumber } from '../numerals.js';
import { type ArticleGroup, RANGE_LIMIT, type Surroundings, sticky } from './group.js';

/** Words and signs that an English group begins with: an article, a part of one, or its ordinal. */
export const EN_WORD = anyOf(
  'gi',
  /\b(?:(articles?(?: nos?\.(?= ?\d))?|a(?:rtcle|ritcle|rtical|rticel|tricle|rtilce)s?(?= ?\d)|arts?\.|arts?(?= ?\d)|sections?(?= [\d(])|secs?\. ?(?=\d)|(?<!['’])ss?(?:\. ?| |(?=\d{1,3}\())(?=\d)|clauses?(?= [\d(])|cls?\. ?(?=\d))|(sub-?paragraphs?|paragraphs?|paras?\.?|sub-?items?|items?|points?)(?= ?[(\dA-Za-z])|(first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)(?= (?:paragraph|item|subparagraph)\b)|(\d{1,4})(?:st|nd|rd|th) article\b|([a-z]{5,9}(?:[- ][a-z]{5,7})?)(?<=(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|teenth|tieth)) article\b)/,
  /¶{1,2}(?= ?\d)|§{1,2}/,
);
/** The rest of a list behind a singular, up to its law: "Art. 21, 27 and 30 DSL". */
const EN_LIST_TO_LAW =
  /(?:, ?\d{1,4}(?:\(\d{1,2}\)){0,2}){1,12},? ?(?:and|or|&) \d{1,4}(?:\(\d{1,2}\)){0,2}(?: (?:of|in|under)(?: the)?)?/iy;
const EN_AGAIN = /(articles?|arts?\.?|§{1,2}|sections?|secs?\.?|ss?\.?|clauses?|cls?\.) ?(?=[\d(A-Z])/iy;
const EN_NUMBER = /(\d{1,5})((?:\.\d{1,4}){0,3})([A-Z](?![A-Za-z]))?(?![\d\w])/y;
const EN_INSERT = /-(\d{1,2})(?![\d\w])/y;
/** "Article 253 bis". */
const LATIN = ['bis', 'ter', 'quater', 'quinquies', 'sexies'];
const EN_LATIN = new RegExp(` ?(${LATIN.join('|')})(?![A-Za-z])`, 'iy');
/** The second bracket as "13 (1) 2)" has it. */
const EN_HALF_BRACKET = / (\d{1,2}|[a-z])\)/iy;
const EN_BRACKET = / ?\( ?(\d{1,2}|[ivx]{1,5}|[a-z]|[一二三四五六七八九十]{1,3}) ?\)/iy;
const EN_LEVEL =
  /(?:,? ?)(?:(\b(?:sub-?paragraphs?|paragraphs?|paras?\.?|sub-?items?|items?|points?|clauses?|lit\.?|nos?\.|nr\.)|¶{1,2}|(?<!, ?)§(?= ?\d{1,2}(?![\d.]))) ?(?:\((\d{1,2}|[ivx]{1,5}|[a-z]|one|two|three|four|five|six|seven|eight|nine|ten)\)|(\d{1,2}|[ivx]{1,5}|[a-z]|one|two|three|four|five|six|seven|eight|nine|ten)(?![A-Za-z\d]))|(first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d(?=st|nd|rd|th))(?:st|nd|rd|th)? (paragraph|item|subparagraph)\b)/iy;
/** "13 I no. 2", as continental lawyers number paragraphs; a lone I is a word. */
const EN_ROMAN_LEVEL = / ([IVX]{1,4})(?=,? (?:no|nr|lit|items?|sentence)\b|,? [A-Z]{3,6}\b)/y;
/** Words that say more than numbers can: the sentence that is meant, and how far a run goes. */
const EN_BEYOND =
  /,? \(?(?:(?:(?:first|second|third|last) )?sentence(?: \d)?(?!\w)|ff?\.|ff\b|et seqq?\b\.?|and (?:the )?following(?: articles?)?|onwards?\b|inclusive\b)\)?/iy;
/** A remark in words behind an article of a list, before the next number. */
const EN_GLOSS = / \((?=[^()]{0,40}[A-Za-z]{3})(?![^()]{0,60}(?:\bart|§))[^()]{3,60}\)(?=[,;]? ?(?:and |or |& ?)?\d)/iy;
const EN_LIST = / ?(?:[,;] ?(?:and\/or|and|or|as well as|&)? ?|(?:and\/or|and|or|as well as|&|\/) ?)/iy;
const EN_RANGE = / ?(?:-{1,2}|~|to\b|through\b|until\b) ?/iy;
const UNIT =
  /^ ?(?:%|％|°|percent|per cent|(?:calendar |working |business )?(?:days?|months?|years?|weeks?|hours?|minutes?|seconds?)\b|millions?\b|billions?\b|thousands?\b|rmb\b|cny\b|yuan\b|usd\b|people\b|persons?\b|individuals?\b|users?\b|times\b|gb\b|mb\b|kb\b|nm\b|号|年|月|日|个|万|亿|元|人)/i;
const NOT_LAW = /^(?: Data Protection)? Working Party/i;
const OF_LAW = / (?:of|in|under) (?:the )?["'《]?/y;
const OF_ARTICLE = /,? ?(?:of |in |under )?(?:the )?(?:(same|that|said|aforementioned|aforesaid|preceding) )?/iy;

interface Numbered {
  article: string;
  written: string;
  from: number;
  to: number;
  number: number;
  inserted: boolean;
  /** As in `ArticlePart` (`group.ts`). */
  item?: true;
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
  let item: { item?: true } = {};
  const out: Numbered[] = [];
  const close = () =>
    out.push({
      article: `${article}${suffix}`,
      written: `${article}${written}`,
      from,
      to,
      number: suffix ? -1 : number,
      inserted,
      ...item,
    });
  for (let depth = 0; depth < 4; depth++) {
    const bracket = sticky(EN_BRACKET, text, to);
    if (!bracket) break;
    suffix += `(${bracketNumber(bracket[1]!)})`;
    written += `(${bracket[1]})`;
    to += bracket[0].length;
  }
  const half = suffix ? sticky(EN_HALF_BRACKET, text, to) : null;
  const roman = suffix ? null : sticky(EN_ROMAN_LEVEL, text, to);
  const more = half?.[1] ?? roman?.[1];
  const value = half ? bracketNumber(half[1]!) : roman ? romanNumber(roman[1]!) : undefined;
  if (more && value !== undefined) {
    suffix += `(${value})`;
    written += `(${more})`;
    to += (half ?? roman)![0].length;
  }
  for (let depth = 0; depth < 3; depth++) {
    const level = sticky(EN_LEVEL, text, to);
    if (!level) break;
    const n = levelNumber(level);
    if (n === undefined) break;
    if (!suffix && isItem(level)) item = { item: true };
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
    const spoken = !text.slice(at, to).endsWith(')') || half !== null;
    let last = Number(suffix.slice(suffix.lastIndexOf('(') + 1, -1));
    for (let more = 0; more < 40; more++) {
      const range = sticky(EN_RANGE, text, to);
      const joint = range ?? sticky(EN_LIST, text, to);
      if (!joint) break;
      const start = to + joint[0].length;
      const bracket = sticky(EN_BRACKET, text, start);
      const bare = bracket || !spoken ? null : /(\d{1,2})(?![\d.(]|\w| ?%)\)?/y;
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
          out.push({
            article: `${article}${stem}(${k})`,
            written: `${article}${stemWritten}(${k})`,
            from,
            to: end,
            number: -1,
            inserted,
            ...item,
          });
      out.push({
        article: `${article}${stem}(${n})`,
        written: `${article}${stemWritten}(${number[1]})`,
        from: start + (number[0].length - number[0].trimStart().length),
        to: end,
        number: -1,
        inserted,
        ...item,
      });
      last = n;
      to = end;
    }
  }
  return out;
}

/** "Item 2", "point (b)", "lit. b". */
const isItem = (level: RegExpExecArray): boolean => /^,? ?(?:sub-?)?(?:items?|points?|lit|nos?|nr)\b/i.test(level[0]);

function levelNumber(m: RegExpExecArray): number | undefined {
  if (m[4]) return ordinal(m[4]) ?? Number(m[4]);
  const word = (m[2] ?? m[3])!;
  if (word.length > 1 && /^[a-z]+$/i.test(word)) {
    const words = numberWords(word, 0);
    if (words) return words.value;
  }
  // "item a" and "paragraph I" are words, "item (a)" is not.
  if (!m[2] && /^[a-z]$/i.test(word) && !/lit/i.test(m[1] ?? '')) return undefined;
  return bracketNumber(word);
}

/** Words that several numbers follow. */
const PLURAL = /^(?:articles(?: nos?\.)?|arts\.?|sections|secs\.?|clauses|cls\.|§§?)$/i;

const isYear = (n: number) => n >= 1900 && n <= 2100;

/** The group behind "Article", "Arts." or "§". */
export function enGroup(text: string, from: number, start: number, trigger: string, around: Surroundings): ArticleGroup | undefined {
  let plural = PLURAL.test(trigger.trim());
  const arabic = enItem(text, start, plural);
  const first = arabic ?? (/^A/.test(trigger) || trigger.endsWith('.') ? enRoman(text, start) : undefined);
  // A Roman numeral is as often an article of a contract.
  const strict =
    !arabic ||
    !/^(?:articles?(?: nos?\.)?|arts?\.|Arts?)$/i.test(trigger.trim()) ||
    (/^arts?$/.test(trigger.trim()) && text[from - 1] !== '(');
  if (!first) return undefined;
  const items: Numbered[] = [...first];
  let to = first.at(-1)!.to;
  if (NOT_LAW.test(text.slice(to, to + 40)) || (isYear(first[0]!.number) && !around.lawBefore(from))) return undefined;
  if (/^[a-z]/.test(trigger) && UNIT.test(text.slice(to, to + 24))) return undefined;
  // "PIPL s38(1)", and not the name of a product.
  if (/^S{1,2}$/.test(trigger)) return undefined;
  const listed = plural ? null : sticky(EN_LIST_TO_LAW, text, to);
  if (listed && around.lawAfter(to + listed[0].length)) plural = true;
  for (let count = 0; count < 200; count++) {
    const step = enContinue(text, from, to, items.at(-1)!, plural, around);
    if (!step) break;
    // "Art. 17, Arts. 23 and 39": from here on it is a list.
    const again = sticky(EN_AGAIN, text, step[0]!.from);
    if (again && PLURAL.test(again[1]!)) plural = true;
    items.push(...step);
    to = items.at(-1)!.to;
  }
  const beyond = sticky(EN_BEYOND, text, to);
  return beyond ? { ...group(from, to + beyond[0].length, items, strict), beyond: true } : group(from, to, items, strict);
}

/** "Article IV". */
function enRoman(text: string, at: number): Numbered[] | undefined {
  const m = sticky(/[IVX]{1,6}(?![\w.-])/y, text, at);
  const value = m ? romanNumber(m[0]) : undefined;
  return m && value !== undefined ? enSub(text, at, at + m[0].length, String(value), value, false) : undefined;
}

/** "The 7th article of …": only where a law stands behind. */
export function enOrdinal(number: string, from: number, to: number): ArticleGroup {
  return {
    from,
    to,
    language: 'en',
    parts: [{ article: String(Number(number)), from, to }],
    strict: true,
    tentative: false,
    same: undefined,
  };
}

function group(from: number, to: number, items: readonly Numbered[], strict: boolean, same?: 'article'): ArticleGroup {
  const parts = items.map((i) => ({
    article: i.article,
    ...(i.written === i.article ? {} : { written: i.written }),
    ...(i.item ? { item: i.item } : {}),
    from: i.from,
    to: i.to,
  }));
  return { from, to, language: 'en', parts, strict, tentative: false, same };
}

/** Whether "Article 29 & 66", "Art. 38/40" and "PIPL Article 29 and 66." are lists for all their singular. */
const goesOn = (joint: string, after: string, larger: boolean, lawBefore: boolean): boolean =>
  /[&/]/.test(joint) ? /^(?!\d)/.test(after) && larger : larger && lawBefore && /^ ?(?:[.;:)\]"]|$|\n)/.test(after);

/** What a list or range goes on with, or undefined where it ends. */
function enContinue(
  text: string,
  from: number,
  behind: number,
  last: Numbered,
  plural: boolean,
  around: Surroundings,
): Numbered[] | undefined {
  // "Articles 20 (joint handlers), 21 (entrusted parties) and 23".
  const at = behind + ((plural ? sticky(EN_GLOSS, text, behind)?.[0].length : undefined) ?? 0);
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
  const followed = around.lawAfter(end) || around.lawAfter(end + (sticky(OF_LAW, text, end)?.[0].length ?? 0));
  // "Articles 18; 19" is a list, "Art. 18; Art. 21" and "Articles 18; 21 DSL" may be two.
  if (joint[0].includes(';') && (again || !plural || around.lawAfter(end))) return undefined;
  if (again) {
    // "PIPL Art. 38 and Art. 21 DSL": the second has its own law.
    if (followed && around.lawBefore(from)) return undefined;
    items[0]!.from = startOfItem;
  } else {
    const after = text.slice(end, end + 24);
    if (UNIT.test(after) || (isYear(number) && !range) || /^\.\d/.test(after)) return undefined;
    if (items[0]!.article.includes('.') && !last.article.includes('.')) return undefined;
    if (!sticky(EN_NUMBER, text, start)) return undefined;
    const ranged = range && number > last.number && last.number >= 0;
    if (!plural && !ranged && !followed && !goesOn(joint[0], after, number > last.number, around.lawBefore(from))) return undefined;
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
export function enPrefixed(text: string, from: number, around: Surroundings): ArticleGroup | undefined {
  const levels: string[][] = [];
  let itemFirst = false;
  let pos = from;
  for (let depth = 0; depth < 3; depth++) {
    const level = sticky(EN_LEVEL, text, pos);
    const n = level ? levelNumber(level) : undefined;
    if (!level || n === undefined) break;
    if (depth === 0) itemFirst = isItem(level);
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
      const alone = itemFirst && !suffixes && !main.article.includes('(') ? { item: true as const } : {};
      const items = levels[0]!.map((x) => ({
        ...main,
        ...alone,
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

/** What stands between a name and the number of its article: "PIPL 66", "PIPL a. 66", "PIPL:66", "PIPL #66"; nothing in CSL21. */
const BARE_JOINT = /(?: (?:a\. ?|#)?|[:#])(?=\d)|(?<=[A-Z])(?=\d)/y;
/** "GB/T 35273-2020, 5.4". */
const CLAUSE_JOINT = /,? (?=\d)/y;
/** As identifiers write it: PIPL_13_1_3. */
const UNDERSCORED = /_(?:art(?:icle)?_?)?(\d{1,4})((?:_\d{1,2}){0,2})(?![\w.])/iy;
/** More articles than this no law has. */
const MOST_ARTICLES = 1300;

/** "PIPL 66", "PIPL 17(1)(2)": a number directly behind a name; behind a standard only a clause with a point, "GB/T 35273-2020 5.4". */
export function bareNumbers(text: string, at: number, standard: boolean): ArticleGroup | undefined {
  const underscored = sticky(UNDERSCORED, text, at);
  if (underscored) {
    const to = at + underscored[0].length;
    const article = Number(underscored[1]) + underscored[2]!.replace(/_(\d+)/g, (_, n) => `(${Number(n)})`);
    return { from: at + 1, to, language: 'en', parts: [{ article, from: at + 1, to }], strict: true, tentative: true, same: undefined };
  }
  const joint = sticky(standard ? CLAUSE_JOINT : BARE_JOINT, text, at);
  if (!joint) return undefined;
  const start = at + joint[0].length;
  const first = enItem(text, start, false);
  if (!first || first[0]!.number > MOST_ARTICLES || first[0]!.article.includes('.') !== standard) return undefined;
  const items = [...first];
  let to = first.at(-1)!.to;
  for (let count = 0; count < 50; count++) {
    const step = enContinue(text, start, to, items.at(-1)!, true, { lawAfter: () => false, lawBefore: () => true });
    if (!step) break;
    items.push(...step);
    to = step.at(-1)!.to;
  }
  // "PIPL 75 et seq.": nothing else is counted so.
  const beyond = /^ (?:et seqq?\b\.?|ff?\.)/.exec(text.slice(to, to + 10));
  if (beyond) return { ...group(start, to + beyond[0].length, items, true), beyond: true };
  // The end of a clause must follow, else it counts something: "PIPL 3 years", "PIPL 101 course".
  if (
    !/^(?: ?(?:[,;:)\]"。、!?/·|=→>+]|$|\n)| \(|\.(?: |$|\n)| -{1,2} | (?:and|or|to|of|before|after|if|because|but|which|while|when|requires?|provides?|says|applies|on|also|is|sets|governs)\b)/.test(
      text.slice(to, to + 12),
    )
  )
    return undefined;
  return { ...group(start, to, items, true), tentative: true };
}
