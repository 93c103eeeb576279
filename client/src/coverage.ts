/** The coverage view in the side bar, and the status bar item: both follow the document in front, and what is typed in it. */
import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { CoverageTree, countsInWords, type ItemNode, NO_GAPS, rangeOf, STATE_NAMES, STATES, type State } from './coverageTree.js';
import { markdownInFront, ready, registrar } from './here.js';
import {
  type Coverage,
  CoverageChangedNotification,
  CoverageRequest,
  InsertClauseRequest,
  MarkNotApplicableRequest,
  ReconfiguredNotification,
} from './protocol.js';
import { type Words, wordsFor } from './words.js';

export const SHOW_COVERAGE = 'policyDrafter.showCoverage';
const VIEW = 'policyDrafter.coverage';
/** The side bar's, in package.json. */
const TITLE = 'Policy Drafter';

/** Registers the view, the status bar item and their commands. */
export function registerCoverage(context: vscode.ExtensionContext, client: BaseLanguageClient): void {
  const tree = new CoverageTree(client);
  const view = vscode.window.createTreeView(VIEW, { treeDataProvider: tree, showCollapseAll: true });
  const status = vscode.window.createStatusBarItem('policyDrafter.status', vscode.StatusBarAlignment.Left, 90);
  status.command = SHOW_COVERAGE;

  /** The folder's documents are wanted, whatever is in front. */
  let listing = false;
  /** The Markdown document in front. */
  let reading: vscode.Uri | undefined;
  let asked = 0;
  /** Asks for the coverage of the document in front; an answer that a newer question has overtaken is dropped. */
  const follow = async (): Promise<void> => {
    const mine = ++asked;
    const uri = markdownInFront(reading)?.document.uri;
    reading = uri;
    try {
      const [t, found] = await Promise.all([
        wordsFor(client, uri),
        uri && client.isRunning() ? client.sendRequest(CoverageRequest, { uri: uri.toString() }) : null,
      ]);
      if (mine !== asked) return;
      const coverage = found?.sections.length ? found : undefined;
      const of = uri && coverage && !listing ? { uri, coverage } : undefined;
      tree.show({ t, of });
      showStatus(status, coverage, t);
      // A title like that of the side bar stands there once; next to it little has room.
      view.title = of ? TITLE : t('Documents');
      void vscode.commands.executeCommand('setContext', 'policyDrafter.hasCoverage', of !== undefined);
    } catch (error) {
      // A server that is just being stopped does not answer; when it runs again, all is asked anew.
      if (client.isRunning()) client.error('coverage', error, false);
    }
  };
  /** Back from the folder's documents to the one in front. */
  const unlist = async (): Promise<void> => {
    listing = false;
    await follow();
  };
  const hide = (states: readonly State[]) => {
    tree.hide(states);
    return vscode.commands.executeCommand('setContext', 'policyDrafter.filtered', states.length > 0);
  };

  context.subscriptions.push(
    tree,
    view,
    status,
    vscode.window.onDidChangeActiveTextEditor(() => void unlist()),
    // Of the document that is in front already, nothing changes but the view.
    view.onDidChangeSelection(({ selection: [node] }) => void (node?.kind === 'document' && unlist())),
    client.onNotification(CoverageChangedNotification, ({ uri }) => void (uri === reading?.toString() && follow())),
    client.onNotification(ReconfiguredNotification, () => void follow()),
    client.onDidChangeState(() => void follow()),
  );
  const register = registrar(context);
  register(SHOW_COVERAGE, async () => {
    const focus = () => vscode.commands.executeCommand(`${VIEW}.focus`);
    await unlist();
    await focus();
    // A view that was still empty has lost the focus again when its rows came: on a row it stays. A row that is just being drawn cannot
    // be revealed; then there are rows by now.
    const [first] = await tree.getChildren();
    if (first) await view.reveal(first, { focus: true, select: false }).then(undefined, focus);
  });
  register('policyDrafter.coverage.showDocuments', () => {
    listing = true;
    return follow();
  });
  register('policyDrafter.coverage.refresh', follow);
  register('policyDrafter.coverage.showGaps', () => hide(NO_GAPS));
  register('policyDrafter.coverage.showAll', () => hide([]));
  register('policyDrafter.coverage.filter', async () => {
    const shown = await pickStates(tree.hides, await ready(client, reading));
    if (shown) await hide(STATES.filter((state) => !shown.includes(state)));
  });
  register('policyDrafter.coverage.insertClause', (node) => edit(client, node, InsertClauseRequest));
  register('policyDrafter.coverage.markNotApplicable', (node) => edit(client, node, MarkNotApplicableRequest));
  register('policyDrafter.coverage.reveal', async (node) => {
    const [first] = isItem(node) ? node.item.evidence : [];
    if (isItem(node) && first) await show(node.within.uri, rangeOf(first.range));
  });
  void hide([]);
  void follow();
}

const show = (uri: vscode.Uri, selection: vscode.Range) => vscode.window.showTextDocument(uri, { selection });

/** Asks which states are to be shown. */
async function pickStates(hidden: ReadonlySet<State>, t: Words): Promise<State[] | undefined> {
  const rows = STATES.map((state) => ({ state, label: t(STATE_NAMES[state]), picked: !hidden.has(state) }));
  const picked = await vscode.window.showQuickPick(rows, { canPickMany: true, placeHolder: t('Which requirements are to be shown?') });
  return picked?.map((row) => row.state);
}

/** How much of a document is met, in the status bar; without coverage nothing. */
function showStatus(status: vscode.StatusBarItem, coverage: Coverage | undefined, t: Words): void {
  if (!coverage) return status.hide();
  const { counts, kindTitle, asOfDate } = coverage;
  const text = countsInWords(coverage, t);
  status.name = t('Policy Drafter: coverage');
  status.text = `$(checklist) ${t('{0} of {1} met', counts.met, counts.met + counts.partial + counts.missing)}`;
  status.tooltip = `${kindTitle} · ${t('law as of {0}', asOfDate)}\n${text}`;
  status.accessibilityInformation = { label: t('{0}: {1}', kindTitle, text), role: 'button' };
  status.show();
}

/** Arguments of a command can come from anywhere: anything but a node of ours counts as none. */
const isItem = (node: unknown): node is ItemNode => typeof node === 'object' && node !== null && (node as ItemNode).kind === 'item';

async function edit(client: BaseLanguageClient, node: unknown, action: typeof InsertClauseRequest): Promise<void> {
  if (!isItem(node)) return;
  const { uri } = node.within;
  // The server makes edits for what is open: a document of the folder may not be yet.
  await vscode.workspace.openTextDocument(uri);
  const made = await client.sendRequest(action, { uri: uri.toString(), requirement: node.item.id });
  const edits = await client.protocol2CodeConverter.asWorkspaceEdit(made?.edit);
  if (!made || !edits) {
    const t = await wordsFor(client, uri);
    return void vscode.window.showInformationMessage(t('The front matter cannot be changed here: mend it first.'));
  }
  await vscode.workspace.applyEdit(edits);
  await show(uri, rangeOf(made.select));
}
