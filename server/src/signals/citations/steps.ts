/** To which law a group of articles belongs: the ways to tell, each a step of its own, the surest first. */
import { URL_MARK } from '../../markdown/normalise.js';
import type { ArticleGroup } from './articles/group.js';
import type { LawMention } from './laws/mention.js';
import { latterOrFormer } from './together.js';

/** How a group came to its law: beside it, in its sentence, or carried on from an earlier group of the leaf. */
export type Binding = 'direct' | 'near' | 'carried' | 'none';

/** Where a group of articles stands: what is before and behind it, and what was bound last. Offsets in the leaf's normalised text. */
export interface Place {
  readonly text: string;
  readonly heading: boolean;
  readonly mentions: readonly LawMention[];
  readonly group: ArticleGroup;
  /** Index of the last mention before the group, or -1. */
  readonly before: number;
  readonly previous: LawMention | undefined;
  readonly next: LawMention | undefined;
  /** Whether the mention before is part of the citation of an earlier group. */
  readonly taken: boolean;
  /** The sentence. */
  readonly start: number;
  readonly end: number;
  /** The text between the mention before and the group, and between the group and the mention behind. */
  readonly gapBefore: string | undefined;
  readonly gapAfter: string | undefined;
  /** The mention to which the same number was bound before. */
  readonly carried: number | undefined;
  /** The mention bound last, or -1, and its group. */
  readonly last: number;
  readonly lastGroup: ArticleGroup | undefined;
}

/** The mention that a group belongs to (-1: to none), and how; the group, where another one is meant. */
export interface Bound {
  readonly mention: number;
  readonly binding: Binding;
  readonly group?: ArticleGroup;
}

/** One way to tell; undefined: the next is to be tried, `no citation`: these are not articles of a law. */
type Step = (place: Place) => Bound | 'no citation' | undefined;

