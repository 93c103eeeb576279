/** The coverage view: each requirement of a document's kind by section, with its state, its evidence and what can be done about it. */
import type { AnalysedDocument } from '../document/analysed.js';
import { type Evidence, holds, isDue, type Status } from '../document/coverage.js';
import { basisOrBackground, exposures, referenceList } from '../knowledge/describe.js';
import { SEMICOLON } from '../knowledge/punctuation.js';
import type { Bilingual, Language, Requirement } from '../knowledge/schema.js';
import { basisOf } from '../rules/basis.js';
import { clauseFix, placeOf } from '../rules/clause.js';
import type { Basis } from '../rules/rule.js';
import { type Edit, setFact } from './frontMatter.js';

/** Sections in the order in which a document has them. */
export const SECTIONS: Readonly<Record<Requirement['section'], Bilingual>> = {
  basics: { en: 'Basic information', zh: '基本信息' },
  collection: { en: 'Collection and use', zh: '收集和使用' },
  storage: { en: 'Storage', zh: '存储' },
  sharing: { en: 'Sharing and transfers', zh: '对外提供' },
  rights: { en: 'Rights of individuals', zh: '个人权利' },
  special: { en: 'Special cases', zh: '特别情形' },
  security: { en: 'Security', zh: '安全保障' },
  governance: { en: 'Governance', zh: '管理与更新' },
};
export const SECTION_IDS = Object.keys(SECTIONS) as Requirement['section'][];

/** One requirement as a view shows it. Offsets in the document. */
export interface CoverageEntry {
  readonly requirement: Requirement;
  readonly title: string;
  readonly status: Status;
  readonly unsure: boolean;
  /** Whether it applies, as declared: undefined where no fact tells. */
  readonly applies: boolean | undefined;
  /** Why it is not applicable. */
  readonly because?: 'fact' | 'denied';
  readonly says: string;
  readonly basis: string;
  readonly references: readonly Basis[];
  /** What the gap may cost the organisation, at this document's turnover; '' where nothing that is due is missing, or no fine is known. */
  readonly exposure: string;
  /** The same, each article that sets a fine by itself. */
  readonly fines: readonly string[];
  /** `text`: the words as written. */
  readonly evidence: readonly Evidence[];
  /** Titles of the elements that are not shown. */
  readonly absent: readonly string[];
  /** The fact whose value `markNotApplicable` writes to rule the requirement out. */
  readonly fact?: { readonly name: string; readonly value: boolean };
}

export interface CoverageSection {
  readonly id: Requirement['section'];
  readonly title: string;
  readonly entries: readonly CoverageEntry[];
}

export type Counts = Readonly<Record<Status, number>>;

/** The sections of a document that have requirements; none for a document of no kind. */
export function coverageView(document: AnalysedDocument, language: Language): CoverageSection[] {
  const entries = document.verdicts.map((verdict): CoverageEntry => {
    const { requirement, status } = verdict;
    const { knowledge } = document.analyser;
    const fact = rulingFact(requirement);
    const behind = basisOrBackground(requirement);
    const applies = status === 'not-applicable' ? false : holds(requirement, document.facts);
    // What is only usual, what may not apply, and what may be there after all costs nothing.
    const gap = isDue(requirement, document.facts) && !verdict.unsure && (status === 'missing' || status === 'partial');
    const fines = gap ? exposures(knowledge, requirement.exposure, document.asOf, language, document.facts.turnover) : [];
    const elements = new Map(requirement.elements.map((e) => [e.id, e.title[language]]));
    return {
      requirement,
      title: requirement.title[language],
      status,
      unsure: verdict.unsure,
      applies,
      ...(verdict.because ? { because: verdict.because } : {}),
      says: requirement.says[language],
      basis: referenceList(knowledge, behind, language),
      references: basisOf({ knowledge, document }, behind),
      exposure: fines.join(SEMICOLON[language]),
      fines,
      evidence: verdict.evidence.map((e) => ({ ...e, text: quotationOf(document, e) })),
      absent: status === 'partial' ? verdict.absent.map((id) => elements.get(id) ?? id) : [],
      ...(fact ? { fact } : {}),
    };
  });
  return SECTION_IDS.flatMap((id) => {
    const own = entries.filter((e) => e.requirement.section === id);
    return own.length ? [{ id, title: SECTIONS[id][language], entries: own }] : [];
  });
}

const MAX_QUOTATION = 400;

/** The words at a place, on one line, as they are quoted: as the reader of the page sees them. */
export function quotationOf(document: AnalysedDocument, { from, to }: { readonly from: number; readonly to: number }): string {
  const text = document.markdown.shown(from, to);
  return text.length > MAX_QUOTATION ? `${text.slice(0, MAX_QUOTATION)}…` : text;
}

/** How many requirements are in each state. */
export function countStates(document: AnalysedDocument): Counts {
  const counts = { met: 0, partial: 0, missing: 0, 'not-applicable': 0 };
  for (const verdict of document.verdicts) counts[verdict.status]++;
  return counts;
}

/** The yes-or-no fact that decides whether a requirement applies, with the value that rules it out; undefined where no such fact does. */
function rulingFact({ when }: Requirement): CoverageEntry['fact'] {
  return when && when.atLeast === undefined && typeof when.is !== 'string' ? { name: when.fact, value: !(when.is ?? true) } : undefined;
}

/** Puts a requirement's model clause where it belongs; undefined where the document's kind has no such requirement. */
export function insertClause(document: AnalysedDocument, id: string, fallback: Language): readonly Edit[] | undefined {
  const requirement = requirementOf(document, id);
  return requirement && clauseFix(document, requirement, placeOf(document, requirement), fallback).edits;
}

/** Writes the fact that rules a requirement out into the front matter; undefined where no fact does, or the front matter cannot be read. */
export function markNotApplicable(document: AnalysedDocument, id: string): readonly Edit[] | undefined {
  const requirement = requirementOf(document, id);
  const fact = requirement && rulingFact(requirement);
  return fact && setFact(document, fact.name, fact.value);
}

const requirementOf = (document: AnalysedDocument, id: string): Requirement | undefined =>
  document.verdicts.find((v) => v.requirement.id === id)?.requirement;
