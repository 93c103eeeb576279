/** The messages of `protocol.ts`, where each is explained, as the server answers and sends them; and links that a client of ours follows. */
import { NotificationType, NotificationType0, RequestType } from 'vscode-languageserver';
import type { Notifications, Requests } from './protocol.js';

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

/** A link in Markdown or HTML that VS Code follows to a command of our extension. */
export const commandLink = (command: 'openLaw' | 'showCoverage' | 'showPlace', parameters?: readonly unknown[]): string =>
  `command:policyDrafter.${command}${parameters ? `?${encodeURIComponent(JSON.stringify(parameters))}` : ''}`;
