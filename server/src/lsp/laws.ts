/** The law itself, as a virtual document: where it is, what it says, and which laws there are to open. */
import type { Connection, Location } from 'vscode-languageserver';
import type { Explaining } from '../features/explain.js';
import { citationAt } from '../features/hover.js';
import { lawDocument, lawUri, lineOfArticle, readLawUri } from '../features/lawDocument.js';
import { lawChoices } from '../features/laws.js';
import type { Language } from '../knowledge/schema.js';
import type { ServerContext } from './context.js';
import { request } from './messages.js';

/**
 * Where the document of a version or a newsletter tells an article or an item, in a language; null where there is no such
 * document.
 */
export type LawLocation = (version: string, article: string | undefined, language: Language) => Promise<Location | null>;

/** Registers the handlers; returns what others need to point to a law. */
export function serveLaws(connection: Connection, { session, today, folder }: ServerContext): LawLocation {
  const explaining = async (language: Language): Promise<Explaining> => {
    const { knowledge, official } = await session().lawsOf(folder());
    return { knowledge, language, day: today(), ...(official ? { official } : {}) };
  };
  /** The language of messages for an open document, else for the first folder. */
  const languageOf = async (uri: string | undefined): Promise<Language> =>
    (uri ? await session().snapshot(uri) : undefined)?.language ?? session().languageFor(folder());

  const lawLocation: LawLocation = async (version, article, language) => {
    const context = await explaining(language);
    if (!lawDocument(version, context)) return null;
    const start = { line: lineOfArticle(version, article, context), character: 0 };
    return { uri: lawUri(version, language), range: { start, end: start } };
  };

  connection.onDefinition(async ({ textDocument, position }) => {
    const snapshot = await session().snapshot(textDocument.uri);
    const at = snapshot && citationAt(snapshot.analysed, snapshot.document.offsetAt(position));
    if (!snapshot || !at) return null;
    const { item, version } = at.citation;
    const [page, number] = item?.split('/') ?? [version, at.article];
    return page ? lawLocation(page, number ?? undefined, snapshot.language) : null;
  });

  connection.workspace.textDocumentContent.on(async ({ uri }) => {
    const wanted = readLawUri(uri);
    const text = wanted && lawDocument(wanted.version, await explaining(wanted.language))?.text;
    return text === undefined ? null : { text };
  });

  connection.onRequest(request('policyDrafter/lawLocation'), async ({ version, article, uri }) =>
    lawLocation(version, article, await languageOf(uri)),
  );

  connection.onRequest(request('policyDrafter/language'), ({ uri }) => languageOf(uri));

  connection.onRequest(request('policyDrafter/laws'), async ({ uri }) => {
    const snapshot = uri ? await session().snapshot(uri) : undefined;
    const knowledge = snapshot?.analysed.analyser.knowledge ?? (await session().builtIn());
    return lawChoices(knowledge, snapshot?.analysed.asOf ?? today(), await languageOf(uri), snapshot?.analysed);
  });

  return lawLocation;
}
