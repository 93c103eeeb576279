/**
 * The shape of the knowledge, as zod schemas: what `data/**\/*.yaml` and an organisation's own packs may hold.
 *
 * Every text that a user reads stands in English and Simplified Chinese. Dates are ISO (`2023-10-24`). Amounts are
 * CNY, plain integers. Articles are written `17`, `17(1)` (paragraph), `17(1)(2)` (item),
 * `253-1` (inserted article), `二.1` is `2(1)`.
 */
import * as z from 'zod';
import { ARTICLE_NUMBER, LAW_REFERENCE } from './reference.js';

const text = z.string().trim().min(1);
const id = z.string().regex(/^[a-z0-9]+(?:[-.][a-z0-9]+)*$/, 'an id is lower-case letters, digits and hyphens, such as "separate-consent"');
const isoDate = z.iso.date('a date is a day of the calendar, written year-month-day, such as 2023-10-24');

/** A text in both languages. Ours, never copied from a source. */
export const Bilingual = z.strictObject({ en: text, zh: text });

/** Search forms per language. */
const Forms = z.strictObject({ en: z.array(text).default([]), zh: z.array(text).default([]) });

/** `17`, `17(1)(2)`, `253-1`, `5.4`, `2(1)`. */
const ArticleNumber = z.string().regex(ARTICLE_NUMBER, 'an article is written 17, 17(1), 17(1)(2), 253-1 or 5.4');

/** A law, a version of it, or an article: `pipl`, `csl@2016`, `pipl:17(1)`, `csl@2025:61(1)`. */
const LawReference = z.string().regex(LAW_REFERENCE, 'a legal basis is written pipl, csl@2016, pipl:17(1) or csl@2025:61(1)');

/** `2023-11/9`: item 9 of the pack 2023-11. */
const DevelopmentId = z.string().regex(/^\d{4}-\d{2}\/\d+$/, 'an item is written 2023-11/9');

/**
 * Where a fact comes from. `official-text`: compared with the text of the law. `publication`: a dated publication
 * (title and date say which). `secondary`: something that reports it.
 */
export const Source = z.strictObject({
  kind: z.enum(['official-text', 'publication', 'secondary']),
  title: Bilingual,
  date: isoDate.optional(),
  url: z.url().optional(),
});

/** Something counted, as the law states it. `comparison` follows the law: 以上 is `at-least`, 不超过 `at-most`, 不满 `less-than`. */
export const Figure = z.strictObject({
  kind: z.enum(['deadline', 'period', 'frequency', 'age', 'threshold', 'amount', 'percentage', 'count', 'date']),
  comparison: z.enum(['exactly', 'at-least', 'at-most', 'more-than', 'less-than']).default('exactly'),
  value: z.number().optional(),
  /** Upper end, where the law states a range. */
  to: z.number().optional(),
  unit: z
    .enum([
      'hour',
      'day',
      'working-day',
      'month',
      'year',
      'years-of-age',
      'person',
      'item',
      'cny',
      'percent',
      'times',
      'date',
      'per-year',
      'unit',
    ])
    .optional(),
  date: isoDate.optional(),
  /** What the figure measures, a few words. */
  of: Bilingual,
  /** Paragraph or item that states it, such as `40(1)`; default: the article. */
  at: ArticleNumber.optional(),
  /** Where else the number itself stands, to which the article refers: another article of the same text, or its annex. */
  statedIn: z.union([ArticleNumber, z.literal('annex')]).optional(),
});

/** A fixed list, so that labels are translated once and sanctions can be compared. */
export const SanctionKind = z.enum([
  'order-to-correct',
  'warning',
  'public-criticism',
  'summons',
  'confiscate-gains',
  'confiscate-goods',
  'suspend-service',
  'suspend-app',
  'suspend-business',
  'close-website',
  'close-app',
  'revoke-licence',
  'revoke-business-permit',
  'bar-from-office',
  'bar-from-profession',
  'cease-activity',
  'blacklist',
  'credit-record',
  'freeze-assets',
  'detention',
  'criminal-detention',
  'imprisonment',
  'criminal-fine',
  'criminal-liability',
  'civil-liability',
  'disciplinary-action',
  'takedown',
  'suspend-updates',
  'suspend-registration',
  'close-account',
]);

