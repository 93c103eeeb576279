/** The coverage view in the side bar, and the status bar item: what the active document discloses, and the documents of the folder by state. */
import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
  type Coverage,
  CoverageChangedNotification,
  type CoverageItem,
  CoverageRequest,
  type DocumentCoverage,
  InsertClauseRequest,
  MarkNotApplicableRequest,
  ReconfiguredNotification,
  WorkspaceCoverageRequest,
} from './protocol.js';
import { type Words, wordsFor } from './words.js';

export const SHOW_COVERAGE = 'policyDrafter.showCoverage';
const VIEW = 'policyDrafter.coverage';
/** The side bar's, in package.json. */
const TITLE = 'Policy Drafter';

/** What a row says: the status; of what is not there, whether that is certain, and whether it is due. */
type State = CoverageItem['status'] | 'unsure' | 'usual' | 'undecided';
interface SectionNode {
  readonly kind: 'section';
  readonly section: Coverage['sections'][number];
  /** Those of its items that the filter lets through. */
  readonly shown: readonly CoverageItem[];
}
interface ItemNode {
  readonly kind: 'item';
  readonly item: CoverageItem;
  readonly uri: vscode.Uri;
}
interface EvidenceNode {
  readonly kind: 'evidence';
  readonly evidence: CoverageItem['evidence'][number];
  readonly uri: vscode.Uri;
}
interface NoteNode {
  readonly kind: 'note';
  readonly text: string;
  readonly icon: string;
  /** Where the icon alone says what the text is: the same in words. */
  readonly label?: string;
}
interface DocumentNode {
  readonly kind: 'document';
  readonly uri: vscode.Uri;
  readonly of: DocumentCoverage;
}
type Node = SectionNode | ItemNode | EvidenceNode | NoteNode | DocumentNode;

/** State icons: a shape each, so that none is told by colour alone. */
const ICONS: Readonly<Record<State, vscode.ThemeIcon>> = {
  met: new vscode.ThemeIcon('pass', new vscode.ThemeColor('testing.iconPassed')),
  partial: new vscode.ThemeIcon('circle-large-outline', new vscode.ThemeColor('editorWarning.foreground')),
  missing: new vscode.ThemeIcon('error', new vscode.ThemeColor('testing.iconFailed')),
  'not-applicable': new vscode.ThemeIcon('circle-slash'),
  unsure: new vscode.ThemeIcon('question'),
  usual: new vscode.ThemeIcon('info', new vscode.ThemeColor('editorInfo.foreground')),
  undecided: new vscode.ThemeIcon('info', new vscode.ThemeColor('editorInfo.foreground')),
};
const DOCUMENT_ICONS: Readonly<Record<DocumentCoverage['state'], vscode.ThemeIcon>> = {
  gaps: ICONS.missing,
  partial: ICONS.partial,
  complete: ICONS.met,
  other: new vscode.ThemeIcon('file'),
};
function stateOf({ unsure, status, due, force }: CoverageItem): State {
  if (unsure) return 'unsure';
  if (status !== 'missing' || due) return status;
  return force === 'conditional' ? 'undecided' : 'usual';
}
const NAMES = {
  met: 'met',
  partial: 'partial',
  missing: 'missing',
  'not-applicable': 'not applicable',
  unsure: 'not recognised for certain',
  usual: 'missing (usual)',
  undecided: 'missing (if it applies)',
} as const satisfies Record<State, string>;

const isOpen = ({ status }: CoverageItem): boolean => status === 'missing' || status === 'partial';

/** Gives a row the name that a screen reader says: its text, and its state in words. */
function named(item: vscode.TreeItem, label: string): vscode.TreeItem {
  item.accessibilityInformation = { label, role: 'treeitem' };
  return item;
}

/** What the view shows: a document's requirements, else the documents of the folder. */
interface Shown {
  readonly t: Words;
  readonly of?: { readonly uri: vscode.Uri; readonly coverage: Coverage };
}

class CoverageTree implements vscode.TreeDataProvider<Node> {
  private readonly changed = new vscode.EventEmitter<undefined>();
  readonly onDidChangeTreeData = this.changed.event;
  /** Only what is missing, partial or unsure. */
  private gapsOnly = false;
  private shown: Shown = { t: (text) => text };

  constructor(private readonly client: BaseLanguageClient) {}

  show(shown: Shown): void {
    this.shown = shown;
    this.changed.fire(undefined);
  }

  filter(gapsOnly: boolean): void {
    this.gapsOnly = gapsOnly;
    this.changed.fire(undefined);
  }

  dispose(): void {
    this.changed.dispose();
  }

