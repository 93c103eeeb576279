/** A lawyer's acts in the editor, in English and in Chinese: look, type, choose, mend. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import {
  accept,
  at,
  choose,
  closeAll,
  codeActions,
  codeOf,
  completions,
  diagnosticGone,
  diagnosticsOf,
  diagnosticsWhen,
  diagnosticWith,
  goToDefinition,
  hoverText,
  labelOf,
  MemoryFiles,
  openNewFile,
  openText,
  openUnsaved,
  placeCursor,
  placeCursorAtEnd,
  setSetting,
  symbols,
  type,
} from './helpers.js';

const EN = `---
policyDrafter:
  kind: privacy-policy
  asOf: 2026-11-23
  facts: { turnover: 500000000 }
---

# Privacy Policy of Larkspur

Larkspur Software (Hangzhou) Co., Ltd. ("we") operates the Larkspur app. This policy follows the PIPL, in particular Article 57 of the PIPL, and asks for separate consent where the law wants it. It learns from item 9 of the November 2023 update.

## What we collect

We collect your name, telephone number and e-mail address to open your account and to answer you.

## How long we keep it

We look after your information with care.

## Your rights

You may access, copy, correct and delete your personal information in Settings > Privacy. You may withdraw your consent there at any time.

## Security

We encrypt your information in transit and at rest, and limit access to it.

## Contact

Write to privacy@larkspur.example or call 0571-5550 1234.
`;

const ZH = `---
policyDrafter:
  kind: privacy-policy
  asOf: 2026-11-23
---

# 飞燕隐私政策

飞燕软件（杭州）有限公司（以下简称“我们”）运营飞燕应用。本政策依据《个人信息保护法》第五十七条等规定制定，依法需要时我们会取得您的单独同意。

## 我们收集的信息

为了开立账户和答复您的咨询，我们收集您的姓名、电话号码和电子邮箱。

## 保存期限

我们会谨慎保管您的信息。

## 您的权利

您可以在“设置—隐私”中查阅、复制、更正、删除您的个人信息，也可以随时撤回同意。

## 信息安全

我们对传输和存储的信息加密，并限制访问权限。

## 联系我们

请发送邮件至 privacy@larkspur.example，或致电 0571-55501234。
`;

/** A missing requirement's finding: alone, or in the group at the title. */
const missing = (requirement: string) => (all: vscode.Diagnostic[]) =>
  all.some(
    (d) =>
      codeOf(d) === 'missing-requirement' &&
      (d as vscode.Diagnostic & { data?: { requirement?: string } }).data?.requirement === requirement,
  ) ||
  all.some(
    (d) =>
      codeOf(d) === 'missing-requirement' && new RegExp(requirement === 'retention' ? 'etention|保存期限' : requirement).test(d.message),
  );