/** One tier of a penalty: on whom, for what, how much. */
export const Penalty = z.strictObject({
  /** Where it stands, with paragraph: `66(1)`. */
  at: ArticleNumber,
  on: z.enum(['organisation', 'person-in-charge', 'individual', 'anyone', 'state-organ', 'platform', 'official']),
  tier: z.enum(['ordinary', 'on-refusal', 'serious', 'especially-serious']).default('ordinary'),
  /** When this tier applies, in our words. */
  trigger: Bilingual,
  /** Who may impose it, where the law says. */
  authority: Bilingual.optional(),
  sanctions: z.array(SanctionKind).default([]),
  /** CNY. `from` left out: from nothing up to `to`. */
  fine: z
    .strictObject({
      from: z.int().nonnegative().optional(),
      to: z.int().positive().optional(),
      /** Upper limit as a percentage of the previous year's turnover, an alternative to `to`. */
      turnoverPercent: z.number().positive().optional(),
      /** Multiples of unlawful gains, or of another base named in `of`. */
      times: z
        .strictObject({ from: z.number().optional(), to: z.number(), of: z.enum(['unlawful-gains', 'purchase-price', 'contract-value']) })
        .optional(),
      /** "may" be fined, rather than "shall". */
      optional: z.boolean().default(false),
    })
    .optional(),
  /** For imprisonment and detention: the term, in the unit named. */
  term: z.strictObject({ from: z.number().optional(), to: z.number().optional(), unit: z.enum(['day', 'month', 'year']) }).optional(),
  note: Bilingual.optional(),
  /** The article of the same text in which the amounts stand, where this one says "punished under …". */
  statedIn: ArticleNumber.optional(),
});

const Duty = z.strictObject({
  /** Who must act: "personal information handler". */
  who: Bilingual,
  /** What they must do, starting with a verb. */
  must: Bilingual,
  /** By when, where the law says: "immediately", "within 10 working days". */
  deadline: Bilingual.optional(),
  at: ArticleNumber.optional(),
});

export const Article = z.strictObject({
  number: ArticleNumber,
  /** Our heading, a few words: "Notice before processing". */
  title: Bilingual.optional(),
  /** What it says in one to three sentences of ours. Left out only where `unchanged` takes it from the version before. */
  summary: Bilingual.optional(),
  /** The articles of the version before that became this one: `["59"]` in `csl@2025:61`. */
  formerly: z.array(ArticleNumber).default([]),
  /** Same content as `formerly[0]` apart from cross-references: everything left out here is taken from there. */
  unchanged: z.boolean().default(false),
  /** What changed against `formerly`, where something did. */
  changes: Bilingual.optional(),
  duties: z.array(Duty).default([]),
  figures: z.array(Figure).default([]),
  penalties: z.array(Penalty).default([]),
  /** Which articles punish a breach of this one: `["66"]`, or of another law `["pipl:66"]`. */
  punishedBy: z.array(z.union([ArticleNumber, LawReference])).default([]),
  /** Articles of a later text that apply instead where the two differ, though this text stands unchanged: `["cross-border-provisions-2024:9"]`. */
  displacedBy: z.array(LawReference).default([]),
  /** Ids of the statutory terms that it defines or turns on. */
  terms: z.array(id).default([]),
  /** What people would type to find it, beyond the words of the summary. */
  topics: Forms.prefault({}),
  /** Default: that of the version. */
  verified: z.boolean().optional(),
  source: Source.optional(),
});

