/**
 * Names of laws in one leaf: listed ones, titles in 《》, unlisted ones by their shape, foreign ones, contracts, and words
 * that point back to a law (该法, "the said Measures").
 *
 * Candidates of all kinds are gathered, the longest win, and the winners are widened by what belongs to a name: country,
 * year, draft, number of promulgation, and a short name in brackets.
 */

import { isSubsequence } from '../../../util/subsequence.js';
import { lastBefore, longest } from '../../phrases.js';
import { type CitationLexicon, canonicalTitle, searchable } from '../lexicon.js';
import { widen } from './additions.js';
import { claims } from './claims.js';
import { listedNames } from './listed.js';
import type { LawMention, MutableMention, Scan } from './mention.js';
import { numberedNames } from './numbers.js';
import { abroad, FOREIGN_NUMBER, findPlaces, type Place } from './places.js';
import { contractsAndBackReferences } from './pointers.js';
import { describedTitles, shapedTitles } from './shapes.en.js';
import { describedNames, shapedNames } from './shapes.zh.js';
import { bookTitles } from './titles.js';

/** All names of laws, contracts and back-references of a leaf's text, in order and apart. */
export function findLaws(text: string, low: string, places: readonly Place[], lexicon: CitationLexicon): LawMention[] {
  const scan: Scan = { text, low, lexicon, places };
  const listed = listedNames(scan);
  const candidates = [
    ...bookTitles(scan),
    ...listed,
    ...numberedNames(scan),
    ...shapedNames(scan, listed),
    ...shapedTitles(scan, listed),
    ...describedTitles(scan),
    ...describedNames(scan),
    ...contractsAndBackReferences(scan).map((d) => behindLaw(text, d, listed)),
  ];
  // Of names over the same stretch the one that says more: a listed one before a contract or a back-reference.
  const rank = (d: MutableMention) => (d.means === 'law' ? 0 : d.means === 'back' ? 3 : d.means === 'contract' ? 2 : 1);
  candidates.sort((a, b) => a.from - b.from || b.to - a.to || rank(a) - rank(b));
  const out: MutableMention[] = [];
  candidates.forEach((d) => explained(text, d, listed));
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
        if (d.means === 'foreign' && !d.law && d.kinds.includes('act') && (shapedOnly(scan, d) || saidToBeChinas(scan, d)))
          d.means = 'other';
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

/** 报告管理办法第八条，指《国家网络安全事件报告管理办法》: a short name that the text itself explains behind it. */
function explained(text: string, d: MutableMention, listed: readonly MutableMention[]): void {
  if (d.means !== 'other' || d.titled || d.language !== 'zh') return;
  const behind = EXPLAINED.exec(text.slice(d.to, d.to + 24));
  const full = behind && listed[lastBefore(listed, d.to + behind[0].length) + 1];
  if (full?.law && full.from <= d.to + behind![0].length + 1 && isSubsequence(d.title, full.title))
    Object.assign(d, { means: 'law', law: full.law });
}
const EXPLAINED = /^(?:的?第 ?[\d一二三四五六七八九十百]+ ?条)?[,(] ?(?:即|也即|系|指|是指|系指|就是|全称:?|全称[为是])(?=《)/;

/** "The PIPL and Clause 5", "the PIPL or the Terms of Use": a contract begins behind the law that is named with it. */
function behindLaw(text: string, d: MutableMention, listed: readonly MutableMention[]): MutableMention {
  if (d.means !== 'contract') return d;
  const law = listed[lastBefore(listed, d.to)];
  const joint = law && law.from > d.from ? /^["']?,? (?:and|or) /.exec(text.slice(law.to, d.to)) : null;
  return joint ? { ...d, from: law!.to + joint[0].length, title: text.slice(law!.to + joint[0].length, d.to), back: undefined } : d;
}

/** "Children's Online Privacy Protection Act of the PRC": another country's act by its full title, called China's behind it. */
const saidToBeChinas = ({ text }: Scan, { title, to }: MutableMention): boolean =>
  title.split(' ').length >= 4 && OF_THE_PRC.test(text.slice(Math.max(0, to - 40), to));
const OF_THE_PRC = / of (?:the )?(?:People's Republic of China|PRC)$/;

/** Whether a title is nobody's that we know, and names no other country. */
const shapedOnly = (scan: Scan, d: MutableMention): boolean =>
  !scan.lexicon.byTitle.has(canonicalTitle(d.title)) && !findPlaces(d.title, searchable(d.title), scan.lexicon).some((p) => !p.china);
