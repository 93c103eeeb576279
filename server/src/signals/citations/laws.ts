/**
 * Names of laws in one leaf: listed ones, titles in 《》, unlisted ones by their shape, foreign ones, contracts, and words
 * that point back to a law (该法, "the said Measures").
 *
 * Candidates of all kinds are gathered, the longest win, and the winners are widened by what belongs to a name: country,
 * year, draft, number of promulgation, and a short name in brackets.
 */
import { type Hit, longest, wholeWord } from '../phrases.js';
import { type CitationLexicon, canonicalTitle, documentKeys, type Kind, kindsOf, type Name, searchable } from './lexicon.js';
import { BODY_EN, BODY_ZH, CONTRACT_EN, CONTRACT_ZH } from './names.js';
import { HAN_DIGITS } from './numerals.js';

export interface LawMention {
  readonly from: number;
  readonly to: number;
  readonly language: 'en' | 'zh';
  /**
   * `law`: a law of the pack. `foreign`: another country's. `outside`: a Chinese law that exists, outside the pack.
   * `other`: a title nobody listed. `contract`: a contract or our own document. `back`: points to a law named elsewhere.
   */
  readonly means: 'law' | 'foreign' | 'outside' | 'other' | 'contract' | 'back';
  readonly law?: string;
  /** The name alone, as written, without brackets and additions. */
  readonly title: string;
  readonly kinds: readonly Kind[];
  /** Version named by its number of promulgation. */
  readonly version?: string;
  /** The draft that alone bore this title. */
  readonly draftTitle?: string;
  /** Year named with the law. */
  readonly year?: number;
  /** The text before the last change: "the old CSL". */
  readonly old: boolean;
  readonly draft: boolean;
  readonly misnomer: boolean;
  /** Means the law only with an article, or where the text has another Chinese law. */
  readonly weak: boolean;
  /** Other countries have a law of that name, and nothing here says whose it is. */
  readonly unspecific: boolean;
  /** Names the mainland: "PRC", 中华人民共和国. */
  readonly china: boolean;
  /** Stands in 《》. */
  readonly titled: boolean;
  /** A law in our field that nobody listed, and that the text takes for a law of the mainland. */
  readonly claims?: boolean;
  /** For `back`: 本法 and "this Law" (`own`), 该法 and "the said Law" (`said`), "the Law" (`the`). For `contract`: `own` where it is this document. */
  readonly back?: 'own' | 'said' | 'the';
  /** The Chinese law that it means, wrongly, where China is named with it. */
  readonly ifChina?: string;
  /** Short names given to it in brackets, valid from here on. */
  readonly defines: readonly string[];
}

type Draft = { -readonly [K in keyof LawMention]: LawMention[K] };

const BLANK = {
  old: false,
  draft: false,
  misnomer: false,
  weak: false,
  unspecific: false,
  china: false,
  titled: false,
  kinds: [] as Kind[],
  defines: [] as string[],
};

const HAN = /[\u3400-\u9fff]/;
const isHan = (c: string | undefined) => c !== undefined && HAN.test(c);
const INSTRUMENT =
  'Law|Code|Regulations?|Measures|Provisions|Rules|Act|Ordinance|Directive|Decree|Statute|Bill|Guidelines|Guidance|Interpretations?|Standards?|Specification|Methods?|Decision|Opinions';
/** Laws in our field are few, and we know them: another one of that kind with China's name on it does not exist. */
const OUR_FIELD =
  /个人信息|个人数据|个人资料|个人隐私|隐私|数据(?!库)|网络安全|信息安全|信息保护|网络信息|互联网信息(?!服务)|人工智能|算法|自动化决策|人脸识别|生物识别|生物特征|privacy|artificial intelligence|\balgorithm|automated decision|fac(?:e|ial) recognition|biometric|personal (?:information|data)|\bdata\b|cyber ?security|(?:network|information|internet) security/i;
const LAW_OR_CODE = /(?:法|法典|条例)$|\b(?:Law|Act|Code|Statute)$|^Law\b/;
/** With China's full name on it, whatever is about networks or platforms; in Chinese, in 《》. */
const NEAR_FIELD_ZH = /网络(?!犯罪)|互联网|爬虫|智能|大数据|云计算|平台|画像|深度合成/;
const NEAR_FIELD_EN =
  /^(?!.*\b(?:fraud|crimes?|telecom\w*|minors?|games?|gambling|news|payments?)\b).*\b(?:internet|online|platforms?|profiling|digital)\b/i;
const NOT_OUR_FIELD = /计算机|政府|地理|测绘|统计|电信|广播|(?<!特)征信|案件|实施|修正|省|市|自治区|特区|条例.*法$/;
const PRC_EN = "(?:People's Republic of China|P\\.?R\\.?C\\.?|(?:mainland |Mainland )?China)";

/** Places named in a text, in order: countries, and words that speak of the mainland. */
export interface Place {
  readonly from: number;
  readonly to: number;
  readonly china: boolean;
}

/** Finds {@link Place}s. */
export function findPlaces(text: string, low: string, lexicon: CitationLexicon): Place[] {
  const hits: Hit[] = [];
  lexicon.places.scan(low, (id, from, to) => {
    if (lexicon.placeIsLatin[id]) {
      const written = text.slice(from, to);
      if (!wholeWord(text, from, to) || !/^[A-Z]/.test(written) || (to - from <= 3 && /[a-z]/.test(written))) return;
    }
    hits.push({ id, from, to });
  });
  return longest(hits).map((h) => ({ from: h.from, to: h.to, china: lexicon.placeIsChina[h.id]! }));
}

const SENDING = /传输|出境|跨境|提供|转移|发送|接收|总部|transfer|export|send|recipient|cross-border|server|outside|abroad|\bto\b/i;

/** Whose law a heading (日本, "For users in the EU") or the first cell of a row announces; undefined where it names no country, or only where data go. */
export function jurisdictionOf(text: string, lexicon: CitationLexicon): 'abroad' | 'china' | undefined {
  const places = findPlaces(text, searchable(text), lexicon);
  if (!places.length || SENDING.test(text)) return undefined;
  return places.some((p) => p.china) ? 'china' : 'abroad';
}

/** Index of the last item that ends at or before `at`, or -1. */
export function lastBefore(items: readonly { readonly to: number }[], at: number): number {
  let low = 0;
  let high = items.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    if (items[middle]!.to <= at) low = middle + 1;
    else high = middle - 1;
  }
  return high;
}

interface Scan {
  readonly text: string;
  readonly low: string;
  readonly lexicon: CitationLexicon;
  readonly places: readonly Place[];
}

/** Titles that say themselves whose they are. */
const NAMES_CHINA = /^中华人民共和国|of the people's republic of china$/i;

function fromName(name: Name, from: number, to: number, title: string): Draft {
  return {
    ...BLANK,
    from,
    to,
    language: HAN.test(title) ? 'zh' : 'en',
    means: name.means,
    ...(name.law ? { law: name.law } : {}),
    title,
    kinds: kindsOf(name.written),
    misnomer: name.misnomer,
    weak: name.weak,
    unspecific: name.unspecific,
    china: NAMES_CHINA.test(title),
    ...(name.ifChina ? { ifChina: name.ifChina } : {}),
    ...(name.draft ? { draftTitle: name.draft } : {}),
  };
}

/** A title that is one of ours but for a slip of the pen. */
function mistyped(scan: Scan, d: Draft): Draft {
  if (d.means !== 'other') return d;
  const law = scan.lexicon.nearest(d.title) ?? (HAN.test(d.title) ? undefined : scan.lexicon.exchanged(canonicalTitle(d.title)));
  return law ? { ...d, means: 'law', law, misnomer: true, unspecific: !d.china } : d;
}

