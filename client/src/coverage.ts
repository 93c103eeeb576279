/** The coverage view in the side bar, and the status bar item: both follow the document in front, and what is typed in it. */
import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
  CoverageTree,
  countsInWords,
  type ItemNode,
  NO_GAPS,
  type Node,
  rangeOf,
  STATE_NAMES,
  STATES,
  type State,
} from './coverageTree.js';
import { markdownInFront, ready, registrar } from './here.js';
import { type Coverage, CoverageChangedNotification, ReconfiguredNotification, request } from './protocol.js';
import { type Words, wordsFor } from './words.js';

export const SHOW_COVERAGE = 'policyDrafter.showCoverage';
const VIEW = 'policyDrafter.coverage';
/** The side bar's, in package.json. */
const TITLE = 'Policy Drafter';

/** Registers the view, the status bar item and their commands. */
export function registerCoverage(context: vscode.ExtensionContext, client: BaseLanguageClient): void {
  const following = new Following(client);
  context.subscriptions.push(following, ...following.listen());
  registerViewCommands(context, client, following);
  registerRowCommands(context, client);
  void following.hide([]);
  void following.follow();
}

/** What is shown, and of which rows. */
function registerViewCommands(context: vscode.ExtensionContext, client: BaseLanguageClient, following: Following): void {
  const register = registrar(context);
  register(SHOW_COVERAGE, () => following.focus());
  register('policyDrafter.coverage.showDocuments', () => following.list());
  register('policyDrafter.coverage.refresh', () => following.follow());
  register('policyDrafter.coverage.showGaps', () => following.hide(NO_GAPS));
  register('policyDrafter.coverage.showAll', () => following.hide([]));
  register('policyDrafter.coverage.filter', async () => {
    const shown = await pickStates(following.hidden, await ready(client, following.reading));
    if (shown) await following.hide(STATES.filter((state) => !shown.includes(state)));
  });
}

/** What can be done about one requirement, from its row. */
function registerRowCommands(context: vscode.ExtensionContext, client: BaseLanguageClient): void {
  const register = registrar(context);
  register('policyDrafter.coverage.insertClause', (node) => edit(client, node, 'policyDrafter/insertClause'));
  register('policyDrafter.coverage.markNotApplicable', (node) => edit(client, node, 'policyDrafter/markNotApplicable'));
  register('policyDrafter.coverage.reveal', async (node) => {
    const [first] = isItem(node) ? node.item.evidence : [];
    if (isItem(node) && first) await show(node.within.uri, rangeOf(first.range));
  });
}

/** The view and the status bar item, which follow the document in front. */
class Following implements vscode.Disposable {
  /** The Markdown document in front. */
  reading: vscode.Uri | undefined;
  /** The folder's documents are wanted, whatever is in front. */
  private listing = false;
  /** How often was asked. */
  private asked = 0;
  private readonly tree: CoverageTree;
  private readonly view: vscode.TreeView<Node>;
  private readonly status = vscode.window.createStatusBarItem('policyDrafter.status', vscode.StatusBarAlignment.Left, 90);

  constructor(private readonly client: BaseLanguageClient) {
    this.tree = new CoverageTree(client);
    this.view = vscode.window.createTreeView(VIEW, { treeDataProvider: this.tree, showCollapseAll: true });
    this.status.command = SHOW_COVERAGE;
  }

  dispose(): void {
    for (const part of [this.tree, this.view, this.status]) part.dispose();
  }

  /** Whatever changes what is in front, or what is said of it. */
  listen(): vscode.Disposable[] {
    const { client } = this;
    return [
      vscode.window.onDidChangeActiveTextEditor(() => void this.unlist()),
      // Of the document that is in front already, nothing changes but the view.
      this.view.onDidChangeSelection(({ selection: [node] }) => void (node?.kind === 'document' && this.unlist())),
      client.onNotification(CoverageChangedNotification, ({ uri }) => void (uri === this.reading?.toString() && this.follow())),
      client.onNotification(ReconfiguredNotification, () => void this.follow()),
      client.onDidChangeState(() => void this.follow()),
    ];
  }

  /** Asks for the coverage of the document in front; an answer that a newer question has overtaken is dropped. */
  async follow(): Promise<void> {
    const { client } = this;
    const mine = ++this.asked;
    const uri = markdownInFront(this.reading)?.document.uri;
    this.reading = uri;
    try {
      const [t, found] = await Promise.all([
        wordsFor(client, uri),
        uri && client.isRunning() ? client.sendRequest(request('policyDrafter/coverage'), { uri: uri.toString() }) : null,
      ]);
      if (mine === this.asked) this.show(uri, found?.sections.length ? found : undefined, t);
    } catch (error) {
      // A server that is just being stopped does not answer; when it runs again, all is asked anew.
      if (client.isRunning()) client.error('coverage', error, false);
    }
  }

  /** To the folder's documents. */
  async list(): Promise<void> {
    this.listing = true;
    await this.follow();
  }

  /** Goes to the view, and in it to the document in front. */
  async focus(): Promise<void> {
    const focus = () => vscode.commands.executeCommand(`${VIEW}.focus`);
    await this.unlist();
    await focus();
    // A view that was still empty has lost the focus again when its rows came: on a row it stays. A row that is just being drawn cannot
    // be revealed; then there are rows by now.
    const [first] = await this.tree.getChildren();
    if (first) await this.view.reveal(first, { focus: true, select: false }).then(undefined, focus);
  }

  /** Leaves out requirements in these states. */
  async hide(states: readonly State[]): Promise<void> {
    this.tree.hide(states);
    await vscode.commands.executeCommand('setContext', 'policyDrafter.filtered', states.length > 0);
  }

  get hidden(): ReadonlySet<State> {
    return this.tree.hides;
  }

  /** Back from the folder's documents to the one in front. */
  private async unlist(): Promise<void> {
    this.listing = false;
    await this.follow();
  }

  /** Shows the coverage of a document; without one, or where they are wanted, the folder's documents. */
  private show(uri: vscode.Uri | undefined, coverage: Coverage | undefined, t: Words): void {
    const of = uri && coverage && !this.listing ? { uri, coverage } : undefined;
    this.tree.show({ t, of });
    showStatus(this.status, coverage, t);
    // A title like that of the side bar stands there once; next to it little has room.
    this.view.title = of ? TITLE : t('Documents');
    void vscode.commands.executeCommand('setContext', 'policyDrafter.hasCoverage', of !== undefined);
  }
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

/** The requests of a requirement that answer with an edit. */
type EditRequest = 'policyDrafter/insertClause' | 'policyDrafter/markNotApplicable';

async function edit(client: BaseLanguageClient, node: unknown, action: EditRequest): Promise<void> {
  if (!isItem(node)) return;
  const { uri } = node.within;
  // The server makes edits for what is open: a document of the folder may not be yet.
  await vscode.workspace.openTextDocument(uri);
  const made = await client.sendRequest(request(action), { uri: uri.toString(), requirement: node.item.id });
  const edits = await client.protocol2CodeConverter.asWorkspaceEdit(made?.edit);
  if (!made || !edits) {
    const t = await wordsFor(client, uri);
    return void vscode.window.showInformationMessage(t('The front matter cannot be changed here: mend it first.'));
  }
  await vscode.workspace.applyEdit(edits);
  await show(uri, rangeOf(made.select));
}
