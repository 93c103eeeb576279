/** Where a command's result goes: a file, or standard output; and what goes wrong, onto standard error. */
import { readFile, writeFile } from 'node:fs/promises';

/** Exit code where the arguments or the files are wrong. */
export const USAGE = 2;

/** Is told of each thing that cannot be used, in a line that names it. */
export type OnError = (message: string) => void;

/** A problem to tell on stderr, without a stack trace. */
export class UsageError extends Error {}

/** Writes a file; a fault is told in a line that names it. `keep`: a file with something in it is left alone, for it may hold somebody's work. */
async function writeOutput(file: string, text: string, keep: boolean): Promise<string | undefined> {
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

/** Prints a text, ended by a line break. */
export const write = (text: string): void => {
  process.stdout.write(text.endsWith('\n') ? text : `${text}\n`);
};

/** Prints a line on standard error. */
export const warn = (text: string): void => {
  process.stderr.write(`${text}\n`);
};

/** Puts a result into the file that was named, else onto standard output. `keep`: see `writeOutput`. */
export async function deliver(text: string, file: string | undefined, keep: boolean): Promise<void> {
  if (file === undefined) return write(text);
  const fault = await writeOutput(file, text, keep);
  if (fault) throw new UsageError(fault);
}
