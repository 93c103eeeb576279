/**
 * The one grammar of figures as lawyers write them, English and Chinese: amounts, percentages, periods, ages, numbers of people,
 * multiples, frequencies, dates, numbers of articles and of decrees. Read on folded text (`fold`), so full-width digits are none.
 *
 * One pass over the numbers; what stands around each is looked at within a bounded window, so the whole is linear.
 */
import { anyBetween } from './anyOf.js';
import { SHORT_MONTHS } from './format.js';
import { CHINESE_NUMERALS, ENGLISH_ONES, ENGLISH_TENS, readNumber } from './numerals.js';

/** What a figure measures. Only figures of one dimension are ever compared. */
export type Dimension = 'cny' | 'percent' | 'time' | 'age' | 'people' | 'times' | 'count' | 'frequency' | 'date' | 'articles' | 'decree';
export type TimeUnit = 'hour' | 'day' | 'working-day' | 'week' | 'month' | 'year';

export interface WrittenFigure {
  /** The figure with its unit; UTF-16 offsets of the text that was read. */
  readonly from: number;
  readonly to: number;
  /** The number alone. */
  readonly number: { readonly from: number; readonly to: number };
  readonly dimension: Dimension;
  /** CNY, percent, people, years of age, multiples, occurrences (`count`: 三次, "four taps"); months from one time to the next for a frequency; 0 for a date. */
  readonly value: number;
  readonly unit?: TimeUnit;
  /** `2021-11-01`, `2021-11` or `2021`. */
  readonly date?: string;
  /** Which end of a scale it states: "up to", 以下 are the upper one, "at least", 以上 the lower. */
  readonly bound?: 'upper' | 'lower';
  /** First or second of a range: "CNY 10,000 to 100,000". */
  readonly range?: 'from' | 'to';
}

const MONTH = `(?:${SHORT_MONTHS.join('|')})[a-z]{0,6}\\.?`;
const HAN = '[零〇一二三四五六七八九十]';
const DATE = new RegExp(
  [
    `(?<y1>(?:19|20)\\d\\d) ?年 ?(?:(?<m1>\\d{1,2}) ?月 ?(?:(?<d1>\\d{1,2}) ?[日号])?)?`,
    `(?<y2>[一二][〇零oO九]${HAN}{2})年(?:(?<m2>${HAN}{1,2})月(?:(?<d2>${HAN}{1,3})[日号])?)?`,
    `(?<![\\d./-])(?<y3>(?:19|20)\\d\\d)[./-](?<m3>\\d{1,2})[./-](?<d3>\\d{1,2})(?![\\d/-])`,
    `(?<d4>\\d{1,2})(?:st|nd|rd|th)?(?: day)?(?: of)? (?<m4>${MONTH}),? (?<y4>(?:19|20)\\d\\d)`,
    `(?<![a-z])(?<m5>${MONTH}) (?<d5>\\d{1,2})(?:st|nd|rd|th)?,? (?<y5>(?:19|20)\\d\\d)(?!\\d)`,
    `(?<![a-z])(?<m6>${MONTH}),? (?<y6>(?:19|20)\\d\\d)(?!\\d)`,
    `(?<=\\b(?:in|since|late|early|mid) )(?<y7>(?:19|20)\\d\\d)(?![\\d,%-])`,
    // 同年11月1日, "1 November of that year": of the year named before.
    `(?<same>同年) ?(?<m8>\\d{1,2}|${HAN}{1,2}) ?月 ?(?<d8>\\d{1,2}|${HAN}{1,3}) ?[日号]`,
    `(?<d9>\\d{1,2}) (?<m9>${MONTH}) (?:of )?(?<that>(?:that|the same) year)`,
  ].join('|'),
  'gi',
);

const WORDS = new Map<string, number>([
  ...ENGLISH_ONES.map((w, i) => [w, i + 1] as const),
  ...ENGLISH_TENS.map((w, i) => [w, (i + 2) * 10] as const),
]);
WORDS.set('a', 1).set('half', 0.5);
const SCALES = new Map<string, number>([
  ['hundred', 100],
  ['thousand', 1e3],
  ['k', 1e3],
  ['million', 1e6],
  ['m', 1e6],
  ['mn', 1e6],
  ['mio', 1e6],
  ['billion', 1e9],
  ['bn', 1e9],
]);
const HAN_SCALES = new Map<string, number>([
  ['百', 100],
  ['千', 1e3],
  ['万', 1e4],
  ['十万', 1e5],
  ['百万', 1e6],
  ['千万', 1e7],
  ['亿', 1e8],
]);
const WORD = [...WORDS.keys()]
  .filter((w) => w !== 'a' && w !== 'half')
  .sort((a, b) => b.length - a.length)
  .join('|');
