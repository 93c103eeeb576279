/** Statements about the law in pairs: the wrong one is told with the named rule, its right twin is left alone. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { findingsOf } from '../../server/src/rules/run.js';
import { analyser, TODAY } from '../helpers/knowledge.js';

/** The rules about what is cited; a twin must be silent under all of them. */
const RULES = new Set([
  'unknown-article',
  'unknown-law',
  'superseded-law',
  'renumbered-article',
  'not-in-force',
  'draft-as-law',
  'wrong-title',
  'wrong-figure',
  'nonstandard-term',
]);

function told(statement: string, day: string): string[] {
  const text = `---\npolicyDrafter: { kind: other, asOf: ${day} }\n---\n\n${statement}\n`;
  const document = analyser.open(text, { today: TODAY });
  return findingsOf(document, { severities: {}, requireReason: false, language: 'en' })
    .map((f) => f.rule)
    .filter((rule) => RULES.has(rule));
}

describe('right and wrong statements about citations', () => {
  const lines = ['pairs.citations.tsv', 'pairs.figures.tsv'].flatMap((file) =>
    readFileSync(path.join(import.meta.dirname, '../fixtures', file), 'utf8').split('\n'),
  );
  for (const line of lines.filter((l) => l && !l.startsWith('# '))) {
    const [day, rule, wrong, right] = line.split('\t') as [string, string, string, string];
    it(`${day}: ${wrong}`, () => {
      assert.deepEqual([...new Set(told(wrong, day))], [rule]);
      assert.deepEqual(told(right, day), [], right);
    });
  }
});
