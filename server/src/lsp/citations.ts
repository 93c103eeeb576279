/** Handlers about citations: navigation across the workspace, colours, links, hints, and writing them in another style. */
import {
  type CodeAction,
  type Connection,
  type DocumentLink,
  type InlayHint,
  InlayHintKind,
  SemanticTokensBuilder,
  type SemanticTokensLegend,
  SymbolKind,
  type TextEdit,
  type WorkspaceSymbol,
} from 'vscode-languageserver';
import { citationText, convertCitations, tableOfAuthorities } from '../features/citations.js';
import { lawUri } from '../features/lawDocument.js';
import { colours, hints, links, placesOf, targetAt } from '../features/navigation.js';
import { CITATION_STYLES, type CitationStyle } from '../knowledge/format.js';
import type { Language } from '../knowledge/schema.js';
import { toEdits, toRange, toWorkspaceEdit } from './convert.js';
import type { LawLocation } from './laws.js';
import { CitationTextRequest, ConvertCitationsRequest, TableOfAuthoritiesRequest } from './protocol.js';
import type { Serving } from './serving.js';
import type { Snapshot } from './session.js';

/** Token types and modifiers, in the order of their numbers. package.json gives them colours. */
export const LEGEND: SemanticTokensLegend = { tokenTypes: ['law', 'article', 'development'], tokenModifiers: ['deprecated'] };

const REWRITE = { en: 'Write this citation {style}', zh: '将此引用改写为{style}' };
const STYLE_NAMES: Readonly<Record<CitationStyle, Readonly<Record<Language, string>>>> = {
  short: { en: 'with the short name', zh: '简称' },
  full: { en: 'with the full title', zh: '全称' },
  defined: { en: 'with the full title, defining the short name', zh: '全称并定义简称' },
  statutory: { en: 'as a Chinese statute is cited', zh: '中文法条格式' },
  footnote: { en: 'with a footnote', zh: '脚注' },
  link: { en: 'as a link', zh: '链接' },
};
const isStyle = (style: string): style is CitationStyle => (CITATION_STYLES as readonly string[]).includes(style);

/** Registers the handlers. Returns what code actions at a place offer for the citations there. */
export function serveCitations(
  connection: Connection,
  { session, client, lawLocation }: Serving & { readonly lawLocation: LawLocation },
): { rewrites: (snapshot: Snapshot, from: number, to: number) => CodeAction[] } {
  const snapshotOf = (uri: string) => session().snapshot(uri);
  const locations = ({ document, analysed }: Pick<Snapshot, 'document' | 'analysed'>, target: NonNullable<ReturnType<typeof targetAt>>) =>
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

  connection.languages.semanticTokens.on(async ({ textDocument }) => {
    const snapshot = await snapshotOf(textDocument.uri);
    const builder = new SemanticTokensBuilder();
    for (const span of snapshot ? colours(snapshot.analysed) : []) {
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
      position: document.positionAt(at),
      label,
      kind: InlayHintKind.Type,
      paddingLeft: true,
    }));
  });

  connection.onRequest(ConvertCitationsRequest, async ({ uri, style, position }): Promise<TextEdit[]> => {
    const snapshot = await snapshotOf(uri);
    if (!snapshot || !isStyle(style)) return [];
    const at = position ? snapshot.document.offsetAt(position) : undefined;
    return toEdits(snapshot.document, convertCitations(snapshot.analysed, style, at === undefined ? undefined : { from: at, to: at }));
  });
  connection.onRequest(TableOfAuthoritiesRequest, async ({ uri, position }): Promise<TextEdit[]> => {
    const snapshot = await snapshotOf(uri);
    const language = snapshot?.analysed.language === 'en' ? 'en' : 'zh';
    const edit = snapshot && tableOfAuthorities(snapshot.analysed, snapshot.document.offsetAt(position), language);
    return edit ? toEdits(snapshot.document, [edit]) : [];
  });
  connection.onRequest(CitationTextRequest, async ({ uri, position }) => {
    const snapshot = await snapshotOf(uri);
    if (!snapshot) return null;
    return citationText(snapshot.analysed, snapshot.document.offsetAt(position), snapshot.settings.settings.citationStyle) ?? null;
  });

  /** Rewriting a citation in each of the other styles. */
  function rewrites(snapshot: Snapshot, from: number, to: number): CodeAction[] {
    const { document, analysed, language } = snapshot;
    if (!analysed.citations.some((c) => c.law && c.to >= from && c.from <= to)) return [];
    return CITATION_STYLES.flatMap((style): CodeAction[] => {
      const edits = toEdits(document, convertCitations(analysed, style, { from, to }));
      if (!edits.length) return [];
      return [
        {
          title: REWRITE[language].replace('{style}', STYLE_NAMES[style][language]),
          kind: 'refactor.rewrite.citation',
          edit: toWorkspaceEdit(document, edits, client().versionedEdits),
        },
      ];
    });
  }
  return { rewrites };
}
