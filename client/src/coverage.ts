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
  WorkspaceCoverageRequest,
} from './protocol.js';

export const SHOW_COVERAGE = 'policyDrafter.showCoverage';
const VIEW = 'policyDrafter.coverage';

type State = CoverageItem['status'] | 'unsure';
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
};
const DOCUMENT_ICONS: Readonly<Record<DocumentCoverage['state'], vscode.ThemeIcon>> = {
  gaps: ICONS.missing,
  partial: ICONS.partial,
  complete: ICONS.met,
  other: new vscode.ThemeIcon('file'),
};
const stateOf = (item: CoverageItem): State => (item.unsure ? 'unsure' : item.status);
const names = (): Record<State, string> => ({
  met: vscode.l10n.t('met'),
  partial: vscode.l10n.t('partial'),
  missing: vscode.l10n.t('missing'),
  'not-applicable': vscode.l10n.t('not applicable'),
  unsure: vscode.l10n.t('not recognised for certain'),
});

const isOpen = ({ status }: CoverageItem): boolean => status === 'missing' || status === 'partial';

/** Gives a row the name that a screen reader says: its text, and its state in words. */
function named(item: vscode.TreeItem, label: string): vscode.TreeItem {
  item.accessibilityInformation = { label, role: 'treeitem' };
  return item;
}

class CoverageTree implements vscode.TreeDataProvider<Node> {
  private readonly changed = new vscode.EventEmitter<undefined>();
  readonly onDidChangeTreeData = this.changed.event;
  /** Only what is missing, partial or unsure. */
  gapsOnly = false;
  coverage: Coverage | undefined;
  uri: vscode.Uri | undefined;

  constructor(private readonly client: BaseLanguageClient) {}

  refresh(): void {
    this.changed.fire(undefined);
  }

  getTreeItem(node: Node): vscode.TreeItem {
    switch (node.kind) {
      case 'section': {
        const { section } = node;
        const item = new vscode.TreeItem(section.title, vscode.TreeItemCollapsibleState.Expanded);
        item.id = `section ${section.id}`;
        const open = section.items.filter(isOpen).length;
        const state = open ? vscode.l10n.t('{0} of {1} open', open, section.items.length) : vscode.l10n.t('complete');
        item.description = state;
        return named(item, `${section.title}, ${state}`);
      }
      case 'item':
        return itemOf(node);
      case 'evidence': {
        const item = new vscode.TreeItem(node.evidence.text.slice(0, 120));
        item.iconPath = new vscode.ThemeIcon('quote');
        item.tooltip = node.evidence.text;
        item.command = reveal(node.uri, node.evidence.range);
        return named(item, vscode.l10n.t('Evidence: {0}', node.evidence.text));
      }
      case 'note': {
        const item = new vscode.TreeItem(node.text);
        item.iconPath = new vscode.ThemeIcon(node.icon);
        item.tooltip = node.text;
        return named(item, node.label ?? node.text);
      }
      case 'document': {
        const { counts, state, kindTitle } = node.of;
        const item = new vscode.TreeItem(node.uri, vscode.TreeItemCollapsibleState.None);
        const found =
          state === 'other' ? '' : vscode.l10n.t('{0} missing, {1} partial, {2} met', counts.missing, counts.partial, counts.met);
        const file = vscode.workspace.asRelativePath(node.uri);
        item.description = found || kindTitle;
        item.iconPath = DOCUMENT_ICONS[state];
        item.tooltip = `${kindTitle}\n${file}`;
        item.command = { title: vscode.l10n.t('Open'), command: 'vscode.open', arguments: [node.uri] };
        return named(item, [file, kindTitle, found].filter(Boolean).join(', '));
      }
    }
  }