const SCALE = 'hundred|thousand|million|billion|mio|bn|mn|[mk](?![a-z])';
const NUMBER = new RegExp(
  [
    `(?<!\\d|\\d[.,])(?:\\d{1,3}(?:,\\d{3}){1,4}|\\d{1,13})(?:\\.\\d{1,4})?(?!\\d)(?:(?: |-)?(?:${SCALE})(?![a-z])){0,2}(?: ?(?:[十百千]?万|[百千](?!分)|亿))?`,
    `(?<![a-z])(?:half an?|(?:a|${WORD})(?=[ -](?:hundred|thousand|million|billion))|${WORD})(?:(?:[ -](?:and )?)(?:${WORD}|hundred|thousand|million|billion)(?![a-z])){0,7}(?![a-z])`,
    `[${CHINESE_NUMERALS}万亿半]{1,14}`,
  ].join('|'),
  'gi',
);

/** The value of a number as written: `50,000,000`, `50 million`, `five hundred`, 五千万, 1.5亿; undefined where it is none. */
export function numberOf(text: string): number | undefined {
  if (/^\d/.test(text)) {
    const m = /^([\d,]+(?:\.\d+)?)(.*)$/.exec(text)!;
    let value = Number(m[1]!.replace(/,/g, ''));
    for (const word of m[2]!.toLowerCase().split(/[ -]/)) {
      const scale = SCALES.get(word) ?? HAN_SCALES.get(word);
      if (word && scale === undefined) return undefined;
      value *= scale ?? 1;
    }
    return value;
  }
  if (/^[a-z]/i.test(text)) {
    let total = 0;
    let part = 0;
    for (const word of text.toLowerCase().split(/[ -]/)) {
      const scale = SCALES.get(word);
      if (scale === 100) part = (part || 1) * 100;
      else if (scale) {
        total += (part || 1) * scale;
        part = 0;
      } else part += WORDS.get(word) ?? 0;
    }
    return total + part;
  }
  if (text === '半') return 0.5;
  const m = /^(?:([^万亿]{1,9})亿)?(?:([^万亿]{1,9})万)?([^万亿]{0,9})$/.exec(text);
  if (!m || !text) return undefined;
  const parts = [m[1], m[2], m[3]].map((p) => (p ? readNumber(p) : 0));
  return parts.some((p) => p === undefined) ? undefined : parts[0]! * 1e8 + parts[1]! * 1e4 + parts[2]!;
}

/** The value of every number of a text, with or without a unit. */
export const numbersOf = (text: string): number[] => [...text.matchAll(NUMBER)].flatMap((m) => numberOf(m[0]) ?? []);

interface Token {
  readonly from: number;
  readonly to: number;
  value: number;
  dimension?: Dimension;
  unit?: TimeUnit;
  /** End of the unit, and start of a currency or 百分之 before the number. */
  end: number;
  start: number;
  range?: 'from' | 'to';
  /** "1 million+": a lower end. */
  plus?: boolean;
}
const PLUS = /^ ?\+(?!\d)/;

