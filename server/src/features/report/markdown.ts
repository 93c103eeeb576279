/** The report as Markdown: for a ticket, a wiki, a pull request. Quoted words cannot take on a meaning of their own. */
import { COLON, LIST_COMMA } from '../../knowledge/punctuation.js';
import type { Language } from '../../knowledge/schema.js';
import type { CoverageEntry } from '../coverage.js';
import { day, type Report, type ReportDocument, type ReportFinding } from './model.js';
import { fillWord, SEVERITY, STATUS, statusNotes, WORDS } from './words.js';

/** A text as Markdown that shows it and nothing else; on one line. */
export const escapeMarkdown = (text: string): string =>
  text
    .replace(/\s+/g, ' ')
    .replace(/[\\`*_{}[\]<>#|~&$]/g, (c) => (c === '<' ? '&lt;' : c === '>' ? '&gt;' : c === '&' ? '&amp;' : `\\${c}`))
    .replace(/^(\s*\d*)([-+=.)])/, '$1\\$2')
    // Neither an address nor a mention becomes a link.
    .replace(/:\/\//g, ':&#8203;//')
    .replace(/@/g, '&#64;')
    .replace(/\bwww\./gi, (w) => `${w.slice(0, -1)}&#46;`)
    .trim();

/** The document. */
export function reportMarkdown(report: Report): string {
  const { language, today, version } = report.options;
  const w = (id: keyof typeof WORDS) => WORDS[id][language];
  const colon = COLON[language];
  const lines = [
    `# ${w('title')}`,
    '',
    `- ${w('made')}${colon}${day(today, language)}`,
    `- ${w('version')}${colon}${version}`,
    `- ${w('documents')}${colon}${report.documents.length}`,
    '',
  ];
  for (const d of report.documents) lines.push(...documentLines(d, language), '');
  lines.push('---', '', w('disclaimer'), '', w('dataNote'), '');
  return lines.join('\n');
}

function documentLines(d: ReportDocument, language: Language): string[] {
  const w = (id: keyof typeof WORDS) => WORDS[id][language];
  const colon = COLON[language];
  const e = escapeMarkdown;
  const lines = [
    `## ${e(d.path)}`,
    '',
    `- ${w('kind')}${colon}${d.kind}`,
    `- ${w('asOf')}${colon}${day(d.asOf, language)}`,
    ...(d.reviewed ? [`- ${w('reviewed')}${colon}${day(d.reviewed, language)}`] : []),
    ...d.facts.map((f) => `- ${f.title}${colon}${e(f.value)}`),
    '',
    `### ${w('coverage')}`,
    '',
  ];
  if (d.sections.length) {
    lines.push(`| ${w('requirement')} | ${w('status')} | ${w('evidence')} | ${w('basis')} |`, '| --- | --- | --- | --- |');
    for (const section of d.sections) {
      lines.push(`| **${section.title}** | | | |`);
      lines.push(...section.entries.map((entry) => coverageRow(entry, d, language)));
    }
  } else lines.push(w('noRequirements'));
  if (d.exposures.length)
    lines.push(
      '',
      `### ${w('exposureTitle')}`,
      '',
      ...d.exposures.map((x) => `- ${e(x.text)}${colon}${x.gaps.map(e).join(LIST_COMMA[language])}`),
      '',
      w('exposureNote'),
    );
  lines.push('', `### ${w('findings')} (${d.findings.length})`, '');
  lines.push(...(d.findings.length ? d.findings.flatMap((f) => findingLines(f, language)) : [w('noFindings')]));
  if (d.suppressed.length)
    lines.push('', `### ${w('suppressed')} (${d.suppressed.length})`, '', ...d.suppressed.flatMap((f) => findingLines(f, language, true)));
  return lines;
}

function coverageRow(entry: CoverageEntry, d: ReportDocument, language: Language): string {
  const status = [`**${STATUS[entry.status][language]}**`, ...statusNotes(entry, language).map(escapeMarkdown)].join('<br>');
  const evidence = entry.evidence
    .slice(0, 3)
    .map((v) => `“${escapeMarkdown(v.text)}” (${fillWord('line', language, d.placeOf(v.from).line)})`)
    .join('<br>');
  return `| ${escapeMarkdown(entry.title)} | ${status} | ${evidence || '–'} | ${escapeMarkdown(entry.basis) || '–'} |`;
}

function findingLines(f: ReportFinding, language: Language, suppressed = false): string[] {
  const w = (id: keyof typeof WORDS) => WORDS[id][language];
  const colon = COLON[language];
  const e = escapeMarkdown;
  return [
    `- **${SEVERITY[f.severity][language]}** · ${fillWord('line', language, f.line)} · [${f.title}](${f.href})${colon}${e(f.message)}`,
    ...(f.quotation ? [`  > ${e(f.quotation)}`, ''] : []),
    ...f.basis.map((b) => `  - ${w('basis')}${colon}${e(b.name)} · ${b.standing} · ${w(b.verified ? 'verified' : 'unverified')}`),
    ...(f.exposure && !f.message.includes(f.exposure) ? [`  - ${w('exposure')}${colon}${e(f.exposure)}`] : []),
    ...(suppressed
      ? [`  - ${w('reason')}${colon}${e(f.reason ?? w('noReason'))}${f.until ? ` (${w('until')} ${day(f.until, language)})` : ''}`]
      : []),
  ];
}