const OF_LAW = /^,?[ \n]?(?:of|in|under|from|to|per|,) (?:the |that |this )?(?:[A-Za-z\d'-]+ ){0,2}["'(《]?$/i;
/** "Article 23 (provision to others) of the PIPL". */
const REMARK_BETWEEN = /^ \((?=[^()]{0,40}[A-Za-z]{3})[^()]{3,60}\)(?= (?:of|in|under) )/;
/** The target of a link, or the mark of a footnote. */
const MARKED = /^(?:\uE000|\[\^[\w-]{1,40}\])/;
/** "The PIPL compliance agreement, Article 5". */
const OWN_BEFORE = /\b(?:agreement|contract|addendum|policy|notice),? $/;
const DIRECT_BEFORE =
  /^["'》)]* ?(?:第 ?[\d一二三四五六七八九十]{1,3} ?[编章节]|[\u4e00-\u9fff]{2,5}编){0,3}(?:[:([]|中?的|中|之|'s)? ?["'(]?$/;
/** "PIPL – Art. 55", 《数安法》/第27条: beside it, where neither is beside another. */
const APART_BEFORE = /^["'》)]{0,2} ?(?:-{1,2}|\/) ?$/;
/** "PIPL (n 3) art 40": where the law was cited in full. */
const NOTE_BEFORE = /^ ?\((?:see |above |supra )?(?:n|fn|note)\.? ?\d{1,3}\),? $/i;
/** Cells of a row without the rest of its table. */
const PIPE = /^["》]? ?\| ?["《]?$/;
const REMARK_ALONE = /^["'》]? ?\([^()]{1,20}\) ?$/;
/** "…; Art. 9 …": the list of articles of one law goes on over the semicolon. */
const GOES_ON = /^[^.。!?]*; ?(?:and |以及|和)?(?:\([ivx\d一二三四五]{1,4}\) ?)?(?:under |in )?$/;
const COMMA_AFTER = /^, ?(?:the )?["'《]?$/;
const HAS_ARTICLE = /^["'》)]?,? ?(?:Art|art|§|\d|第)/;
/** "(PIPL compliance)". */
const REMARK_ON = /^ [a-z]+/;
const COMMA_BEFORE = /^["'》)]*(?: ?\([^()]{0,40}\))? ?[,、] ?(?:即|in particular |especially |namely |specifically |also )?$/;

const UNBOUND: Bound = { mention: -1, binding: 'none' };
const toPrevious = ({ before }: Place, binding: Binding): Bound => ({ mention: before, binding });
const toNext = ({ before }: Place, binding: Binding): Bound => ({ mention: before + 1, binding });
const toLast = ({ last }: Place): Bound => ({ mention: last, binding: 'carried' });

const hasOwnArticle = (text: string, law: LawMention): boolean => HAS_ARTICLE.test(text.slice(law.to, law.to + 16));

/** "The latter's Article 30". */
const latter: Step = ({ text, mentions, group, before }) => {
  const pointed = latterOrFormer(text, mentions, group, before);
  return pointed === undefined ? undefined : pointed < 0 ? 'no citation' : { mention: pointed, binding: 'near' };
};

/** "Section 3.2 of our PIPL policy": a document of the author's, named after the law. */
const NAMED_AFTER =
  /^ (?:[a-z-]+ )?(?:policy|policies|manual|handbook|programme|program|procedures?|checklist|playbook|addendum|notice|statement|faqs?|training|toolkit|memo|deck|questionnaire)\b/i;
const OURS = /\b(?:our|the company's|the group's|your|my|their) $/i;
/** "Article 55 of the PIPL". */
const ofLawBehind: Step = (place) => {
  const { text, group, gapAfter, next } = place;
  if (
    gapAfter !== undefined &&
    gapAfter.length < 40 &&
    next &&
    /^,? ?(?:of|in|under|from|to) /.test(gapAfter) &&
    OURS.test(gapAfter) &&
    NAMED_AFTER.test(text.slice(next.to, next.to + 40))
  )
    return 'no citation';
  if (group.language !== 'en' || gapAfter === undefined || gapAfter.length >= 100) return undefined;
  const list = text.slice(group.from, group.to).includes(',');
  return OF_LAW.test(gapAfter.replace(REMARK_BETWEEN, '').slice(0, 41)) && (list || !gapAfter.startsWith(','))
    ? toNext(place, 'direct')
    : undefined;
};

/** "[Article 55](…) of the PIPL", "Art. 13[^3] of the PIPL": what stands between belongs to neither. */
const ofLawBehindMark: Step = (place) => {
  const { group, gapAfter } = place;
  return group.language === 'en' &&
    gapAfter !== undefined &&
    MARKED.test(gapAfter) &&
    OF_LAW.test(gapAfter.replace(MARKED, '').slice(0, 41))
    ? toNext(place, 'near')
    : undefined;
};

const ofContractBefore: Step = ({ text, group, previous }) =>
  previous && OWN_BEFORE.test(text.slice(Math.max(previous.to, group.from - 16), group.from)) ? 'no citation' : undefined;

/** 《…》第五十五条, "PIPL 55", the next cell of the row. */
const behindLaw: Step = (place) => {
  const { text, group, previous, gapBefore } = place;
  if (!previous || gapBefore === undefined || gapBefore.length >= 28) return undefined;
  const beside =
    group.tentative ||
    (group.strict && group.language === 'zh' && REMARK_ALONE.test(gapBefore)) ||
    DIRECT_BEFORE.test(gapBefore) ||
    PIPE.test(gapBefore) ||
    overBreak(text, previous, gapBefore);
  return beside ? toPrevious(place, 'direct') : undefined;
};

const behindNote: Step = (place) => (followsNote(place) ? toPrevious(place, 'near') : undefined);

/** The law in the next cell, or after a blank alone: "Article 55 PIPL". */
const beforeLaw: Step = (place) => {
  const { group, gapAfter } = place;
  if (gapAfter === undefined) return undefined;
  return (gapAfter.length < 8 && PIPE.test(gapAfter)) || (group.language === 'en' && /^ ["']?$/.test(gapAfter))
    ? toNext(place, 'direct')
    : undefined;
};

const behindDash: Step = (place) => {
  const { previous, gapBefore, taken } = place;
  return previous && gapBefore !== undefined && !taken && APART_BEFORE.test(gapBefore) && previous.means !== 'contract'
    ? toPrevious(place, 'direct')
    : undefined;
};

const behindComma: Step = (place) => {
  const { gapBefore } = place;
  return gapBefore !== undefined && gapBefore.length < 60 && COMMA_BEFORE.test(gapBefore) ? toPrevious(place, 'near') : undefined;
};

/** "(Article 11, Audit Measures)": the law behind, unless a law before it is what the sentence speaks of. */
const beforeComma: Step = (place) => {
  const { text, group, previous, next, gapAfter, start } = place;
  if (group.language !== 'en' || !next || gapAfter === undefined || !COMMA_AFTER.test(gapAfter)) return undefined;
  const spokenOf = previous && previous.from >= start && previous.means !== 'contract';
  return next.means !== 'contract' && !spokenOf && !hasOwnArticle(text, next) ? toNext(place, 'direct') : undefined;
};

/** 第六十九条第一款 PIPL. */
const beforeAbbreviation: Step = (place) => {
  const { text, next, gapAfter } = place;
  return next && gapAfter === ' ' && /^[A-Z]{3,}$/.test(next.title) && next.means === 'law' && !hasOwnArticle(text, next)
    ? toNext(place, 'direct')
    : undefined;
};

/** 同条第二款, 前款. */
const ofSameArticle: Step = (place) => {
  if (!place.group.same) return undefined;
  const group = place.lastGroup && pointedTo(place.group, place.lastGroup);
  return group ? { ...toLast(place), group } : 'no citation';
};

const ofSentence: Step = (place) => (place.previous && place.previous.from >= place.start ? toPrevious(place, 'near') : undefined);

/** 第五十五条（《…》）. "Clause 8 (PIPL compliance)": what the bracket says of the clause is not whose it is. */
const beforeBracket: Step = (place) => {
  const { text, group, next, gapAfter } = place;
  if (!next || gapAfter === undefined || !/^ ?\(["《]?$/.test(gapAfter)) return undefined;
  return group.language === 'en' && REMARK_ON.test(text.slice(next.to, next.to + 24)) ? UNBOUND : toNext(place, 'direct');
};

/** An article that is a link itself, 第二条第二款 数据安全法. */
const beforeTitle: Step = (place) => {
  const { text, next, gapAfter, heading } = place;
  if (!next || gapAfter === undefined) return undefined;
  if (gapAfter === URL_MARK && next.titled) return toNext(place, 'near');
  // 第二十一条 《数据安全法》第二十七条: the law behind has an article of its own.
  if (/^[》"]? ?第/.test(text.slice(next.to, next.to + 4))) return undefined;
  return /^ ?$/.test(gapAfter) && (next.titled || (gapAfter && !heading && standsAlone(text, next))) ? toNext(place, 'direct') : undefined;
};

/** The list of articles of one law goes on. */
const goesOn: Step = (place) => {
  const { text, group, last, lastGroup } = place;
  return lastGroup && last >= 0 && group.from - lastGroup.to < 400 && GOES_ON.test(text.slice(lastGroup.to, group.from))
    ? toLast(place)
    : undefined;
};

/** A number that was bound before is named again. */
const asBefore: Step = ({ carried }) => (carried === undefined ? undefined : { mention: carried, binding: 'carried' });

const laterInSentence: Step = (place) => {
  const { group, next, end, heading, gapAfter } = place;
  if (!next || next.from >= end || next.means === 'contract' || next.means === 'back') return undefined;
  return group.language === 'en' || (heading && !(group.from === 0 && gapAfter === ' ')) ? toNext(place, 'near') : undefined;
};

const STEPS: readonly Step[] = [
  latter,
  ofLawBehind,
  ofLawBehindMark,
  ofContractBefore,
  behindLaw,
  behindNote,
  beforeLaw,
  behindDash,
  behindComma,
  beforeComma,
  beforeAbbreviation,
  ofSameArticle,
  ofSentence,
  beforeBracket,
  beforeTitle,
  goesOn,
  asBefore,
  laterInSentence,
];

/** The law of a group by the first step that tells; by none it is bound to nothing. `no citation`: not articles of a law. */
export function lawOf(place: Place): Bound | 'no citation' {
  for (const step of STEPS) {
    const bound = step(place);
    if (bound) return bound;
  }
  return UNBOUND;
}

/** Whether the group stands behind the note of its law: "PIPL (n 3) art 40". */
export const followsNote = ({ gapBefore }: Place): boolean => gapBefore !== undefined && NOTE_BEFORE.test(gapBefore);

/** A law alone in its line, or before a comma or within a bracket that the line break cuts: its article stands in the next line. */
function overBreak(text: string, law: LawMention, gap: string): boolean {
  if (!/^["'》)]*[,:]? ?\n["'《(]?$/.test(gap)) return false;
  const line = text.slice(Math.max(text.lastIndexOf('\n', law.from - 1) + 1, law.from - 80), law.from);
  return gap.includes(',') || /^["'《]*$/.test(line) || /\([^()]*$/.test(line);
}

/** 第二条第二款 数据安全法 …: the name is not the beginning of what the article says (第五条 个人信息保护法要求). */
const standsAlone = (text: string, law: LawMention): boolean =>
  law.means === 'law' && law.language === 'zh' && /^(?:[ ,、;)|。\n]|$)/.test(text.slice(law.to, law.to + 1)) && !hasOwnArticle(text, law);

/** A group that says 同条第二款 or 前款, with the article and paragraph that it points to; undefined where there are none. */
function pointedTo(group: ArticleGroup, last: ArticleGroup): ArticleGroup | undefined {
  const article = last.parts.at(-1)?.article ?? '';
  const stem = (group.same === 'article' ? /^[\d.-]+/ : /^[\d.-]+\(\d+\)/).exec(article)?.[0];
  return stem === undefined
    ? undefined
    : {
        ...group,
        parts: group.parts.map(({ item, ...p }) => ({
          ...p,
          article: `${stem}${p.article}`,
          ...(item && group.same === 'article' ? { item } : {}),
        })),
      };
}