const AFTER: readonly [RegExp, Dimension, TimeUnit?][] = [
  [/^\)? ?(?:%|per ?cent(?:age)?(?: points?)?\b|个?百分点)/i, 'percent'],
  [/^\)?[ -]?(?:years? of age|years?[ -]old|周岁|岁)/i, 'age'],
  [/^\)?[ -]?(?:full |consecutive |clear )?(?:working|business)[ -]days?\b/i, 'time', 'working-day'],
  [/^\)? ?个?工作日/, 'time', 'working-day'],
  [/^\)?[ -]?(?:full |consecutive |clear )?hours?\b/i, 'time', 'hour'],
  [/^\)? ?(?:个?小时|时(?!间|候))/, 'time', 'hour'],
  [/^\)?[ -]?(?:calendar |natural |consecutive |clear )?days?\b/i, 'time', 'day'],
  [/^\)? ?(?:个?自然日|天|日(?!常|志))/, 'time', 'day'],
  [/^\)?[ -]?weeks?\b/i, 'time', 'week'],
  [/^\)? ?(?:个?星期|周(?!岁|年|期))/, 'time', 'week'],
  [/^\)?[ -]?(?:calendar |full )?months?\b/i, 'time', 'month'],
  // 5月 is a month of the year, 5个月 and 5月以内 are periods.
  [/^\)? ?(?:个月|月(?=以上|以下|以内|之内|内))/, 'time', 'month'],
  [/^\)?[ -]?(?:full )?years?'?\b(?! ago)/i, 'time', 'year'],
  [/^\)? ?个?年(?!度|龄|代)/, 'time', 'year'],
  [/^\)? ?(?:yuan|RMB|CNY|renminbi|元|人民币)/i, 'cny'],
  [
    /^\)? ?(?:(?:or more |or fewer )?consecutive (?:times|audits)\b|(?:or more |or fewer )?times (?:in a row|in succession|running|consecutively)\b|taps\b|clicks\b)|^ ?次(?!数|生|级|日|要|月|年)/i,
    'count',
  ],
  [/^\)?(?:-| )?(?:times|fold)\b(?! (?:a|per|each|every|in|over|with|by|within)\b)|^ ?倍/i, 'times'],
  [
    /^\)? ?(?:(?:natural|individual|data|registered|active|monthly|daily|average|Chinese|mainland|affected|more|or|different|personal|information|non-sensitive)[ -]){0,4}(?:individuals?|people|persons?|users?|subjects?|consumers|customers|minors|children|faces)\b/i,
    'people',
  ],
  [
    /^\)? ?(?:名|个|位|余|张)?(?:自然人|人脸(?=[^技识])|人脸$|人(?!民币|工|脸|员|身)(?:次|数)?|个人(?!信息保护|敏感)|用户|活跃用户|注册用户|未成年人)/,
    'people',
  ],
  [/^ ?articles?\b/i, 'articles'],
  [/^ ?[个]?条(?!例|款|件|第)/, 'articles'],
];
const MONEY_BEFORE = /(?:CNY|RMB|Rmb|rmb|cny|renminbi|[¥￥]|yuan|人民币) ?$/;
/** "Articles of the PIPL: 74", 条文总数：74. */
const ARTICLES_BEFORE =
  /(?:\b(?:number of )?articles(?: (?:of|in) [^:;.,]{1,48})?|条文(?:总)?数(?:量)?|共有条文|总条数)(?::| is| are|为)? ?$/i;
const PERCENT_BEFORE = /百分之$/;
const PEOPLE_BEFORE = /(?:用户|人数|人数门槛|[月日]活(?:用户|跃用户)?(?:门槛|标准|线|量)?)(?:数量?)?(?:达到?|超过|不少于|为|在|是)? ?$/;
/** "Its ceiling being 200,000": a number without a unit, in a text that counts people. */
const LIMIT_BEFORE = /\b(?:threshold|ceiling|limit|cap)(?: (?:is|of|being|at|was|stands at|set at))? $/i;
/** "Filing becomes due at 50,000 (Article 15)". */
const REACHED_BEFORE = /\b(?:at|from|above|over|beyond|below|under|exceeding|reaching) $/i;
/** "… of 1 million people, or the sensitive personal information of 100,000 or more". */
const DATA_OF_BEFORE = /\b(?:information|data) of (?:more than |over |at least )?$/i;
const REACHED_END = /^ ?(?:[(;)]|[,.](?!\d)|$|on\b|upwards?\b|or more\b)/;
const COUNTS_PEOPLE =
  /\b(?:members|employees|passengers|patients|students|visitors|people|persons|individuals|users|customers|data subjects|consumers)\b/i;
