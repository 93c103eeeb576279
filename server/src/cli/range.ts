/** The LSP's lines and characters, from zero, for the formats that give places. */
import type { TextDocument } from 'vscode-languageserver-textdocument';

/** Where a stretch of a document (UTF-16 offsets) begins and ends. */
export const toRange = (document: TextDocument, span: { readonly from: number; readonly to: number }) => ({
  start: document.positionAt(span.from),
  end: document.positionAt(span.to),
});
