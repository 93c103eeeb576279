/** Where a command's result goes: a file, or standard output. */
import { readFile, writeFile } from 'node:fs/promises';

/** A problem to tell on stderr, without a stack trace. */
export class UsageError extends Error {}

/** Writes a file; a fault is told in a line that names it. `keep`: a file with something in it is left alone, for it may hold somebody's work. */
export async function writeOutput(file: string, text: string, keep: boolean): Promise<string | undefined> {
  if (keep && (await readFile(file, 'utf8').catch(() => '')).trim())
    return `${file}: is already there: name another file, or remove it first`;
  try {
    await writeFile(file, text);
    return undefined;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const why = code === 'ENOENT' ? 'there is no such folder' : code === 'EISDIR' ? 'is a folder' : 'cannot be written';
    return `${file}: ${why}`;
  }
}
