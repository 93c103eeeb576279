/** What quick fixes do beyond their edits, in English and in Chinese: they go to a place, select a blank, ask which finding to suppress. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import {
  answered,
  at,
  choose,
  closeAll,
  codeActions,
  codeOf,
  diagnosticGone,
  diagnosticsOf,
  diagnosticWith,
  openText,
  placeCursor,
  setSetting,
} from './helpers.js';

const HEAD = '---\npolicyDrafter:\n  kind: privacy-policy\n  asOf: 2026-11-23\n---\n\n';

const LANGUAGES = {
  en: {
    text: `${HEAD}# Privacy Policy of Larkspur

By using the app you agree to everything, and your data is 100% safe with us.

We never share your personal information with anyone.

## Partners

We share your name and address with Fern Logistics Co., Ltd. for delivery.

Ask for [● name of the officer].
`,
    denied: 'We never share',
    goTo: 'Go to the other statement: “We share your name and add',
    told: 'We share your name and address with Fern Logistics Co., Ltd. for delivery.',
    promise: 'By using the app',
    asks: 'Suppress one of 2 findings here…',
    replace: 'Replace the sentence: ask for an act of consent',
    blank: '[● the processing and its purpose]',
    select: 'Select the blank, to fill it in',
    unfilled: '[● name of the officer]',
  },
  zh: {
    text: `${HEAD}# 飞燕隐私政策

您使用本应用即视为同意我们的全部处理，您的信息绝对安全。

我们不会向任何第三方提供您的个人信息。

## 合作伙伴

我们会将您的姓名和地址共享给合作伙伴蕨叶物流有限公司。

请联系[● 负责人姓名]。
`,
    denied: '我们不会向任何第三方',
    goTo: '转到另一处表述：“我们会将您的姓名',
    told: '我们会将您的姓名和地址共享给合作伙伴蕨叶物流有限公司。',
    promise: '您使用本应用',
    asks: '忽略此处2个问题之一…',
    replace: '改为请个人以主动行为表示同意',
    blank: '[● 处理事项及其目的]',
    select: '选中空白处以便填写',
    unfilled: '[● 负责人姓名]',
  },
} as const;

for (const [language, words] of Object.entries(LANGUAGES))
  describe(`Quick fixes that lead somewhere (${language})`, () => {
    let editor: vscode.TextEditor;
    let restore: () => Promise<void>;
    before(async () => {
      restore = await setSetting('policyDrafter.language', language);
    });
    after(() => restore());
    beforeEach(async () => {
      editor = await openText(words.text);
      await diagnosticWith(editor.document, 'bundled-consent');
    });
    afterEach(() => closeAll());

    /** The action whose title begins so that the light bulb offers at a place; the cursor is put there. */
    const offered = async (place: string, title: string): Promise<vscode.CodeAction> => {
      placeCursor(editor, at(editor.document, place, { offset: 1 }));
      const actions = await codeActions(editor.document, editor.selection.active);
      const found = actions.find((action) => action.title.startsWith(title));
      assert.ok(found, actions.map((action) => action.title).join(' | '));
      return found;
    };
    const selected = () => editor.document.getText(editor.selection);

    it('go to the other of two statements, and leave the text as it is', async () => {
      const { edit, command } = await offered(words.denied, words.goTo);
      assert.ok(!edit && command);
      await vscode.commands.executeCommand(command.command, ...(command.arguments ?? []));
      assert.equal(vscode.window.activeTextEditor, editor);
      assert.equal(selected(), words.told);
      assert.equal(editor.document.getText(), words.text);
    });

    it('select the blank of the sentence that they put in', async () => {
      await choose(editor.document, await offered(words.promise, words.replace));
      assert.equal(selected(), words.blank);
      await vscode.commands.executeCommand('type', { text: 'X' });
      assert.ok(!editor.document.getText().includes(words.blank));
    });

    it('select a blank that is there', async () => {
      const { command } = await offered(words.unfilled, words.select);
      assert.ok(command);
      await vscode.commands.executeCommand(command.command, ...(command.arguments ?? []));
      assert.equal(selected(), words.unfilled);
    });

    it('ask which of several findings to suppress, and suppress that one alone', async () => {
      const { edit, command } = await offered(words.promise, words.asks);
      assert.ok(!edit && command);
      await answered(vscode.commands.executeCommand(command.command, ...(command.arguments ?? [])));
      const written = /policy-drafter-disable-next-line (absolute-claim|bundled-consent) -- /u.exec(editor.document.getText());
      assert.ok(written, editor.document.getText());
      await diagnosticGone(editor.document, written[1]!);
      assert.equal(diagnosticsOf(editor.document).filter((d) => ['absolute-claim', 'bundled-consent'].includes(codeOf(d))).length, 1);
    });
  });
