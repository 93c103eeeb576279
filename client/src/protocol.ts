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

/** A request of ours by its name, typed for who asks it and who answers it. */
export const request = <M extends keyof Requests>(method: M) => new RequestType<Requests[M][0], Requests[M][1], void>(method);

export const CoverageChangedNotification = new NotificationType<Notifications['policyDrafter/coverageChanged']>(
  'policyDrafter/coverageChanged' satisfies keyof Notifications,
);
export const ReconfiguredNotification = new NotificationType0('policyDrafter/reconfigured' satisfies keyof Notifications);
