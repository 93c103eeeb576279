/** A person's acts in the editor, for the tests: open, type, look, choose. Waiting is for events, with a limit, never for time to pass. */
import * as vscode from 'vscode';

const LIMIT_MS = 15_000;

/** Where in a document: a position, or the first place of a text (its start; see `at` for other places). */
export type Place = vscode.Position | string;

/** Something that tells when to look again; VS Code's events are all of this kind. */
type Subscribe = (listener: () => void) => vscode.Disposable;

/**
 * Looks now, and again at every event, until `look` finds something (anything but undefined, null or false).
 * Fails after the limit, naming what was waited for and what `describe` says there is instead.
 */
export async function until<T>(
  what: string,
  subscribe: Subscribe,
  look: () => T | undefined | null | false,
  { limit = LIMIT_MS, describe }: { limit?: number; describe?: () => string } = {},
): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    let subscription: vscode.Disposable | undefined;
    let ended = false;
    const end = (act: () => void): void => {
      if (ended) return;
      ended = true;
      clearTimeout(timer);
      subscription?.dispose();
      act();
    };
    const check = (): void => {
      try {
        const found = look();
        if (found !== undefined && found !== null && found !== false) end(() => resolve(found));
      } catch (error) {
        end(() => reject(error));
      }
    };
    const timer = setTimeout(
      () => end(() => reject(new Error(`Waited ${limit / 1000} s for ${what}.${describe ? ` There is: ${describe()}` : ''}`))),
      limit,
    );
    subscription = subscribe(check);
    if (ended) subscription.dispose();
    else check();
  });
}

/** The nth workspace folder. */
export function folder(index = 0): vscode.WorkspaceFolder {
  const found = vscode.workspace.workspaceFolders?.[index];
  if (!found) throw new Error(`No workspace folder ${index} is open.`);
  return found;
}

/** Opens a file of the workspace (a path relative to its first folder) in an editor. */
async function openFile(file: string): Promise<vscode.TextEditor> {
  const document = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder().uri, file));
  return vscode.window.showTextDocument(document, { preview: false });
}

let opened = 0;

/**
 * Opens a text in an editor, as a file of its own in the workspace: an unsaved document's name ("Untitled-1") is given
 * again as soon as it is closed, and what the editor still has to say of the old one then meets the new one.
 */
export async function openText(content: string, extension = 'md'): Promise<vscode.TextEditor> {
  opened += 1;
  const editor = await openNewFile(`opened/${opened}.${extension}`, content);
  await showsText(editor.document, content);
  return editor;
}

/** Opens a new, unsaved document in an editor. */
export async function openUnsaved(content: string, language = 'markdown'): Promise<vscode.TextEditor> {
  const document = await vscode.workspace.openTextDocument({ language, content });
  const editor = await vscode.window.showTextDocument(document, { preview: false });
  await showsText(document, content);
  return editor;
}

async function showsText(document: vscode.TextDocument, content: string): Promise<void> {
  const same = () => document.getText().replaceAll('\r\n', '\n') === content.replaceAll('\r\n', '\n');
  await until(`${document.uri.path} to show its text`, vscode.workspace.onDidChangeTextDocument, same, {
    describe: () => JSON.stringify(document.getText().slice(0, 200)),
  });
}

/** Writes a file into the workspace's first folder and opens it in an editor. */
export async function openNewFile(file: string, content: string): Promise<vscode.TextEditor> {
  await vscode.workspace.fs.writeFile(vscode.Uri.joinPath(folder().uri, file), new TextEncoder().encode(content));
  return openFile(file);
}

/** Closes all editors: files are saved first (so that nothing asks), unsaved documents are thrown away. */
export async function closeAll(): Promise<void> {
  for (const document of vscode.workspace.textDocuments) {
    if (document.isClosed || !document.isDirty) continue;
    if (!document.isUntitled) await document.save();
    else {
      await vscode.window.showTextDocument(document, { preview: false });
      await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    }
  }
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  await until('all editors to be closed', vscode.window.tabGroups.onDidChangeTabs, () =>
    vscode.window.tabGroups.all.every((group) => group.tabs.length === 0),
  );
}

/** The position `offset` characters into the nth occurrence of a text (offset -1: at its end). */
export function at(document: vscode.TextDocument, text: string, { nth = 0, offset = 0 } = {}): vscode.Position {
  let index = -1;
  for (let found = 0; found <= nth; found += 1) {
    index = document.getText().indexOf(text, index + 1);
    if (index < 0) throw new Error(`The document has no occurrence ${found + 1} of "${text}".`);
  }
  return document.positionAt(index + (offset < 0 ? text.length : offset));
}

function position(document: vscode.TextDocument, place: Place): vscode.Position {
  return typeof place === 'string' ? at(document, place) : place;
}

/** Puts the cursor somewhere. */
export function placeCursor(editor: vscode.TextEditor, place: Place): void {
  const where = position(editor.document, place);
  editor.selection = new vscode.Selection(where, where);
  editor.revealRange(editor.selection);
}

