/** The language server: handlers of the LSP, free of law. Works on any connection; `main.node.ts` and `main.worker.ts` make one. */
import {
  CodeActionKind,
  type Connection,
  type Diagnostic,
  DiagnosticSeverity,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  DocumentDiagnosticReportKind,
  type InitializeParams,
  type InitializeResult,
  type Location,
  MarkupKind,
  TextDocumentSyncKind,
  TextDocuments,
} from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { completion, completionDocumentation } from '../features/completion.js';
import { type Explaining, plainText } from '../features/explain.js';
import { citationAt, hover } from '../features/hover.js';
import { LAW_SCHEME, lawDocument, lawUri, lineOfArticle, readLawUri } from '../features/lawDocument.js';
import { lawChoices } from '../features/laws.js';
import { outline } from '../features/symbols.js';
import type { Host } from '../host/host.js';
import type { Language } from '../knowledge/schema.js';
import { FIX_ALL, serveActions } from './actions.js';
import { LEGEND, serveCitations } from './citations.js';
import { toCompletionItem, toDiagnostic, toHover, toSymbol } from './convert.js';
import { type InitializationOptions, LanguageRequest, LawLocationRequest, LawsRequest, ReconfiguredNotification } from './protocol.js';
import { serveReview } from './review.js';
import { Session, type Snapshot } from './session.js';

export const VERSION: string = process.env.POLICY_DRAFTER_VERSION ?? '0.0.0';

