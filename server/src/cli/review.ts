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
import { KnowledgeBase, type Pack } from '../knowledge/knowledge.js';
import { type Fault, loadPack } from '../knowledge/load.js';
import type { Bilingual, Language } from '../knowledge/schema.js';
import { settingsMessage } from '../rules/invalid-configuration/rule.js';
import { findingsOf } from '../rules/run.js';
import { findDocuments } from './files.js';
import type { OnError } from './output.js';

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
  /** Language of messages: as asked for, else as the first settings say that name one, else that of the machine. */
  readonly language: Language;
}

interface Input {
  readonly path: string;
  readonly text: string;
}

/** Reviews the documents; each thing that cannot be used is told to `onError`. */
export async function review(options: ReviewOptions, onError: OnError): Promise<Review> {
  const inputs: Input[] = options.stdin ? [options.stdin] : [];
  for (const file of await findDocuments(options.paths, onError)) {
    const text = await readDocument(file, onError);
    if (text !== undefined) inputs.push({ path: file, text });
  }
  const settings = new SettingsReader(options.config, onError);
  const analysers = new Analysers(onError);
  const files: ReviewedFile[] = [];
  let language: Language | undefined;
  for (const input of inputs) {
    const project = await settings.of(input.path);
    const named = languageNamed(project.resolved, options);
    language ??= named;
    if (input.text.length > project.resolved.maxFileSize * 1024) {
      onError({
        en: `${input.path}: larger than ${project.resolved.maxFileSize} KB: split it, or raise maxFileSize`,
        zh: `${input.path}：超过${project.resolved.maxFileSize} KB：请拆分，或调高 maxFileSize`,
      });
      continue;
    }
    files.push(reviewFile(input, project, await analysers.of(project), named ?? options.language, options, onError));
  }
  return { files, language: language ?? options.language };
}

/** The language that is asked for, else that which settings name; undefined where neither does. */
function languageNamed({ language }: ResolvedSettings, options: ReviewOptions): Language | undefined {
  if (options.languageGiven) return options.language;
  return language === 'auto' ? undefined : language;
}

/** Reviews one document. */
function reviewFile(
  input: Input,
  { resolved, base }: Project,
  analyser: Analyser,
  language: Language,
  options: ReviewOptions,
  onError: OnError,
): ReviewedFile {
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
    failed: (rule, error) =>
      onError({
        en: `${input.path}: the rule ${rule} failed; its findings are left out: ${describeError(error)}`,
        zh: `${input.path}：规则 ${rule} 运行失败，其结果未列出：${describeError(error)}`,
      }),
  });
  const document = TextDocument.create('file:///document.md', 'markdown', 0, input.text);
  return { path: input.path, document, analysed, findings, suppressed };
}

/** Text of a file; a binary or unreadable one is told and left out. */
export async function readDocument(file: string, onError: OnError): Promise<string | undefined> {
  try {
    const bytes = await readFile(file);
    if (bytes.subarray(0, 8192).includes(0))
      return void onError({
        en: `${file}: not a text file: save it as UTF-8 Markdown`,
        zh: `${file}：不是文本文件：请存为UTF-8编码的Markdown`,
      });
    return bytes.toString('utf8');
  } catch (error) {
    return void onError(
      (error as NodeJS.ErrnoException).code === 'EACCES'
        ? { en: `${file}: may not be read: check its permissions`, zh: `${file}：无权读取：请检查其权限` }
        : unreadable(file),
    );
  }
}

/** Says that a file cannot be read. */
export const unreadable = (file: string): Bilingual => ({ en: `${file}: cannot be read`, zh: `${file}：无法读取` });

/** Settings, and the folder that their paths count from. */
interface Project {
  readonly resolved: ResolvedSettings;
  readonly base: string;
}

/** Settings of documents: `--config`, else the nearest `.policydrafter.yaml` upwards. Each file is read once, and its faults told once. */
class SettingsReader {
  /** The project file of a folder. */
  private readonly files = new Map<string, Promise<string | undefined>>();
  /** What a project file holds; under '' what holds without one. */
  private readonly projects = new Map<string, Promise<Project>>();

  constructor(
    private readonly config: string | undefined,
    private readonly onError: OnError,
  ) {}

  async of(document: string): Promise<Project> {
    const file = this.config ?? (await this.nearestTo(path.dirname(path.resolve(document))));
    let project = this.projects.get(file ?? '');
    if (!project) this.projects.set(file ?? '', (project = this.read(file)));
    return project;
  }

  private nearestTo(folder: string): Promise<string | undefined> {
    let file = this.files.get(folder);
    if (!file) this.files.set(folder, (file = nearest(folder)));
    return file;
  }

  private async read(file: string | undefined): Promise<Project> {
    let project: { readonly text: string; readonly path: string } | undefined;
    if (file)
      try {
        project = { text: await readFile(file, 'utf8'), path: file };
      } catch {
        this.onError(unreadable(file));
      }
    const { settings, faults } = effective({}, project, undefined);
    for (const fault of faults) this.onError(settingsMessage(fault));
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

/** What analyses documents, one for each list of packs that settings name. */
class Analysers {
  private readonly known = new Map<string, Promise<Analyser>>();
  private compiled: ReturnType<typeof loadKnowledge> | undefined;

  constructor(private readonly onError: OnError) {}

  of(project: Project): Promise<Analyser> {
    const { packs } = project.resolved;
    const key = JSON.stringify([packs, packs.length ? project.base : '']);
    let analyser = this.known.get(key);
    if (!analyser) this.known.set(key, (analyser = this.make(project)));
    return analyser;
  }

  private async make(project: Project): Promise<Analyser> {
    const compiled = await (this.compiled ??= loadKnowledge());
    return new Analyser(new KnowledgeBase([compiled.pack, ...(await loadPacks(project, this.onError))]));
  }
}

/** A fault of a pack, at its place; those who write packs read the names of its fields, which are English. */
function packFault({ path: file, line, column, message }: Fault): Bilingual {
  const told = `${file}:${line}:${column}: ${message}`;
  return { en: told, zh: told };
}

/** The packs that settings name; what does not fit in them is told. */
async function loadPacks({ resolved, base }: Project, onError: OnError): Promise<Pack[]> {
  const loaded = [];
  for (const folder of resolved.packs) {
    const at = path.resolve(base, folder);
    try {
      const sources = await Promise.all((await yamlFiles(at)).map(async (file) => ({ path: file, text: await readFile(file, 'utf8') })));
      const { pack, faults } = loadPack(sources);
      for (const fault of faults) onError(packFault(fault));
      loaded.push(pack);
    } catch {
      onError({ en: `${at}: cannot be read as a pack`, zh: `${at}：无法作为数据包读取` });
    }
  }
  return loaded;
}