/** Puts the cursor behind the last character. */
export function placeCursorAtEnd(editor: vscode.TextEditor): void {
  placeCursor(editor, editor.document.positionAt(editor.document.getText().length));
}

/** Types a text at the cursor as a keyboard does, so that everything that reacts to typing reacts. */
export async function type(editor: vscode.TextEditor, text: string): Promise<void> {
  await vscode.window.showTextDocument(editor.document, { preview: false, selection: editor.selection });
  for (const character of text) await vscode.commands.executeCommand('type', { text: character });
}

/** The diagnostics of Policy Drafter, or of another source, on a document. */
export function diagnosticsOf(document: vscode.TextDocument): vscode.Diagnostic[] {
  return vscode.languages.getDiagnostics(document.uri);
}

/** The code of a diagnostic as text. */
export function codeOf(diagnostic: vscode.Diagnostic): string {
  const { code } = diagnostic;
  return String(typeof code === 'object' ? code.value : (code ?? ''));
}

/** Waits until the diagnostics of a document satisfy a condition, and returns them. */
export async function diagnosticsWhen(
  document: vscode.TextDocument,
  what: string,
  condition: (diagnostics: vscode.Diagnostic[]) => boolean,
  limit?: number,
): Promise<vscode.Diagnostic[]> {
  const subscribe: Subscribe = (listener) =>
    vscode.languages.onDidChangeDiagnostics(({ uris }) => {
      if (uris.some((uri) => uri.toString() === document.uri.toString())) listener();
    });
  const look = (): vscode.Diagnostic[] | undefined => {
    const diagnostics = diagnosticsOf(document);
    return condition(diagnostics) ? diagnostics : undefined;
  };
  const describe = (): string =>
    JSON.stringify(diagnosticsOf(document).map((diagnostic) => `${codeOf(diagnostic)}: ${diagnostic.message}`));
  return until(what, subscribe, look, { limit, describe });
}

/** Waits for a diagnostic with this code (whose message matches, and of this severity where one is given), and returns it. */
export async function diagnosticWith(
  document: vscode.TextDocument,
  code: string,
  message: RegExp = /./u,
  severity?: vscode.DiagnosticSeverity,
): Promise<vscode.Diagnostic> {
  const fits = (diagnostic: vscode.Diagnostic): boolean =>
    codeOf(diagnostic) === code && message.test(diagnostic.message) && (severity === undefined || diagnostic.severity === severity);
  const found = await diagnosticsWhen(document, `a diagnostic ${code} ${message}`, (all) => all.some(fits));
  return found.find(fits) as vscode.Diagnostic;
}

/** Waits until no diagnostic has this code (and a message that matches). */
export async function diagnosticGone(document: vscode.TextDocument, code: string, message: RegExp = /./u): Promise<void> {
  const fits = (diagnostic: vscode.Diagnostic): boolean => codeOf(diagnostic) === code && message.test(diagnostic.message);
  await diagnosticsWhen(document, `the diagnostic ${code} ${message} to be gone`, (all) => !all.some(fits));
}

function markdown(content: vscode.MarkdownString | vscode.MarkedString): string {
  return typeof content === 'string' ? content : content.value;
}

/** The text of all hovers at a place, as Markdown; empty if there is none. */
export async function hoverText(document: vscode.TextDocument, place: Place): Promise<string> {
  const where = position(document, place);
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', document.uri, where);
  return hovers.flatMap((hover) => hover.contents.map(markdown)).join('\n\n');
}

/** The label of a completion item as text. */
export function labelOf(item: vscode.CompletionItem): string {
  return typeof item.label === 'string' ? item.label : item.label.label;
}

/** The completion items at a place; the first `resolve` of them with their documentation. */
export async function completions(
  document: vscode.TextDocument,
  place: Place,
  { trigger, resolve = 0 }: { trigger?: string; resolve?: number } = {},
): Promise<vscode.CompletionItem[]> {
  const list = await vscode.commands.executeCommand<vscode.CompletionList>(
    'vscode.executeCompletionItemProvider',
    document.uri,
    position(document, place),
    trigger,
    resolve,
  );
  return list.items;
}

/** Accepts a completion item: replaces what it says it replaces, and makes its other edits. */
export async function accept(editor: vscode.TextEditor, item: vscode.CompletionItem): Promise<void> {
  const cursor = editor.selection.active;
  const word = editor.document.getWordRangeAtPosition(cursor);
  const fallback = new vscode.Range(word?.start ?? cursor, cursor);
  const range = item.range instanceof vscode.Range ? item.range : (item.range?.replacing ?? fallback);
  const inserted = item.insertText ?? labelOf(item);
  const snippet = typeof inserted === 'string' ? new vscode.SnippetString().appendText(inserted) : inserted;
  const edit = new vscode.WorkspaceEdit();
  edit.set(editor.document.uri, [
    vscode.SnippetTextEdit.replace(range, snippet),
    ...(item.additionalTextEdits ?? []).map((extra): [vscode.TextEdit, undefined] => [extra, undefined]),
  ] as [vscode.TextEdit | vscode.SnippetTextEdit, vscode.WorkspaceEditEntryMetadata | undefined][]);
  const changed = changeOf(editor.document);
  await vscode.workspace.applyEdit(edit);
  await changed;
}

