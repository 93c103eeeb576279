/**
 * Runs the suites and counts them together: `npm test`, or `npm run test:unit` and so on for one.
 * The last line is `N passed, N failed` over all suites; no suite is skipped silently.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from './root.js';

const bin = (name: string): string => path.join(ROOT, 'node_modules/.bin', process.platform === 'win32' ? `${name}.cmd` : name);
/** The linters live in a project of their own: their optional packages for other platforms would make `npm ci` depend on each of them. */
function lintTool(name: string): string {
  const folder = path.join(ROOT, 'tools/lint');
  const tool = path.join(folder, 'node_modules/.bin', process.platform === 'win32' ? `${name}.cmd` : name);
  if (!existsSync(tool) && run('npm', ['install', '--no-package-lock', '--no-audit', '--no-fund', '--prefix', folder]) !== 0)
    console.error(`${name} could not be installed in ${folder}`);
  return tool;
}

const results = path.join(ROOT, '.run/results');

interface Count {
  passed: number;
  failed: number;
  skipped: number;
}
const total: Count = { passed: 0, failed: 0, skipped: 0 };
const failures: string[] = [];

/** Runs a command with its output shown; its exit code. */
function run(command: string, args: readonly string[], environment: Record<string, string> = {}): number {
  const done = spawnSync(command, args, {
    cwd: ROOT,
    stdio: 'inherit',
    env: { ...process.env, ...environment },
    shell: process.platform === 'win32',
  });
  if (done.error) console.error(done.error.message);
  return done.status ?? 1;
}

/** A check that is one test: it passes or fails as a whole. */
function check(name: string, command: string, args: readonly string[]): void {
  console.log(`\n── ${name}`);
  if (run(command, args) === 0) total.passed++;
  else {
    total.failed++;
    failures.push(name);
  }
}

/** Adds the counts that a suite wrote; a suite that wrote none, or ran no test, has failed. */
function count(suite: string, code: number, file: string): void {
  const read = existsSync(file)
    ? (JSON.parse(readFileSync(file, 'utf8')) as {
        stats?: { passes: number; failures: number; pending: number };
        passed?: number;
        failed?: number;
        skipped?: number;
      })
    : undefined;
  const passed = read?.stats?.passes ?? read?.passed ?? 0;
  const failed = read?.stats?.failures ?? read?.failed ?? 0;
  total.passed += passed;
  total.skipped += read?.stats?.pending ?? read?.skipped ?? 0;
  if (!read || passed + failed === 0 || (code !== 0 && failed === 0)) {
    console.error(`${suite}: ended early (exit code ${code}) ${read ? '' : 'and wrote no result'}`);
    total.failed += failed + 1;
    failures.push(suite);
  } else {
    total.failed += failed;
    if (failed) failures.push(suite);
  }
}

/** For suites whose files share nothing and only reckon. */
const TWO_AT_A_TIME = ['--parallel', '--jobs', '2'];

/** `extra`: further options of mocha. */
function mocha(suite: 'unit' | 'lsp' | 'ui', timeout: number, ...extra: readonly string[]): void {
  console.log(`\n── ${suite}`);
  const file = path.join(results, `${suite}.json`);
  const code = run(bin('mocha'), [
    '--import=tsx',
    '--timeout',
    String(timeout),
    '--reporter',
    path.join(ROOT, 'test/helpers/reporter.cjs'),
    '--reporter-option',
    `output=${file}`,
    ...extra,
    `test/${suite}/**/*.test.ts`,
  ]);
  count(suite, code, file);
}

const suites: Record<string, () => void> = {
  check: () => {
    check('types', bin('tsc'), ['--noEmit', '-p', '.']);
    check('lint, format, import directions', lintTool('biome'), ['ci', '--error-on-warnings']);
    check('unused code', lintTool('knip'), []);
    check('pages of the rules are current', bin('tsx'), ['scripts/rules.ts', '--check']);
    check('JSON Schemas are current', bin('tsx'), ['scripts/schemas.ts', '--check']);
  },
  unit: () => mocha('unit', 60_000, ...TWO_AT_A_TIME),
  lsp: () => mocha('lsp', 60_000, ...TWO_AT_A_TIME),
  vscode: () => {
    packaged();
    console.log('\n── vscode');
    for (const host of ['node', 'web'])
      count(
        `vscode (${host})`,
        run(bin('tsx'), ['scripts/vscode/run-suite.ts', '--host', host]),
        path.join(ROOT, `.run/test-vscode-${host}/results.json`),
      );
  },
  ui: () => {
    packaged();
    mocha('ui', 120_000);
  },
};

let packs = 0;
/** The extension as it is installed, made once. */
function packaged(): void {
  if (packs++ === 0) check('package', bin('tsx'), ['scripts/package.ts']);
}

const wanted = process.argv.slice(2);
if (wanted[0] === 'format') process.exit(run(lintTool('biome'), ['check', '--write']));
const unknown = wanted.filter((name) => !(name in suites));
if (unknown.length) {
  console.error(`unknown suite ${unknown.join(', ')}: one of ${Object.keys(suites).join(', ')}`);
  process.exit(2);
}
rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });
check('build', process.platform === 'win32' ? 'npm.cmd' : 'npm', ['run', '--silent', 'build']);
if (total.failed === 0) for (const [name, suite] of Object.entries(suites)) if (!wanted.length || wanted.includes(name)) suite();
if (failures.length) console.error(`\nfailed: ${failures.join(', ')}`);
console.log(`\n${total.passed} passed, ${total.failed} failed${total.skipped ? `, ${total.skipped} skipped` : ''}`);
process.exit(total.failed ? 1 : 0);
