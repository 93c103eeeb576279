/** The built-in knowledge as it stands in `data/`, for scripts and tests that need no build. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { globSync } from 'tinyglobby';
import { type LoadedPack, loadPack } from '../server/src/knowledge/load.js';
import { ROOT } from './root.js';

/** Reads all files of `data/`. */
export const loadData = (): LoadedPack =>
  loadPack(
    globSync('data/**/*.yaml', { cwd: ROOT })
      .sort()
      .map((file) => ({ path: file, text: readFileSync(path.join(ROOT, file), 'utf8') })),
  );