export const Version = z.strictObject({
  /** `pipl@2021`, `miit-risk-assessment@2023-draft`. */
  id: z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*@[0-9]{4}(?:-draft)?$/, 'a version is written law@year, or law@year-draft'),
  status: z.enum(['final', 'draft']).default('final'),
  promulgated: isoDate.optional(),
  effective: isoDate.optional(),
  /** Last day in force, or for a draft the day it was overtaken. */
  ended: isoDate.optional(),
  /** For a draft: until when comments were taken. */
  commentsUntil: isoDate.optional(),
  /** It revised a text outside the pack: on an earlier day that one was in force, and nothing is said about it. */
  revision: z.boolean().default(false),
  /** Version or law that took its place. */
  replacedBy: LawReference.optional(),
  /** Number of promulgation; `verified: false` where it is not in the text that was compared, and no other number is called wrong by it. */
  documentNumber: z.strictObject({ en: text, zh: text, verified: z.boolean().default(true) }).optional(),
  /** Titles of this version, where they differ from the law's. */
  titles: Bilingual.optional(),
  note: Bilingual.optional(),
  /** How many articles (inserted ones not counted). Only a verified count lets a number be called unknown. */
  articleCount: z.int().positive().optional(),
  countVerified: z.boolean().default(false),
  /** Inserted articles, such as 253-1: of a number that stands here, all of them. */
  inserted: z.array(ArticleNumber).default([]),
  /** Numbers of days by which this text means working days, as it says itself. */
  workingDays: z.array(z.int().positive()).default([]),
  /** Compared with the official text. */
  verified: z.boolean(),
  source: Source,
  articles: z.array(Article).default([]),
});

const titleKey = z
  .string()
  .regex(
    /^[a-z0-9]+~?(?: [a-z0-9]+~?)*$/,
    'a key is written in small letters, with ~ at the end of a word that may go on, such as "audit~"',
  );

export const Law = z.strictObject({
  id: z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/),
  /** Official Chinese title, and the usual English one. */
  titles: Bilingual,
  /** What counsel call it: PIPL, 个保法. */
  short: Bilingual,
  /** Other names that mean this law and nothing else. Abbreviations such as PIPL are written in capitals and matched with case. */
  aliases: Forms.prefault({}),
  /** Wrong names that people write; recognised, and told. */
  misnomers: Forms.prefault({}),
  /** Of its English names those that other countries' laws bear as much: alone, without an article or another Chinese law, they say nothing. */
  sharedNames: z.array(text).default([]),
  /** Names of other countries' acts that people also write for this law: they mean it, wrongly, only where China is named with them. */
  sharedMisnomers: Forms.prefault({}),
  /**
   * What English titles nobody can list are known by: words that this law alone has. Of each list in `all` one stands in the title, and of `none` not
   * one; small letters, hyphens as blanks, and `~` at the end of a word that may go on (`audit~`).
   */
  titleKeys: z.strictObject({ all: z.array(z.array(titleKey).min(1)).min(1), none: z.array(titleKey).default([]) }).optional(),
  /**
   * Fewer words than `titleKeys`, by which it is known where it is only described ("CAC's audit measures of August 2023") and something beside
   * says which text is meant: the word draft, or the month in which it was published. In Chinese, pieces of its title.
   */
  describedBy: z
    .strictObject({
      all: z.array(z.array(titleKey).min(1)).min(1),
      none: z.array(titleKey).default([]),
      zh: z.array(z.string().min(2)).default([]),
    })
    .optional(),
  /** `false`: no implementing regulations or rules exist for it, and a citation of them is one of nothing. */
  implementingRules: z.boolean().optional(),
  issuer: Bilingual,
  /** Its articles have items and no paragraphs: `2(1)` is 第二条第1项. */
  itemsOnly: z.boolean().default(false),
  level: z.enum([
    'law',
    'administrative-regulation',
    'departmental-rule',
    'normative-document',
    'national-standard',
    'local-rule',
    'judicial-interpretation',
    'foreign',
  ]),
  /** `false`: a law of another country, recognised only to be left alone. */
  chinese: z.boolean().default(true),
  summary: Bilingual.optional(),
  /** How far, of laws and articles that fit a query as well, its own come first; those of the general laws do, since policies rest on them. */
  prominence: z.int().min(1).max(100).optional(),
  topics: Forms.prefault({}),
  versions: z.array(Version).default([]),
});

