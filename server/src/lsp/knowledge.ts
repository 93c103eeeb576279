/** The knowledge that settings lead to: the built-in pack with those of a project, the official texts, the search. Each is loaded once, until settings change. */
import { Analyser } from '../document/analysed.js';
import type { SettingsFault } from '../document/configuration.js';
import type { Host } from '../host/host.js';
import type { EffectiveSettings } from '../host/settings.js';
import type { CompiledPack } from '../knowledge/compiled.js';
import { KnowledgeBase } from '../knowledge/knowledge.js';
import { loadPack } from '../knowledge/load.js';
import { OfficialTexts } from '../knowledge/officialText.js';
import type { Language } from '../knowledge/schema.js';
import { SearchIndex } from '../knowledge/search.js';
import { folderUri, nameOf } from './uris.js';

/** What settings lead to. */
export interface LoadedSettings {
  readonly analyser: Analyser;
  /** The folder of official texts, where one is configured. */
  readonly official?: OfficialTexts;
  /** What could not be used: faults in the settings, and folders that they name and that cannot be read. */
  readonly faults: readonly SettingsFault[];
}

/** What was loaded, and the folders among those configured for it that could not be read. */
interface Loaded<T> {
  readonly value: T;
  readonly missing: readonly string[];
}

/** A file with its text; `path` is its URI. */
interface Source {
  readonly path: string;
  readonly text: string;
}

/** How many days a search is kept for: an editor rarely has more open. */
const MAX_DAYS = 8;

export class KnowledgeStore {
  private compiled: Promise<CompiledPack> | undefined;
  private pinyin: CompiledPack['pinyin'] = {};
  private readonly analysers = new Map<string, Promise<Loaded<Analyser>>>();
  private readonly officials = new Map<string, Promise<Loaded<OfficialTexts | undefined>>>();
  private readonly indexes = new WeakMap<KnowledgeBase, Map<string, SearchIndex>>();

  constructor(
    private readonly host: Host,
    private readonly log: (message: string) => void,
  ) {}

  /** Forgets what was read of a project, so that it is read again. */
  forget(): void {
    this.analysers.clear();
    this.officials.clear();
  }

  /** What analyses documents under some settings. */
  async analyserFor(settings: EffectiveSettings): Promise<Analyser> {
    return (await this.loadedFor(settings.settings.packs, settings.base)).value;
  }

  /** The built-in knowledge alone. */
  async builtIn(): Promise<KnowledgeBase> {
    return (await this.loadedFor([], undefined)).value.knowledge;
  }

  /** All that settings lead to. What does not fit in the official texts is logged in a language. */
  async load(settings: EffectiveSettings, language: Language): Promise<LoadedSettings> {
    const packs = await this.loadedFor(settings.settings.packs, settings.base);
    const official = await this.officialFor(settings, packs.value.knowledge, language);
    const fault = (path: string) => (found: string) => ({ where: 'policyDrafter', code: 'no-folder' as const, path, found });
    return {
      analyser: packs.value,
      ...(official?.value ? { official: official.value } : {}),
      faults: [...settings.faults, ...packs.missing.map(fault('packs')), ...(official?.missing ?? []).map(fault('officialTexts'))],
    };
  }

  /** The search over some knowledge on a day, on which depends only which versions are in force. */
  indexFor(knowledge: KnowledgeBase, day: string): SearchIndex {
    let byDay = this.indexes.get(knowledge);
    if (!byDay) this.indexes.set(knowledge, (byDay = new Map()));
    let index = byDay.get(day);
    if (!index) {
      if (byDay.size >= MAX_DAYS) byDay.clear();
      byDay.set(day, (index = new SearchIndex(knowledge, this.pinyin, day)));
    }
    return index;
  }

  private loadedFor(packs: readonly string[], base: string | undefined): Promise<Loaded<Analyser>> {
    return once(this.analysers, JSON.stringify([packs, packs.length ? base : '']), () => this.loadAnalyser(packs, base));
  }

  private async loadAnalyser(packs: readonly string[], base: string | undefined): Promise<Loaded<Analyser>> {
    const compiled = await (this.compiled ??= this.host.loadKnowledge());
    this.pinyin = compiled.pinyin;
    const own = [];
    const missing = [];
    for (const folder of packs) {
      const sources = await this.read(folder, base, ['yaml', 'yml']);
      if (!sources) {
        missing.push(folder);
        continue;
      }
      const loaded = loadPack(sources);
      for (const fault of loaded.faults) this.log(`${fault.path}:${fault.line}:${fault.column}: ${fault.message}`);
      own.push(loaded.pack);
    }
    return { value: new Analyser(new KnowledgeBase([compiled.pack, ...own])), missing };
  }

  private officialFor(
    { settings: { officialTexts: folder, packs }, base }: EffectiveSettings,
    knowledge: KnowledgeBase,
    language: Language,
  ): Promise<Loaded<OfficialTexts | undefined>> | undefined {
    if (!folder) return undefined;
    return once(this.officials, JSON.stringify([folder, base, packs]), async () => {
      const sources = await this.read(folder, base, ['md', 'txt']);
      if (!sources) return { value: undefined, missing: [folder] };
      const texts = new OfficialTexts(
        sources.map(({ path, text }) => ({ path: nameOf(path), text })),
        knowledge,
      );
      for (const { file, message } of texts.faults) this.log(`officialTexts: ${file}: ${message[language]}`);
      return { value: texts, missing: [] };
    });
  }

  /** The files of a configured folder, with their texts; undefined where the folder cannot be read. */
  private async read(folder: string, base: string | undefined, extensions: readonly string[]): Promise<Source[] | undefined> {
    const uri = folderUri(folder, base);
    const files = uri ? await this.host.listFiles(uri, extensions) : undefined;
    if (!files) return undefined;
    const sources = [];
    for (const file of files) {
      const text = await this.host.readFile(file);
      if (text !== undefined) sources.push({ path: file, text });
    }
    return sources;
  }
}

/** What is known for a key, made where it is not; a failure is not kept, so that the next to ask tries again. */
function once<T>(known: Map<string, Promise<T>>, key: string, make: () => Promise<T>): Promise<T> {
  let made = known.get(key);
  if (!made) {
    made = make();
    known.set(key, made);
    made.catch(() => {
      if (known.get(key) === made) known.delete(key);
    });
  }
  return made;
}
