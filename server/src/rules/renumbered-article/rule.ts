import type { AnalysedDocument } from '../../document/analysed.js';
import { articleAsNamed, type Citation } from '../../document/citation.js';
import { readsLikeOld, statesFiguresOf } from '../../document/claims.js';
import { wholeOf } from '../../document/delimiters.js';
import { figuresIn } from '../../knowledge/figures.js';
import { articleName, articlesNamed, lawNames, citation as write } from '../../knowledge/format.js';
import type { KnowledgeBase, KnownArticle } from '../../knowledge/knowledge.js';
import { likest } from '../../knowledge/likeness.js';
import { baseArticle, compareArticles, yearOf } from '../../knowledge/reference.js';
import type { Law, Version } from '../../knowledge/schema.js';
import { fold } from '../../markdown/normalise.js';
import { wholeWord } from '../../signals/phrases.js';
import { memoize } from '../../util/memoize.js';
import { overlapping } from '../../util/sorted.js';
import { movedByFigures } from '../moved.js';
import type { Fix, Report, Rule } from '../rule.js';
import { saidInForce, sentenceAround, sentenceBefore, toldAsPast } from '../sentence.js';

/**
 * An article cited by the number of a text that has been replaced. Reported only where the citation names the old text,
 * or where the words around it fit the old article and not the one that bears the number now: otherwise the number is
 * simply that of the text in force.
 */
export const rule: Rule = {
  id: 'renumbered-article',
  title: { en: 'renumbered article', zh: '条号已变更' },
  since: '0.1.0',
  severity: 'warning',
  runs: 'any-kind',
  fix: 'unsafe',
  messages: {
    named: {
      en: '{old} of the {law} of {oldYear} is {now} of the text in force since {since}. Cite the current number, or date the document (asOf) before the change.',
      zh: '《{law}》{oldYear}年文本的{old}，在{since}起施行的文本中为{now}。请引用现行条号，或将文件日期（asOf）设在修改之前。',
    },
    gone: {
      en: '{old} of the {law} of {oldYear} has no counterpart in the text in force since {since}.',
      zh: '《{law}》{oldYear}年文本的{old}，在{since}起施行的文本中没有对应条文。',
    },
    meant: {
      en: 'This reads like {old} of the {law} of {oldYear} ({title}), which is now {now}. {old} of the text in force since {since} is about something else ({other}).',
      zh: '此处内容似指《{law}》{oldYear}年文本的{old}（{title}），该条现为{now}。{since}起施行的文本中，{old}规定的是另一事项（{other}）。',
    },
    early: {
      en: 'This reads like {old} of the {law} of {oldYear} ({title}), a text that is in force only from {since}; in the text in force on the date of this document that is {now}, and {old} is about something else ({other}).',
      zh: '此处内容似指《{law}》{oldYear}年文本的{old}（{title}），该文本自{since}起方施行；在本文件日期有效的文本中，该内容为{now}，{old}规定的是另一事项（{other}）。',
    },
    replace: { en: 'Change to “{text}”', zh: '改为“{text}”' },
  },
  *check({ document, knowledge }) {
    for (const citation of document.citations) {
      if (!citation.law || !citation.version || !citation.articles.length) continue;
      const law = knowledge.law(citation.law);
      const current = law && knowledge.versionOn(law.id, document.asOf);
      if (law && current) yield* early(document, citation, law, current, knowledge);
      const index = law && current ? law.versions.indexOf(current) : -1;
      const before = law?.versions
        .slice(0, Math.max(0, index))
        .filter((v) => v.status === 'final')
        .at(-1);
      if (
        !law ||
        !current ||
        !before ||
        !current.articles.some((a) => a.formerly.length) ||
        knowledge.force(current, document.asOf) !== 'in-force'
      )
        continue;
      const named = citation.namedVersion && citation.version === before.id;
      if (named ? toldAsPast(document.text, citation) || saidInForce(document.text, citation) : citation.version !== current.id) continue;
      for (const cited of citation.articles) {
        const base = baseArticle(cited.article);
        const old = knowledge.article(before.id, base);
        if (!old) continue;
        const successors = knowledge.successorsOf(before.id, base).filter((s) => s.version === current.id);
        const other = knowledge.article(current.id, base);
        if (
          successors.some((s) => s.article === base) ||
          besideNew(document, citation, successors) ||
          (!named &&
            (ofCase(document, citation, current.effective) ||
              (!meansOld(document, citation, old, other, numbersOf(successors), current.id, knowledge) &&
                !movedByFigures(document, citation, cited.article, knowledge))))
        )
          continue;
        const now = successors.map((s) => s.article).sort(compareArticles);
        yield {
          message: named ? (now.length ? 'named' : 'gone') : 'meant',
          parameters: {
            old: articlesNamed([base]),
            now: articlesNamed(now),
            law: lawNames(law),
            oldYear: yearOf(before.id),
            since: current.effective ?? '',
            title: old.title ?? { en: '', zh: '' },
            other: other?.title ?? { en: '–', zh: '–' },
          },
          from: cited.from,
          to: cited.to,
          basis: now.map((a) => ({ law: law.id, version: current.id, article: a })),
          fixes:
            now.length === 1
              ? fix(
                  citation,
                  cited,
                  now[0]!,
                  named,
                  write(law, now[0]! + articleAsNamed(cited).slice(base.length), citation.language, 'short'),
                  document.text,
                )
              : [],
        };
      }
    }
  },
};

