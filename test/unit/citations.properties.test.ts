/** What holds of citations on any text: offsets, independence of what was read before, and work that grows with the text. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { citationsOf } from '../../server/src/document/resolve.js';
import { buildCitationLexicon } from '../../server/src/signals/citations/lexicon.js';
import { knowledge, TODAY } from '../helpers/pack.js';

const lexicon = buildCitationLexicon(knowledge);
const read = (text: string) => citationsOf(text, knowledge, lexicon, TODAY);

/** What citations are made of, and what stands around them or breaks them. */
const PIECES = [
  ...[
    '《个人信息保护法》',
    '個人信息保護法',
    '个保法',
    '《',
    '》',
    '网络安全法',
    '（2016年）',
    '本法',
    '该条例',
    '同法',
    '日本',
    '我国',
    '中华人民共和国',
    '条例',
    '办法',
  ],
  ...[
    '第',
    '十七',
    '17',
    '条',
    '款',
    '项',
    '（二）',
    '之一',
    '、',
    '至',
    '－',
    '，',
    '。',
    '；',
    '前款',
    '同条第二款',
    '（以下简称“《本法》”）',
    '国务院令第790号',
  ],
  ...[
    'PIPL',
    'DSL',
    'the ',
    'Personal Information Protection Law',
    ' of the PRC',
    'Measures for the ',
    'Personal Infomation Protection Law',
    'Japan',
    'draft ',
  ],
  ...[
    'Article ',
    'Articles ',
    '38',
    ' to ',
    '40',
    ' and ',
    ', ',
    '(1)',
    '§',
    'paragraph 2 of ',
    'thereof',
    'the said Law',
    '. ',
    '; ',
    'GB/T 35273-2020',
    ' 5.4',
  ],
  ...[
    '¶',
    ' respectively',
    "the latter's ",
    '分别',
    '各自的',
    '后者',
    '_13',
    ':27',
    ' #',
    '[2013 rev.]',
    ' (words behind)',
    'IV',
    '之（二）',
    '案',
    'Regs',
    '7th article',
    ' item III(6)',
  ],
  ...['😀', 'e\u0301', '\u200b', '\u00a0', '\r\n', '\n', '\n\n', ' ', '**', '`', '```\n', '> ', '- ', '| ', '](', '\ud83d', '𠮷'],
];
const texts = fc.array(fc.constantFrom(...PIECES), { maxLength: 60 }).map((pieces) => pieces.join(''));

describe('citations of any text', () => {
  it('stand where they say, in order, articles and names inside the text', () => {
    fc.assert(
      fc.property(texts, (text) => {
        let before = 0;
        for (const c of read(text)) {
          assert.ok(c.from >= before && c.from < c.to && c.to <= text.length, `${c.from}–${c.to}`);
          assert.equal(c.text, text.slice(c.from, c.to));
          before = c.from;
          for (const part of [...c.articles, ...(c.lawRange ? [c.lawRange] : [])])
            assert.ok(part.from >= 0 && part.from < part.to && part.to <= text.length, `${part.from}–${part.to} of ${c.text}`);
        }
      }),
      { numRuns: 400 },
    );
  });

  it('move with what stands before them: emoji, combining marks, CRLF', () => {
    for (const head of ['😀', 'e\u0301 ', '𠮷：', '甲\r\n\r\n', '\ufeff', '| a |\r\n| - |\r\n\r\n'])
      for (const text of ['《个人信息保护法》第十七条', 'Article 17 of the PIPL']) {
        const [alone] = read(text);
        const [moved] = read(head + text).filter((c) => c.law === 'pipl');
        assert.equal(moved?.from, alone!.from + head.length, JSON.stringify(head));
        assert.equal(moved?.text, text);
        assert.deepEqual(
          moved?.articles,
          alone!.articles.map((a) => ({ ...a, from: a.from + head.length, to: a.to + head.length })),
        );
      }
  });

  it('do not depend on what was read before', () => {
    fc.assert(
      fc.property(texts, texts, (first, second) => {
        const alone = read(second);
        read(first);
        assert.deepEqual(read(second), alone);
      }),
      { numRuns: 200 },
    );
  });

  const linear = (piece: string) => {
    const times = Math.ceil(1200 / piece.length);
    const [small, large] = [workOn(piece.repeat(times)), workOn(piece.repeat(4 * times))];
    assert.ok(large <= 6 * small + 10_000, `${JSON.stringify(piece)}: ${small} steps, four times the text ${large}`);
  };
  it('cost work in proportion to the text', () => {
    const unit = fc.array(fc.constantFrom(...PIECES), { minLength: 1, maxLength: 4 }).map((pieces) => pieces.join(''));
    fc.assert(fc.property(unit, linear), { numRuns: 60 });
  });
  for (const piece of [
    '见新条例第十七条，个人信息，',
    'Article 14 of the 2022 Measures, security assessment, ',
    'under the new audit measures, PI, ',
  ])
    it(`cost work in proportion to the text where its sentence says which law is meant: ${piece.trim()}`, () => linear(piece));
});

/** Characters that patterns walk over while a text is read: from where each one starts to where it ends, or to the end of the text. */
function workOn(text: string): number {
  const { exec } = RegExp.prototype;
  let steps = 0;
  RegExp.prototype.exec = function (this: RegExp, searched: string) {
    const start = this.global || this.sticky ? this.lastIndex : 0;
    const match = exec.call(this, searched);
    steps += match ? match.index + match[0].length - start : this.sticky ? 1 : searched.length - start;
    return match;
  };
  try {
    read(text);
  } finally {
    RegExp.prototype.exec = exec;
  }
  return steps;
}
