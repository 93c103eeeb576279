/**
 * Makes the JSON Schemas that editors complete and check YAML with, from the zod schemas that we ourselves read it by: of data packs, and
 * of `.policydrafter.yaml`. `npm run schemas` writes them; with `--check` it fails where they differ.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { Settings } from '../server/src/document/configuration.js';
import { PackFile } from '../server/src/knowledge/schema.js';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const check = process.argv.includes('--check');
const schemas: readonly [string, string, z.ZodType][] = [
  ['pack', 'A data pack of Policy Drafter: laws, developments, terms, concepts, requirements', PackFile],
  ['settings', 'Settings of Policy Drafter for a project (.policydrafter.yaml)', Settings],
];
const stale: string[] = [];
for (const [name, title, schema] of schemas) {
  const file = `schemas/${name}.schema.json`;
  const at = path.join(root, file);
  // Draft 7 is what YAML editors know best; "input": what may be left out is not demanded.
  const json = { ...z.toJSONSchema(schema, { target: 'draft-7', io: 'input', unrepresentable: 'any' }), title };
  const text = `${JSON.stringify(json, null, 1)}\n`;
  if (existsSync(at) && readFileSync(at, 'utf8') === text) continue;
  stale.push(file);
  if (check) continue;
  mkdirSync(path.dirname(at), { recursive: true });
  writeFileSync(at, text);
}
if (check && stale.length) {
  console.error(`not current: ${stale.join(', ')} (npm run schemas)`);
  process.exit(1);
}
console.log(stale.length ? `written: ${stale.join(', ')}` : `${schemas.length} schemas, all current`);