  async getChildren(node?: Node): Promise<Node[]> {
    const { coverage, uri } = this;
    if (!node) {
      if (coverage?.sections.length && uri)
        return coverage.sections
          .map((section): SectionNode => ({ kind: 'section', section, shown: section.items.filter((i) => !this.gapsOnly || isOpen(i)) }))
          .filter(({ shown }) => shown.length);
      return this.documents();
    }
    if (node.kind === 'section' && uri) return node.shown.map((item): ItemNode => ({ kind: 'item', item, uri }));
    if (node.kind === 'item') return details(node);
    return [];
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
      .sort((a, b) => b.of.counts.missing - a.of.counts.missing || (a.uri.path < b.uri.path ? -1 : 1));
  }
}

function itemOf({ item, uri }: ItemNode): vscode.TreeItem {
  const state = stateOf(item);
  const tree = new vscode.TreeItem(item.title, vscode.TreeItemCollapsibleState.Collapsed);
  tree.id = `item ${item.id}`;
  tree.iconPath = ICONS[state];
  tree.description = names()[state];
  tree.tooltip = new vscode.MarkdownString([`**${item.title}**`, item.says, item.basis, item.exposure].filter(Boolean).join('\n\n'));
  // Decides which actions the item offers: package.json, "view/item/context".
  tree.contextValue = [item.status, ...(item.fact && item.status !== 'not-applicable' ? ['fact'] : [])].join(' ');
  const [first] = item.evidence;
  if (first) tree.command = reveal(uri, first.range);
  return named(tree, `${item.title}, ${names()[state]}`);
}

function details({ item, uri }: ItemNode): Node[] {
  return [
    ...item.evidence.map((evidence): EvidenceNode => ({ kind: 'evidence', evidence, uri })),
    ...(item.absent.length ? [note(vscode.l10n.t('Not shown: {0}', item.absent.join(', ')), 'circle-outline')] : []),
    note(item.says, 'info'),
    ...(item.exposure ? [note(vscode.l10n.t('May cost: {0}', item.exposure), 'law')] : []),
    ...(item.basis ? [note(item.basis, 'book', vscode.l10n.t('Basis: {0}', item.basis))] : []),
  ];
}
const note = (text: string, icon: string, label?: string): NoteNode => ({ kind: 'note', text, icon, label });

/** The command that shows a place. */
function reveal(uri: vscode.Uri, { start, end }: CoverageItem['evidence'][number]['range']): vscode.Command {
  const selection = new vscode.Range(start.line, start.character, end.line, end.character);
  return { title: vscode.l10n.t('Go to the evidence'), command: 'vscode.open', arguments: [uri, { selection }] };
}

