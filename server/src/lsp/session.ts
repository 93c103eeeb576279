/**
 * The open documents and what is known of them. The one owner of state: every request is answered from an immutable
 * snapshot that it hands out.
 */
import { TextDocument, type TextDocumentContentChangeEvent } from 'vscode-languageserver-textdocument';
import { URI, Utils } from 'vscode-uri';
import { type AnalysedDocument, Analyser, type DocumentSurroundings } from '../document/analysed.js';
import type { SettingsFault } from '../document/configuration.js';
import { groupsMissing, type ShownFinding, showAll } from '../features/diagnostics.js';
import { describeError } from '../host/errors.js';
import type { Host } from '../host/host.js';
import { type EffectiveSettings, effective, kindOf, PROJECT_FILE, suppressionsOf } from '../host/settings.js';
import type { CompiledPack } from '../knowledge/compiled.js';
import { KnowledgeBase } from '../knowledge/knowledge.js';
import { loadPack } from '../knowledge/load.js';
import { OfficialTexts } from '../knowledge/officialText.js';
import type { Language } from '../knowledge/schema.js';
import { SearchIndex } from '../knowledge/search.js';
import type { TextChange } from '../markdown/document.js';
import { findingsOf, type RunOptions } from '../rules/run.js';
import type { Lexicons } from '../signals/block.js';

/** A document as a request sees it. */
export interface Snapshot {
  readonly document: TextDocument;
  readonly analysed: AnalysedDocument;
  readonly settings: EffectiveSettings;
  /** Language of messages and hovers. */
  readonly language: Language;
  readonly index: SearchIndex;
  /** The folder of official texts, where one is configured. */
  readonly official?: OfficialTexts;
}

/** A document that need not be open. */
export type ReadDocument = Pick<Snapshot, 'document' | 'analysed' | 'settings' | 'language'>;

/** A project file as it is on the disk, and the path by which it names a document. */
export interface ProjectFile {
  readonly document: TextDocument;
  readonly exists: boolean;
  readonly path: string;
}

interface Open {
  document: TextDocument;
  analysed?: AnalysedDocument;
  /** The one change since `analysed`, where there was exactly one; `many` otherwise. */
  pending?: TextChange | 'many';
  settings?: EffectiveSettings;
  analyser?: Analyser;
  grouped: boolean;
  shown?: { version: number; key: unknown; list: ShownFinding[] };
  /** With `run: onSave`: what was found at the last save. */
  saved?: ShownFinding[];
}

export interface SessionOptions {
  readonly host: Host;
  /** The client's settings for a resource; null or undefined: none. */
  readonly configuration: (uri: string) => Promise<unknown>;
  readonly folders: () => readonly string[];
  readonly locale: string;
  readonly log: (message: string) => void;
}

export class Session {
  private readonly open = new Map<string, Open>();
  private compiled: Promise<CompiledPack> | undefined;
  private readonly analysers = new Map<string, Promise<Analyser>>();
  /** Configured folders that could not be read. */
  private readonly missing = new Set<string>();
  private readonly officials = new Map<string, Promise<OfficialTexts | undefined>>();
  private readonly indexes = new WeakMap<KnowledgeBase, Map<string, SearchIndex>>();
  private pinyin: CompiledPack['pinyin'] = {};
  /** How often settings have changed. */
  private changes = 0;

  constructor(private readonly options: SessionOptions) {}

  /** Starts to load the knowledge before it is asked for. */
  warm(): void {
    void this.analyserFor([], undefined).catch((error: unknown) => this.options.log(`the knowledge could not be loaded: ${String(error)}`));
  }

  // Documents

  create(uri: string, languageId: string, version: number, content: string): TextDocument {
    const document = TextDocument.create(uri, languageId, version, content);
    this.open.set(uri, { document, grouped: false });
    return document;
  }

