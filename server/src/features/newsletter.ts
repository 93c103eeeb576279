/**
 * A newsletter as the draft of a data pack: its numbered items with what a machine can read off them. Nothing in the draft counts as
 * verified, and what was not found is left as a blank: a person confirms each fact.
 */
import { Document } from 'yaml';
import { citationsOf } from '../document/resolve.js';
import { figure, money, moneyRange } from '../knowledge/format.js';
import type { KnowledgeBase } from '../knowledge/knowledge.js';
import { COLON, LIST_COMMA } from '../knowledge/punctuation.js';
import type { Bilingual, Development, Figure, Language } from '../knowledge/schema.js';
import type { CitationLexicon } from '../signals/citations/lexicon.js';

/** An item as it stands in the newsletter. `cells`: of a table row, by what their column is called. */
interface Item {
  readonly number: number;
  readonly heading: string;
  readonly title: string;
  readonly body: string;
  readonly date?: string;
  readonly authority?: string;
}

export interface NewsletterOptions {
  readonly knowledge: KnowledgeBase;
  readonly lexicon: CitationLexicon;
  /** `2023-11`: the month under which its items are known. */
  readonly pack: string;
  readonly today: string;
}

/** The month of a newsletter, from its file name or its first lines; undefined where neither names one. */
export function monthOf(fileName: string, text: string): string | undefined {
  const named = /(20\d{2})[-_.]?(0[1-9]|1[0-2])(?!\d)/.exec(fileName);
  if (named) return `${named[1]}-${named[2]}`;
  const day = datesIn(text.split('\n').slice(0, 5).join('\n'))[0];
  return day?.iso.slice(0, 7);
}