export const Development = z.strictObject({
  id: DevelopmentId,
  category: z.enum(['legislative', 'enforcement', 'industry']),
  date: isoDate.optional(),
  /** Last day, where it took several. */
  until: isoDate.optional(),
  /** How exact `date` is; `month`: only the month is known. */
  precision: z.enum(['day', 'month']).default('day'),
  title: Bilingual,
  authority: Bilingual,
  place: Bilingual,
  summary: Bilingual,
  /** Facts that counsel look up, each with a label. */
  figures: z.array(z.strictObject({ label: Bilingual, value: Bilingual })).default([]),
  /** What a decision imposed; only for `enforcement`. */
  decision: z
    .strictObject({
      on: Bilingual,
      sanctions: z.array(SanctionKind).default([]),
      fines: z.array(z.strictObject({ on: Bilingual, amount: z.int().positive(), note: Bilingual.optional() })).default([]),
      compensation: z.int().positive().optional(),
    })
    .optional(),
  /** A region's steps for using a penalty's range: how much for which case. `of` is the article of the penalty, with its version. */
  benchmarks: z
    .array(
      z.strictObject({
        of: LawReference,
        tier: Bilingual,
        when: Bilingual,
        fine: z.strictObject({ from: z.int().nonnegative(), to: z.int().positive() }),
      }),
    )
    .default([]),
  /** The law or article that the source itself names as its basis. Only these make it a case "under" an article. */
  basis: z.array(LawReference).default([]),
  /** What it teaches about: our links, shown as "related". */
  teaches: z
    .strictObject({ laws: z.array(LawReference).default([]), requirements: z.array(id).default([]), terms: z.array(id).default([]) })
    .prefault({}),
  /** What became of it since, oldest first. */
  since: z
    .array(
      z.strictObject({
        date: isoDate.optional(),
        text: Bilingual,
        law: LawReference.optional(),
        source: Source.optional(),
        verified: z.boolean(),
      }),
    )
    .default([]),
  /** Where the source's wording is likely wrong: what is printed, and our correction. */
  asPrinted: z.strictObject({ printed: Bilingual, correction: Bilingual }).optional(),
  topics: Forms.prefault({}),
  source: Source,
  verified: z.boolean(),
});

export const Term = z.strictObject({
  id,
  en: text,
  zh: text,
  aliases: Forms.prefault({}),
  definition: Bilingual,
  basis: z.array(LawReference).default([]),
  usage: Bilingual.optional(),
  /** What not to write for it, and why. */
  avoid: z
    .array(
      z.strictObject({
        language: z.enum(['en', 'zh']),
        text,
        why: Bilingual,
        /** Only wrong in a sentence that cites one of these: a word that has its place elsewhere. */
        beside: z.array(LawReference).default([]),
      }),
    )
    .default([]),
  verified: z.boolean(),
});

/**
 * A lexicon entry: surface forms of one idea in both languages, no regular expressions.
 *
 * English forms match whole words without case, and a hyphen as a blank; `~` at the end of a word allows its inflections (`retain~` matches
 * retains, retained, retaining; `categor~` matches category, categories). In both languages ` … ` (a spaced ellipsis) stands for a gap of at most
 * twelve words or twenty characters within the sentence (`as long as … necessary`, `保存 … 期限`), ` .. ` for one of at most four words or eight
 * characters within the clause, and `|` between alternatives, each all that stands between two gaps (`close|cancel .. account~`,
 * `注销|关闭 .. 账号|账户`).
 *
 * Marks stand for what no list of forms can hold: `<number>` (30, thirty, 三十), `<date>` (a day, month or year of the calendar), `<phone>`,
 * `<email>` (an address), `<url>` (a link), `<list>` (three or more things set off by 、), `<enum>` (the same in English, by commas), `<proper>` (a name in capitals inside a sentence). They
 * combine with words: `<number> day~`, `<number>个工作日`.
 *
 * Some ids have a meaning of their own for the engine: NOTHING and AFFIRMED count only where they are a whole answer or value ("none", "yes, …"), and
 * what they answer then is `heading` and `label` of them; DEFINITION, PREAMBLE, HOW, UNFINISHED, LAW_QUOTED and LAW_RECITED mark the sentences in
 * which they stand (see `Pattern.even`), as do LAW_SUBJECT with LAW_DUTY where ADDRESSED is absent; GLOSSARY the sections below such a heading
 * (as definitions), and CONTENTS_TITLE what only an item of a list of contents says whole.
 */