  update(document: TextDocument, changes: TextDocumentContentChangeEvent[], version: number): TextDocument {
    const entry = this.open.get(document.uri);
    const [only] = changes;
    let change: TextChange | 'many' = 'many';
    if (changes.length === 1 && only && 'range' in only)
      change = { from: document.offsetAt(only.range.start), to: document.offsetAt(only.range.end), inserted: only.text.length };
    const updated = TextDocument.update(document, changes, version);
    if (entry) {
      entry.document = updated;
      if (entry.analysed) entry.pending = entry.pending === undefined ? change : 'many';
    }
    return updated;
  }

  close(uri: string): void {
    this.open.delete(uri);
  }
  has(uri: string): boolean {
    return this.open.has(uri);
  }
  uris(): string[] {
    return [...this.open.keys()];
  }

  /** Forgets settings, so that they are asked for again. */
  settingsChanged(): void {
    for (const entry of this.open.values()) {
      entry.settings = undefined;
      entry.analyser = undefined;
      entry.shown = undefined;
      entry.saved = undefined;
    }
    this.analysers.clear();
    this.officials.clear();
    this.missing.clear();
    this.changes++;
  }

  /** The document as it is now, analysed; undefined where it is not open. */
  async snapshot(uri: string): Promise<Snapshot | undefined> {
    const entry = this.open.get(uri);
    if (!entry) return undefined;
    const { settings, analyser } = await this.basisOf(uri, entry);
    const { document } = entry;
    const text = tooLarge(document, settings) ? '' : document.getText();
    const surroundings = this.surroundings(uri, settings);
    let analysed = entry.analysed;
    if (!analysed || analysed.analyser !== analyser) analysed = analyser.open(text, surroundings);
    else if (analysed.text !== text)
      analysed = analysed.edit(text, entry.pending === 'many' || entry.pending === undefined ? undefined : entry.pending);
    if (!same(analysed.surroundings, surroundings)) analysed = analysed.under(surroundings);
    entry.analysed = analysed;
    entry.pending = undefined;
    const official = await this.officialTexts(settings, analyser.knowledge);
    return {
      document,
      analysed,
      settings,
      language: this.languageOf(settings),
      index: this.indexFor(analyser.knowledge, analysed.asOf),
      ...(official ? { official } : {}),
    };
  }

  /** Settings and analyser of a document, read once until they change; what has changed meanwhile is read again, not kept. */
  private async basisOf(uri: string, entry: Open): Promise<{ settings: EffectiveSettings; analyser: Analyser }> {
    for (;;) {
      const { changes } = this;
      const settings = entry.settings ?? (await this.settingsOf(uri));
      const analyser = entry.analyser ?? (await this.analyserFor(settings.settings.packs, settings.base));
      if (changes !== this.changes) continue;
      entry.settings = settings;
      entry.analyser = analyser;
      return { settings, analyser };
    }
  }

  /** The findings of a document as shown, once for each state of it. */
  async findings(uri: string): Promise<{ snapshot: Snapshot; shown: ShownFinding[]; tooLarge: boolean } | undefined> {
    const snapshot = await this.snapshot(uri);
    const entry = this.open.get(uri);
    if (!snapshot || !entry) return undefined;
    const large = tooLarge(snapshot.document, snapshot.settings);
    if (snapshot.settings.settings.run === 'onSave' && entry.saved) return { snapshot, shown: entry.saved, tooLarge: large };
    if (!entry.shown || entry.shown.key !== snapshot.analysed || entry.shown.version !== snapshot.document.version) {
      const { analysed, settings, language } = snapshot;
      const findings = findingsOf(analysed, {
        ...this.rulesFor(snapshot),
        settingsFaults: this.settingsFaults(settings),
      });
      entry.grouped = groupsMissing(analysed, entry.grouped);
      entry.shown = {
        version: snapshot.document.version,
        key: analysed,
        list: showAll(analysed, findings, language, entry.grouped),
      };
    }
    entry.saved = entry.shown.list;
    return { snapshot, shown: entry.shown.list, tooLarge: large };
  }

