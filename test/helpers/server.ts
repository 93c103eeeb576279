/** A language server over real stdio, and a client that speaks as little of the LSP as a test needs. */
import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { createMessageConnection, type MessageConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-jsonrpc/node';
import type { InitializeResult } from 'vscode-languageserver-protocol';
import type {
  CodeAction,
  CompletionItem,
  CompletionList,
  Diagnostic,
  Hover,
  Location,
  Position,
  Range,
  TextEdit,
} from 'vscode-languageserver-types';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

export interface ClientOptions {
  /** Declare `textDocument.diagnostic`. */
  readonly pull?: boolean;
  /** Declare that tab stops in completions are known. */
  readonly snippets?: boolean;
  /** Answers to `workspace/configuration`; undefined: the client has no such capability. */
  readonly configuration?: unknown;
  readonly initializationOptions?: unknown;
  readonly folders?: readonly string[];
  readonly locale?: string;
}

/** A running server with open documents. Call {@link Client.stop} at the end. */
export class Client {
  private readonly versions = new Map<string, number>();
  private readonly texts = new Map<string, string>();
  private readonly published: { uri: string; version?: number; diagnostics: Diagnostic[] }[] = [];
  private waiting: {
    matches: (p: { uri: string; version?: number; diagnostics: Diagnostic[] }) => boolean;
    resolve: (d: Diagnostic[]) => void;
  }[] = [];
  /** How often diagnostics were pushed. */
  pushes = 0;
  refreshes = 0;

  private constructor(
    private readonly process: ChildProcess,
    readonly connection: MessageConnection,
    readonly initialized: InitializeResult & { serverInfo?: { name: string; version?: string } },
  ) {}

  static async start(options: ClientOptions = {}): Promise<Client> {
    const child = spawn(process.execPath, [path.join(root, 'dist/server.cjs'), '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
    const connection = createMessageConnection(new StreamMessageReader(child.stdout), new StreamMessageWriter(child.stdin));
    let client: Client | undefined;
    let configuration = options.configuration;
    let held: { asked: () => void; released: Promise<void> } | undefined;
    connection.onRequest('workspace/configuration', async (params: { items: unknown[] }) => {
      const answer = params.items.map(() => configuration ?? null);
      held?.asked();
      await held?.released;
      return answer;
    });
    connection.onRequest('client/registerCapability', () => null);
    connection.onRequest('workspace/diagnostic/refresh', () => {
      if (client) client.refreshes++;
      return null;
    });
    connection.onNotification('textDocument/publishDiagnostics', (p: { uri: string; version?: number; diagnostics: Diagnostic[] }) =>
      client?.receive(p),
    );
    connection.onNotification('window/logMessage', () => undefined);
    connection.listen();
    const initialized = (await connection.sendRequest('initialize', {
      processId: process.pid,
      rootUri: options.folders?.[0] ?? null,
      workspaceFolders: options.folders?.map((uri) => ({ uri, name: uri })) ?? null,
      locale: options.locale,
      initializationOptions: options.initializationOptions,
      capabilities: {
        workspace: {
          ...('configuration' in options ? { configuration: true } : {}),
          workspaceFolders: true,
          didChangeConfiguration: { dynamicRegistration: true },
          workspaceEdit: { documentChanges: true, resourceOperations: ['create'] },
          diagnostics: { refreshSupport: true },
        },
        textDocument: {
          hover: { contentFormat: ['markdown', 'plaintext'] },
          ...(options.snippets ? { completion: { completionItem: { snippetSupport: true } } } : {}),
          ...(options.pull ? { diagnostic: {} } : {}),
          publishDiagnostics: { relatedInformation: true, versionSupport: true },
        },
      },
    })) as InitializeResult;
    client = new Client(child, connection, initialized);
    await connection.sendNotification('initialized', {});
    client.configure = async (value: unknown) => {
      configuration = value;
      await connection.sendNotification('workspace/didChangeConfiguration', { settings: { policyDrafter: value } });
    };
    client.hold = () => {
      let release = (): void => undefined;
      const released = new Promise<void>((resolve) => {
        release = () => {
          held = undefined;
          resolve();
        };
      });
      const asked = new Promise<void>((resolve) => {
        held = { asked: resolve, released };
      });
      return { asked, release };
    };
    return client;
  }

  /** Holds the answers about settings back, with what was set when they were asked for, until they are released. */
  hold: () => { readonly asked: Promise<void>; readonly release: () => void } = () => ({
    asked: Promise.resolve(),
    release: () => undefined,
  });
  /** Changes the settings, as a user does. */
  configure: (value: unknown) => Promise<void> = () => Promise.resolve();

  private receive(p: { uri: string; version?: number; diagnostics: Diagnostic[] }): void {
    this.pushes++;
    this.published.push(p);
    this.waiting = this.waiting.filter((w) => {
      if (!w.matches(p)) return true;
      w.resolve(p.diagnostics);
      return false;
    });
  }

  async open(uri: string, text: string): Promise<void> {
    this.versions.set(uri, 1);
    this.texts.set(uri, text);
    await this.connection.sendNotification('textDocument/didOpen', { textDocument: { uri, languageId: 'markdown', version: 1, text } });
  }

  /** One edit, by range. */
  async change(uri: string, range: Range, text: string): Promise<void> {
    const version = this.versions.get(uri)! + 1;
    this.versions.set(uri, version);
    await this.connection.sendNotification('textDocument/didChange', { textDocument: { uri, version }, contentChanges: [{ range, text }] });
  }

  /** Replaces the whole text. */
  async replace(uri: string, text: string): Promise<void> {
    const version = this.versions.get(uri)! + 1;
    this.versions.set(uri, version);
    this.texts.set(uri, text);
    await this.connection.sendNotification('textDocument/didChange', { textDocument: { uri, version }, contentChanges: [{ text }] });
  }

  async close(uri: string): Promise<void> {
    await this.connection.sendNotification('textDocument/didClose', { textDocument: { uri } });
  }

  /** Diagnostics pushed for a document that satisfy a test: those that came, else the next to come. */
  pushed(uri: string, matches: (d: Diagnostic[]) => boolean = () => true): Promise<Diagnostic[]> {
    const last = this.published.filter((p) => p.uri === uri).at(-1);
    if (last && (last.version === undefined || last.version === this.versions.get(uri)) && matches(last.diagnostics))
      return Promise.resolve(last.diagnostics);
    return new Promise((resolve) => this.waiting.push({ matches: (p) => p.uri === uri && matches(p.diagnostics), resolve }));
  }

  /** Diagnostics by pull. */
  async pulled(uri: string, previousResultId?: string): Promise<{ kind: string; items?: Diagnostic[]; resultId?: string }> {
    return (await this.connection.sendRequest('textDocument/diagnostic', { textDocument: { uri }, previousResultId })) as {
      kind: string;
      items?: Diagnostic[];
      resultId?: string;
    };
  }

  async hover(uri: string, position: Position): Promise<string> {
    const hover = (await this.connection.sendRequest('textDocument/hover', { textDocument: { uri }, position })) as Hover | null;
    return hover ? (hover.contents as { value: string }).value : '';
  }

  async complete(uri: string, position: Position, triggerCharacter?: string): Promise<CompletionItem[]> {
    const list = (await this.connection.sendRequest('textDocument/completion', {
      textDocument: { uri },
      position,
      context: triggerCharacter ? { triggerKind: 2, triggerCharacter } : { triggerKind: 1 },
    })) as CompletionList | null;
    return list?.items ?? [];
  }

  async actions(uri: string, range: Range, diagnostics: Diagnostic[] = []): Promise<CodeAction[]> {
    return (
      ((await this.connection.sendRequest('textDocument/codeAction', { textDocument: { uri }, range, context: { diagnostics } })) as
        | CodeAction[]
        | null) ?? []
    );
  }

  async definition(uri: string, position: Position): Promise<Location | null> {
    return (await this.connection.sendRequest('textDocument/definition', { textDocument: { uri }, position })) as Location | null;
  }

  request<T>(method: string, params: unknown): Promise<T> {
    return this.connection.sendRequest(method, params) as Promise<T>;
  }

  notify(method: string, params: unknown): Promise<void> {
    return this.connection.sendNotification(method, params);
  }

  async stop(): Promise<void> {
    await this.connection.sendRequest('shutdown');
    await this.connection.sendNotification('exit');
    this.connection.dispose();
    await new Promise((resolve) => {
      if (this.process.exitCode !== null) resolve(undefined);
      else this.process.once('exit', resolve);
    });
  }
}

/** Position of an offset, or of the first place where a needle stands (at its start plus `plus`). */
export function positionOf(text: string, needle: string | number, plus = 0): Position {
  const offset = typeof needle === 'number' ? needle : text.indexOf(needle) + plus;
  if (typeof needle === 'string' && !text.includes(needle)) throw new Error(`"${needle}" is not in the text`);
  const before = text.slice(0, offset).split(/\r\n|\n|\r/);
  return { line: before.length - 1, character: before.at(-1)!.length };
}

/** The text after edits, applied from the end. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const offset = (p: Position) => {
    const lines = text.split('\n');
    let at = 0;
    for (let i = 0; i < p.line; i++) at += lines[i]!.length + 1;
    return at + p.character;
  };
  return [...edits]
    .sort((a, b) => offset(b.range.start) - offset(a.range.start))
    .reduce((t, e) => t.slice(0, offset(e.range.start)) + e.newText + t.slice(offset(e.range.end)), text);
}
