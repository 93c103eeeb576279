/**
 * Compiles `data/**\/*.yaml` into one file that the server and the command line read at start: `npm run data`.
 * Every fault is reported as file:line:column with a remedy; any fault fails the build.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { globSync } from 'tinyglobby';
import { checkPack } from '../server/src/knowledge/check.js';
import { compiledLines } from '../server/src/knowledge/compiled.js';
import { loadPack } from '../server/src/knowledge/load.js';
import { compilePack } from './compile.js';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const files = globSync('data/**/*.yaml', { cwd: root }).sort();
const { pack, faults, places } = loadPack(files.map((file) => ({ path: file, text: readFileSync(path.join(root, file), 'utf8') })));
// What names an entry that could not be read is not at fault itself.
const all = faults.length ? faults : checkPack(pack, { complete: true, places });
for (const fault of all) console.error(`${fault.path}:${fault.line}:${fault.column}: ${fault.message}`);
if (all.length) {
  console.error(`${all.length} faults in the data`);
  process.exit(1);
}
mkdirSync(path.join(root, 'dist'), { recursive: true });
writeFileSync(path.join(root, 'dist/knowledge.jsonl'), compiledLines(compilePack(pack)).join('\n'));
const articles = pack.laws.flatMap((l) => l.versions).reduce((n, v) => n + v.articles.length, 0);
console.log(
  `data: ${pack.laws.length} laws, ${articles} articles, ${pack.developments.length} developments, ${pack.terms.length} terms, ${pack.concepts.length} concepts, ${pack.requirements.length} requirements`,
);
