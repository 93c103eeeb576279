/** Handlers for how citations look: their colours, and the titles beside bare articles. */
import { type Connection, type InlayHint, InlayHintKind, SemanticTokensBuilder, type SemanticTokensLegend } from 'vscode-languageserver';
import { hints, semanticTokens } from '../features/navigation.js';
import type { ServerContext } from './context.js';
import { toPosition, toRange } from './convert.js';

/** Token types and modifiers, in the order of their numbers. package.json gives them colours. */
export const LEGEND: SemanticTokensLegend = { tokenTypes: ['law', 'article', 'development'], tokenModifiers: ['deprecated'] };

/** Registers the handlers. */
export function serveAppearance(connection: Connection, { session }: ServerContext): void {
  const snapshotOf = (uri: string) => session().snapshot(uri);

  connection.languages.semanticTokens.on(async ({ textDocument }) => {
    const snapshot = await snapshotOf(textDocument.uri);
    const builder = new SemanticTokensBuilder();
    for (const span of snapshot ? semanticTokens(snapshot.analysed) : []) {
      const { start, end } = toRange(snapshot!.document, span);
      // A token stands on one line.
      if (start.line !== end.line) continue;
      builder.push(
        start.line,
        start.character,
        end.character - start.character,
        LEGEND.tokenTypes.indexOf(span.type),
        span.outdated ? 1 : 0,
      );
    }
    return builder.build();
  });

  connection.languages.inlayHint.on(async ({ textDocument, range }): Promise<InlayHint[] | null> => {
    const snapshot = await snapshotOf(textDocument.uri);
    if (!snapshot?.settings.settings.inlayHints) return null;
    const { document, analysed, language } = snapshot;
    return hints(analysed, document.offsetAt(range.start), document.offsetAt(range.end), language).map(({ at, label }) => ({
      position: toPosition(document, at),
      label,
      kind: InlayHintKind.Type,
      paddingLeft: true,
    }));
  });
}
