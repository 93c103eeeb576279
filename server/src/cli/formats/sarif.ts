/** SARIF 2.1.0, for code scanning and other dashboards. No excerpt of a document and no reason of a suppression goes in: such files leave the firm. */
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Log, ReportingDescriptor, Result } from 'sarif';
import { ruleUrl, show } from '../../features/diagnostics.js';
import type { Language } from '../../knowledge/schema.js';
import { fingerprint } from '../../rules/fingerprint.js';
import { rules } from '../../rules/index.js';
import type { Finding, Rule } from '../../rules/rule.js';
import { toRange } from '../range.js';
import type { ReviewedFile } from '../review.js';

const LEVEL = { error: 'error', warning: 'warning', information: 'note', hint: 'note' } as const;

/** The log. */
export function sarif(files: readonly ReviewedFile[], language: Language, version: string): string {
  const log: Log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'Policy Drafter',
            informationUri: 'https://github.com/policy-drafter/policy-drafter',
            semanticVersion: version,
            language: language === 'zh' ? 'zh-CN' : 'en',
            rules: rules.map((rule) => descriptor(rule, language)),
          },
        },
        columnKind: 'utf16CodeUnits',
        results: files.flatMap((file) => {
          const seen = new Map<string, number>();
          return [
            ...file.findings.map((finding) => result(file, finding, language, seen)),
            ...file.suppressed.map(({ finding, by }) => ({
              ...result(file, finding, language, seen),
              suppressions: [{ kind: 'hash' in by ? ('external' as const) : ('inSource' as const) }],
            })),
          ];
        }),
      },
    ],
  };
  return JSON.stringify(log, null, 2);
}

function descriptor(rule: Rule, language: Language): ReportingDescriptor {
  return {
    id: rule.id,
    name: rule.id.replace(/(?:^|-)([a-z])/g, (_, letter: string) => letter.toUpperCase()),
    shortDescription: { text: rule.title[language] },
    helpUri: ruleUrl(rule.id, language),
    defaultConfiguration: { level: LEVEL[rule.severity] },
    properties: { tags: ['data-protection', 'china'], since: rule.since },
  };
}

function result(file: ReviewedFile, finding: Finding, language: Language, seen: Map<string, number>): Result {
  const { document, analysed } = file;
  const shown = show(finding, language);
  const { start, end } = toRange(document, finding);
  const print = fingerprint(analysed, finding);
  // Equal sentences with equal faults are told apart by their order.
  const nth = (seen.get(print) ?? 0) + 1;
  seen.set(print, nth);
  return {
    ruleId: finding.rule,
    ruleIndex: rules.findIndex((r) => r.id === finding.rule),
    level: LEVEL[finding.severity],
    message: { text: shown.message },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: uriOf(file.path) },
          region: {
            startLine: start.line + 1,
            startColumn: start.character + 1,
            endLine: end.line + 1,
            endColumn: end.character + 1,
          },
        },
      },
    ],
    partialFingerprints: { 'policyDrafter/v1': `${print}:${nth}`, primaryLocationLineHash: `${print}:${nth}` },
    properties: {
      severity: finding.severity,
      ...(finding.requirement ? { requirement: finding.requirement } : {}),
      ...(finding.basis?.length ? { basis: finding.basis.map((b) => (b.article ? `${b.version}:${b.article}` : b.version)) } : {}),
    },
  };
}

/** A path inside the working folder as a relative address, which viewers resolve against the repository; else the full one. */
function uriOf(file: string): string {
  const relative = path.relative(process.cwd(), path.resolve(file));
  if (relative.startsWith('..') || path.isAbsolute(relative)) return pathToFileURL(file).href;
  return relative.split(path.sep).map(encodeURIComponent).join('/');
}
