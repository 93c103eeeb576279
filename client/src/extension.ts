/** Entry on the desktop and on a remote: the server is a Node process. */
import * as vscode from 'vscode';
import { type BaseLanguageClient, LanguageClient, TransportKind } from 'vscode-languageclient/node';
import { CLIENT_ID, CLIENT_NAME, clientOptions, run } from './client.js';
import { stop } from './running.js';

let client: BaseLanguageClient | undefined;

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  const server = { module: vscode.Uri.joinPath(context.extensionUri, 'dist', 'server.cjs').fsPath, transport: TransportKind.ipc };
  const debug = { ...server, options: { execArgv: ['--nolazy', '--inspect=6009'] } };
  client = new LanguageClient(CLIENT_ID, CLIENT_NAME, { run: server, debug }, clientOptions());
  await run(context, client);
}

export async function deactivate(): Promise<void> {
  if (client) await stop(client);
}
