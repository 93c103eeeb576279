import type { AnalysedDocument } from '../../document/analysed.js';
import type { Citation } from '../../document/citation.js';
import { type Claim, claimsWith } from '../../document/claims.js';
import { type Displaced, displacedIn } from '../../document/displaced.js';
import { sameFigure } from '../../knowledge/figures.js';
import { articlesNamed, lawNames, MONTHS, citation as write } from '../../knowledge/format.js';
import type { KnowledgeBase } from '../../knowledge/knowledge.js';
import { parseReference, yearOf } from '../../knowledge/reference.js';
import { type StatedFigure, statedBy } from '../../knowledge/stated.js';
import { overlapping } from '../../util/sorted.js';
import type { Fix, Report, Rule } from '../rule.js';
import { saidInForce, sentenceAround, sentenceBefore, toldAsPast } from '../sentence.js';
import { TODAY, textRelied, toldOfThen } from './text.js';

/** A text cited that another has replaced by the document's date. Moved articles of the same law are told by `renumbered-article`. */
export const rule: Rule = {
  id: 'superseded-law',
  title: { en: 'superseded law', zh: '所引文本已被取代' },
  since: '0.1.0',
  severity: 'warning',
  runs: 'any-kind',
  fix: 'unsafe',
  messages: {
    replaced: {
      en: 'The text of {year} of the {law} ended on {ended}; the text of {current} is in force since {since}. Cite the present text, or date the document (asOf) before the change.',
      zh: '《{law}》{year}年文本已于{ended}后失效，现行为{current}年文本，自{since}起施行。请引用现行文本，或者将文件日期（asOf）设在修改之前。',
    },
    repealed: {
      en: 'The {law} ended on {ended}; the {successor} took its place. Cite the {successor}, whose articles have other numbers.',
      zh: '《{law}》已于{ended}后失效，由《{successor}》取代。请改引《{successor}》，条号亦不同。',
    },
    displaced: {
      en: '{article} of the {law} has given way to {by} of the {successor}, in force since {since}: where the two differ, the latter applies. Cite it, and check the figures.',
      zh: '《{law}》{article}自{since}起已让位于《{successor}》{by}：两者不一致的，适用后者。请改引后者，并核对数字。',
    },
    replace: { en: 'Change to “{text}”', zh: '改为“{text}”' },
  },
  *check({ document, knowledge }): Generator<Report> {
    for (const citation of document.citations) {
      yield* displaced(document, citation, knowledge);
      const old = textRelied(document, citation, knowledge);
      if (old) {
        const law = knowledge.lawOf(old.id)!;
        const current = knowledge.versionOn(law.id, document.asOf)!;
        yield {
          from: citation.from,
          to: citation.to,
          message: 'replaced',
          parameters: {
            law: lawNames(law),
            year: yearOf(old.id),
            ended: old.ended!,
            current: yearOf(current.id),
            since: current.effective ?? '',
          },
          basis: [{ law: law.id, version: current.id }],
        };
        continue;
      }
      if ((citation.status !== 'superseded' && citation.status !== 'renumbered') || !citation.law || !citation.version) continue;
      const law = knowledge.law(citation.law);
      const version = knowledge.version(citation.version);
      if (!law || !version?.ended) continue;
      const current = knowledge.versionOn(law.id, document.asOf);
      if (citation.home || toldAsPast(document.text, citation)) continue;
      if (toldOfThen(document.text, citation, version) && !saidInForce(document.text, citation)) continue;
      const at = citation.lawRange ?? citation;
      const base = { from: at.from, to: at.to };
      if (current && current.id !== version.id && knowledge.force(current, document.asOf) === 'in-force') {
        // That the article has moved is told by another rule, but where the old text itself is said to be in force.
        if (citation.status === 'renumbered' && !saidInForce(document.text, citation)) continue;
        yield {
          ...base,
          message: 'replaced',
          parameters: {
            law: lawNames(law),
            year: yearOf(version.id),
            ended: version.ended,
            current: yearOf(current.id),
            since: current.effective ?? '',
          },
          basis: [{ law: law.id, version: current.id }],
          fixes: yearFix(document.text.slice(at.from, at.to), at.from, yearOf(version.id), yearOf(current.id)),
        };
        continue;
      }
      const successor = version.replacedBy && knowledge.law(parseReference(version.replacedBy)?.law ?? '');
      if (!successor || successor.id === law.id || !meant(document.text, citation)) continue;
      yield {
        ...base,
        message: 'repealed',
        parameters: { law: lawNames(law), ended: version.ended, successor: lawNames(successor) },
        basis: basisOf(successor.id, knowledge, document.asOf),
        fixes: citation.articles.length
          ? []
          : [
              {
                title: 'replace',
                parameters: { text: write(successor, undefined, citation.language, 'short') },
                edits: [{ ...base, text: write(successor, undefined, citation.language, 'short') }],
                safe: false,
              },
            ],
      };
    }
  },
};

