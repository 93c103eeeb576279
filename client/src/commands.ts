/** The commands of the extension. Each is a few lines: what a law says, and where, the server knows. */
import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { registerCitationCommands } from './citations.js';
import { registerCoverage } from './coverage.js';
import { asText, ready, registrar } from './here.js';
import { registerImport } from './importNewsletter.js';
import { registerNewDocument } from './newDocument.js';
import { request } from './protocol.js';
import { registerQuickFixes } from './quickFixes.js';
import { registerReport } from './report.js';
import { restart } from './running.js';
import { type Words, wordsFor } from './words.js';

export const OPEN_LAW = 'policyDrafter.openLaw';
const OPEN_RULE = 'policyDrafter.openRule';
export const RESTART_SERVER = 'policyDrafter.restartServer';

/** The documents in `samples/`, with what each shows. */
const samples = (t: Words) => [
  { file: 'privacy-policy-gaps.en.md', label: t('Privacy policy with gaps'), description: 'English' },
  { file: 'privacy-policy-gaps.zh.md', label: t('Privacy policy with gaps'), description: '中文' },
  { file: 'privacy-policy-good.en.md', label: t('Complete privacy policy'), description: 'English' },
  { file: 'incident-response-plan.zh.md', label: t('Incident response plan'), description: '中文' },
  { file: 'entrusted-processing-agreement.zh.md', label: t('Entrusted processing agreement'), description: '中文' },
];

export function registerCommands(context: vscode.ExtensionContext, client: BaseLanguageClient): void {
  const register = registrar(context);
  register(OPEN_LAW, (version, article) => openLaw(client, asText(version), asText(article)));
  register('policyDrafter.openSample', (file) => openSample(client, context.extensionUri, asText(file)));
  register(RESTART_SERVER, () => restart(client));
  register('policyDrafter.showOutput', () => client.outputChannel.show());
  register(OPEN_RULE, (rule, language) => openRule(context.extensionUri, asText(rule), asText(language)));
  registerQuickFixes(context, client);
  registerCitationCommands(context, client);
  registerCoverage(context, client);
  registerReport(context, client);
  registerNewDocument(context, client);
  registerImport(context, client);
}

/** Shows a version of a law at an article; without a version, asks which. */
async function openLaw(client: BaseLanguageClient, version?: string, article?: string): Promise<void> {
  const reading = vscode.window.activeTextEditor?.document.uri;
  const t = await ready(client, reading);
  const uri = reading?.toString();
  const chosen = version ?? (await pickLaw(client, uri, t));
  if (!chosen) return;
  const location = await client.sendRequest(request('policyDrafter/lawLocation'), { version: chosen, article, uri });
  if (!location) {
    const name = article ? `${chosen}:${article}` : chosen;
    void vscode.window.showInformationMessage(t('{0} is not in the installed data.', name));
    return;
  }
  const { uri: target, range } = client.protocol2CodeConverter.asLocation(location);
  const editor = await vscode.window.showTextDocument(target, { selection: new vscode.Range(range.start, range.start) });
  editor.revealRange(range, vscode.TextEditorRevealType.AtTop);
}

/** A law to choose, or the heading of some. */
type LawItem = vscode.QuickPickItem & { readonly version?: string };

async function pickLaw(client: BaseLanguageClient, uri: string | undefined, t: Words): Promise<string | undefined> {
  const laws = await client.sendRequest(request('policyDrafter/laws'), { uri });
  const under = (label: string, current: boolean): LawItem[] => [
    { label, kind: vscode.QuickPickItemKind.Separator },
    ...laws.filter((law) => law.current === current),
  ];
  const items = [...under(t('In force'), true), ...under(t('Drafts, earlier texts and those to come'), false)];
  const picked = await vscode.window.showQuickPick(items, { placeHolder: t('Which law?'), matchOnDescription: true, matchOnDetail: true });
  return picked?.version;
}

/** Opens a copy of a sample as a new document, so that it can be edited freely; without a name, asks which. */
async function openSample(client: BaseLanguageClient, extension: vscode.Uri, name?: string): Promise<void> {
  const t = await wordsFor(client);
  const all = samples(t);
  // The walkthrough takes the focus back when one of its steps is done: the question stays all the same.
  const question = { placeHolder: t('Which sample?'), matchOnDescription: true, ignoreFocusOut: true };
  const sample = name ? all.find((s) => s.file === name) : await vscode.window.showQuickPick(all, question);
  if (!sample) return;
  const bytes = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(extension, 'samples', sample.file));
  const document = await vscode.workspace.openTextDocument({ language: 'markdown', content: new TextDecoder().decode(bytes) });
  await vscode.window.showTextDocument(document);
}

/**
 * Shows the page of a rule, which comes with the extension: what it checks, why, when it stays silent, how to mend it. It stays when one goes
 * back to the document, which any other preview would show instead.
 */
async function openRule(extension: vscode.Uri, rule?: string, language?: string): Promise<void> {
  // The name comes from a finding; whatever else it may be, it is no path.
  const name = rule && /^[a-z-]+$/.test(rule) ? `${rule}.md` : 'README.md';
  const page = vscode.Uri.joinPath(extension, 'docs', 'rules', ...(language === 'zh' ? ['zh'] : []), name);
  await vscode.commands.executeCommand('markdown.showLockedPreviewToSide', page);
}
