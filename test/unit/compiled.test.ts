/** What start-up reads instead of the data: the phrases in order, the forms as numbers, the articles line by line. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { compilePack } from '../../scripts/compile.js';
import { compiledLines, readCompiled } from '../../server/src/knowledge/compiled.js';
import { KnowledgeBase } from '../../server/src/knowledge/knowledge.js';
import { compileCues } from '../../server/src/signals/cues.js';
import { Phrases, wholeWord } from '../../server/src/signals/phrases.js';
import { loaded } from '../helpers/pack.js';

describe('Phrases', () => {
  const found = (phrases: string[], text: string) =>
    new Phrases(phrases)
      .search(text)
      .filter((h) => wholeWord(text, h.from, h.to))
      .map((h) => `${h.id}@${h.from}-${h.to}`);

  it('finds nested, overlapping and equal phrases, by start and then by end', () => {
    const phrases = ['个人信息保护法', '信息保护', '个人信息', 'data', 'data protection', '', 'data'];
    assert.deepEqual(found(phrases, '个人信息保护法 data protection'), ['2@0-4', '0@0-7', '1@2-6', '3@8-12', '6@8-12', '4@8-23']);
  });

  it('finds no word inside a Latin word, and Chinese ones beside it', () => {
    const hits = new Phrases(['kin', 'app违法', '违法']).search('marketing 2019app违法');
    assert.deepEqual(hits, [
      { id: 1, from: 14, to: 19 },
      { id: 2, from: 17, to: 19 },
    ]);
  });

  it('finds what a search for each phrase finds, on any text', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', ' ', '个', '人', 'é', '1'), maxLength: 60 });
    const phrase = fc.string({ unit: fc.constantFrom('a', 'b', ' ', '个', '人', 'é', '1'), minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(fc.array(phrase, { maxLength: 12 }), text, (phrases, text) => {
        const expected = phrases.flatMap((p, id) =>
          [...text]
            .map((_, from) => from)
            .filter((from) => text.startsWith(p, from) && wholeWord(text, from, from + p.length))
            .map((from) => `${id}@${from}-${from + p.length}`),
        );
        assert.deepEqual(found(phrases, text).sort(), expected.sort());
      }),
    );
  });
});

describe('the compiled pack', () => {
  const lines = compiledLines(compilePack(loaded.pack));
  const asked: number[] = [];
  const compiled = readCompiled((index) => {
    asked.push(index);
    return lines[index]!;
  });
  const knowledge = new KnowledgeBase([compiled.pack]);

  it('reads the articles of a law when they are first asked for', () => {
    assert.deepEqual(asked, [0]);
    assert.equal(knowledge.article('ecommerce-law@2018', '31')?.number, '31');
    assert.equal(knowledge.article('ecommerce-law@2018', '24(1)')?.number, '24');
    assert.equal(asked.length, 2);
  });

  it('says what the data says, but for the examples of requirements', () => {
    assert.deepEqual(JSON.parse(JSON.stringify(compiled.pack.laws)), JSON.parse(JSON.stringify(loaded.pack.laws)));
    assert.deepEqual(compiled.pack.terms, loaded.pack.terms);
    assert.deepEqual(
      compiled.pack.requirements.map((r) => r.id),
      loaded.pack.requirements.map((r) => r.id),
    );
    assert.ok(compiled.pack.requirements.every((r) => r.examples.length === 0));
  });

  it('holds the forms of the concepts as they would be compiled; a pack with concepts of its own is compiled when it is read', () => {
    assert.deepEqual(compileCues(knowledge), compileCues(new KnowledgeBase([loaded.pack])));
    const own = { ...loaded.pack, concepts: [{ ...loaded.pack.concepts[0]!, id: 'OUR_OWN', en: ['zanzibar'] }] };
    const both = new KnowledgeBase([compiled.pack, own]);
    assert.equal(both.cues, undefined);
    assert.ok(compileCues(both).index.has('OUR_OWN'));
  });
});
