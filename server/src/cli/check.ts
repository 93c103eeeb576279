/** `policy-drafter check`: finds the documents, analyses them, prints what was found. */
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import Table from 'cli-table3';
import pc from 'picocolors';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { Analyser } from '../document/analysed.js';
import type { Kind, ResolvedSettings, Severity } from '../document/configuration.js';
import { loadKnowledge, yamlFiles } from '../host/node.js';
import { effective, kindOf, PROJECT_FILE } from '../host/settings.js';
import { KnowledgeBase } from '../knowledge/knowledge.js';
import { loadPack } from '../knowledge/load.js';
import type { Language } from '../knowledge/schema.js';
import { findingsOf } from '../rules/run.js';
import { findDocuments } from './files.js';
import { type DocumentJson, documentJson } from './json.js';

export type CheckFormat = 'stylish' | 'json';
export type FailOn = 'error' | 'warning' | 'information' | 'never';

export interface CheckOptions {
  readonly paths: readonly string[];
  readonly format: CheckFormat;
  readonly kind?: Kind;
  readonly asOf?: string;
  readonly language: Language;
  /** Whether the language was asked for, and so wins over the settings. */
  readonly languageGiven: boolean;
  readonly config?: string;
  readonly failOn: FailOn;
  readonly stdin?: { readonly path: string; readonly text: string };
  readonly today: string;
  readonly colours: boolean;
  readonly write: (text: string) => void;
  readonly warn: (text: string) => void;
}

interface Input {
  readonly path: string;
  readonly text: string;
}

/** Checks and prints; the exit code of the command (0, 1 or 2). */
export async function check(options: CheckOptions): Promise<number> {
  let unusable = false;
  const bad = (message: string) => {
    unusable = true;
    options.warn(`policy-drafter: ${message}`);
  };
  const inputs: Input[] = options.stdin ? [options.stdin] : [];
  for (const file of await findDocuments(options.paths, bad)) {
    const text = await readDocument(file, bad);
    if (text !== undefined) inputs.push({ path: file, text });
  }
  const settings = new SettingsReader(options, bad);
  const compiled = await loadKnowledge();
  const analysers = new Map<string, Analyser>();
  const results: DocumentJson[] = [];
  let language = options.language;
  for (const input of inputs) {
    const { resolved, base } = await settings.of(input.path);
    if (!options.languageGiven && resolved.language !== 'auto') language = resolved.language;
    if (input.text.length > resolved.maxFileSize * 1024) {
      bad(`${input.path}: larger than ${resolved.maxFileSize} KB: split it, or raise maxFileSize`);
      continue;
    }
    const key = JSON.stringify([resolved.packs, resolved.packs.length ? base : '']);
    let analyser = analysers.get(key);
    if (!analyser) analysers.set(key, (analyser = new Analyser(new KnowledgeBase([compiled.pack, ...(await packs(resolved, base, bad))]))));
    const kind = kindOf(resolved, path.relative(base, path.resolve(input.path)).split(path.sep).join('/'));
    const analysed = analyser.open(input.text, {
      today: options.today,
      override: { ...(options.kind ? { kind: options.kind } : {}), ...(options.asOf ? { asOf: options.asOf } : {}) },
      configured: { ...(kind ? { kind } : {}), ...(resolved.asOf ? { asOf: resolved.asOf } : {}) },
    });
    const findings = findingsOf(analysed, {
      severities: resolved.rules,
      requireReason: resolved.requireReason,
      language,
      failed: (rule, error) =>
        bad(`${input.path}: the rule ${rule} failed (${error instanceof Error ? error.message : 'error'}); its findings are left out`),
    });
    results.push(
      documentJson(input.path, TextDocument.create('file:///document.md', 'markdown', 0, input.text), analysed, findings, language),
    );
  }
  const count = (severity: Severity) => results.reduce((n, d) => n + d.findings.filter((f) => f.severity === severity).length, 0);
  const summary = {
    documents: results.length,
    errors: count('error'),
    warnings: count('warning'),
    information: count('information'),
    hints: count('hint'),
  };
  options.write(
    options.format === 'json'
      ? JSON.stringify({ version: 1, documents: results, summary }, null, 2)
      : stylish(results, summary, language, options.colours),
  );
  if (unusable) return 2;
  const failing = {
    error: summary.errors,
    warning: summary.errors + summary.warnings,
    information: summary.errors + summary.warnings + summary.information,
    never: 0,
  }[options.failOn];
  return failing ? 1 : 0;
}

/** Text of a file; a binary or unreadable one is told and left out. */
async function readDocument(file: string, bad: (message: string) => void): Promise<string | undefined> {
  try {
    const bytes = await readFile(file);
    if (bytes.subarray(0, 8192).includes(0)) return void bad(`${file}: not a text file: save it as UTF-8 Markdown`);
    return bytes.toString('utf8');
  } catch (error) {
    return void bad(
      `${file}: ${(error as NodeJS.ErrnoException).code === 'EACCES' ? 'may not be read: check its permissions' : 'cannot be read'}`,
    );
  }
}

