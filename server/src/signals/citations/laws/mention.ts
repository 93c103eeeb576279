/** What one name of a law in a text says: the values that the readers of names make, and `find.ts` widens and puts in order. */
import { type CitationLexicon, canonicalTitle, HAN, type Kind, kindsOf, type Name } from '../lexicon.js';
import type { Place } from './places.js';

/** A name in a text: of a law, a contract, or a word that points to one. */
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
  /** Named by what it is about alone: it is a citation only where a text of it is in force, of the year named, or a `new` one. */
  readonly described?: 'new' | 'dated';
  /** Short names given to it in brackets, valid from here on. */
  readonly defines: readonly string[];
}

/** A mention while it is being made. */
export type MutableMention = { -readonly [K in keyof LawMention]: LawMention[K] };

/** What most names do not say. */
export const BLANK = {
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

/** Whether a character is there and is Chinese. */
export const isHan = (c: string | undefined) => c !== undefined && HAN.test(c);

/** Last words of English titles of laws. */
export const INSTRUMENT =
  'Law|Code|Regulations?|Measures|Provisions|Rules|Act|Ordinance|Directive|Decree|Statute|Bill|Guidelines|Guidance|Interpretations?|Standards?|Specification|Methods?|Decision|Opinions';
/** China's name in English, as a part of patterns. */
export const PRC_EN = "(?:People's Republic of China|PRC|P\\.R\\.C\\.?|(?:mainland |Mainland )?China)";

/** One text with what is needed to read it. */
export interface Scan {
  readonly text: string;
  readonly low: string;
  readonly lexicon: CitationLexicon;
  readonly places: readonly Place[];
}

/** Titles that say themselves whose they are. */
const NAMES_CHINA = /^中华人民共和国|of the people's republic of china$/i;

/** The mention that a match is as a whole. */
export const matched = (
  m: RegExpExecArray,
  means: MutableMention['means'],
  language: MutableMention['language'] = HAN.test(m[0]) ? 'zh' : 'en',
): MutableMention => ({
  ...BLANK,
  from: m.index,
  to: m.index + m[0].length,
  language,
  means,
  title: m[0],
});

/** The mention of a name that the lexicon knows. */
export function fromName(name: Name, from: number, to: number, title: string): MutableMention {
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
export function mistyped(scan: Scan, d: MutableMention): MutableMention {
  if (d.means !== 'other') return d;
  const law =
    scan.lexicon.alike(d.title) ??
    scan.lexicon.nearest(d.title) ??
    (HAN.test(d.title) ? undefined : scan.lexicon.exchanged(canonicalTitle(d.title)));
  return law ? { ...d, means: 'law', law, misnomer: true, unspecific: !d.china } : d;
}
