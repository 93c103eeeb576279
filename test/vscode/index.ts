/**
 * The suite that runs inside VS Code's extension host, as @vscode/test-electron expects it: `run()` resolves when every test
 * passed. It loads all `*.test.cjs` files beside its compiled self. Started by scripts/vscode/run-suite.ts.
 */
import { readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import Mocha from 'mocha';
import * as vscode from 'vscode';
import type { SuiteResults, TestResult } from './results.js';

const TEST_LIMIT_MS = 30_000;

/** Runs every test file and writes the results to the file that POLICY_DRAFTER_RESULTS names. */
export async function run(): Promise<void> {
  const results: SuiteResults = {
    declared: 0,
    passed: 0,
    failed: 0,
    skipped: 0,
    tests: [],
    editor: `${vscode.env.appName} ${vscode.version}, ${vscode.env.appHost}, node ${process.versions.node}`,
  };
  try {
    await runTests(results);
  } catch (error) {
    results.error = describe(error);
    throw error;
  } finally {
    const file = process.env.POLICY_DRAFTER_RESULTS;
    if (file) writeFileSync(file, JSON.stringify(results, null, 2));
  }
  if (results.failed > 0) throw new Error(`${results.failed} tests failed.`);
}

async function runTests(results: SuiteResults): Promise<void> {
  const mocha = new Mocha({ ui: 'bdd', reporter: 'spec', timeout: TEST_LIMIT_MS, color: false, forbidOnly: true });
  const files = readdirSync(__dirname).filter((name) => name.endsWith('.test.cjs'));
  for (const name of files.sort()) {
    const file = path.join(__dirname, name);
    delete require.cache[file];
    mocha.addFile(file);
  }
  console.log(`Tests in ${results.editor}`);
  await new Promise<void>((resolve) => {
    const runner = mocha.run(() => resolve()); // loads the files, and throws what they throw
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
