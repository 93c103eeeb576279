/** The register of the knowledge, ready to compare titles with: made once for each knowledge base. */
import type { KnowledgeBase } from '../knowledge/knowledge.js';
import type { Register } from '../knowledge/schema.js';
import { canonicalTitle, HAN } from '../signals/citations/lexicon.js';
import { memoize } from '../util/memoize.js';

/** Words of English titles that tell nothing. */
export const SMALL = new Set('the of on for in to and an by with from or'.split(' '));

/** A title as titles are compared: {@link canonicalTitle}, without "(trial)" and the like. */
export const plain = (title: string): string => canonicalTitle(title).replace(/\((?:试行|暂行|trial|interim)\)$/i, '');

/** What a title is made of: pairs of characters, or words. */
export function partsOf(title: string): Set<string> {
  const t = plain(title);
  const parts = new Set<string>();
  if (HAN.test(t)) for (let i = 0; i + 1 < t.length; i++) parts.add(t.slice(i, i + 2));
  else for (const word of t.match(/[a-z]{2,}/g) ?? []) if (!SMALL.has(word)) parts.add(word.replace(/(?:[^s])s$/, (s) => s[0]!));
  return parts;
}

/** What the register says, by what is asked of it. */
export interface TitleRegister {
  /** Titles of instruments outside the pack, {@link plain}, with their parts. */
  readonly titles: ReadonlyMap<string, ReadonlySet<string>>;
  /** Words of the titles of Chinese instruments; those that any law of the field may have; those of each single law, and of each regulation of the State Council. */
  readonly titleWords: ReadonlySet<string>;
  readonly generalWords: ReadonlySet<string>;
  readonly lawWords: readonly ReadonlySet<string>[];
  readonly regulationWords: readonly ReadonlySet<string>[];
  /** Words by the first of those that translators use for one another, rightly or not. */
  readonly senses: ReadonlyMap<string, string>;
  /** Whether a title is of our field, of a place or trade, of what places make rules for, of what other countries call theirs. */
  readonly ofField: Matcher;
  readonly ofPlace: Matcher;
  readonly ofLocalTheme: Matcher;
  readonly ofForeignTheme: Matcher;
  /** Whether a text speaks of those whose law others cite. */
  readonly ofLawgiver: Matcher;
  /** Names, {@link plain} or as written, of laws of which it is known that no rules of implementation exist. */
  readonly unimplementedZh: ReadonlySet<string>;
  readonly unimplementedEn: Matcher;
}
type Matcher = (text: string) => boolean;

/** The register of a knowledge base, compiled once. */
export const registerOf: (knowledge: KnowledgeBase) => TitleRegister = memoize(readRegister);

function readRegister(knowledge: KnowledgeBase): TitleRegister {
  const of = (kind: Register['kind']) => knowledge.registered(kind);
  const english = (kind: Register['kind']) => of(kind).flatMap((r) => r.en);
  const unimplemented = knowledge.laws.filter((law) => law.implementingRules === false);
  return {
    titles: new Map(
      [
        ...[...of('chinese-title'), ...of('chinese-law')].flatMap((r) => [...r.en, ...r.zh]),
        // English titles of these are found as names: as likenesses of others they would only excuse wrong ones.
        ...knowledge.dated.flatMap(({ titles, aliases }) => [titles.zh, ...aliases.zh]),
      ].map((title) => [plain(title), partsOf(title)]),
    ),
    titleWords: new Set(english('title-word')),
    generalWords: new Set(english('general-word')),
    lawWords: english('law-words').map((line) => new Set(line.split(' '))),
    regulationWords: english('regulation-words').map((line) => new Set(line.split(' '))),
    senses: new Map(
      ['synonyms', 'near-synonyms'].flatMap((kind) =>
        english(kind as Register['kind']).flatMap((line) => {
          const words = [...partsOf(line)];
          return words.map((w) => [w, words[0]!] as const);
        }),
      ),
    ),
    ofField: matcher(of('field')),
    ofPlace: matcher(of('local')),
    ofLocalTheme: matcher(of('local-theme')),
    ofForeignTheme: matcher(of('foreign-theme')),
    ofLawgiver: matcher(of('lawgiver')),
    unimplementedZh: new Set(unimplemented.flatMap((law) => [plain(law.titles.zh), law.short.zh])),
    unimplementedEn: matcher([
      { en: unimplemented.flatMap((law) => [law.short.en, ...law.aliases.en]), zh: [], except: { en: [], zh: [] } },
    ]),
  };
}

const escaped = (form: string): string => form.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
const NEVER = /(?!)/;
/** Whether a text holds one of the forms of some entries: see {@link Register} for how they are written. */
function matcher(entries: readonly Pick<Register, 'en' | 'zh' | 'except'>[]): Matcher {
  const patterns = [
    ...entries.flatMap((r) => r.en).map((form) => `\\b${escaped(form).replaceAll('~', '\\w*')}\\b`),
    ...entries.flatMap((r) => r.zh).map(chinesePattern),
  ];
  const except = entries.flatMap((r) => [...r.except.en, ...r.except.zh]);
  const any = patterns.length ? new RegExp(patterns.join('|'), 'i') : NEVER;
  return (text) => any.test(except.reduce((t, form) => t.replaceAll(form, ' '), text));
}
/** 《电子…》: between brackets the whole title stands, and … for the rest of it. */
function chinesePattern(form: string): string {
  const whole = /^《(.*)》$/.exec(form)?.[1];
  return whole === undefined ? escaped(form) : `^${escaped(whole).replaceAll('…', '.*')}$`;
}