/** Settings for each folder: `--config`, else the nearest `.policydrafter.yaml` upwards. */
class SettingsReader {
  private readonly known = new Map<string, Promise<{ resolved: ResolvedSettings; base: string }>>();
  constructor(
    private readonly options: CheckOptions,
    private readonly bad: (message: string) => void,
  ) {}

  of(file: string): Promise<{ resolved: ResolvedSettings; base: string }> {
    const folder = path.dirname(path.resolve(file));
    let settings = this.known.get(folder);
    if (!settings) this.known.set(folder, (settings = this.read(folder)));
    return settings;
  }

  private async read(folder: string): Promise<{ resolved: ResolvedSettings; base: string }> {
    const file = this.options.config ?? (await nearest(folder));
    let text: string | undefined;
    if (file)
      try {
        text = await readFile(file, 'utf8');
      } catch {
        this.bad(`${file}: cannot be read`);
      }
    const { settings, faults } = effective({}, text === undefined ? undefined : { text, path: file! }, undefined);
    for (const { where, fault } of faults)
      this.bad(
        `${where}: ${fault.code === 'unknown-key' ? `unknown setting "${fault.found}"` : `"${fault.found}" does not fit ${fault.path || 'here'}`}${fault.nearest ? `; did you mean "${fault.nearest}"?` : fault.expected ? `; expected ${fault.expected}` : ''}`,
      );
    return { resolved: settings, base: file ? path.dirname(path.resolve(file)) : process.cwd() };
  }
}

async function nearest(folder: string): Promise<string | undefined> {
  for (let at = folder; ; at = path.dirname(at)) {
    const file = path.join(at, PROJECT_FILE);
    if (
      await stat(file).then(
        (s) => s.isFile(),
        () => false,
      )
    )
      return file;
    if (path.dirname(at) === at) return undefined;
  }
}

async function packs(settings: ResolvedSettings, base: string, bad: (message: string) => void) {
  const loaded = [];
  for (const folder of settings.packs) {
    const at = path.resolve(base, folder);
    try {
      const sources = await Promise.all((await yamlFiles(at)).map(async (file) => ({ path: file, text: await readFile(file, 'utf8') })));
      const { pack, faults } = loadPack(sources);
      for (const fault of faults) bad(`${fault.path}:${fault.line}:${fault.column}: ${fault.message}`);
      loaded.push(pack);
    } catch {
      bad(`${at}: cannot be read as a pack`);
    }
  }
  return loaded;
}

const WORDS = {
  severity: {
    error: { en: 'error', zh: '错误' },
    warning: { en: 'warning', zh: '警告' },
    information: { en: 'information', zh: '提示' },
    hint: { en: 'hint', zh: '建议' },
  },
  none: { en: 'No findings', zh: '未发现问题' },
  covered: {
    en: '{met} of {all} expected disclosures met, {partial} partly, {missing} missing, {none} not applicable',
    zh: '应告知事项{all}项：已写明{met}项，部分写明{partial}项，缺少{missing}项，不适用{none}项',
  },
} as const;

/** For a person: a table a document, then the counts. */
function stylish(
  documents: readonly DocumentJson[],
  summary: Record<'documents' | 'errors' | 'warnings' | 'information' | 'hints', number>,
  language: Language,
  colours: boolean,
): string {
  const c = pc.createColors(colours);
  const paint = { error: c.red, warning: c.yellow, information: c.blue, hint: c.dim };
  const width = Math.max(60, Math.min(process.stdout.columns ?? 110, 140));
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
      colWidths: [8, 13, width - 49, 26],
      wordWrap: true,
      wrapOnWordBoundary: language === 'en',
    });
    for (const f of document.findings)
      table.push([
        c.dim(`${f.range.start.line + 1}:${f.range.start.character + 1}`),
        paint[f.severity](WORDS.severity[f.severity][language]),
        f.message,
        c.dim(f.rule),
      ]);
    if (document.findings.length) out.push(table.toString());
  }
  const total = summary.errors + summary.warnings + summary.information + summary.hints;
  const counts =
    language === 'zh'
      ? `${summary.documents}个文件：${summary.errors}个错误，${summary.warnings}个警告，${summary.information}个提示，${summary.hints}个建议`
      : `${summary.documents} document${summary.documents === 1 ? '' : 's'}: ${summary.errors} errors, ${summary.warnings} warnings, ${summary.information} information, ${summary.hints} hints`;
  out.push('', total ? c.bold(counts) : `${WORDS.none[language]} (${counts})`);
  return out.join('\n').replace(/[ \t]+$/gm, '');
}
