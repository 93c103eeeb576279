import path from 'node:path';
import { ROOT } from '../root.js';

/** Scratch folder for everything a run leaves behind (workspaces, results, pictures of failures); ignored by git. */
export const RUN_DIR = path.join(ROOT, '.run');

/** The packaged extension, written by `scripts/package.ts`. */
export const VSIX = path.join(ROOT, 'dist/policy-drafter.vsix');

const started = Date.now();

/** Prints a line of progress with the seconds since the script began. */
export function progress(message: string): void {
  console.log(`[+${((Date.now() - started) / 1000).toFixed(1)} s] ${message}`);
}

/** A path as a person wants to read it: relative to the repository where it is inside. */
export function display(file: string): string {
  const relative = path.relative(ROOT, file);
  return relative.startsWith('..') ? file : relative || '.';
}

/** Whether a window can be opened here: always on macOS and Windows, with X11 or Wayland on Linux. */
export function hasDisplay(): boolean {
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

/** Ends a script with its error as one readable message instead of an unhandled rejection. */
export function fail(error: unknown): never {
  console.error(error instanceof Error && !process.env.POLICY_DRAFTER_DEBUG ? `\nError: ${error.message}` : error);
  process.exit(1);
}
