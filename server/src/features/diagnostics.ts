/** Findings as a client shows them: texts in its language, and a fresh skeleton's many gaps in one place. */
import type { AnalysedDocument } from '../document/analysed.js';
import type { Severity } from '../document/configuration.js';
import { LIST_COMMA } from '../knowledge/punctuation.js';
import type { Language } from '../knowledge/schema.js';
import { ruleOf } from '../rules/lookup.js';
import { type Basis, type Finding, type Fix, fill } from '../rules/rule.js';

/** What people call what a rule reports. */
export const ruleTitle = (rule: string, language: Language): string => ruleOf(rule)?.title[language] ?? rule;

/** The page of a rule in a language. */
export const ruleUrl = (rule: string, language: Language): string =>
  `https://github.com/policy-drafter/policy-drafter/blob/main/docs/rules/${language === 'zh' ? 'zh/' : ''}${rule}.md`;

/** A finding with its texts. Offsets in the document. */
export interface ShownFinding {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  readonly from: number;
  readonly to: number;
  readonly href: string;
  readonly requirement?: string;
  readonly basis: readonly Basis[];
  readonly related: readonly { readonly from: number; readonly to: number; readonly message: string }[];
  /** The findings behind it, for its fixes: itself, or the group's. */
  readonly of: readonly Finding[];
  /** For a group: the missing requirements. */
  readonly group?: readonly string[];
}

const GROUP = {
  en: '{n} of {all} expected disclosures are missing: {list}. Quick fixes insert each; the list shortens as you write.',
  zh: '{all}项应告知事项中缺少{n}项：{list}。可用快速修复逐项插入；随着撰写，清单会缩短。',
};

/** Texts of a finding in a language. */
export function show(finding: Finding, language: Language): ShownFinding {
  const rule = ruleOf(finding.rule);
  const text = (id: string, parameters: Finding['parameters']) => (rule?.messages[id] ? fill(rule.messages[id], parameters, language) : id);
  return {
    rule: finding.rule,
    severity: finding.severity,
    message: text(finding.message, finding.parameters),
    from: finding.from,
    to: finding.to,
    href: ruleUrl(finding.rule, language),
    requirement: finding.requirement,
    basis: finding.basis ?? [],
    related: (finding.related ?? []).map((r) => ({ from: r.from, to: r.to, message: text(r.message, r.parameters) })),
    of: [finding],
  };
}

/** Title of a fix in a language. */
export function fixTitle(finding: Finding, fix: Fix, language: Language): string {
  const message = ruleOf(finding.rule)?.messages[fix.title];
  return message ? fill(message, fix.parameters, language) : fix.title;
}

/**
 * Whether an editor should show the missing requirements as one: from more than two thirds of the applicable ones, and
 * once so, until fewer than half, so that the list does not come and go while a gap is being filled.
 */
export function groupsMissing(document: AnalysedDocument, before: boolean): boolean {
  const applicable = document.verdicts.filter((v) => v.status !== 'not-applicable').length;
  const missing = document.verdicts.filter((v) => v.status === 'missing').length;
  return applicable > 0 && (before ? missing * 2 >= applicable : missing * 3 > applicable * 2);
}

const isAbsence = (finding: Finding): boolean => ruleOf(finding.rule)?.reports === 'absence';

/** The findings of a document as shown. `grouped`: see {@link groupsMissing}. */
export function showAll(document: AnalysedDocument, findings: readonly Finding[], language: Language, grouped: boolean): ShownFinding[] {
  const missing = grouped ? findings.filter(isAbsence) : [];
  const [first, second] = missing;
  if (!first || !second) return findings.map((f) => show(f, language));
  const titles = missing
    .map((f) => f.parameters?.title)
    .filter((t) => typeof t === 'object')
    .map((t) => t[language]);
  const all = document.verdicts.filter((v) => v.status !== 'not-applicable').length;
  const worst = missing.some((f) => f.severity === 'error')
    ? 'error'
    : missing.some((f) => f.severity === 'warning')
      ? 'warning'
      : missing.some((f) => f.severity === 'information')
        ? 'information'
        : 'hint';
  const group: ShownFinding = {
    rule: first.rule,
    severity: worst,
    from: document.title.from,
    to: document.title.to,
    href: ruleUrl(first.rule, language),
    basis: [],
    related: [],
    of: missing,
    group: missing.map((f) => f.requirement ?? ''),
    message: GROUP[language]
      .replace('{n}', String(missing.length))
      .replace('{all}', String(all))
      .replace('{list}', titles.join(LIST_COMMA[language])),
  };
  return [group, ...findings.filter((f) => !isAbsence(f)).map((f) => show(f, language))];
}
