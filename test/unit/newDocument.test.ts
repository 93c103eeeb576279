/** A new document of each kind, in each language: nothing is missing in it, and its blanks are known as unfinished. */
import assert from 'node:assert/strict';
import { DOCUMENT_LANGUAGES, kindsToWrite, newDocument } from '../../server/src/features/newDocument.js';
import { findingsOf } from '../../server/src/rules/run.js';
import { analyser, TODAY } from '../helpers/knowledge.js';

const { knowledge } = analyser;
const RUN = { severities: {}, requireReason: false, language: 'en' } as const;

describe('a new document', () => {
  it('can be written of a privacy policy', () => assert.ok(kindsToWrite(knowledge).includes('privacy-policy')));

  for (const kind of kindsToWrite(knowledge))
    for (const language of DOCUMENT_LANGUAGES)
      it(`${kind}, ${language}: says all that it must, leaves blanks, and has no other fault`, () => {
        const { text } = newDocument(knowledge, { kind, language, facts: {} })!;
        const document = analyser.open(text, { today: TODAY });
        assert.deepEqual([document.kind, document.kindSource], [kind, 'declared']);
        assert.deepEqual(
          document.verdicts.filter((v) => v.status === 'missing' || v.status === 'not-applicable').map((v) => v.requirement.id),
          [],
        );
        const findings = findingsOf(document, RUN);
        const blanks = findings.filter((f) => f.rule === 'unfinished-placeholder');
        assert.equal(blanks.length, text.split('[● ').length - 1);
        assert.ok(blanks.length > 0);
        const wrong = findings.filter((f) => f.severity === 'error' || f.rule === 'missing-requirement');
        assert.deepEqual(
          wrong.map((f) => [f.rule, text.slice(f.from, f.to)]),
          [],
        );
      });

  it('leaves out what a fact rules out, and writes the facts down', () => {
    const { text } = newDocument(knowledge, {
      kind: 'privacy-policy',
      language: 'en',
      facts: { minors: false, crossBorder: true, channels: ['app', 'website'], turnover: 500000000 },
    })!;
    const document = analyser.open(text, { today: TODAY });
    assert.deepEqual(document.facts, { minors: false, crossBorder: true, channels: ['app', 'website'], turnover: 500000000 });
    assert.deepEqual(document.configurationFaults, []);
    const titles = document.sections.map((s) => s.title);
    const title = (id: string) => knowledge.requirement('privacy-policy', id)!.title.en;
    assert.ok(!titles.includes(title('minors')));
    assert.ok(titles.includes(title('cross-border-transfer')));
    assert.equal(document.verdicts.find((v) => v.requirement.id === 'minors')?.status, 'not-applicable');
  });

  it('has the sections of a document in their order, each once', () => {
    const { text } = newDocument(knowledge, { kind: 'privacy-policy', language: 'zh', facts: {} })!;
    const sections = [...text.matchAll(/^## (.+)$/gm)].map((m) => m[1]);
    assert.deepEqual(sections.slice(0, 3), ['基本信息', '收集和使用', '存储']);
    assert.equal(new Set(sections).size, sections.length);
  });

  it('is a snippet with a tab stop for each blank, and nothing else in it is one', () => {
    const { text, snippet } = newDocument(knowledge, { kind: 'privacy-policy', language: 'bilingual', facts: {} })!;
    const stops = [...snippet.matchAll(/(?<!\\)\$\{(\d+):((?:\\.|[^}\\])*)\}/g)];
    assert.deepEqual(
      stops.map((m) => Number(m[1])),
      stops.map((_, i) => i + 1),
    );
    const inserted = snippet
      .replace(/(?<!\\)\$\{\d+:((?:\\.|[^}\\])*)\}/g, '$1')
      .replace(/\$0$/, '')
      .replace(/\\([\\$}])/g, '$1');
    assert.equal(inserted, text);
  });

  it('is nothing for a kind without requirements', () =>
    assert.equal(newDocument(knowledge, { kind: 'other', language: 'en', facts: {} }), undefined));
});
