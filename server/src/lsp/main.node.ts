/** The server on Node: started by VS Code (IPC) or by any client (`--stdio`). */
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { describeError } from '../host/errors.js';
import { nodeHost } from '../host/node.js';
import { clientFiles } from './clientFiles.js';
import { startServer } from './server.js';

// Without an argument that names the transport, a plain `policy-drafter-ls` speaks over stdio.
if (!process.argv.some((a) => /^--(?:stdio|node-ipc|pipe|socket)/.test(a))) process.argv.push('--stdio');
// The server outlives any single failure; what failed is logged without the text of a document.
const logFailure = (error: unknown): void => console.error(`policy-drafter-ls: ${describeError(error)}`);
process.on('uncaughtException', logFailure);
process.on('unhandledRejection', logFailure);
const connection = createConnection(ProposedFeatures.all);
const node = nodeHost();
const client = clientFiles(connection);
const here = (uri: string) => (uri.startsWith('file:') ? node : client);
startServer(connection, {
  ...node,
  readFile: (uri) => here(uri).readFile(uri),
  listFiles: (uri, extensions) => here(uri).listFiles(uri, extensions),
});
