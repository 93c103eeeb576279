/** A review report in a format. */
import { reportCsv } from './csv.js';
import { reportHtml } from './html.js';
import { reportMarkdown } from './markdown.js';
import { buildReport, type ReportOptions, type Reviewed } from './model.js';

export const REPORT_FORMATS = ['html', 'markdown', 'csv'] as const;
export type ReportFormat = (typeof REPORT_FORMATS)[number];

export function reviewReport(reviewed: readonly Reviewed[], format: ReportFormat, options: ReportOptions): string {
  const report = buildReport(reviewed, options);
  return { html: reportHtml, markdown: reportMarkdown, csv: reportCsv }[format](report);
}