describe('Drafting in the editor', () => {
  const undo: (() => Promise<void>)[] = [];
  afterEach(async () => {
    for (const back of undo.splice(0)) await back();
    await closeAll();
  });

  it('the extension starts with a Markdown document', async () => {
    await openText('# Notes\n');
    const extension = vscode.extensions.getExtension('policy-drafter.policy-drafter');
    assert.ok(extension);
    await extension.activate();
    assert.equal(extension.isActive, true);
  });

  it('hovering a law says what it is and whether it is in force', async () => {
    const { document } = await openText(EN);
    assert.match(
      await hoverText(document, at(document, 'PIPL', { offset: 1 })),
      /Personal Information Protection Law.*in force since 1 November 2021/su,
    );
  });

  it('hovering 个人信息保护法 says the same', async () => {
    const { document } = await openText(ZH);
    assert.match(
      await hoverText(document, at(document, '个人信息保护法', { offset: 2 })),
      /Personal Information Protection Law|个人信息保护法/u,
    );
  });

  it('hovering an article says what it asks and what breaking it may cost, with the figure for this document', async () => {
    const { document } = await openText(EN);
    const text = await hoverText(document, at(document, 'Article 57', { offset: 9 }));
    assert.match(text, /Article 57/u);
    assert.match(text, /CNY 50,000,000 \(50 million\)/u);
    assert.match(text, /here: CNY 25,000,000/u);
    assert.match(text, /command:policyDrafter\.openLaw/u);
  });

  it('hovering a term and an item explains them', async () => {
    const { document } = await openText(EN);
    assert.match(await hoverText(document, at(document, 'separate consent', { offset: 3 })), /单独同意/u);
    assert.match(await hoverText(document, at(document, 'item 9', { offset: 2 })), /CNY 50,000/u);
  });

  it('a few letters complete to a citation in English', async () => {
    const editor = await openText(EN);
    placeCursorAtEnd(editor);
    await type(editor, '\nSee @pipl 66');
    const [first] = await completions(editor.document, editor.selection.active, { resolve: 1 });
    assert.ok(first);
    assert.match(labelOf(first), /Article 66/u);
    assert.match((first.documentation as vscode.MarkdownString).value, /50,000,000/u);
    await accept(editor, first);
    assert.match(editor.document.getText(), /See Article 66 of the PIPL$/u);
  });

  it('《 completes to a law in Chinese', async () => {
    const editor = await openText(ZH);
    placeCursorAtEnd(editor);
    await type(editor, '\n我们遵守《网安');
    const items = await completions(editor.document, editor.selection.active);
    assert.ok(items[0]);
    await accept(editor, items[0]);
    assert.match(editor.document.getText(), /我们遵守《网络安全法》/u);
  });

  for (const [typed, written] of [
    ['gbf66', '《个人信息保护法》第六十六条'],
    ['wangan 21', '《网络安全法》第二十一条'],
    ['个保法66', '《个人信息保护法》第六十六条'],
    ['《数安', '《数据安全法》'],
  ] as const)
    it(`between Chinese letters ${typed} is replaced, and no more`, async () => {
      const [before, after] = ['我们依据', '处理您的信息。'];
      const editor = await openText(`${ZH}\n${before}${typed}${after}\n`);
      const text = editor.document.getText();
      const cursor = editor.document.positionAt(text.indexOf(typed) + typed.length);
      editor.selection = new vscode.Selection(cursor, cursor);
      const [first] = await completions(editor.document, cursor);
      assert.ok(first);
      await accept(editor, first);
      assert.ok(editor.document.getText().endsWith(`\n${before}${written}${after}\n`), editor.document.getText().slice(-60));
    });

  it('an item of the pack completes', async () => {
    const editor = await openText(EN);
    placeCursorAtEnd(editor);
    await type(editor, '\nSee item 9');
    const items = await completions(editor.document, editor.selection.active);
    assert.ok(items[0]);
    await accept(editor, items[0]);
    assert.match(editor.document.getText(), /See item 9 of the November 2023 update/u);
  });

  it('nothing of ours completes in code', async () => {
    const editor = await openText(`${EN}\n\`\`\`\npipl 66`);
    placeCursorAtEnd(editor);
    const items = await completions(editor.document, editor.selection.active);
    assert.deepEqual(
      items.filter((i) => /Article 66/u.test(labelOf(i))),
      [],
    );
  });

  for (const [name, text, heading] of [
    ['in English', EN, 'How long we keep it'],
    ['in Chinese', ZH, '保存期限'],
  ] as const) {
    it(`a missing disclosure is shown, and its quick fix puts the clause where it belongs (${name})`, async () => {
      const { document } = await openText(text);
      const found = await diagnosticsWhen(document, 'the missing retention period', missing('retention'));
      const diagnostic = found.find((d) => missing('retention')([d]))!;
      assert.equal(diagnostic.source, 'policy-drafter');
      assert.match((diagnostic.code as { target: vscode.Uri }).target.toString(), /missing-requirement/u);
      const actions = await codeActions(document, diagnostic.range);
      const fix = actions.find((a) => /etention|保存期限/u.test(a.title) && a.edit);
      assert.ok(fix, actions.map((a) => a.title).join(' | '));
      await choose(document, fix);
      const after = document.getText();
      assert.ok(after.indexOf('●', after.indexOf(heading)) > 0, 'the clause stands in its section, with blanks to fill');
      await diagnosticsWhen(document, 'the retention finding to be gone', (all) => !missing('retention')(all));
      await diagnosticWith(document, 'unfinished-placeholder');
    });
  }

  it('an article that does not exist is an error, and goes when mended', async () => {
    const editor = await openText(EN.replace('Article 57', 'Article 88'));
    const diagnostic = await diagnosticWith(editor.document, 'unknown-article');
    assert.equal(diagnostic.severity, vscode.DiagnosticSeverity.Error);
    assert.equal(editor.document.getText(diagnostic.range).includes('88'), true);
    await editor.edit((edit) =>
      edit.replace(new vscode.Range(at(editor.document, 'Article 88'), at(editor.document, 'Article 88', { offset: -1 })), 'Article 57'),
    );
    await diagnosticGone(editor.document, 'unknown-article');
  });

  it('an article of the 2016 Cybersecurity Law cited in 2026 is told with its new number, and mended', async () => {
    const { document } = await openText(
      EN.replace('## Contact', 'We keep logs under Article 21 of the Cybersecurity Law (2016).\n\n## Contact'),
    );
    const diagnostic = await diagnosticWith(document, 'renumbered-article', /23/u);
    const [fix] = await codeActions(document, diagnostic.range);
    assert.ok(fix);
    await choose(document, fix);
    assert.match(document.getText(), /Article 23 of the/u);
    await diagnosticGone(document, 'renumbered-article');
  });

  it('a draft relied on as law is told', async () => {
    const { document } = await openText(
      `---\npolicyDrafter: { kind: data-security-policy, asOf: 2023-11-15 }\n---\n\n# Data Security Policy\n\nUnder the draft Measures for the Classified and Graded Management of Industrial Internet Security we must grade ourselves.\n`,
    );
    await diagnosticWith(document, 'draft-as-law');
  });

  it('a mistake in the front matter is shown at its place, with the nearest that is right', async () => {
    const { document } = await openText(EN.replace('kind: privacy-policy', 'kind: privacy-polici'));
    const diagnostic = await diagnosticWith(document, 'invalid-configuration');
    assert.equal(document.getText(diagnostic.range), 'privacy-polici');
    const [fix] = await codeActions(document, diagnostic.range);
    assert.ok(fix);
    await choose(document, fix);
    await diagnosticGone(document, 'invalid-configuration');
  });

  it('a suppression with a reason hides a finding', async () => {
    const { document } = await openText(EN.replace('Article 57', 'Article 88'));
    const diagnostic = await diagnosticWith(document, 'unknown-article');
    const action = (await codeActions(document, diagnostic.range)).find((a) => a.title.startsWith('Suppress “unknown article” here'));
    assert.ok(action);
    await choose(document, action);
    assert.match(document.getText(), /policy-drafter-disable-next-line unknown-article -- /u);
    await diagnosticGone(document, 'unknown-article');
  });

  it('a suppression beside the document: the entry opens at its reason, and the finding goes when it is saved', async () => {
    const { document } = await openNewFile('beside.md', EN.replace('Article 57', 'Article 88'));
    const diagnostic = await diagnosticWith(document, 'unknown-article');
    const action = (await codeActions(document, diagnostic.range)).find((a) => a.title.includes('.policydrafter.yaml'));
    assert.ok(action?.edit && action.command);
    assert.ok(await vscode.workspace.applyEdit(action.edit));
    await vscode.commands.executeCommand(action.command.command, ...(action.command.arguments ?? []));
    const editor = vscode.window.activeTextEditor;
    assert.ok(editor);
    assert.match(editor.document.fileName, /\.policydrafter\.yaml$/u);
    assert.equal(editor.document.getText(editor.selection), 'reason');
    await type(editor, 'quoted from a letter of the other side');
    try {
      await editor.document.save();
      await diagnosticGone(document, 'unknown-article');
      assert.doesNotMatch(document.getText(), /policy-drafter-disable/u);
    } finally {
      await vscode.workspace.fs.delete(editor.document.uri);
    }
  });

  it('a changed setting is seen at once: Chinese messages, and a rule switched off', async () => {
    const { document } = await openNewFile('setting.md', EN.replace('Article 57', 'Article 88'));
    await diagnosticWith(document, 'unknown-article', /There is no Article 88/u);
    undo.push(await setSetting('policyDrafter.language', 'zh'));
    await diagnosticWith(document, 'unknown-article', /没有第八十八条/u);
    assert.match(await hoverText(document, at(document, 'PIPL', { offset: 1 })), /现行有效/u);
    undo.push(await setSetting('policyDrafter.rules', { 'unknown-article': 'off' }));
    await diagnosticGone(document, 'unknown-article');
  });

  it('in Chinese: hover, messages, quick fix and completion', async () => {
    undo.push(await setSetting('policyDrafter.language', 'zh'));
    const editor = await openNewFile('zh.md', ZH.replace('第五十七条', '第八十八条'));
    const diagnostic = await diagnosticWith(editor.document, 'unknown-article', /没有第八十八条/u);
    assert.equal(editor.document.getText(diagnostic.range), '第八十八条');
    assert.match(await hoverText(editor.document, at(editor.document, '单独同意', { offset: 1 })), /\*\*单独同意\*\*/u);
    placeCursorAtEnd(editor);
    await type(editor, '\n依据《数据安全法》第45');
    const [first] = await completions(editor.document, editor.selection.active, { resolve: 1 });
    assert.ok(first);
    assert.match(labelOf(first), /数据安全法第四十五条/u);
    assert.match((first.documentation as vscode.MarkdownString).value, /万元/u);
    await accept(editor, first);
    assert.match(editor.document.getText(), /依据《数据安全法》第四十五条$/u);
  });

  it('go to definition opens the law, read-only, at the article', async () => {
    const editor = await openText(EN);
    const law = await goToDefinition(editor, at(editor.document, 'Article 57', { offset: 9 }));
    assert.equal(law.document.uri.scheme, 'policy-drafter');
    assert.match(law.document.lineAt(law.selection.active.line).text, /Article 57/u);
    placeCursor(law, new vscode.Position(0, 0));
    await vscode.commands.executeCommand('type', { text: 'x' });
    assert.doesNotMatch(law.document.getText(), /^x/u);
  });

  it('the outline lists the headings', async () => {
    const { document } = await openText(EN);
    const outline = await symbols(document);
    const names = (list: vscode.DocumentSymbol[]): string[] => list.flatMap((s) => [s.name, ...names(s.children)]);
    assert.deepEqual(names(outline).filter((name) => /How long we keep it/u.test(name)).length, 1, 'once, not by Markdown and by us');
  });

  it('lines that act as headings are in the outline too', async () => {
    const { document } = await openText(`${ZH}\n**九、其他事项**\n\n未尽事宜，另行通知。\n`);
    const outline = await symbols(document);
    const names = (list: vscode.DocumentSymbol[]): string[] => list.flatMap((s) => [s.name, ...names(s.children)]);
    assert.ok(
      names(outline).some((name) => name.includes('九、其他事项')),
      names(outline).join(' | '),
    );
  });

  it('sections fold', async () => {
    const { document } = await openText(EN);
    const folds = await vscode.commands.executeCommand<vscode.FoldingRange[]>('vscode.executeFoldingRangeProvider', document.uri);
    const starts = folds.map(({ start }) => document.lineAt(start).text);
    for (const start of ['## How long we keep it', '## Contact']) assert.ok(starts.includes(start), starts.join(' | '));
  });

  it('a document of a virtual file system is checked, explained and reported on', async () => {
    const memory = new MemoryFiles();
    const scheme = 'vscode-test-web';
    const registered = vscode.workspace.registerFileSystemProvider(scheme, memory);
    undo.push(async () => void registered.dispose());
    const uri = vscode.Uri.from({ scheme, path: '/policy.md' });
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(EN.replace('Article 57', 'Article 88')));
    const document = await vscode.workspace.openTextDocument(uri);
    await vscode.window.showTextDocument(document, { preview: false });
    await diagnosticWith(document, 'unknown-article', /88/u);
    assert.match(await hoverText(document, at(document, 'PIPL', { offset: 1 })), /in force since/u);
    const report = uri.with({ path: '/policy.report.md' });
    await vscode.commands.executeCommand('policyDrafter.saveReport', 'markdown', report);
    assert.match(new TextDecoder().decode(await vscode.workspace.fs.readFile(report)), /Retention/u);
  });

  it('a document that was never saved is checked too', async () => {
    const { document } = await openUnsaved(EN.replace('Article 57', 'Article 99'));
    const finding = await diagnosticWith(document, 'unknown-article', /99/u);
    assert.equal(document.getText(finding.range), '99');
  });

  it('ordinary Markdown is left alone', async () => {
    const editor = await openText('# Shopping\n\n- Article 88 of the PIPL\n- [●] TBD\n');
    // A finding elsewhere shows that the server has had its turn.
    const other = await openText(EN.replace('Article 57', 'Article 88'));
    await diagnosticWith(other.document, 'unknown-article');
    assert.deepEqual(
      diagnosticsOf(editor.document).filter((d) => d.source === 'policy-drafter'),
      [],
    );
  });
});
