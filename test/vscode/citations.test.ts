/** Citing: a lawyer rewrites, copies, collects and follows citations. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { at, choose, closeAll, codeActions, diagnosticWith, openText, placeCursor, until } from './helpers.js';

const HEAD = '---\npolicyDrafter:\n  kind: privacy-policy\n  asOf: 2026-11-23\n---\n\n';
const EN = `${HEAD}# Privacy Policy\n\nWe act under Article 57 of the PIPL and Article 45 of the PIPL.\n`;
const ZH = `${HEAD}# 隐私政策\n\n我们依据《个人信息保护法》第五十七条处置泄露。\n`;

/** Runs a command and waits until the document's text fits. */
async function changes(document: vscode.TextDocument, what: string, command: () => Thenable<unknown>, fits: RegExp): Promise<void> {
  const done = until(what, vscode.workspace.onDidChangeTextDocument, () => fits.test(document.getText()), {
    describe: () => document.getText(),
  });
  await command();
  await done;
}

describe('Citing in the editor', () => {
  afterEach(closeAll);

  it('all citations are written in one style, in English and in Chinese', async () => {
    for (const [text, fits] of [
      [EN, /Article 57 of the Personal Information Protection Law.*Article 45 of the Personal Information Protection Law/u],
      [ZH, /《中华人民共和国个人信息保护法》第五十七条/u],
    ] as const) {
      const { document } = await openText(text);
      await changes(document, 'full titles', () => vscode.commands.executeCommand('policyDrafter.convertCitations', 'full'), fits);
    }
  });

  it('one citation is rewritten by a refactoring', async () => {
    const { document } = await openText(EN);
    const actions = await codeActions(document, at(document, 'PIPL', { offset: 1 }), vscode.CodeActionKind.RefactorRewrite);
    const action = actions.find((a) => /footnote/u.test(a.title));
    assert.ok(action, actions.map((a) => a.title).join(', '));
    await choose(document, action);
    assert.match(document.getText(), /Article 57 of the PIPL\[\^pipl-57\] and Article 45 of the PIPL\./u);
  });

  it('a table of authorities is inserted, and refreshed', async () => {
    const editor = await openText(EN);
    placeCursor(editor, 'We act');
    const insert = () => vscode.commands.executeCommand('policyDrafter.insertTableOfAuthorities');
    await changes(editor.document, 'the table', insert, /\| 45 and 57 \| in force since/u);
    const edit = new vscode.WorkspaceEdit();
    const place = at(editor.document, 'Article 45 of the PIPL', { offset: 8 });
    edit.replace(editor.document.uri, new vscode.Range(place, place.translate(0, 2)), '46');
    await vscode.workspace.applyEdit(edit);
    await changes(editor.document, 'the table, refreshed', insert, /\| 46 and 57 \| in force since/u);
  });

  it('a citation is copied', async () => {
    const editor = await openText(ZH);
    placeCursor(editor, at(editor.document, '第五十七条', { offset: 1 }));
    await vscode.commands.executeCommand('policyDrafter.copyCitation');
    assert.equal(await vscode.env.clipboard.readText(), '《个人信息保护法》第五十七条');
  });

  it('references to an article are found in the other documents', async () => {
    await openText(`${HEAD}# Notice\n\nSee Article 57(1) of the PIPL.\n`);
    const { document } = await openText(EN);
    const found = await vscode.commands.executeCommand<vscode.Location[]>(
      'vscode.executeReferenceProvider',
      document.uri,
      at(document, 'Article 57', { offset: 9 }),
    );
    assert.ok(new Set(found.map((l) => l.uri.toString())).size >= 2, JSON.stringify(found.map((l) => l.uri.path)));
  });

  it('laws and articles are found as workspace symbols', async () => {
    await openText(EN);
    const found = await vscode.commands.executeCommand<vscode.SymbolInformation[]>('vscode.executeWorkspaceSymbolProvider', 'pipl 55');
    assert.match(found[0]?.name ?? '', /PIPL Article 55/u);
    assert.match(found[0]!.location.uri.toString(true), /policy-drafter:\/law\/pipl@2021/u);
  });

  it('“Why?” at a finding shows what its rule checks', async () => {
    const { document } = await openText(EN.replace('57', '99'));
    const finding = await diagnosticWith(document, 'unknown-article');
    const why = (await codeActions(document, finding.range)).find((a) => /^Why\?/u.test(a.title));
    assert.equal(why?.command?.command, 'policyDrafter.openRule');
    const shown = until('the page of the rule', vscode.window.tabGroups.onDidChangeTabs, () =>
      vscode.window.tabGroups.all.some((group) => group.tabs.some((tab) => /unknown-article/u.test(tab.label))),
    );
    await vscode.commands.executeCommand(why.command.command, ...(why.command.arguments ?? []));
    await shown;
  });
});
