/** Model clauses as proposals: at the beginning of a line, what the document does not say yet. */
import type { AnalysedDocument } from '../document/analysed.js';
import { isDue, type Verdict } from '../document/coverage.js';
import type { Language } from '../knowledge/schema.js';
import { fold } from '../markdown/normalise.js';
import { placeOf, withBlanks, writingOf } from '../rules/clause.js';
import { STATUS } from './report/words.js';
import { snippet } from './snippet.js';

/** A model clause to insert. */
export interface ClauseEntry {
  /** Target of `explainTarget`. */
  readonly id: string;
  /** Its requirement. */
  readonly requirement: string;
  readonly label: string;
  readonly detail: string;
  readonly text: string;
  /** The same with tab stops. */
  readonly snippet: string;
}

const MODEL_CLAUSE = { en: 'model clause', zh: '示范条款' };

/** Whether nothing but blanks stands between the beginning of the line and an offset: where a paragraph begins. */
const beginsLine = (text: string, offset: number): boolean => text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset).trim() === '';

/**
 * The clauses of open requirements, those that belong into the section around the offset first, then what is due. With a query, those that
 * `found` names or whose title holds it.
 */
export function clausesAt(
  document: AnalysedDocument,
  at: { readonly offset: number; readonly query: string; readonly found: ReadonlySet<string> },
  language: Language,
): ClauseEntry[] {
  if (!beginsLine(document.text, at.offset)) return [];
  const query = fold(at.query).toLowerCase();
  const names = ({ requirement: { id, title } }: Verdict) =>
    [title.en, title.zh, id].some((name) => fold(name).toLowerCase().includes(query));
  const wanted = document.verdicts.filter(
    (v) => (v.status === 'missing' || v.status === 'partial') && (at.found.has(v.requirement.id) || names(v)),
  );
  const section = document.sections.findLast(({ from, end }) => from <= at.offset && at.offset <= end);
  const rank = ({ requirement, status }: Verdict): number => {
    const here = section !== undefined && placeOf(document, requirement) === section;
    return (here ? 0 : 4) + (isDue(requirement, document.facts) ? 0 : 2) + (status === 'missing' ? 0 : 1);
  };
  const { language: written, eol } = writingOf(document, language);
  return wanted
    .map((verdict) => ({ verdict, rank: rank(verdict) }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ verdict: { requirement, status } }) => {
      const template = requirement.clause[written];
      return {
        id: `requirement:${requirement.kind}/${requirement.id}`,
        requirement: requirement.id,
        label: requirement.title[language],
        detail: `${MODEL_CLAUSE[language]} · ${STATUS[status][language]}`,
        text: withBlanks(template, eol),
        snippet: snippet(template.trim().replace(/\r?\n/g, eol)),
      };
    });
}