  /** How the rules run on a document: what its settings and its project file say. */
  rulesFor({ document, settings: { settings, base }, language }: Pick<Snapshot, 'document' | 'settings' | 'language'>): RunOptions {
    return {
      severities: settings.rules,
      requireReason: settings.requireReason,
      suppressions: suppressionsOf(settings, pathIn(base, document.uri)),
      language,
      failed: (rule, error) => this.options.log(`the rule ${rule} failed; its findings are left out: ${describeError(error)}`),
    };
  }

  /** With `run: onSave`, the next findings are computed afresh. */
  saved(uri: string): void {
    const entry = this.open.get(uri);
    if (entry) entry.saved = undefined;
  }

  /** What could not be used of a document's settings: faults in them, and folders that they name and that cannot be read. */
  private settingsFaults({ settings, faults }: EffectiveSettings): SettingsFault[] {
    const folders = [
      ...settings.packs.map((folder) => ({ path: 'packs', folder })),
      ...(settings.officialTexts ? [{ path: 'officialTexts', folder: settings.officialTexts }] : []),
    ];
    const missing = folders.filter(({ folder }) => this.missing.has(folder));
    return [...faults, ...missing.map(({ path, folder }) => ({ where: 'policyDrafter', code: 'no-folder' as const, path, found: folder }))];
  }

  /** The project file beside which a document's suppressions stand, with its text ('' where there is none yet); undefined outside any folder. */
  async projectFile({ document, settings: { base } }: Pick<Snapshot, 'document' | 'settings'>): Promise<ProjectFile | undefined> {
    if (!base || !document.uri.startsWith(`${base}/`)) return undefined;
    const uri = `${base}/${PROJECT_FILE}`;
    const text = await this.options.host.readFile(uri);
    return { document: TextDocument.create(uri, 'yaml', 0, text ?? ''), exists: text !== undefined, path: pathIn(base, document.uri) };
  }

  // Settings and knowledge

  languageOf({ settings }: Pick<EffectiveSettings, 'settings'>): Language {
    if (settings.language !== 'auto') return settings.language;
    return /^zh/i.test(this.options.locale) ? 'zh' : 'en';
  }

  /** Language of messages where no document is concerned: the setting of a folder. */
  async languageFor(folder: string | undefined): Promise<Language> {
    return this.languageOf(await this.settingsOfFolder(folder));
  }

  private surroundings(uri: string, { settings, base }: EffectiveSettings): DocumentSurroundings {
    const kind = kindOf(settings, pathIn(base, uri));
    return {
      today: this.options.host.today(),
      configured: { ...(kind ? { kind } : {}), ...(settings.asOf ? { asOf: settings.asOf } : {}) },
    };
  }

  /** The settings of a workspace folder itself: those of a file that lies directly in it. */
  private settingsOfFolder(folder: string | undefined): Promise<EffectiveSettings> {
    return this.settingsOf(folder ? `${folder.replace(/\/$/, '')}/${PROJECT_FILE}` : '');
  }

  private async settingsOf(uri: string): Promise<EffectiveSettings> {
    const fromClient = await this.options.configuration(uri).catch(() => undefined);
    const folder = this.options
      .folders()
      .filter((f) => uri.startsWith(f.endsWith('/') ? f : `${f}/`))
      .sort((a, b) => b.length - a.length)[0]
      ?.replace(/\/$/, '');
    // The nearest project file between the document and its workspace folder.
    for (let at = parentOf(uri); folder !== undefined && at !== undefined && at.length >= folder.length; at = parentOf(at)) {
      const text = await this.options.host.readFile(`${at}/${PROJECT_FILE}`);
      if (text !== undefined) return effective(fromClient, { text, path: PROJECT_FILE }, at);
    }
    return effective(fromClient, undefined, folder);
  }

  private analyserFor(packs: readonly string[], base: string | undefined): Promise<Analyser> {
    const key = JSON.stringify([packs, packs.length ? base : '']);
    let analyser = this.analysers.get(key);
    if (!analyser) {
      analyser = this.makeAnalyser(packs, base);
      this.analysers.set(key, analyser);
      analyser.catch(() => this.analysers.delete(key));
    }
    return analyser;
  }

