/** The review report: beside the document in a webview without scripts, and into a file. */
import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { ReportRequest } from './protocol.js';

type Format = 'html' | 'markdown' | 'csv';
const EXTENSIONS: Readonly<Record<Format, string>> = { html: 'html', markdown: 'md', csv: 'csv' };

/** Registers the commands. */
export function registerReport(context: vscode.ExtensionContext, client: BaseLanguageClient): void {
  let panel: vscode.WebviewPanel | undefined;
  context.subscriptions.push(
    vscode.commands.registerCommand('policyDrafter.showReport', async () => {
      const document = markdownDocument();
      if (!document) return;
      const report = await client.sendRequest(ReportRequest, params(document, 'html'));
      if (!report) return;
      const title = vscode.l10n.t('Review: {0}', document.uri.path.split('/').at(-1) ?? '');
      panel ??= vscode.window.createWebviewPanel(
        'policyDrafter.report',
        title,
        { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true },
        {
          enableScripts: false,
          enableFindWidget: true,
          localResourceRoots: [],
        },
      );
      panel.onDidDispose(() => {
        panel = undefined;
      });
      panel.title = title;
      // The page carries its own policy: nothing is loaded, no script runs, the one style sheet is allowed by hash.
      panel.webview.html = report.text;
      panel.reveal(undefined, true);
    }),
    vscode.commands.registerCommand('policyDrafter.saveReport', async (wanted: unknown, target: unknown) => {
      const document = markdownDocument();
      if (!document) return;
      const format = isFormat(wanted) ? wanted : await pickFormat();
      if (!format) return;
      const report = await client.sendRequest(ReportRequest, params(document, format));
      if (!report) return;
      const file =
        target instanceof vscode.Uri
          ? target
          : await vscode.window.showSaveDialog({
              defaultUri: proposed(document.uri, report.fileName),
              filters: { [format]: [EXTENSIONS[format]] },
            });
      if (!file) return;
      await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(report.text));
      void tellSaved(file);
    }),
  );
}

/** Says where the report is, and opens it if asked to. */
async function tellSaved(file: vscode.Uri): Promise<void> {
  const open = vscode.l10n.t('Open');
  const choice = await vscode.window.showInformationMessage(
    vscode.l10n.t('Report saved: {0}', vscode.workspace.asRelativePath(file)),
    open,
  );
  if (choice === open) await vscode.env.openExternal(file);
}

const isFormat = (value: unknown): value is Format => typeof value === 'string' && value in EXTENSIONS;

function markdownDocument(): vscode.TextDocument | undefined {
  const { activeTextEditor: editor, visibleTextEditors } = vscode.window;
  const found = editor?.document.languageId === 'markdown' ? editor : visibleTextEditors.find((e) => e.document.languageId === 'markdown');
  if (!found) void vscode.window.showInformationMessage(vscode.l10n.t('Open a Markdown document first.'));
  return found?.document;
}

/** The document as it is in the editor. */
const params = (document: vscode.TextDocument, format: Format) => ({ documents: [{ uri: document.uri.toString() }], format });

/** Beside the document, where it has a place. */
const proposed = (uri: vscode.Uri, fileName: string): vscode.Uri | undefined =>
  uri.scheme === 'untitled' ? undefined : vscode.Uri.joinPath(uri, '..', fileName);

async function pickFormat(): Promise<Format | undefined> {
  const picked = await vscode.window.showQuickPick(
    [
      { format: 'html' as const, label: 'HTML', description: vscode.l10n.t('one page, prints on A4') },
      { format: 'markdown' as const, label: 'Markdown', description: '' },
      { format: 'csv' as const, label: 'CSV', description: vscode.l10n.t('for a spreadsheet') },
    ],
    { placeHolder: vscode.l10n.t('Which format?') },
  );
  return picked?.format;
}
