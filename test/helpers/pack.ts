/** The built-in knowledge, read from `data/` once for all tests: they need no build. */
import { compilePack } from '../../scripts/compile.js';
import { loadData } from '../../scripts/pack.js';
import { KnowledgeBase } from '../../server/src/knowledge/knowledge.js';
import { SearchIndex } from '../../server/src/knowledge/search.js';

/** The day on which the tests' documents are read. The core has no clock: nothing here depends on the real day. */
export const TODAY = '2026-11-23';

/** The built-in pack with its faults and the place of each entry. */
export const loaded = loadData();

export const knowledge = new KnowledgeBase([loaded.pack]);
export const { pinyin } = compilePack(loaded.pack);

let searchIndex: SearchIndex | undefined;
/** The search over the built-in knowledge on {@link TODAY}. */
export const index = (): SearchIndex => (searchIndex ??= new SearchIndex(knowledge, pinyin, TODAY));
