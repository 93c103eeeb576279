/** Which settings hold for a document of the workspace: asked of the client and read from the project files each time, kept by no one here. */
import type { Host } from '../host/host.js';
import { type EffectiveSettings, effective, PROJECT_FILE } from '../host/settings.js';
import type { Language } from '../knowledge/schema.js';
import { parentOf } from './uris.js';

export interface SettingsOptions {
  readonly host: Pick<Host, 'readFile'>;
  /** The client's settings for a resource; null or undefined: none. */
  readonly configuration: (uri: string) => Promise<unknown>;
  /** URIs of the workspace folders. */
  readonly folders: () => readonly string[];
  /** Language of the client, such as `zh-cn`. */
  readonly locale: string;
}

export class SettingsReader {
  constructor(private readonly options: SettingsOptions) {}

  /** The settings of a document: the client's, under those of the nearest project file between it and its workspace folder. */
  async of(uri: string): Promise<EffectiveSettings> {
    const fromClient = await this.options.configuration(uri).catch(() => undefined);
    const folder = this.folderAround(uri);
    for (let at = parentOf(uri); folder !== undefined && at !== undefined && at.length >= folder.length; at = parentOf(at)) {
      const text = await this.options.host.readFile(`${at}/${PROJECT_FILE}`);
      if (text !== undefined) return effective(fromClient, { text, path: PROJECT_FILE }, at);
    }
    return effective(fromClient, undefined, folder);
  }

  /** The settings of a workspace folder itself: those of a file that lies directly in it. */
  ofFolder(folder: string | undefined): Promise<EffectiveSettings> {
    return this.of(folder ? `${folder.replace(/\/$/, '')}/${PROJECT_FILE}` : '');
  }

  /** Language of messages and hovers. */
  languageOf({ settings }: Pick<EffectiveSettings, 'settings'>): Language {
    if (settings.language !== 'auto') return settings.language;
    return /^zh/i.test(this.options.locale) ? 'zh' : 'en';
  }

  /** The innermost workspace folder around a document, without a slash at its end. */
  private folderAround(uri: string): string | undefined {
    return this.options
      .folders()
      .map((folder) => folder.replace(/\/$/, ''))
      .filter((folder) => uri.startsWith(`${folder}/`))
      .sort((a, b) => b.length - a.length)[0];
  }
}