// 《…》

const DRAFT_ZH = /(?:草案|征求意见稿|公开征求意见稿|送审稿|审议稿|讨论稿)(?:[一二三]次审议稿)?$/;
const DRAFT_EN = /^(?:(?:\d{4}|first|second|third|revised|exposure|consultation|public|new) )*drafts?\b/i;
const TITLE_LIMIT = 100;

function bookTitles(scan: Scan): Draft[] {
  const { text } = scan;
  const out: Draft[] = [];
  for (let at = text.indexOf('《'); at >= 0; ) {
    let depth = 0;
    let end = -1;
    const limit = Math.min(text.length, at + TITLE_LIMIT);
    for (let i = at; i < limit; i++) {
      if (text[i] === '《') depth++;
      else if (text[i] === '》' && --depth === 0) {
        end = i;
        break;
      } else if (text[i] === '\n') break;
    }
    if (end < 0) {
      at = text.indexOf('《', at + 1);
      continue;
    }
    const hit = bookTitle(scan, at, end + 1);
    if (hit) out.push(hit);
    at = text.indexOf('《', end + 1);
  }
  return out;
}

function bookTitle(scan: Scan, from: number, to: number): Draft | undefined {
  const inner = scan.text.slice(from + 1, to - 1).trim();
  // 《个人信息保护法第十七条》 and 《网络安全法、数据安全法》 hold names rather than being one.
  if (
    !inner ||
    /第 ?[\d一二三四五六七八九十百零]{1,7} ?条/.test(inner) ||
    (inner.includes('、') && inner.split('、').every((p) => scan.lexicon.byTitle.has(canonicalTitle(p))))
  )
    return undefined;
  if (scan.text[from - 1] === '本' && !WORD_WITH_OWN.test(scan.text.slice(Math.max(0, from - 2), from - 1)))
    return { ...BLANK, from: from - 1, to, language: 'zh', means: 'contract', title: inner, back: 'own', titled: true };
  return { ...titleOf(scan, inner, from, to), titled: true };
}

