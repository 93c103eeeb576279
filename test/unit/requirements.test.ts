/** Requirements' own examples, and what a requirement must hold beside what the schema asks. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { globSync } from 'tinyglobby';
import { Analyser } from '../../server/src/document/analysed.js';
import type { Severity } from '../../server/src/document/configuration.js';
import { isDue } from '../../server/src/document/coverage.js';
import { examplesThatFail, statusOfExample } from '../../server/src/document/examples.js';
import { checkPack } from '../../server/src/knowledge/check.js';
import { KnowledgeBase } from '../../server/src/knowledge/knowledge.js';
import { loadPack } from '../../server/src/knowledge/load.js';
import type { Requirement } from '../../server/src/knowledge/schema.js';
import { findingsOf } from '../../server/src/rules/run.js';
import { analyser } from '../helpers/knowledge.js';
import { knowledge, loaded, TODAY } from '../helpers/pack.js';

describe('examples of the requirements', () => {
  for (const requirement of knowledge.requirements)
    describe(`${requirement.kind}: ${requirement.id}`, () => {
      requirement.examples.forEach((example, i) =>
        it(`${example.status}: ${example.text.slice(0, 60).replace(/\s+/g, ' ')}`, () =>
          assert.equal(statusOfExample(analyser, requirement, i), example.status)),
      );
      for (const language of ['en', 'zh'] as const)
        it(`has examples that pass and that fail, ${language}`, () => {
          const of = (pass: boolean) =>
            requirement.examples.filter((e) => e.language === language && (e.status === 'met') === pass && e.status !== 'partial').length;
          assert.ok(of(true) >= 1, 'none passes');
          assert.ok(of(false) >= 1, 'none fails');
        });
    });
});

describe('the example pack of the documentation', () => {
  const root = path.resolve(import.meta.dirname, '../..');
  const own = loadPack(
    globSync('docs/example-pack/**/*.yaml', { cwd: root }).map((file) => ({
      path: file,
      text: readFileSync(path.join(root, file), 'utf8'),
    })),
  );

  it('is without a fault, over the built-in pack', () => {
    assert.deepEqual([...own.faults, ...checkPack(own.pack, { complete: false, places: own.places, base: loaded.pack })], []);
    for (const list of Object.values(own.pack)) assert.ok(list.length > 0, 'shows every list that a pack may hold');
  });

  it('leads to the statuses that its examples name', () => {
    const over = new Analyser(new KnowledgeBase([loaded.pack, own.pack]));
    assert.deepEqual(examplesThatFail(over, own.pack.requirements), []);
  });

  it('an example that is judged otherwise is told', () => {
    const [requirement] = own.pack.requirements;
    const wrong = { ...requirement!, examples: [{ language: 'en' as const, status: 'met' as const, text: 'We sell lanterns.' }] };
    const over = new Analyser(new KnowledgeBase([loaded.pack, { ...own.pack, requirements: [wrong] }]));
    assert.deepEqual(
      examplesThatFail(over, [wrong]).map((f) => [f.index, f.expected, f.actual]),
      [[0, 'met', 'missing']],
    );
  });
});

describe('what the law asks for here is due, and warned of where it is missing', () => {
  const like = knowledge.requirement('privacy-policy', 'sdk-list')!;
  const { when } = like;
  /** Force, condition, whether the fact is declared; whether it is due, and the severity of its absence. */
  const table: [Requirement['force'], Requirement['when'], boolean, boolean, Severity][] = [
    ['statute', undefined, false, true, 'warning'],
    // A statute's fact may rule it out; while nothing is declared, the statute holds.
    ['statute', when, false, true, 'warning'],
    ['statute', when, true, true, 'warning'],
    ['conditional', when, false, false, 'hint'],
    ['conditional', when, true, true, 'warning'],
    // It happens or not, and no fact tells: usual.
    ['conditional', undefined, false, false, 'information'],
    ['practice', undefined, false, false, 'information'],
    ['practice', when, false, false, 'hint'],
    ['practice', when, true, false, 'information'],
  ];
  for (const [force, condition, declared, due, severity] of table)
    it(`${force}${condition ? `, on a fact ${declared ? 'declared' : 'unknown'}` : ''}: ${due ? 'due' : 'not due'}, ${severity}`, () => {
      const requirement: Requirement = { ...like, force, when: condition };
      const made = new Analyser(new KnowledgeBase([{ ...loaded.pack, requirements: [requirement] }]));
      const facts = declared ? ', facts: { sdks: true }' : '';
      const document = made.open(`---\npolicyDrafter: { kind: privacy-policy${facts} }\n---\n\n# Policy\n`, { today: TODAY });
      assert.equal(isDue(requirement, document.facts), due);
      const found = findingsOf(document, { severities: {}, requireReason: false, language: 'en' });
      assert.deepEqual(
        found.map((f) => [f.rule, f.severity]),
        [['missing-requirement', severity]],
      );
    });
});