export const Concept = z.strictObject({
  id: z.string().regex(/^[A-Z][A-Z0-9_]*$/, 'a concept is written in capitals, such as RETAIN'),
  en: z.array(text).default([]),
  zh: z.array(text).default([]),
  /** Other concepts whose forms count as forms of this one too: a general concept made of narrower ones. */
  includes: z.array(z.string().regex(/^[A-Z][A-Z0-9_]*$/)).default([]),
  /** Longer forms inside which a form of this concept does not count: `data centre` for CENTRE. */
  except: Forms.prefault({}),
});

const conceptName = z.string().regex(/^[A-Z][A-Z0-9_]*$/, 'names a concept, in capitals');
/** One concept, or any of several. */
const conceptChoice = z.union([conceptName, z.array(conceptName).min(1)]);

/**
 * One way in which a text shows something. All named conditions must hold, for one sentence of the text; the cells of a table row are read as one
 * sentence. `own` in the sentence itself; `all` in it or in what introduces it (the line with a colon above a list, the head row of a
 * table), and unless `own` is given at least one in it; `sequence` in that order (what introduces comes first); `topic` in the sentence, in what introduces it, or in the last
 * two headings; `heading` in the last two headings; `around` in it, in what introduces it, or within two sentences of the same paragraph; `section` anywhere between the heading above and the next one; `label` in what the
 * sentence gives the value of (the term before a colon, the first cell of its row, the short line above its list, the question it answers, the heading of
 * a terse line); `none` nowhere in the sentence; `outside` in neither of the last two headings.
 */
export const Pattern = z.strictObject({
  own: z.array(conceptChoice).default([]),
  all: z.array(conceptChoice).default([]),
  sequence: z.array(conceptChoice).default([]),
  topic: z.array(conceptChoice).default([]),
  heading: z.array(conceptChoice).default([]),
  around: z.array(conceptChoice).default([]),
  section: z.array(conceptChoice).default([]),
  label: z.array(conceptChoice).default([]),
  none: z.array(conceptName).default([]),
  outside: z.array(conceptName).default([]),
  /** How far apart neighbours of `sequence` (or the first of `own` and `all` and each other) may stand, in words; two Chinese characters count as a word. */
  within: z.int().positive().optional(),
  /** At least so many different forms of a concept (or of several together), in the sentence, in its section or in the whole document. */
  distinct: z
    .strictObject({
      of: z.array(conceptName).min(1),
      atLeast: z.int().min(2),
      in: z.enum(['sentence', 'section', 'document']).default('sentence'),
    })
    .optional(),
  /**
   * Kinds of sentence that are no evidence otherwise: a heading itself, a definition, "this policy explains how …", an entry of a contents list, a
   * law quoted, and in a document for the individuals concerned what the law asks of any handler.
   */
  even: z.array(z.enum(['heading', 'definition', 'preamble', 'contents', 'quotation', 'statute'])).default([]),
  /** Of `met`: enough also where the text elsewhere leaves something `open`. */
  enough: z.boolean().default(false),
});

