/** The light bulb's menu: what it offers where several findings stand at one place, and in which order. */
import assert from 'node:assert/strict';
import { quickFixes, suppressions } from '../../server/src/features/codeActions.js';
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
      const titles = suppressions(document, here, language).map((a) => a.title);
      assert.ok(titles.includes(named), titles.join(' | '));
      assert.equal(new Set(titles).size, titles.length);
      for (const title of titles) assert.match(title, suppression);
      for (const { title } of quickFixes(document, here, language)) assert.doesNotMatch(title, suppression);
    });

  const actionsFor = (rule: string, text: string) => {
    const document = analyser.open(`---\npolicyDrafter: { kind: privacy-policy }\n---\n\n${text}`, { today: TODAY });
    const findings = findingsOf(document, { severities: {}, requireReason: false, language: 'en' }).filter((f) => f.rule === rule);
    return { document, fixes: quickFixes(document, showAll(document, findings, 'en', false), 'en') };
  };

  it('select the blank that they put in, as it stands afterwards', () => {
    const { document, fixes } = actionsFor('absolute-claim', 'We care. Your data is 100% safe with us. We encrypt it.\n');
    const [edit] = fixes[0]!.edits;
    const after = document.text.slice(0, edit!.from) + edit!.text + document.text.slice(edit!.to);
    assert.equal(after.slice(fixes[0]!.shows!.from, fixes[0]!.shows!.to), '[● the measures taken]');
  });

  it('are never preferred where a person must choose', () => {
    for (const [rule, text] of [
      ['unknown-article', '发生个人信息泄露的，我们依据《个人信息保护法》第七十五条通知个人。\n'],
      ['unknown-law', '依据《中华人民共和国数据保护法》第三十五条建立制度。\n'],
      ['absolute-claim', 'Your data is 100% safe with us.\n'],
    ] as const) {
      const { fixes } = actionsFor(rule, text);
      assert.ok(fixes.length, rule);
      for (const fix of fixes) assert.equal(fix.preferred, false, rule);
    }
  });

  for (const [name, text, after] of [
    ['in a paragraph', 'We care. We never share your personal information with anyone. Ask us.\n\n', 'We care. Ask us.\n\n'],
    ['at the end of one', 'We care. We never share your personal information with anyone.\n\n', 'We care.\n\n'],
    ['as an item of a list', '- We care.\n- We never share your personal information with anyone.\n\n', '- We care.\n\n'],
    ['as a paragraph', 'We care.\n\nWe never share your personal information with anyone.\n\n', 'We care.\n\n'],
  ] as const)
    it(`take a contradicting statement out ${name}`, () => {
      const rest = 'We share your name with Fern Logistics Co., Ltd. for delivery.\n';
      const { document, fixes } = actionsFor('contradiction', text + rest);
      assert.match(fixes[0]!.title, /^Go to the other statement/);
      const [edit] = fixes[1]!.edits;
      const mended = document.text.slice(0, edit!.from) + edit!.text + document.text.slice(edit!.to);
      assert.equal(mended.split('---\n\n')[1], after + rest);
    });

  it('put a clause into its section, and not below its title in a table of contents', () => {
    const text =
      '# Privacy Policy\n\n## 1. Your rights\n## 2. Contact us\n\n## 1. Your rights\n\nYou may correct your data.\n\n## 2. Contact us\n\nWrite to us.\n';
    const { document, fixes } = actionsFor('missing-requirement', text);
    const [edit] = fixes.find((f) => /Deletion/.test(f.title))!.edits;
    assert.ok(edit!.from > document.text.indexOf('You may correct'), document.text.slice(0, edit!.from));
    assert.ok(edit!.from <= document.text.lastIndexOf('## 2. Contact us'));
  });

  it('leave a table as it is', () => {
    const { fixes } = actionsFor(
      'contradiction',
      '| Sharing | We never share your personal information with anyone. |\n| --- | --- |\n\nWe share your name with Fern Logistics Co., Ltd.\n',
    );
    assert.ok(!fixes.some((m) => m.title === 'Delete this statement'));
  });

  it("fill a blank with what is the author's alone", () => {
    const fills = (text: string) =>
      actionsFor('unfinished-placeholder', text)
        .fixes.filter((m) => m.edits.length)
        .map((m) => m.edits[0]!.text);
    assert.deepEqual(fills('E-mail: dpo@willow.cn.\n\n- E-mail: [●]\n'), ['dpo@willow.cn']);
    assert.deepEqual(fills('邮箱：dpo@willow.cn。\n\n请写信至[● 邮箱]。\n'), ['dpo@willow.cn']);
    assert.deepEqual(fills('E-mail: dpo@willow.cn.\n\nThe processor can be reached at [● e-mail of the processor].\n'), []);
    assert.deepEqual(fills('E-mail: dpo@willow.cn or help@willow.cn.\n\n- E-mail: [●]\n'), []);
    assert.deepEqual(fills('生效日期：2026年1月1日。\n\n生效日期：____年\n'), []);
  });
});
