/** The built-in knowledge, read from `data/` once for all tests: they need no build. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { globSync } from 'tinyglobby';
import { compilePack } from '../../scripts/compile.js';
import { KnowledgeBase } from '../../server/src/knowledge/knowledge.js';
import { loadPack } from '../../server/src/knowledge/load.js';
import { SearchIndex } from '../../server/src/knowledge/search.js';

const root = path.resolve(import.meta.dirname, '../..');

/** The day on which the tests' documents are read. The core has no clock: nothing here depends on the real day. */
export const TODAY = '2026-11-23';

/** The built-in pack with its faults and the place of each entry. */
export const loaded = loadPack(
  globSync('data/**/*.yaml', { cwd: root })
    .sort()
    .map((file) => ({ path: file, text: readFileSync(path.join(root, file), 'utf8') })),
);

export const knowledge = new KnowledgeBase([loaded.pack]);
export const { pinyin } = compilePack(loaded.pack);

let searchIndex: SearchIndex | undefined;
/** The search over the built-in knowledge on {@link TODAY}. */
export const index = (): SearchIndex => (searchIndex ??= new SearchIndex(knowledge, pinyin, TODAY));
