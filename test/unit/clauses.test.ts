/** Model clauses in the completion list: where a paragraph begins, what is still missing. */
import assert from 'node:assert/strict';
import { type CompletionEntry, completion } from '../../server/src/features/completion.js';
import type { Language } from '../../server/src/knowledge/schema.js';
import { readMarks } from '../helpers/fixture.js';
import { analyser, TODAY } from '../helpers/knowledge.js';
import { index } from '../helpers/pack.js';

const offered = (marked: string, trigger?: string, language: Language = 'en'): CompletionEntry[] => {
  const { text, cursor } = readMarks(marked);
  const document = analyser.open(text, { today: TODAY });
  return completion(document, cursor!, { language, style: 'short', index, ...(trigger ? { trigger } : {}) });
};
const clauses = (marked: string, trigger?: string, language?: Language) =>
  offered(marked, trigger, language).filter((e) => e.kind === 'requirement');

const EN =
  '---\npolicyDrafter: { kind: privacy-policy }\n---\n\n# Privacy Policy\n\nWe delete your personal information 30 days after you close your account.\n\n';
const ZH = '---\npolicyDrafter: { kind: privacy-policy }\n---\n\n# 隐私政策\n\n您注销账号后30日内，我们删除您的个人信息。\n\n';

describe('clauses in the completion list', () => {
  it('stand on an empty line, those of the section first, with a tab stop for each blank', () => {
    const [first, ...others] = clauses(`${EN}## Complaints\n\n‸`);
    assert.equal(first?.label, 'Complaints');
    assert.equal(first?.detail, 'model clause · missing');
    assert.match(first!.insertText, /\[● /);
    assert.match(first!.snippet!, /\$\{1:\[● /);
    assert.ok(others.length > 10);
    assert.ok(![first, ...others].some((e) => e.id === 'requirement:privacy-policy/retention'), 'what is met needs no clause');
  });

  it('are found by a word of theirs, in the language of the document, beside citations', () => {
    const [entry] = clauses(`${EN}complaint‸`);
    assert.equal(entry?.label, 'Complaints');
    assert.equal(entry?.filterText, 'complaint');
    const zh = clauses(`${ZH}@投诉‸`, undefined, 'zh');
    assert.match(zh[0]!.label, /投诉/);
    assert.match(zh[0]!.insertText, /\p{Script=Han}/u);
    const both = offered(`${EN}minors‸`);
    assert.ok(both.some((e) => e.kind === 'law') && both.some((e) => e.kind === 'requirement'), both.map((e) => e.id).join());
    assert.deepEqual(
      both.map((e) => e.rank),
      both.map((_, i) => i),
    );
  });

  it('do not come within a sentence, after a sign that begins a citation, in code, or in ordinary Markdown', () => {
    for (const text of [
      `${EN}You may file a complaint‸`,
      `${EN}《‸`,
      `${EN}第‸`,
      `${EN}\`\`\`\ncomplaint‸\n\`\`\`\n`,
      '# Shopping\n\ncomplaint‸',
      '# Shopping\n\n‸',
    ])
      assert.deepEqual(clauses(text), [], text.slice(-40));
    assert.deepEqual(clauses(`${EN} ‸`, ' '), []);
  });

  it('keep the line ends of the document', () => {
    for (const entry of clauses(`${EN}‸`.replace(/\n/g, '\r\n'))) {
      assert.doesNotMatch(entry.insertText, /(?<!\r)\n/);
      assert.doesNotMatch(entry.snippet!, /(?<!\r)\n/);
    }
  });
});
