/** *Import newsletter…*: the draft of a data pack to look over, the documents that it touches, and the draft's place in the pack folder. */
import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { nameOf, ready, registrar } from './here.js';
import { ImportNewsletterRequest } from './protocol.js';
import { restart } from './running.js';
import type { Words } from './words.js';

/** Where drafts go when no pack folder is named in the settings. */
const PACK = 'packs';
const IMPACT = 'policy-drafter-import';

/** Registers the command, and the page that says which documents are touched. */
export function registerImport(context: vscode.ExtensionContext, client: BaseLanguageClient): void {
  const register = registrar(context);
  let impact = '';
  context.subscriptions.push(vscode.workspace.registerTextDocumentContentProvider(IMPACT, { provideTextDocumentContent: () => impact }));
  register('policyDrafter.importNewsletter', async (given) => {
    const t = await ready(client);
    const file = given instanceof vscode.Uri ? given : await pickFile(t);
    if (!file) return;
    const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(file));
    const fileName = nameOf(file);
    let found = await client.sendRequest(ImportNewsletterRequest, { fileName, text });
    if (found?.fault === 'month') {
      const month = await askMonth(t);
      if (!month) return;
      found = await client.sendRequest(ImportNewsletterRequest, { fileName, text, month });
    }
    if (!found?.draft) return void vscode.window.showWarningMessage(t('{0} holds no numbered items.', fileName));
    impact = found.impact;
    const draft = await vscode.workspace.openTextDocument({ language: 'yaml', content: found.draft });
    await vscode.window.showTextDocument(draft, { preview: false });
    // A new name each time: a page that is open already would keep its old text.
    const page = vscode.Uri.from({ scheme: IMPACT, path: `/${fileName.replace(/\.\w+$/, '')}.md`, query: String(Date.now()) });
    await vscode.window.showTextDocument(page, { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true });
    const kept = await offerToKeep(draft, found.month, t);
    if (!kept) return;
    await restart(client);
    await vscode.window.showTextDocument(kept, { preview: false });
  });
}

async function pickFile(t: Words): Promise<vscode.Uri | undefined> {
  const picked = await vscode.window.showOpenDialog({
    title: t('Import a newsletter'),
    openLabel: t('Import'),
    filters: { [t('Markdown or text')]: ['md', 'markdown', 'txt'] },
  });
  return picked?.[0];
}

const askMonth = (t: Words): Thenable<string | undefined> =>
  vscode.window.showInputBox({
    prompt: t('Of which month is it?'),
    placeHolder: '2027-02',
    validateInput: (value) => (/^20\d{2}-(?:0[1-9]|1[0-2])$/.test(value) ? undefined : t('Write year and month, such as 2027-02.')),
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

async function exists(file: vscode.Uri): Promise<boolean> {
  try {
    await vscode.workspace.fs.stat(file);
    return true;
  } catch {
    return false;
  }
}
