/** Commands about citations: write them in another style, keep a table of authorities, copy one. */
import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { CitationTextRequest, ConvertCitationsRequest, TableOfAuthoritiesRequest } from './protocol.js';

/** The styles, as people know them. The ids are the server's. */
const styles = () => [
  { style: 'short', label: vscode.l10n.t('Short name'), description: vscode.l10n.t('Article 17 of the PIPL') },
  {
    style: 'full',
    label: vscode.l10n.t('Full title'),
    description: vscode.l10n.t('Article 17 of the Personal Information Protection Law …'),
  },
  { style: 'defined', label: vscode.l10n.t('Full title, defining the short name at first use'), description: '… (the “PIPL”)' },
  { style: 'statutory', label: vscode.l10n.t('As a Chinese statute is cited'), description: '《中华人民共和国个人信息保护法》第十七条' },
  { style: 'footnote', label: vscode.l10n.t('Footnote'), description: '[^pipl-17]' },
  { style: 'link', label: vscode.l10n.t('Link'), description: '[…](policy-drafter:/law/…)' },
];

/** Registers the commands. */
export function registerCitationCommands(context: vscode.ExtensionContext, client: BaseLanguageClient): void {
  const register = (id: string, handler: (editor: vscode.TextEditor, argument?: unknown) => Promise<void>) =>
    context.subscriptions.push(
      vscode.commands.registerCommand(id, async (argument: unknown) => {
        const editor = vscode.window.activeTextEditor;
        if (editor?.document.languageId !== 'markdown')
          return void vscode.window.showInformationMessage(vscode.l10n.t('Open a Markdown document first.'));
        await handler(editor, argument);
      }),
    );
  register('policyDrafter.convertCitation', (editor, style) => convert(client, editor, style, true));
  register('policyDrafter.convertCitations', (editor, style) => convert(client, editor, style, false));
  register('policyDrafter.insertTableOfAuthorities', async (editor) => {
    const edits = await client.sendRequest(TableOfAuthoritiesRequest, place(client, editor));
    await apply(client, editor, edits, vscode.l10n.t('No law is cited here.'));
  });
  register('policyDrafter.copyCitation', async (editor) => {
    const text = await client.sendRequest(CitationTextRequest, place(client, editor));
    if (!text) return void vscode.window.showInformationMessage(vscode.l10n.t('There is no citation at the cursor.'));
    await vscode.env.clipboard.writeText(text);
    vscode.window.setStatusBarMessage(vscode.l10n.t('Copied: {0}', text), 4000);
  });
}

const place = (client: BaseLanguageClient, { document, selection }: vscode.TextEditor) => ({
  uri: document.uri.toString(),
  position: client.code2ProtocolConverter.asPosition(selection.active),
});

async function convert(client: BaseLanguageClient, editor: vscode.TextEditor, wanted: unknown, one: boolean): Promise<void> {
  const style =
    typeof wanted === 'string'
      ? wanted
      : (await vscode.window.showQuickPick(styles(), { placeHolder: vscode.l10n.t('Which style?'), matchOnDescription: true }))?.style;
  if (!style) return;
  const { uri, position } = place(client, editor);
  const edits = await client.sendRequest(ConvertCitationsRequest, { uri, style, ...(one ? { position } : {}) });
  await apply(client, editor, edits, vscode.l10n.t('No citation is left to change.'));
}

/** Makes the edits, or says why there are none. */
async function apply(
  client: BaseLanguageClient,
  { document }: vscode.TextEditor,
  edits: Parameters<BaseLanguageClient['protocol2CodeConverter']['asTextEdits']>[0],
  otherwise: string,
): Promise<void> {
  const changes = await client.protocol2CodeConverter.asTextEdits(edits);
  if (!changes?.length) return void vscode.window.showInformationMessage(otherwise);
  const edit = new vscode.WorkspaceEdit();
  edit.set(document.uri, changes);
  await vscode.workspace.applyEdit(edit);
}