/** Registers the view, the status bar item and their commands. They follow the active document, and what is typed in it. */
export function registerCoverage(context: vscode.ExtensionContext, client: BaseLanguageClient): void {
  const tree = new CoverageTree(client);
  const view = vscode.window.createTreeView(VIEW, { treeDataProvider: tree, showCollapseAll: true });
  const status = vscode.window.createStatusBarItem('policyDrafter.status', vscode.StatusBarAlignment.Left, 90);
  status.name = vscode.l10n.t('Policy Drafter: coverage');
  status.command = SHOW_COVERAGE;

  let asked = 0;
  /** Asks for the coverage of the active document; an answer that a newer question has overtaken is dropped. */
  const follow = async (): Promise<void> => {
    const mine = ++asked;
    const { activeTextEditor: editor } = vscode.window;
    const markdown = editor?.document.languageId === 'markdown' ? editor.document : undefined;
    const coverage = markdown && client.isRunning() ? await client.sendRequest(CoverageRequest, { uri: markdown.uri.toString() }) : null;
    if (mine !== asked) return;
    tree.coverage = coverage ?? undefined;
    tree.uri = markdown?.uri;
    tree.refresh();
    show(coverage?.sections.length ? coverage : undefined);
  };
  const show = (coverage: Coverage | undefined): void => {
    void vscode.commands.executeCommand('setContext', 'policyDrafter.hasCoverage', coverage !== undefined);
    view.title = coverage ? coverage.kindTitle : vscode.l10n.t('Documents');
    view.description = coverage ? coverage.asOf : '';
    if (!coverage) return status.hide();
    const { counts } = coverage;
    const unsure = coverage.sections.flatMap((section) => section.items).filter((item) => item.unsure).length;
    const missing = counts.missing - unsure;
    const due = counts.met + counts.partial + counts.missing;
    status.text = `$(checklist) ${counts.met}/${due}`;
    const text = vscode.l10n.t(
      '{0} met, {1} partial, {2} missing, {3} not recognised for certain',
      counts.met,
      counts.partial,
      missing,
      unsure,
    );
    status.tooltip = `${coverage.kindTitle} · ${coverage.asOf}\n${text}`;
    status.accessibilityInformation = { label: `${coverage.kindTitle}: ${text}`, role: 'button' };
    status.show();
  };

  context.subscriptions.push(
    view,
    status,
    vscode.window.onDidChangeActiveTextEditor(() => void follow()),
    client.onNotification(CoverageChangedNotification, ({ uri }) => {
      if (uri === vscode.window.activeTextEditor?.document.uri.toString()) void follow();
    }),
    client.onDidChangeState(() => void follow()),
    vscode.commands.registerCommand(SHOW_COVERAGE, async () => {
      const focus = () => vscode.commands.executeCommand(`${VIEW}.focus`);
      await focus();
      // A view that was still empty has lost the focus again when its rows came: on a row it stays. A row that is just being drawn cannot
      // be revealed; then there are rows by now.
      const [first] = await tree.getChildren();
      if (first) await view.reveal(first, { focus: true, select: false }).then(undefined, focus);
    }),
    vscode.commands.registerCommand('policyDrafter.coverage.refresh', () => follow()),
    vscode.commands.registerCommand('policyDrafter.coverage.showGaps', () => filter(true)),
    vscode.commands.registerCommand('policyDrafter.coverage.showAll', () => filter(false)),
    vscode.commands.registerCommand('policyDrafter.coverage.insertClause', (node: unknown) => edit(client, node, InsertClauseRequest)),
    vscode.commands.registerCommand('policyDrafter.coverage.markNotApplicable', (node: unknown) =>
      edit(client, node, MarkNotApplicableRequest),
    ),
    vscode.commands.registerCommand('policyDrafter.coverage.reveal', (node: unknown) => {
      const [first] = isItem(node) ? node.item.evidence : [];
      if (isItem(node) && first) {
        const { command, arguments: parameters = [] } = reveal(node.uri, first.range);
        return vscode.commands.executeCommand(command, ...parameters);
      }
      return undefined;
    }),
  );
  const filter = async (gapsOnly: boolean): Promise<void> => {
    tree.gapsOnly = gapsOnly;
    await vscode.commands.executeCommand('setContext', 'policyDrafter.gapsOnly', gapsOnly);
    tree.refresh();
  };
  void filter(false);
  void follow();
}

/** Arguments of a command can come from anywhere: anything but a node of ours counts as none. */
const isItem = (node: unknown): node is ItemNode => typeof node === 'object' && node !== null && (node as ItemNode).kind === 'item';

async function edit(client: BaseLanguageClient, node: unknown, action: typeof InsertClauseRequest): Promise<void> {
  if (!isItem(node)) return;
  const change = await client.sendRequest(action, { uri: node.uri.toString(), requirement: node.item.id });
  const edits = await client.protocol2CodeConverter.asWorkspaceEdit(change);
  if (!edits) return void vscode.window.showInformationMessage(vscode.l10n.t('The front matter cannot be changed here: mend it first.'));
  await vscode.workspace.applyEdit(edits);
  const [first] = edits.entries().flatMap(([, changes]) => changes);
  if (!first) return;
  const document = await vscode.workspace.openTextDocument(node.uri);
  const from = document.offsetAt(first.range.start);
  // A clause is there to be filled in: its first blank is selected.
  const blank = /\[●[^\]\n]*\]/u.exec(first.newText);
  const at = blank ? document.getText().indexOf(blank[0], from) : from;
  const selection = new vscode.Range(document.positionAt(at), document.positionAt(at + (blank?.[0].length ?? 0)));
  await vscode.window.showTextDocument(document, { selection });
}
