/** Handlers that lead from a citation to others like it, to the law, and from a query to a law: references, highlights, symbols, links. */
import { type Connection, type DocumentLink, SymbolKind, type WorkspaceSymbol } from 'vscode-languageserver';
import { lawUri } from '../features/lawDocument.js';
import { links, placesOf, targetAt } from '../features/navigation.js';
import type { Language } from '../knowledge/schema.js';
import type { ServerContext } from './context.js';
import { toRange } from './convert.js';
import type { LawLocation } from './laws.js';
import type { Snapshot } from './session.js';

type Target = NonNullable<ReturnType<typeof targetAt>>;

/** Registers the handlers. */
export function serveNavigation(
  connection: Connection,
  { session, lawLocation }: ServerContext & { readonly lawLocation: LawLocation },
): void {
  const snapshotOf = (uri: string) => session().snapshot(uri);
  const locations = ({ document, analysed }: Pick<Snapshot, 'document' | 'analysed'>, target: Target) =>
    placesOf(analysed, target).map((place) => ({ uri: document.uri, range: toRange(document, place) }));

  connection.onReferences(async ({ textDocument, position }, token) => {
    const snapshot = await snapshotOf(textDocument.uri);
    const target = snapshot && targetAt(snapshot.analysed, snapshot.document.offsetAt(position));
    if (!snapshot || !target) return null;
    const found = locations(snapshot, target);
    for await (const other of session().others(textDocument.uri)) {
      if (token.isCancellationRequested) return null;
      found.push(...locations(other, target));
    }
    return found;
  });

  connection.onDocumentHighlight(async ({ textDocument, position }) => {
    const snapshot = await snapshotOf(textDocument.uri);
    const target = snapshot && targetAt(snapshot.analysed, snapshot.document.offsetAt(position));
    return snapshot && target ? locations(snapshot, target).map(({ range }) => ({ range })) : null;
  });

  connection.onWorkspaceSymbol(async ({ query }, token): Promise<WorkspaceSymbol[]> => {
    const { index, language } = await session().lookup();
    const symbols: WorkspaceSymbol[] = [];
    for (const { entry } of index.search(query.replace(/^#/, ''), 30)) {
      if (token.isCancellationRequested) return [];
      if (!entry.version) continue;
      const location = await lawLocation(entry.version, entry.article, language);
      if (location)
        symbols.push({
          name: entry.label[language],
          containerName: entry.detail[language],
          kind: entry.kind === 'law' ? SymbolKind.Module : SymbolKind.Field,
          location,
        });
    }
    return symbols;
  });

  connection.onDocumentLinks(async ({ textDocument }): Promise<DocumentLink[] | null> => {
    const snapshot = await snapshotOf(textDocument.uri);
    return (
      (snapshot &&
        links(snapshot.analysed).map(({ version, article, ...place }) => ({
          range: toRange(snapshot.document, place),
          data: { version, article, language: snapshot.language },
        }))) ??
      null
    );
  });
  connection.onDocumentLinkResolve(async (link) => {
    const { version, article, language } = link.data as { version: string; article?: string; language: Language };
    const location = await lawLocation(version, article, language);
    return { ...link, target: location ? `${location.uri}#L${location.range.start.line + 1}` : lawUri(version, language) };
  });
}