/** Whoever speaks of what is to come knows the text that brings it. */
const TO_COME =
  /\b(?:amended|amendments?|revised|new|will|shall then|as of|from \d|once(?! (?:it|they|he|the \w+|an? \w+|(?:network )?operators?|correction) (?:refus|fail|is refus))|forthcoming|upcoming)\b|修[正订改]|新法|将|届时|起(?:施行|实施)|改为|移[入至]|编号|renumber|\b(?:becomes?|became|moved)\b/i;
const punishes = ({ penalties }: KnownArticle): boolean => penalties.length > 0;
const numbersOf = (articles: readonly { readonly article: string }[]): string[] => articles.map((a) => a.article);

/** An article cited by the number that only a text still to come gives it. */
function* early(document: AnalysedDocument, citation: Citation, law: Law, current: Version, knowledge: KnowledgeBase): Generator<Report> {
  const coming = law.versions.slice(law.versions.indexOf(current) + 1).find((v) => v.status === 'final');
  if (citation.version !== current.id || citation.namedVersion || !coming?.articles.some((a) => a.formerly.length)) return;
  for (const cited of citation.articles) {
    const base = baseArticle(cited.article);
    const meant = knowledge.article(coming.id, base);
    const now = knowledge.article(current.id, base);
    // An article that is new in the text to come has no number in this one.
    if (!meant?.formerly.length || meant.formerly.includes(base) || !now) continue;
    const places = meant.formerly.map((article) => ({ article }));
    const { before, after } = sentenceAround(document.text, citation.from, citation.to);
    if (TO_COME.test(`${before} ; ${after}`) || besideNew(document, citation, places)) continue;
    const byFigures = movedByFigures(document, citation, cited.article, knowledge);
    if (!byFigures && statesFiguresOf(document, citation, now)) continue;
    // A figure alone does not tell: it may just be wrong, but where it and the words are both another article's.
    const about =
      fitsOnlyOld(document, citation, meant, now, knowledge) ||
      isAboutOld(document, citation, { old: meant, successors: places.map((p) => p.article), current: current.id }, knowledge);
    if ((!about || punishes(meant)) && !byFigures) continue;
    yield {
      message: 'early',
      parameters: {
        old: articlesNamed([base]),
        now: articlesNamed([...meant.formerly].sort(compareArticles)),
        law: lawNames(law),
        oldYear: yearOf(coming.id),
        since: coming.effective ?? '',
        title: meant.title ?? { en: '', zh: '' },
        other: now.title ?? { en: '–', zh: '–' },
      },
      from: cited.from,
      to: cited.to,
      basis: meant.formerly.map((article) => ({ law: law.id, version: current.id, article })),
      fixes:
        meant.formerly.length === 1
          ? fix(
              citation,
              cited,
              meant.formerly[0]!,
              false,
              write(law, meant.formerly[0]! + articleAsNamed(cited).slice(base.length), citation.language, 'short'),
              document.text,
            )
          : [],
    };
  }
}

/** A citation of one article is written anew; in a list only the number changes, and only where the list names no version. */
function fix(citation: Citation, cited: Citation['articles'][number], now: string, named: boolean, whole: string, source: string): Fix[] {
  const at = citation.articles.length === 1 && citation.lawRange ? wholeOf(source, citation) : undefined;
  if (at) return [{ title: 'replace', parameters: { text: whole }, edits: [{ ...at, text: whole }], safe: false }];
  if (named) return [];
  const text = citation.text.slice(cited.from - citation.from, cited.to - citation.from);
  const digits = /\d+/.exec(text);
  const replaced = digits
    ? text.replace(/\d+/, now)
    : text.replace(/^第?[^条]{1,12}条(?:之[一二三四五六七八九十]+)?/, articleName(now, citation.language));
  return [{ title: 'replace', parameters: { text: replaced }, edits: [{ from: cited.from, to: cited.to, text: replaced }], safe: false }];
}

