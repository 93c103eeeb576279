/** What helps while one reads and writes: hover, completion, outline. */
import { type Connection, MarkupKind } from 'vscode-languageserver';
import { completion, completionDocumentation } from '../features/completion.js';
import { type Explaining, plainText } from '../features/explain.js';
import { hover } from '../features/hover.js';
import { outline } from '../features/symbols.js';
import type { ServerContext } from './context.js';
import { toCompletionItem, toHover, toSymbol } from './convert.js';
import { commandLink } from './messages.js';

/** Registers the handlers. */
export function serveWriting(connection: Connection, { session, client }: ServerContext): void {
  const linkOf = (): Explaining['link'] =>
    client().commands ? (version, article) => commandLink('openLaw', article ? [version, article] : [version]) : undefined;

  connection.onHover(async ({ textDocument, position }) => {
    const snapshot = await session().snapshot(textDocument.uri);
    if (!snapshot) return null;
    const result = hover(snapshot.analysed, snapshot.document.offsetAt(position), {
      language: snapshot.language,
      link: linkOf(),
      coverage: client().commands ? commandLink('showCoverage') : undefined,
      official: snapshot.official,
    });
    return result ? toHover(snapshot.document, result, client().markdownHover) : null;
  });

  connection.onCompletion(async ({ textDocument, position, context }) => {
    const snapshot = await session().snapshot(textDocument.uri);
    if (!snapshot) return null;
    const { settings } = snapshot.settings;
    const entries = completion(snapshot.analysed, snapshot.document.offsetAt(position), {
      language: snapshot.language,
      style: settings.citationStyle,
      index: snapshot.index,
      trigger: context?.triggerCharacter,
    });
    // The server ranks: a client must ask again as letters are added, rather than sift what it has.
    return { isIncomplete: true, items: entries.map((e) => toCompletionItem(snapshot.document, e, client().snippets)) };
  });

  connection.onCompletionResolve(async (item) => {
    const { id, uri } = (item.data ?? {}) as { id?: string; uri?: string };
    const snapshot = id && uri ? await session().snapshot(uri) : undefined;
    if (!id || !snapshot) return item;
    const { analysed, language } = snapshot;
    const markdown = completionDocumentation(id, {
      knowledge: analysed.analyser.knowledge,
      language,
      day: analysed.asOf,
      turnover: analysed.facts.turnover,
      link: linkOf(),
    });
    if (!markdown) return item;
    return { ...item, documentation: client().markdownHover ? { kind: MarkupKind.Markdown, value: markdown } : plainText(markdown) };
  });

  connection.onDocumentSymbol(async ({ textDocument }) => {
    const snapshot = await session().snapshot(textDocument.uri);
    // Levels 1–6 are Markdown's own: without a line that acts as a heading there is nothing to add to what the client lists.
    if (!snapshot || (client().headings && snapshot.analysed.sections.every(({ level }) => level <= 6))) return null;
    return outline(snapshot.analysed).map((e) => toSymbol(snapshot.document, e));
  });
}
