/** What quick fixes do beyond their edits: select what is still to be written, go to a place, ask which finding to suppress. */
import * as vscode from 'vscode';
import type { BaseLanguageClient, CodeAction } from 'vscode-languageclient';
import { asText, ready, registrar } from './here.js';
import { request } from './protocol.js';

/** Registers the commands. */
export function registerQuickFixes(context: vscode.ExtensionContext, client: BaseLanguageClient): void {
  const register = registrar(context);
  register('policyDrafter.showPlace', async (uri, range) => {
    const document = opened(uri) ?? ofFolder(uri);
    const place = asRange(range);
    if (!document || !place) return;
    // From a page beside the text it goes to the text's side, and leaves the page to be seen.
    const viewColumn = vscode.window.activeTextEditor ? undefined : vscode.ViewColumn.One;
    await vscode.window.showTextDocument(await document, { selection: place, viewColumn });
  });
  register('policyDrafter.suppress', async (uri, range) => {
    const document = opened(uri);
    const place = asRange(range);
    if (document && place) await suppress(client, document, place);
  });
}

/** Arguments of a command can come from a link in a document: only what is open or of the workspace counts, and only a range. */
function opened(uri: unknown): vscode.TextDocument | undefined {
  const name = asText(uri);
  return vscode.workspace.textDocuments.find(
    (document) => name !== undefined && document.uri.toString() === vscode.Uri.parse(name).toString(),
  );
}

/** A file of the workspace, which a page of ours may name. */
function ofFolder(uri: unknown): Thenable<vscode.TextDocument> | undefined {
  const file = vscode.Uri.parse(asText(uri) ?? '');
  return vscode.workspace.getWorkspaceFolder(file) && vscode.workspace.openTextDocument(file);
}

function asRange(given: unknown): vscode.Range | undefined {
  const { start, end } = (given ?? {}) as { start?: Partial<vscode.Position>; end?: Partial<vscode.Position> };
  const numbers = [start?.line, start?.character, end?.line, end?.character];
  if (!numbers.every((n) => typeof n === 'number' && n >= 0)) return undefined;
  const [line, character, endLine, endCharacter] = numbers as [number, number, number, number];
  return new vscode.Range(line, character, endLine, endCharacter);
}

/** Asks which of the findings in a range to suppress, and where. */
async function suppress(client: BaseLanguageClient, document: vscode.TextDocument, range: vscode.Range): Promise<void> {
  const t = await ready(client, document.uri);
  const asked = { uri: document.uri.toString(), range: client.code2ProtocolConverter.asRange(range) };
  const rows = (await client.sendRequest(request('policyDrafter/suppressions'), asked)).map((action) => ({ label: action.title, action }));
  const picked = await vscode.window.showQuickPick(rows, { placeHolder: t('Which finding is to be suppressed, and where?') });
  if (picked) await make(client, picked.action);
}

/** Does what a code action does when it is chosen in the light bulb. */
async function make(client: BaseLanguageClient, { edit, command }: CodeAction): Promise<void> {
  const change = await client.protocol2CodeConverter.asWorkspaceEdit(edit);
  if (change && !(await vscode.workspace.applyEdit(change))) return;
  if (command) await vscode.commands.executeCommand(command.command, ...((command.arguments ?? []) as unknown[]));
}
