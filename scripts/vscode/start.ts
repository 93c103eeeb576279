/**
 * Opens the editor with the extension on a copy of `samples/`, and says what to look at: `npm start`.
 *
 * With `code` on the PATH and a screen, that; else a VS Code of the project's own (host.ts), served on 127.0.0.1 behind a random
 * password, because whoever can open its page can edit files and run commands. POLICY_DRAFTER_EDITOR=code or code-server decides
 * instead; PORT sets the port. Expects the build in `dist/`. Ctrl-C stops it.
 */
import { spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { packageExtension } from '../package.js';
import { ROOT } from '../root.js';
import { which } from './browser.js';
import { display, fail, hasDisplay, progress, RUN_DIR } from './paths.js';
import { serve } from './serve.js';

const SAMPLES = path.join(ROOT, 'samples');
const WORKSPACE = path.join(RUN_DIR, 'workspace');
const CLI = path.join(ROOT, 'dist/cli.cjs');

/** The sample to open first: an English privacy policy with gaps if its name says so, else the first document. */
function firstSample(): string {
  const documents = readdirSync(SAMPLES)
    .filter((name) => /\.(md|markdown)$/i.test(name) && !/^readme/i.test(name))
    .sort();
  const first =
    documents.find((name) => /gaps.*en|en.*gaps/i.test(name)) ?? documents.find((name) => /privacy/i.test(name)) ?? documents[0];
  if (!first) throw new Error(`There is no document in ${display(SAMPLES)}.`);
  return first;
}

function whatToLookAt(sample: string): string {
  return [
    'What to look at:',
    `  1. ${sample}: a policy with gaps; wavy lines mark what is missing or wrong.`,
    '  2. Hover over a law ("PIPL", 个人信息保护法) or an article ("Article 17"): what it asks, its penalties, its status.',
    '  3. Problems panel (Ctrl+Shift+M): every finding, with the article it rests on.',
    '  4. Ctrl+. on a wavy line: a quick fix inserts a model clause, or corrects the citation.',
    '  5. Type "PIPL" or "个保法" and press Ctrl+Space: laws, articles, terms; F12 on a citation opens the law.',
    '  6. Setting "policyDrafter.language": messages in English or Chinese.',
    `You edit a copy (${display(WORKSPACE)}); samples/ stays as it is.`,
  ].join('\n');
}

/** The review as the command line gives it, for machines where no editor can be seen. Findings are not an error here. */
function reviewInTerminal(sample: string): void {
  if (!existsSync(CLI)) throw new Error(`${display(CLI)} is missing: run "npm run build" first.`);
  const file = path.join('samples', sample);
  console.log(`\n$ policy-drafter check ${file}`);
  const result = spawnSync(process.execPath, [CLI, 'check', file], { cwd: ROOT, stdio: ['ignore', 'inherit', 'inherit'] });
  if (result.error) throw result.error;
  console.log('');
}

/** Opens the copy in the VS Code that is installed. */
async function openInCode(code: string, sample: string): Promise<void> {
  const args = ['--new-window', `--extensionDevelopmentPath=${ROOT}`, WORKSPACE, path.join(WORKSPACE, sample)];
  const shell = process.platform === 'win32';
  const child = spawn(shell ? `"${code}"` : code, shell ? args.map((arg) => `"${arg}"`) : args, { stdio: 'inherit', shell });
  const status = await new Promise<number | null>((resolve, reject) => child.once('error', reject).once('exit', resolve));
  if (status !== 0) throw new Error(`${code} ended with ${status}; POLICY_DRAFTER_EDITOR=code-server opens another editor.`);
  console.log(`VS Code opens with the extension.\n\n${whatToLookAt(sample)}`);
}

/** Serves the copy until Ctrl-C, or until the npm that started this is gone. */
async function serveInBrowser(sample: string): Promise<void> {
  const vsix = await packageExtension();
  const password = randomBytes(9).toString('base64url');
  const port = process.env.PORT ? Number(process.env.PORT) : undefined;
  if (port !== undefined && !(Number.isInteger(port) && port > 0 && port < 65_536))
    throw new Error(`PORT is "${process.env.PORT}", not a port.`);
  const served = await serve({ vsix: [vsix], password, port });
  const address = served.url(WORKSPACE, [['openFile', served.remote(path.join(WORKSPACE, sample))]]);
  progress('VS Code is served on this machine only:');
  console.log(`\n  ${address}\n  password: ${password}\n\n${whatToLookAt(sample)}\n\nCtrl-C stops it.`);

  // npm does not pass every signal on to its script, but this process then gets another parent.
  const parent = process.ppid;
  let watch: NodeJS.Timeout | undefined;
  const asked = new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve());
    watch = setInterval(() => {
      if (process.ppid !== parent) resolve();
    }, 500);
  });
  try {
    await Promise.race([asked, served.died]);
  } finally {
    clearInterval(watch);
    await served.stop();
  }
}

async function main(): Promise<void> {
  const wanted = process.env.POLICY_DRAFTER_EDITOR;
  const sample = firstSample();
  rmSync(WORKSPACE, { recursive: true, force: true });
  mkdirSync(RUN_DIR, { recursive: true });
  cpSync(SAMPLES, WORKSPACE, { recursive: true });
  if (!hasDisplay()) reviewInTerminal(sample);
  const code = which('code');
  if (wanted === 'code' && !code) throw new Error('POLICY_DRAFTER_EDITOR is "code", but there is no "code" on the PATH.');
  if (code && (wanted === 'code' || (wanted !== 'code-server' && hasDisplay()))) return openInCode(code, sample);
  return serveInBrowser(sample);
}

main().then(() => process.exit(0), fail);
