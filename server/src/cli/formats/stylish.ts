/** For a person at a terminal: a table a document, then the counts. */
import Table from 'cli-table3';
import pc from 'picocolors';
import wrapAnsi from 'wrap-ansi';
import type { Language } from '../../knowledge/schema.js';
import type { DocumentJson, Summary } from '../json.js';

const WORDS = {
  severity: {
    error: { en: 'error', zh: '错误' },
    warning: { en: 'warning', zh: '警告' },
    information: { en: 'information', zh: '信息' },
    hint: { en: 'hint', zh: '提示' },
  },
  none: { en: 'No findings', zh: '未发现问题' },
  known: { en: '{n} in the baseline, not shown', zh: '基线中已有{n}项，未列出' },
  covered: {
    en: '{met} of {all} expected disclosures met, {partial} partly, {missing} missing, {none} not applicable',
    zh: '应告知事项{all}项：已写明{met}项，部分写明{partial}项，缺少{missing}项，不适用{none}项',
  },
} as const;

/** The list. `known`: how many findings the baseline holds back. */
export function stylish(documents: readonly DocumentJson[], summary: Summary, language: Language, colours: boolean, known: number): string {
  const c = pc.createColors(colours);
  const paint = { error: c.red, warning: c.yellow, information: c.blue, hint: c.dim };
  const width = Math.max(60, Math.min(process.stdout.columns ?? 110, 140));
  const [place, severity, rule] = [8, 13, 26];
  // Three blanks stand between the columns, and the last needs none behind it.
  const message = width - place - severity - rule - 2;
  const out: string[] = [];
  for (const document of documents) {
    const of = (status: string) => document.requirements.filter((r) => r.status === status).length;
    if (!document.findings.length && !document.requirements.length) continue;
    out.push('', `${c.underline(document.path)}  ${c.dim(`${document.kind} · ${document.language} · ${document.asOf}`)}`);
    if (document.requirements.length)
      out.push(
        c.dim(
          WORDS.covered[language]
            .replace('{met}', String(of('met')))
            .replace('{partial}', String(of('partial')))
            .replace('{missing}', String(of('missing')))
            .replace('{none}', String(of('not-applicable')))
            .replace('{all}', String(document.requirements.length)),
        ),
      );
    const table = new Table({
      chars: {
        top: '',
        'top-mid': '',
        'top-left': '',
        'top-right': '',
        bottom: '',
        'bottom-mid': '',
        'bottom-left': '',
        'bottom-right': '',
        left: '',
        'left-mid': '',
        mid: '',
        'mid-mid': '',
        right: '',
        'right-mid': '',
        middle: ' ',
      },
      style: { 'padding-left': 0, 'padding-right': 1, head: [], border: [] },
      colWidths: [place, severity, message, rule],
    });
    for (const f of document.findings)
      table.push([
        c.dim(`${f.range.start.line + 1}:${f.range.start.character + 1}`),
        paint[f.severity](WORDS.severity[f.severity][language]),
        // Not left to the table: it counts a Chinese character as one column, and cuts what is too wide. Chinese may break anywhere.
        wrapAnsi(f.message, message - 1, { hard: true, wordWrap: language === 'en' }),
        c.dim(f.rule),
      ]);
    if (document.findings.length) out.push(table.toString());
  }
  const total = summary.errors + summary.warnings + summary.information + summary.hints;
  const counts =
    language === 'zh'
      ? `${summary.documents}个文件：${summary.errors}个错误，${summary.warnings}个警告，${summary.information}个信息，${summary.hints}个提示`
      : `${summary.documents} document${summary.documents === 1 ? '' : 's'}: ${summary.errors} errors, ${summary.warnings} warnings, ${summary.information} information, ${summary.hints} hints`;
  out.push('', total ? c.bold(counts) : `${WORDS.none[language]} (${counts})`);
  if (known) out.push(c.dim(WORDS.known[language].replace('{n}', String(known))));
  return out.join('\n').replace(/[ \t]+$/gm, '');
}
