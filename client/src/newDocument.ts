/** *New document…*: kind, language, facts; then a skeleton with the blanks as tab stops. */
import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { NewDocumentChoicesRequest, NewDocumentRequest } from './protocol.js';

type DocumentLanguage = 'en' | 'zh' | 'bilingual';

/** What a caller has chosen already: a walkthrough, a keybinding, a test. */
interface Chosen {
  readonly kind?: string;
  readonly language?: DocumentLanguage;
  /** Names of the facts that hold. */
  readonly facts?: readonly string[];
}

/** Registers the command. */
export function registerNewDocument(context: vscode.ExtensionContext, client: BaseLanguageClient): void {
  context.subscriptions.push(
    vscode.commands.registerCommand('policyDrafter.newDocument', (chosen: unknown) =>
      create(client, typeof chosen === 'object' && chosen !== null ? (chosen as Chosen) : {}),
    ),
  );
}

async function create(client: BaseLanguageClient, chosen: Chosen): Promise<void> {
  if (!client.isRunning()) await client.start();
  const choices = await client.sendRequest(NewDocumentChoicesRequest, {});
  const step = (n: number) => vscode.l10n.t('New document ({0} of 3)', n);
  const kind =
    chosen.kind ??
    (
      await vscode.window.showQuickPick(
        choices.kinds.map(({ kind: id, title }) => ({ id, label: title })),
        { title: step(1), placeHolder: vscode.l10n.t('What do you want to write?') },
      )
    )?.id;
  if (!kind) return;
  const languages: { id: DocumentLanguage; label: string }[] = [
    { id: 'en', label: 'English' },
    { id: 'zh', label: '中文' },
    { id: 'bilingual', label: vscode.l10n.t('Chinese and English') },
  ];
  const language =
    chosen.language ??
    (await vscode.window.showQuickPick(languages, { title: step(2), placeHolder: vscode.l10n.t('In which language?') }))?.id;
  if (!language) return;
  const asked = choices.facts.filter(({ name, yesOrNo }) => yesOrNo && choices.kinds.find((k) => k.kind === kind)?.facts.includes(name));
  const holding =
    chosen.facts ??
    (
      await vscode.window.showQuickPick(
        asked.map(({ name, title }) => ({ id: name, label: title })),
        { title: step(3), placeHolder: vscode.l10n.t('Tick what is so. What you leave out counts as not so.'), canPickMany: true },
      )
    )?.map((f) => f.id);
  if (!holding) return;
  const facts = Object.fromEntries(asked.map(({ name }) => [name, holding.includes(name)]));
  const made = await client.sendRequest(NewDocumentRequest, { kind, language, facts });
  if (!made) return;
  const document = await vscode.workspace.openTextDocument({ language: 'markdown', content: '' });
  const editor = await vscode.window.showTextDocument(document, { preview: false });
  await editor.insertSnippet(new vscode.SnippetString(made.snippet), new vscode.Position(0, 0));
}
