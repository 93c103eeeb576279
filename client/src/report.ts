/** The review report: beside the document in a webview without scripts, and into a file. */
import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { aboutDocument, nameOf, ready, registrar } from './here.js';
import { pageBeside } from './page.js';
import { request } from './protocol.js';
import type { Words } from './words.js';

type Format = 'html' | 'markdown' | 'csv';
const EXTENSIONS: Readonly<Record<Format, string>> = { html: 'html', markdown: 'md', csv: 'csv' };

/** Registers the commands. */
export function registerReport(context: vscode.ExtensionContext, client: BaseLanguageClient): void {
  const register = registrar(context);
  let panel: vscode.WebviewPanel | undefined;
  /** The document that the panel reports on. */
  let shown: vscode.Uri | undefined;
  /** Shows the report on a document as it is now. */
  const show = async (uri: vscode.Uri, t: Words): Promise<void> => {
    const report = await client.sendRequest(request('policyDrafter/report'), params(uri, 'html'));
    if (!report) return;
    if (!panel) {
      panel = pageBeside('policyDrafter.report', '');
      panel.onDidDispose(() => {
        panel = undefined;
      });
    }
    shown = uri;
    panel.title = t('Review: {0}', nameOf(uri));
    panel.webview.html = report.text;
  };
  register(
    'policyDrafter.showReport',
    aboutDocument(client, async ({ editor: { document }, t }) => {
      await show(document.uri, t);
      panel?.reveal(undefined, true);
    }),
  );
  context.subscriptions.push(
    vscode.workspace.onDidSaveTextDocument(async ({ uri }) => {
      if (panel && uri.toString() === shown?.toString()) await show(uri, await ready(client, uri));
    }),
  );
  const save = async (uri: vscode.Uri, t: Words, wanted?: unknown, target?: unknown): Promise<void> => {
    const format = isFormat(wanted) ? wanted : await pickFormat(t);
    if (!format) return;
    const report = await client.sendRequest(request('policyDrafter/report'), params(uri, format));
    if (!report) return;
    const file = target instanceof vscode.Uri ? target : await pickPlace(uri, report.fileName, format);
    if (!file) return;
    await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(report.text));
    void tellSaved(file, t);
  };
  register(
    'policyDrafter.saveReport',
    aboutDocument(client, ({ editor, t }, wanted, target) => save(editor.document.uri, t, wanted, target)),
  );
  // From the report's own title: what is saved is what it reports on, whatever else is to be seen.
  register('policyDrafter.saveShownReport', async () => {
    if (shown) await save(shown, await ready(client, shown));
  });
}

/** Says where the report is, and opens it if asked to. */
async function tellSaved(file: vscode.Uri, t: Words): Promise<void> {
  const open = t('Open');
  const choice = await vscode.window.showInformationMessage(t('Report saved: {0}', vscode.workspace.asRelativePath(file)), open);
  if (choice === open) await vscode.env.openExternal(file);
}

const isFormat = (value: unknown): value is Format => typeof value === 'string' && value in EXTENSIONS;

/** The document as it is in the editor, or once it is closed in its file. */
const params = (uri: vscode.Uri, format: Format) => ({ documents: [{ uri: uri.toString() }], format });

/** Asks for a place, and proposes one beside the document, where it has a place. */
const pickPlace = (document: vscode.Uri, fileName: string, format: Format): Thenable<vscode.Uri | undefined> =>
  vscode.window.showSaveDialog({
    defaultUri: document.scheme === 'untitled' ? undefined : vscode.Uri.joinPath(document, '..', fileName),
    filters: { [format]: [EXTENSIONS[format]] },
  });

async function pickFormat(t: Words): Promise<Format | undefined> {
  const picked = await vscode.window.showQuickPick(
    [
      { format: 'html' as const, label: 'HTML', description: t('one page, prints on A4') },
      { format: 'markdown' as const, label: 'Markdown', description: '' },
      { format: 'csv' as const, label: 'CSV', description: t('for a spreadsheet') },
    ],
    { placeHolder: t('Which format?') },
  );
  return picked?.format;
}
