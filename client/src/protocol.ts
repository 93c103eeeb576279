/** Requests of our own, beside those of the LSP. Their shapes are the server's; only types are taken from it. */
import { type Location, RequestType } from 'vscode-languageclient';
import type { LawEntry, LawLocationParams, LawsParams } from '../../server/src/lsp/protocol.js';

export type { InitializationOptions } from '../../server/src/lsp/protocol.js';

/** The laws of the pack, most useful first. */
export const LawsRequest = new RequestType<LawsParams, LawEntry[], void>('policyDrafter/laws');

/** Where an article stands in the virtual document of a law; null where there is none. */
export const LawLocationRequest = new RequestType<LawLocationParams, Location | null, void>('policyDrafter/lawLocation');
