/** The light bulb's menu: what it offers where several findings stand at one place, and in which order. */
import assert from 'node:assert/strict';
import { codeActions } from '../../server/src/features/codeActions.js';
import { showAll } from '../../server/src/features/diagnostics.js';
import { findingsOf } from '../../server/src/rules/run.js';
import { analyser, TODAY } from '../helpers/knowledge.js';

describe('code actions', () => {
  for (const [language, text, named, suppression] of [
    [
      'en',
      '# Privacy Policy\n\nWe collect your name.\n',
      'Suppress “missing disclosure (Retention period)” here, with a reason',
      /^Suppress/,
    ],
    ['zh', '# 隐私政策\n\n我们收集您的姓名。\n', '在此忽略“缺少披露（保存期限）”，并写明理由', /^在此忽略/],
  ] as const)
    it(`of many gaps at the title differ from each other, suppressions apart (${language})`, () => {
      const document = analyser.open(`---\npolicyDrafter: { kind: privacy-policy }\n---\n\n${text}`, { today: TODAY });
      const findings = findingsOf(document, { severities: {}, requireReason: false, language });
      const { from } = document.title;
      const here = showAll(document, findings, language, false).filter((s) => s.from <= from && s.to >= from);
      const found = codeActions(document, here, language);
      const suppressions = found.suppressions.map((a) => a.title);
      assert.ok(suppressions.includes(named), suppressions.join(' | '));
      assert.equal(new Set(suppressions).size, suppressions.length);
      for (const title of suppressions) assert.match(title, suppression);
      for (const { title } of found.mends) assert.doesNotMatch(title, suppression);
    });
});