  getTreeItem(node: Node): vscode.TreeItem {
    const { t } = this.shown;
    switch (node.kind) {
      case 'section': {
        const { section } = node;
        const item = new vscode.TreeItem(section.title, vscode.TreeItemCollapsibleState.Expanded);
        item.id = `section ${section.id}`;
        const open = section.items.filter(isOpen).length;
        const state = open ? t('{0} of {1} open', open, section.items.length) : t('complete');
        item.description = state;
        return named(item, `${section.title}, ${state}`);
      }
      case 'item':
        return itemOf(node, t);
      case 'evidence': {
        const item = new vscode.TreeItem(node.evidence.text.slice(0, 120));
        item.iconPath = new vscode.ThemeIcon('quote');
        item.tooltip = node.evidence.text;
        item.command = reveal(node.uri, node.evidence.range, t);
        return named(item, t('Evidence: {0}', node.evidence.text));
      }
      case 'note': {
        const item = new vscode.TreeItem(node.text);
        item.iconPath = new vscode.ThemeIcon(node.icon);
        item.tooltip = node.text;
        return named(item, node.label ?? node.text);
      }
      case 'document': {
        const { due, state, kindTitle } = node.of;
        const file = vscode.workspace.asRelativePath(node.uri);
        const item = new vscode.TreeItem(file);
        const gaps = [due.missing ? t('{0} missing', due.missing) : '', due.partial ? t('{0} partial', due.partial) : ''].filter(Boolean);
        // What a document of no kind lacks, nobody knows.
        const found = state === 'other' ? '' : gaps.join(', ') || t('complete');
        item.resourceUri = node.uri;
        item.description = found || kindTitle;
        item.iconPath = DOCUMENT_ICONS[state];
        item.tooltip = `${kindTitle}\n${file}`;
        item.command = { title: t('Open'), command: 'vscode.open', arguments: [node.uri] };
        return named(item, [file, kindTitle, found].filter(Boolean).join(', '));
      }
    }
  }

  async getChildren(node?: Node): Promise<Node[]> {
    const { of, t } = this.shown;
    if (!of) return node ? [] : this.documents();
    const { uri, coverage } = of;
    if (!node)
      return coverage.sections
        .map((section): SectionNode => ({ kind: 'section', section, shown: section.items.filter((i) => !this.gapsOnly || isOpen(i)) }))
        .filter(({ shown }) => shown.length);
    if (node.kind === 'section') return node.shown.map((item): ItemNode => ({ kind: 'item', item, uri }));
    return node.kind === 'item' ? details(node, t) : [];
  }

  /** For `reveal`, which is asked of the outermost rows only. */
  getParent(): undefined {
    return undefined;
  }

  /** Without a document of a kind in front: the documents of the folder. */
  private async documents(): Promise<Node[]> {
    if (!vscode.workspace.workspaceFolders?.length || !this.client.isRunning()) return [];
    const found = await this.client.sendRequest(WorkspaceCoverageRequest, {});
    return found
      .map((of): DocumentNode => ({ kind: 'document', uri: vscode.Uri.parse(of.uri), of }))
      .sort((a, b) => b.of.due.missing - a.of.due.missing || b.of.due.partial - a.of.due.partial || (a.uri.path < b.uri.path ? -1 : 1));
  }
}

function itemOf({ item, uri }: ItemNode, t: Words): vscode.TreeItem {
  const state = stateOf(item);
  const name = t(NAMES[state]);
  const tree = new vscode.TreeItem(item.title, vscode.TreeItemCollapsibleState.Collapsed);
  tree.id = `item ${item.id}`;
  tree.iconPath = ICONS[state];
  tree.description = name;
  tree.tooltip = new vscode.MarkdownString([`**${item.title}**`, item.says, item.basis, item.exposure].filter(Boolean).join('\n\n'));
  // Decides which actions the item offers: package.json, "view/item/context".
  tree.contextValue = [item.status, ...(item.fact && item.status !== 'not-applicable' ? ['fact'] : [])].join(' ');
  const [first] = item.evidence;
  if (first) tree.command = reveal(uri, first.range, t);
  return named(tree, `${item.title}, ${name}`);
}

function details({ item, uri }: ItemNode, t: Words): Node[] {
  return [
    ...item.evidence.map((evidence): EvidenceNode => ({ kind: 'evidence', evidence, uri })),
    ...(item.absent.length ? [note(t('Not shown: {0}', item.absent.join(', ')), 'circle-outline')] : []),
    note(item.says, 'info'),
    ...(item.exposure ? [note(t('May cost: {0}', item.exposure), 'law')] : []),
    ...(item.basis ? [note(item.basis, 'book', t('Basis: {0}', item.basis))] : []),
  ];
}
const note = (text: string, icon: string, label?: string): NoteNode => ({ kind: 'note', text, icon, label });

/** The command that shows a place. */
const reveal = (uri: vscode.Uri, range: PlaceRange, t: Words): vscode.Command => ({
  title: t('Go to the evidence'),
  command: 'vscode.open',
  arguments: [uri, { selection: rangeOf(range) }],
});

type PlaceRange = CoverageItem['evidence'][number]['range'];
const rangeOf = ({ start, end }: PlaceRange) => new vscode.Range(start.line, start.character, end.line, end.character);
const show = (uri: vscode.Uri, selection: vscode.Range) => vscode.window.showTextDocument(uri, { selection });