/** 合同法 without 《》 and article may be a field of law rather than the statute. */
const meant = (text: string, citation: Citation): boolean =>
  citation.articles.length > 0 ||
  (citation.title ?? '').split(' ').length >= 5 ||
  citation.namedVersion ||
  saidInForce(text, citation) ||
  /[《]|中华人民共和国|People's Republic|PRC|China's|Chinese|\b(?:19|20)\d\d|^(?:the )?[A-Z]\w+ \w+ of the [A-Z]/.test(
    text.slice(citation.from, citation.to),
  ) ||
  /\b(?:Chinese|China's) $/.test(text.slice(Math.max(0, citation.from - 10), citation.from));

function basisOf(law: string, knowledge: KnowledgeBase, day: string) {
  const version = knowledge.versionOn(law, day);
  return version ? [{ law, version: version.id }] : [];
}

const MONTH_BEFORE = new RegExp(`(?:${MONTHS.join('|')}),? (?:\\d{1,2},? )?$`);

/** Where the name holds the old year once, only that changes. */
function yearFix(name: string, from: number, old: string, now: string): Fix[] {
  const at = name.indexOf(old);
  // A day ("as adopted on 7 November 2016") is not changed with its year alone.
  if (at < 0 || name.includes(old, at + 4) || /^年?\d{1,2}月/.test(name.slice(at + 4)) || MONTH_BEFORE.test(name.slice(0, at))) return [];
  return [
    {
      title: 'replace',
      parameters: { text: name.replace(old, now) },
      edits: [{ from: from + at, to: from + at + 4, text: now }],
      safe: false,
    },
  ];
}

/** Told in the past tense, right behind the article: "Article 14 gave a result two years of validity". */
const TOLD = /^[,;:]? ?(?:gave|had|set|was|were|did|made|put|took|provided|required|allowed|fixed|limited|capped|asked|used to)\b/i;
/** What the articles that have given way decided. */
const DECIDED =
  /threshold|volume|valid|expir|lapse|renew|\bgood for\b|\bcount|cumulat|previous year|门槛|数量|有效期|到期|届满|延长|准入条件|累计|上年/i;

/** From when only the articles that have given way count: "since 1 January of the previous year", 自上年1月1日起. */
const OLD_COUNT =
  /\b(?:since|from|as of) (?:1(?:st)? January|January 1(?:st)?),? (?:of )?(?:the )?(?:previous|preceding|prior|last) (?:calendar )?year\b|(?:上一?年度?|前一年|去年) ?(?:1月1日|一月一日)/i;

/** An article relied on today in whose place a later text applies: by its own figures, or by what it decided. */
function* displaced(document: AnalysedDocument, citation: Citation, knowledge: KnowledgeBase): Generator<Report> {
  if (citation.status !== 'ok' || !citation.law || citation.home === 'assumed') return;
  const given = displacedIn(citation, knowledge, document.asOf);
  if (!given.length || toldAsPast(document.text, citation, TODAY)) return;
  const { before, after } = sentenceAround(document.text, citation.from, citation.to);
  if (TOLD.test(after)) return;
  const around = `${before} ; ${after}`;
  for (const { article, by } of given) {
    // Whoever names the later text beside it knows.
    const law = by[0]!.law;
    if (overlapping(document.citations, citation.from - 240, citation.to + 240).some((c) => c.law === law)) continue;
    const counted = OLD_COUNT.test(around) || OLD_COUNT.test(sentenceBefore(document.text, citation.from));
    if (!counted && !(around.search(TODAY) >= 0 && DECIDED.test(around)) && !statesOld(document, citation, { article, by })) continue;
    const version = knowledge.version(by[0]!.version)!;
    const numbers = by.map((a) => a.number);
    yield {
      from: citation.from,
      to: citation.to,
      message: 'displaced',
      parameters: {
        law: lawNames(knowledge.law(citation.law)!),
        article: articlesNamed([article.number]),
        successor: lawNames(knowledge.law(law)!),
        by: articlesNamed(numbers),
        since: version.effective ?? '',
      },
      basis: numbers.map((a) => ({ law, version: version.id, article: a })),
    };
  }
}

/** Whether a figure is stated with it that the article has and those in its place have not. */
function statesOld(document: AnalysedDocument, citation: Citation, { article, by }: Displaced): boolean {
  return claimsWith(document, citation).some(
    (c) =>
      !c.own &&
      !c.loose &&
      statedBy(article).some(
        (s) =>
          s.from === 'figure' &&
          sameFigure(s, c.figure) &&
          (heldBy(c, s) || !by.some((b) => statedBy(b).some((o) => sameFigure(o, c.figure)))),
      ),
  );
}
/** Whether a number counts the people whose information somebody has, where the articles of today count those whose information goes abroad. */
const heldBy = ({ segment, at }: Claim, { figure }: StatedFigure): boolean =>
  /\bprocessed\b/.test(figure?.of.en ?? '') && HELD.test(segment.slice(Math.max(0, at - 60), at));
const HELD =
  /\b(?:process(?:es|ed|ing)?|holds?|held|holding|handl(?:es?|ed|ing)|possess\w*)\b(?![^,;]*\b(?:export|abroad|transfer|overseas|outside))[^,;]{0,50}$|(?:处理|持有|掌握|存储|管理)(?:的|了|满|达到?|超过?|不满|不足|有)*$/i;
