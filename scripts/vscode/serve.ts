/** Serves a real VS Code (code-server) on 127.0.0.1, with its settings and extensions in a folder of its own. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureHost } from './host.js';

/** How to serve the editor. */
export interface ServeOptions {
  /** Packaged extensions to install first. */
  vsix?: readonly string[];
  /** User settings on top of the quiet defaults. */
  settings?: Record<string, unknown>;
  /** Ask for this password; without it there is none, which is for tests only. */
  password?: string;
  /** Port; a free one when left out. */
  port?: number;
  /** Let the page run extension tests: VS Code takes `extensionTestsPath` from the address only with this. */
  automation?: boolean;
  /** Open folders without trusting them (Restricted Mode), and without asking. */
  untrusted?: boolean;
  /** Environment variables for the server and so for the extension host. */
  env?: Record<string, string>;
}

/** A served editor. */
export interface Served {
  port: number;
  /** Address that opens a folder; `payload` holds the workbench's own options. */
  url(folder: string, payload?: readonly (readonly [string, string])[]): string;
  /** An absolute path as the workbench wants it in `payload`. */
  remote(file: string): string;
  /** What the server wrote so far. */
  log(): string;
  /** Rejects if the server ends before `stop()`. */
  died: Promise<never>;
  /** Ends the server that was started, and removes its folder. */
  stop(): Promise<void>;
}

/** Settings that keep the editor still: no welcome page, no updates, no telemetry, no AI side bar, no question of trust. */
export const QUIET_SETTINGS: Readonly<Record<string, unknown>> = {
  'chat.disableAIFeatures': true,
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  'files.autoSave': 'off', // the served workbench saves by itself otherwise
  'security.workspace.trust.enabled': false,
  'git.openRepositoryInParentFolders': 'never',
  'telemetry.telemetryLevel': 'off',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
};

/** Restricted Mode from the start. */
const UNTRUSTED = { 'security.workspace.trust.enabled': true, 'security.workspace.trust.startupPrompt': 'never' };

const START_LIMIT_MS = 60_000;
const STOP_LIMIT_MS = 5_000;

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => (address && typeof address === 'object' ? resolve(address.port) : reject(new Error('No free port.'))));
    });
  });
}

/** The environment without what would steer code-server from outside (a port, a password, an editor it was started from). */
function cleanEnvironment(): NodeJS.ProcessEnv {
  const steering = /^(PORT$|PASSWORD$|HASHED_PASSWORD$|NODE_OPTIONS$|CODE_SERVER_|CS_|VSCODE_|npm_)/;
  return Object.fromEntries(Object.entries(process.env).filter(([key]) => !steering.test(key)));
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  await new Promise<void>((resolve) => {
    const timer = setTimeout(() => child.kill('SIGKILL'), STOP_LIMIT_MS);
    child.once('exit', () => {
      clearTimeout(timer);
      resolve();
    });
    child.kill('SIGTERM');
  });
}

/** Starts the editor and returns once it listens. */
export async function serve(options: ServeOptions = {}): Promise<Served> {
  const host = ensureHost();
  // In the system's folder for temporary files: code-server puts a socket there, whose path may not be long.
  const home = mkdtempSync(path.join(tmpdir(), 'policy-drafter-editor-'));
  const data = path.join(home, 'data');
  const config = path.join(home, 'config.yaml');
  mkdirSync(path.join(data, 'User'), { recursive: true });
  writeFileSync(
    path.join(data, 'User/settings.json'),
    JSON.stringify({ ...QUIET_SETTINGS, ...(options.untrusted ? UNTRUSTED : {}), ...options.settings }, null, 2),
  );
  writeFileSync(config, `auth: ${options.password ? 'password' : 'none'}\n`);
  const env: NodeJS.ProcessEnv = { ...cleanEnvironment(), ...options.env };
  for (const key of ['XDG_DATA_HOME', 'XDG_CONFIG_HOME', 'XDG_CACHE_HOME']) env[key] = path.join(home, 'xdg');
  if (options.password) env.PASSWORD = options.password;
  const common = [host.entry, '--config', config, '--user-data-dir', data, '--extensions-dir', path.join(home, 'extensions')];
  const removeHome = (): void => rmSync(home, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });

  let server: ChildProcess | undefined;
  try {
    if (options.vsix?.length) {
      const install = spawnSync(host.node, [...common, ...options.vsix.flatMap((file) => ['--install-extension', file])], {
        encoding: 'utf8',
        env,
      });
      if (install.status !== 0) throw new Error(`${options.vsix.join(', ')} could not be installed:\n${install.stdout}${install.stderr}`);
    }
    const port = options.port ?? (await freePort());
    const authority = `127.0.0.1:${port}`;
    const quiet = ['--disable-telemetry', '--disable-update-check', '--disable-getting-started-override'];
    if (!options.untrusted) quiet.push('--disable-workspace-trust');
    const automation = options.automation ? ['--vscode-option', 'enable-smoke-test-driver'] : [];
    const args = [...common, '--bind-addr', authority, '--ignore-last-opened', ...quiet, ...automation];
    // A group of its own, so that Ctrl-C in a terminal reaches this script alone, which then stops the server in order.
    const child = spawn(host.node, args, { env, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
    server = child;
    process.once('exit', () => child.kill('SIGTERM')); // whatever ends this script, the server goes too
    let output = '';
    let stopping = false;
    const died = new Promise<never>((_, reject) => {
      child.once('error', reject);
      child.once('exit', (code, signal) => {
        if (!stopping) reject(new Error(`code-server ended with ${code ?? signal}:\n${output.slice(-3000)}`));
      });
    });
    died.catch(() => undefined);
    const listening = new Promise<void>((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`code-server did not start:\n${output.slice(-3000)}`)), START_LIMIT_MS);
      const read = (chunk: Buffer): void => {
        output = (output + chunk.toString()).slice(-200_000);
        if (!output.includes('HTTP server listening')) return;
        clearTimeout(timer);
        resolve();
      };
      child.stdout.on('data', read);
      child.stderr.on('data', read);
      child.once('exit', () => clearTimeout(timer));
    });
    await Promise.race([listening, died]);

    const remote = (file: string): string => `vscode-remote://${authority}${pathToFileURL(file).pathname}`;
    return {
      port,
      remote,
      died,
      log: () => output,
      url(folder, payload = []) {
        const url = new URL(`http://${authority}/`);
        url.searchParams.set('folder', folder);
        if (payload.length > 0) url.searchParams.set('payload', JSON.stringify(payload));
        return url.href;
      },
      async stop() {
        stopping = true;
        await ended(child);
        removeHome();
      },
    };
  } catch (error) {
    if (server) await ended(server);
    removeHome();
    throw error;
  }
}
