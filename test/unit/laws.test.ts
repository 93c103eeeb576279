/** The laws to choose from: what counsel need comes first, what no longer applies last. */
import assert from 'node:assert/strict';
import { completion } from '../../server/src/features/completion.js';
import { lawChoices, lawsByUse } from '../../server/src/features/laws.js';
import { analyser, TODAY } from '../helpers/knowledge.js';
import { index, knowledge } from '../helpers/pack.js';

describe('laws to choose from', () => {
  it('begin with those on which most requirements rest, and hold all of China', () => {
    const laws = lawsByUse(knowledge).map((l) => l.id);
    assert.deepEqual(laws.slice(0, 2), ['pipl', 'ndsmr']);
    assert.deepEqual(
      [...laws].sort(),
      knowledge.laws
        .filter((l) => l.chinese)
        .map((l) => l.id)
        .sort(),
    );
  });

  it('are in force first, then drafts and earlier texts; what the document cites before the rest', () => {
    const document = analyser.open('See Article 24 of the E-Commerce Law.\n', { today: TODAY });
    const choices = lawChoices(knowledge, TODAY, 'en', document);
    assert.deepEqual(
      choices.slice(0, 2).map((c) => c.version),
      ['ecommerce-law@2018', 'pipl@2021'],
    );
    const past = choices.findIndex((c) => !c.current);
    assert.ok(past > 0 && choices.slice(past).every((c) => !c.current));
    assert.equal(
      choices.length,
      knowledge.laws.filter((l) => l.chinese).reduce((n, l) => n + l.versions.length, 0),
    );
    const csl = choices.filter((c) => c.version.startsWith('csl@')).map((c) => c.version);
    assert.deepEqual(csl.slice(0, 1), ['csl@2025']);
    const labels = (language: 'en' | 'zh') => lawChoices(knowledge, TODAY, language).map((c) => c.label);
    for (const label of ['PIPL (2021)', 'PIPL (2020 draft)']) assert.ok(labels('en').includes(label), label);
    for (const label of ['个人信息保护法（2021年）', '个人信息保护法（2020年草案）']) assert.ok(labels('zh').includes(label), label);
  });

  for (const [language, text] of [
    ['en', '# Privacy Policy\n\nWe follow 《'],
    ['zh', '# 隐私政策\n\n我们遵守《'],
  ] as const)
    it(`come in that order after 《 (${language})`, () => {
      const document = analyser.open(text, { today: TODAY });
      const [first] = completion(document, text.length, { language, style: 'short', index, trigger: '《' });
      assert.equal(first?.id, 'pipl');
    });
});
