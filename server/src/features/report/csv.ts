/** The report as CSV (RFC 4180, UTF-8 with a byte order mark, without which Excel reads Chinese wrongly): one row for each requirement and each finding. */
import Papa from 'papaparse';
import type { Language } from '../../knowledge/schema.js';
import type { Report, ReportDocument, ReportFinding } from './model.js';
import { SEVERITY, STATUS, statusNotes } from './words.js';

/** The same in both languages: other programs read them. */
const COLUMNS = [
  'document',
  'kind',
  'as_of',
  'entry',
  'id',
  'title',
  'state',
  'line',
  'column',
  'text',
  'quotation',
  'basis',
  'verified',
  'exposure',
  'reason',
] as const;
type Row = Readonly<Partial<Record<(typeof COLUMNS)[number], string | number>>>;

/** The file. A value that a spreadsheet would take for a formula is marked as text. */
export function reportCsv(report: Report): string {
  const { language } = report.options;
  const rows = report.documents.flatMap((d) => {
    const shared = { document: d.path, kind: d.kind, as_of: d.asOf };
    return [
      ...coverageRows(d, language),
      ...d.findings.map((f) => findingRow(f, 'finding', language)),
      ...d.suppressed.map((f) => findingRow(f, 'suppressed', language)),
    ].map((row): Row => ({ ...shared, ...row }));
  });
  const csv = Papa.unparse(
    { fields: [...COLUMNS], data: rows.map((row) => COLUMNS.map((column) => oneLine(row[column] ?? ''))) },
    { newline: '\r\n', escapeFormulae: true },
  );
  return `\uFEFF${csv}\r\n`;
}

/** Spreadsheets look for a formula at the start of each line. */
const oneLine = (value: string | number): string | number => (typeof value === 'string' ? value.replace(/\s+/g, ' ').trim() : value);

function coverageRows(d: ReportDocument, language: Language): Row[] {
  return d.sections.flatMap((s) =>
    s.entries.map((e) => {
      const place = e.evidence[0] && d.placeOf(e.evidence[0].from);
      return {
        entry: 'requirement',
        id: e.requirement.id,
        title: e.title,
        state: STATUS[e.status][language],
        ...(place ? { line: place.line, column: place.column } : {}),
        text: statusNotes(e, language).join('; '),
        quotation: e.evidence.map((v) => v.text).join(' … '),
        basis: e.basis,
        exposure: e.exposure,
      };
    }),
  );
}

function findingRow(f: ReportFinding, entry: 'finding' | 'suppressed', language: Language): Row {
  return {
    entry,
    id: f.rule,
    title: f.requirement ?? '',
    state: SEVERITY[f.severity][language],
    line: f.line,
    column: f.column,
    text: f.message,
    quotation: f.quotation,
    basis: f.basis.map((b) => `${b.name} (${b.version}), ${b.standing}`).join('; '),
    verified: f.basis.length ? String(f.basis.every((b) => b.verified)) : '',
    exposure: f.exposure,
    reason: [f.reason, f.until].filter(Boolean).join(', '),
  };
}
