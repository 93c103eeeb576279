/** However a text came about, it is read the same: random edits against opening afresh. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { outline } from '../../server/src/features/symbols.js';
import { MarkdownDocument } from '../../server/src/markdown/document.js';
import { findingsOf } from '../../server/src/rules/run.js';
import { analyser } from '../helpers/knowledge.js';

const PIECES = [
  '---\npolicyDrafter:\n  kind: privacy-policy\n  asOf: 2026-11-23\n---\n',
  '# Privacy Policy\n',
  '## 保存期限\n',
  '一、信息收集\n',
  '**Your rights**\n',
  'We collect your name to open your account.\n',
  '我们收集您的姓名，用于注册。\n',
  'Article 88 of the PIPL. ',
  '依据《个人信息保护法》第十七条、第二十三条。',
  '（以下简称“《个保法》”）',
  '该法第五十五条',
  '- item\n',
  '  - nested\n',
  '1. one\n',
  '| a | b |\n| - | - |\n| 姓名 | 注册 |\n',
  '```\n',
  '    code\n',
  '> quote\n',
  '===\n',
  '---\n',
  '\n',
  '\n\n',
  '\r\n',
  '[●]',
  '**',
  '`',
  '<!-- policy-drafter-disable-next-line unknown-article -- x -->\n',
  '<!--',
  '-->',
  '<div>\n',
  'the following:\n',
  '如下：\n',
  '。',
  '\u200b',
  '😀',
  '\ud800',
  '---',
  ':',
];
const text = fc
  .array(fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...PIECES) }, { weight: 1, arbitrary: fc.string({ maxLength: 6 }) }), {
    maxLength: 24,
  })
  .map((parts) => parts.join(''));
const edit = fc.record({ at: fc.nat(10_000), remove: fc.nat(30), insert: fc.oneof(fc.constantFrom(...PIECES), fc.constant('')) });

const shapeOf = (d: MarkdownDocument) => ({
  frontMatter: d.frontMatter,
  blocks: d.blocks.map((b) => ({
    from: b.from,
    type: b.shape.type,
    source: b.shape.source,
    leaves: b.shape.leaves.map((l) => [l.role, l.level, l.text, l.lead, l.head, [...l.map]]),
  })),
});

describe('editing gives the same as opening afresh', () => {
  it('for the structure of the text', () => {
    fc.assert(
      fc.property(text, fc.array(edit, { maxLength: 8 }), (start, edits) => {
        let document = MarkdownDocument.parse(start);
        for (const e of edits) {
          const from = document.text.length ? e.at % (document.text.length + 1) : 0;
          const to = Math.min(document.text.length, from + e.remove);
          const next = document.text.slice(0, from) + e.insert + document.text.slice(to);
          document = document.edit(next, { from, to, inserted: e.insert.length });
          assert.deepEqual(shapeOf(document), shapeOf(MarkdownDocument.parse(next)));
        }
      }),
      { numRuns: 400 },
    );
  });

  it('for findings, citations, coverage and outline', () => {
    const view = (d: ReturnType<typeof analyser.open>) => ({
      kind: d.kind,
      language: d.language,
      asOf: d.asOf,
      citations: d.citations,
      outline: outline(d),
      verdicts: d.verdicts.map((v) => [v.requirement.id, v.status, v.unsure, v.evidence]),
      findings: findingsOf(d, { severities: {}, requireReason: false, language: 'en' }),
    });
    fc.assert(
      fc.property(text, fc.array(edit, { minLength: 1, maxLength: 5 }), (start, edits) => {
        let document = analyser.open(start, { today: '2026-11-23' });
        for (const e of edits) {
          const from = document.text.length ? e.at % (document.text.length + 1) : 0;
          const to = Math.min(document.text.length, from + e.remove);
          const next = document.text.slice(0, from) + e.insert + document.text.slice(to);
          document = document.edit(next, { from, to, inserted: e.insert.length });
        }
        assert.deepEqual(view(document), view(analyser.open(document.text, { today: '2026-11-23' })));
      }),
      { numRuns: 150 },
    );
  });
});
