/** Pages of the server beside the text. Each carries its own policy: nothing is loaded, no script runs, the one style sheet is allowed by hash. */
import * as vscode from 'vscode';

/** A panel for such a page; `links` may hold the commands that its links run. */
export function pageBeside(
  viewType: string,
  title: string,
  links: Pick<vscode.WebviewOptions, 'enableCommandUris'> = {},
): vscode.WebviewPanel {
  const beside = { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true };
  return vscode.window.createWebviewPanel(viewType, title, beside, {
    enableScripts: false,
    enableFindWidget: true,
    localResourceRoots: [],
    ...links,
  });
}
