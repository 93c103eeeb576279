/** Requests of our own, beside those of the LSP. Their shapes are the server's; only types are taken from it. */
import { type Location, type Position, RequestType, type TextEdit } from 'vscode-languageclient';
import type { LawEntry, LawLocationParams, LawsParams, PlaceParams } from '../../server/src/lsp/protocol.js';

export type { InitializationOptions } from '../../server/src/lsp/protocol.js';

/** The laws of the pack, most useful first. */
export const LawsRequest = new RequestType<LawsParams, LawEntry[], void>('policyDrafter/laws');

/** Where an article stands in the virtual document of a law; null where there is none. */
export const LawLocationRequest = new RequestType<LawLocationParams, Location | null, void>('policyDrafter/lawLocation');

/** Edits that write the citation at a place, or without one all citations, in a style. */
export const ConvertCitationsRequest = new RequestType<{ uri: string; style: string; position?: Position }, TextEdit[], void>(
  'policyDrafter/convertCitations',
);

/** The edit that inserts a table of authorities, or refreshes the one there is. */
export const TableOfAuthoritiesRequest = new RequestType<PlaceParams, TextEdit[], void>('policyDrafter/tableOfAuthorities');

/** The citation at a place, to be copied. */
export const CitationTextRequest = new RequestType<PlaceParams, string | null, void>('policyDrafter/citationText');
