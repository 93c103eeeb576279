/** Exceptions to concepts: one that covers no form of its concept excepts nothing, and hides from its author that the alarm stays. */
import assert from 'node:assert/strict';
import type { Concept } from '../../server/src/knowledge/schema.js';
import { conceptsIn } from '../../server/src/signals/cues/find.js';
import { type Form, parseForms } from '../../server/src/signals/cues/forms.js';
import { type CueLexicon, compileCues } from '../../server/src/signals/cues/lexicon.js';
import { analyser } from '../helpers/knowledge.js';

/** What stems are continued by, besides the words of the concept itself. */
const ENDINGS = ['', 'e', 's', 'ed', 'ing', 'er', 'es', 'ion'];

/** The texts that a form without a gap stands for: one stem at a time is continued. */
function textsOf({ atoms, chinese }: Form, words: readonly string[]): string[] {
  const plain = atoms.map((a) => a.words[0]?.text ?? '');
  return atoms.flatMap((atom, i) =>
    atom.words.flatMap(({ text, stem }) => {
      const continued = stem ? [...ENDINGS.map((end) => text + end), ...words.filter((w) => w.startsWith(text))] : [text];
      return continued.map((word) => plain.with(i, word).join(chinese ? '' : ' '));
    }),
  );
}

/** Exceptions without a gap or a mark in which no form of the concept, or of what it includes, can stand. */
function idle(concept: Concept, lexicon: CueLexicon, words: readonly string[]): string[] {
  const own = lexicon.index.get(concept.id)!;
  const covers = (text: string) => conceptsIn(text, Int32Array.of(0, text.length), lexicon, 0).some((h) => h.concept === own);
  return [...concept.except.en, ...concept.except.zh].filter((source) =>
    parseForms(source).every(
      (form) =>
        form.atoms.every((a) => !a.mark && (a.link === 'first' || a.link === 'adjacent')) && !textsOf(form, words).some((t) => covers(t)),
    ),
  );
}

const without = (concepts: readonly Concept[]) => concepts.map((c) => ({ ...c, except: { en: [], zh: [] } }));

/** The words of a concept's forms, and of those that it includes. */
function wordsOf(concept: Concept, all: ReadonlyMap<string, Concept>): string[] {
  const own = [...concept.en, ...concept.zh].flatMap(parseForms).flatMap((f) => f.atoms.flatMap((a) => a.words.map((w) => w.text)));
  return [...own, ...concept.includes.flatMap((id) => wordsOf(all.get(id)!, all))];
}

function idleOf(concepts: readonly Concept[]): string[] {
  const lexicon = compileCues({ concepts: without(concepts) });
  const all = new Map(concepts.map((c) => [c.id, c]));
  return concepts.flatMap((c) => idle(c, lexicon, wordsOf(c, all)).map((source) => `${c.id}: ${source}`));
}

describe('exceptions to concepts', () => {
  it('each covers a form of its concept', () => {
    assert.deepEqual(idleOf(analyser.knowledge.concepts), []);
  }).timeout(60_000);

  it('one that covers none is found, one that continues a stem is not', () => {
    const base = { id: 'KEEP', includes: [], en: ['retain~', 'keep'], zh: ['保存'] };
    const except = { en: ['keep in mind', 'retained earnings', 'in mind'], zh: ['保存图片', '图片'] };
    const concepts = [{ ...base, except }] as unknown as Concept[];
    assert.deepEqual(idleOf(concepts), ['KEEP: in mind', 'KEEP: 图片']);
  });
});
