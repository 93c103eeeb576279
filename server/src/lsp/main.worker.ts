/** The server in a web worker: for VS Code in the browser. No files, no network: the knowledge is in the bundle. */

// Filled in by the build.
import knowledge from 'policy-drafter:knowledge';
import { BrowserMessageReader, BrowserMessageWriter, createConnection } from 'vscode-languageserver/browser';
import { todayInChina } from '../host/host.js';
import { readCompiled } from '../knowledge/compiled.js';
import { startServer } from './server.js';

const scope = globalThis as unknown as DedicatedWorkerGlobalScope;
const lines = knowledge.split('\n');
startServer(createConnection(new BrowserMessageReader(scope), new BrowserMessageWriter(scope)), {
  loadKnowledge: () => Promise.resolve(readCompiled((index) => lines[index]!)),
  readFile: () => Promise.resolve(undefined),
  listFiles: () => Promise.resolve(undefined),
  today: () => todayInChina(new Date()),
});
