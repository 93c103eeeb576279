/** Handlers that write citations: in another style, as a table of authorities, for the clipboard. */
import type { CodeAction, Connection, TextEdit } from 'vscode-languageserver';
import { citationText, convertCitations, tableOfAuthorities } from '../features/citations.js';
import { CITATION_STYLES, type CitationStyle } from '../knowledge/format.js';
import type { Language } from '../knowledge/schema.js';
import type { ServerContext } from './context.js';
import { toEdits, toWorkspaceEdit } from './convert.js';
import { request } from './messages.js';
import type { Snapshot } from './session.js';

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
  { session, client }: ServerContext,
): { rewrites: (snapshot: Snapshot, from: number, to: number) => CodeAction[] } {
  const snapshotOf = (uri: string) => session().snapshot(uri);
  connection.onRequest(request('policyDrafter/convertCitations'), async ({ uri, style, position }): Promise<TextEdit[]> => {
    const snapshot = await snapshotOf(uri);
    if (!snapshot || !isStyle(style)) return [];
    const at = position ? snapshot.document.offsetAt(position) : undefined;
    return toEdits(snapshot.document, convertCitations(snapshot.analysed, style, at === undefined ? undefined : { from: at, to: at }));
  });
  connection.onRequest(request('policyDrafter/tableOfAuthorities'), async ({ uri, position }): Promise<TextEdit[]> => {
    const snapshot = await snapshotOf(uri);
    const language = snapshot?.analysed.language === 'en' ? 'en' : 'zh';
    const edit = snapshot && tableOfAuthorities(snapshot.analysed, snapshot.document.offsetAt(position), language);
    return edit ? toEdits(snapshot.document, [edit]) : [];
  });
  connection.onRequest(request('policyDrafter/citationText'), async ({ uri, position }) => {
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
