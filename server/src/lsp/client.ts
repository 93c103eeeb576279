/** What the client can do, as it says when it connects (LSP, `initialize`). */
import { type InitializeParams, MarkupKind } from 'vscode-languageserver';
import type { InitializationOptions } from './protocol.js';

export interface Client {
  /** Tells its settings when asked (`workspace/configuration`). */
  readonly configuration: boolean;
  readonly dynamicConfiguration: boolean;
  readonly watching: boolean;
  readonly followsFolders: boolean;
  /** Asks for diagnostics itself, so that none are pushed. */
  readonly pull: boolean;
  /** Asks for them anew when told to. */
  readonly refresh: boolean;
  readonly markdownHover: boolean;
  /** Refuses edits that were made for an older text. */
  readonly versionedEdits: boolean;
  /** Can make a file in an edit. */
  readonly createsFiles: boolean;
  /** Knows tab stops. */
  readonly snippets: boolean;
  /** Our extension: runs its commands, wants counts for its coverage view, lists Markdown's headings itself. */
  readonly commands: boolean;
  readonly coverage: boolean;
  readonly headings: boolean;
  readonly locale: string;
  /** URIs of the folders open at the start. */
  readonly folders: readonly string[];
}

/** Reads the parameters of `initialize`; a client that says nothing can do the least. */
export function readClient(params: InitializeParams): Client {
  const { workspace, textDocument } = params.capabilities;
  const options = (params.initializationOptions ?? {}) as InitializationOptions;
  const formats = textDocument?.hover?.contentFormat;
  const { documentChanges, resourceOperations } = workspace?.workspaceEdit ?? {};
  const versionedEdits = documentChanges === true;
  return {
    configuration: workspace?.configuration === true,
    dynamicConfiguration: workspace?.didChangeConfiguration?.dynamicRegistration === true,
    watching: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    followsFolders: workspace?.workspaceFolders === true,
    pull: textDocument?.diagnostic !== undefined,
    refresh: workspace?.diagnostics?.refreshSupport === true,
    markdownHover: !formats?.length || formats.includes(MarkupKind.Markdown),
    versionedEdits,
    createsFiles: versionedEdits && resourceOperations?.includes('create') === true,
    snippets: textDocument?.completion?.completionItem?.snippetSupport === true,
    commands: options.commands === true,
    coverage: options.coverage === true,
    headings: options.headings === true,
    locale: options.locale ?? params.locale ?? 'en',
    folders: params.workspaceFolders?.map((f) => f.uri) ?? (params.rootUri ? [params.rootUri] : []),
  };
}
