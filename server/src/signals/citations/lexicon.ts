/** What names mean: built once from the knowledge, used for every leaf. */

import { distance } from 'fastest-levenshtein';
import { anyBetween } from '../../knowledge/anyOf.js';
import type { KnowledgeBase } from '../../knowledge/knowledge.js';
import type { Law, Register } from '../../knowledge/schema.js';
import { fold } from '../../markdown/normalise.js';
import { Phrases } from '../phrases.js';

/** What kind of instrument a name speaks of: a back-reference (该条例, "the said Measures") fits only its own kind. */
export type Kind =
  | 'law'
  | 'regulations'
  | 'measures'
  | 'provisions'
  | 'rules'
  | 'standard'
  | 'interpretation'
  | 'act'
  | 'methods'
  | 'directive';

/** What a name stands for. */
export interface Name {
  /** `law`: in the pack. `foreign`: not Chinese law. `outside`: a Chinese law that exists, outside the pack. */
  readonly means: 'law' | 'foreign' | 'outside';
  /** Id in the knowledge, where it has one. */
  readonly law?: string;
  readonly written: string;
  /** All capitals, such as PIPL: matched with case. */
  readonly abbreviation: boolean;
  /** Too short or too common to mean the law without an article or another Chinese law in the text. */
  readonly weak: boolean;
  /** Other countries have a law of that name too. */
  readonly unspecific: boolean;
  /** A wrong name that people use. */
  readonly misnomer: boolean;
  /** The Chinese law that it means, wrongly, where China is named with it. */
  readonly ifChina?: string;
  /** Only a draft bore it. */
  readonly draft?: string;
}

export interface CitationLexicon {
  /** Finds names in {@link searchable} text; hit `id` is an index of `names`. */
  readonly phrases: Phrases;
  readonly names: readonly Name[];
  /** Names by {@link canonicalTitle}. */
  readonly byTitle: ReadonlyMap<string, Name>;
  /** Countries other than the mainland (`country`) and words that speak of the mainland (`china`), in searchable text. */
  readonly places: Phrases;
  readonly placeIsChina: readonly boolean[];
  readonly placeIsLatin: readonly boolean[];
  /** Kinds of instrument that each law is. */
  readonly kinds: ReadonlyMap<string, ReadonlySet<Kind>>;
  /** Version ids by number of promulgation: `国务院790`, `国信办令11`, `工信部网安[2024]82号`. */
  readonly documentNumbers: ReadonlyMap<string, string>;
  /** Laws by number of standard: `gb/t35273`. */
  readonly standards: ReadonlyMap<string, string>;
  /** The law that an unlisted English title means by its key words, or undefined. */
  readonly bySignature: (title: string) => string | undefined;
  /** The law that words in small letters describe ("the 2025 audit measures"), or undefined. */
  readonly byDescription: (words: string) => string | undefined;
  /** The one law of whose Chinese title a sentence holds a telling piece, or undefined. */
  readonly bySubject: (sentence: string) => string | undefined;
  /** The law one of whose Chinese names a name is, but for characters of the same sound or look (数据案全法); or undefined. */
  readonly alike: (name: string) => string | undefined;
  /** The one law whose title a mistyped one comes close to, or undefined. */
  readonly nearest: (title: string) => string | undefined;
  /** The law one of whose English titles an English title is, but for a single word exchanged for one of another meaning; or undefined. */
  readonly exchanged: (title: string) => string | undefined;
  /** Whether an English title that means a law holds a word that none of the law's names has, nor one for it: "… Sentencing Discretion Rules". */
  readonly strays: (law: string, title: string) => boolean;
}

/** Lower-case (ASCII only, so that lengths stay) with hyphens as blanks: what names are searched in. */
export function searchable(text: string): string {
  let out = '';
  let from = 0;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    const to = c >= 65 && c <= 90 ? c + 32 : c === 0x2d ? 0x20 : c;
    if (to === c) continue;
    out += text.slice(from, i) + String.fromCharCode(to);
    from = i + 1;
  }
  return out + text.slice(from);
}

/** A Chinese character. */
export const HAN = /[\u3400-\u9fff]/;