const AGE_BEFORE = anyBetween(
  'i',
  '',
  [
    /\b(?:age|ages|aged|age limit|age threshold)(?: of| is| at|:)?(?: ?(?:[<>]=?|[≤≥=])| (?:under|below|over|less than|at least|younger than))?/,
    /\b(?:minors?|child(?:ren)?|persons?|users?|individuals?|people|anyone|those|juveniles|subjects|girls|boys|who (?:are|is)|not yet) ?(?:,? (?:who are|aged|that are))?[ -](?:under|below|younger than|not yet)(?: the age of)?/,
    /\byounger than(?: the age of)?|\bunder-|\bage\b[^,;:.\d]{0,40}\b(?:at|is|of|to|from)/,
  ],
  /[ ]?$/,
);
/** "Under 14" and 不满十四 by themselves. */
const AGE_ALONE = /(?:\b(?:under|below|over|reached|turned)|[未不已年]满) ?$/i;
const AGE_END = /^ ?(?:[(),.;:/|]|$|者|的)|^ - |^s\b/;
const DECREE_BEFORE =
  /(?:\b(?:Order|Decree)s? (?:of the [A-Z][A-Za-z ]{2,40} )?(?:No\.?|Number) ?|令(?:\(?\[?\d{4}\]?\)?)?第? ?|[a-z\u4e00-\u9fff] ?[[(](?:19|20)\d\d[\])] ?(?:No\. ?|第)?)$/i;
const MONTH_AND_DAY = /^ ?月 ?(?:\d{1,2}|[一二三四五六七八九十廿]{1,3}) ?[日号]/;
const DAY_OF_MONTH = /(?:\d|[一二三四五六七八九十]) ?月 ?$/;
const CONNECTOR = /^ ?(?:-|~|to|至|到|and|or|or more than|以上|以上至)? ?(?:up to )?(?:CNY|RMB|[¥￥])? ?$/i;
const UPPER_BEFORE =
  /(?:up to|no (?:more|later|longer) than|not (?:more|later|longer) than|not exceed(?:ing)?|(?:does|do|may|shall|must) not exceed|maximum(?: fine| penalty| amount)?(?: of| is|:)?|at most|cap(?:s|ped)?(?: fines| it)?(?: at| of)?|as (?:high|much) as|within|less than|fewer than|below|under|ceiling (?:of|is)|limit (?:of|is)|reach|to)[ -](?:a |an |the |approximately )?(?:maximum of )?(?:CNY|RMB|[¥￥])? ?$/i;
const UPPER_BEFORE_ZH =
  /(?:不超过|不得超过|最高(?:可?达?|额?为?|可?处|可处以?|可罚)?|最多|上限(?:为|是|达)?|[不未]满|未达|不足|少于|低于|至多|不高于|最长(?:不超过)?)(?:人民币|百分之)?$/;
const LOWER_BEFORE =
  /(?:at least|no (?:less|fewer|shorter) than|not (?:less|fewer|shorter) than|minimum(?: of| is)?|more than|over|exceed(?:ing|s)?|above|from|between|starting at) (?:a |an |the )?(?:CNY|RMB|[¥￥])? ?$/i;
const LOWER_BEFORE_ZH = /(?:不少于|至少|不低于|不得少于|不得低于|超过?|逾|达到?|最低|满|不短于)(?:保存|留存|提前)?(?:人民币|百分之)?$/;
const NOT_MORE =
  /(?:(?:no|not) (?:more|later|longer) than|not exceed\w*|不超过|不得超过|[不未]满|未达|最高\S{0,3}) ?(?:CNY|RMB|[¥￥]|人民币)? ?$/i;
const REACHES = /\breach(?:es|ed)? $/i;
const UPPER_AFTER = /^ ?(?:或者?以下|以下|以内|之内|内|or (?:less|fewer|below))/i;
const LOWER_AFTER = /^ ?(?:及?以上|or more|or above|or over|and above|at (?:the )?(?:very )?least|minimum|起)/i;

/** All figures of a folded text, in order. */
export function figuresIn(text: string): WrittenFigure[] {
  if (
    !/\d|[一二两三四五六七八九十百千半壹贰叁肆伍陆柒捌玖拾佰仟]|双倍|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w{3,5}teen|\w{3,5}ty|annual|annually|every|each|yearly|once|twice|double|treble|triple|quadruple|\w{3,5}fold)\b/i.test(
      text,
    )
  )
    return [];
  const dates = datesIn(text);
  const found: WrittenFigure[] = [...dates];
  const tokens = tokensOf(text, dates);
  share(text, tokens);
  for (const t of tokens) {
    if (!t.dimension) continue;
    const bound = t.range === 'from' ? 'lower' : t.range === 'to' ? 'upper' : boundOf(text, t);
    found.push({
      from: t.start,
      to: t.end,
      number: { from: t.from, to: t.to },
      dimension: t.dimension,
      value: t.value,
      ...(t.unit ? { unit: t.unit } : {}),
      ...(bound ? { bound } : {}),
      ...(t.range ? { range: t.range } : {}),
    });
  }
  found.push(...frequenciesIn(text, found), ...multiplesIn(text));
  const frequent = found.filter((f) => f.dimension === 'frequency');
  return found
    .filter((f) => f.dimension === 'frequency' || !frequent.some((q) => q.from <= f.from && f.to <= q.to))
    .sort((a, b) => a.from - b.from || b.to - a.to);
}

