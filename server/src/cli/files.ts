/** Which files a command means: files as named, folders walked for Markdown, honouring `.gitignore`. */
import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import ignore, { type Ignore } from 'ignore';
import type { OnError } from './output.js';

/** Folders that are never looked into. */
const SKIPPED = new Set(['.git', 'node_modules']);

interface Scope {
  readonly folder: string;
  readonly rules: Ignore;
}

/** The documents that paths stand for, each once. Links are not followed, so that a cycle cannot hold the walk. */
export async function findDocuments(paths: readonly string[], onError: OnError): Promise<string[]> {
  const found = new Set<string>();
  for (const given of paths) {
    const info = await stat(given).catch(() => undefined);
    if (!info) onError({ en: `${given}: there is no such file or folder`, zh: `${given}：没有该文件或文件夹` });
    else if (info.isDirectory()) await walk(given, await scopesAbove(path.resolve(given)), found);
    else if (info.isFile()) found.add(given);
    else onError({ en: `${given}: is neither a file nor a folder`, zh: `${given}：既不是文件也不是文件夹` });
  }
  return [...found];
}

async function rulesOf(folder: string): Promise<Scope[]> {
  const text = await readFile(path.join(folder, '.gitignore'), 'utf8').catch(() => undefined);
  return text === undefined ? [] : [{ folder, rules: ignore().add(text) }];
}

/** The `.gitignore` files of the repository above a folder. */
async function scopesAbove(folder: string): Promise<Scope[]> {
  const scopes: Scope[] = [];
  for (let at = folder; ; at = path.dirname(at)) {
    if (at !== folder) scopes.unshift(...(await rulesOf(at)));
    const top = await stat(path.join(at, '.git')).then(
      () => true,
      () => false,
    );
    if (top || path.dirname(at) === at) return top ? scopes : [];
  }
}

async function walk(folder: string, above: readonly Scope[], found: Set<string>): Promise<void> {
  const scopes = [...above, ...(await rulesOf(path.resolve(folder)))];
  const ignored = (file: string, isFolder: boolean) =>
    scopes.some((s) => {
      const relative = path.relative(s.folder, path.resolve(file)).split(path.sep).join('/');
      return relative && !relative.startsWith('..') && s.rules.ignores(isFolder ? `${relative}/` : relative);
    });
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) {
      if (!SKIPPED.has(entry.name) && !ignored(file, true)) await walk(file, scopes, found);
    } else if (entry.isFile() && /\.(?:md|markdown)$/i.test(entry.name) && !ignored(file, false)) found.add(file);
  }
}
