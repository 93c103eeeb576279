/** The built command line, run as a shell does. */
import { spawnSync } from 'node:child_process';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../..');

export interface RunOptions {
  readonly input?: string;
  readonly cwd?: string;
}

export function run(args: readonly string[], options: RunOptions = {}): { code: number | null; out: string; err: string } {
  const r = spawnSync(process.execPath, [path.join(root, 'dist/cli.cjs'), ...args], {
    encoding: 'utf8',
    input: options.input ?? '',
    cwd: options.cwd ?? root,
    env: { ...process.env, LANG: 'C', LC_ALL: 'C' },
  });
  return { code: r.status, out: r.stdout, err: r.stderr };
}
export const json = (args: readonly string[], options: RunOptions = {}) => JSON.parse(run([...args, '--format', 'json'], options).out);
