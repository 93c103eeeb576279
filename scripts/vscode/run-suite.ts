/**
 * Runs the tests in a real VS Code: installs the packaged extension there, and runs the compiled suite
 * (which exports `run()`) inside the extension host: `dist/test/node/index.cjs` in the one on Node, or with `--host web`
 * `dist/test/web/index.js` in the one in the page, a web worker, where the extension runs as it does on vscode.dev.
 *
 *     tsx scripts/vscode/run-suite.ts [--host web] [--vsix FILE] [--suite FILE] [--stub FOLDER] [--workspace FOLDER] [--minimum N] [--limit SECONDS]
 *
 * Which VS Code, by POLICY_DRAFTER_EDITOR:
 *   electron     the desktop application, downloaded by @vscode/test-electron
 *   code-server  the one from npm (see host.ts), its page driven through a headless Chromium
 *   auto         (default) electron where a window can be opened and the download answers within five seconds, else code-server
 *
 * VS Code takes an early end of the suite for success, so the editor's exit code alone proves nothing. The suite writes its
 * results to a file beside the workspace, last of all; without that file, with fewer tests than the minimum, or
 * with fewer results than tests declared, the run has failed. Exit code: 0 passed, 1 otherwise.
 *
 * POLICY_DRAFTER_DEBUG=1 shows everything the editor logs.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { Page } from 'playwright-core';
import type { SuiteResults } from '../../test/vscode/results.js';
import { ROOT } from '../root.js';
import { ensureChromium, launchChromium } from './browser.js';
import { ensureHost } from './host.js';
import { display, fail, hasDisplay, progress, RUN_DIR, VSIX } from './paths.js';
import { QUIET_SETTINGS, serve } from './serve.js';
import { serveExtensions } from './site.js';

interface Run {
  /** Runs the extension and the tests in the page instead of on Node. */
  web: boolean;
  /** The packaged extension under test. */
  vsix: string;
  /** An empty extension: VS Code runs tests only for an extension in development, and the packaged one is not that. */
  stub: string;
  /** The compiled suite. */
  suite: string;
  /** The folder that is opened, a copy. */
  workspace: string;
  /** What the run leaves behind. */
  out: string;
  /** Where the suite writes its results. */
  results: string;
  /** Time limit in milliseconds. */
  limit: number;
}

const DOWNLOADS = 'https://update.code.visualstudio.com/api/releases/stable';
const PROBE_LIMIT_MS = 5_000;

