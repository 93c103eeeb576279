/** Entry in the browser (vscode.dev, github.dev): the server is a web worker. */
import * as vscode from 'vscode';
import { type BaseLanguageClient, BrowserMessageReader, BrowserMessageWriter, LanguageClient } from 'vscode-languageclient/browser';
import { CLIENT_ID, CLIENT_NAME, clientOptions, run } from './client.js';
import { stop } from './running.js';

/** The part of the browser's `Worker` that is used here: the types of the DOM are kept out of this project. */
interface BrowserWorker {
  terminate(): void;
}
declare const Worker: new (url: string) => BrowserWorker;

let client: BaseLanguageClient | undefined;

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  const url = vscode.Uri.joinPath(context.extensionUri, 'dist', 'server.web.js').toString(true);
  let worker: BrowserWorker | undefined;
  // Reader and writer instead of the worker itself: VS Code puts a function of its own in the place of `Worker`, and the client then
  // does not recognise what that makes as one.
  const server = async () => {
    worker?.terminate();
    worker = new Worker(url);
    return { reader: new BrowserMessageReader(worker as never), writer: new BrowserMessageWriter(worker as never) };
  };
  client = new LanguageClient(CLIENT_ID, CLIENT_NAME, server, clientOptions());
  context.subscriptions.push({ dispose: () => worker?.terminate() });
  await run(context, client);
}

export async function deactivate(): Promise<void> {
  if (client) await stop(client);
}