/** What a complete title stands for; additions at its end are taken off and kept as facts. */
function titleOf(scan: Scan, written: string, from: number, to: number): Draft {
  const facts: { year?: number; draft: boolean } = { draft: false };
  let title = written.replace(/^["']|["']$/g, '').trim();
  for (let round = 0; round < 4; round++) {
    if (scan.lexicon.byTitle.has(canonicalTitle(title))) break;
    const bracket = /^(.*?) ?\(([^()]{1,40})\)$/.exec(title);
    const draft = DRAFT_ZH.exec(title);
    if (bracket) {
      const fact = bracketFact(bracket[2]!);
      if (!fact && !scan.lexicon.byTitle.has(canonicalTitle(bracket[2]!))) break;
      Object.assign(facts, fact ?? {});
      title = bracket[1]!;
    } else if (draft) {
      facts.draft = true;
      title = title.slice(0, draft.index);
    } else {
      const year = /((?:19|20)\d\d)(?:年?(?:版|修正|修订|年修正|年修订|文本)?|年)$/.exec(title);
      if (!year) break;
      facts.year = Number(year[1]);
      title = title.slice(0, year.index).trim();
    }
  }
  const china = /中华人民共和国|people's republic of china|\bprc\b/i.test(written);
  const name = scan.lexicon.byTitle.get(canonicalTitle(title)) ?? scan.lexicon.byTitle.get(canonicalTitle(written));
  if (name) {
    const known = fromName(name, from, to, title);
    return { ...known, ...facts, china, unspecific: known.unspecific && !china };
  }
  const standard = standardIn(scan, title);
  if (standard) return { ...standard, from, to };
  const means = unknownTitle(scan, title);
  return mistyped(scan, {
    ...BLANK,
    from,
    to,
    language: HAN.test(title) ? 'zh' : 'en',
    means,
    title,
    kinds: kindsOf(title),
    china,
    ...facts,
  });
}

/** 日本《…》, 版本《…》: 本 is the end of another word. */
const WORD_WITH_OWN = /[日版基根文样资成原剧脚课账标]/;
const CONTRACT_TITLE = new RegExp(`(?:${CONTRACT_ZH})$`);
const CONTRACT_TITLE_EN = new RegExp(`\\b(?:${CONTRACT_EN})$`);
const OFFICIAL = /中华人民共和国|国务院|最高人民法院|最高人民检察院|关于/;

function unknownTitle(scan: Scan, title: string): Draft['means'] {
  if (CONTRACT_TITLE.test(title) && !OFFICIAL.test(title)) return 'contract';
  if (/(?:法案|指令)$/.test(title) || startsAbroad(scan, title)) return 'foreign';
  if (/\b(?:Act|Ordinance|Directive|Statute|Bill)\b/.test(title)) return 'foreign';
  return CONTRACT_TITLE_EN.test(title) && !HAN.test(title) ? 'contract' : 'other';
}

function startsAbroad(scan: Scan, title: string): boolean {
  return findPlaces(title, searchable(title), scan.lexicon).some((p) => !p.china && p.from <= 2);
}

/** No article, name or number. */
const IDLE_REST = /^(?!.*(?:art|简称|\bGB))[^"“”《》第§\d]*$/i;
/** What a bracket behind a title says, where it says a year, a draft, or a trial. */
function bracketFact(content: string): { year?: number; draft?: boolean } | undefined {
  const c = content.trim();
  if (/^(?:试行|暂行|trial|for trial implementation|interim|provisional|final|for trial|现行有效|现行)$/i.test(c)) return {};
  const day = /^(?:of |dated )?\d{1,2} [A-Z][a-z]{2,8} ((?:19|20)\d\d)$|^[A-Z][a-z]{2,8} (?:\d{1,2}, )?((?:19|20)\d\d)$/.exec(c);
  if (day) return { year: Number(day[1] ?? day[2]) };
  const draftYear = /((?:19|20)\d\d)/.exec(c);
  if (DRAFT_EN.test(c) || DRAFT_ZH.test(c)) return { draft: true };
  const year =
    /^(?:(?:the )?(?:original |old |first )?(?:text|version)(?:,? (?:as|of))? (?:\d{1,2} [A-Z][a-z]+ )?)?(?:(?:as )?(?:last )?(?:amended|revised|adopted|passed|approved|promulgated|published|issued|effective|enacted)(?: in| on)?,? ?(?:[A-Za-z0-9]+ ){0,2})?((?:19|20)\d\d)(?:[- ](?:version|text|amendment|revision|edition|amended|revised))?$/i.exec(
      c,
    ) ??
    /^(?:经|自|于|依)?((?:19|20)\d\d)年?(?:\d{1,2}月(?:\d{1,2}日)?)?(?:第[一二三四五]次|修正|修订|修改|通过|公布|颁布|发布|施行|实施|生效|版本|版|文本|本|原|旧|的|起|第 ?\d+ ?号令?|令)*$/.exec(
      c,
    ) ??
    /^(?:自)?((?:19|20)\d\d)-\d{2}-\d{2}$/.exec(c);
  if (year) return { year: Number(year[1]) };
  // （2009年修正，现行有效）: what comes behind the comma says nothing else that matters here.
  const [first, ...more] = c.split(/[,，;；]/);
  if (more.length && IDLE_REST.test(more.join(','))) return bracketFact(first!);
  if (/^(?:as amended|修正|修订|新修订|amended|as revised)$/i.test(c)) return draftYear ? { year: Number(draftYear[1]) } : {};
  return undefined;
}

// Standards and numbers of promulgation.

const STANDARD = /\bGB(?: ?\/ ?([TZ]))? ?(\d{3,6})(?:\.\d{1,2})?(?: ?[-:] ?((?:19|20)\d\d))?(?![\d])/g;

function standardOf(scan: Scan, m: RegExpMatchArray, from: number): Draft {
  const law = scan.lexicon.standards.get(`gb/${(m[1] ?? '').toLowerCase()}${m[2]}`);
  return {
    ...BLANK,
    from,
    to: from + m[0].length,
    language: 'en',
    means: law ? 'law' : 'other',
    ...(law ? { law } : {}),
    title: m[0],
    kinds: ['standard'],
    ...(m[3] ? { year: Number(m[3]) } : {}),
    china: true,
  };
}

// A pattern that looks for one and a pattern that walks all are two objects: `matchAll` starts where `exec` stopped.
const ONE_STANDARD = new RegExp(STANDARD.source);

function standardIn(scan: Scan, title: string): Draft | undefined {
  const m = ONE_STANDARD.exec(title);
  return m ? { ...standardOf(scan, m, 0), language: HAN.test(title) ? 'zh' : 'en' } : undefined;
}

const ORDER_ZH =
  /(?:国务院|国家互联网信息办公室|国家网信办|网信办|工业和信息化部|工信部|公安部)令 ?\(?第? ?\d{1,4} ?号|[\u4e00-\u9fff]{2,8} ?[[(](?:19|20)\d\d[\])] ?\d{1,4} ?号/g;
const ORDER_EN =
  /\b(?:(State Council|CAC|MIIT|MPS)(?:'s)?(?:(?:,| and| &| with)+ (?:[A-Z]{2,6}|other [a-z]+))* )?(?:Order|Decree)(?: of the (State Council|CAC|MIIT|Cyberspace Administration of China))?,? (?:No\.? ?(?=\d)|(?=\d{3}(?!\d)))(\d{1,4})\b(?: of the (State Council|CAC|MIIT|Cyberspace Administration of China))?/g;
const ONE_ORDER_EN = new RegExp(ORDER_EN.source);
const ISSUER_EN = new Map([
  ['State Council', '国务院'],
  ['CAC', '国信办'],
  ['Cyberspace Administration of China', '国信办'],
  ['MIIT', '工信部'],
  ['MPS', '公安部'],
]);

function versionByNumber(scan: Scan, text: string): string | undefined {
  for (const key of documentKeys(text)) {
    const version = scan.lexicon.documentNumbers.get(key);
    if (version) return version;
    // A run of characters before the bracket may be longer than the name of the number.
    for (const [known, id] of scan.lexicon.documentNumbers) if (known.includes('[') && key.endsWith(known)) return id;
  }
  const m = ONE_ORDER_EN.exec(text);
  if (!m) return undefined;
  const issuer = m[1] ?? m[2] ?? m[4];
  // Only the State Council's decrees have numbers in the hundreds.
  return issuer || Number(m[3]) >= 100 ? scan.lexicon.documentNumbers.get(`${ISSUER_EN.get(issuer ?? 'State Council')}${m[3]}`) : undefined;
}

function numbers(scan: Scan): Draft[] {
  const out: Draft[] = [];
  if (scan.text.includes('GB')) for (const m of scan.text.matchAll(STANDARD)) out.push(standardOf(scan, m, m.index));
  for (const pattern of [ORDER_ZH, ORDER_EN]) {
    for (const m of scan.text.matchAll(pattern)) {
      const version = versionByNumber(scan, m[0]);
      if (version)
        out.push({
          ...BLANK,
          from: m.index,
          to: m.index + m[0].length,
          language: HAN.test(m[0]) ? 'zh' : 'en',
          means: 'law',
          law: version.split('@')[0]!,
          version,
          title: m[0],
          china: true,
        });
    }
  }
  return out;
}

// Listed names without 《》.

const ARTICLE_BEHIND = /^["》]?,? ?\(?(?:articles?|arts?\.?|§) ?[\dA-Z]|^["》]? ?第 ?[\d一二三四五六七八九十]/i;
const ARTICLE_BEFORE =
  /(?:\b(?:articles?|arts?\.?)|§) ?(?:[\d(][\d(), and.-]{0,30}|(?:(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|[a-z]{3,7}teen|[a-z]{3,5}ty|hundred|and)(?:[ -]|$)){1,5})(?: ?(?:of|in|under))?(?: the)? $/i;
const NOT_THE_LAW = /^(?:[院律人规官庭医制治令系学案]|定代表)/;
const ANOTHER_INSTRUMENT =
  /^(?:典)?(?:实施条例|实施细则|实施办法|实施规定|司法解释|修正案|修改决定|[总分]?则?编?司法解释|解释(?=[《》()第一二三四]))/;

function listedNames(scan: Scan): Draft[] {
  const { text, low, lexicon } = scan;
  const hits: Hit[] = [];
  lexicon.phrases.scan(low, (id, from, to) => {
    const name = lexicon.names[id]!;
    const latin = !HAN.test(text.slice(from, to));
    if (latin ? wholeWord(text, from, to) && wellCased(text, from, to, name) : !cutShort(text, from, to)) hits.push({ id, from, to });
  });
  return longest(hits).map((hit) => {
    const d = partOfTitle(scan, fromName(lexicon.names[hit.id]!, hit.from, hit.to, text.slice(hit.from, hit.to)));
    if (d.weak && lawful(text, hit.from, hit.to)) d.weak = false;
    const beyond = d.language === 'zh' ? ANOTHER_INSTRUMENT.exec(text.slice(hit.to, hit.to + 12)) : null;
    if (!beyond) return d;
    const { law: _, ...rest } = d;
    return {
      ...rest,
      to: hit.to + beyond[0].length,
      means: 'other',
      title: text.slice(hit.from, hit.to + beyond[0].length),
      kinds: kindsOf(beyond[0]),
      weak: false,
      unspecific: false,
      misnomer: false,
    } as Draft;
  });
}

/** Branches of business and administration: with one before it a title is another law's (Healthcare Data Security Law, 医疗数据安全法). */
const BRANCH_EN =
  /(?:^|[^\w'&-])((?:[A-Z][\w-]* (?:and|&) )?(?:Health(?:care)?|Medical|Genetic|Biometric|Financial|Banking|Insurance|Student|Education(?:al)?|Children's|Employee|Automotive|Vehicle|Industrial|Telecom(?:munications)?|Government|Public|Military|Space|Cloud|Energy|Maritime|Aviation|Electronic|Internet|Data|Cross-Border) )$/;
const BRANCH_ZH = /(?:医疗|健康|金融|银行|保险|教育|汽车|工业|电信|政务|政府|公共|军事|能源|航空|航运|基因|生物|学生|电子)(?:健康)?$/;

/** A listed law whose name is only the end of a longer title. */
function partOfTitle(scan: Scan, d: Draft): Draft {
  if (d.means === 'foreign' || !/(?:Law|Code|法|法典)$/.test(d.title)) return d;
  const before = scan.text.slice(Math.max(0, d.from - 48), d.from);
  const branch = d.language === 'en' ? BRANCH_EN.exec(before)?.[1] : BRANCH_ZH.exec(before)?.[0];
  if (!branch) return d;
  const { law: _, ...rest } = d;
  const from = d.from - branch.length;
  return { ...rest, from, means: 'other', title: scan.text.slice(from, d.to), weak: false, unspecific: false, misnomer: false } as Draft;
}

/** 网络安全法律, 本法院: the name is the beginning of another word. */
function cutShort(text: string, from: number, to: number): boolean {
  const last = text[to - 1];
  if (last === '法' && NOT_THE_LAW.test(text.slice(to, to + 4))) return true;
  // A short everyday name inside a longer one: 外商投资安全审查办法.
  return (
    to - from <= 6 &&
    /(?:办法|规定|条例|规范)$/.test(text.slice(from, to)) &&
    isHan(text[from - 1]) &&
    !INTRO_END.test(text.slice(Math.max(0, from - 4), from))
  );
}

/** "Under the DSL", "the DSL took effect", "the DSL has 55 articles": words that only go with a law. */
const LAWFUL_BEFORE =
  /\b(?:[Uu]nder|[Pp]ursuant to|[Bb]reach of|[Vv]iolation of|[Cc]ompliance with|[Aa]ccordance with|[Rr]equired by) (?:the )?$/;
const LAWFUL_BEHIND =
  /^,? (?:(?:which|that) )?(?:took effect|(?:came|entered) into (?:force|effect)|(?:was|were) (?:adopted|promulgated|enacted|amended)|(?:has|contains|comprises|consists of) (?:\w+ ){1,3}(?:articles|chapters)\b)/;

const lawful = (text: string, from: number, to: number): boolean =>
  /^[A-Z]+$/.test(text.slice(from, to)) &&
  (LAWFUL_BEFORE.test(text.slice(Math.max(0, from - 24), from)) || LAWFUL_BEHIND.test(text.slice(to, to + 60)));

const CHINAS_BEFORE = new RegExp(`(?:${PRC_EN}(?:'s)?|Chinese) $`);
const CHINAS_BEHIND = new RegExp(`^,? of (?:the )?${PRC_EN}`);

/** Abbreviations keep their case, and titles their capitals, except beside an article or after "China's". */
function wellCased(text: string, from: number, to: number, name: Name): boolean {
  const written = text.slice(from, to);
  if (name.abbreviation) {
    if (written === name.written) return true;
    if (searchable(written) !== searchable(name.written)) return false;
    if (written.replace(/-/g, ' ') === name.written.replace(/-/g, ' ')) return true;
    if (/^[a-z]/.test(written) && text[to] === '.' && /[a-z]/.test(text[to + 1] ?? '')) return false;
    return ARTICLE_BEHIND.test(text.slice(to, to + 24)) || ARTICLE_BEFORE.test(text.slice(Math.max(0, from - 48), from));
  }
  const words = written.split(/[ -]+/).filter((w) => !/^(?:of|on|for|the|and|in|to|by|a|an|from|with)$/i.test(w));
  // "Cross-border Provisions": what stands behind a hyphen may be small.
  const capital = (w: string) => /^(?:[A-Z\d(]|(?:of|on|for|the|and|in|to|by|a|an|from|with)$)/.test(w);
  if (written.split(/ +/).every(capital) || words.length >= 6) return true;
  if (words.length >= 4 && /^[A-Z]/.test(words[0]!) && /^[A-Z]/.test(words.at(-1)!)) return true;
  const before = text.slice(Math.max(0, from - 48), from);
  const behind = text.slice(to, to + 40);
  return CHINAS_BEFORE.test(before) || CHINAS_BEHIND.test(behind) || ARTICLE_BEHIND.test(behind) || ARTICLE_BEFORE.test(before);
}

// Chinese names by their shape, before 第N条.

const ZH_NUMBER = new RegExp(`第 ?[\\d${HAN_DIGITS}(]|(?<=[法例定释则范]) ?\\d{1,4} ?(?=条)`, 'g');
const INTRO =
  /根据|依据|依照|按照|遵照|参照|比照|违反|符合|适用|以及|或者|参见|详见|包括|引用|援引|其中|例如|比如|按|据|依|和|与|及|或|对|在|由|即|如|见|是|为|的|了|于|从|以|将|把|被|照|请|并|且|同|应|须|把|给|向|因|就|而|又|还|也|均|都|说|称|看/g;
const INTRO_END =
  /(?:根据|依据|依照|按照|遵照|参照|比照|违反|符合|适用|以及|或者|参见|详见|包括|引用|援引|其中|按|据|依|和|与|及|或|对|在|由|即|如|见|是|为|的|了|于|新|旧|原|国|照)$/;
const SHAPE = /(?:法|法典|条例|规定|办法|解释|细则|通则|决定|规则|准则|规范|标准|方法|宪法|通知|意见|批复|纪要)$/;
const BARE_SHAPE =
  /^(?:国家|有关|相关|上述|前述|该|本|此|其|现行|新|旧|原|同|这[一]?|法律|行政)*(?:法|法典|法律|法规|条例|规定|办法|解释|细则|通则|决定|规则|准则|规范|标准|方法|做法|看法|想法|说法|通知|意见)$/;
const BACK_ZH =
  /(?:(?<![日基根版文样资成原剧脚剧账课标])本|(?<![应活])该|此|上述|前述|(?<![合共协伙如异不相等会胡])同)(?:一)?(法典|法(?![院律人规官庭医制治令系学案定])|法[规律](?= ?(?:第 ?[\d一二三四五六七八九十]|[自于已现共]))|条例|办法|规定|细则|解释|规范|标准)/g;
/** 条例第十二条: what was called so, or the last of its kind. */
const BARE_BACK_ZH =
  /(?<![\u3400-\u9fff])["《]?(条例|办法|细则|实施细则|实施条例|实施办法)["》]?(?= ?第 ?[\d一二三四五六七八九十百]+ ?条)|(?:根据|依据|依照|按照|违反|适用|[和与及依按])(条例|办法|细则)(?= ?第 ?[\d一二三四五六七八九十百]+ ?条)/g;
const ALLOWED_PREFIX =
  /^(?:中国|我国|中华人民共和国|国家|大陆|内地|最新|现行|修订后|修正后|新修订|新修正|新版|旧版|新|旧|原|经|触犯|构成|违|涉及|落实|执行|贯彻|遵守|结合|满足|查阅|对照|引|援|上述|前述|前文|上文|规定|要求|[一-龥]{0,12}(?:引|查|读|用|守|反|合|到|了))*$/;

/** Names right before 第N条 that nobody listed: 劳动合同法第39条, 用户协议第三条. */
function shapedNames(scan: Scan, listed: readonly Draft[]): Draft[] {
  const out: Draft[] = [];
  for (const m of scan.text.matchAll(ZH_NUMBER)) {
    const hit = shapedName(scan, m.index, listed);
    if (hit) out.push(hit);
  }
  return out;
}

function shapedName(scan: Scan, at: number, listed: readonly Draft[]): Draft | undefined {
  const { text } = scan;
  let to = at;
  while (to > 0 && (text[to - 1] === ' ' || text[to - 1] === '"')) to--;
  if (text[to - 1] === '的') to--;
  if (text[to - 1] === '中' || text[to - 1] === '里') to--;
  let from = to;
  while (from > 0 && to - from < 20 && (isHan(text[from - 1]) || /[A-Za-z·]/.test(text[from - 1]!))) from--;
  const run = text.slice(from, to);
  const contract = CONTRACT_TITLE.exec(run);
  if (contract)
    return {
      ...BLANK,
      from: Math.max(from, from + contract.index - 4),
      to,
      language: 'zh',
      means: 'contract',
      title: run,
      ...(/[本此]/.test(run) ? { back: 'own' as const } : {}),
    };
  if (!SHAPE.test(run)) return undefined;
  let start = 0;
  for (const intro of run.matchAll(INTRO)) {
    const end = intro.index + intro[0].length;
    if (end < run.length - 1) start = end;
  }
  const title = run.slice(start);
  const suffix = /(?:法典?|条例|规定|办法|解释|细则|规范|标准)$/.exec(run);
  BACK_ZH.lastIndex = 0;
  if (suffix) for (const back of run.matchAll(BACK_ZH)) if (back.index + back[0].length === run.length) return undefined;
  if (BARE_SHAPE.test(title) || title.length < 3) return undefined;
  const known = listed[lastBefore(listed, to)];
  // A listed name at the very end stays that name, unless what stands before it makes it a longer title.
  if (known && known.to === to && known.from >= from - 1) {
    const prefix = text.slice(Math.min(from + start, known.from), known.from);
    if (!prefix || ALLOWED_PREFIX.test(prefix) || (known.to - known.from >= 5 && !/(?:省|市|自治区|特区|州|反|军)$/.test(prefix)))
      return undefined;
  }
  return mistyped(scan, {
    ...BLANK,
    from: from + start,
    to,
    language: 'zh',
    means: unknownTitle(scan, title),
    title,
    kinds: kindsOf(title),
  });
}

// English titles by their shape.

const AT_PRC = new RegExp(`^${PRC_EN}(?![a-z])`);

const EN_INSTRUMENT = new RegExp(`\\b(?:${INSTRUMENT})\\b(?!-)`, 'g');
const EN_BEFORE = /(?:(?:[A-Z][\w'&.-]*|of|on|for|and|the|in|to|&) ){1,12}$/;
const EN_FORWARD =
  /(?:,? \((?:Trial|Interim|for Trial Implementation)\))? (?:on|for|of|governing|concerning|regarding|relating to|to|against) (?:the )?/y;
const EN_WORDS =
  /(?:(?:[A-Z][\w'.&/-]*|of|on|for|and|the|in|to|by|with|from|or|via|through|between|at|within|&|\(PI\)|\(AI\))(?: |$|(?=[^\w ]))){1,24}/y;
const EN_LOWER = /(?:[A-Za-z][\w'-]*(?: |$|(?=[^\w ]))){1,12}/y;
const CONNECTOR = 'of|on|for|and|the|in|to|by|with|from|or|via|through|between|at|within|&';
const SENTENCE_WORD =
  /^(?:(?:The|Under|In|Pursuant|According|As|This|That|And|Or|See|Per|Both|With|By|To|Of|For|On|An?|Article|Articles|Section|If|When|While|Although|Our|Your|Its|Their|These|Those|Such|Any|All|of|on|for|and|the|in|to|&|New|Chinese|Chapter|Part) )+/;

const CHINAS = new RegExp(`\\b${PRC_EN}|\\bChinese\\b`);
const LEADING_CONNECTORS = new RegExp(`^(?:(?:${CONNECTOR}) )+`);
const TRAILING_CONNECTORS = new RegExp(`(?:(?: |^)(?:${CONNECTOR}))+ ?$`);

function shapedTitles(scan: Scan, listed: readonly Draft[]): Draft[] {
  const { text } = scan;
  const out: Draft[] = [];
  let last = 0;
  for (const m of text.matchAll(EN_INSTRUMENT)) {
    const end = m.index + m[0].length;
    if (m.index < last) continue;
    const hit = shapedTitle(scan, m.index, end, last, listed);
    last = Math.max(end, hit?.to ?? 0);
    if (hit) out.push(hit);
  }
  return out;
}

function shapedTitle(scan: Scan, at: number, end: number, floor: number, listed: readonly Draft[]): Draft | undefined {
  const { text, lexicon } = scan;
  const instrument = text.slice(at, end);
  let from = at;
  const slice = text.slice(Math.max(floor, at - 120), at);
  const before = EN_BEFORE.exec(slice);
  if (before) {
    let run = before[0];
    const previous = listed[lastBefore(listed, at)];
    if (previous && previous.to > at - run.length) run = run.slice(run.length - (at - previous.to));
    run = run
      .replace(/^.*[a-z]{3}\. /, '')
      .replace(SENTENCE_WORD, '')
      .replace(LEADING_CONNECTORS, '')
      .trimStart();
    // What stands before the last "and the" is another thing.
    const cut = Math.max(
      run.lastIndexOf(' and the '),
      run.lastIndexOf(' to the '),
      run.lastIndexOf(' in the '),
      run.lastIndexOf(' of the '),
    );
    if (cut >= 0) run = run.slice(cut).replace(/^ (?:and|to|in|of) the /, '');
    from = at - run.length;
  }
  let to = end;
  EN_FORWARD.lastIndex = end;
  const forward = EN_FORWARD.exec(text);
  if (forward) {
    const start = end + forward[0].length;
    const next = listed.length ? listed[lastBefore(listed, start) + 1] : undefined;
    const ofLaw = forward[0].trim().startsWith('of') && next && next.from <= start + 4 && next.from >= start;
    // Behind the country only its subject goes on with a name ("Law of the PRC on …"), and not what comes next ("and Articles 38 to 40").
    const country = AT_PRC.exec(text.slice(start, start + 40));
    if (country) {
      EN_FORWARD.lastIndex = start + country[0].length;
      const subject = EN_FORWARD.exec(text);
      if (subject) to = forwardEnd(scan, at, EN_FORWARD.lastIndex) ?? end;
    } else if (!ofLaw || /\b(?:Implement|Implementing|Implementation|Amend)/.test(text.slice(from, at)))
      to = forwardEnd(scan, at, start) ?? end;
  }
  // "Draft Measures for …": the word is no part of the title.
  const draft = /^Draft (?=[A-Z])/.exec(text.slice(from, to))?.[0].length ?? 0;
  from += draft;
  if (from === at && to === end && !draft) return undefined;
  const title = text.slice(from, to);
  const china = CHINAS.test(title);
  const key = canonicalTitle(title);
  const name = lexicon.byTitle.get(key);
  if (name) return wellCased(text, from, to, name) ? { ...fromName(name, from, to, title), china, draft: draft > 0 } : undefined;
  const known = listed.find((l) => l.to === to && l.from >= from) ?? undefined;
  if (known && !/\b(?:Implement|Amend)/.test(text.slice(from, known.from))) return undefined;
  const lawful = !/^(?:Law|Code|Act|Bill|Ordinance|Directive|Statute)$/.test(instrument);
  const law = lawful ? lexicon.bySignature(key) : undefined;
  const kinds = kindsOf(instrument);
  if (law)
    return {
      ...BLANK,
      from,
      to,
      language: 'en',
      means: 'law',
      law,
      title,
      kinds,
      china,
      misnomer: otherInstrument(scan, law, title, kinds) || lexicon.exchanged(key) === law,
      draft: draft > 0,
    };
  if (
    from === at &&
    !/^(?:Law|Measures|Provisions|Regulations?|Rules|Decision|Interpretations?|Opinions|Guidelines|Code|Act)$/.test(instrument)
  )
    return undefined;
  const foreign =
    (!china && /^(?:Act|Ordinance|Directive|Statute|Bill)$/.test(instrument)) ||
    findPlaces(title, searchable(title), lexicon).some((p) => !p.china);
  return mistyped(scan, {
    ...BLANK,
    from,
    to,
    language: 'en',
    means: foreign ? 'foreign' : 'other',
    title,
    kinds,
    china,
    draft: draft > 0,
  });
}

/** Words that make of an instrument one of another standing. */
const OTHER_STANDING = /^(?:Permanent|Final|Emergency|Special|Joint|Supplementary|Voluntary|Model) /;

/** Whether a title with the right key words names another instrument: Measures for 规定, Provisions for 办法, Permanent for 暂行. */
function otherInstrument({ lexicon }: Scan, law: string, title: string, kinds: readonly Kind[]): boolean {
  const own = lexicon.kinds.get(law);
  if (!own?.size) return false;
  if (OTHER_STANDING.test(title)) return true;
  const named = kinds.filter((k) => k === 'measures' || k === 'provisions' || k === 'regulations' || k === 'law');
  // 规定 is rendered by either word.
  const fits = (k: Kind) => own.has(k) || (k === 'regulations' && own.has('provisions'));
  return named.length > 0 && !named.some(fits);
}

/** End of "… on the Security Assessment of Data Exports"; of a title in lower case only where its words are known. */
function forwardEnd(scan: Scan, instrument: number, start: number): number | undefined {
  const { text, lexicon } = scan;
  EN_WORDS.lastIndex = start;
  const words =
    EN_WORDS.exec(text)?.[0]
      // A full stop ends it, after a word that is no abbreviation.
      .replace(/([a-z]{3})\. .*$/, '$1')
      // "… and Article 6 of …" begins another citation.
      .replace(/(?:^| )(?:Articles?|Arts?\.?|Chapter|Section|Annex|Appendix)(?![a-z]).*$/, '')
      // "… of August 2023" is its date.
      .replace(/ (?:of|in) (?:January|February|March|April|May|June|July|August|September|October|November|December) ?$/, '')
      .replace(TRAILING_CONNECTORS, '')
      .trimEnd() ?? '';
  if (/[A-Z]/.test(words)) {
    const capital = words.split(' ').filter((w) => /^[A-Z]/.test(w)).length;
    const end = start + words.length - (/[.,]$/.test(words) ? 1 : 0);
    if (capital > 1 || lexicon.bySignature(searchable(text.slice(instrument, end)))) return end;
  }
  EN_LOWER.lastIndex = start;
  const lower = EN_LOWER.exec(text)?.[0] ?? '';
  let end = start;
  for (const word of lower.split(' ')) {
    end += word.length;
    if (lexicon.bySignature(searchable(text.slice(instrument, end)))) return end;
    end++;
  }
  return words && /[A-Z]/.test(words) ? start + words.length : undefined;
}

// Contracts and back-references.

const OWN_ZH = new RegExp(
  `(?:(?<![版文])本|此|贵方)(?:公司|平台|应用|软件|产品|服务|网站)?(?:用户|隐私|个人信息|儿童)?(?:权|保护|服务|使用|许可)?(?:${CONTRACT_ZH}|指引|通知|说明|守则|规则|规范)`,
  'g',
);
const CONTRACT_EN_PATTERN = new RegExp(
  `\\b(?:(this|these|our|This|These|Our)|the|your|The|Your|that|such|any|a) (?:(?!(?:and|or|nor|with|under|in|of) (?:the|our|your|this|these|any) )[A-Za-z][\\w'&-]* ){0,4}?(?:${CONTRACT_EN})\\b|\\b(?:Terms of (?:Service|Use)|Privacy (?:Policy|Notice|Statement)|User Agreement|SCCs?|BCRs?|DPA|MSA|EULA)\\b`,
  'g',
);
const OWN_EN_LOWER =
  /\b(?:this|these|our) (?:[a-z]+ ){0,3}?(?:agreement|polic(?:y|ies)|notice|contract|addendum|statement|terms|document|guide|article|report|series|manual|template|plan)\b/g;
const BACK_EN = new RegExp(
  `\\b(?:(?:the |of )?(said|same|aforementioned|aforesaid|above-mentioned|abovementioned|foregoing|latter)|(this|these)|(the|that|those|such)) (${INSTRUMENT})\\b`,
  'g',
);

function contractsAndBackReferences(scan: Scan): Draft[] {
  const { text } = scan;
  const out: Draft[] = [];
  for (const m of text.matchAll(OWN_ZH))
    out.push({ ...BLANK, from: m.index, to: m.index + m[0].length, language: 'zh', means: 'contract', title: m[0], back: 'own' });
  for (const m of text.matchAll(CONTRACT_EN_PATTERN))
    out.push({
      ...BLANK,
      from: m.index,
      to: m.index + m[0].length,
      language: 'en',
      means: 'contract',
      title: m[0],
      ...(m[1] ? { back: 'own' as const } : {}),
    });
  for (const m of text.matchAll(OWN_EN_LOWER))
    out.push({ ...BLANK, from: m.index, to: m.index + m[0].length, language: 'en', means: 'contract', title: m[0], back: 'own' });
  for (const m of text.matchAll(BACK_ZH)) {
    const to = m.index + m[0].length;
    const own = m[0].startsWith('本');
    const kinds = kindsOf(m[1]!);
    out.push({ ...BLANK, from: m.index, to, language: 'zh', means: 'back', title: m[0], kinds, back: own ? 'own' : 'said' });
  }
  for (const m of text.matchAll(BARE_BACK_ZH)) {
    const title = (m[1] ?? m[2])!;
    const from = m.index + (m[1] ? 0 : m[0].length - title.length);
    out.push({ ...BLANK, from, to: m.index + m[0].length, language: 'zh', means: 'back', title, kinds: kindsOf(title), back: 'said' });
  }
  for (const m of text.matchAll(/\b(?:ibid|op\. ?cit|loc\. ?cit)\b\.?|(?<![\u3400-\u9fff])(?:同上|同前注?)(?=[,，、第])/gi))
    out.push({
      ...BLANK,
      from: m.index,
      to: m.index + m[0].length,
      language: HAN.test(m[0]) ? 'zh' : 'en',
      means: 'back',
      title: m[0],
      back: 'said',
    });
  for (const m of text.matchAll(/(?<=[\d)] )thereof\b/g))
    out.push({ ...BLANK, from: m.index, to: m.index + m[0].length, language: 'en', means: 'back', title: m[0], back: 'said' });
  for (const m of text.matchAll(BACK_EN)) {
    const to = m.index + m[0].length;
    const back = m[1] ? 'said' : m[2] ? 'own' : m[3] === 'the' ? 'the' : 'said';
    out.push({ ...BLANK, from: to - m[4]!.length, to, language: 'en', means: 'back', title: m[4]!, kinds: kindsOf(m[4]!), back });
  }
  return out;
}

// What belongs to a name.

const LEFT_PRC = new RegExp(`(?:the |The )?(?:${PRC_EN}(?:'s)?|Chinese) ?["(]?$`);
const RIGHT_PRC_END = new RegExp(` of (?:the )?${PRC_EN}$`);
const RIGHT_PRC = new RegExp(`^,? of (?:the )?${PRC_EN}(?![A-Za-z])|^ \\((?:the )?${PRC_EN}\\)`);
const YEAR_LEFT_EN = /\b((?:19|20)\d\d) (?:(?:version|text|edition|amendment|revision) (?:of|to) (?:the )?)?$/;
const YEAR_LEFT_ZH =
  /((?:19|20)\d\d)年?(?:\d{1,2}月(?:\d{1,2}日)?)?(?:版|起|正式|新|修正|修订|修改|通过|公布|颁布|发布|制定|出台|施行|实施|生效|后|的)*$/;
const OLD_LEFT =
  /(?:旧|旧版|(?<![日])原|修订前|修正前|修改前)的?$|\b(?:old|former|previous|pre-amendment|unamended|original) (?:(?:version|text) of (?:the )?)?$/i;
const DRAFT_LEFT =
  /\b(?:(?:the|a|an|this|first|second|third|new|revised|latest|\d{4}) )(?:\w+ )?draft(?: version)?(?: for comments?)?(?: of)?(?: the)? $|\bDraft (?:version )?(?:of (?:the )?)?$|\bdraft of (?:the )?$/i;
const DRAFT_RIGHT =
  /^[》"]? ?\(?(?:(?:修正|修订|修改)?草案(?:\(?征求意见稿\)?)?|征求意见稿|公开征求意见稿|送审稿|审议稿)\)?|^,? (?:draft|Draft)(?: for (?:public )?comments?)?\b/;
const YEAR_RIGHT =
  /^"? ((?:19|20)\d\d)(?![\d/.]|-\d)(?= ?(?:[,;:)(.]|$|and |art|Art|version|text))|^"? ?((?:19|20)\d\d)年?(?:版|修正|修订|文本|修正版|修订版)|^@((?:19|20)\d\d)\b/;
const DAY_EN = '(?:\\d{1,2} )?(?:[A-Z][a-z]+,? )?(?:\\d{1,2},? )?((?:19|20)\\d\\d)(?![\\d/-])';
const AS_AMENDED = new RegExp(
  `^,? as (?:last |first |originally )?(?:amended|revised)(?: (?:in|on) ${DAY_EN})?\\b|^,? as (?:first |originally )?(?:adopted|enacted|passed|promulgated|issued|published)(?: by [A-Za-z ]{3,60})? (?:in|on) ${DAY_EN}`,
);
/** "of 2020", "of 7 November 2016", "in its 2014 version". */
const OF_YEAR = new RegExp(
  `^,? of ${DAY_EN}(?! ?[A-Z])|^,? (?:in|under) (?:its|the) (?:(?:old|former|original|earlier) )?((?:19|20)\\d\\d) (?:version|text|form|edition|wording)\\b`,
);
const BRACKET = /^["》]? ?\(([^()\n]{1,90}|[^()\n]{0,60}\([^()\n]{1,40}\)[^()\n]{0,40})\)/;
const NAME_INTRO =
  /^(?:以下|下文|后文|文中|下)?(?:均|统|合)?(?:简称|称)(?:为|作|:)?|^(?:hereinafter|hereafter|herein)?,? ?(?:also )?(?:referred to as|called|known as)?,? ?(?:collectively )?/i;

/** Names given in a bracket, or undefined where anything else stands in it. */
function namesIn(scan: Scan, content: string, owner: Draft): string[] | undefined {
  const intro = NAME_INTRO.exec(content);
  const introduced = Boolean(intro?.[0].trim());
  const rest = content.slice(intro?.[0].length ?? 0).trim();
  const out: string[] = [];
  for (const piece of rest.split(/ ?(?:、|,|;|或者?|\/|\bor\b|和|与|\band\b) ?/)) {
    const part = piece
      .trim()
      .replace(/^(?:the|also|简称|下称|又称|即|以下简称|hereinafter|hereafter) ?/i, '')
      .replace(/^(?:referred to as )?(?:the )?/, '');
    // （数据安全法，2021）: the year names nothing.
    if (!part || (out.length && /^(?:19|20)\d\d年?$/.test(part))) continue;
    const bare = part
      .replace(/["'《》]/g, '')
      .replace(/^the /i, '')
      .trim();
    const quoted = /^["'《].*["'》]$/.test(part);
    if (!bare || bare.length > 60) return undefined;
    const known = scan.lexicon.byTitle.get(canonicalTitle(bare));
    if (known && owner.law && known.law !== owner.law && !quoted) return undefined;
    if (!quoted && !introduced && !known && !/^[A-Z][A-Za-z]{0,3}[A-Z][A-Za-z0-9&-]{0,8}$/.test(bare)) return undefined;
    if (known && !quoted && !introduced && owner.means === 'foreign' && known.means === 'law') return undefined;
    out.push(bare);
  }
  return out.length ? out : undefined;
}

const FOREIGN_GAP =
  /^(?:的|现行|新|旧|联邦|国会|议会|政府|通过|颁布|制定|实施|施行|出台|修订|修正|公布|发布|版|年|月|日|\d|于|在|了|"|《| |\(|:|有|其|之|-)*$|^(?:'s|s')?,? ?(?:(?:\d{4}|new|revised|amended|current|federal|national|state|own|existing|recent|comprehensive|Federal|National|State|General|draft|Draft) )*["《(]?$/;
const FOREIGN_BEHIND =
  /^["》]?,? ?(?:(?:of|in) (?:the )?(?:(?:Kingdom|Republic|State|Federation|Commonwealth|Government) of (?:the )?)?|\()$/;
const MADE_BY = new RegExp(
  `^(?:${BODY_ZH})?[^,。;]{0,16}(?:通过|颁布|制定|出台|修订|公布|实施)了?(?:新|新的)?["《]?$|^(?:'s)? ?(?:${BODY_EN})?[^,;.]{0,30}\\b(?:passed|enacted|adopted|approved|promulgated|introduced|issued) (?:the |a |its )?(?:new )?["《]?$`,
);

const THERE = /^,? ?(?:根据|依据|按照|依照|适用)?$|^,? (?:(?:under|pursuant to|according to) )?(?:the )?$/;

/** Numbers that other countries' laws bear: (Loi 05-20), 第13/2019号 of Macao. */
const FOREIGN_NUMBER =
  /^["》]? ?\(?(?:(?:Loi|Ley|Lei|Legge|Gesetz|Law No\.?|Act No\.?|Royal Decree|Federal Law|No\.) ?(?:\d+[-/.]\d+|\d{2,4} of)|第 ?\d{1,3}\/\d{4} ?号)/;

/** Whether a country stands with the name: before it, behind it, or as the one who made it. */
function abroad(scan: Scan, d: Draft): boolean {
  const i = lastBefore(scan.places, d.from);
  const before = scan.places[i];
  if (before && d.from - before.to <= 48) {
    const gap = scan.text.slice(before.to, d.from);
    if (!before.china && (FOREIGN_GAP.test(gap) || MADE_BY.test(gap))) return true;
    // 在日本，根据《…》; "In Japan, under the …".
    if (!before.china && THERE.test(gap) && /[在于]$|\bin $/i.test(scan.text.slice(Math.max(0, before.from - 4), before.from))) return true;
  }
  const behind = scan.places[i + 1];
  if (!behind || behind.china || behind.from < d.to || behind.from - d.to > 40) return false;
  const gap = scan.text.slice(d.to, behind.from);
  return FOREIGN_BEHIND.test(gap) && (!gap.endsWith('(') || scan.text[behind.to] === ')');
}

function widen(scan: Scan, d: Draft): void {
  const { text } = scan;
  const before = text.slice(Math.max(0, d.from - 60), d.from);
  let left = before;
  const prc = d.language === 'en' ? LEFT_PRC.exec(left) : /(?:中华人民共和国|我国|中国)的?$/.exec(left);
  if (prc) {
    d.china = true;
    if (d.language === 'zh' ? prc[0] === '中华人民共和国' : !/["(]$/.test(prc[0])) d.from -= prc[0].replace(/^(?:the |The )/, '').length;
    left = left.slice(0, prc.index);
  }
  if (DRAFT_LEFT.test(left) || /(?:草案|征求意见稿)(?:的)?$/.test(left)) d.draft = true;
  if (OLD_LEFT.test(left)) d.old = true;
  const year = (d.language === 'en' && !HAN.test(left.slice(-4)) ? YEAR_LEFT_EN : YEAR_LEFT_ZH).exec(left);
  if (year) d.year ??= Number(year[1]);
  for (let round = 0; round < 5; round++) if (!widenRight(scan, d)) break;
  // 《行政处罚法》第四十二条（2017年修正本）: which text is meant, said behind the article.
  const behind = d.year === undefined ? BEHIND_ARTICLE.exec(scan.text.slice(d.to, d.to + 60)) : null;
  const fact = behind && bracketFact(behind[1]!);
  if (fact?.year) d.year = fact.year;
}
const BEHIND_ARTICLE = /^["》]? ?(?:第[一二三四五六七八九十百零\d()]{1,8}[条款项]){1,3} ?\(([^()\n]{4,20})\)/;

/** Takes in one thing that belongs to the name and stands behind it. */
function widenRight(scan: Scan, d: Draft): boolean {
  const rest = scan.text.slice(d.to, d.to + 120);
  const china = d.language === 'en' || !HAN.test(d.title) ? RIGHT_PRC.exec(rest) : null;
  if (china) {
    d.china = true;
    d.to += china[0].length;
    return true;
  }
  const draft = DRAFT_RIGHT.exec(rest);
  if (draft) {
    d.draft = true;
    d.to += draft[0].length;
    return true;
  }
  const year = YEAR_RIGHT.exec(rest);
  if (year) {
    d.year ??= Number(year[1] ?? year[2] ?? year[3]);
    d.to += year[0].length;
    return true;
  }
  const amended = AS_AMENDED.exec(rest);
  if (amended) {
    const year = amended[1] ?? amended[2];
    if (year) d.year ??= Number(year);
    d.to += amended[0].length;
    return true;
  }
  const ofYear = OF_YEAR.exec(rest);
  if (ofYear && !HAN.test(d.title)) {
    d.year ??= Number(ofYear[1] ?? ofYear[2]);
    d.to += ofYear[0].length;
    return true;
  }
  const bracket = BRACKET.exec(rest);
  if (!bracket) return widenByName(scan, d, rest);
  const content = bracket[1]!;
  const fact = bracketFact(content);
  if (fact) {
    if (fact.draft) d.draft = true;
    if (fact.year) d.year ??= fact.year;
  } else {
    const standard = standardIn(scan, content);
    const version = versionByNumber(scan, content);
    if (standard && /^ ?["《]?GB/.test(content)) {
      if (standard.year) d.year ??= standard.year;
      if (standard.law) {
        d.law = standard.law;
        d.means = 'law';
      }
    } else if (version) {
      if (d.means === 'other' || d.law === version.split('@')[0]) {
        // A title that is nobody's, with the number of one of ours: that one is meant, and misnamed.
        if (d.means === 'other') d.misnomer = true;
        d.version = version;
        d.law = version.split('@')[0]!;
        d.means = 'law';
      }
    } else if (!/令.{0,4}\d+ ?号$|[\])] ?\d+ ?号$|\bNo\. ?\d+$/.test(content) || /第 ?[\d一二三四五六七八九十百]+ ?条/.test(content)) {
      const names = namesIn(scan, content, d);
      if (!names) return false;
      d.defines = [...d.defines, ...names];
      const known = names.length === 1 ? scan.lexicon.byTitle.get(canonicalTitle(names[0]!)) : undefined;
      // "Cyberspace Protection Law of the PRC (CSL)", "Data Protection Law (数据安全法)": the name in the bracket tells which law is meant.
      const telling = HAN.test(names[0]!) ? !HAN.test(d.title) : d.china && known?.abbreviation;
      if (d.means === 'other' && telling && known?.law && known.means === 'law' && sameKind(scan, d, known.law))
        Object.assign(d, { means: 'law', law: known.law, misnomer: true, china: true });
    }
  }
  d.to += bracket[0].length;
  return true;
}

const sameKind = (scan: Scan, d: Draft, law: string): boolean => d.kinds.some((k) => scan.lexicon.kinds.get(law)?.has(k));

/** "…, hereinafter the "PIPL"" and 《…》，以下简称《个保法》 without brackets. */
function widenByName(scan: Scan, d: Draft, rest: string): boolean {
  const m =
    /^["》]?,? ?(?:(?:以下|下文)?简称(?:为|:)?|(?:hereinafter|hereafter),? (?:referred to as )?(?:the )?) ?(?:"([^"\n]{1,40})"|《([^《》\n]{1,40})》)/.exec(
      rest,
    );
  if (!m || d.defines.length) return false;
  const names = namesIn(scan, `"${m[1] ?? m[2]}"`, d);
  if (!names) return false;
  d.defines = names;
  d.to += m[0].length;
  return true;
}

/** All names of laws, contracts and back-references of a leaf's text, in order and apart. */
export function findLaws(text: string, low: string, places: readonly Place[], lexicon: CitationLexicon): LawMention[] {
  const scan: Scan = { text, low, lexicon, places };
  const listed = listedNames(scan);
  const candidates = [
    ...bookTitles(scan),
    ...listed,
    ...numbers(scan),
    ...shapedNames(scan, listed),
    ...shapedTitles(scan, listed),
    ...contractsAndBackReferences(scan),
  ];
  // Of names over the same stretch the one that says more: a listed one before a contract or a back-reference.
  const rank = (d: Draft) => (d.means === 'law' ? 0 : d.means === 'back' ? 3 : d.means === 'contract' ? 2 : 1);
  candidates.sort((a, b) => a.from - b.from || b.to - a.to || rank(a) - rank(b));
  const out: Draft[] = [];
  const foreignPlace = places.some((p) => !p.china);
  for (const d of longest(candidates)) {
    if (out.length && d.from < out.at(-1)!.to) continue;
    if (d.means !== 'contract' && d.means !== 'back') {
      const foreign = (d.means === 'law' && (d.unspecific || d.weak) && !d.china) || d.means === 'other' || d.means === 'outside';
      if ((foreign && abroad(scan, d)) || (d.means === 'law' && !d.china && FOREIGN_NUMBER.test(text.slice(d.to, d.to + 30)))) {
        d.means = 'foreign';
        d.law = undefined;
        d.weak = false;
      }
      const floor = out.at(-1)?.to ?? 0;
      widen(scan, d);
      d.from = Math.max(d.from, floor);
      if (d.china) {
        d.unspecific = false;
        d.weak = false;
        // "Act" and "Statute" alone make a foreign law; with China's name it is said to be China's.
        if (d.means === 'foreign' && !d.law && d.kinds.includes('act') && shapedOnly(scan, d)) d.means = 'other';
        if (d.ifChina) Object.assign(d, { means: 'law', law: d.ifChina, misnomer: true });
      }
    }
    if (claims(scan, d, foreignPlace)) d.claims = true;
    const previous = out.at(-1);
    // GB/T 35273-2020 《…规范》: number and title name one standard.
    if (previous?.law && previous.law === d.law && d.kinds.includes('standard') && /^ ?$/.test(text.slice(previous.to, d.from))) {
      previous.to = d.to;
      if (d.year) previous.year ??= d.year;
      previous.defines = [...previous.defines, ...d.defines];
    } else out.push(d);
  }
  return out;
}

/** Whether a title is nobody's that we know, and names no other country. */
const shapedOnly = (scan: Scan, d: Draft): boolean =>
  !scan.lexicon.byTitle.has(canonicalTitle(d.title)) && !findPlaces(d.title, searchable(d.title), scan.lexicon).some((p) => !p.china);

/** What European regulations are called in Chinese. */
const GENERAL = /^(?:通用|一般|电子|数据保护条例|个人数据|隐私|数据隐私)/;

/** Whether an unlisted law in our field is said to be China's: by its name, or by a word before it. */
function claims(scan: Scan, d: Draft, foreignPlace: boolean): boolean {
  if (
    d.means !== 'other' ||
    d.draft ||
    !LAW_OR_CODE.test(d.title.replace(RIGHT_PRC_END, '')) ||
    !(OUR_FIELD.test(d.title) || (d.china && (d.titled ? NEAR_FIELD_ZH : NEAR_FIELD_EN).test(d.title))) ||
    NOT_OUR_FIELD.test(d.title)
  )
    return false;
  // A 《…条例》 of our field without a place in its name can only be the State Council's, where no other country is spoken of.
  if (d.china || (d.titled && !foreignPlace && /(?:保护|安全|管理|治理)条例$/.test(d.title) && !GENERAL.test(d.title))) return true;
  const before = scan.places[lastBefore(scan.places, d.from)];
  return before?.china === true && /^(?:的|法律|现行|,|:|《| |law|'s|the|under|of|its|包括|如)*$/.test(scan.text.slice(before.to, d.from));
}
