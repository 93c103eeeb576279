/** Commands about citations: write them in another style, keep a table of authorities, copy one. */
import * as vscode from 'vscode';
import type { BaseLanguageClient, Position, TextEdit } from 'vscode-languageclient';
import { CitationTextRequest, ConvertCitationsRequest, TableOfAuthoritiesRequest } from './protocol.js';
import { running } from './running.js';
import { type Words, wordsFor } from './words.js';

/** The styles, as people know them. The ids are the server's. */
const styles = (t: Words) => [
  { style: 'short', label: t('Short name'), description: t('Article 17 of the PIPL') },
  { style: 'full', label: t('Full title'), description: t('Article 17 of the Personal Information Protection Law …') },
  { style: 'defined', label: t('Full title, defining the short name at first use'), description: t('… (the “PIPL”)') },
  { style: 'statutory', label: t('As a Chinese statute is cited'), description: '《中华人民共和国个人信息保护法》第十七条' },
  { style: 'footnote', label: t('Footnote'), description: '[^pipl-17]' },
  { style: 'link', label: t('Link'), description: '[…](policy-drafter:/law/…)' },
];

/** Where a command finds its document, and the words for it. */
interface Here {
  readonly client: BaseLanguageClient;
  readonly editor: vscode.TextEditor;
  readonly t: Words;
}

/** Registers the commands. */
export function registerCitationCommands(context: vscode.ExtensionContext, client: BaseLanguageClient): void {
  const register = (id: string, handler: (here: Here, argument?: unknown) => Promise<unknown>) =>
    context.subscriptions.push(
      vscode.commands.registerCommand(id, async (argument: unknown) => {
        await running(client);
        const editor = vscode.window.activeTextEditor;
        const t = await wordsFor(client, editor?.document.uri);
        if (editor?.document.languageId !== 'markdown')
          return void vscode.window.showInformationMessage(t('Open a Markdown document first.'));
        await handler({ client, editor, t }, argument);
      }),
    );
  register('policyDrafter.convertCitation', (here, style) => convert(here, style, place(here)));
  register('policyDrafter.convertCitations', (here, style) => convert(here, style, { uri: place(here).uri }));
  register('policyDrafter.insertTableOfAuthorities', async (here) =>
    apply(here, await client.sendRequest(TableOfAuthoritiesRequest, place(here)), here.t('No law is cited here.')),
  );
  register('policyDrafter.copyCitation', async (here) => {
    const text = await client.sendRequest(CitationTextRequest, place(here));
    if (!text) return void vscode.window.showInformationMessage(here.t('There is no citation at the cursor.'));
    await vscode.env.clipboard.writeText(text);
    vscode.window.setStatusBarMessage(here.t('Copied: {0}', text), 4000);
  });
}

const place = ({ client, editor: { document, selection } }: Here) => ({
  uri: document.uri.toString(),
  position: client.code2ProtocolConverter.asPosition(selection.active),
});

/** Writes the citation at a position, or without one all of the document, in a style; without a style, asks which. */
async function convert(here: Here, wanted: unknown, at: { uri: string; position?: Position }): Promise<void> {
  const { client, t } = here;
  const style =
    typeof wanted === 'string'
      ? wanted
      : (await vscode.window.showQuickPick(styles(t), { placeHolder: t('Which style?'), matchOnDescription: true }))?.style;
  if (!style) return;
  await apply(here, await client.sendRequest(ConvertCitationsRequest, { ...at, style }), t('No citation is left to change.'));
}

/** Makes the edits, or says why there are none. */
async function apply({ client, editor }: Here, edits: TextEdit[], otherwise: string): Promise<void> {
  const changes = await client.protocol2CodeConverter.asTextEdits(edits);
  if (!changes?.length) return void vscode.window.showInformationMessage(otherwise);
  const edit = new vscode.WorkspaceEdit();
  edit.set(editor.document.uri, changes);
  await vscode.workspace.applyEdit(edit);
}