function datesIn(text: string): WrittenFigure[] {
  const out: WrittenFigure[] = [];
  if (!/(?:19|20)\d\d|[一二][〇零oO九]/.test(text)) return out;
  for (const m of text.matchAll(DATE)) {
    const group = (name: string): string | undefined => {
      for (let i = 1; i <= 9; i++) if (m.groups?.[name + i]) return m.groups[name + i];
      return undefined;
    };
    const year = m.groups!.same || m.groups!.that ? Number(out.at(-1)?.date?.slice(0, 4)) : number(group('y')!.replace(/[oO]/g, '〇'));
    const month = group('m');
    const m2 =
      month === undefined ? undefined : /^[a-z]/i.test(month) ? SHORT_MONTHS.indexOf(month.slice(0, 3).toLowerCase()) + 1 : number(month);
    const day = group('d');
    const d2 = day === undefined ? undefined : number(day);
    if (!year || (m2 !== undefined && (m2 < 1 || m2 > 12)) || (d2 !== undefined && (d2 < 1 || d2 > 31))) continue;
    const pad = (n: number) => String(n).padStart(2, '0');
    out.push({
      from: m.index,
      to: m.index + m[0].trimEnd().length,
      number: { from: m.index, to: m.index + m[0].trimEnd().length },
      dimension: 'date',
      value: 0,
      date: `${year}${m2 ? `-${pad(m2)}` : ''}${m2 && d2 ? `-${pad(d2)}` : ''}`,
    });
  }
  return out;
}
const number = (text: string): number => readNumber(text) ?? 0;

function tokensOf(text: string, dates: readonly WrittenFigure[]): Token[] {
  const tokens: Token[] = [];
  // Asked at most once of a text, and of most texts never.
  let people: boolean | undefined;
  const countsPeople = () => (people ??= COUNTS_PEOPLE.test(text));
  let d = 0;
  const pattern = new RegExp(NUMBER);
  for (let m = pattern.exec(text); m; m = pattern.exec(text)) {
    const from = m.index;
    const to = from + oneNumber(m[0]);
    pattern.lastIndex = to;
    while (d < dates.length && dates[d]!.to <= from) d++;
    if (d < dates.length && dates[d]!.from < to) continue;
    const before = text.slice(Math.max(0, from - 60), from);
    if (numbersSomething(text, { from, to, before, written: m[0] })) continue;
    const value = numberOf(text.slice(from, to));
    if (value === undefined || Number.isNaN(value)) continue;
    const token: Token = { from, to, value, start: from, end: to };
    measure(token, text, before, countsPeople);
    tokens.push(token);
  }
  return tokens;
}

/** Whether a number counts nothing: that of an article, an item or a day. */
function numbersSomething(
  text: string,
  { from, to, before, written }: { readonly from: number; readonly to: number; readonly before: string; readonly written: string },
): boolean {
  // 第十七条 is an article, "Article 17" and "17(1)" are citations.
  if (NUMBERED_BEFORE.test(before) && !DECREE_BEFORE.test(before)) return true;
  // 5月6日 without its year is a day, no period.
  if (MONTH_AND_DAY.test(text.slice(to, to + 10)) || (DAY_OF_MONTH.test(before) && /^ ?[日号]/.test(text.slice(to, to + 2)))) return true;
  // （二） begins an item.
  return text[from - 1] === '(' && text[to] === ')' && !/\d/.test(written) && /^[\u4e00-\u9fff]/.test(written);
}
const NUMBERED_BEFORE =
  /第 ?$|(?:Art(?:icle|icles|s)?\.?|§|para(?:graph)?s?\.?|items?|sections?|chapters?|clauses?|annex|appendix|items) ?$/i;

