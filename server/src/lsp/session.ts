/**
 * The open documents and what is known of them. The one owner of state: every request is answered from an immutable
 * snapshot that it hands out.
 */
import { TextDocument, type TextDocumentContentChangeEvent } from 'vscode-languageserver-textdocument';
import type { AnalysedDocument, DocumentSurroundings } from '../document/analysed.js';
import { groupsMissing, type ShownFinding, showAll } from '../features/diagnostics.js';
import { describeError } from '../host/errors.js';
import type { Host } from '../host/host.js';
import { type EffectiveSettings, kindOf, PROJECT_FILE, suppressionsOf } from '../host/settings.js';
import type { KnowledgeBase } from '../knowledge/knowledge.js';
import type { OfficialTexts } from '../knowledge/officialText.js';
import type { Language } from '../knowledge/schema.js';
import type { SearchIndex } from '../knowledge/search.js';
import type { TextChange } from '../markdown/document.js';
import { findingsOf, type RunOptions } from '../rules/run.js';
import type { Lexicons } from '../signals/block.js';
import { KnowledgeStore, type LoadedSettings } from './knowledge.js';
import { type SettingsOptions, SettingsReader } from './settings.js';
import { pathIn } from './uris.js';

/** A document as a request sees it. */
export interface Snapshot {
  readonly document: TextDocument;
  readonly analysed: AnalysedDocument;
  readonly settings: EffectiveSettings;
  /** Language of messages and hovers. */
  readonly language: Language;
  /** The search over its knowledge on its day: made when it is first asked for. */
  readonly index: () => SearchIndex;
  /** The folder of official texts, where one is configured. */
  readonly official?: OfficialTexts;
  /** What could not be used of its settings. */
  readonly faults: LoadedSettings['faults'];
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
  loaded?: LoadedSettings;
  grouped: boolean;
  shown?: { version: number; key: unknown; list: ShownFinding[] };
  /** With `run: onSave`: what was found at the last save. */
  saved?: ShownFinding[];
}

export interface SessionOptions extends SettingsOptions {
  readonly host: Host;
  readonly log: (message: string) => void;
}

export class Session {
  private readonly open = new Map<string, Open>();
  private readonly settings: SettingsReader;
  private readonly knowledge: KnowledgeStore;
  /** How often settings have changed. */
  private changes = 0;

  constructor(private readonly options: SessionOptions) {
    this.settings = new SettingsReader(options);
    this.knowledge = new KnowledgeStore(options.host, options.log);
  }

  /** Starts to load the knowledge before it is asked for. */
  warm(): void {
    void this.knowledge.builtIn().catch((error: unknown) => this.options.log(`the knowledge could not be loaded: ${String(error)}`));
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
      entry.loaded = undefined;
      entry.shown = undefined;
      entry.saved = undefined;
    }
    this.knowledge.forget();
    this.changes++;
  }

  /** The document as it is now, analysed; undefined where it is not open. */
  async snapshot(uri: string): Promise<Snapshot | undefined> {
    const entry = this.open.get(uri);
    if (!entry) return undefined;
    const { settings, loaded } = await this.basisOf(uri, entry);
    const { analyser, official, faults } = loaded;
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
    const { asOf } = analysed;
    return {
      document,
      analysed,
      settings,
      language: this.languageOf(settings),
      index: () => this.knowledge.indexFor(analyser.knowledge, asOf),
      ...(official ? { official } : {}),
      faults,
    };
  }

  /** Settings of a document and what they lead to, read once until they change; what has changed meanwhile is read again, not kept. */
  private async basisOf(uri: string, entry: Open): Promise<{ settings: EffectiveSettings; loaded: LoadedSettings }> {
    for (;;) {
      const { changes } = this;
      const settings = entry.settings ?? (await this.settings.of(uri));
      const loaded = entry.loaded ?? (await this.knowledge.load(settings, this.languageOf(settings)));
      if (changes !== this.changes) continue;
      entry.settings = settings;
      entry.loaded = loaded;
      return { settings, loaded };
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
      const { analysed, language, faults } = snapshot;
      const findings = findingsOf(analysed, {
        ...this.rulesFor(snapshot),
        settingsFaults: faults,
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

  /** The project file beside which a document's suppressions stand, with its text ('' where there is none yet); undefined outside any folder. */
  async projectFile({ document, settings: { base } }: Pick<Snapshot, 'document' | 'settings'>): Promise<ProjectFile | undefined> {
    if (!base || !document.uri.startsWith(`${base}/`)) return undefined;
    const uri = `${base}/${PROJECT_FILE}`;
    const text = await this.options.host.readFile(uri);
    return { document: TextDocument.create(uri, 'yaml', 0, text ?? ''), exists: text !== undefined, path: pathIn(base, document.uri) };
  }

  // Where no document is concerned

  languageOf(settings: Pick<EffectiveSettings, 'settings'>): Language {
    return this.settings.languageOf(settings);
  }

  /** Language of messages where no document is concerned: the setting of a folder. */
  async languageFor(folder: string | undefined): Promise<Language> {
    return this.languageOf(await this.settings.ofFolder(folder));
  }

  /** The knowledge and official texts of a workspace folder, for requests about laws where no document is concerned. */
  async lawsOf(folder: string | undefined): Promise<{ knowledge: KnowledgeBase; lexicons: Lexicons; official?: OfficialTexts }> {
    const settings = await this.settings.ofFolder(folder);
    const { analyser, official } = await this.knowledge.load(settings, this.languageOf(settings));
    return { knowledge: analyser.knowledge, lexicons: analyser.lexicons, ...(official ? { official } : {}) };
  }

  /** The search index and the language for a request that concerns no document: those of a workspace folder. */
  async lookup(): Promise<{ index: SearchIndex; language: Language }> {
    const [folder] = this.options.folders();
    const { knowledge } = await this.lawsOf(folder);
    return { index: this.knowledge.indexFor(knowledge, this.options.host.today()), language: await this.languageFor(folder) };
  }

  // The workspace

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
    const settings = await this.settings.of(uri);
    const document = TextDocument.create(uri, 'markdown', 0, text);
    if (tooLarge(document, settings)) return undefined;
    const analyser = await this.knowledge.analyserFor(settings);
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

  /** The built-in knowledge. */
  builtIn(): Promise<KnowledgeBase> {
    return this.knowledge.builtIn();
  }

  private surroundings(uri: string, { settings, base }: EffectiveSettings): DocumentSurroundings {
    const kind = kindOf(settings, pathIn(base, uri));
    return {
      today: this.options.host.today(),
      configured: { ...(kind ? { kind } : {}), ...(settings.asOf ? { asOf: settings.asOf } : {}) },
    };
  }
}

const same = (a: DocumentSurroundings, b: DocumentSurroundings): boolean =>
  a.today === b.today && a.configured?.kind === b.configured?.kind && a.configured?.asOf === b.configured?.asOf;

/** Whether a document is over the size that is looked at (`maxFileSize`, kilobytes). */
function tooLarge(document: TextDocument, { settings }: EffectiveSettings): boolean {
  return document.getText().length > settings.maxFileSize * 1024;
}
