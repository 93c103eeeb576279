/**
 * A newsletter as the draft of a data pack: its numbered items with what a machine can read off them. Nothing in the draft counts as
 * verified, and what was not found is left as a blank: a person confirms each fact.
 */
import { Document } from 'yaml';
import { citationsOf } from '../document/resolve.js';
import type { KnowledgeBase } from '../knowledge/knowledge.js';
import { COLON, LIST_COMMA } from '../knowledge/punctuation.js';
import type { Bilingual, Development, Language } from '../knowledge/schema.js';
import type { CitationLexicon } from '../signals/citations/lexicon.js';
import { authorityIn, datesIn, factsIn, knownAuthority } from './newsletter/facts.js';
import { categoryOf, newsletterOf } from './newsletter/items.js';

export interface NewsletterOptions {
  readonly knowledge: KnowledgeBase;
  readonly lexicon: CitationLexicon;
  /** `2023-11`: the month under which its items are known. */
  readonly pack: string;
  readonly today: string;
}

/** Whether a text is a month as packs are named: 2023-11. */
export const isMonth = (text: string): boolean => /^20\d{2}-(?:0[1-9]|1[0-2])$/.test(text);

/** The month of a newsletter, from its file name or its first lines; undefined where neither names one. */
export function monthOf(fileName: string, text: string): string | undefined {
  const named = /(20\d{2})[-_.]?(0[1-9]|1[0-2])(?!\d)/.exec(fileName);
  if (named) return `${named[1]}-${named[2]}`;
  const day = datesIn(text.split('\n').slice(0, 5).join('\n'))[0];
  const month = day?.iso.slice(0, 7);
  return month && isMonth(month) ? month : undefined;
}

const BLANK: Bilingual = { en: '[● to be completed]', zh: '[● 待补充]' };
const isChinese = (text: string): boolean => (text.match(/[\u4e00-\u9fff]/g)?.length ?? 0) * 3 > text.length;
/** A text in its own language, and a blank for the other. */
const inOne = (text: string): Bilingual => (isChinese(text) ? { en: '[● to be translated]', zh: text } : { en: text, zh: '[● 待译]' });

/** Names by which a decision states what it rests on. */
const RESTS_ON =
  /(?:under|pursuant to|in accordance with|accordance with|based on|violat\w*(?: of)?|breach\w*(?: of)?|依据|根据|依照|按照|违反)[^.。;；]{0,60}$/i;

/** Reads a newsletter; no item where it has none that is numbered. */
export function readNewsletter(text: string, options: NewsletterOptions): { developments: Development[]; unknown: string[] } {
  const { knowledge, lexicon, pack, today } = options;
  const newsletter = newsletterOf(text);
  const title = (newsletter.title || pack).slice(0, 200);
  const source = { kind: 'publication' as const, title: { en: title, zh: title } };
  const unknown = new Set<string>();
  const developments = newsletter.items.map((item): Development => {
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
      figures: factsIn(whole),
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
