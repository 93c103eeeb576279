/** What a review report holds, before it has a form: the same for HTML, Markdown and CSV, for the editor and the command line. */
import type { AnalysedDocument } from '../../document/analysed.js';
import type { Facts, Severity, Suppression } from '../../document/configuration.js';
import type { Directive } from '../../document/directives.js';
import { CHANNEL_TITLES, FACT_TITLES, KIND_TITLES } from '../../document/titles.js';
import { exposure, standing } from '../../knowledge/describe.js';
import { articleName, count, date, lawName, money } from '../../knowledge/format.js';
import type { KnowledgeBase } from '../../knowledge/knowledge.js';
import { brackets, LIST_COMMA } from '../../knowledge/punctuation.js';
import { yearOf } from '../../knowledge/reference.js';
import type { Bilingual, Language } from '../../knowledge/schema.js';
import { ruleOf } from '../../rules/lookup.js';
import type { Basis, Finding } from '../../rules/rule.js';
import { type Place, placesIn } from '../../util/places.js';
import { type Counts, type CoverageEntry, type CoverageSection, countStates, coverageView, quotationOf } from '../coverage.js';
import { ruleTitle, show } from '../diagnostics.js';

/** A finding that a comment of the document or its project file suppresses. */
export interface Suppressed {
  readonly finding: Finding;
  readonly by: Pick<Directive, 'reason' | 'until'> | Suppression;
}

/** A document as reviewed. `path` names it in the report. */
export interface Reviewed {
  readonly path: string;
  readonly analysed: AnalysedDocument;
  readonly findings: readonly Finding[];
  readonly suppressed: readonly Suppressed[];
}

export interface ReportOptions {
  readonly language: Language;
  /** ISO day on which the report is made. */
  readonly today: string;
  /** Version of the product. */
  readonly version: string;
}

/** One legal basis: "PIPL Article 17(1)", its version, its standing on the document's day, whether it is checked against the official text. */
interface BasisLine {
  readonly name: string;
  readonly version: string;
  readonly standing: string;
  readonly verified: boolean;
}

export interface ReportFinding extends Place {
  readonly severity: Severity;
  readonly rule: string;
  /** What people call what it reports. */
  readonly title: string;
  readonly href: string;
  readonly message: string;
  /** The words it stands at; '' where it is about the document as a whole. */
  readonly quotation: string;
  readonly requirement?: string;
  readonly basis: readonly BasisLine[];
  readonly exposure: string;
  readonly reason?: string;
  readonly until?: string;
}

export interface ReportDocument {
  readonly path: string;
  readonly kind: string;
  readonly kindSource: AnalysedDocument['kindSource'];
  readonly language: AnalysedDocument['language'];
  readonly asOf: string;
  readonly reviewed?: string;
  readonly facts: readonly { readonly title: string; readonly value: string }[];
  readonly counts: Counts;
  readonly sections: readonly CoverageSection[];
  readonly findings: readonly ReportFinding[];
  readonly suppressed: readonly ReportFinding[];
  /** What the gaps may cost: each article's fines once, with the gaps that may lead to them. Never added up: the law does not. */
  readonly exposures: readonly { readonly text: string; readonly gaps: readonly string[] }[];
  readonly placeOf: (offset: number) => Place;
}

export interface Report {
  readonly options: ReportOptions;
  readonly documents: readonly ReportDocument[];
  readonly severities: Readonly<Record<Severity, number>>;
}

/** Gathers a report. */
export function buildReport(reviewed: readonly Reviewed[], options: ReportOptions): Report {
  const documents = reviewed.map((r) => reportDocument(r, options.language));
  const count = (severity: Severity) => documents.reduce((n, d) => n + d.findings.filter((f) => f.severity === severity).length, 0);
  return {
    options,
    documents,
    severities: { error: count('error'), warning: count('warning'), information: count('information'), hint: count('hint') },
  };
}

