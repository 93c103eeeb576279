/** The messages of `protocol.ts`, where each is explained, as the server answers and sends them; and links that a client of ours follows. */
import { NotificationType, NotificationType0, RequestType } from 'vscode-languageserver';
import type { Notifications, Requests } from './protocol.js';

/** A request of ours by its name, typed for who asks it and who answers it. */
export const request = <M extends keyof Requests>(method: M) => new RequestType<Requests[M][0], Requests[M][1], void>(method);

export const CoverageChangedNotification = new NotificationType<Notifications['policyDrafter/coverageChanged']>(
  'policyDrafter/coverageChanged' satisfies keyof Notifications,
);
export const ReconfiguredNotification = new NotificationType0('policyDrafter/reconfigured' satisfies keyof Notifications);

/** A link in Markdown or HTML that VS Code follows to a command of our extension. */
export const commandLink = (command: 'openLaw' | 'showCoverage' | 'showPlace', parameters?: readonly unknown[]): string =>
  `command:policyDrafter.${command}${parameters ? `?${encodeURIComponent(JSON.stringify(parameters))}` : ''}`;