export const Requirement = z.strictObject({
  id,
  kind: z.string(),
  title: Bilingual,
  /** Groups the coverage view. */
  section: z.enum(['basics', 'collection', 'storage', 'sharing', 'rights', 'special', 'security', 'governance']),
  /** `statute`: the law asks for it; `conditional`: on a condition (a warning only where `when` holds); `practice`: it is usual. */
  force: z.enum(['statute', 'conditional', 'practice']),
  /** The fact on which a conditional requirement turns. */
  when: z.strictObject({ fact: z.string(), is: z.union([z.boolean(), z.string()]).optional(), atLeast: z.number().optional() }).optional(),
  /** Duty to say it. */
  basis: z.array(LawReference).default([]),
  /** Duty to act behind it; never called a duty to say. */
  background: z.array(LawReference).default([]),
  /** What the document should say. */
  says: Bilingual,
  /** What breaking the duty may cost. */
  exposure: z.array(LawReference).default([]),
  related: z.array(DevelopmentId).default([]),
  /** Ways in which the whole is shown; any one is enough. */
  met: z.array(Pattern).default([]),
  /** Ways in which part of it is shown. */
  partial: z.array(Pattern).default([]),
  /**
   * Elements that are looked for: all present makes it met, some partial, and the absent ones are named. Where `partial` holds a pattern, one of
   * those must be shown too (an element alone, such as a contact, may prove nothing). An `optional` one is named where it is absent, but not asked for.
   */
  elements: z
    .array(
      z.strictObject({
        id,
        title: Bilingual,
        shown: z.array(Pattern).min(1),
        optional: z.boolean().default(false),
        /** What to add where this element alone is missing; placeholders as in the requirement's clause. */
        clause: Bilingual.optional(),
      }),
    )
    .default([]),
  /**
   * The elements count only where they stand together: in one section with those directly below it, or closer, as a list of recipients does: within a
   * few sentences, items or rows of the first element.
   */
  together: z.enum(['section', 'list']).optional(),
  /** A sentence that describes the practice outweighs one that denies it: "we never sell your data" beside the partners who receive them. */
  denialYields: z.boolean().default(false),
  /** Ways in which the text says that it leaves some out ("tools such as …", "and other partners"): then what is met is partial. */
  open: z.array(Pattern).default([]),
  /** Ways in which the text denies the practice itself ("we use no cookies"). */
  denied: z.array(Pattern).default([]),
  /** Something that resembles it: then a missing one is `unsure`. */
  resembles: z.array(Pattern).default([]),
  /**
   * What the text must speak of for evidence to count: one of these in the sentence, in what introduces it, or in its section. Words such as
   * keep, change, share and withdraw are those of every trade; where nothing is said of data, accounts or the notice they only resemble it.
   */
  ground: z.array(conceptName).default([]),
  /** Words of a sentence that shows nothing of it, whatever else it holds: what others do on their own account ("under its own terms; we do not see it"). */
  unless: z.array(conceptName).default([]),
  /** Sections in which its clause belongs, best first. */
  belongs: z.array(conceptName).default([]),
  /** Model clause; `[●]`-style placeholders are written `{{name}}` and inserted as tab stops or `[name]`. */
  clause: Bilingual,
  examples: z
    .array(z.strictObject({ language: z.enum(['en', 'zh']), status: z.enum(['met', 'partial', 'missing', 'not-applicable']), text }))
    .default([]),
});

/**
 * Names without more: what is recognised, or known to exist, though nothing is said about it.
 *
 * `foreign-law`: acts of other countries, `law` being its id where the pack holds it; abbreviations in capitals are matched with case.
 * `chinese-law`: Chinese instruments outside the pack, looked for wherever they stand. `chinese-title`: more of them, looked for only where a title
 * is written (《…》), so that it is not called unknown. `abroad`: countries, and regions with a law of their own; `lawgiver`: those of them whose laws
 * of data Chinese texts often speak of. `mainland`: words that show that the text speaks of the law of the mainland.
 *
 * Words of titles, for telling whether one that nobody knows is said to be China's: `title-word`: of the English titles of Chinese instruments;
 * `general-word`: of any law of the field; `law-words`: each text the telling words of one law; `regulation-words`: of one
 * regulation of the State Council; `synonyms`: each text words that translators use for
 * one another; `near-synonyms`: those that they only mistake for one another; `field`: what a title of our field is about; `local`: places, trades, organisations, whose rules nobody can list; `local-theme` and
 * `foreign-theme`: what such places, and other countries, make rules about. In these four `~` ends an English word that may go on; Chinese is found
 * anywhere in the title, or between 《 and 》 is all of it, … standing for the rest (`《电子…》`); what stands in `except` is passed over.
 */
