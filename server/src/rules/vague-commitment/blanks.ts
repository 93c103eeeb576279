/** Vague words replaced: by a blank where something is to be stated, by the words of a closed list where one is left open. */
import type { AnalysedDocument } from '../../document/analysed.js';
import type { Said } from '../../document/coverage.js';
import { HAN } from '../../signals/citations/lexicon.js';
import { wordsOf } from '../edits.js';
import type { Fix, Span } from '../rule.js';

const BLANK = {
  period: { en: '[● the period, or how it is determined]', zh: '[● 保存期限或者其确定方法]' },
  recipient: { en: '[● name and contact of each recipient]', zh: '[● 各接收方的名称和联系方式]' },
};

/** The rest of a clause behind words that only begin it: "as long as we deem | necessary", "third parties we choose". */
const REST = /^[^,.;:，。；：\n|()]*/;
/** What is only described, by an adjective: its noun follows. */
const NOUN =
  /^ (?:(?:business|service|third)[ -])?(?:part(?:ner|y|ie)s?|compan(?:y|ies)|vendors?|providers?|affiliates?|advertisers?|brands?|organi[sz]ations?|suppliers?)\b/i;

/** Puts a blank in place of the vague words of a sentence; nothing where what would be left does not read as a sentence. */
export function blanks(document: AnalysedDocument, said: Said, what: 'period' | 'recipient'): Fix[] {
  const words = wordsOf(document, said, what === 'period' ? 'VAGUE_PERIOD' : 'VAGUE_RECIPIENT');
  if (words.length !== 1) return [];
  const written = document.text.slice(words[0]!.from, words[0]!.to);
  const put = HAN.test(written) ? chinese(document, words[0]!, what) : english(document, words[0]!, what);
  if (!put) return [];
  const { from, to, text } = put;
  return [{ title: `state-${what}`, parameters: { text: document.text.slice(from, to) }, edits: [{ from, to, text }], safe: false }];
}

type Put = Span & { readonly text: string };

function english({ text }: AnalysedDocument, { from, to }: Span, what: 'period' | 'recipient'): Put | undefined {
  const written = text.slice(from, to);
  const article = /\b(?:an?|the|our|some|any) $/i.exec(text.slice(Math.max(0, from - 5), from))?.[0].length ?? 0;
  if (what === 'period') {
    const end = /^(?:as long|at our)/i.test(written)
      ? to + (/^at our/i.test(written) ? 0 : REST.exec(text.slice(to))![0].trimEnd().length)
      : to;
    const start = from - article;
    const told = /\b(?:for|after|within|over|during|of|beyond) $/i.test(text.slice(Math.max(0, start - 8), start));
    return { from: start, to: end, text: `${told ? '' : 'for '}${BLANK.period.en}` };
  }
  const open = /(?:selected|trusted|as we)$/i.test(written);
  const more = /\b(?:as we|we choose)$/i.test(written) ? REST.exec(text.slice(to))![0].trimEnd() : (NOUN.exec(text.slice(to))?.[0] ?? '');
  return open && !more ? undefined : { from: from - article, to: to + more.length, text: BLANK.recipient.en };
}

function chinese({ text }: AnalysedDocument, { from, to }: Span, what: 'period' | 'recipient'): Put | undefined {
  const before = text.slice(Math.max(0, from - 6), from);
  // 保存期限由我们自行决定: the period is what is decided.
  const decided = /决定$/.test(text.slice(from, to));
  const who = /(?:我们|本公司|我司|公司)$/.exec(before)?.[0].length ?? 0;
  const by = decided ? /由(?:我们|本公司|我司|公司)?$/.exec(before)?.[0].length : undefined;
  if (decided && !by) return undefined;
  const blank = BLANK[what].zh;
  if (by) return { from: from - by, to, text: `为${blank}` };
  const those = /(?:这|该)?些$/.test(before);
  return those ? undefined : { from: from - (/^认为/.test(text.slice(from, to)) ? who : 0), to, text: blank };
}

/** What an open list says, and what a closed one says in its place. */
const CLOSED: Readonly<Record<string, string>> = {
  'including but not limited to': 'namely',
  'including but not restricted to': 'namely',
  'including without limitation': 'namely',
  'includes but is not limited to': 'consists of',
  'include but are not limited to': 'consist of',
  包括但不限于: '即',
  包含但不限于: '即',
  包括但不局限于: '即',
};

/** Makes a list closed: what it names is then all, which only the author can tell. */
export function closedList(document: AnalysedDocument, said: Said): Fix[] {
  const [words, more] = wordsOf(document, said, 'OPEN_LIST');
  const text = words && document.text.slice(words.from, words.to);
  const by = text && CLOSED[text.toLowerCase().replace(/,/g, '').replace(/\s+/g, ' ')];
  // A list that ends in "and so on" stays open.
  if (!words || !by || more || /等[^,，。;；]{0,6}[,，。;；]|\b(?:etc|and so on|and other)\b/i.test(document.text.slice(words.to, said.to)))
    return [];
  return [{ title: 'state-categories', parameters: { text, by }, edits: [{ from: words.from, to: words.to, text: by }], safe: false }];
}
