/** What stands beside the text, in English and in Chinese: links, colours, titles, related places; and what is mended at once. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { choose, closeAll, codeActions, diagnosticGone, diagnosticWith, openText, setSetting } from './helpers.js';

const HEAD = '---\npolicyDrafter:\n  kind: privacy-policy\n  asOf: 2026-11-23\n---\n\n';

const LANGUAGES = {
  en: {
    text: `${HEAD}# Privacy Policy of Larkspur

We never share your personal information with anyone. After a leak we act under Article 57 of the PIPL. See Article 57.

<!-- policy-drafter-disable-next-line unknown-law -- no longer needed -->

We keep logs.

## Partners

We share your name and address with Fern Logistics Co., Ltd. for delivery.
`,
    law: /^policy-drafter:\/law\/pipl(@|%40)2021\.en\.md#L\d+$/u,
    elsewhere: 'Elsewhere it says',
    told: 'We share your name and address with Fern Logistics Co., Ltd. for delivery.',
    hint: /PIPL/u,
    coloured: [
      ['article', '57'],
      ['law', 'PIPL'],
      ['article', '57'],
    ],
  },
  zh: {
    text: `${HEAD}# 飞燕隐私政策

我们不会向任何第三方提供您的个人信息。发生泄露后，我们依照《个人信息保护法》第五十七条处理，见第五十七条。

<!-- policy-drafter-disable-next-line unknown-law -- 已不需要 -->

我们留存日志。

## 合作伙伴

我们会将您的姓名和地址共享给合作伙伴蕨叶物流有限公司。
`,
    law: /^policy-drafter:\/law\/pipl(@|%40)2021\.zh\.md#L\d+$/u,
    elsewhere: '另一处写明',
    told: '我们会将您的姓名和地址共享给合作伙伴蕨叶物流有限公司。',
    hint: /个人信息保护法|个保法/u,
    coloured: [
      ['law', '《个人信息保护法》'],
      ['article', '第五十七条'],
      ['article', '第五十七条'],
    ],
  },
} as const;

for (const [language, words] of Object.entries(LANGUAGES))
  describe(`Beside the text (${language})`, () => {
    const undo: (() => Promise<void>)[] = [];
    let document: vscode.TextDocument;
    beforeEach(async () => {
      undo.push(await setSetting('policyDrafter.language', language));
      ({ document } = await openText(words.text));
      await diagnosticWith(document, 'contradiction');
    });
    afterEach(async () => {
      for (const back of undo.splice(0)) await back();
      await closeAll();
    });

    it('a citation is a link to its article', async () => {
      const links = await vscode.commands.executeCommand<vscode.DocumentLink[]>('vscode.executeLinkProvider', document.uri, 100);
      const targets = links.map(({ target }) => String(target));
      assert.ok(
        targets.some((target) => words.law.test(target)),
        targets.join(' | '),
      );
    });

    it('laws and articles have colours', async () => {
      const ask = <T>(what: string) => vscode.commands.executeCommand<T>(`vscode.provideDocumentSemanticTokens${what}`, document.uri);
      const { tokenTypes } = await ask<vscode.SemanticTokensLegend>('Legend');
      const { data } = await ask<vscode.SemanticTokens>('');
      const coloured: string[][] = [];
      let [line, character] = [0, 0];
      for (let i = 0; i < data.length; i += 5) {
        const [down, right, length, type] = data.slice(i, i + 4) as unknown as [number, number, number, number];
        character = down ? right : character + right;
        line += down;
        coloured.push([tokenTypes[type]!, document.lineAt(line).text.slice(character, character + length)]);
      }
      assert.deepEqual(coloured, words.coloured);
    });

    it('a statement that contradicts another names the place of the other', async () => {
      const { relatedInformation } = await diagnosticWith(document, 'contradiction');
      const [related] = relatedInformation ?? [];
      assert.equal(related?.message, words.elsewhere);
      assert.equal(document.getText(related.location.range), words.told);
    });

    it('an article cited without its law bears the short title, once that is switched on', async () => {
      const whole = new vscode.Range(0, 0, document.lineCount, 0);
      const hints = () => vscode.commands.executeCommand<vscode.InlayHint[]>('vscode.executeInlayHintProvider', document.uri, whole);
      assert.deepEqual(await hints(), []);
      undo.push(await setSetting('policyDrafter.inlayHints', true));
      const labels = (await hints()).map(({ label }) => (typeof label === 'string' ? label : label.map(({ value }) => value).join('')));
      assert.equal(labels.length, 1);
      assert.match(labels[0]!, words.hint);
    });

    it('what can be mended safely is mended at once', async () => {
      await diagnosticWith(document, 'unused-suppression');
      const kind = vscode.CodeActionKind.SourceFixAll.append('policy-drafter');
      const [all] = await codeActions(document, new vscode.Range(0, 0, document.lineCount, 0), kind);
      assert.ok(all?.edit);
      await choose(document, all);
      assert.doesNotMatch(document.getText(), /policy-drafter-disable/u);
      await diagnosticGone(document, 'unused-suppression');
    });

    it('a check is as severe as the setting says', async () => {
      assert.equal((await diagnosticWith(document, 'contradiction')).severity, vscode.DiagnosticSeverity.Warning);
      undo.push(await setSetting('policyDrafter.rules', { contradiction: 'error' }));
      await diagnosticWith(document, 'contradiction', /./u, vscode.DiagnosticSeverity.Error);
    });
  });
