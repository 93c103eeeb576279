/** Requirements' own examples, and what a requirement must hold beside what the schema asks. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { globSync } from 'tinyglobby';
import { Analyser } from '../../server/src/document/analysed.js';
import { examplesThatFail, statusOfExample } from '../../server/src/document/examples.js';
import { checkPack } from '../../server/src/knowledge/check.js';
import { KnowledgeBase } from '../../server/src/knowledge/knowledge.js';
import { loadPack } from '../../server/src/knowledge/load.js';
import { analyser } from '../helpers/knowledge.js';
import { knowledge, loaded } from '../helpers/pack.js';

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
