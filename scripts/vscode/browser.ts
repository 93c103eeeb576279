/**
 * Finds, or where that is possible installs, what a page of VS Code needs to be shown without a screen: a Chromium, and for
 * pictures a Chinese font.
 *
 *     tsx scripts/vscode/browser.ts     find or install both, and say which
 */
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium } from 'playwright-core';
import { fail, progress } from './paths.js';

const COMMANDS = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const MAC_APPS = ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', '/Applications/Chromium.app/Contents/MacOS/Chromium'];
const FONT_PACKAGE = 'fonts-wqy-microhei';

/** The full path of a command on the PATH, or undefined. */
export function which(command: string): string | undefined {
  const endings = process.platform === 'win32' ? ['.exe', '.cmd', '.bat'] : [''];
  for (const folder of (process.env.PATH ?? '').split(path.delimiter)) {
    for (const ending of endings) {
      const file = path.join(folder || '.', command + ending);
      try {
        accessSync(file, constants.X_OK);
        if (statSync(file).isFile()) return file;
      } catch {
        // not here
      }
    }
  }
  return undefined;
}

/** An installed Chromium: `CHROMIUM_PATH`, else on the PATH, else an application, else the one that Playwright downloaded. */
function findChromium(): string | undefined {
  const wanted = process.env.CHROMIUM_PATH;
  if (wanted) {
    if (!existsSync(wanted)) throw new Error(`CHROMIUM_PATH is set to ${wanted}, which does not exist.`);
    return wanted;
  }
  for (const command of COMMANDS) {
    const file = which(command);
    if (file) return file;
  }
  if (process.platform === 'darwin') {
    const app = MAC_APPS.find((file) => existsSync(file));
    if (app) return app;
  }
  const downloaded = chromium.executablePath();
  return downloaded && existsSync(downloaded) ? downloaded : undefined;
}

/** Debian itself, as root: its packages can be installed. (Ubuntu's `chromium` package only points to a snap.) */
function isDebianAsRoot(): boolean {
  if (process.platform !== 'linux' || process.getuid?.() !== 0 || !which('apt-get')) return false;
  const release = existsSync('/etc/os-release') ? readFileSync('/etc/os-release', 'utf8') : '';
  return /^ID="?debian"?$/m.test(release);
}

function run(command: string, args: string[], env: Record<string, string> = {}): boolean {
  progress(`  ${[command, ...args].join(' ')}`);
  const result = spawnSync(command, args, { encoding: 'utf8', env: { ...process.env, ...env } });
  if (result.status === 0) return true;
  console.error(`${result.stdout ?? ''}${result.stderr ?? ''}${result.error?.message ?? ''}`.trim().split('\n').slice(-15).join('\n'));
  return false;
}

function aptInstall(...packages: string[]): boolean {
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  return run('apt-get', ['update', '-qq'], env) && run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], env);
}

function playwrightInstall(): boolean {
  const cli = path.join(path.dirname(createRequire(import.meta.url).resolve('playwright-core/package.json')), 'cli.js');
  return run(process.execPath, [cli, 'install', 'chromium']);
}

/** Returns a Chromium, installing one where that is possible; else throws with what to install. */
export function ensureChromium(): string {
  const found = findChromium();
  if (found) return found;
  progress('No Chromium found; installing one');
  const installed = (isDebianAsRoot() && aptInstall('chromium', FONT_PACKAGE)) || playwrightInstall();
  const file = installed ? findChromium() : undefined;
  if (file) return file;
  throw new Error(
    [
      'A Chromium is needed to drive the editor, and none could be found or installed. Any one of these will do:',
      `  Debian:         apt-get install --no-install-recommends chromium ${FONT_PACKAGE}`,
      '  Fedora:         dnf install chromium wqy-microhei-fonts',
      '  anywhere:       npx playwright-core install chromium   (on Linux as root also: npx playwright-core install-deps chromium)',
      '  already there:  set CHROMIUM_PATH to the browser (Chromium or Chrome)',
    ].join('\n'),
  );
}

/** Whether Chinese text can be drawn here (only Linux may lack the font). */
function hasChineseFont(): boolean {
  if (process.platform !== 'linux') return true;
  const result = spawnSync('fc-list', [':lang=zh', 'family'], { encoding: 'utf8' });
  return result.status === 0 && result.stdout.trim() !== '';
}

/** Makes sure of a Chinese font; without one only pictures suffer, so it warns instead of failing. */
export function ensureChineseFont(): void {
  if (hasChineseFont()) return;
  if (isDebianAsRoot() && aptInstall(FONT_PACKAGE) && hasChineseFont()) return;
  console.warn(`Warning: no Chinese font found, Chinese text will show as boxes in pictures. Install one, for example ${FONT_PACKAGE}.`);
}

/** Starts a headless Chromium for pages on 127.0.0.1. Its sandbox is off: it cannot run as root or in most containers. */
export async function launchChromium(): Promise<Browser> {
  const quiet = [
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ];
  return chromium.launch({ executablePath: ensureChromium(), headless: true, args: ['--no-sandbox', ...quiet] });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    console.log(`Chromium: ${ensureChromium()}`);
    ensureChineseFont();
    console.log(`Chinese font: ${hasChineseFont() ? 'yes' : 'no'}`);
  } catch (error) {
    fail(error);
  }
}
