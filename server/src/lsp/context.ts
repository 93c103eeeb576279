/** What every group of handlers needs. Session and client are known only once the client has said `initialize`. */
import type { Client } from './client.js';
import type { Session } from './session.js';

export interface ServerContext {
  readonly session: () => Session;
  readonly client: () => Client;
  readonly version: string;
  /** Today in China, `YYYY-MM-DD`. */
  readonly today: () => string;
  /** The workspace folder whose packs and language count where no document is concerned. */
  readonly folder: () => string | undefined;
}
