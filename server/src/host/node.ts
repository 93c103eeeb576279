/** The host on Node: files of the machine, the knowledge beside the bundle. Reads only. */
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { type CompiledPack, readCompiled } from '../knowledge/compiled.js';
import { type Host, todayInChina } from './host.js';

const MAX_FILES = 2000;
/** Folders that hold no documents of an author. */
const SKIPPED = new Set(['node_modules', '.git']);

/** Text of a file of the machine by URI; undefined where it is none or cannot be read. */
async function read(uri: string): Promise<string | undefined> {
  if (!uri.startsWith('file:')) return undefined;
  try {
    return await readFile(fileURLToPath(uri), 'utf8');
  } catch {
    return undefined;
  }
}

/** YAML files below a folder, at any depth. */
export const yamlFiles = (folder: string): Promise<string[]> => filesBelow(folder, ['yaml', 'yml']);

/** Files below a folder with one of the extensions, at any depth; links are not followed, so that a cycle cannot hold the server. */
export async function filesBelow(folder: string, extensions: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  const walk = async (at: string): Promise<void> => {
    const entries = await readdir(at, { withFileTypes: true });
    for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      if (found.length >= MAX_FILES) return;
      const file = path.join(at, entry.name);
      if (entry.isDirectory()) {
        if (!SKIPPED.has(entry.name)) await walk(file);
      } else if (entry.isFile() && extensions.includes(path.extname(entry.name).slice(1).toLowerCase())) found.push(file);
    }
  };
  await walk(folder);
  return found;
}

/** Reads the knowledge that the build put beside the bundles. What a line says is decoded with it: most are never read. */
export async function loadKnowledge(): Promise<CompiledPack> {
  const file = await readFile(path.join(__dirname, 'knowledge.jsonl'));
  const starts = [0];
  for (let at = file.indexOf(0x0a); at >= 0; at = file.indexOf(0x0a, at + 1)) starts.push(at + 1);
  return readCompiled((index) => file.toString('utf8', starts[index], (starts[index + 1] ?? file.length + 1) - 1));
}

export function nodeHost(): Host {
  return {
    loadKnowledge,
    readFile: read,
    listFiles: async (uri, extensions) => {
      if (!uri.startsWith('file:')) return undefined;
      try {
        return (await filesBelow(fileURLToPath(uri), extensions)).map((f) => pathToFileURL(f).href);
      } catch {
        return undefined;
      }
    },
    today: () => todayInChina(new Date()),
  };
}