function reportDocument({ path, analysed, findings, suppressed }: Reviewed, language: Language): ReportDocument {
  const placeOf = placesIn(analysed.text);
  const sections = coverageView(analysed, language);
  const entries = new Map(sections.flatMap((s) => s.entries.map((e) => [e.requirement.id, e] as const)));
  const shown = (finding: Finding) => reportFinding(analysed, finding, entries.get(finding.requirement ?? ''), language, placeOf);
  const exposures = new Map<string, string[]>();
  for (const { title, fines } of sections.flatMap((s) => s.entries))
    for (const fine of fines) exposures.set(fine, [...(exposures.get(fine) ?? []), title]);
  return {
    path,
    kind: KIND_TITLES[analysed.kind][language],
    kindSource: analysed.kindSource,
    language: analysed.language,
    asOf: analysed.asOf,
    ...(analysed.configuration.reviewed ? { reviewed: analysed.configuration.reviewed } : {}),
    facts: factLines(analysed.configuration.facts ?? {}, language),
    counts: countStates(analysed),
    sections,
    findings: findings.map(shown),
    suppressed: suppressed.map(({ finding, by: { reason, until } }) => ({
      ...shown(finding),
      ...(reason ? { reason } : {}),
      ...(until ? { until } : {}),
    })),
    exposures: [...exposures].map(([text, gaps]) => ({ text, gaps })),
    placeOf,
  };
}

function reportFinding(
  analysed: AnalysedDocument,
  finding: Finding,
  entry: CoverageEntry | undefined,
  language: Language,
  placeOf: (offset: number) => Place,
): ReportFinding {
  const { knowledge } = analysed.analyser;
  const shown = show(finding, language);
  const duties = (finding.basis ?? []).map((b) => (b.article ? `${b.version}:${b.article}` : b.version));
  // A gap stands at the title or at a heading, which are not what it is about.
  const whole = ruleOf(finding.rule)?.reports === 'absence' && !entry?.unsure;
  return {
    ...placeOf(finding.from),
    severity: finding.severity,
    rule: finding.rule,
    title: ruleTitle(finding.rule, language),
    href: shown.href,
    message: shown.message,
    quotation: whole ? '' : quotationOf(analysed, finding),
    ...(finding.requirement ? { requirement: finding.requirement } : {}),
    basis: (finding.basis ?? []).map((b) => basisLine(knowledge, b, analysed.asOf, language)),
    exposure: entry?.exposure ?? (ofDuty(finding) ? exposure(knowledge, duties, analysed.asOf, language, analysed.facts.turnover) : ''),
  };
}

/** Whether the basis of a finding is a duty that its words may well breach. */
const ofDuty = (f: Finding): boolean => ruleOf(f.rule)?.basis === 'duty' && (f.severity === 'error' || f.severity === 'warning');

/** A legal basis as a report names it. */
function basisLine(knowledge: KnowledgeBase, basis: Basis, day: string, language: Language): BasisLine {
  const law = knowledge.law(basis.law);
  const version = knowledge.version(basis.version);
  const article = version && basis.article ? knowledge.article(version.id, basis.article) : undefined;
  const title = law ? lawName(law, language) : basis.law;
  const several = version && (law?.versions.filter((v) => v.status === 'final').length ?? 0) > 1;
  const year = several ? brackets(language === 'zh' ? `${yearOf(version.id)}年` : yearOf(version.id), language) : '';
  const number = basis.article ? (language === 'zh' ? articleName(basis.article, 'zh', law) : ` ${articleName(basis.article, 'en')}`) : '';
  return {
    name: (language === 'zh' ? `《${title}》` : title) + year + number,
    version: basis.version,
    standing: version ? standing(knowledge, version, day, language) : '',
    verified: version !== undefined && (article?.verified ?? version.verified),
  };
}

const YES_NO = { yes: { en: 'yes', zh: '是' }, no: { en: 'no', zh: '否' } } as const;

const factLines = (facts: Facts, language: Language): { title: string; value: string }[] =>
  Object.entries(facts).map(([name, value]) => ({
    title: FACT_TITLES[name as keyof Facts][language],
    value: factValue(name, value, language),
  }));

function factValue(name: string, value: NonNullable<Facts[keyof Facts]>, language: Language): string {
  if (typeof value === 'boolean') return YES_NO[value ? 'yes' : 'no'][language];
  if (typeof value === 'number') return name === 'turnover' ? money(value, language) : count(value, language);
  const titles: Readonly<Record<string, Bilingual>> = name === 'channels' ? CHANNEL_TITLES : {};
  return value.map((one) => titles[one]?.[language] ?? one).join(LIST_COMMA[language]);
}

/** An ISO day as the report's reader writes it. */
export const day = (iso: string, language: Language): string => date(iso, language);