/** Says what a number measures, by its unit, its currency and the words before it. */
function measure(token: Token, text: string, before: string, countsPeople: () => boolean): void {
  const { from, to, value } = token;
  if (PERCENT_BEFORE.test(before)) [token.dimension, token.start] = ['percent', from - 3];
  else if (DECREE_BEFORE.test(before)) {
    token.dimension = 'decree';
    if (text[to] === '号') token.end = to + 1;
  } else {
    // "50 million+ users": the sign is no unit.
    const plus = PLUS.exec(text.slice(to, to + 2))?.[0].length ?? 0;
    if (plus) [token.plus, token.end] = [true, to + plus];
    // 10个working days: the counter says nothing beside a unit in English.
    const counter = /^ ?个 ?(?=[a-z])/i.exec(text.slice(to + plus, to + plus + 4))?.[0].length ?? 0;
    const unitFrom = to + plus + counter;
    const after = text.slice(unitFrom, unitFrom + 64);
    const money = MONEY_BEFORE.exec(before);
    const unit = AFTER.find(([pattern]) => pattern.test(after));
    if (money) {
      [token.dimension, token.start] = ['cny', from - money[0].length];
      const suffix = /^ ?(?:yuan|元)/.exec(after);
      if (suffix) token.end = unitFrom + suffix[0].length;
    } else if (unit) {
      token.dimension = unit[1];
      if (unit[2]) token.unit = unit[2];
      token.end = unitFrom + unit[0].exec(after)![0].length;
    } else if (value >= 1000 && isOfPeople(value, before, after, countsPeople)) token.dimension = 'people';
    if (isAge(token, before, after)) {
      token.dimension = 'age';
      delete token.unit;
    }
  }
  // 一次 counts nothing: 每两年一次, 一次性.
  if (token.dimension === undefined && ARTICLES_BEFORE.test(before)) token.dimension = 'articles';
  if (token.dimension === 'count' && value === 1) delete token.dimension;
  if (
    token.dimension === 'articles' &&
    /[\u4e00-\u9fff]/.test(text.slice(token.to, token.end)) &&
    !/(?:共|计|为|有|含|设|合计|全文|全部|[章节编][,、]?) ?$/.test(before)
  )
    delete token.dimension;
}

/** Whether a number without a unit is one of people: by the words before it, or as a limit in a text that counts people. */
const isOfPeople = (value: number, before: string, after: string, countsPeople: () => boolean): boolean =>
  PEOPLE_BEFORE.test(before) ||
  ((LIMIT_BEFORE.test(before) ||
    (value >= 1e4 && value % 1e3 === 0 && (REACHED_BEFORE.test(before) || DATA_OF_BEFORE.test(before)) && REACHED_END.test(after))) &&
    countsPeople());

/** Whether a number of years, or one without a unit, is an age. */
const isAge = ({ dimension, unit, value }: Token, before: string, after: string): boolean =>
  (dimension === undefined || unit === 'year') &&
  (AGE_BEFORE.test(before) || (dimension === undefined && AGE_ALONE.test(before) && AGE_END.test(after) && value >= 10)) &&
  value >= 3 &&
  value <= 30 &&
  !/^ ?(?:days|months|%)/.test(after);

/** Length of the first number of a run of English words: "two million and ten million" are two, "two million and ten thousand" is one. */
function oneNumber(words: string): number {
  let last = Number.POSITIVE_INFINITY;
  for (const m of words.matchAll(/ and |thousand|million|billion/gi)) {
    if (m[0] === ' and ') {
      const scale = /^[^,]*?(thousand|million|billion)/i.exec(words.slice(m.index + 5).split(' and ')[0]!)?.[1];
      if (scale && SCALES.get(scale.toLowerCase())! >= last) return m.index;
    } else last = SCALES.get(m[0].toLowerCase())!;
  }
  return words.length;
}

