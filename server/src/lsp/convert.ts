/** From our values (UTF-16 offsets in the document) to those of the LSP (lines and UTF-16 characters, from zero). The only place of the server that does so. */

import { TextDocument } from 'vscode-languageserver-textdocument';
import {
  type CodeAction,
  CodeActionKind,
  type Command,
  type CompletionItem,
  CompletionItemKind,
  type Diagnostic,
  DiagnosticSeverity,
  type DocumentSymbol,
  type Hover,
  InsertTextFormat,
  MarkupKind,
  type Position,
  type Range,
  SymbolKind,
  type TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver-types';
import type { Severity } from '../document/configuration.js';
import type { Action } from '../features/codeActions.js';
import type { CompletionEntry } from '../features/completion.js';
import type { ShownFinding } from '../features/diagnostics.js';
import { plainText } from '../features/explain.js';
import type { HoverResult } from '../features/hover.js';
import type { OutlineEntry } from '../features/symbols.js';
import type { Span } from '../rules/rule.js';

const SEVERITY: Record<Severity, DiagnosticSeverity> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

export const toPosition = (document: TextDocument, offset: number): Position => document.positionAt(offset);

export function toRange(document: TextDocument, span: { readonly from: number; readonly to: number }): Range {
  return { start: toPosition(document, span.from), end: toPosition(document, span.to) };
}

export function toDiagnostic(document: TextDocument, shown: ShownFinding): Diagnostic {
  return {
    range: toRange(document, shown),
    severity: SEVERITY[shown.severity],
    code: shown.rule,
    codeDescription: { href: shown.href },
    source: 'policy-drafter',
    message: shown.message,
    relatedInformation: shown.related.map((r) => ({ location: { uri: document.uri, range: toRange(document, r) }, message: r.message })),
    data: {
      rule: shown.rule,
      ...(shown.requirement ? { requirement: shown.requirement } : {}),
      ...(shown.group ? { requirements: shown.group } : {}),
      basis: shown.basis,
    },
  };
}

export function toEdits(document: TextDocument, edits: Action['edits']): TextEdit[] {
  return edits.map((e) => ({ range: toRange(document, e), newText: e.text }));
}

/** Edits of a document, naming its version where the client can refuse them when the text has moved on. */
export const toWorkspaceEdit = (document: TextDocument, edits: TextEdit[], versioned: boolean): WorkspaceEdit =>
  versioned
    ? { documentChanges: [{ textDocument: { uri: document.uri, version: document.version }, edits }] }
    : { changes: { [document.uri]: edits } };

/** The kind under which "fix all on save" (`editor.codeActionsOnSave`) finds ours. */
export const FIX_ALL = `${CodeActionKind.SourceFixAll}.policy-drafter`;

/** All safe fixes as one action. */
export const toFixAll = (document: TextDocument, edits: Action['edits'], title: string, versioned: boolean): CodeAction => ({
  title,
  kind: FIX_ALL,
  edit: toWorkspaceEdit(document, toEdits(document, edits), versioned),
});

/** An action whose edits name the version they were made for: a client refuses them when the text has moved on. */
export function toCodeAction(document: TextDocument, action: Action, client: { versionedEdits: boolean; commands: boolean }): CodeAction {
  const edits = toEdits(document, action.edits);
  return {
    title: action.title,
    kind: CodeActionKind.QuickFix,
    diagnostics: [toDiagnostic(document, action.of)],
    ...(action.preferred ? { isPreferred: true } : {}),
    ...(edits.length ? { edit: toWorkspaceEdit(document, edits, client.versionedEdits) } : {}),
    ...(action.shows && client.commands ? { command: showing(document, edits, action.shows, action.title) } : {}),
  };
}

/** A place of the document as edits leave it (`place`: offsets in that text). */
export function rangeAfter(document: TextDocument, edits: TextEdit[], place: Span): Range {
  const after = edits.length
    ? TextDocument.create(document.uri, document.languageId, 0, TextDocument.applyEdits(document, edits))
    : document;
  return toRange(after, place);
}

/** Selects a place of the document as edits leave it: code actions know no tab stops, and so the client is told where to go. */
export const showing = (document: TextDocument, edits: TextEdit[], place: Span, title: string): Command => ({
  title,
  command: 'policyDrafter.showPlace',
  arguments: [document.uri, rangeAfter(document, edits, place)],
});

const KINDS = {
  law: CompletionItemKind.Module,
  article: CompletionItemKind.Reference,
  term: CompletionItemKind.Text,
  item: CompletionItemKind.Event,
  requirement: CompletionItemKind.Snippet,
} as const;

export function toCompletionItem(document: TextDocument, entry: CompletionEntry, snippets: boolean): CompletionItem {
  const snippet = snippets ? entry.snippet : undefined;
  return {
    label: entry.label,
    kind: KINDS[entry.kind],
    detail: entry.detail,
    filterText: entry.filterText,
    sortText: String(entry.rank).padStart(4, '0'),
    textEdit: { range: toRange(document, entry), newText: snippet ?? entry.insertText },
    ...(snippet === undefined ? {} : { insertTextFormat: InsertTextFormat.Snippet }),
    ...(entry.more.length ? { additionalTextEdits: toEdits(document, entry.more) } : {}),
    data: { id: entry.id, uri: document.uri },
  };
}

export function toHover(document: TextDocument, result: HoverResult, markdown: boolean): Hover {
  return {
    contents: markdown
      ? { kind: MarkupKind.Markdown, value: result.markdown }
      : { kind: MarkupKind.PlainText, value: plainText(result.markdown) },
    range: toRange(document, result),
  };
}

export function toSymbol(document: TextDocument, entry: OutlineEntry): DocumentSymbol {
  return {
    name: entry.name || '–',
    kind: SymbolKind.String,
    range: toRange(document, entry),
    selectionRange: toRange(document, { from: entry.selectionFrom, to: entry.selectionTo }),
    children: entry.children.map((c) => toSymbol(document, c)),
  };
}
