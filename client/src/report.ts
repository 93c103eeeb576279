/** The review report: beside the document in a webview without scripts, and into a file. */
import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { ReportRequest } from './protocol.js';
import { running } from './running.js';
import { type Words, wordsFor } from './words.js';

type Format = 'html' | 'markdown' | 'csv';
const EXTENSIONS: Readonly<Record<Format, string>> = { html: 'html', markdown: 'md', csv: 'csv' };

/** Registers the commands. */
export function registerReport(context: vscode.ExtensionContext, client: BaseLanguageClient): void {
  const register = (id: string, handler: (document: vscode.TextDocument, t: Words, ...given: unknown[]) => Promise<void>) =>
    context.subscriptions.push(
      vscode.commands.registerCommand(id, async (...given: unknown[]) => {
        await running(client);
        const document = markdownDocument();
        const t = await wordsFor(client, document?.uri);
        if (!document) return void vscode.window.showInformationMessage(t('Open a Markdown document first.'));
        await handler(document, t, ...given);
      }),
    );
  let panel: vscode.WebviewPanel | undefined;
  register('policyDrafter.showReport', async (document, t) => {
    const report = await client.sendRequest(ReportRequest, params(document, 'html'));
    if (!report) return;
    if (!panel) {
      const beside = { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true };
      const closed = { enableScripts: false, enableFindWidget: true, localResourceRoots: [] };
      panel = vscode.window.createWebviewPanel('policyDrafter.report', '', beside, closed);
      panel.onDidDispose(() => {
        panel = undefined;
      });
    }
    panel.title = t('Review: {0}', nameOf(document.uri));
    // The page carries its own policy: nothing is loaded, no script runs, the one style sheet is allowed by hash.
    panel.webview.html = report.text;
    panel.reveal(undefined, true);
  });
  register('policyDrafter.saveReport', async (document, t, wanted, target) => {
    const format = isFormat(wanted) ? wanted : await pickFormat(t);
    if (!format) return;
    const report = await client.sendRequest(ReportRequest, params(document, format));
    if (!report) return;
    const file = target instanceof vscode.Uri ? target : await pickPlace(document.uri, report.fileName, format);
    if (!file) return;
    await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(report.text));
    void tellSaved(file, t);
  });
}

/** Says where the report is, and opens it if asked to. */
async function tellSaved(file: vscode.Uri, t: Words): Promise<void> {
  const open = t('Open');
  const choice = await vscode.window.showInformationMessage(t('Report saved: {0}', vscode.workspace.asRelativePath(file)), open);
  if (choice === open) await vscode.env.openExternal(file);
}

const isFormat = (value: unknown): value is Format => typeof value === 'string' && value in EXTENSIONS;

/** The document in front; beside its report, the one that is to be seen. */
function markdownDocument(): vscode.TextDocument | undefined {
  const { activeTextEditor, visibleTextEditors } = vscode.window;
  return [activeTextEditor, ...visibleTextEditors].find((editor) => editor?.document.languageId === 'markdown')?.document;
}

const nameOf = (uri: vscode.Uri): string => uri.path.slice(uri.path.lastIndexOf('/') + 1);

/** The document as it is in the editor. */
const params = (document: vscode.TextDocument, format: Format) => ({ documents: [{ uri: document.uri.toString() }], format });

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
