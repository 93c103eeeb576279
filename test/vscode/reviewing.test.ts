/** Starting, reviewing, handing over: New document, the coverage view, the report. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, codeOf, diagnosticsWhen, folder, openText, setSetting, until } from './helpers.js';

const HEAD = '---\npolicyDrafter:\n  kind: privacy-policy\n  asOf: 2026-11-23\n---\n\n';
const EN = `${HEAD}# Privacy Policy of Larkspur\n\nLarkspur Software (Hangzhou) Co., Ltd. ("we") operates Larkspur.\n\n## Your rights\n\nYou may correct your information in Settings > Privacy.\n\n## Contact\n\nWrite to privacy@larkspur.example.\n`;

/** A skeleton is long: it is there when its last section is. */
async function newDocument(language: string, kind = 'privacy-policy', facts: string[] = []): Promise<vscode.TextDocument> {
  const opened = until('the new document', vscode.workspace.onDidChangeTextDocument, () => {
    const { activeTextEditor: editor } = vscode.window;
    return editor?.document.isUntitled && editor.document.getText().includes('[●') ? editor.document : undefined;
  });
  await vscode.commands.executeCommand('policyDrafter.newDocument', { kind, language, facts });
  return opened;
}

describe('Reviewing in the editor', () => {
  const undo: (() => Promise<void>)[] = [];
  afterEach(async () => {
    for (const back of undo.splice(0)) await back();
    await closeAll();
  });

  for (const [language, title] of [
    ['en', /^# Privacy Policy$/mu],
    ['zh', /^# 隐私政策$/mu],
    ['bilingual', /^# 隐私政策 \/ Privacy Policy$/mu],
  ] as const)
    it(`a new document has every section, and its blanks are unfinished (${language})`, async () => {
      const document = await newDocument(language, 'privacy-policy', ['accounts']);
      assert.match(document.getText(), title);
      assert.match(document.getText(), /^ {4}accounts: true$/mu);
      assert.match(document.getText(), /^ {4}minors: false$/mu);
      const found = await diagnosticsWhen(document, 'unfinished blanks', (all) => all.some((d) => codeOf(d) === 'unfinished-placeholder'));
      assert.deepEqual(
        found.filter((d) => codeOf(d) === 'missing-requirement').map((d) => d.message),
        [],
      );
    });

  it('the report opens beside the document, and is saved as HTML, Markdown and CSV', async () => {
    await openText(EN);
    const beside = until('the report', vscode.window.tabGroups.onDidChangeTabs, () =>
      vscode.window.tabGroups.all.some((group) =>
        group.tabs.some((tab) => tab.input instanceof vscode.TabInputWebview && /^Review: /u.test(tab.label)),
      ),
    );
    await vscode.commands.executeCommand('policyDrafter.showReport');
    await beside;
    for (const [format, fits] of [
      ['html', /<h1>Review report<\/h1>/u],
      ['markdown', /^# Review report$/mu],
      ['csv', /missing-requirement/u],
    ] as const) {
      const file = vscode.Uri.joinPath(folder().uri, `report.${format}`);
      await vscode.commands.executeCommand('policyDrafter.saveReport', format, file);
      assert.match(new TextDecoder().decode(await vscode.workspace.fs.readFile(file)), fits);
    }
  });

  it('the coverage view opens, and follows the filter', async () => {
    await openText(EN);
    await vscode.commands.executeCommand('policyDrafter.showCoverage');
    await vscode.commands.executeCommand('policyDrafter.coverage.showGaps');
    await vscode.commands.executeCommand('policyDrafter.coverage.showAll');
  });

  for (const [language, name, title] of [
    ['en', 'in English', 'Touched by note-2027-02.md'],
    ['zh', 'in Chinese', 'note-2027-02.md 涉及的文件'],
  ] as const)
    it(`a newsletter becomes a draft of a data pack, beside the documents that it touches (${name})`, async () => {
      undo.push(await setSetting('policyDrafter.language', language));
      await openText(`${EN}\nSee Article 66 of the PIPL.\n`);
      const news = vscode.Uri.joinPath(folder().uri, 'note-2027-02.md');
      const text = '# Note\n\n## Enforcement\n\n1. Ferry firm fined under Article 66 of the PIPL\n\nOn 5 February 2027, CNY 30,000.\n';
      await vscode.workspace.fs.writeFile(news, new TextEncoder().encode(text));
      const beside = until('the documents that are touched', vscode.window.tabGroups.onDidChangeTabs, () =>
        vscode.window.tabGroups.all.some(({ tabs }) =>
          tabs.some((tab) => tab.input instanceof vscode.TabInputWebview && tab.label === title),
        ),
      );
      void vscode.commands.executeCommand('policyDrafter.importNewsletter', news);
      await beside;
      const draft = vscode.window.visibleTextEditors.map((e) => e.document).find((d) => d.languageId === 'yaml' && d.isUntitled);
      assert.match(draft?.getText() ?? '', /verified: false/u);
      await vscode.commands.executeCommand('notifications.clearAll');
      await vscode.workspace.fs.delete(news);
    });

  it('the settings file of the folder counts, and its documents are listed, wherever the server runs', async () => {
    const project = vscode.Uri.joinPath(folder().uri, '.policydrafter.yaml');
    await vscode.workspace.fs.writeFile(project, new TextEncoder().encode('rules: { unknown-article: off }\n'));
    undo.push(async () => vscode.workspace.fs.delete(project));
    const { document } = await openText(`${EN}\nSee Article 99 of the PIPL.\n`);
    const found = await diagnosticsWhen(document, 'its findings', (all) => all.length > 0);
    assert.ok(!found.some((d) => codeOf(d) === 'unknown-article'));
  });

  for (const [language, name, told] of [
    ['en', 'in English', /^\d+ missing · may cost: .*CNY.* · .* and others$/u],
    ['zh', 'in Chinese', /^缺少\d+项 · 可能的处罚：.*元.* · .*等$/u],
  ] as const)
    it(`code lenses tell what a section lacks, once they are switched on (${name})`, async () => {
      undo.push(await setSetting('policyDrafter.language', language));
      const { document } = await openText(EN);
      const lenses = () => vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', document.uri);
      assert.deepEqual(await lenses(), []);
      undo.push(await setSetting('policyDrafter.codeLens', true));
      await diagnosticsWhen(document, 'its findings', (all) => all.length > 0);
      const titles = (await lenses()).map((lens) => lens.command?.title ?? '');
      assert.ok(
        titles.some((title) => told.test(title)),
        titles.join(' | '),
      );
    });
});
