/** Requests of ours beside those of the LSP. */
import { type Location, type Position, RequestType, type TextEdit } from 'vscode-languageserver';

/** One version of a law, as offered by *Open Law*. */
export interface LawEntry {
  /** `pipl@2021`. */
  readonly version: string;
  /** Short name in the reader's language. */
  readonly label: string;
  /** Standing on the day asked about. */
  readonly description?: string;
  /** Full title. */
  readonly detail?: string;
}

/** `uri`: the document being read, for its date and language. */
export interface LawsParams {
  readonly uri?: string;
}

/** Without `article`: the top of the law. */
export interface LawLocationParams extends LawsParams {
  readonly version: string;
  readonly article?: string;
}

/** The laws of the pack, most useful first. */
export const LawsRequest = new RequestType<LawsParams, LawEntry[], void>('policyDrafter/laws');

/** Where an article stands in the virtual document of a law; null where there is none. */
export const LawLocationRequest = new RequestType<LawLocationParams, Location | null, void>('policyDrafter/lawLocation');

/** A document, and a place in it. */
export interface PlaceParams {
  readonly uri: string;
  readonly position: Position;
}

/** Edits that write the citation at a place, or without one all citations, in a style (`short`, `full`, `defined`, `statutory`, `footnote`, `link`). */
export const ConvertCitationsRequest = new RequestType<
  { readonly uri: string; readonly style: string; readonly position?: Position },
  TextEdit[],
  void
>('policyDrafter/convertCitations');

/** The edit that inserts a table of authorities at a place, or refreshes the one there is; empty where nothing is cited. */
export const TableOfAuthoritiesRequest = new RequestType<PlaceParams, TextEdit[], void>('policyDrafter/tableOfAuthorities');

/** The citation at a place in the style of the settings, to be copied; null where there is none. */
export const CitationTextRequest = new RequestType<PlaceParams, string | null, void>('policyDrafter/citationText');

/** What a client of ours tells at start. Other clients send nothing of it. */
export interface InitializationOptions {
  /** The client can follow `command:policyDrafter.openLaw` links. */
  readonly commands?: boolean;
  /** Display language, for `policyDrafter.language: auto`. */
  readonly locale?: string;
}