  private async makeAnalyser(packs: readonly string[], base: string | undefined): Promise<Analyser> {
    const compiled = await (this.compiled ??= this.options.host.loadKnowledge());
    this.pinyin = compiled.pinyin;
    const own = [];
    for (const pack of packs) {
      const sources = await this.read(pack, base, ['yaml', 'yml']);
      if (!sources) continue;
      const loaded = loadPack(sources);
      for (const fault of loaded.faults) this.options.log(`${fault.path}:${fault.line}:${fault.column}: ${fault.message}`);
      own.push(loaded.pack);
    }
    return new Analyser(new KnowledgeBase([compiled.pack, ...own]));
  }

  /** The files of a configured folder, with their texts; undefined where the folder cannot be read. */
  private async read(
    folder: string,
    base: string | undefined,
    extensions: readonly string[],
  ): Promise<{ path: string; text: string }[] | undefined> {
    const uri = folderUri(folder, base);
    const files = uri ? await this.options.host.listFiles(uri, extensions) : undefined;
    if (!files) {
      this.missing.add(folder);
      return undefined;
    }
    const sources = [];
    for (const file of files) {
      const text = await this.options.host.readFile(file);
      if (text !== undefined) sources.push({ path: file, text });
    }
    return sources;
  }

  /** The folder of official texts that the settings name, read once; what does not fit in it is logged. */
  private officialTexts({ settings, base }: EffectiveSettings, knowledge: KnowledgeBase): Promise<OfficialTexts | undefined> | undefined {
    const folder = settings.officialTexts;
    if (!folder) return undefined;
    const key = JSON.stringify([folder, base, settings.packs]);
    let official = this.officials.get(key);
    if (!official) this.officials.set(key, (official = this.readOfficialTexts(folder, base, knowledge, this.languageOf({ settings }))));
    return official;
  }

  private async readOfficialTexts(
    folder: string,
    base: string | undefined,
    knowledge: KnowledgeBase,
    language: Language,
  ): Promise<OfficialTexts | undefined> {
    const sources = await this.read(folder, base, ['md', 'txt']);
    if (!sources) return undefined;
    const named = sources.map(({ path, text }) => ({ path: Utils.basename(URI.parse(path)), text }));
    const texts = new OfficialTexts(named, knowledge);
    for (const { file, message } of texts.faults) this.options.log(`officialTexts: ${file}: ${message[language]}`);
    return texts;
  }

  /** The knowledge and official texts of a workspace folder, for requests about laws where no document is concerned. */
  async lawsOf(folder: string | undefined): Promise<{ knowledge: KnowledgeBase; lexicons: Lexicons; official?: OfficialTexts }> {
    const settings = await this.settingsOfFolder(folder);
    const { knowledge, lexicons } = await this.analyserFor(settings.settings.packs, settings.base);
    const official = await this.officialTexts(settings, knowledge);
    return { knowledge, lexicons, ...(official ? { official } : {}) };
  }

  /** The search index and the language for a request that concerns no document: those of a workspace folder. */
  async lookup(): Promise<{ index: SearchIndex; language: Language }> {
    const [folder] = this.options.folders();
    const { knowledge } = await this.lawsOf(folder);
    return { index: this.indexFor(knowledge, this.options.host.today()), language: await this.languageFor(folder) };
  }

  /** The other documents: those that are open, then the Markdown files of the workspace folders as they are on the disk. */
  async *others(uri: string): AsyncGenerator<Pick<Snapshot, 'document' | 'analysed'>> {
    const seen = new Set([uri]);
    for (const open of this.uris()) {
      if (seen.has(open)) continue;
      seen.add(open);
      const snapshot = await this.snapshot(open);
      if (snapshot) yield snapshot;
    }
    for (const file of await this.workspaceFiles()) {
      if (seen.has(file)) continue;
      seen.add(file);
      const read = await this.readDocument(file);
      if (read) yield read;
    }
  }

