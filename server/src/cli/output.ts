/** Where a command's result goes: a file, or standard output; and what goes wrong, onto standard error. */
import { readFile, writeFile } from 'node:fs/promises';
import type { Bilingual } from '../knowledge/schema.js';
import { messageLanguage } from './options.js';

/** Exit code where the arguments or the files are wrong. */
export const USAGE = 2;

/** Is told of each thing that cannot be used, in a line that names it. */
export type OnError = (message: Bilingual) => void;

/** A problem to tell on stderr, without a stack trace. */
export class UsageError extends Error {
  constructor(readonly told: Bilingual) {
    super(told.en);
  }
}

/** Writes a file; a fault is told in a line that names it. `keep`: a file with something in it is left alone, for it may hold somebody's work. */
async function writeOutput(file: string, text: string, keep: boolean): Promise<Bilingual | undefined> {
  if (keep && (await readFile(file, 'utf8').catch(() => '')).trim())
    return {
      en: `${file}: is already there: name another file, or remove it first`,
      zh: `${file}：文件已存在：请另取文件名，或先将其删除`,
    };
  try {
    await writeFile(file, text);
    return undefined;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return { en: `${file}: there is no such folder`, zh: `${file}：没有该文件夹` };
    if (code === 'EISDIR') return { en: `${file}: is a folder`, zh: `${file}：是文件夹，不是文件` };
    return { en: `${file}: cannot be written`, zh: `${file}：无法写入` };
  }
}

/** Prints a text, ended by a line break. */
export const write = (text: string): void => {
  process.stdout.write(text.endsWith('\n') ? text : `${text}\n`);
};

/** Prints a line on standard error, in the language of the command. */
export const warn = (message: Bilingual): void => {
  process.stderr.write(`policy-drafter: ${message[messageLanguage()]}\n`);
};

/** Tells of what cannot be used, and lets the program end as with wrong arguments; what can be used is still worked on. */
export const complain: OnError = (message) => {
  process.exitCode = USAGE;
  warn(message);
};

/** Puts a result into the file that was named, else onto standard output. `keep`: see `writeOutput`. */
export async function deliver(text: string, file: string | undefined, keep: boolean): Promise<void> {
  if (file === undefined) return write(text);
  const fault = await writeOutput(file, text, keep);
  if (fault) throw new UsageError(fault);
}
