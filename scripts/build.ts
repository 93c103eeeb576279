/** Builds the bundles into `dist/`: `npm run build`. */
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type BuildOptions, build, type Plugin } from 'esbuild';
import { globSync } from 'tinyglobby';
import { ROOT } from './root.js';

const { version } = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8')) as { version: string };
const dist = path.join(ROOT, 'dist');
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
  absWorkingDir: ROOT,
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
/** The tests in the editor, as one module: in the browser a suite cannot look for its files. */
const tests: Plugin = {
  name: 'tests',
  setup(b) {
    b.onResolve({ filter: /^policy-drafter:tests$/ }, () => ({ path: 'tests', namespace: 'tests' }));
    b.onLoad({ filter: /.*/, namespace: 'tests' }, () => {
      const files = globSync('test/vscode/*.test.ts', { cwd: ROOT })
        .map((file) => path.basename(file, '.test.ts'))
        .sort();
      const load = files.map((name) => `await import('./${name}.test.ts');`).join('\n');
      return {
        contents: `export const files = ${JSON.stringify(files)};\nexport async function load() {\n${load}\n}`,
        resolveDir: path.join(ROOT, 'test/vscode'),
      };
    });
  },
};
/** For the tests in the browser: Mocha's own build for it, which puts itself into the global scope, and Node's `assert` as it is packed for browsers. */
const IN_BROWSER: Readonly<Record<string, string>> = {
  mocha: `const exports = undefined, module = undefined;\n${readFileSync(path.join(ROOT, 'node_modules/mocha/mocha.js'), 'utf8')}\nexport default globalThis.Mocha;`,
  'node:assert/strict': "import assert from 'assert'; export default assert.strict;",
};
const inBrowser: Plugin = {
  name: 'in-browser',
  setup(b) {
    b.onResolve({ filter: /^(?:mocha|node:assert\/strict)$/ }, ({ path: name }) => ({ path: name, namespace: 'in-browser' }));
    b.onLoad({ filter: /.*/, namespace: 'in-browser' }, ({ path: name }) => ({ contents: IN_BROWSER[name], resolveDir: ROOT }));
  },
};
const suite: BuildOptions = { minify: false, entryPoints: ['test/vscode/index.ts'], plugins: [tests] };
for (const old of [
  'cli.cjs',
  'server.cjs',
  'client.cjs',
  'client.web.js',
  'client.web.cjs',
  'client.web.cjs.js',
  'server.web.js',
  'knowledge.json',
])
  rmSync(path.join(dist, old), { force: true });
await Promise.all([
  build({ ...node, entryPoints: ['server/src/cli/main.ts'], outfile: 'dist/cli.cjs', banner: { js: '#!/usr/bin/env node' } }),
  build({ ...node, entryPoints: ['server/src/lsp/main.node.ts'], outfile: 'dist/server.cjs', banner: { js: '#!/usr/bin/env node' } }),
  build({ ...node, entryPoints: ['client/src/extension.ts'], outfile: 'dist/client.cjs', external: ['vscode'] }),
  build({ ...browser, format: 'cjs', entryPoints: ['client/src/browser.ts'], outfile: 'dist/client.web.cjs', external: ['vscode'] }),
  build({
    ...browser,
    entryPoints: ['server/src/lsp/main.worker.ts'],
    outfile: 'dist/server.web.js',
    plugins: [knowledge],
    loader: { '.jsonl': 'text' },
    charset: 'utf8',
  }),
  build({ ...node, ...suite, outfile: 'dist/test/node/index.cjs', external: ['vscode', 'mocha'] }),
  build({
    ...browser,
    ...suite,
    format: 'cjs',
    outfile: 'dist/test/web/index.js',
    external: ['vscode'],
    plugins: [tests, inBrowser],
    // What `assert` takes for granted.
    banner: { js: 'var process = { env: {} }; var global = globalThis;' },
  }),
]);
// `browser` in package.json says client.web.cjs, which VS Code takes for CommonJS in spite of "type": "module". Older ones add .js to the name.
copyFileSync(path.join(dist, 'client.web.cjs'), path.join(dist, 'client.web.cjs.js'));
// In the browser the tests are an extension of their own (run-suite.ts says why).
writeFileSync(
  path.join(dist, 'test/web/package.json'),
  JSON.stringify({
    name: 'policy-drafter-tests',
    displayName: 'Tests of Policy Drafter',
    description: 'The tests for the extension host in the browser.',
    publisher: 'policy-drafter-tests',
    version: '0.0.0',
    private: true,
    engines: { vscode: '^1.91.0' },
    activationEvents: [],
    browser: './nothing.js',
  }),
);
writeFileSync(path.join(dist, 'test/web/nothing.js'), '');
