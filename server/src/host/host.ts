/** What the server needs of the machine it runs on. Node and the web worker each bring their own. */
import type { CompiledPack } from '../knowledge/compiled.js';

export interface Host {
  /** The built-in knowledge. */
  loadKnowledge(): Promise<CompiledPack>;
  /** Text of a file by its URI; undefined where it does not exist or cannot be read here. */
  readFile(uri: string): Promise<string | undefined>;
  /** Files below a folder whose names end in one of the extensions (no dot), by URI; undefined where there is no such folder, or none can be read here. */
  listFiles(uri: string, extensions: readonly string[]): Promise<string[] | undefined>;
  /** ISO day of today in China, whose law it is. */
  today(): string;
}

/** Today in China's time zone, which is eight hours ahead all year. */
export function todayInChina(now: Date): string {
  return new Date(now.getTime() + 8 * 3_600_000).toISOString().slice(0, 10);
}
