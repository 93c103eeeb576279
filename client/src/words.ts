/**
 * The client's words, in the language in which Policy Drafter speaks to the reader: that of the settings, also where VS Code is in another.
 * VS Code's own `l10n` would follow its display language, as the names of commands, views and settings do, which only it can translate.
 */
import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import zh from '../../l10n/bundle.l10n.zh-cn.json';
import { request } from './protocol.js';

type Language = 'en' | 'zh';

/** Gives a text, `{0}` and so on filled in. The English text is its own key. */
export type Words = (text: keyof typeof zh, ...values: readonly (string | number)[]) => string;

const wordsIn =
  (language: Language): Words =>
  (text, ...values) =>
    (language === 'zh' ? zh[text] : text).replace(/\{(\d)\}/gu, (whole, index: string) => String(values[Number(index)] ?? whole));

/** The words for a document, or where none is concerned for the folder. The server knows all settings; before it runs, VS Code knows most. */
export async function wordsFor(client: BaseLanguageClient, uri?: vscode.Uri): Promise<Words> {
  if (client.isRunning()) return wordsIn(await client.sendRequest(request('policyDrafter/language'), { uri: uri?.toString() }));
  const set = vscode.workspace.getConfiguration('policyDrafter', uri).get('language');
  return wordsIn((set === 'auto' ? vscode.env.language : String(set)).toLowerCase().startsWith('zh') ? 'zh' : 'en');
}
