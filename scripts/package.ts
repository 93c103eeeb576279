/**
 * Packages the built extension as `dist/policy-drafter.vsix`. Everything is bundled, so no dependencies go in.
 *
 *     tsx scripts/package.ts
 */
import { existsSync, readFileSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { createVSIX } from '@vscode/vsce';
import { ROOT } from './root.js';
import { display, fail, VSIX } from './vscode/paths.js';

/** Writes the .vsix and returns its path. */
export async function packageExtension(): Promise<string> {
  const manifest = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8')) as { main?: string };
  if (!manifest.main || !existsSync(path.join(ROOT, manifest.main))) {
    throw new Error(`The extension is not built (${manifest.main ?? 'package.json has no "main"'} is missing): run "npm run build" first.`);
  }
  rmSync(VSIX, { force: true });
  await createVSIX({ cwd: ROOT, packagePath: VSIX, dependencies: false, allowMissingRepository: true, rewriteRelativeLinks: false });
  return VSIX;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  packageExtension().then((file) => console.log(`${display(file)}: ${(statSync(file).size / 1024).toFixed(0)} KB`), fail);
}