/** Registers all handlers on a connection and starts to listen. */
export function startServer(connection: Connection, host: Host): void {
  let session: Session;
  let pull = false;
  let refresh = false;
  let markdownHover = true;
  let versionedEdits = false;
  /** Whether the client knows tab stops. */
  let snippets = false;
  let wantsCoverage = false;
  /** Whether the client can make a file in an edit. */
  let createsFiles = false;
  let commands = false;
  let listsHeadings = false;
  let folders: string[] = [];
  const documents = new TextDocuments<TextDocument>({
    create: (uri, languageId, version, content) => session.create(uri, languageId, version, content),
    update: (document, changes, version) => session.update(document, changes, version),
  });

  connection.onInitialize((params: InitializeParams): InitializeResult => {
    const { capabilities } = params;
    const options = (params.initializationOptions ?? {}) as InitializationOptions;
    const configuration = capabilities.workspace?.configuration === true;
    const dynamicConfiguration = capabilities.workspace?.didChangeConfiguration?.dynamicRegistration === true;
    const watching = capabilities.workspace?.didChangeWatchedFiles?.dynamicRegistration === true;
    const followsFolders = capabilities.workspace?.workspaceFolders === true;
    pull = capabilities.textDocument?.diagnostic !== undefined;
    refresh = capabilities.workspace?.diagnostics?.refreshSupport === true;
    const formats = capabilities.textDocument?.hover?.contentFormat;
    markdownHover = !formats?.length || formats.includes(MarkupKind.Markdown);
    const { documentChanges, resourceOperations } = capabilities.workspace?.workspaceEdit ?? {};
    versionedEdits = documentChanges === true;
    snippets = capabilities.textDocument?.completion?.completionItem?.snippetSupport === true;
    createsFiles = versionedEdits && resourceOperations?.includes('create') === true;
    commands = options.commands === true;
    wantsCoverage = options.coverage === true;
    listsHeadings = options.headings === true;
    folders = params.workspaceFolders?.map((f) => f.uri) ?? (params.rootUri ? [params.rootUri] : []);
    let pushed: unknown;
    session = new Session({
      host,
      configuration: async (uri) =>
        configuration ? connection.workspace.getConfiguration({ scopeUri: uri, section: 'policyDrafter' }) : pushed,
      folders: () => folders,
      locale: options.locale ?? params.locale ?? 'en',
      log: (message) => connection.console.warn(message),
    });
    session.warm();
    connection.onInitialized(() => {
      if (dynamicConfiguration) void connection.client.register(DidChangeConfigurationNotification.type, { section: 'policyDrafter' });
      if (watching)
        void connection.client.register(DidChangeWatchedFilesNotification.type, { watchers: [{ globPattern: '**/.policydrafter.yaml' }] });
      if (followsFolders)
        connection.workspace.onDidChangeWorkspaceFolders((event) => {
          folders = folders.filter((f) => !event.removed.some((r) => r.uri === f)).concat(event.added.map((a) => a.uri));
          reconfigure();
        });
    });
    connection.onDidChangeConfiguration((change) => {
      pushed = (change.settings as { policyDrafter?: unknown } | null)?.policyDrafter;
      reconfigure();
    });
    return {
      serverInfo: { name: 'policy-drafter', version: VERSION },
      capabilities: {
        textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: { includeText: false } },
        hoverProvider: true,
        completionProvider: { resolveProvider: true, triggerCharacters: ['《', '@', '第', '§', ' '] },
        codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, CodeActionKind.RefactorRewrite, FIX_ALL] },
        definitionProvider: true,
        documentSymbolProvider: true,
        referencesProvider: true,
        documentHighlightProvider: true,
        documentLinkProvider: { resolveProvider: true },
        workspaceSymbolProvider: true,
        semanticTokensProvider: { legend: LEGEND, full: true },
        inlayHintProvider: true,
        codeLensProvider: { resolveProvider: false },
        ...(pull
          ? { diagnosticProvider: { identifier: 'policy-drafter', interFileDependencies: false, workspaceDiagnostics: false } }
          : {}),
        workspace: { workspaceFolders: { supported: true, changeNotifications: true }, textDocumentContent: { schemes: [LAW_SCHEME] } },
      },
    };
  });

  function reconfigure(): void {
    session.settingsChanged();
    republish();
    if (wantsCoverage) void connection.sendNotification(ReconfiguredNotification);
  }
  function republish(): void {
    if (!pull) for (const uri of session.uris()) schedule(uri);
    else if (refresh) connection.languages.diagnostics.refresh();
  }

  // Diagnostics: by pull where the client can, else by push; never both.

  async function diagnosticsOf(uri: string): Promise<{ version: number; items: Diagnostic[] } | undefined> {
    const found = await session.findings(uri);
    if (!found) return undefined;
    const { snapshot, shown } = found;
    if (wantsCoverage) counted(snapshot);
    const items = shown.map((s) => toDiagnostic(snapshot.document, s));
    if (found.tooLarge) items.push(tooLargeNote(snapshot));
    return { version: snapshot.document.version, items };
  }

  const queued = new Map<string, NodeJS.Immediate | ReturnType<typeof setTimeout>>();
  const published = new Map<string, string>();
  /** Publishes on the next turn; edits that arrive before it are taken together. */
  function schedule(uri: string): void {
    if (pull || queued.has(uri)) return;
    queued.set(
      uri,
      setTimeout(() => {
        queued.delete(uri);
        void publish(uri);
      }, 0),
    );
  }
  async function publish(uri: string): Promise<void> {
    const result = await diagnosticsOf(uri).catch(failed('diagnostics'));
    if (!result || documents.get(uri)?.version !== result.version) return;
    const key = JSON.stringify(result.items);
    if (published.get(uri) === key) return;
    published.set(uri, key);
    void connection.sendDiagnostics({ uri, version: result.version, diagnostics: result.items });
  }

  documents.onDidOpen(({ document }) => schedule(document.uri));
  documents.onDidChangeContent(({ document }) => schedule(document.uri));
  documents.onDidSave(({ document }) => {
    session.saved(document.uri);
    schedule(document.uri);
  });
  documents.onDidClose(({ document }) => {
    session.close(document.uri);
    if (!pull && published.delete(document.uri)) void connection.sendDiagnostics({ uri: document.uri, diagnostics: [] });
  });

  let serial = 0;
  const results = new Map<string, { id: string; key: string }>();
  connection.languages.diagnostics.on(async (params, token) => {
    const { uri } = params.textDocument;
    const result = await diagnosticsOf(uri).catch(failed('diagnostics'));
    if (!result || token.isCancellationRequested) return { kind: DocumentDiagnosticReportKind.Full, items: [] };
    const key = JSON.stringify(result.items);
    const known = results.get(uri);
    if (known && known.key === key && known.id === params.previousResultId)
      return { kind: DocumentDiagnosticReportKind.Unchanged, resultId: known.id };
    const id = String(++serial);
    results.set(uri, { id, key });
    return { kind: DocumentDiagnosticReportKind.Full, resultId: id, items: result.items };
  });

  connection.onDidChangeWatchedFiles(() => reconfigure());

  // Features

  const linkOf = (): Explaining['link'] =>
    commands
      ? (version, article) =>
          `command:policyDrafter.openLaw?${encodeURIComponent(JSON.stringify(article ? [version, article] : [version]))}`
      : undefined;

  connection.onHover(async ({ textDocument, position }) => {
    const snapshot = await session.snapshot(textDocument.uri);
    if (!snapshot) return null;
    const result = hover(snapshot.analysed, snapshot.document.offsetAt(position), {
      language: snapshot.language,
      link: linkOf(),
      coverage: commands ? 'command:policyDrafter.showCoverage' : undefined,
      official: snapshot.official,
    });
    return result ? toHover(snapshot.document, result, markdownHover) : null;
  });

  connection.onCompletion(async ({ textDocument, position, context }) => {
    const snapshot = await session.snapshot(textDocument.uri);
    if (!snapshot) return null;
    const { settings } = snapshot.settings;
    const entries = completion(snapshot.analysed, snapshot.document.offsetAt(position), {
      language: snapshot.language,
      style: settings.citationStyle,
      index: snapshot.index,
      trigger: context?.triggerCharacter,
    });
    // The server ranks: a client must ask again as letters are added, rather than sift what it has.
    return { isIncomplete: true, items: entries.map((e) => toCompletionItem(snapshot.document, e, snippets)) };
  });

  connection.onCompletionResolve(async (item) => {
    const { id, uri } = (item.data ?? {}) as { id?: string; uri?: string };
    const snapshot = id && uri ? await session.snapshot(uri) : undefined;
    if (!id || !snapshot) return item;
    const { analysed, language } = snapshot;
    const markdown = completionDocumentation(id, {
      knowledge: analysed.analyser.knowledge,
      language,
      day: analysed.asOf,
      turnover: analysed.facts.turnover,
      link: linkOf(),
    });
    return markdown
      ? { ...item, documentation: markdownHover ? { kind: MarkupKind.Markdown, value: markdown } : plainText(markdown) }
      : item;
  });

  connection.onDefinition(async ({ textDocument, position }) => {
    const snapshot = await session.snapshot(textDocument.uri);
    const at = snapshot && citationAt(snapshot.analysed, snapshot.document.offsetAt(position));
    if (!snapshot || !at) return null;
    const { item, version } = at.citation;
    const [page, number] = item?.split('/') ?? [version, at.article];
    return page ? lawLocation(page, number ?? undefined, snapshot.language) : null;
  });

  /** Where the document of a version or a newsletter, as `textDocumentContent` returns it, tells an article or an item. */
  async function lawLocation(version: string, article: string | undefined, language: Language): Promise<Location | null> {
    const { knowledge, official } = await session.lawsOf(folders[0]);
    const explaining = { knowledge, language, day: host.today(), ...(official ? { official } : {}) };
    if (!lawDocument(version, explaining)) return null;
    const start = { line: lineOfArticle(version, article, explaining), character: 0 };
    return { uri: lawUri(version, language), range: { start, end: start } };
  }

  connection.onDocumentSymbol(async ({ textDocument }) => {
    const snapshot = await session.snapshot(textDocument.uri);
    // Levels 1–6 are Markdown's own: without a line that acts as a heading there is nothing to add to what the client lists.
    if (!snapshot || (listsHeadings && snapshot.analysed.sections.every(({ level }) => level <= 6))) return null;
    return outline(snapshot.analysed).map((e) => toSymbol(snapshot.document, e));
  });

  const { counted } = serveReview(connection, {
    session: () => session,
    versionedEdits: () => versionedEdits,
    commands: () => commands,
    version: VERSION,
    today: () => host.today(),
    folder: () => folders[0],
  });
  const { rewrites } = serveCitations(connection, { session: () => session, lawLocation, versionedEdits: () => versionedEdits });
  serveActions(connection, { session: () => session, client: () => ({ versionedEdits, createsFiles, commands }), rewrites });

  connection.workspace.textDocumentContent.on(async ({ uri }) => {
    const wanted = readLawUri(uri);
    if (!wanted) return null;
    const { knowledge, official } = await session.lawsOf(folders[0]);
    const explaining = { knowledge, language: wanted.language, day: host.today(), ...(official ? { official } : {}) };
    const text = lawDocument(wanted.version, explaining)?.text;
    return text === undefined ? null : { text };
  });

  connection.onRequest(LawLocationRequest, async ({ version, article, uri }) => {
    return lawLocation(version, article, await languageOf(uri));
  });

  connection.onRequest(LanguageRequest, ({ uri }) => languageOf(uri));

  connection.onRequest(LawsRequest, async ({ uri }) => {
    const snapshot = uri ? await session.snapshot(uri) : undefined;
    const knowledge = snapshot?.analysed.analyser.knowledge ?? (await session.knowledge());
    return lawChoices(knowledge, snapshot?.analysed.asOf ?? host.today(), await languageOf(uri), snapshot?.analysed);
  });

  /** The language of messages for an open document, else for the first folder. */
  const languageOf = async (uri: string | undefined): Promise<Language> =>
    (uri ? await session.snapshot(uri) : undefined)?.language ?? session.languageFor(folders[0]);

  const failed =
    (what: string) =>
    (error: unknown): undefined => {
      connection.console.error(`${what} failed (${error instanceof Error ? error.name : 'error'})`);
      return undefined;
    };

  documents.listen(connection);
  connection.listen();
}

/** A document that is not looked at says so, once, at its first line. */
function tooLargeNote({ document, settings, language }: Snapshot): Diagnostic {
  const size = Math.round(document.getText().length / 1024);
  const limit = settings.settings.maxFileSize;
  return {
    range: { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } },
    severity: DiagnosticSeverity.Information,
    source: 'policy-drafter',
    code: 'file-too-large',
    message:
      language === 'zh'
        ? `未检查：本文件约${size} KB，超过上限${limit} KB（policyDrafter.maxFileSize）。`
        : `Not checked: this file has about ${size} KB, more than the limit of ${limit} KB (policyDrafter.maxFileSize).`,
  };
}