/** The items of a newsletter: rows of a table with a column of numbers, numbered headings, or numbered paragraphs, in their order. */
function itemsOf(text: string): Item[] {
  const items: Item[] = [];
  let heading = '';
  let columns: string[] | undefined;
  let open: { number: number; heading: string; title: string; body: string[] } | undefined;
  const close = () => {
    if (open) items.push({ number: open.number, heading: open.heading, title: open.title, body: open.body.join(' ').trim() });
    open = undefined;
  };
  for (const raw of text.replace(/^\uFEFF/, '').split(/\r?\n/)) {
    const line = raw.trim();
    const cells = /^\|.*\|$/.test(line)
      ? line
          .slice(1, -1)
          .split(/(?<!\\)\|/)
          .map(plain)
      : undefined;
    if (cells) {
      if (cells.every((c) => /^:?-+:?$/.test(c))) continue;
      if (!columns || !/^\d+$/.test(cells[0] ?? '')) {
        close();
        columns = cells.map(columnOf);
        continue;
      }
      const of = (column: string) => cells.filter((_, i) => columns![i] === column).join('; ');
      if (columns[0] !== 'number' || !of('title')) continue;
      items.push({
        number: Number(cells[0]),
        heading,
        title: of('title'),
        body: of('text'),
        ...(of('date') ? { date: of('date') } : {}),
        ...(of('authority') ? { authority: of('authority') } : {}),
      });
      continue;
    }
    columns = undefined;
    const numbered = /^(#{1,6}\s+)?(?:\*\*)?(?:item\s+|第)?(\d{1,3})(?:[.)]\s+|[、.．:：项]\s*)(.+)$/i.exec(line);
    // Numbers go on through the newsletter; any other number starts a line of an item, or a list inside it.
    if (numbered && /^\S/.test(raw) && Number(numbered[2]) === (open?.number ?? items.at(-1)?.number ?? 0) + 1) {
      close();
      const first = plain(numbered[3]!);
      const whole = numbered[1] || numbered[3]!.endsWith('**') || first.length <= 120;
      const end = whole ? first.length : (/[.。;；:：](?=\s|[\u4e00-\u9fff]|$)/.exec(first)?.index ?? 120);
      open = { number: Number(numbered[2]), heading, title: first.slice(0, end).replace(/[.。]$/, ''), body: whole ? [] : [first] };
    } else if (/^#{1,6}\s/.test(line) || (/^\*\*[^*]+\*\*$/.test(line) && categoryOf(line))) {
      close();
      heading = plain(line.replace(/^#+\s*/, ''));
    } else if (open && line) open.body.push(plain(line));
  }
  close();
  return items;
}

const COLUMNS: readonly [string, RegExp][] = [
  ['number', /^(?:item|no\.?|#|number|序号|编号|项)$/i],
  ['date', /date|日期|时间/i],
  ['authority', /authorit|issuer|department|机关|部门|机构|主体/i],
  ['title', /what|title|subject|development|matter|标题|事项|事件|名称/i],
];
const columnOf = (name: string): string => COLUMNS.find(([, pattern]) => pattern.test(name))?.[0] ?? 'text';

/** Without the marks of Markdown. */
const plain = (text: string): string =>
  text
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/\*\*|__|`/g, '')
    .replace(/^[-*>]\s+/, '')
    .replace(/\\\|/g, '|')
    .trim();

function categoryOf(heading: string): Development['category'] | undefined {
  if (/legislat|regulat|立法|法规|政策/i.test(heading)) return 'legislative';
  if (/enforce|case|penalt|执法|处罚|司法|案例/i.test(heading)) return 'enforcement';
  return /industr|行业|产业/i.test(heading) ? 'industry' : undefined;
}

const MONTH = 'jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec';
const DATES = new RegExp(
  [
    String.raw`(?<y1>20\d\d)[-/.](?<m1>\d{1,2})[-/.](?<d1>\d{1,2})(?!\d)`,
    String.raw`(?<y2>20\d\d)年\s*(?<m2>\d{1,2})月(?:\s*(?<d2>\d{1,2})日)?`,
    String.raw`(?:(?<d3>\d{1,2})(?:\s*[–-]\s*(?<u3>\d{1,2}))?\s+)?(?<m3>${MONTH})[a-z]*\.?,?\s+(?<y3>20\d\d)`,
    String.raw`(?<m4>${MONTH})[a-z]*\.?\s+(?<d4>\d{1,2}),\s*(?<y4>20\d\d)`,
  ].join('|'),
  'gi',
);

interface FoundDate {
  readonly iso: string;
  readonly until?: string;
  readonly precision: 'day' | 'month';
}

function datesIn(text: string): FoundDate[] {
  return [...text.matchAll(DATES)].flatMap(({ groups = {} }) => {
    const one = (name: string) => [1, 2, 3, 4].map((i) => groups[`${name}${i}`]).find((v) => v !== undefined);
    const word = one('m')!.toLowerCase();
    const month = /^\d/.test(word) ? Number(word) : MONTH.split('|').indexOf(word.slice(0, 3)) + 1;
    const day = Number(one('d') ?? 1);
    if (month < 1 || month > 12 || day < 1 || day > 31) return [];
    const two = (n: number) => String(n).padStart(2, '0');
    const start = `${one('y')}-${two(month)}`;
    return [
      {
        iso: `${start}-${two(day)}`,
        precision: one('d') ? ('day' as const) : ('month' as const),
        ...(groups.u3 ? { until: `${start}-${two(Number(groups.u3))}` } : {}),
      },
    ];
  });
}

const BLANK: Bilingual = { en: '[● to be completed]', zh: '[● 待补充]' };
const isChinese = (text: string): boolean => (text.match(/[\u4e00-\u9fff]/g)?.length ?? 0) * 3 > text.length;
/** A text in its own language, and a blank for the other. */
const inOne = (text: string): Bilingual => (isChinese(text) ? { en: '[● to be translated]', zh: text } : { en: text, zh: '[● 待译]' });

/** What a number of the text is; amounts are written as our data writes them. */
function figuresIn(text: string): { label: Bilingual; value: Bilingual }[] {
  const found = new Map<string, { label: Bilingual; value: Bilingual }>();
  const add = (label: Bilingual, value: Bilingual) => found.set(value.en, { label, value });
  const scale = (word: string | undefined): number =>
    ({ thousand: 1e3, million: 1e6, billion: 1e9, 万: 1e4, 亿: 1e8 })[(word ?? '').toLowerCase()] ?? 1;
  const number = (digits: string) => Number(digits.replace(/,/g, ''));
  const amounts =
    /(?:RMB|CNY|￥|¥)\s?(\d[\d,]*(?:\.\d+)?)(?:\s?[–-]\s?(\d[\d,]*(?:\.\d+)?))?(?:\s?(thousand|million|billion))?|(\d[\d,]*(?:\.\d+)?)(?:\s?[–至-]\s?(\d[\d,]*(?:\.\d+)?))?\s?(万|亿|thousand|million|billion)?\s?(?:元|yuan)/gi;
  for (const m of text.matchAll(amounts)) {
    const by = scale(m[3] ?? m[6]);
    const from = Math.round(number(m[1] ?? m[4]!) * by);
    const to = (m[2] ?? m[5]) ? Math.round(number((m[2] ?? m[5])!) * by) : undefined;
    const write = (language: 'en' | 'zh') => (to === undefined ? money(from, language) : moneyRange(from, to, language));
    add({ en: 'Amount', zh: '金额' }, { en: write('en'), zh: write('zh') });
  }
  const UNITS: readonly [RegExp, Figure['kind'], NonNullable<Figure['unit']>][] = [
    [/(\d+)\s?(?:working days?|个工作日)/gi, 'deadline', 'working-day'],
    [/(\d+)\s?(?:days?\b|日内)/gi, 'deadline', 'day'],
    [/(\d+)\s?(?:hours?\b|小时)/gi, 'deadline', 'hour'],
    [/(\d+(?:\.\d+)?)\s?%/g, 'percentage', 'percent'],
  ];
  for (const [pattern, kind, unit] of UNITS)
    for (const [, digits] of text.matchAll(pattern)) {
      const of = kind === 'percentage' ? { en: 'Percentage', zh: '比例' } : { en: 'Period', zh: '期限' };
      const f: Figure = { kind, unit, value: Number(digits), comparison: 'exactly', of };
      add(of, { en: figure(f, 'en'), zh: figure(f, 'zh') });
    }
  return [...found.values()];
}

/** Authorities that the pack knows, by their names. */
function authorityIn(text: string, knowledge: KnowledgeBase): Bilingual | undefined {
  let best: { name: Bilingual; at: number; length: number } | undefined;
  for (const name of [...knowledge.laws.map((l) => l.issuer), ...knowledge.developments.map((d) => d.authority)])
    for (const form of [name.en, name.zh]) {
      const at = text.toLowerCase().indexOf(form.toLowerCase());
      if (at >= 0 && (!best || at < best.at || (at === best.at && form.length > best.length))) best = { name, at, length: form.length };
    }
  return best?.name;
}

/** Names by which a decision states what it rests on. */
const RESTS_ON =
  /(?:under|pursuant to|in accordance with|accordance with|based on|violat\w*(?: of)?|breach\w*(?: of)?|依据|根据|依照|按照|违反)[^.。;；]{0,60}$/i;

/** Reads a newsletter; no item where it has none that is numbered. */
export function readNewsletter(text: string, options: NewsletterOptions): { developments: Development[]; unknown: string[] } {
  const { knowledge, lexicon, pack, today } = options;
  const title = plain(/^#\s+(.+)$/m.exec(text)?.[1] ?? text.split('\n').find((l) => l.trim()) ?? pack).slice(0, 200);
  const source = { kind: 'publication' as const, title: { en: title, zh: title } };
  const unknown = new Set<string>();
  const developments = itemsOf(text).map((item): Development => {
    const whole = [item.authority, item.title, item.body].filter(Boolean).join('. ');
    const category = categoryOf(item.heading) ?? 'industry';
    const day = datesIn(item.date ?? '')[0] ?? datesIn(whole)[0];
    const basis = new Set<string>();
    const teaches = new Set<string>();
    for (const c of citationsOf(whole, knowledge, lexicon, day?.iso ?? today)) {
      if (c.status === 'unknown-law') unknown.add(c.text);
      const law = c.law ? knowledge.law(c.law) : undefined;
      if (!law?.chinese) continue;
      const name = (c.namedVersion || c.draft) && c.version ? c.version : law.id;
      const version = c.version ? knowledge.version(c.version) : undefined;
      const known = c.articles.filter((a) => !version || knowledge.hasArticle(version, a.article) !== 'no');
      const into = category === 'enforcement' && RESTS_ON.test(whole.slice(0, c.from)) ? basis : teaches;
      for (const reference of known.length ? known.map((a) => `${name}:${a.article}`) : [name]) into.add(reference);
    }
    const authority =
      (item.authority && (knownAuthority(item.authority, knowledge) ?? inOne(item.authority))) || authorityIn(whole, knowledge);
    return {
      id: `${pack}/${item.number}`,
      category,
      ...(day ? { date: day.iso, precision: day.precision, ...(day.until ? { until: day.until } : {}) } : { precision: 'day' }),
      title: inOne(item.title),
      authority: authority ?? BLANK,
      place: BLANK,
      summary: inOne([item.title, item.body].filter(Boolean).join('. ')),
      figures: figuresIn(whole),
      basis: [...basis],
      teaches: { laws: [...teaches], requirements: [], terms: [] },
      benchmarks: [],
      since: [],
      topics: { en: [], zh: [] },
      source,
      verified: false,
    };
  });
  return { developments, unknown: [...unknown] };
}

/** An authority under the name that the pack gives it in both languages. */
const knownAuthority = (name: string, knowledge: KnowledgeBase): Bilingual | undefined =>
  [...knowledge.laws.map((l) => l.issuer), ...knowledge.developments.map((d) => d.authority)].find((a) => a.en === name || a.zh === name);

const HEAD = {
  en: [
    ' Draft made from a newsletter. Before you use it: write title and summary in your own words and both languages, fill in the blanks',
    ' [● …], check date, figures, basis and category of each item against the source, and only then set verified: true.',
  ],
  zh: [
    ' 由简报生成的草稿。使用前：以自己的语言用中英文撰写标题和概要，补全空白[● …]，',
    ' 对照来源逐项核对日期、数字、依据和类别，之后再将 verified 设为 true。',
  ],
};
const UNKNOWN = { en: 'Named and not in the pack', zh: '提及而数据包中没有的' };

/** The draft as a file of a pack, with what is left to do at its head. */
export function draftYaml(developments: readonly Development[], unknown: readonly string[], language: Language): string {
  const slim = developments.map(({ teaches, since: _since, topics: _topics, figures, basis, precision, ...d }) => ({
    ...d,
    ...(precision === 'month' ? { precision } : {}),
    ...(figures.length ? { figures } : {}),
    ...(basis.length ? { basis } : {}),
    ...(teaches.laws.length ? { teaches: { laws: teaches.laws } } : {}),
  }));
  const document = new Document({ developments: slim }, { aliasDuplicateObjects: false });
  document.commentBefore = [
    ...HEAD[language],
    ...(unknown.length
      ? [` ${UNKNOWN[language]}${COLON[language]}${unknown.map((u) => u.replace(/\s+/g, ' ')).join(LIST_COMMA[language])}`]
      : []),
  ].join('\n');
  return document.toString({ lineWidth: 0 });
}