  /** The Markdown files of the workspace folders, by URI. */
  async workspaceFiles(): Promise<string[]> {
    const lists = await Promise.all(this.options.folders().map((folder) => this.options.host.listFiles(folder, ['md', 'markdown'])));
    return [...new Set(lists.flatMap((list) => list ?? []))];
  }

  /** A document as it is now: open, else the text that is given, else the file; undefined where it cannot be read or is too large. */
  async readDocument(uri: string, given?: string): Promise<ReadDocument | undefined> {
    const open = await this.snapshot(uri);
    if (open) return tooLarge(open.document, open.settings) ? undefined : open;
    const text = given ?? (await this.options.host.readFile(uri));
    if (text === undefined) return undefined;
    const settings = await this.settingsOf(uri);
    const document = TextDocument.create(uri, 'markdown', 0, text);
    if (tooLarge(document, settings)) return undefined;
    const analyser = await this.analyserFor(settings.settings.packs, settings.base);
    return { document, analysed: analyser.open(text, this.surroundings(uri, settings)), settings, language: this.languageOf(settings) };
  }

  /** The documents named, else all files of the workspace folders, one after the other; what cannot be read is left out. */
  async *documents(named?: readonly { readonly uri: string; readonly text?: string }[]): AsyncGenerator<ReadDocument> {
    for (const { uri, text } of named ?? (await this.workspaceFiles()).map((uri) => ({ uri, text: undefined }))) {
      const read = await this.readDocument(uri, text);
      if (read) yield read;
    }
  }

  /** What a report calls a document: its path in its workspace folder, else its name. */
  pathOf(uri: string): string {
    const folder = this.options.folders().find((f) => uri.startsWith(`${f.replace(/\/$/, '')}/`));
    return pathIn(folder?.replace(/\/$/, ''), uri);
  }

  /** The knowledge without a document: for requests about laws alone. */
  async knowledge(): Promise<KnowledgeBase> {
    return (await this.analyserFor([], undefined)).knowledge;
  }

  private indexFor(knowledge: KnowledgeBase, day: string): SearchIndex {
    let byDay = this.indexes.get(knowledge);
    if (!byDay) this.indexes.set(knowledge, (byDay = new Map()));
    // What is found depends on the day only through the versions in force, and an editor rarely has more than a few days open.
    let index = byDay.get(day);
    if (!index) {
      if (byDay.size > 8) byDay.clear();
      byDay.set(day, (index = new SearchIndex(knowledge, this.pinyin, day)));
    }
    return index;
  }
}

/** The folder around a file or folder, without a slash at its end; undefined above the root of a file system. */
function parentOf(uri: string): string | undefined {
  const parent = Utils.dirname(URI.parse(uri)).toString().replace(/\/$/, '');
  return parent === uri ? undefined : parent;
}

/** The path of a document in a folder, `/` between names; its name where it lies outside. */
const pathIn = (base: string | undefined, uri: string): string =>
  base && uri.startsWith(`${base}/`) ? decodeURIComponent(uri.slice(base.length + 1)) : Utils.basename(URI.parse(uri));

const same = (a: DocumentSurroundings, b: DocumentSurroundings): boolean =>
  a.today === b.today && a.configured?.kind === b.configured?.kind && a.configured?.asOf === b.configured?.asOf;

/** The URI of a configured folder: an address, a path of the machine, or a path from the folder that the settings belong to. */
function folderUri(folder: string, base: string | undefined): string | undefined {
  if (/^[a-z][\w+.-]+:\/\//i.test(folder)) return folder;
  if (/^(?:\/|[a-z]:[\\/])/i.test(folder)) return URI.file(folder).toString();
  return base ? Utils.resolvePath(URI.parse(`${base}/`), folder).toString() : undefined;
}

/** Whether a document is over the size that is looked at (`maxFileSize`, kilobytes). */
function tooLarge(document: TextDocument, { settings }: EffectiveSettings): boolean {
  return document.getText().length > settings.maxFileSize * 1024;
}
