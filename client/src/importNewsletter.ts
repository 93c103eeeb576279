/** *Import newsletter…*: the draft of a data pack to look over, the documents that it touches, and the draft's place in the pack folder. */
import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { nameOf, ready, registrar } from './here.js';
import { pageBeside } from './page.js';
import { request } from './protocol.js';
import { restart } from './running.js';
import type { Words } from './words.js';

/** Where drafts go when no pack folder is named in the settings. */
const PACK = 'packs';

/** Registers the command. */
export function registerImport(context: vscode.ExtensionContext, client: BaseLanguageClient): void {
  const register = registrar(context);
  register('policyDrafter.importNewsletter', async (given) => {
    const t = await ready(client);
    const file = given instanceof vscode.Uri ? given : await pickFile(t);
    if (!file) return;
    const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(file));
    const fileName = nameOf(file);
    let found = await client.sendRequest(request('policyDrafter/importNewsletter'), { fileName, text });
    let month: string | undefined;
    while (found?.fault === 'month') {
      month = await askMonth(t, month);
      if (month === undefined) return;
      found = await client.sendRequest(request('policyDrafter/importNewsletter'), { fileName, text, month });
    }
    if (!found?.draft) return void vscode.window.showWarningMessage(t('{0} holds no numbered items.', fileName));
    const draft = await vscode.workspace.openTextDocument({ language: 'yaml', content: found.draft });
    const { viewColumn } = await vscode.window.showTextDocument(draft, { preview: false });
    showImpact(t('Touched by {0}', fileName), found.impact);
    const kept = await offerToKeep(draft, found.month, t);
    if (!kept) return;
    await restart(client);
    await closeDraft(draft);
    await vscode.window.showTextDocument(kept, { preview: false, viewColumn });
  });
}

/** Shows beside the draft which documents are touched; the links of the page lead to them. */
function showImpact(title: string, page: string): void {
  const panel = pageBeside('policyDrafter.impact', title, { enableCommandUris: ['policyDrafter.showPlace'] });
  panel.webview.html = page;
}

async function pickFile(t: Words): Promise<vscode.Uri | undefined> {
  const picked = await vscode.window.showOpenDialog({
    title: t('Import a newsletter'),
    openLabel: t('Import'),
    filters: { [t('Markdown or text')]: ['md', 'markdown', 'txt'] },
  });
  return picked?.[0];
}

/** Asks for the month; `refused`: what was answered before, and is none. */
const askMonth = (t: Words, refused?: string): Thenable<string | undefined> =>
  vscode.window.showInputBox({
    prompt: t('Of which month is it?'),
    placeHolder: '2027-02',
    value: refused,
    validateInput: (value) => (value === refused ? t('Write year and month, such as 2027-02.') : undefined),
  });

/** Offers to put the draft, as it then stands in its editor, into the pack folder; the file, where that was done. */
async function offerToKeep(draft: vscode.TextDocument, month: string, t: Words): Promise<vscode.Uri | undefined> {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  if (!folder) return undefined;
  const save = t('Save into the pack');
  const choice = await vscode.window.showInformationMessage(
    t('Nothing in the draft counts as verified: fill its blanks and check each fact. It takes effect once it is in the pack folder.'),
    save,
  );
  if (choice !== save) return undefined;
  const settings = vscode.workspace.getConfiguration('policyDrafter', folder.uri);
  const packs = settings.get<string[]>('packs') ?? [];
  const pack = packs.find((name) => !/^(?:[a-z][\w+.-]+:|[\\/])/i.test(name)) ?? PACK;
  const target = vscode.Uri.joinPath(folder.uri, pack, `${month}.yaml`);
  if (await exists(target)) {
    void vscode.window.showWarningMessage(t('{0} is already there, and was left as it is.', vscode.workspace.asRelativePath(target)));
    return undefined;
  }
  await vscode.workspace.fs.writeFile(target, new TextEncoder().encode(draft.getText()));
  if (!packs.includes(pack)) await settings.update('packs', [...packs, pack], vscode.ConfigurationTarget.Workspace);
  return target;
}

/** Closes the draft, which is in its file now: VS Code would ask whether to save it. */
async function closeDraft(draft: vscode.TextDocument): Promise<void> {
  if (draft.isClosed) return;
  await vscode.window.showTextDocument(draft);
  await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
}

async function exists(file: vscode.Uri): Promise<boolean> {
  try {
    await vscode.workspace.fs.stat(file);
    return true;
  } catch {
    return false;
  }
}
