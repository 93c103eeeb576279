/** Numbers that belong to a law as a whole: how many articles it has, and by which order it was promulgated. */
import { DECREE } from '../../document/claims/placed.js';
import type { Claim } from '../../document/claims.js';
import type { KnowledgeBase } from '../../knowledge/knowledge.js';
import type { Law } from '../../knowledge/schema.js';
import type { Verdict } from './verdict.js';

const COUNTED =
  /\b(?:has|have|contains?|consists? of|comprises?|comprising|containing|total(?:s|ling)?|with|runs? to|spans?|made up of|all)\b|\barticles\b[^:]{0,40}: ?|条数|共|计|分为|由|全文|全部|合计/i;

/** What is wrong with a number of articles, or undefined. */
export function judgeCount(claim: Claim, knowledge: KnowledgeBase): Verdict | undefined {
  const { citations, figure } = claim;
  if (
    citations.length !== 1 ||
    citations[0]!.articles.length ||
    !(
      COUNTED.test(claim.segment.slice(Math.max(0, claim.at - 40), claim.at + 8)) ||
      /\($/.test(claim.segment.slice(0, claim.at)) ||
      // "The Law, 55 articles, …".
      (claim.laws.some((l) => /^["'》]?, $/.test(claim.segment.slice(l.to, claim.at))) &&
        /^(?: in total| in all)?[,;)]/.test(claim.segment.slice(claim.at + figure.to - figure.from))) ||
      !claim.laws.length
    )
  )
    return undefined;
  const version = knowledge.version(citations[0]!.version ?? '');
  const count = version?.countVerified ? version.articleCount : undefined;
  if (!version || count === undefined || count === figure.value) return undefined;
  // "adds 2 articles", "17 articles of which".
  if (/\b(?:adds?|added|new|amend\w*|chang\w*|revis\w*)\b|新增|增加|修改|删除|涉及/i.test(claim.clause)) return undefined;
  return {
    message: 'count',
    version: version.id,
    right: { en: String(count), zh: String(count) },
    only: { dimension: 'articles', value: count },
  };
}

/** What is wrong with the number of an order, or undefined. */
export function judgeDecree(claim: Claim, knowledge: KnowledgeBase): Verdict | undefined {
  const { segment, at, figure } = claim;
  // The number alone is read as the law that bears it: what counts is the law named beside it.
  const law = oneLaw({ citations: claim.citations.filter((c) => !DECREE.test(c.text)) }, knowledge);
  const version = law?.versions.filter((v) => v.status === 'final').at(-1);
  // A letter's number is compared only with one of the same series: 国信办通字〔2025〕2号.
  const [, series, letter] = /^(.+?)〔(\d{4})〕/.exec(version?.documentNumber?.zh ?? '') ?? [];
  const written = segment.slice(0, at + figure.number.from - figure.from);
  const own = /^(.+?) ?\[/.exec(version?.documentNumber?.en ?? '')?.[1];
  if (/[\])] ?(?:No\. ?|第)?$/.test(written)) {
    const before = written.slice(0, Math.max(0, written.search(/ ?[[(]\d{4}[\])] ?(?:No\. ?|第)?$/)));
    if (!series || !letter || !(before.endsWith(series) || (own && before.toLowerCase().endsWith(own.toLowerCase())))) return undefined;
  } else if (series) return undefined;
  const nearest = claim.laws.findLast((l) => l.to <= at);
  if (nearest && /\b(?:and|or|replac\w*|amend\w*)\b|[、和及与或]|废止|修改/.test(segment.slice(nearest.to, at))) return undefined;
  const number = /(?:No\. ?|令第|〕)(\d+)(?:$|号)/.exec(version?.documentNumber?.zh ?? '')?.[1];
  if (!law || !version?.documentNumber?.verified || !number || Number(number) === claim.figure.value) return undefined;
  return { message: 'decree', version: version.id, right: version.documentNumber, only: { dimension: 'decree', value: Number(number) } };
}

/** The law, where all citations of a claim mean the same. */
export function oneLaw(claim: Pick<Claim, 'citations'>, knowledge: KnowledgeBase): Law | undefined {
  const ids = new Set(claim.citations.map((c) => c.law));
  return ids.size === 1 ? knowledge.law([...ids][0] ?? '') : undefined;
}
