/** *New document…*: kind, language, facts; then a skeleton with the blanks as tab stops. */
import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { ready, registrar } from './here.js';
import { request } from './protocol.js';

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
  const register = registrar(context);
  register('policyDrafter.newDocument', (chosen) => create(client, typeof chosen === 'object' && chosen !== null ? chosen : {}));
}

async function create(client: BaseLanguageClient, chosen: Chosen): Promise<void> {
  const t = await ready(client);
  const choices = await client.sendRequest(request('policyDrafter/newDocumentChoices'), {});
  // What is answered is not lost because something else takes the focus, as the walkthrough does when one of its steps is done.
  const question = (n: number, placeHolder: string) => ({ title: t('New document ({0} of 3)', n), placeHolder, ignoreFocusOut: true });
  const kinds = choices.kinds.map(({ kind: id, title }) => ({ id, label: title }));
  const kind = chosen.kind ?? (await vscode.window.showQuickPick(kinds, question(1, t('What do you want to write?'))))?.id;
  if (!kind) return;
  const own: { id: DocumentLanguage; label: string }[] = [
    { id: 'en', label: 'English' },
    { id: 'zh', label: '中文' },
  ];
  const first = own.filter(({ id }) => id === choices.language);
  const languages = [
    ...first,
    ...own.filter((other) => !first.includes(other)),
    { id: 'bilingual' as const, label: t('Chinese and English') },
  ];
  const language = chosen.language ?? (await vscode.window.showQuickPick(languages, question(2, t('In which language?'))))?.id;
  if (!language) return;
  const asked = choices.facts.filter(({ name, yesOrNo }) => yesOrNo && choices.kinds.find((k) => k.kind === kind)?.facts.includes(name));
  const tick = question(3, t('Tick what is so. What you leave out counts as not so.'));
  const holding = chosen.facts ?? (asked.length ? await pickFacts(asked, tick) : []);
  if (!holding) return;
  const facts = Object.fromEntries(asked.map(({ name }) => [name, holding.includes(name)]));
  const made = await client.sendRequest(request('policyDrafter/newDocument'), { kind, language, facts });
  if (!made) return;
  const document = await vscode.workspace.openTextDocument({ language: 'markdown', content: '' });
  const editor = await vscode.window.showTextDocument(document, { preview: false });
  await editor.insertSnippet(new vscode.SnippetString(made.snippet), new vscode.Position(0, 0));
}

async function pickFacts(
  facts: readonly { readonly name: string; readonly title: string }[],
  question: vscode.QuickPickOptions,
): Promise<string[] | undefined> {
  const rows = facts.map(({ name, title }) => ({ name, label: title }));
  return (await vscode.window.showQuickPick(rows, { ...question, canPickMany: true }))?.map((row) => row.name);
}