/** The code actions at a place or range, with their edits. */
export async function codeActions(
  document: vscode.TextDocument,
  where: Place | vscode.Range,
  kind = vscode.CodeActionKind.QuickFix,
): Promise<vscode.CodeAction[]> {
  const range = where instanceof vscode.Range ? where : new vscode.Range(position(document, where), position(document, where));
  const provider = 'vscode.executeCodeActionProvider';
  return vscode.commands.executeCommand<vscode.CodeAction[]>(provider, document.uri, range, kind.value, 100);
}

/** Chooses a code action: makes its edit, runs its command, and returns once the document has changed. */
export async function choose(document: vscode.TextDocument, action: vscode.CodeAction): Promise<void> {
  const changed = changeOf(document);
  if (action.edit && !(await vscode.workspace.applyEdit(action.edit))) throw new Error(`The edit of "${action.title}" could not be made.`);
  if (action.command) await vscode.commands.executeCommand(action.command.command, ...(action.command.arguments ?? []));
  await changed;
}

/** Presses Enter until the list that a command opens has been answered by its first row: nothing tells when the list is there. */
export async function answered<T>(command: Thenable<T>): Promise<T> {
  let open = true;
  const done = Promise.resolve(command).finally(() => {
    open = false;
  });
  while (open) await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
  return done;
}

async function changeOf(document: vscode.TextDocument): Promise<void> {
  const { version } = document;
  await until('the document to change', vscode.workspace.onDidChangeTextDocument, () => document.version > version);
}

/** Goes to the definition from a place, as F12 does, and returns the editor that shows it. */
export async function goToDefinition(editor: vscode.TextEditor, place: Place): Promise<vscode.TextEditor> {
  placeCursor(editor, place);
  const from = editor.document.uri.toString();
  await vscode.commands.executeCommand('editor.action.revealDefinition');
  return until('the editor with the definition', vscode.window.onDidChangeActiveTextEditor, () => {
    const active = vscode.window.activeTextEditor;
    return active && active.document.uri.toString() !== from ? active : undefined;
  });
}

/** The document's outline. */
export async function symbols(document: vscode.TextDocument): Promise<vscode.DocumentSymbol[]> {
  return (
    (await vscode.commands.executeCommand<vscode.DocumentSymbol[] | undefined>('vscode.executeDocumentSymbolProvider', document.uri)) ?? []
  );
}

/** Changes a setting (full name) and returns how to put it back as it was. */
export async function setSetting(
  name: string,
  value: unknown,
  target = vscode.ConfigurationTarget.Workspace,
  scope?: vscode.ConfigurationScope,
): Promise<() => Promise<void>> {
  const [section, key] = [name.slice(0, name.lastIndexOf('.')), name.slice(name.lastIndexOf('.') + 1)];
  const before = vscode.workspace.getConfiguration(section, scope).inspect(key);
  const old = {
    [vscode.ConfigurationTarget.Global]: before?.globalValue,
    [vscode.ConfigurationTarget.Workspace]: before?.workspaceValue,
    [vscode.ConfigurationTarget.WorkspaceFolder]: before?.workspaceFolderValue,
  }[target];
  const write = async (wanted: unknown): Promise<void> => vscode.workspace.getConfiguration(section, scope).update(key, wanted, target);
  await write(value);
  return () => write(old);
}

/** Files that are nowhere but in memory: a virtual file system, as an extension brings it along. */
export class MemoryFiles implements vscode.FileSystemProvider {
  private readonly files = new Map<string, Uint8Array>();
  private readonly changed = new vscode.EventEmitter<vscode.FileChangeEvent[]>();
  readonly onDidChangeFile = this.changed.event;

  watch(): vscode.Disposable {
    return { dispose: () => undefined };
  }
  stat({ path }: vscode.Uri): vscode.FileStat {
    if (path === '/') return { type: vscode.FileType.Directory, ctime: 0, mtime: 0, size: 0 };
    return { type: vscode.FileType.File, ctime: 0, mtime: 0, size: this.readFile(vscode.Uri.from({ scheme: 'file', path })).length };
  }
  readDirectory(): [string, vscode.FileType][] {
    return [...this.files.keys()].map((path) => [path.slice(1), vscode.FileType.File]);
  }
  readFile(uri: vscode.Uri): Uint8Array {
    const found = this.files.get(uri.path);
    if (!found) throw vscode.FileSystemError.FileNotFound(uri);
    return found;
  }
  writeFile({ path }: vscode.Uri, content: Uint8Array): void {
    this.files.set(path, content);
  }
  createDirectory(): void {}
  delete({ path }: vscode.Uri): void {
    this.files.delete(path);
  }
  rename(): void {
    throw vscode.FileSystemError.NoPermissions();
  }
}
