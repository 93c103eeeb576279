/** Countries and other places in a text, and whose law they make of a name beside them. */
import { type Hit, lastBefore, longest, wholeWord } from '../../phrases.js';
import { type CitationLexicon, searchable } from '../lexicon.js';
import { BODY_EN, BODY_ZH } from '../names.js';
import type { MutableMention, Scan } from './mention.js';

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

const FOREIGN_GAP =
  /^(?:的|现行|新|旧|联邦|国会|议会|政府|通过|颁布|制定|实施|施行|出台|修订|修正|公布|发布|版|年|月|日|\d|于|在|了|"|《| |\(|:|有|其|之|-)*$|^(?:'s|s')?,? ?(?:(?:\d{4}|new|revised|amended|current|federal|national|state|own|existing|recent|comprehensive|Federal|National|State|General|draft|Draft) )*["《(]?$/;
const FOREIGN_BEHIND =
  /^["》]?,? ?(?:(?:of|in) (?:the )?(?:(?:Kingdom|Republic|State|Federation|Commonwealth|Government) of (?:the )?)?|\()$/;
const MADE_BY = new RegExp(
  `^(?:${BODY_ZH})?[^,。;]{0,16}(?:通过|颁布|制定|出台|修订|公布|实施)了?(?:新|新的)?["《]?$|^(?:'s)? ?(?:${BODY_EN})?[^,;.]{0,30}\\b(?:passed|enacted|adopted|approved|promulgated|introduced|issued) (?:the |a |its )?(?:new )?["《]?$`,
);

const THERE = /^,? ?(?:根据|依据|按照|依照|适用)?$|^,? (?:(?:under|pursuant to|according to) )?(?:the )?$/;

/** Numbers that other countries' laws bear: (Loi 05-20), 第13/2019号 of Macao. */
export const FOREIGN_NUMBER =
  /^["》]? ?\(?(?:(?:Loi|Ley|Lei|Legge|Gesetz|Law No\.?|Act No\.?|Royal Decree|Federal Law|No\.) ?(?:\d+[-/.]\d+|\d{2,4} of)|第 ?\d{1,3}\/\d{4} ?号)/;

/** Whether a country stands with the name: before it, behind it, or as the one who made it. */
export function abroad(scan: Scan, d: MutableMention): boolean {
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
