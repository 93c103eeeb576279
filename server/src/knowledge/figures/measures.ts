/** What a number measures: its unit, its currency, the words around it, and which end of a scale it is. */
import { anyBetween } from '../anyOf.js';
import type { Dimension, TimeUnit } from './figure.js';

/** A number in a text, and what is known of it so far. */
export interface Token {
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
/** Words of those whom a text counts. */
export const COUNTS_PEOPLE =
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

/** Whether a number counts nothing: that of an article, an item or a day. */
export function numbersSomething(
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
export function measure(token: Token, text: string, before: string, countsPeople: () => boolean): void {
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

/** The end of a scale that a number states by the words around it; undefined where it states none. */
export function boundOf(text: string, t: Token): 'upper' | 'lower' | undefined {
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
