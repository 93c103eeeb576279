/** Runs the rules over a document: reports, then severities, then suppressions, in one pass. */
import type { AnalysedDocument } from '../document/analysed.js';
import type { Severity, Suppression } from '../document/configuration.js';
import type { Directive } from '../document/directives.js';
import { fingerprint } from './fingerprint.js';
import { rules as allRules } from './index.js';
import type { Finding, Rule, RuleContext, RuleOptions } from './rule.js';

export interface RunOptions extends RuleOptions {
  /** Severity of a rule by id; `off` silences it. */
  readonly severities: Readonly<Record<string, Severity | 'off'>>;
  /** Told of a rule that failed: its findings are lost, the others' are not. Never given text of the document. */
  readonly failed?: (rule: string, error: unknown) => void;
  /** Told of each finding that a comment or the project file suppresses, for a report that lists them with their reasons. */
  readonly suppressed?: (finding: Finding, by: Directive | Suppression) => void;
}

/** All findings of a document, in order of place. */
export function findingsOf(document: AnalysedDocument, options: RunOptions, rules: readonly Rule[] = allRules): Finding[] {
  const context: RuleContext = { document, knowledge: document.analyser.knowledge, options, rules: rules.map((r) => r.id) };
  const ofPhase = (phase: Rule['phase']) => rules.filter((rule) => rule.phase === phase);
  const { kept, used } = suppress(document, check(ofPhase(undefined), context, options), options);
  const last = check(ofPhase('after-suppression'), { ...context, used }, options);
  return [...kept, ...last].sort((a, b) => a.from - b.from || a.to - b.to || (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0));
}

/** What rules find, with final severities. */
function check(rules: readonly Rule[], context: RuleContext, options: RunOptions): Finding[] {
  const findings: Finding[] = [];
  for (const rule of rules) {
    const severity = options.severities[rule.id];
    if (severity === 'off' || !runsOn(rule, context.document)) continue;
    try {
      for (const report of rule.check(context))
        findings.push({ ...report, rule: rule.id, severity: severity ?? report.severity ?? rule.severity });
    } catch (error) {
      options.failed?.(rule.id, error);
    }
  }
  return findings;
}

function runsOn(rule: Rule, document: AnalysedDocument): boolean {
  if (rule.runs === 'configured') return true;
  if (document.kindSource === 'none') return false;
  return rule.runs === 'any-kind' || document.kind !== 'other';
}

/** Applies the suppressions of the document and of its project file: the findings left, and what suppressed the others. */
function suppress(
  document: AnalysedDocument,
  findings: readonly Finding[],
  options: RunOptions,
): { readonly kept: readonly Finding[]; readonly used: ReadonlySet<Directive | Suppression> } {
  const used = new Set<Directive | Suppression>();
  const holds = ({ until }: Directive | Suppression) => !until || until >= document.surroundings.today;
  const reaches = document.directives.filter((d) => !d.fault && holds(d)).map((d) => reachOf(document.text, d));
  const beside = (options.suppressions ?? []).filter(holds);
  if (!reaches.length && !beside.length) return { kept: findings, used };
  const kept = findings.filter((finding) => {
    const by = suppressedBy(finding, reaches) ?? suppressedBeside(document, finding, beside);
    if (!by) return true;
    used.add(by);
    options.suppressed?.(finding, by);
    return false;
  });
  return { kept, used };
}

/** A directive with the places at which a finding must begin for it to apply, both included. */
interface Reach {
  readonly directive: Directive;
  readonly from: number;
  readonly to: number;
}

function reachOf(text: string, directive: Directive): Reach {
  const { from, to, action } = directive;
  if (action === 'disable-file') return { directive, from: 0, to: text.length };
  if (action === 'disable-line') return { directive, from: lineOf(text, from), to: endOfLine(text, to) };
  if (action === 'disable-next-line') {
    const next = nextLine(text, to);
    return { directive, from: next, to: endOfLine(text, next) };
  }
  return { directive, from, to: text.length };
}

/** The directive that hides a finding: the last that names its place, else the last `disable` before it that is still open. */
function suppressedBy(finding: Finding, reaches: readonly Reach[]): Directive | undefined {
  let hit: Directive | undefined;
  let open: Directive | undefined;
  for (const { directive, from, to } of reaches) {
    if (finding.from < from || finding.from > to) continue;
    if (directive.rules.length && !directive.rules.some((r) => names(r.id, finding))) continue;
    if (directive.action === 'disable') open = directive;
    else if (directive.action === 'enable') open = undefined;
    else hit = directive;
  }
  return hit ?? open;
}

/** The entry of the project file that knows a finding by its fingerprint. */
function suppressedBeside(document: AnalysedDocument, finding: Finding, entries: readonly Suppression[]): Suppression | undefined {
  const named = entries.filter((entry) => names(entry.rule, finding));
  if (!named.length) return undefined;
  const hash = fingerprint(document, finding);
  return named.find((entry) => entry.hash === hash);
}

/** Whether a suppression's rule means a finding: the rule, or the rule of one requirement. */
const names = (rule: string, finding: Finding): boolean => rule === finding.rule || rule === `${finding.rule}/${finding.requirement}`;

const lineOf = (text: string, offset: number): number => text.lastIndexOf('\n', offset - 1) + 1;
const endOfLine = (text: string, offset: number): number => {
  const end = text.indexOf('\n', offset);
  return end < 0 ? text.length : end;
};
/** Start of the next line that is not blank: a comment is its own block in Markdown, with an empty line after it. */
function nextLine(text: string, offset: number): number {
  let at = endOfLine(text, offset) + 1;
  while (at < text.length && text.slice(at, endOfLine(text, at)).trim() === '') at = endOfLine(text, at) + 1;
  return at;
}
