/** Standards (GB/T 35273-2020) and numbers of promulgation (国务院令第790号, "Order No. 11 of the CAC"). */
import { documentKeys, HAN } from '../lexicon.js';
import { BLANK, type MutableMention, matched, type Scan } from './mention.js';

const STANDARD = /\bGB(?: ?\/ ?([TZ]))? ?(\d{3,6})(?:\.\d{1,2})?(?: ?(?:--?|:) ?((?:19|20)\d\d))?(?![\d])/g;

function standardOf(scan: Scan, m: RegExpMatchArray, from: number): MutableMention {
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

/** The standard whose number a title holds. */
export function standardIn(scan: Scan, title: string): MutableMention | undefined {
  const m = ONE_STANDARD.exec(title);
  return m ? { ...standardOf(scan, m, 0), language: HAN.test(title) ? 'zh' : 'en' } : undefined;
}

const ORDER_ZH =
  /(?:国务院|国家互联网信息办公室|国家网信办|网信办|工业和信息化部|工信部|公安部)(?:(?:、|和|与|及)[\u4e00-\u9fff]{2,12}?){0,4}(?:等[一二三四五六七八九十\d]{1,3}个?部[门委])?令 ?\(?第? ?\d{1,4} ?号|[\u4e00-\u9fff]{2,8} ?[[(](?:19|20)\d\d[\])] ?\d{1,4} ?号/g;
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

/** The version that was promulgated with the number in a text. */
export function versionByNumber(scan: Scan, text: string): string | undefined {
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

/** All standards and numbers of promulgation that stand for a law. */
export function numberedNames(scan: Scan): MutableMention[] {
  const out: MutableMention[] = [];
  if (scan.text.includes('GB')) for (const m of scan.text.matchAll(STANDARD)) out.push(standardOf(scan, m, m.index));
  for (const pattern of [ORDER_ZH, ORDER_EN]) {
    for (const m of scan.text.matchAll(pattern)) {
      const version = versionByNumber(scan, m[0]);
      if (version)
        out.push({
          ...matched(m, 'law'),
          law: version.split('@')[0]!,
          version,
          china: true,
        });
    }
  }
  return out;
}
