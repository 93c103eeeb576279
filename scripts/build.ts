/** Builds the bundles into `dist/`: `npm run build`. */
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { type BuildOptions, build, type Plugin } from 'esbuild';
import { globSync } from 'tinyglobby';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as { version: string };
const dist = path.join(root, 'dist');
mkdirSync(dist, { recursive: true });

/** The compiled knowledge inside the worker's bundle: a worker reads no files. */
const knowledge: Plugin = {
  name: 'knowledge',
  setup(b) {
    b.onResolve({ filter: /^policy-drafter:knowledge$/ }, () => ({ path: path.join(dist, 'knowledge.jsonl') }));
  },
};

const shared: BuildOptions = {
  bundle: true,
  minify: true,
  legalComments: 'none',
  logLevel: 'warning',
  absWorkingDir: root,
  define: { POLICY_DRAFTER_VERSION: JSON.stringify(version), 'process.env.POLICY_DRAFTER_VERSION': JSON.stringify(version) },
};
const node: BuildOptions = { ...shared, platform: 'node', format: 'cjs', target: 'node20', mainFields: ['module', 'main'] };
const browser: BuildOptions = {
  ...shared,
  platform: 'browser',
  format: 'iife',
  target: 'es2022',
  mainFields: ['browser', 'module', 'main'],
  conditions: ['browser'],
};

rmSync(path.join(dist, 'test'), { recursive: true, force: true });
const suite = ['test/vscode/index.ts', ...globSync('test/vscode/*.test.ts', { cwd: root })];
for (const old of ['cli.cjs', 'server.cjs', 'client.cjs', 'client.web.js', 'client.web.cjs.js', 'server.web.js', 'knowledge.json'])
  rmSync(path.join(dist, old), { force: true });
await Promise.all([
  build({ ...node, entryPoints: ['server/src/cli/main.ts'], outfile: 'dist/cli.cjs', banner: { js: '#!/usr/bin/env node' } }),
  build({ ...node, entryPoints: ['server/src/lsp/main.node.ts'], outfile: 'dist/server.cjs', banner: { js: '#!/usr/bin/env node' } }),
  build({ ...node, entryPoints: ['client/src/extension.ts'], outfile: 'dist/client.cjs', external: ['vscode'] }),
  // `browser` in package.json says client.web.cjs: VS Code takes that for CommonJS in spite of "type": "module", and then adds .js to the name.
  build({ ...browser, format: 'cjs', entryPoints: ['client/src/browser.ts'], outfile: 'dist/client.web.cjs.js', external: ['vscode'] }),
  build({
    ...browser,
    entryPoints: ['server/src/lsp/main.worker.ts'],
    outfile: 'dist/server.web.js',
    plugins: [knowledge],
    loader: { '.jsonl': 'text' },
    charset: 'utf8',
  }),
  build({
    ...node,
    minify: false,
    entryPoints: suite,
    outdir: 'dist/test/vscode',
    outExtension: { '.js': '.cjs' },
    external: ['vscode', 'mocha'],
  }),
]);
