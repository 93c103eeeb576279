/**
 * Requests and notifications of our own, beside those of the LSP. Their names and shapes are the server's, whose types these are made of; no
 * code is taken from it.
 */
import { NotificationType, NotificationType0, RequestType } from 'vscode-languageclient';
import type { Notifications, Requests } from '../../server/src/lsp/protocol.js';

export type {
  Coverage,
  CoverageItem,
  DocumentCoverage,
  DocumentState,
  InitializationOptions,
  RequirementStatus,
} from '../../server/src/lsp/protocol.js';

const request = <M extends keyof Requests>(method: M) => new RequestType<Requests[M][0], Requests[M][1], void>(method);

export const LanguageRequest = request('policyDrafter/language');
export const LawsRequest = request('policyDrafter/laws');
export const LawLocationRequest = request('policyDrafter/lawLocation');
export const ConvertCitationsRequest = request('policyDrafter/convertCitations');
export const TableOfAuthoritiesRequest = request('policyDrafter/tableOfAuthorities');
export const CitationTextRequest = request('policyDrafter/citationText');
export const CoverageRequest = request('policyDrafter/coverage');
export const WorkspaceCoverageRequest = request('policyDrafter/workspaceCoverage');
export const ReportRequest = request('policyDrafter/report');
export const NewDocumentRequest = request('policyDrafter/newDocument');
export const NewDocumentChoicesRequest = request('policyDrafter/newDocumentChoices');
export const InsertClauseRequest = request('policyDrafter/insertClause');
export const MarkNotApplicableRequest = request('policyDrafter/markNotApplicable');
export const SuppressionsRequest = request('policyDrafter/suppressions');
export const ReadFileRequest = request('policyDrafter/readFile');
export const ListFilesRequest = request('policyDrafter/listFiles');
export const ImportNewsletterRequest = request('policyDrafter/importNewsletter');

export const CoverageChangedNotification = new NotificationType<Notifications['policyDrafter/coverageChanged']>(
  'policyDrafter/coverageChanged' satisfies keyof Notifications,
);
export const ReconfiguredNotification = new NotificationType0('policyDrafter/reconfigured' satisfies keyof Notifications);