export const Register = z.strictObject({
  id,
  kind: z.enum([
    'foreign-law',
    'chinese-law',
    'chinese-title',
    'abroad',
    'lawgiver',
    'mainland',
    'title-word',
    'general-word',
    'law-words',
    'regulation-words',
    'synonyms',
    'near-synonyms',
    'field',
    'local',
    'local-theme',
    'foreign-theme',
  ]),
  law: id.optional(),
  en: z.array(text).default([]),
  zh: z.array(text).default([]),
  except: Forms.prefault({}),
});

/**
 * A Chinese instrument in or near the field of which the pack holds only when each of its texts was law: recognised by its names wherever they
 * stand, so that a replaced text or a draft can be told, and offered nowhere. Nothing is said about its articles. Of a list in `names` the first is
 * the title.
 */
export const Dated = z.strictObject({
  id: z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/),
  names: z.strictObject({ en: z.array(text).min(1), zh: z.array(text).min(1) }),
  level: Law.shape.level.exclude(['local-rule', 'foreign']),
  issuer: Bilingual.optional(),
  /** By what it is known where it is only described, as a law's `describedBy`. */
  describedBy: Law.shape.describedBy,
  /** Its texts, the oldest first; each ends the day before the next takes effect. */
  texts: z
    .array(
      z.strictObject({
        promulgated: isoDate,
        /** Left out only of a draft. */
        effective: isoDate.optional(),
        draft: z.boolean().default(false),
        /** The year by which it is called, where that is not the one in which it was promulgated. */
        year: z.int().optional(),
      }),
    )
    .min(1),
  /** No other text stood before the first, and none between those listed: only then is a date stated of it compared. */
  whole: z.boolean().default(false),
  /** Last day of the last text, and what took its place. Of what was only a draft: when it was given up, so that its name alone means nothing any more. */
  ended: isoDate.optional(),
  replacedBy: LawReference.optional(),
});

/** A model sentence to put in the place of one that a rule objects to: the rule's id, and behind it the sort of sentence where there are several. */
export const Rewording = z.strictObject({
  id,
  /** `{{name}}` is a blank, as in a requirement's clause. */
  text: Bilingual,
});

/** One YAML file of a pack. Several files together are a pack. */
export const PackFile = z.strictObject({
  laws: z.array(Law).optional(),
  developments: z.array(Development).optional(),
  terms: z.array(Term).optional(),
  concepts: z.array(Concept).optional(),
  requirements: z.array(Requirement).optional(),
  register: z.array(Register).optional(),
  dated: z.array(Dated).optional(),
  rewordings: z.array(Rewording).optional(),
});

export type Bilingual = z.infer<typeof Bilingual>;
export type Source = z.infer<typeof Source>;
export type Figure = z.infer<typeof Figure>;
export type SanctionKind = z.infer<typeof SanctionKind>;
export type Penalty = z.infer<typeof Penalty>;
export type Article = z.infer<typeof Article>;
export type Version = z.infer<typeof Version>;
export type Law = z.infer<typeof Law>;
export type Development = z.infer<typeof Development>;
export type Term = z.infer<typeof Term>;
export type Concept = z.infer<typeof Concept>;
export type Pattern = z.infer<typeof Pattern>;
export type Requirement = z.infer<typeof Requirement>;
export type Register = z.infer<typeof Register>;
export type Dated = z.infer<typeof Dated>;
export type Rewording = z.infer<typeof Rewording>;
export type PackFile = z.infer<typeof PackFile>;
export type Language = 'en' | 'zh';
