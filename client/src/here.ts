/** What the commands have in common: the server runs, the words are the reader's, and for most a Markdown document is in front. */
import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { running } from './running.js';
import { type Words, wordsFor } from './words.js';

/** The document that a command is about, and the words for it. */
export interface Here {
  readonly editor: vscode.TextEditor;
  readonly t: Words;
}

type Handler = (...given: unknown[]) => unknown;

/** Registers commands for as long as the extension is there. */
export const registrar =
  (context: vscode.ExtensionContext) =>
  (id: string, handler: Handler): void =>
    void context.subscriptions.push(vscode.commands.registerCommand(id, handler));

/** The words for a document, or for the folder, once the server runs. */
export async function ready(client: BaseLanguageClient, uri?: vscode.Uri): Promise<Words> {
  await running(client);
  return wordsFor(client, uri);
}

/** A command about the Markdown document in front; without one it says so. */
export const aboutDocument =
  (client: BaseLanguageClient, handler: (here: Here, ...given: unknown[]) => Promise<unknown>): Handler =>
  async (...given) => {
    const editor = markdownInFront();
    const t = await ready(client, editor?.document.uri);
    if (!editor) return void vscode.window.showInformationMessage(t('Open a Markdown document first.'));
    await handler({ editor, t }, ...given);
  };

/**
 * The editor of the Markdown document that is read: the active one; where what is active is no text, such as a report, still the one that was
 * (`last`), else another, as long as it is to be seen.
 */
export function markdownInFront(last?: vscode.Uri): vscode.TextEditor | undefined {
  const { activeTextEditor, visibleTextEditors } = vscode.window;
  const beside = () =>
    visibleTextEditors.find(({ document }) => document.uri.toString() === last?.toString()) ?? visibleTextEditors.find(isMarkdown);
  const editor = activeTextEditor ?? beside();
  return editor && isMarkdown(editor) ? editor : undefined;
}
const isMarkdown = ({ document }: vscode.TextEditor): boolean => document.languageId === 'markdown';

/** Arguments of a command can come from a link in a document: anything but a text counts as none. */
export const asText = (value: unknown): string | undefined => (typeof value === 'string' && value ? value : undefined);

/** The name of a file, without its folder. */
export const nameOf = (uri: vscode.Uri): string => uri.path.slice(uri.path.lastIndexOf('/') + 1);
