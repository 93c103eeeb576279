/** The JSON of `check` and `resolve`, for other programs to read. Positions are the LSP's: zero-based lines and UTF-16 characters. */
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Citation } from '../document/citation.js';
import type { Severity } from '../document/configuration.js';
import { show } from '../features/diagnostics.js';
import type { Language } from '../knowledge/schema.js';
import type { Finding } from '../rules/rule.js';
import { toRange } from './range.js';
import type { ReviewedFile } from './review.js';

/** One citation. `text` is the exact source substring. */
export function citationJson(document: TextDocument, c: Citation) {
  return {
    text: c.text,
    range: toRange(document, c),
    law: c.law,
    version: c.version,
    articles: c.articles.map((a) => a.article),
    status: c.status,
    ...(c.item ? { item: c.item } : {}),
    ...(c.misnomer ? { misnomer: c.misnomer } : {}),
  };
}

/** One finding with its text. */
function findingJson(document: TextDocument, finding: Finding, language: Language) {
  const shown = show(finding, language);
  return {
    rule: shown.rule,
    severity: shown.severity,
    message: shown.message,
    range: toRange(document, finding),
    ...(finding.requirement ? { requirement: finding.requirement } : {}),
    basis: shown.basis,
    fixes: finding.fixes?.filter((fix) => fix.edits.length).length ?? 0,
  };
}

/** One document. */
export function documentJson({ path, document, analysed, findings }: ReviewedFile, language: Language) {
  return {
    path,
    kind: analysed.kind,
    kindSource: analysed.kindSource,
    language: analysed.language,
    asOf: analysed.asOf,
    findings: findings.map((f) => findingJson(document, f, language)),
    requirements: analysed.verdicts.map((v) => ({
      id: v.requirement.id,
      status: v.status,
      unsure: v.unsure,
      evidence: v.evidence.map((e) => ({ range: toRange(document, e), text: e.text })),
    })),
    citations: analysed.citations.map((c) => citationJson(document, c)),
  };
}

export type DocumentJson = ReturnType<typeof documentJson>;

/** How many documents, and findings of each severity. */
export function summaryOf(documents: readonly DocumentJson[]) {
  const count = (severity: Severity) => documents.reduce((n, d) => n + d.findings.filter((f) => f.severity === severity).length, 0);
  return {
    documents: documents.length,
    errors: count('error'),
    warnings: count('warning'),
    information: count('information'),
    hints: count('hint'),
  };
}

export type Summary = ReturnType<typeof summaryOf>;
