/** Answers the server where it cannot read a file itself: in the browser, and in a virtual workspace. Reads only. */
import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { request } from './protocol.js';

const MAX_FILES = 2000;
const SKIPPED = new Set(['node_modules', '.git']);

export function serveFiles(client: BaseLanguageClient): vscode.Disposable[] {
  return [
    client.onRequest(request('policyDrafter/readFile'), async ({ uri }) => {
      try {
        return new TextDecoder().decode(await vscode.workspace.fs.readFile(vscode.Uri.parse(uri)));
      } catch {
        return null;
      }
    }),
    client.onRequest(request('policyDrafter/listFiles'), async ({ uri, extensions }) => {
      try {
        return await filesBelow(vscode.Uri.parse(uri), extensions);
      } catch {
        return null;
      }
    }),
  ];
}

/** Files below a folder with one of the extensions, at any depth; links are not followed. */
async function filesBelow(folder: vscode.Uri, extensions: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  const walk = async (at: vscode.Uri): Promise<void> => {
    for (const [name, type] of (await vscode.workspace.fs.readDirectory(at)).sort(([a], [b]) => (a < b ? -1 : 1))) {
      if (found.length >= MAX_FILES) return;
      const uri = vscode.Uri.joinPath(at, name);
      if (type === vscode.FileType.Directory && !SKIPPED.has(name)) await walk(uri);
      if (type === vscode.FileType.File && extensions.some((e) => name.toLowerCase().endsWith(`.${e}`))) found.push(uri.toString());
    }
  };
  await walk(folder);
  return found;
}
