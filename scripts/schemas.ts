/**
 * Makes the JSON Schemas that editors complete and check YAML with, from the zod schemas that we ourselves read it by: of data packs, and
 * of `.policydrafter.yaml`. `npm run schemas` writes them; with `--check` it fails where they differ.
 */
import * as z from 'zod';
import { Settings } from '../server/src/document/configuration.js';
import { PackFile } from '../server/src/knowledge/schema.js';
import { keepCurrent } from './generated.js';
import { ROOT } from './root.js';

const schemas: readonly [string, string, z.ZodType][] = [
  ['pack', 'A data pack of Policy Drafter: laws, developments, terms, concepts, requirements, register, dated, rewordings', PackFile],
  ['settings', 'Settings of Policy Drafter for a project (.policydrafter.yaml)', Settings],
];
const files = new Map(
  schemas.map(([name, title, schema]) => {
    // Draft 7 is what YAML editors know best; "input": what may be left out is not demanded.
    const json = { ...z.toJSONSchema(schema, { target: 'draft-7', io: 'input', unrepresentable: 'any' }), title };
    return [`schemas/${name}.schema.json`, `${JSON.stringify(json, null, 1)}\n`] as const;
  }),
);
keepCurrent(ROOT, files, { command: 'npm run schemas', all: `${schemas.length} schemas` });
