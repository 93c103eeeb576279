/**
 * Compiles `data/**\/*.yaml` into one file that the server and the command line read at start: `npm run data`.
 * Every fault is reported as file:line:column with a remedy; any fault fails the build.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { checkPack } from '../server/src/knowledge/check.js';
import { compiledLines } from '../server/src/knowledge/compiled.js';
import { compilePack } from './compile.js';
import { loadData } from './pack.js';
import { ROOT } from './root.js';

const { pack, faults, places } = loadData();
// What names an entry that could not be read is not at fault itself.
const all = faults.length ? faults : checkPack(pack, { complete: true, places });
for (const fault of all) console.error(`${fault.path}:${fault.line}:${fault.column}: ${fault.message}`);
if (all.length) {
  console.error(`${all.length} faults in the data`);
  process.exit(1);
}
mkdirSync(path.join(ROOT, 'dist'), { recursive: true });
writeFileSync(path.join(ROOT, 'dist/knowledge.jsonl'), compiledLines(compilePack(pack)).join('\n'));
const articles = pack.laws.flatMap((l) => l.versions).reduce((n, v) => n + v.articles.length, 0);
console.log(
  `data: ${pack.laws.length} laws, ${articles} articles, ${pack.developments.length} developments, ${pack.terms.length} terms, ${pack.concepts.length} concepts, ${pack.requirements.length} requirements`,
);
