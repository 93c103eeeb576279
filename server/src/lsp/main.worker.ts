/** The server in a web worker: for VS Code in the browser. No files but those that the client reads, no network: the knowledge is in the bundle. */

// Filled in by the build.
import knowledge from 'policy-drafter:knowledge';
import { BrowserMessageReader, BrowserMessageWriter, createConnection } from 'vscode-languageserver/browser';
import { todayInChina } from '../host/host.js';
import { readCompiled } from '../knowledge/compiled.js';
import { clientFiles } from './clientFiles.js';
import { startServer } from './server.js';

const scope = globalThis as unknown as DedicatedWorkerGlobalScope;
const connection = createConnection(new BrowserMessageReader(scope), new BrowserMessageWriter(scope));
const lines = knowledge.split('\n');
startServer(connection, {
  loadKnowledge: () => Promise.resolve(readCompiled((index) => lines[index]!)),
  ...clientFiles(connection),
  today: () => todayInChina(new Date()),
});
