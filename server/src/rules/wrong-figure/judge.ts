/** Whether a figure stated with a citation is the law's. */
import type { AnalysedDocument } from '../../document/analysed.js';
import type { Claim } from '../../document/claims.js';
import type { KnowledgeBase } from '../../knowledge/knowledge.js';
import { judgeFigure } from './articles.js';
import { judgeDate } from './dates.js';
import { judgeCount, judgeDecree } from './lawNumbers.js';
import type { Verdict } from './verdict.js';

/** What is wrong with a claim, or undefined. */
export function judge(claim: Claim, knowledge: KnowledgeBase, document: AnalysedDocument): Verdict | undefined {
  switch (claim.figure.dimension) {
    case 'date':
      return judgeDate(claim, knowledge, document.asOf);
    case 'articles':
      return judgeCount(claim, knowledge);
    case 'decree':
      return judgeDecree(claim, knowledge);
    default:
      return judgeFigure(claim, knowledge, document);
  }
}
