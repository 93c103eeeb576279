/** Files that follow from others: written, or with `--check` compared, so that none is out of date unnoticed. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Writes what differs (paths from `root`); with `--check` fails instead, and names the command that writes it. `all`: what is said where nothing differs. */
export function keepCurrent(root: string, files: ReadonlyMap<string, string>, { command, all }: { command: string; all: string }): void {
  const check = process.argv.includes('--check');
  const stale = [...files].filter(([file, text]) => {
    const at = path.join(root, file);
    return !existsSync(at) || readFileSync(at, 'utf8') !== text;
  });
  const names = stale.map(([file]) => file).join(', ');
  if (check && stale.length) {
    console.error(`not current: ${names} (${command})`);
    process.exit(1);
  }
  for (const [file, text] of stale) {
    const at = path.join(root, file);
    mkdirSync(path.dirname(at), { recursive: true });
    writeFileSync(at, text);
  }
  console.log(stale.length ? `written: ${names}` : `${all}, all current`);
}
