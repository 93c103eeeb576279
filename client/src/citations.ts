/** Commands about citations: write them in another style, keep a table of authorities, copy one. */
import * as vscode from 'vscode';
import type { BaseLanguageClient, Position, TextEdit } from 'vscode-languageclient';
import { aboutDocument, asText, type Here, registrar } from './here.js';
import { request } from './protocol.js';
import type { Words } from './words.js';

/** The styles, as people know them. The ids are the server's. */
const styles = (t: Words) => [
  { style: 'short', label: t('Short name'), description: t('Article 17 of the PIPL') },
  { style: 'full', label: t('Full title'), description: t('Article 17 of the Personal Information Protection Law …') },
  { style: 'defined', label: t('Full title, defining the short name at first use'), description: t('… (the “PIPL”)') },
  { style: 'statutory', label: t('As a Chinese statute is cited'), description: '《中华人民共和国个人信息保护法》第十七条' },
  { style: 'footnote', label: t('Footnote'), description: '[^pipl-17]' },
  { style: 'link', label: t('Link'), description: '[…](policy-drafter:/law/…)' },
];

/** Registers the commands. */
export function registerCitationCommands(context: vscode.ExtensionContext, client: BaseLanguageClient): void {
  const register = registrar(context);
  const at = ({ editor: { document, selection } }: Here) => ({
    uri: document.uri.toString(),
    position: client.code2ProtocolConverter.asPosition(selection.active),
  });
  /** Writes the citation at a position, or without one all of the document, in a style; without a style, asks which. */
  const convert = async (here: Here, wanted: unknown, place: { uri: string; position?: Position }): Promise<void> => {
    const style = asText(wanted) ?? (await pickStyle(here.t));
    if (!style) return;
    const edits = await client.sendRequest(request('policyDrafter/convertCitations'), { ...place, style });
    await apply(client, here, edits, here.t('No citation is left to change.'));
  };
  register(
    'policyDrafter.convertCitation',
    aboutDocument(client, (here, style) => convert(here, style, at(here))),
  );
  register(
    'policyDrafter.convertCitations',
    aboutDocument(client, (here, style) => convert(here, style, { uri: at(here).uri })),
  );
  register(
    'policyDrafter.insertTableOfAuthorities',
    aboutDocument(client, async (here) =>
      apply(client, here, await client.sendRequest(request('policyDrafter/tableOfAuthorities'), at(here)), here.t('No law is cited here.')),
    ),
  );
  register(
    'policyDrafter.copyCitation',
    aboutDocument(client, async (here) => {
      const text = await client.sendRequest(request('policyDrafter/citationText'), at(here));
      if (!text) return void vscode.window.showInformationMessage(here.t('There is no citation at the cursor.'));
      await vscode.env.clipboard.writeText(text);
      vscode.window.setStatusBarMessage(here.t('Copied: {0}', text), 4000);
    }),
  );
}

async function pickStyle(t: Words): Promise<string | undefined> {
  return (await vscode.window.showQuickPick(styles(t), { placeHolder: t('Which style?'), matchOnDescription: true }))?.style;
}

/** Makes the edits, or says why there are none. */
async function apply(client: BaseLanguageClient, { editor }: Here, edits: TextEdit[], otherwise: string): Promise<void> {
  const changes = await client.protocol2CodeConverter.asTextEdits(edits);
  if (!changes?.length) return void vscode.window.showInformationMessage(otherwise);
  const edit = new vscode.WorkspaceEdit();
  edit.set(editor.document.uri, changes);
  await vscode.workspace.applyEdit(edit);
}
