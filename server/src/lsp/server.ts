/** The language server: handlers of the LSP, free of law. Works on any connection; `main.node.ts` and `main.worker.ts` make one. */
import {
  CodeActionKind,
  type Connection,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  type ServerCapabilities,
  TextDocumentSyncKind,
  TextDocuments,
} from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { LAW_SCHEME } from '../features/lawDocument.js';
import type { Host } from '../host/host.js';
import { serveActions } from './actions.js';
import { LEGEND, serveAppearance } from './appearance.js';
import { serveCitations } from './citations.js';
import { type Client, readClient } from './client.js';
import type { ServerContext } from './context.js';
import { FIX_ALL } from './convert.js';
import { serveCoverage } from './coverage.js';
import { serveDiagnostics } from './diagnostics.js';
import { serveDrafting } from './drafting.js';
import { serveLaws } from './laws.js';
import { ReconfiguredNotification } from './messages.js';
import { serveNavigation } from './navigation.js';
import { serveReview } from './review.js';
import { Session } from './session.js';
import { serveWriting } from './writing.js';

const VERSION: string = process.env.POLICY_DRAFTER_VERSION ?? '0.0.0';

/** Registers all handlers on a connection and starts to listen. */
export function startServer(connection: Connection, host: Host): void {
  let session: Session;
  let client: Client;
  let folders: readonly string[] = [];
  /** The settings, from a client that sends them rather than being asked. */
  let pushed: unknown;
  const documents = new TextDocuments<TextDocument>({
    create: (uri, languageId, version, content) => session.create(uri, languageId, version, content),
    update: (document, changes, version) => session.update(document, changes, version),
  });

  connection.onInitialize((params) => {
    client = readClient(params);
    folders = client.folders;
    session = new Session({
      host,
      configuration: async (uri) =>
        client.configuration ? connection.workspace.getConfiguration({ scopeUri: uri, section: 'policyDrafter' }) : pushed,
      folders: () => folders,
      locale: client.locale,
      log: (message) => connection.console.warn(message),
    });
    session.warm();
    return { serverInfo: { name: 'policy-drafter', version: VERSION }, capabilities: capabilitiesFor(client) };
  });

  connection.onInitialized(() => {
    const { dynamicConfiguration, watching, followsFolders } = client;
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
  connection.onDidChangeWatchedFiles(() => reconfigure());

  const context: ServerContext = {
    session: () => session,
    client: () => client,
    version: VERSION,
    today: () => host.today(),
    folder: () => folders[0],
  };
  const counting = serveCoverage(connection, context);
  documents.onDidClose(({ document }) => counting.closed(document.uri));
  serveReview(connection, context);
  serveDrafting(connection, context);
  const { republish } = serveDiagnostics(connection, { ...context, documents, judged: counting.counted });
  serveWriting(connection, context);
  const lawLocation = serveLaws(connection, context);
  serveNavigation(connection, { ...context, lawLocation });
  serveAppearance(connection, context);
  const { rewrites } = serveCitations(connection, context);
  serveActions(connection, { ...context, rewrites });

  function reconfigure(): void {
    session.settingsChanged();
    republish();
    if (client.coverage) void connection.sendNotification(ReconfiguredNotification);
  }

  documents.listen(connection);
  connection.listen();
}

/** What the server offers to a client. */
const capabilitiesFor = ({ pull }: Client): ServerCapabilities => ({
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
  ...(pull ? { diagnosticProvider: { identifier: 'policy-drafter', interFileDependencies: false, workspaceDiagnostics: false } } : {}),
  workspace: { workspaceFolders: { supported: true, changeNotifications: true }, textDocumentContent: { schemes: [LAW_SCHEME] } },
});