/** Registers the view, the status bar item and their commands. They follow the document in front, and what is typed in it. */
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
    const uri = inFront(reading);
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
      view.message = of && t('{0} · law as of {1}', of.coverage.kindTitle, of.coverage.asOfDate);
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
  const filter = (gapsOnly: boolean) => {
    tree.filter(gapsOnly);
    return vscode.commands.executeCommand('setContext', 'policyDrafter.gapsOnly', gapsOnly);
  };

  context.subscriptions.push(
    tree,
    view,
    status,
    vscode.window.onDidChangeActiveTextEditor(() => void unlist()),
    view.onDidChangeSelection(({ selection: [node] }) => void (node?.kind === 'document' && unlist())),
    client.onNotification(CoverageChangedNotification, ({ uri }) => void (uri === reading?.toString() && follow())),
    client.onNotification(ReconfiguredNotification, () => void follow()),
    client.onDidChangeState(() => void follow()),
    vscode.commands.registerCommand(SHOW_COVERAGE, async () => {
      const focus = () => vscode.commands.executeCommand(`${VIEW}.focus`);
      await unlist();
      await focus();
      // A view that was still empty has lost the focus again when its rows came: on a row it stays. A row that is just being drawn cannot
      // be revealed; then there are rows by now.
      const [first] = await tree.getChildren();
      if (first) await view.reveal(first, { focus: true, select: false }).then(undefined, focus);
    }),
    vscode.commands.registerCommand('policyDrafter.coverage.showDocuments', () => {
      listing = true;
      return follow();
    }),
    vscode.commands.registerCommand('policyDrafter.coverage.refresh', follow),
    vscode.commands.registerCommand('policyDrafter.coverage.showGaps', () => filter(true)),
    vscode.commands.registerCommand('policyDrafter.coverage.showAll', () => filter(false)),
    vscode.commands.registerCommand('policyDrafter.coverage.insertClause', (node: unknown) => edit(client, node, InsertClauseRequest)),
    vscode.commands.registerCommand('policyDrafter.coverage.markNotApplicable', (node: unknown) =>
      edit(client, node, MarkNotApplicableRequest),
    ),
    vscode.commands.registerCommand('policyDrafter.coverage.reveal', async (node: unknown) => {
      const [first] = isItem(node) ? node.item.evidence : [];
      if (isItem(node) && first) await show(node.uri, rangeOf(first.range));
    }),
  );
  void filter(false);
  void follow();
}

/** The Markdown document that is read: the active editor's; where that is none of text, such as a report, still the one that was, as long as it is to be seen. */
function inFront(last: vscode.Uri | undefined): vscode.Uri | undefined {
  const { activeTextEditor, visibleTextEditors } = vscode.window;
  const editor = activeTextEditor ?? visibleTextEditors.find(({ document }) => document.uri.toString() === last?.toString());
  return editor?.document.languageId === 'markdown' ? editor.document.uri : undefined;
}

/** How much of a document is met, in the status bar; without coverage nothing. */
function showStatus(status: vscode.StatusBarItem, coverage: Coverage | undefined, t: Words): void {
  if (!coverage) return status.hide();
  const { counts, sections, kindTitle, asOfDate } = coverage;
  const unsure = sections.flatMap((section) => section.items).filter((item) => item.unsure).length;
  const due = counts.met + counts.partial + counts.missing;
  const text = t(
    '{0} met, {1} partial, {2} missing, {3} not recognised for certain',
    counts.met,
    counts.partial,
    counts.missing - unsure,
    unsure,
  );
  status.name = t('Policy Drafter: coverage');
  status.text = `$(checklist) ${counts.met}/${due}`;
  status.tooltip = `${t('{0} · law as of {1}', kindTitle, asOfDate)}\n${text}`;
  status.accessibilityInformation = { label: `${kindTitle}: ${text}`, role: 'button' };
  status.show();
}

/** Arguments of a command can come from anywhere: anything but a node of ours counts as none. */
const isItem = (node: unknown): node is ItemNode => typeof node === 'object' && node !== null && (node as ItemNode).kind === 'item';

async function edit(client: BaseLanguageClient, node: unknown, action: typeof InsertClauseRequest): Promise<void> {
  if (!isItem(node)) return;
  const change = await client.sendRequest(action, { uri: node.uri.toString(), requirement: node.item.id });
  const edits = await client.protocol2CodeConverter.asWorkspaceEdit(change);
  if (!edits) {
    const t = await wordsFor(client, node.uri);
    return void vscode.window.showInformationMessage(t('The front matter cannot be changed here: mend it first.'));
  }
  await vscode.workspace.applyEdit(edits);
  const [first] = edits.entries().flatMap(([, changes]) => changes);
  if (!first) return;
  const document = await vscode.workspace.openTextDocument(node.uri);
  const from = document.offsetAt(first.range.start);
  // A clause is there to be filled in: its first blank is selected.
  const blank = /\[●[^\]\n]*\]/u.exec(first.newText);
  const at = blank ? document.getText().indexOf(blank[0], from) : from;
  await show(node.uri, new vscode.Range(document.positionAt(at), document.positionAt(at + (blank?.[0].length ?? 0))));
}
