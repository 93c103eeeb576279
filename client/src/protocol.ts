/** Requests of our own, beside those of the LSP. Their shapes are the server's; only types are taken from it. */
import {
  type CodeAction,
  type Location,
  NotificationType,
  NotificationType0,
  type Position,
  type Range,
  RequestType,
  type TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageclient';
import type {
  Coverage,
  DocumentCoverage,
  DocumentParams,
  DocumentsParams,
  ImportNewsletterParams,
  ImportNewsletterResult,
  LanguageParams,
  LawEntry,
  LawLocationParams,
  LawsParams,
  NewDocumentParams,
  PlaceParams,
  ReportParams,
  RequirementParams,
} from '../../server/src/lsp/protocol.js';

export type {
  Coverage,
  CoverageItem,
  DocumentCoverage,
  DocumentState,
  InitializationOptions,
  RequirementStatus,
} from '../../server/src/lsp/protocol.js';

/** The laws of the pack, most useful first. */
export const LawsRequest = new RequestType<LawsParams, LawEntry[], void>('policyDrafter/laws');

/** The language in which Policy Drafter speaks, of a document or of the folder. */
export const LanguageRequest = new RequestType<LanguageParams, 'en' | 'zh', void>('policyDrafter/language');

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

/** Coverage of a document. */
export const CoverageRequest = new RequestType<DocumentParams, Coverage | null, void>('policyDrafter/coverage');

/** A document's counts have changed. */
export const CoverageChangedNotification = new NotificationType<{ uri: string }>('policyDrafter/coverageChanged');

/** Settings have changed: what was told is to be asked for again. */
export const ReconfiguredNotification = new NotificationType0('policyDrafter/reconfigured');

/** The documents of the workspace with their state. */
export const WorkspaceCoverageRequest = new RequestType<DocumentsParams, DocumentCoverage[], void>('policyDrafter/workspaceCoverage');

/** The edit that inserts a model clause. */
export const InsertClauseRequest = new RequestType<RequirementParams, WorkspaceEdit | null, void>('policyDrafter/insertClause');

/** The edit that rules a requirement out. */
export const MarkNotApplicableRequest = new RequestType<RequirementParams, WorkspaceEdit | null, void>('policyDrafter/markNotApplicable');

/** What suppresses the findings in a range. */
export const SuppressionsRequest = new RequestType<DocumentParams & { range: Range }, CodeAction[], void>('policyDrafter/suppressions');

/** A review report. */
export const ReportRequest = new RequestType<ReportParams, { text: string; fileName: string } | null, void>('policyDrafter/report');

/** What *New document…* offers. */
export const NewDocumentChoicesRequest = new RequestType<
  Record<string, never>,
  {
    language: 'en' | 'zh';
    kinds: { kind: string; title: string; facts: string[] }[];
    facts: { name: string; title: string; yesOrNo: boolean }[];
  },
  void
>('policyDrafter/newDocumentChoices');

/** A skeleton of a kind. */
export const NewDocumentRequest = new RequestType<NewDocumentParams, { text: string; snippet: string; fileName: string } | null, void>(
  'policyDrafter/newDocument',
);

/** A newsletter as the draft of a data pack. */
export const ImportNewsletterRequest = new RequestType<ImportNewsletterParams, ImportNewsletterResult | null, void>(
  'policyDrafter/importNewsletter',
);

/** From the server: the text of a file that it cannot read itself. */
export const ReadFileRequest = new RequestType<DocumentParams, string | null, void>('policyDrafter/readFile');

/** From the server: the files below a folder. */
export const ListFilesRequest = new RequestType<{ uri: string; extensions: readonly string[] }, string[] | null, void>(
  'policyDrafter/listFiles',
);