/** A number without a unit takes that of its neighbour across "to", 至, "and"; two of one unit across such a word are a range. */
function share(text: string, tokens: Token[]): void {
  for (let i = tokens.length - 2; i >= 0; i--) {
    const a = tokens[i]!;
    const b = tokens[i + 1]!;
    if (b.from - a.end > 24 || b.from < a.end) continue;
    const gap = text.slice(a.end, b.start < a.end ? b.from : b.start);
    const wide = text.slice(a.end, b.from);
    const limits = LIMITS.test(wide);
    if (!limits && !CONNECTOR.test(gap) && !CONNECTOR.test(wide) && !/^(?:以上|或者?以上)?$/.test(gap)) continue;
    // "Line 3 – RMB 50m": no end of a range, which would have its currency before it.
    if (!a.dimension && CURRENCY.test(wide)) continue;
    if (!a.dimension && b.dimension && /\S/.test(gap) && b.dimension !== 'articles' && b.dimension !== 'decree' && a.to === a.end) {
      a.dimension = b.dimension;
      if (b.unit) a.unit = b.unit;
      const scale = scaleOf(text.slice(b.from, b.to));
      const mantissa = b.value / scale;
      if (scale > 1 && a.value < mantissa && scaleOf(text.slice(a.from, a.to)) === 1) a.value *= scale;
    } else if (!b.dimension && a.dimension === 'cny' && /\S/.test(gap)) b.dimension = 'cny';
    else if (a.dimension === 'percent' && !b.dimension && /\S/.test(gap)) b.dimension = 'percent';
    else if (a.dimension === 'age' && !b.dimension && /\S/.test(gap)) b.dimension = 'age';
    if (a.dimension === 'cny' && b.dimension === 'cny') {
      const scale = scaleOf(text.slice(b.from, b.to));
      if (scale > 1 && a.value < b.value / scale && scaleOf(text.slice(a.from, a.to)) === 1 && a.value < 1000) a.value *= scale;
    }
    const between = /\band\b/i.test(gap) && /\b(?:between|from)\b[^,;]{0,12}$/i.test(text.slice(Math.max(0, a.start - 20), a.start));
    if (
      a.dimension &&
      a.dimension === b.dimension &&
      a.unit === b.unit &&
      a.value < b.value &&
      (limits || /-|~|\bto\b|至|到|以上/i.test(gap) || between)
    )
      [a.range, b.range] = ['from', 'to'];
  }
}
const CURRENCY = /\b(?:CNY|RMB)\b|[¥￥]|人民币/;
/** "100,000 or more but fewer than", "100,000 to under". */
const LIMITS =
  /^ ?(?:(?:or more|or above|and above)?,? ?(?:but|and|yet) (?:is |are |still )?|(?:to|up to|-) (?:just )?)(?:fewer|less|under|below|no more|not more|not exceeding|at most)\b(?: than)? ?$/i;
/** The scale a number ends in: 1e6 of "10 million", 1e4 of 10万, else 1. */
function scaleOf(number: string): number {
  const m = /(?:[ \d])(thousand|million|billion|bn|mn|mio|m|k)$/i.exec(number);
  if (m) return SCALES.get(m[1]!.toLowerCase())!;
  const zh = /\d ?([百千]?万|亿)$/.exec(number);
  return zh ? HAN_SCALES.get(zh[1]!)! : 1;
}