/** What the page of code-server logs about itself in every run: missing native modules, services that are switched off, its end. */
const NOISE = [
  /^%c/,
  /^Canceled: /,
  /\/browser\/workbench\/workbench\.js:/, // stacks of the page's own code; ours runs in the extension host
  /^\[(AgentHost|RemoteAgentHost|ChatModel|AccountPolicy|Service Worker|reconnection)/,
  /Could not locate the bindings file/,
  /Cannot find module '\.{1,2}\/build\/Release\//,
  /^(Creating a socket|Creation of workbench|Resolv|Updating additional|Timed out waiting for authentication)/,
  /getaddrinfo/,
];

async function chooseEditor(): Promise<'electron' | 'code-server'> {
  const wanted = process.env.POLICY_DRAFTER_EDITOR ?? 'auto';
  if (wanted === 'electron' || wanted === 'code-server') return wanted;
  if (wanted !== 'auto') throw new Error(`POLICY_DRAFTER_EDITOR is "${wanted}"; it may be electron, code-server or auto.`);
  if (!hasDisplay()) return 'code-server';
  try {
    const answer = await fetch(DOWNLOADS, { signal: AbortSignal.timeout(PROBE_LIMIT_MS) });
    return answer.ok ? 'electron' : 'code-server';
  } catch {
    return 'code-server';
  }
}

/** Desktop VS Code. Rejects when the suite does. */
async function runInElectron(run: Run): Promise<void> {
  const { downloadAndUnzipVSCode, resolveCliArgsFromVSCodeExecutablePath, runTests } = await import('@vscode/test-electron');
  const home = mkdtempSync(path.join(tmpdir(), 'policy-drafter-editor-'));
  try {
    const executable = await downloadAndUnzipVSCode({ version: 'stable', cachePath: path.join(ROOT, '.vscode-test') });
    const [cli, ...cliArgs] = resolveCliArgsFromVSCodeExecutablePath(executable);
    if (!cli) throw new Error('The downloaded VS Code has no command line.');
    const folders = [`--user-data-dir=${path.join(home, 'data')}`, `--extensions-dir=${path.join(home, 'extensions')}`];
    const own = cliArgs.filter((arg) => !/^--(user-data-dir|extensions-dir)=/.test(arg));
    const args = [...own, ...folders, '--install-extension', run.vsix];
    const install = spawnSync(cli, args, { encoding: 'utf8', shell: process.platform === 'win32' });
    if (install.status !== 0) throw new Error(`${display(run.vsix)} could not be installed:\n${install.stdout}${install.stderr}`);
    mkdirSync(path.join(home, 'data/User'), { recursive: true });
    writeFileSync(path.join(home, 'data/User/settings.json'), JSON.stringify(QUIET_SETTINGS));
    const root = process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : [];
    progress(`VS Code (desktop) at ${display(executable)}`);
    await withLimit(
      run.limit,
      runTests({
        vscodeExecutablePath: executable,
        extensionDevelopmentPath: run.stub,
        extensionTestsPath: run.suite,
        launchArgs: [run.workspace, ...folders, '--disable-workspace-trust', '--skip-welcome', '--skip-release-notes', ...root],
      }),
    );
  } finally {
    rmSync(home, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** code-server, with the page in a headless Chromium. Its extension host is the same Node one, or that of the page. Rejects when the suite does. */
async function runInCodeServer(run: Run): Promise<void> {
  ensureHost();
  ensureChromium();
  const served = await serve({ vsix: run.web ? [] : [run.vsix], automation: true });
  const site = run.web ? await serveExtensions(served) : undefined;
  progress(`code-server listens on 127.0.0.1:${served.port}${site ? '' : `, ${display(run.vsix)} installed`}`);
  const browser = await launchChromium();
  let page: Page | undefined;
  try {
    page = await (await browser.newContext({ viewport: { width: 1400, height: 900 }, locale: 'en-US' })).newPage();
    const exposed = page;
    // The two functions VS Code calls in the page when it runs tests: console output, and the end.
    await exposed.exposeFunction('codeAutomationLog', (type: string, args: unknown[]) => {
      const text = String(args[0] ?? '');
      if (!process.env.POLICY_DRAFTER_DEBUG && NOISE.some((pattern) => pattern.test(text))) return;
      (type === 'error' ? console.error : console.log)(...args);
    });
    const exit = new Promise<number>((resolve) => {
      void exposed.exposeFunction('codeAutomationExit', (code: number) => resolve(code));
    });
    const crashed = new Promise<never>((_, reject) => exposed.once('crash', () => reject(new Error('The page of the editor crashed.'))));
    crashed.catch(() => undefined);
    const inDevelopment = [
      ['extensionDevelopmentPath', served.remote(run.stub)],
      ['extensionTestsPath', served.remote(run.suite)],
    ] as const;
    const payload = [['skipWelcome', 'true'], ...(site ? [] : inDevelopment)] as const;
    await site?.open(page, { tests: true });
    await page.goto(served.url(run.workspace, payload));
    const code = await withLimit(run.limit, Promise.race([exit, served.died, crashed]));
    if (code !== 0) throw new Error(`The suite ended with ${code}.`);
  } catch (error) {
    const picture = path.join(run.out, 'failure.png');
    await page?.screenshot({ path: picture, timeout: 10_000 }).then(
      () => console.error(`The editor as it was: ${display(picture)}`),
      () => undefined,
    );
    writeFileSync(path.join(run.out, 'server.log'), served.log());
    throw error;
  } finally {
    await browser.close();
    site?.close();
    await served.stop();
  }
}

async function withLimit<T>(limit: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`The tests did not end within ${limit / 1000} s.`)), limit);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** What is wrong with the results, or undefined if they show that every declared test ran and passed. */
function judge(results: SuiteResults | undefined, minimum: number, checked: boolean): string | undefined {
  if (!results) return 'The suite wrote no results: it ended before its tests did, or it could not be loaded.';
  if (results.error) return `The suite could not be run: ${results.error.split('\n', 1)[0]}`;
  const counted = results.passed + results.failed + results.skipped;
  if (results.failed > 0) return `${results.failed} of ${counted} tests failed.`;
  if (checked && results.files.join() !== testFiles().join())
    return `The built tests (${results.files.join(', ')}) are not those of the sources: run "npm run build".`;
  if (counted !== results.declared) return `${results.declared} tests were declared, ${counted} have a result.`;
  if (results.passed < minimum) return `Only ${results.passed} tests passed, at least ${minimum} must.`;
  return undefined;
}

function readResults(file: string): SuiteResults | undefined {
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as SuiteResults) : undefined;
}

/** The test files of the sources, as the suite names those that it loaded: the build must hold neither a stale one nor one too few. */
function testFiles(): string[] {
  return readdirSync(path.join(ROOT, 'test/vscode'))
    .filter((name) => name.endsWith('.test.ts'))
    .map((name) => path.basename(name, '.test.ts'))
    .sort();
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      vsix: { type: 'string', default: VSIX },
      host: { type: 'string', default: 'node' },
      suite: { type: 'string' },
      stub: { type: 'string', default: path.join(ROOT, 'test/vscode/stub') },
      workspace: { type: 'string', default: path.join(ROOT, 'samples') },
      minimum: { type: 'string', default: '1' },
      limit: { type: 'string', default: '420' },
    },
  });
  const vsix = path.resolve(values.vsix);
  const web = values.host === 'web';
  const suite = path.resolve(values.suite ?? path.join(ROOT, 'dist/test', web ? 'web/index.js' : 'node/index.cjs'));
  const source = path.resolve(values.workspace);
  if (!existsSync(vsix)) throw new Error(`${display(vsix)} is missing: run "tsx scripts/package.ts" first.`);
  if (!existsSync(source)) throw new Error(`The folder ${display(source)} does not exist.`);
  if (!existsSync(suite)) throw new Error(`${display(suite)} is missing: run "npm run build" first.`);

  const out = path.join(RUN_DIR, `test-vscode-${web ? 'web' : 'node'}`);
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out, { recursive: true });
  const workspace = path.join(out, 'workspace');
  cpSync(source, workspace, { recursive: true });
  const results = path.join(out, 'results.json');
  const run: Run = { vsix, suite, stub: path.resolve(values.stub), web, workspace, out, results, limit: Number(values.limit) * 1000 };

  const editor = web ? 'code-server' : await chooseEditor();
  progress(
    `Tests in a real editor: ${editor === 'electron' ? 'VS Code (desktop)' : 'code-server with a headless Chromium'}${web ? ', in its browser' : ''}`,
  );
  let error: unknown;
  try {
    await (editor === 'electron' ? runInElectron(run) : runInCodeServer(run));
  } catch (thrown) {
    error = thrown;
  }
  const found = readResults(results);
  for (const test of found?.tests ?? []) {
    if (test.state === 'skipped') console.log(`skipped: ${test.title}`);
    if (test.state === 'failed') console.log(`failed: ${test.title} (${(test.error ?? '').split('\n', 1)[0]})`);
  }
  const complaint =
    judge(found, Number(values.minimum), values.suite === undefined) ??
    (error instanceof Error ? error.message : error ? String(error) : undefined);
  if (error instanceof Error && complaint !== error.message) console.error(error.message);
  if (complaint) console.error(complaint);
  const { passed = 0, failed = 0, skipped = 0 } = found ?? {};
  // A run that broke without a failed test must not look like a good one to whoever reads only this line.
  const broken = complaint && failed === 0 ? 1 : 0;
  progress('done');
  console.log(`vscode${web ? ' in the browser' : ''}: ${passed} passed, ${failed + broken} failed${skipped ? `, ${skipped} skipped` : ''}`);
  process.exit(complaint ? 1 : 0);
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));
main().catch(fail);
