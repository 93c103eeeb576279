import type { AnalysedDocument } from '../../document/analysed.js';
import { type Claim, claimsOf } from '../../document/claims.js';
import { sameFigure } from '../../knowledge/figures.js';
import { articlesNamed, date, inNotationOf, lawNames } from '../../knowledge/format.js';
import type { KnowledgeBase } from '../../knowledge/knowledge.js';
import { yearOf } from '../../knowledge/reference.js';
import type { Fix, Report, Rule } from '../rule.js';
import { judge } from './judge.js';
import type { Verdict } from './verdict.js';

/**
 * A figure stated with a citation at odds with the article cited, or with the law: in the version that the citation means on the
 * document's day. Silent where the law states no such figure, or where the figure may be somebody's own.
 */
export const rule: Rule = {
  id: 'wrong-figure',
  title: { en: 'wrong figure', zh: '数字有误' },
  since: '0.1.0',
  severity: 'warning',
  runs: 'any-kind',
  fix: 'unsafe',
  messages: {
    article: {
      en: '{article} of the {law} states {right}; the text says {written}. Check the figure.',
      zh: '《{law}》{article}规定的是{right}，此处写作“{written}”。请核对数字。',
    },
    law: {
      en: 'The {law} states {right}; the text says {written}. Check the figure.',
      zh: '《{law}》规定的是{right}，此处写作“{written}”。请核对数字。',
    },
    elsewhere: {
      en: '{article} of the {law} states no such figure: {written} stands in {other}. Check the article.',
      zh: '《{law}》{article}没有这一数字：“{written}”见于{other}。请核对条号。',
    },
    unstated: {
      en: '{article} of the {law} sets no such period ({written}): it says “{right}”. Check the figure.',
      zh: '《{law}》{article}没有规定“{written}”这一期限，其要求为“{right}”。请核对。',
    },
    effective: {
      en: 'The {law} took effect on {right}; the text says {written}. Check the date.',
      zh: '《{law}》自{right}起施行，此处写作“{written}”。请核对日期。',
    },
    promulgated: {
      en: 'The {law} was promulgated on {right}; the text says {written}. Check the date.',
      zh: '《{law}》于{right}公布，此处写作“{written}”。请核对日期。',
    },
    count: {
      en: 'The {law} has {right} articles; the text says {written}. Check the number.',
      zh: '《{law}》共{right}条，此处写作“{written}”。请核对数字。',
    },
    decree: {
      en: 'The {law} was promulgated by {right}; the text gives No. {written}. Check the number.',
      zh: '《{law}》的文号为{right}，此处写作“{written}”。请核对文号。',
    },
    replace: { en: 'Change to “{text}”', zh: '改为“{text}”' },
  },
  *check({ document, knowledge }): Generator<Report> {
    for (const claim of claimsOf(document)) {
      const verdict = judge(claim, knowledge, document);
      if (verdict) yield report(claim, verdict, document, knowledge);
    }
  },
};

function report(claim: Claim, verdict: Verdict, document: AnalysedDocument, knowledge: KnowledgeBase): Report {
  const version = knowledge.version(verdict.version)!;
  const law = knowledge.lawOf(verdict.version)!;
  const year = yearOf(version.id);
  const names = lawNames(law);
  const several = law.versions.filter((v) => v.status === 'final').length > 1;
  const written = document.text.slice(claim.from, claim.to).replace(/\s+/g, ' ');
  return {
    message: verdict.message,
    parameters: {
      law: several ? { en: `${names.en} (${year})`, zh: `${names.zh}（${year}年）` } : names,
      article: verdict.article ? articlesNamed([verdict.article]) : '',
      other: verdict.others ? articlesNamed(verdict.others) : '',
      right: verdict.right,
      written,
    },
    from: claim.from,
    to: claim.to,
    basis: (verdict.others ?? (verdict.stands ? verdict.stands : verdict.article ? [verdict.article] : [undefined])).map((article) => ({
      law: law.id,
      version: version.id,
      ...(article ? { article } : {}),
    })),
    fixes: fixOf(claim, verdict, document),
  };
}

/** Where only one figure can be meant, it is written in the notation of the one that it replaces. */
function fixOf(claim: Claim, verdict: Verdict, document: AnalysedDocument): Fix[] {
  const only = verdict.only;
  if (!only || (only.unit ?? '') !== (claim.figure.unit ?? '') || sameFigure(only, claim.figure)) return [];
  const before = document.text.slice(claim.number.from, claim.number.to);
  const chinese = /[\u4e00-\u9fff]/.test(document.text.slice(claim.from, claim.to));
  const text = only.date
    ? only.date.length === 10 && claim.figure.date?.length === 10
      ? date(only.date, chinese ? 'zh' : 'en')
      : undefined
    : inNotationOf(before, only.value);
  return text === undefined
    ? []
    : [{ title: 'replace', parameters: { text }, edits: [{ from: claim.number.from, to: claim.number.to, text }], safe: false }];
}