/** A title as it is looked up: without 中华人民共和国, "of the People's Republic of China", quotes, blanks between Han, and articles of speech. */
export function canonicalTitle(title: string): string {
  let t = searchable(fold(title))
    .replace(/["《》\uE000]/g, '')
    .trim();
  if (HAN.test(t)) {
    t = t
      .replace(/\s+/g, '')
      .replace(/中华人民共和国/g, '')
      .replace(/^(?:中国|我国)(?=.{3})/, '')
      .replace(/ai/g, '人工智能')
      .replace(/人工智能\(人工智能\)/g, '人工智能')
      .replace(/[·•]/g, '');
    return t;
  }
  return t
    .replace(/ ?,? ?(?:of|in) (?:the )?(?:people's republic of china|p\.?r\.?c\.?|china)(?= |$)/g, '')
    .replace(/^(?:the )?(?:(?:people's republic of china|p\.?r\.?c\.?|china)(?:'s)?|chinese) /, '')
    .replace(/^the /, '')
    .replace(/&/g, 'and')
    .replace(/\s+/g, ' ')
    .trim();
}

const KIND_ZH: readonly [RegExp, Kind][] = [
  [/(?:法|法典)$/, 'law'],
  [/条例$/, 'regulations'],
  [/办法$/, 'measures'],
  [/规定$/, 'provisions'],
  [/(?:细则|规则)$/, 'rules'],
  [/(?:规范|标准|指南)$/, 'standard'],
  [/解释$/, 'interpretation'],
  [/法案$/, 'act'],
  [/方法$/, 'methods'],
  [/指令$/, 'directive'],
];
const KIND_EN: readonly [RegExp, Kind][] = [
  [/\blaws?\b|\bcode\b/, 'law'],
  [/\bregulations?\b|\bregs\b/, 'regulations'],
  [/\bmeasures\b/, 'measures'],
  [/\bprovisions\b/, 'provisions'],
  [/\brules\b/, 'rules'],
  [/\bstandards?\b|\bspecification\b/, 'standard'],
  [/\binterpretations?\b/, 'interpretation'],
  [/\bact\b|\bordinance\b|\bstatute\b/, 'act'],
  [/\bmethods?\b/, 'methods'],
  [/\bdirective\b/, 'directive'],
];

/** The kinds of instrument a title names. */
export function kindsOf(title: string): Kind[] {
  const bare = title
    .replace(/\([^()]*\)$/, '')
    .replace(/["《》]/g, '')
    .trim();
  if (HAN.test(bare)) {
    const hit = KIND_ZH.find(([p]) => p.test(bare));
    if (bare.endsWith('方法') || bare.endsWith('办法')) return [bare.endsWith('方法') ? 'methods' : 'measures'];
    return hit ? [hit[1]] : [];
  }
  const lower = searchable(bare);
  return KIND_EN.filter(([p]) => p.test(lower)).map(([, k]) => k);
}

const isAbbreviation = (name: string) =>
  name.length <= 10 && /^[A-Z]{1,2}[A-Za-z]?[A-Z0-9.&]+[A-Za-z0-9]?$/.test(name.replace(/[ -]/g, ''));

function nameOf(means: Name['means'], written: string, law: string | undefined, level: Law['level'] | undefined, misnomer: boolean): Name {
  // A wrong name that needs China's to be wrong ("PRC Penal Code") is somebody else's without it.
  if (misnomer && law && (/\bAct\b/.test(written) || /^PRC /.test(written)))
    return {
      ...nameOf(/\bAct\b/.test(written) ? 'foreign' : 'outside', written.replace(/^PRC /, ''), undefined, undefined, false),
      ifChina: law,
    };
  const abbreviation = isAbbreviation(written);
  const key = canonicalTitle(written);
  return {
    means,
    ...(law ? { law } : {}),
    written,
    abbreviation,
    weak: means === 'law' && abbreviation && written.length <= 3,
    unspecific: means === 'law' && !abbreviation && level === 'law' && !/^个[保信]法|^网安法|^数安法|^消法|^电商法/.test(key),
    misnomer,
  };
}

/** "Network Data Regulations": people also write Regs. */
const SHORT_REGULATIONS = /^(?:[\w-]+ ){1,3}Regulations$/;

/** A title, folded, without （试行） and the like. */
const bareTitle = (title: string): string =>
  fold(title)
    .replace(/\((?:试行|暂行|trial|interim|for trial implementation|draft for comment|征求意见稿|\d{4}[^()]*)\)$/i, '')
    .trim();

/** A long English title of a regulation as it is written by whoever takes it for a law: "Law on the Protection of …". */
const calledLaw = (title: string): string[] =>
  title.split(' ').length < 5
    ? []
    : [
        title.replace(/^Regulations? (?:on|for|of) (?:the )?/, 'Law on the '),
        title.replace(/^Regulations? (?:on|for|of) (?:the )?/, 'Law on '),
        title.replace(/ Regulations?$/, ' Law'),
      ].filter((t) => t !== title);

/** The names of an entry of the register in both languages. */
const namesOf = ({ en, zh }: Register): string[] => [...en, ...zh];

/** Everything the recogniser must know, from the laws of the knowledge and from its register. */
export function buildCitationLexicon(knowledge: KnowledgeBase): CitationLexicon {
  const byTitle = new Map<string, Name>();
  const kinds = new Map<string, Set<Kind>>();
  const documentNumbers = new Map<string, string>();
  const standards = new Map<string, string>();
  const shared = new Set(knowledge.lawsAndDated.flatMap((law) => law.sharedNames.map(canonicalTitle)));
  const add = (name: Name) => {
    const key = canonicalTitle(name.written);
    if (key && !byTitle.has(key)) byTitle.set(key, name.means === 'law' && shared.has(key) ? { ...name, weak: true } : name);
  };
  // An "Act" or 个人资料保护法 (Taiwan's) is foreign by its name; a "Law" may be anybody's.
  for (const { id, sharedMisnomers } of knowledge.laws)
    for (const written of [...sharedMisnomers.en, ...sharedMisnomers.zh])
      add({ ...nameOf(/Act\b|资料/.test(written) ? 'foreign' : 'outside', written, undefined, undefined, false), ifChina: id });
  const drafts: Name[] = [];
  for (const misnomers of [false, true]) {
    for (const law of knowledge.lawsAndDated) {
      const written = misnomers
        ? [...law.misnomers.en, ...law.misnomers.zh]
        : [
            law.titles.en,
            law.titles.zh,
            law.short.en,
            law.short.zh,
            ...law.aliases.en,
            ...law.aliases.zh,
            ...law.versions.flatMap((v) => (v.titles && v.status === 'final' ? [v.titles.en, v.titles.zh] : [])),
          ];
      if (!misnomers) {
        // A title that only the draft bore means the draft. It comes before misnomers, of which it may be one as well.
        for (const v of law.versions)
          if (v.status === 'draft' && v.titles)
            for (const title of [v.titles.en, v.titles.zh])
              drafts.push({ ...nameOf('law', bareTitle(title), law.id, law.level, false), draft: v.id });
      } else for (const name of drafts.filter((d) => d.law === law.id)) add(name);
      for (const title of written.flatMap((t) => (SHORT_REGULATIONS.test(t) ? [t, t.replace(/ulations$/, 's')] : [t]))) {
        add(nameOf(law.chinese ? 'law' : 'foreign', bareTitle(title), law.id, law.level, misnomers));
      }
      if (misnomers) continue;
      kinds.set(law.id, new Set(written.flatMap(kindsOf)));
      for (const v of law.versions)
        if (v.documentNumber) for (const key of documentKeys(fold(v.documentNumber.zh))) documentNumbers.set(key, v.id);
      const standard = /^gb-([tz])-(\d+)$/.exec(law.id);
      if (standard) standards.set(`gb/${standard[1]}${standard[2]}`, law.id);
    }
  }
  for (const entry of knowledge.registered('foreign-law'))
    for (const written of namesOf(entry)) add(nameOf('foreign', written, entry.law, undefined, false));
  for (const written of knowledge.registered('chinese-law').flatMap(namesOf)) add(nameOf('outside', written, undefined, undefined, false));
  for (const law of knowledge.laws.filter((l) => l.chinese && l.level === 'administrative-regulation'))
    for (const written of [law.titles.en, ...law.aliases.en].flatMap(calledLaw)) add(nameOf('law', written, law.id, law.level, true));

  const names: Name[] = [];
  const patterns: string[] = [];
  for (const [key, name] of byTitle)
    for (const pattern of new Set([
      key,
      searchable(fold(name.written)),
      // "Provisions on the Administration of …" without the article.
      key.replace(/ (on|of|for) the /g, ' $1 '),
      ...(HAN.test(key) && key.includes('人工智能') ? [key.replaceAll('人工智能', 'ai')] : []),
    ])) {
      names.push(name);
      patterns.push(pattern.replace(/^(?:中华人民共和国|the )/, ''));
    }
  const mainland = knowledge.registered('mainland').flatMap(namesOf);
  const places = [
    ...knowledge.registered('lawgiver').flatMap(namesOf),
    ...knowledge.registered('abroad').flatMap(namesOf),
    ...mainland,
  ].map((p) => searchable(fold(p)));
  const china = new Set(mainland.map((p) => searchable(fold(p))));
  return {
    phrases: new Phrases(patterns),
    names,
    byTitle,
    places: new Phrases(places),
    placeIsChina: places.map((p) => china.has(p)),
    placeIsLatin: places.map((p) => !HAN.test(p)),
    kinds,
    documentNumbers,
    standards,
    bySignature: keyed(knowledge, (law) => law.titleKeys),
    byDescription: keyed(knowledge, (law) => law.describedBy),
    bySubject: (sentence) => {
      const hits = knowledge.laws.filter((law) => law.describedBy?.zh.some((piece) => sentence.includes(piece)));
      return hits.length === 1 ? hits[0]!.id : undefined;
    },
    alike: mistypedAlike(byTitle),
    nearest: nearestTitle(knowledge),
    exchanged: wordExchanged(knowledge),
    strays: strayWords(knowledge),
  };
}

/** Characters that an input method or a hasty eye takes for one another, as far as names of laws hold them. */
const ALIKE = new Map(
  '安案按 全权 据剧具 数树 护户互 信讯 息西 络路洛 网纲 保宝 民名 典点 未末 务物 商伤 条调 例列 办班 规归'
    .split(' ')
    .flatMap((group) => [...group].map((c) => [c, group[0]!] as const)),
);
const soundOf = (name: string) => [...name].map((c) => ALIKE.get(c) ?? c).join('');

function mistypedAlike(byTitle: ReadonlyMap<string, Name>): (name: string) => string | undefined {
  const laws = new Map<string, string>();
  for (const [key, name] of byTitle)
    if (name.law && name.means === 'law' && HAN.test(key) && key.length >= 4 && !name.misnomer) laws.set(soundOf(key), name.law);
  return (written) => {
    const key = canonicalTitle(written);
    return byTitle.has(key) ? undefined : laws.get(soundOf(key));
  };
}

/** How many characters a title may differ by and still be one of ours, mistyped: none in short ones, where one character makes another law. */
const tolerance = (title: string) => (HAN.test(title) ? (title.length >= 11 ? 2 : title.length >= 7 ? 1 : 0) : title.length >= 15 ? 2 : 0);

function nearestTitle(knowledge: KnowledgeBase): (title: string) => string | undefined {
  const titles = knowledge.laws
    .filter((law) => law.chinese)
    .flatMap((law) =>
      [law.titles.en, law.titles.zh, ...law.aliases.en].map((t) => ({
        law: law.id,
        title: canonicalTitle(fold(t).replace(/\([^()]*\)$/, '')),
      })),
    )
    .filter((t) => tolerance(t.title) > 0);
  // A rule under another instrument's name: 数据出境安全评估条例. Laws have regulations of nearly their own name.
  const stems = new Map<string, Set<string>>();
  for (const law of knowledge.laws) {
    const stem = law.chinese && law.level !== 'law' ? stemOf(canonicalTitle(fold(law.titles.zh).replace(/\([^()]*\)$/, ''))) : undefined;
    if (stem) stems.set(stem, (stems.get(stem) ?? new Set()).add(law.id));
  }
  // The same characters in another order: 推荐算法 for 算法推荐.
  const sorted = (title: string) => [...title].sort().join('');
  const turned = new Map(titles.filter((t) => HAN.test(t.title) && t.title.length >= 8).map((t) => [sorted(t.title), t.law]));
  return (written) => {
    const title = canonicalTitle(written);
    const exact = turned.get(sorted(title));
    if (exact) return exact;
    const stem = stemOf(title);
    const same = stem === undefined ? undefined : stems.get(stem);
    if (same?.size === 1) return [...same][0];
    const most = tolerance(title);
    // 个人信息保法: a character is missing, and the whole title is long enough.
    const longer = !most && HAN.test(title) && tolerance(`${title}法`) > 0;
    if (!most && !longer) return undefined;
    const near = new Set<string>();
    if (longer) {
      for (const t of titles) if (t.title.length === title.length + 1 && distance(t.title, title) === 1) near.add(t.law);
      return near.size === 1 ? [...near][0] : undefined;
    }
    for (const t of titles)
      if ((Math.abs(t.title.length - title.length) <= most && distance(t.title, title) <= most) || holdsWordMore(title, t.title))
        near.add(t.law);
    return near.size === 1 ? [...near][0] : undefined;
  };
}

/** Whether a Chinese title is another with one word of two characters put inside: 个人信息安全保护法. */
function holdsWordMore(written: string, title: string): boolean {
  if (!HAN.test(title) || !title.endsWith('法') || written.length !== title.length + 2) return false;
  let same = 0;
  while (same < title.length && written[same] === title[same]) same++;
  return same >= 2 && same <= title.length - 2 && written.slice(same + 2) === title.slice(same);
}

/** Whether a {@link searchable} text holds a word of each list of `all`, and none of `none`. */
export function keysIn({ all, none }: { readonly all: readonly (readonly string[])[]; readonly none: readonly string[] }) {
  const pattern = (keys: readonly string[]) => new RegExp(`\\b(?:${keys.map((k) => k.replaceAll('~', '\\w*')).join('|')})\\b`);
  const wanted = all.map(pattern);
  const unwanted = none.length ? pattern(none) : undefined;
  return (text: string): boolean => {
    const spelt = SPELT.reduce((t, [short, long]) => t.replace(short, long), text);
    return !unwanted?.test(spelt) && wanted.every((p) => p.test(spelt));
  };
}

/** Notions that no Chinese instrument of the field has in its title: one that has is none of ours, whatever else it is about. */
export const OF_NO_TITLE = /\b(?:sovereign\w*|locali[sz]ation|neutrality|reciprocity|ownership)\b/i;

/** The law whose keys a title holds. Of several the one with the most keys is meant; where that is two, none. */
function keyed(knowledge: KnowledgeBase, keysOf: (law: Law) => Law['titleKeys']): (title: string) => string | undefined {
  const known = knowledge.laws.flatMap((law) => {
    const keys = keysOf(law);
    return keys ? [{ id: law.id, all: keys.all, holds: keysIn(keys) }] : [];
  });
  return (title) => {
    if (OF_NO_TITLE.test(title)) return undefined;
    const hits = known.filter((k) => k.holds(title));
    const most = Math.max(...hits.map((k) => k.all.length));
    const best = hits.filter((k) => k.all.length === most);
    return best.length === 1 ? best[0]!.id : undefined;
  };
}

/** Abbreviations within titles. */
const SPELT: readonly (readonly [RegExp, string])[] = [
  [/\bpi\b/, 'personal information'],
  [/\bcii\b/, 'critical information infrastructure'],
  [/\bai\b/, 'artificial intelligence'],
];
const SMALL_WORDS = new Set(
  'the of on for in to and a an by with from or governing concerning regarding relating several certain'.split(' '),
);
const contentWords = (title: string): string[] =>
  title
    .replace(/'s\b/g, 's')
    .split(/[^a-z]+/)
    .filter((w) => w && !SMALL_WORDS.has(w));

/** English titles that are a law's but for one word of another meaning: "… Compliance Inspections" for "… Audits". */
function wordExchanged(knowledge: KnowledgeBase): (title: string) => string | undefined {
  const known = knowledge.laws
    .filter((law) => law.chinese)
    .flatMap((law) =>
      [law.titles.en, ...law.aliases.en].map((t) => ({
        law: law.id,
        words: contentWords(canonicalTitle(fold(t).replace(/\([^()]*\)$/, ''))),
      })),
    );
  const synonyms = knowledge.registered('synonyms').flatMap((r) => r.en.map((line) => new Set(line.split(' '))));
  const alike = (a: string, b: string) => a === b || synonyms.some((s) => s.has(a) && s.has(b));
  return (title) => {
    const words = contentWords(title);
    if (words.length < 5 || words.length > 20) return undefined;
    const near = new Set<string>();
    for (const { law, words: own } of known) {
      if (own.length !== words.length) continue;
      const differ = words.filter((w, i) => !alike(w, own[i]!));
      if (!differ.length) return undefined;
      // "… Law" for a departmental rule is no slip of a translator, but another instrument.
      if (differ.length === 1 && !own.includes(differ[0]!) && !/^(?:law|act|code|statute)$/.test(differ[0]!)) near.add(law);
    }
    return near.size === 1 ? [...near][0] : undefined;
  };
}

/** Words that may stand in any title and tell nothing of its subject. */
const ANY_TITLE = anyBetween(
  '',
  /^/,
  [
    /laws?|code|acts?|regulations?|regs|measures|provisions|rules?|methods?|guidelines?|decree|order|no|art|articles?|prc/,
    /china|chinese|people|peoples|republic|mainland|national|state|council|cac|miit|mps|npc|cyberspace|ministry|industry/,
    /draft|new|newly|final|revised|amended|current|old|first|second|version|text|official|relevant|related|general|basic/,
    /specific|detailed|activities|matters|work|operations?|purposes|respect|relation|management|administration/,
    /administrative|measure|implementing|january|february|march|april|may|june|july|august|september|october|november/,
    /december|that|which|its|their|our|this|these|as|at|or|via|through|within|between|into|over|out|e|s|d|l|i|ii|iii|use/,
    /using|used|based|both|all|any|and|no/,
  ],
  /$/,
);
function strayWords(knowledge: KnowledgeBase): (law: string, title: string) => boolean {
  const synonyms = knowledge.registered('synonyms').flatMap((r) => r.en.map((line) => line.split(' ')));
  // Inflections agree in their first seven letters.
  const stem = (w: string) =>
    w
      .replace(/(?:ies|y)$/, 'i')
      .replace(/(?:[^s])s$/, (s) => s[0]!)
      .slice(0, 7);
  const known = new Map<string, ReadonlySet<string>>();
  for (const law of knowledge.laws) {
    if (!law.chinese) continue;
    const names = [law.titles.en, law.short.en, ...law.aliases.en, ...law.versions.flatMap((v) => (v.titles ? [v.titles.en] : []))];
    const own = new Set(names.flatMap((t) => contentWords(canonicalTitle(fold(t)))));
    for (const line of synonyms) if (line.some((w) => own.has(w))) for (const w of line) own.add(w);
    for (const key of (law.titleKeys?.all ?? []).flat()) if (!key.endsWith('~')) for (const w of key.split(' ')) own.add(w);
    known.set(law.id, new Set([...own].map(stem)));
  }
  return (law, title) => {
    const own = known.get(law);
    return own !== undefined && contentWords(title).some((w) => w.length > 2 && !ANY_TITLE.test(w) && !own.has(stem(w)));
  };
}

/** A Chinese title without its instrument, where enough is left to be this law's alone. */
function stemOf(title: string): string | undefined {
  const stem = /^([\u3400-\u9fff]{6,}?)(?:安全管理|监督管理|管理|监管|治理|安全|若干)?(?:暂行|试行)?(?:法|条例|办法|规定|细则|规则)$/.exec(
    title,
  )?.[1];
  return stem && stem.length >= 7 ? stem : undefined;
}

const ISSUERS: readonly [RegExp, string][] = [
  [/国务院/, '国务院'],
  [/国家互联网信息办公室|国家网信办|网信办/, '国信办'],
  [/工业和信息化部|工信部/, '工信部'],
  [/公安部/, '公安部'],
  [/主席/, '主席'],
];

/** Keys of a number of promulgation, folded: 国务院令第790号 → 国务院790; 工信部网安[2024]82号 → itself. */
export function documentKeys(text: string): string[] {
  const t = text.replace(/\s+/g, '');
  const keys: string[] = [];
  const order = /令\(?第?(\d{1,4})号/.exec(t);
  const issuer = ISSUERS.find(([p]) => p.test(t));
  if (order && issuer) keys.push(`${issuer[1]}${order[1]}`);
  const letter = /[\u4e00-\u9fff]{2,12}[[(](?:19|20)\d\d[\])]\d{1,4}号/.exec(t);
  if (letter) keys.push(letter[0].replace('(', '[').replace(')', ']'));
  return keys;
}
