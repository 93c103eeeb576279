/**
 * The suite that runs inside VS Code's extension host, as @vscode/test-electron expects it: `run()` resolves when every test
 * passed. Built twice, for the extension host on Node and for the one in the browser, a web worker. Started by scripts/vscode/run-suite.ts.
 */
// Filled in by the build: loads all `*.test.ts` files beside this one.
import { files, load } from 'policy-drafter:tests';
import Mocha from 'mocha';
import * as vscode from 'vscode';
import { closeAll, folder, hoverText, openText } from './helpers.js';
import type { SuiteResults, TestResult } from './results.js';

const TEST_LIMIT_MS = 30_000;
/** The first start reads all of the knowledge, in the browser over the network. */
const START_LIMIT_MS = 90_000;

/** Runs every test file and writes the results beside the workspace folder: a worker has no other way out. */
export async function run(): Promise<void> {
  const results: SuiteResults = {
    declared: 0,
    passed: 0,
    failed: 0,
    skipped: 0,
    tests: [],
    files,
    editor: `${vscode.env.appName} ${vscode.version}, ${vscode.env.appHost}, ${vscode.env.uiKind === vscode.UIKind.Web ? 'web' : 'desktop'} page, extension host ${typeof navigator === 'object' && 'WorkerGlobalScope' in globalThis ? 'web worker' : `node ${process.versions.node}`}`,
  };
  try {
    await runTests(results);
  } catch (error) {
    results.error = describe(error);
    throw error;
  } finally {
    const file = vscode.Uri.joinPath(folder().uri, '..', 'results.json');
    await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(JSON.stringify(results, null, 2)));
  }
  if (results.failed > 0) throw new Error(`${results.failed} tests failed.`);
}

async function runTests(results: SuiteResults): Promise<void> {
  const mocha = new Mocha({ ui: 'bdd', reporter: 'spec', timeout: TEST_LIMIT_MS, color: false, forbidOnly: true });
  mocha.suite.emit('pre-require', globalThis, '', mocha); // makes `describe` and `it`, as loading a file would
  mocha.suite.beforeAll('the server answers', async function () {
    this.timeout(START_LIMIT_MS);
    const { document } = await openText('# Notice\n\nSee Article 57 of the PIPL.\n');
    await vscode.extensions.getExtension('policy-drafter.policy-drafter')?.activate();
    await hoverText(document, 'PIPL');
    await closeAll();
  });
  await load();
  console.log(`Tests in ${results.editor}`);
  await new Promise<void>((resolve) => {
    const runner = mocha.run(() => resolve());
    results.declared = runner.total;
    const record = (test: Mocha.Runnable, state: TestResult['state'], error?: unknown): void => {
      results[state] += 1;
      results.tests.push({
        title: test.fullTitle(),
        state,
        ms: test.duration ?? 0,
        ...(error === undefined ? {} : { error: describe(error) }),
      });
    };
    runner.on('pass', (test) => record(test, 'passed'));
    runner.on('fail', (test, error) => record(test, 'failed', error));
    runner.on('pending', (test) => record(test, 'skipped'));
  });
  if (results.declared === 0) throw new Error(`No tests in ${files.length} files.`);
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
