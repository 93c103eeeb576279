/** What the server needs of the machine it runs on. Node and the web worker each bring their own. */
import type { CompiledPack } from '../knowledge/compiled.js';

export interface Host {
  /** The built-in knowledge. */
  loadKnowledge(): Promise<CompiledPack>;
  /** Text of a file by its URI; undefined where it does not exist or cannot be read here. */
  readFile(uri: string): Promise<string | undefined>;
  /** YAML files below a folder, by URI; empty where folders cannot be read here. */
  listYaml(uri: string): Promise<string[]>;
  /** ISO day of today in China, whose law it is. */
  today(): string;
}

/** Today in China's time zone. */
export function todayInChina(now: Date): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', year: 'numeric', month: '2-digit', day: '2-digit' }).format(now);
}
