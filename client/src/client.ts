/** What the desktop and the browser share: options of the client, start, stop. No law and no parsing here. */
import * as vscode from 'vscode';
import { type BaseLanguageClient, type LanguageClientOptions, RevealOutputChannelOn } from 'vscode-languageclient';
import { OPEN_LAW, RESTART_SERVER, registerCommands } from './commands.js';
import { SHOW_COVERAGE } from './coverage.js';
import { serveFiles } from './files.js';
import type { InitializationOptions } from './protocol.js';
import { wordsFor } from './words.js';

export const CLIENT_ID = 'policyDrafter';
export const CLIENT_NAME = 'Policy Drafter';

/** Where documents live that people write. Versions in source control (`git`), output panels and our own law documents are not among them. */
const SCHEMES = ['file', 'untitled', 'vscode-vfs', 'vscode-remote', 'vscode-userdata', 'vscode-test-web'];
const NOT_OURS = new Set(['git', 'output', 'policy-drafter']);

/** Options that hold for both kinds of server. */
export function clientOptions(): LanguageClientOptions {
  const schemes = new Set([...SCHEMES, ...(vscode.workspace.workspaceFolders ?? []).map((folder) => folder.uri.scheme)]);
  return {
    documentSelector: [...schemes].filter((scheme) => !NOT_OURS.has(scheme)).map((scheme) => ({ language: 'markdown', scheme })),
    initializationOptions: { commands: true, coverage: true, headings: true, locale: vscode.env.language } satisfies InitializationOptions,
    outputChannelName: CLIENT_NAME,
    revealOutputChannelOn: RevealOutputChannelOn.Never,
    // Links in our hovers and completion documentation may run these two commands and no other.
    markdown: { isTrusted: { enabledCommands: [OPEN_LAW, SHOW_COVERAGE] }, supportHtml: false },
    // On save as well: with `policyDrafter.run: onSave` the answer changes only then.
    diagnosticPullOptions: { onChange: true, onSave: true, onTabs: false },
  };
}

/** Registers the commands and starts the client. A failed start is told once, and can be tried again. */
export async function run(context: vscode.ExtensionContext, client: BaseLanguageClient): Promise<void> {
  registerCommands(context, client);
  context.subscriptions.push(...serveFiles(client));
  try {
    await client.start();
  } catch (error) {
    client.error(String(error), undefined, false);
    void tellFailure(client);
  }
}

async function tellFailure(client: BaseLanguageClient): Promise<void> {
  const t = await wordsFor(client);
  const again = t('Try again');
  const output = t('Show output');
  const choice = await vscode.window.showErrorMessage(t('Policy Drafter could not start. Your documents are not affected.'), again, output);
  if (choice === again) await vscode.commands.executeCommand(RESTART_SERVER);
  if (choice === output) client.outputChannel.show();
}
