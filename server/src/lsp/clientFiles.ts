/** Files that only the client can read: all of them in a browser, those of a virtual workspace elsewhere. */
import type { Connection } from 'vscode-languageserver';
import type { Host } from '../host/host.js';
import { request } from './messages.js';

/** Asks the client; one that does not know the requests has no such files. */
export function clientFiles(connection: Connection): Pick<Host, 'readFile' | 'listFiles'> {
  return {
    readFile: async (uri) => (await connection.sendRequest(request('policyDrafter/readFile'), { uri }).catch(() => null)) ?? undefined,
    listFiles: async (uri, extensions) =>
      (await connection.sendRequest(request('policyDrafter/listFiles'), { uri, extensions: [...extensions] }).catch(() => null)) ??
      undefined,
  };
}