const CASE = /\b(?:case|decision|fined|penali[sz]ed|punished|police|sanctioned)\b|案|处罚|查处|通报|公安|判/i;
/** Whether the sentence tells of a case of a day before the text in force: its number is that of the text of then. */
function ofCase({ text }: AnalysedDocument, { from, to }: Citation, since = ''): boolean {
  const { before, after } = sentenceAround(text, from, to);
  const around = `${before} ; ${after}`;
  return CASE.test(around) && figuresIn(around).some(({ date }) => date !== undefined && date.length >= 7 && date < since);
}

/** Whether the words around a citation by number alone mean an article of another text, at `places` in this one, and not `now`, which bears the number in the text in force. */
const meansOld = (
  document: AnalysedDocument,
  citation: Citation,
  old: KnownArticle,
  now: KnownArticle | undefined,
  places: readonly string[],
  current: string,
  knowledge: KnowledgeBase,
): boolean =>
  fitsOnlyOld(document, citation, old, now, knowledge) ||
  readsLikeOld(document, citation, old, now) ||
  saidToPunish(document, citation, old, now) ||
  (!statesFiguresOf(document, citation, now) && isAboutOld(document, citation, { old, successors: places, current }, knowledge));

/** "… is punished under Article 59", 依第五十九条处罚: right before the article, or behind it. */
const PUNISHED_BEFORE =
  /\b(?:punish(?:ed|able)|fined|sanctioned|penali[sz]ed|(?:fines?|penalt(?:y|ies)|sanctions?)[^,;:]{0,40}?) (?:is |are |stands? |sits? )?(?:under|by|pursuant to|according to|in accordance with|on the basis of) (?:the )?$|(?:罚则|罚款|处罚)(?:依据|根据)?(?:为|是|在|见|规定在|:)["《]?$/i;
const PUNISHED_BEHIND =
  /^(?:的规定)?(?:予以|给予|进行|处以)?(?:处罚|罚款)(?!.{0,4}[的第])|^["》)]? (?:punish(?:es)?|penali[sz]es|fines) (?!for)/i;
/** Whether an article is said to punish that punished in the text before and in the one in force does not. */
function saidToPunish({ text }: AnalysedDocument, citation: Citation, old: KnownArticle, now: KnownArticle | undefined): boolean {
  if (!punishes(old) || !now || punishes(now) || toldAsPast(text, citation)) return false;
  const { before, after } = sentenceAround(text, citation.from, citation.to);
  return PUNISHED_BEFORE.test(before) || PUNISHED_BEHIND.test(after);
}

/** Whether the sentence around a citation speaks of what the old article was about and of nothing that the present one is. */
function fitsOnlyOld(
  document: AnalysedDocument,
  citation: Citation,
  old: KnownArticle,
  now: KnownArticle | undefined,
  knowledge: KnowledgeBase,
): boolean {
  const { before, after } = sentenceAround(document.text, citation.from, citation.to);
  const earlier = SAYS_SO.test(before) ? sentenceBefore(document.text, citation.from) : '';
  const around = `${earlier} ${before} ${after}`.toLowerCase().replace(/["“”]/g, '');
  const about = (article: KnownArticle) => score(around, article);
  const oldScore = about(old);
  return (
    oldScore > 0 &&
    (!now || about(now) === 0) &&
    !knowledge.articlesOf(old.version).some((a) => a.number !== old.number && about(a) > oldScore)
  );
}

/** So long, in characters, a sentence may be to be a label. */
const LABEL = 40;
/** "The Cybersecurity Law says so in", 这是网安法的规定，见: what it says stands before. */
const SAYS_SO =
  /^[^,;:]{0,48}\b(?:(?:says|provides|requires|prescribes|stipulates|states) (?:so|this|that|it)|(?:this|that|it|which|the (?:rule|duty|provision|requirement|obligation|prohibition)) (?:is|follows|comes|stems|sits|stands|appears)(?: \w+)?) (?:in|from|under|by|at) (?:the )?$|^(?:we|they|you|the company|it) (?:are|is|have|has|must|owe)[^,;:]{0,24} (?:it|so|that|this): $|^(?:这|此|该|以上|上述)[^,;:]{0,12}(?:规定|要求|依据|出自|来自|见)(?:在|于|为|是)?[^,;:]{0,12}$/i;
/** So much weight of shared words makes a sentence one about an article, two or three words that few others have; below, it may be chance. */
const ENOUGH = 5;
/** As much of the sentence, and of what the likest other article has of it, must be the old article's. */
const SHARE = 0.25;
const RIVAL = 0.7;
/** No more than this part of it may fit the article that bears the number now; somewhat more where the sentence is plainly the old one's. */
const BEARER = 0.45;
const BEARER_IF_PLAIN = 0.6;

/** An article of another text, and where it stands in the one that is in force. */
interface Move {
  readonly old: KnownArticle;
  readonly successors: readonly string[];
  /** The id of the text in force. */
  readonly current: string;
}

/**
 * Whether the sentence as a whole reads like the old article: about as much as like any other of the old text, far more than like the one that
 * bears the number now, and in the present text about as much as any like the article that the old one became, which the sentence does not cite.
 * The two candidates are about different things, so a few words tell: of the clauses of the text in force, none reads like an old article.
 */
function isAboutOld(document: AnalysedDocument, citation: Citation, move: Move, knowledge: KnowledgeBase): boolean {
  if (toldAsPast(document.text, citation)) return false;
  const { before, after } = sentenceAround(document.text, citation.from, citation.to);
  // A bracket or a line that does no more than cite is about what stands before it.
  const only =
    (before.replace(/[\s\p{P}]/gu, '').length <= (/[\u4e00-\u9fff]/.test(before) ? 4 : 16) || SAYS_SO.test(before)) && after.length <= 80;
  const earlier = sentenceBefore(document.text, citation.from);
  // "Real-name registration. Under Article 24 …": a few words of their own name the subject.
  const whole = `${only || earlier.length <= LABEL ? earlier : ''} ${before} ${after}`;
  const part = ownPart(document, citation, before, after);
  return [whole, ...(part === undefined ? [] : [part])].some((text) => readsLike(text, citation, move, knowledge));
}

/** What a sentence with several citations says of one of them: from the comma behind the one before it to the comma before the next; undefined where it cites no other. */
function ownPart({ citations }: AnalysedDocument, citation: Citation, before: string, after: string): string | undefined {
  const others = overlapping(citations, citation.from - before.length, citation.to + after.length).filter((c) => c !== citation);
  if (!others.length) return undefined;
  const last = others.findLast((c) => c.to <= citation.from);
  const next = others.find((c) => c.from >= citation.to);
  const left = last ? before.slice(Math.max(0, before.length - (citation.from - last.to))).replace(PARTS, '') : before;
  const right = next ? after.slice(0, next.from - citation.to).replace(/[,;:、][^,;:、]*$/, '') : after;
  return `${left} ${right}`;
}
/** All that stands before the last clause. */
const PARTS = /^.*(?:[,;:、]|\band\b|[和及而])/i;

/** Whether a text reads like an old article, rather than like the one that bears the number now: see {@link isAboutOld}. */
function readsLike(text: string, citation: Citation, { old, successors, current }: Move, knowledge: KnowledgeBase): boolean {
  const then = likest(knowledge, old.version, text);
  const own = then.ranked.find((a) => a.number === old.number)?.score ?? 0;
  if (own < ENOUGH || own < then.total * SHARE) return false;
  const others = Math.max(0, ...then.ranked.filter((a) => a.number !== old.number).map((a) => a.score));
  const now = likest(knowledge, current, text).ranked;
  const bearer = now.find((a) => a.number === old.number)?.score ?? 0;
  const plain = own >= 4 * ENOUGH && own >= others * 1.2 && own >= then.total / 2;
  if (own < others * RIVAL || bearer > own * (plain ? BEARER_IF_PLAIN : BEARER)) return false;
  const best = now[0]?.score ?? 0;
  return (
    now.some((a) => a.score >= best * RIVAL && successors.includes(a.number)) &&
    !citation.articles.some((a) => successors.includes(baseArticle(a.article)))
  );
}

/** Whether the same sentence cites what the article has become: "Article 43, formerly Article 41", 第四十三条（2016年文本为第四十一条）. */
function besideNew(document: AnalysedDocument, citation: Citation, successors: readonly { readonly article: string }[]): boolean {
  const { before, after } = sentenceAround(document.text, citation.from, citation.to);
  return overlapping(document.citations, citation.from - before.length, citation.to + after.length).some(
    (c) => c !== citation && c.law === citation.law && c.articles.some((a) => successors.some((s) => s.article === baseArticle(a.article))),
  );
}

/** The words that tell what an article is about, as they are compared. */
const topicsOf = memoize(({ topics }: KnownArticle): readonly string[] => [...topics.en, ...topics.zh].map((t) => fold(t).toLowerCase()));

/** How many of an article's topics a text names. */
function score(text: string, article: KnownArticle): number {
  let hits = 0;
  for (const form of topicsOf(article)) {
    const at = text.indexOf(form);
    if (at >= 0 && wholeWord(text, at, at + form.length)) hits++;
  }
  return hits;
}
