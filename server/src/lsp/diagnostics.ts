/** Diagnostics: by pull where the client can, else by push; never both. */
import {
  type Connection,
  type Diagnostic,
  DiagnosticSeverity,
  DocumentDiagnosticReportKind,
  type TextDocuments,
} from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { describeError } from '../host/errors.js';
import type { ServerContext } from './context.js';
import { toDiagnostic } from './convert.js';
import type { Snapshot } from './session.js';

export interface DiagnosticsContext extends ServerContext {
  readonly documents: TextDocuments<TextDocument>;
  /** Is told of each document that was judged. */
  readonly judged: (snapshot: Snapshot) => void;
}

/** A document's diagnostics and the version of its text that they are of. */
interface Judged {
  readonly version: number;
  readonly items: Diagnostic[];
}

/** Registers the handlers; `republish` judges all open documents anew. */
export function serveDiagnostics(connection: Connection, context: DiagnosticsContext): { readonly republish: () => void } {
  const { session, client, documents, judged } = context;

  async function diagnosticsOf(uri: string): Promise<Judged | undefined> {
    const found = await session().findings(uri);
    if (!found) return undefined;
    const { snapshot, shown } = found;
    judged(snapshot);
    const items = shown.map((s) => toDiagnostic(snapshot.document, s));
    if (found.tooLarge) items.push(tooLargeNote(snapshot));
    return { version: snapshot.document.version, items };
  }
  /** The same; a document on which the engine fails has none, and the server lives. */
  const safely = (uri: string): Promise<Judged | undefined> =>
    diagnosticsOf(uri).catch((error: unknown) => {
      connection.console.error(`diagnostics failed: ${describeError(error)}`);
      return undefined;
    });

  const push = servePush(connection, context, safely);
  const pull = servePull(connection, safely);
  const { schedule } = push;

  documents.onDidOpen(({ document }) => schedule(document.uri));
  documents.onDidChangeContent(({ document }) => schedule(document.uri));
  documents.onDidSave(({ document }) => {
    session().saved(document.uri);
    schedule(document.uri);
  });
  documents.onDidClose(({ document }) => {
    session().close(document.uri);
    push.closed(document.uri);
    pull.closed(document.uri);
  });

  return {
    republish: () => {
      if (!client().pull) for (const uri of session().uris()) schedule(uri);
      else if (client().refresh) connection.languages.diagnostics.refresh();
    },
  };
}

type DiagnosticsOf = (uri: string) => Promise<Judged | undefined>;

function servePush(connection: Connection, { client, documents }: DiagnosticsContext, diagnosticsOf: DiagnosticsOf) {
  const queued = new Set<string>();
  /** What was sent last. */
  const published = new Map<string, string>();

  async function publish(uri: string): Promise<void> {
    const result = await diagnosticsOf(uri);
    if (!result || documents.get(uri)?.version !== result.version) return;
    const key = JSON.stringify(result.items);
    if (published.get(uri) === key) return;
    published.set(uri, key);
    void connection.sendDiagnostics({ uri, version: result.version, diagnostics: result.items });
  }
  return {
    /** Publishes on the next turn; edits that arrive before it are taken together. */
    schedule: (uri: string): void => {
      if (client().pull || queued.has(uri)) return;
      queued.add(uri);
      setTimeout(() => {
        queued.delete(uri);
        void publish(uri);
      }, 0);
    },
    closed: (uri: string): void => {
      if (published.delete(uri)) void connection.sendDiagnostics({ uri, diagnostics: [] });
    },
  };
}

function servePull(connection: Connection, diagnosticsOf: DiagnosticsOf) {
  let serial = 0;
  /** What was answered last. */
  const results = new Map<string, { id: string; key: string }>();
  connection.languages.diagnostics.on(async ({ textDocument: { uri }, previousResultId }, token) => {
    const result = await diagnosticsOf(uri);
    if (!result || token.isCancellationRequested) return { kind: DocumentDiagnosticReportKind.Full, items: [] };
    const key = JSON.stringify(result.items);
    const known = results.get(uri);
    if (known && known.key === key && known.id === previousResultId)
      return { kind: DocumentDiagnosticReportKind.Unchanged, resultId: known.id };
    const id = String(++serial);
    results.set(uri, { id, key });
    return { kind: DocumentDiagnosticReportKind.Full, resultId: id, items: result.items };
  });
  return { closed: (uri: string): void => void results.delete(uri) };
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
