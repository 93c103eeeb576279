/** The rows of the coverage view: a document's requirements by section, or the documents of the folder by state, each opening to the same. */
import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
  type Coverage,
  type CoverageItem,
  type DocumentCoverage,
  type DocumentState,
  type RequirementStatus,
  request,
} from './protocol.js';
import type { Words } from './words.js';

/** What a row says: the status; of what is not there, whether that is certain, and whether it is due. */
export type State = RequirementStatus | 'unsure' | 'usual' | 'undecided';
type Section = Coverage['sections'][number];

interface SummaryNode {
  readonly kind: 'summary';
  readonly coverage: Coverage;
}
interface SectionNode {
  readonly kind: 'section';
  readonly section: Section;
  /** Those of its items that the filter lets through. */
  readonly shown: readonly CoverageItem[];
  readonly within: Within;
}
export interface ItemNode {
  readonly kind: 'item';
  readonly item: CoverageItem;
  readonly within: Within;
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
interface GroupNode {
  readonly kind: 'group';
  readonly state: DocumentState;
  readonly documents: readonly DocumentCoverage[];
}
interface DocumentNode {
  readonly kind: 'document';
  readonly uri: vscode.Uri;
  readonly of: DocumentCoverage;
}
export type Node = SummaryNode | SectionNode | ItemNode | EvidenceNode | NoteNode | GroupNode | DocumentNode;

/** The document to which rows belong. `prefix` keeps their ids apart where several documents are listed; in the one in front rows stay open from document to document. */
interface Within {
  readonly uri: vscode.Uri;
  readonly prefix: string;
}

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
/** Worst first: the order of the filter's list. */
export const STATES: readonly State[] = ['missing', 'partial', 'unsure', 'undecided', 'usual', 'met', 'not-applicable'];
/** What is left out where only gaps are wanted. */
export const NO_GAPS: readonly State[] = ['met', 'not-applicable'];
export const STATE_NAMES = {
  met: 'met',
  partial: 'partial',
  missing: 'missing',
  'not-applicable': 'not applicable',
  unsure: 'not recognised for certain',
  usual: 'missing (usual)',
  undecided: 'missing (if it applies)',
} as const satisfies Record<State, string>;

const GROUPS: readonly DocumentState[] = ['gaps', 'partial', 'complete', 'other'];
const GROUP_NAMES = {
  gaps: 'Something missing',
  partial: 'Something partial',
  complete: 'Complete',
  other: 'Only citations checked',
} as const satisfies Record<DocumentState, string>;
const DOCUMENT_ICONS: Readonly<Record<DocumentState, vscode.ThemeIcon>> = {
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
const isOpen = ({ status }: CoverageItem): boolean => status === 'missing' || status === 'partial';

/** How many requirements are in each state, in words. */
export function countsInWords({ counts, sections }: Coverage, t: Words): string {
  const unsure = sections.flatMap((section) => section.items).filter((item) => item.unsure).length;
  return t(
    '{0} met, {1} partial, {2} missing, {3} not recognised for certain',
    counts.met,
    counts.partial,
    counts.missing - unsure,
    unsure,
  );
}

/** What the view shows: a document's requirements, else the documents of the folder. */
export interface Shown {
  readonly t: Words;
  readonly of?: { readonly uri: vscode.Uri; readonly coverage: Coverage };
}

export class CoverageTree implements vscode.TreeDataProvider<Node> {
  private readonly changed = new vscode.EventEmitter<undefined>();
  readonly onDidChangeTreeData = this.changed.event;
  private hidden: ReadonlySet<State> = new Set();
  private shown: Shown = { t: (text) => text };

  constructor(private readonly client: BaseLanguageClient) {}

  show(shown: Shown): void {
    this.shown = shown;
    this.changed.fire(undefined);
  }

  /** Leaves out requirements in these states. */
  hide(states: Iterable<State>): void {
    this.hidden = new Set(states);
    this.changed.fire(undefined);
  }

  get hides(): ReadonlySet<State> {
    return this.hidden;
  }

  dispose(): void {
    this.changed.dispose();
  }

  getTreeItem(node: Node): vscode.TreeItem {
    return rowOf(node, this.shown.t);
  }

  async getChildren(node?: Node): Promise<Node[]> {
    const { of, t } = this.shown;
    switch (node?.kind) {
      case undefined:
        return of
          ? [{ kind: 'summary', coverage: of.coverage }, ...this.sections(of.coverage, { uri: of.uri, prefix: '' })]
          : this.groups();
      case 'group':
        return node.documents.map((of): DocumentNode => ({ kind: 'document', uri: vscode.Uri.parse(of.uri), of }));
      case 'document': {
        const coverage = await this.client.sendRequest(request('policyDrafter/coverage'), { uri: node.of.uri });
        return coverage ? this.sections(coverage, { uri: node.uri, prefix: `${node.of.uri} ` }) : [];
      }
      case 'section':
        return node.shown.map((item): ItemNode => ({ kind: 'item', item, within: node.within }));
      case 'item':
        return details(node, t);
      default:
        return [];
    }
  }

  /** For `reveal`, which is asked of the outermost rows only. */
  getParent(): undefined {
    return undefined;
  }

  private sections({ sections }: Coverage, within: Within): SectionNode[] {
    return sections
      .map((section): SectionNode => {
        const shown = section.items.filter((item) => !this.hidden.has(stateOf(item)));
        return { kind: 'section', section, shown, within };
      })
      .filter(({ shown }) => shown.length);
  }

  /** Without a document of a kind in front: the documents of the folder, those with most to do first. */
  private async groups(): Promise<GroupNode[]> {
    if (!vscode.workspace.workspaceFolders?.length || !this.client.isRunning()) return [];
    const found = await this.client.sendRequest(request('policyDrafter/workspaceCoverage'), {});
    const sorted = found.sort((a, b) => b.due.missing - a.due.missing || b.due.partial - a.due.partial || (a.uri < b.uri ? -1 : 1));
    return GROUPS.map((state): GroupNode => ({ kind: 'group', state, documents: sorted.filter((d) => d.state === state) })).filter(
      ({ documents }) => documents.length,
    );
  }
}

/** Gives a row the name that a screen reader says: its text, and its state in words. */
function named(item: vscode.TreeItem, label: string): vscode.TreeItem {
  item.accessibilityInformation = { label, role: 'treeitem' };
  return item;
}

function rowOf(node: Node, t: Words): vscode.TreeItem {
  const { Collapsed, Expanded, None } = vscode.TreeItemCollapsibleState;
  switch (node.kind) {
    case 'summary': {
      const { kindTitle, asOfDate } = node.coverage;
      const item = new vscode.TreeItem(kindTitle);
      const day = t('law as of {0}', asOfDate);
      const counts = countsInWords(node.coverage, t);
      item.iconPath = new vscode.ThemeIcon('checklist');
      item.description = day;
      item.tooltip = `${kindTitle} · ${day}\n${counts}`;
      return named(item, [kindTitle, day, counts].join(', '));
    }
    case 'section': {
      const { section, within } = node;
      const item = new vscode.TreeItem(section.title, Expanded);
      item.id = `${within.prefix}section ${section.id}`;
      const open = section.items.filter(isOpen).length;
      const state = open ? t('{0} of {1} open', open, section.items.length) : t('complete');
      item.description = state;
      return named(item, `${section.title}, ${state}`);
    }
    case 'item':
      return itemRow(node, t);
    case 'evidence': {
      const item = new vscode.TreeItem(node.evidence.text.slice(0, 120));
      item.iconPath = new vscode.ThemeIcon('quote');
      item.tooltip = node.evidence.text;
      item.command = goTo(node.uri, node.evidence.range, t);
      return named(item, t('Evidence: {0}', node.evidence.text));
    }
    case 'note': {
      const item = new vscode.TreeItem(node.text);
      item.iconPath = new vscode.ThemeIcon(node.icon);
      item.tooltip = node.label ?? node.text;
      return named(item, node.label ?? node.text);
    }
    case 'group': {
      const name = t(GROUP_NAMES[node.state]);
      const item = new vscode.TreeItem(name, Expanded);
      item.id = `group ${node.state}`;
      item.description = String(node.documents.length);
      return named(item, `${name}, ${node.documents.length}`);
    }
    case 'document': {
      const { counts, due, state, kindTitle } = node.of;
      const file = vscode.workspace.asRelativePath(node.uri);
      const item = new vscode.TreeItem(file, state === 'other' ? None : Collapsed);
      item.id = `document ${node.of.uri}`;
      const gaps = [due.missing ? t('{0} missing', due.missing) : '', due.partial ? t('{0} partial', due.partial) : ''].filter(Boolean);
      // What a document of no kind lacks, nobody knows.
      const found = state === 'other' ? '' : gaps.join(', ') || t('complete');
      item.resourceUri = node.uri;
      item.description = found || kindTitle;
      item.iconPath = DOCUMENT_ICONS[state];
      const further = counts.missing + counts.partial - due.missing - due.partial;
      const more = further ? t('{0} more: only usual, depending on facts, or not recognised for certain', further) : '';
      item.tooltip = [kindTitle, file, found, more].filter(Boolean).join('\n');
      item.command = { title: t('Open'), command: 'vscode.open', arguments: [node.uri] };
      return named(item, [file, kindTitle, found].filter(Boolean).join(', '));
    }
  }
}

function itemRow({ item, within }: ItemNode, t: Words): vscode.TreeItem {
  const state = stateOf(item);
  const name = t(STATE_NAMES[state]);
  const row = new vscode.TreeItem(item.title, vscode.TreeItemCollapsibleState.Collapsed);
  row.id = `${within.prefix}item ${item.id}`;
  row.iconPath = ICONS[state];
  row.description = name;
  row.tooltip = new vscode.MarkdownString(
    [`**${item.title}** · ${name}`, item.says, ...facts(item, t).map((fact) => fact.label ?? fact.text)].join('\n\n'),
  );
  // Decides which actions the row offers: package.json, "view/item/context".
  row.contextValue = [item.status, ...(item.fact && item.status !== 'not-applicable' ? ['fact'] : [])].join(' ');
  const [first] = item.evidence;
  if (first) row.command = goTo(within.uri, first.range, t);
  return named(row, `${item.title}, ${name}`);
}

const details = ({ item, within: { uri } }: ItemNode, t: Words): Node[] => [
  ...item.evidence.map((evidence): EvidenceNode => ({ kind: 'evidence', evidence, uri })),
  note(item.says, 'info'),
  ...facts(item, t),
];

/** What is not shown, what that may cost, and on what the requirement rests. */
const facts = (item: CoverageItem, t: Words): NoteNode[] => [
  ...(item.absent.length ? [note(t('Not shown: {0}', item.absent.join(', ')), 'circle-outline')] : []),
  ...(item.exposure ? [note(t('May cost: {0}', item.exposure), 'law')] : []),
  ...(item.basis ? [note(item.basis, 'book', t('Basis: {0}', item.basis))] : []),
];
const note = (text: string, icon: string, label?: string): NoteNode => ({ kind: 'note', text, icon, ...(label ? { label } : {}) });

/** The command that shows a place. */
const goTo = (uri: vscode.Uri, range: PlaceRange, t: Words): vscode.Command => ({
  title: t('Go to the evidence'),
  command: 'vscode.open',
  arguments: [uri, { selection: rangeOf(range) }],
});

type PlaceRange = CoverageItem['evidence'][number]['range'];
export const rangeOf = ({ start, end }: PlaceRange) => new vscode.Range(start.line, start.character, end.line, end.character);
