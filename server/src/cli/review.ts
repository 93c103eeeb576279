/** Finds the documents that a command means, reads them with their settings, and analyses them. */
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { Analyser } from '../document/analysed.js';
import type { Kind, ResolvedSettings } from '../document/configuration.js';
import type { Reviewed, Suppressed } from '../features/report/model.js';
import { describeError } from '../host/errors.js';
import { loadKnowledge, yamlFiles } from '../host/node.js';
import { effective, kindOf, PROJECT_FILE, suppressionsOf } from '../host/settings.js';
import { KnowledgeBase } from '../knowledge/knowledge.js';
import { loadPack } from '../knowledge/load.js';
import type { Language } from '../knowledge/schema.js';
import { findingsOf } from '../rules/run.js';
import { findDocuments } from './files.js';

export interface ReviewOptions {
  readonly paths: readonly string[];
  readonly kind?: Kind;
  readonly asOf?: string;
  readonly language: Language;
  /** Whether the language was asked for, and so wins over the settings. */
  readonly languageGiven: boolean;
  readonly config?: string;
  readonly stdin?: { readonly path: string; readonly text: string };
  readonly today: string;
}

/** A document as reviewed, with its text for positions. */
export interface ReviewedFile extends Reviewed {
  readonly document: TextDocument;
}

export interface Review {
  readonly files: readonly ReviewedFile[];
  /** Language of messages: as asked for, else as the settings say, else that of the machine. */
  readonly language: Language;
}

interface Input {
  readonly path: string;
  readonly text: string;
}

/** Reviews the documents; each thing that cannot be used is told to `bad`. */
export async function review(options: ReviewOptions, bad: (message: string) => void): Promise<Review> {
  const inputs: Input[] = options.stdin ? [options.stdin] : [];
  for (const file of await findDocuments(options.paths, bad)) {
    const text = await readDocument(file, bad);
    if (text !== undefined) inputs.push({ path: file, text });
  }
  const settings = new SettingsReader(options.config, bad);
  const compiled = await loadKnowledge();
  const analysers = new Map<string, Analyser>();
  const files: ReviewedFile[] = [];
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
    const relative = path.relative(base, path.resolve(input.path)).split(path.sep).join('/');
    const kind = kindOf(resolved, relative);
    const analysed = analyser.open(input.text, {
      today: options.today,
      override: { ...(options.kind ? { kind: options.kind } : {}), ...(options.asOf ? { asOf: options.asOf } : {}) },
      configured: { ...(kind ? { kind } : {}), ...(resolved.asOf ? { asOf: resolved.asOf } : {}) },
    });
    const suppressed: Suppressed[] = [];
    const findings = findingsOf(analysed, {
      severities: resolved.rules,
      requireReason: resolved.requireReason,
      suppressions: suppressionsOf(resolved, relative),
      language,
      suppressed: (finding, by) => suppressed.push({ finding, by }),
      failed: (rule, error) => bad(`${input.path}: the rule ${rule} failed; its findings are left out: ${describeError(error)}`),
    });
    files.push({
      path: input.path,
      document: TextDocument.create('file:///document.md', 'markdown', 0, input.text),
      analysed,
      findings,
      suppressed,
    });
  }
  return { files, language };
}

/** Text of a file; a binary or unreadable one is told and left out. */
export async function readDocument(file: string, bad: (message: string) => void): Promise<string | undefined> {
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
    private readonly config: string | undefined,
    private readonly bad: (message: string) => void,
  ) {}

  of(file: string): Promise<{ resolved: ResolvedSettings; base: string }> {
    const folder = path.dirname(path.resolve(file));
    let settings = this.known.get(folder);
    if (!settings) this.known.set(folder, (settings = this.read(folder)));
    return settings;
  }

  private async read(folder: string): Promise<{ resolved: ResolvedSettings; base: string }> {
    const file = this.config ?? (await nearest(folder));
    let text: string | undefined;
    if (file)
      try {
        text = await readFile(file, 'utf8');
      } catch {
        this.bad(`${file}: cannot be read`);
      }
    const { settings, faults } = effective({}, text === undefined ? undefined : { text, path: file! }, undefined);
    for (const fault of faults)
      this.bad(
        `${fault.where}: ${fault.code === 'unknown-key' ? `unknown setting "${fault.found}"` : `"${fault.found}" does not fit ${fault.path || 'here'}`}${fault.nearest ? `; did you mean "${fault.nearest}"?` : fault.expected ? `; expected ${fault.expected}` : ''}`,
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