function boundOf(text: string, t: Token): 'upper' | 'lower' | undefined {
  // "thirty (30) days" is one figure, of which the second number carries the unit.
  const before = text.slice(Math.max(0, t.start - 60), t.start).replace(/[a-z-]{3,24} ?\($/i, '');
  const after = text.slice(t.end, t.end + 16);
  // Fines reach a ceiling, but a number of people a threshold.
  if (t.plus || (t.dimension === 'people' && REACHES.test(before))) return 'lower';
  if (/[<≤]=? ?$/.test(before)) return 'upper';
  if (/[>≥]=? ?$/.test(before)) return 'lower';
  if (UPPER_AFTER.test(after)) return 'upper';
  if (LOWER_AFTER.test(after)) return 'lower';
  // "not more than" is an upper end, for all its "more than"; 最高可达 too, for all its 达.
  if (NOT_MORE.test(before)) return 'upper';
  if (LOWER_BEFORE.test(before) || LOWER_BEFORE_ZH.test(before)) return 'lower';
  if (UPPER_BEFORE.test(before) || UPPER_BEFORE_ZH.test(before)) return 'upper';
  return undefined;
}

const N_EN = `(?:\\d{1,3}|${WORD})`;
const OFTEN = new RegExp(
  [
    `(?:once |twice |one time )?(?:in )?(?:every|each) (?<n1>${N_EN}) (?<u1>years?|months?)\\b`,
    `(?<often>once|twice|one time) (?:a|per|each|every|in (?:a|each|every))(?: calendar)? (?<u2>year|month|quarter)\\b`,
    `\\b(?<word>annually|yearly|bi-?ennially|quarterly|monthly(?! active)|every (?:calendar )?year|each (?:calendar )?year|every other year|per annum|semi-?annually|half-yearly|every six months|every half year)\\b`,
    `\\b(?<adjective>annual|yearly|biennial|quarterly|monthly)(?= (?:[a-z]+ ){0,3}(?:audits?|assessments?|reports?|reviews?|tests?|testing|evaluations?|inspections?|checks?)\\b)`,
    `每(?<n3>[两二三四五六七八九十\\d]{1,2}|)(?<u3>年|个月|月|半年|季度)(?:度)?(?!龄)`,
    `(?<n4>[一两二三四五\\d])年(?:至少)?(?<t4>[一两二1-4])次`,
  ].join('|'),
  'gi',
);
function frequenciesIn(text: string, found: readonly WrittenFigure[]): WrittenFigure[] {
  const out: WrittenFigure[] = [];
  if (!/every|each|once|twice|annual|yearly|biennial|quarterly|monthly|per annum|每|次/i.test(text)) return out;
  for (const m of text.matchAll(OFTEN)) {
    const g = m.groups!;
    const unit = (u: string) => (/^(?:year|年)/i.test(u) ? 12 : /quarter|季度/i.test(u) ? 3 : /半年/.test(u) ? 6 : 1);
    let months: number;
    if (g.n1) months = (numberOf(g.n1) ?? 1) * unit(g.u1!);
    else if (g.often) months = unit(g.u2!) / (/twice/i.test(g.often) ? 2 : 1);
    else if (g.word || g.adjective) {
      const w = (g.word ?? g.adjective)!.toLowerCase();
      months = /bi-?enn|other/.test(w) ? 24 : /quarter/.test(w) ? 3 : /semi|half|six/.test(w) ? 6 : /month/.test(w) ? 1 : 12;
    } else if (g.u3) months = (g.n3 ? (numberOf(g.n3) ?? 1) : 1) * unit(g.u3);
    else months = ((numberOf(g.n4!) ?? 1) * 12) / (numberOf(g.t4!) ?? 1);
    const from = m.index;
    const to = from + m[0].length;
    if (found.some((f) => f.dimension === 'date' && f.from < to && f.to > from)) continue;
    out.push({ from, to, number: { from, to }, dimension: 'frequency', value: months });
  }
  return out;
}

const MULTIPLE =
  /\b(twice|double|treble|triple|threefold|quadruple|fivefold|tenfold)(?= (?:the|that|its|their|his|what|of|damages|compensation|price)\b)|双倍/gi;
const MULTIPLES: Readonly<Record<string, number>> = {
  twice: 2,
  double: 2,
  treble: 3,
  triple: 3,
  threefold: 3,
  quadruple: 4,
  fivefold: 5,
  tenfold: 10,
};
/** Multiples in one word: "twice the price", 双倍. */
function multiplesIn(text: string): WrittenFigure[] {
  return [...text.matchAll(MULTIPLE)].map((m) => {
    const at = { from: m.index, to: m.index + m[0].length };
    return { ...at, number: at, dimension: 'times', value: m[1] ? MULTIPLES[m[1].toLowerCase()]! : 2 };
  });
}

/** Whether two figures say the same: 24 hours are a day, twelve months a year; a month and 30 days may be meant alike. A shorter date fits a longer one. */
export function sameFigure(
  a: Pick<WrittenFigure, 'dimension' | 'value' | 'unit' | 'date'>,
  b: Pick<WrittenFigure, 'dimension' | 'value' | 'unit' | 'date'>,
): boolean {
  if (a.dimension !== b.dimension) return false;
  if (a.dimension === 'date') return !!a.date && !!b.date && (a.date.startsWith(b.date) || b.date.startsWith(a.date));
  if (a.dimension !== 'time') return a.value === b.value;
  if ((a.unit === 'working-day') !== (b.unit === 'working-day')) return false;
  if (a.unit === 'working-day') return a.value === b.value;
  const [x, y] = [daysOf(a), daysOf(b)];
  return x === y || (Math.min(x, y) >= 28 && Math.abs(x - y) / Math.max(x, y) < 0.04);
}
/** A period in days, a month taken as 30.44, a working day as one. */
export function daysOf(f: Pick<WrittenFigure, 'value' | 'unit'>): number {
  const unit = { hour: 1 / 24, day: 1, 'working-day': 1, week: 7, month: 30.44, year: 365.25 }[f.unit ?? 'day'];
  return f.value * unit;
}
