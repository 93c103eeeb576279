/// <reference lib="dom" />
/**
 * Takes pictures of the packaged extension at work: a real VS Code on a copy of a folder, driven with mouse and keyboard.
 *
 *     tsx scripts/vscode/shots.ts --folder samples --file privacy-policy.md --out docs/images --hover PIPL
 *
 *   --folder FOLDER     what to open (a copy of it); default samples
 *   --file FILE         the document, relative to the folder
 *   --out FOLDER        where the pictures go; default .run/shots
 *   --prefix TEXT       put before each picture's name
 *   --hover TEXT        point at this text (picture hover.png); repeatable: hover.png, hover-2.png, …
 *   --complete TEXT     type this at the end of the document and ask for completion (completion.png)
 *   --fix TEXT          open the quick fixes there (quick-fix.png); default: at the first problem of the document
 *   --display TAG       VS Code's display language for our commands, views and messages: en (default) or zh-cn
 *   --language TAG      policyDrafter.language
 *   --settings JSON     more settings
 *   --size WxH          size of the page; default 1280x800
 *   --vsix FILE         the extension; default dist/policy-drafter.vsix
 *
 * Pictures: editor.png, hover.png, completion.png, problems.png, quick-fix.png, coverage.png, report.png. What hovers, lists and menus say is printed too.
 * A picture that cannot be taken is an error (exit 1); the others are still taken.
 */
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { Page } from 'playwright-core';
import { ROOT } from '../root.js';
import { ensureChineseFont, launchChromium } from './browser.js';
import { display, fail, progress, RUN_DIR, VSIX } from './paths.js';
import { serve } from './serve.js';

const LIMIT_MS = 120_000;
const STEP_LIMIT_MS = 40_000;
const SQUIGGLE = '.squiggly-error, .squiggly-warning, .squiggly-info, .squiggly-hint';
const HOVER = '.monaco-hover:not(.hidden) .hover-contents';

/** Time for the last animation of a widget that is already there; pictures only, nothing is decided by it. */
const SETTLE_MS = 600;

class Photographer {
  constructor(
    private readonly page: Page,
    private readonly out: string,
    private readonly prefix: string,
    /** Our texts in package.json, in the display language. */
    private readonly texts: Readonly<Record<string, string>>,
  ) {}

  /** Runs a command of ours by its key in package.nls.json. */
  ours(key: string): Promise<void> {
    return this.command(`Policy Drafter: ${this.texts[key]}`);
  }

  /** Saves the page as it is. */
  async take(name: string): Promise<void> {
    await this.page.waitForTimeout(SETTLE_MS);
    const file = path.join(this.out, `${this.prefix}${name}.png`);
    await this.page.screenshot({ path: file });
    progress(display(file));
  }

  /** Prints what a part of the page says. */
  async say(what: string, selector: string): Promise<void> {
    const texts = await this.page.locator(selector).filter({ visible: true }).allInnerTexts();
    console.log(`  ${what}: ${texts.map((text) => text.replace(/\s+/gu, ' ').trim()).join(' | ')}`);
  }

  /** Back to the document, with no widget open. */
  async focusEditor(): Promise<void> {
    for (let press = 0; press < 3; press += 1) await this.page.keyboard.press('Escape');
    await this.page.keyboard.press('Control+1');
    await this.page.locator('.monaco-editor.focused').first().waitFor({ timeout: STEP_LIMIT_MS });
  }

  /** Finds a text from the top of the document with the find widget, and leaves it selected. */
  async select(text: string): Promise<void> {
    await this.focusEditor();
    await this.page.keyboard.press('Control+Home');
    await this.page.keyboard.press('Control+f');
    const input = this.page.locator('.find-widget.visible .find-part textarea').first();
    await input.waitFor({ timeout: STEP_LIMIT_MS });
    await input.fill(text);
    await this.page.locator('.find-widget.visible .matchesCount', { hasText: /\d/u }).waitFor({ timeout: STEP_LIMIT_MS });
    if (await this.page.locator('.find-widget.visible.no-results').count()) throw new Error(`"${text}" is not in the document.`);
    await this.page.keyboard.press('Enter');
    await this.page.keyboard.press('Escape');
    await this.page.locator('.find-widget.visible').waitFor({ state: 'detached', timeout: STEP_LIMIT_MS });
  }

  async hover(text: string, name: string): Promise<void> {
    await this.select(text);
    // The first part of the selection, where it is once the editor has drawn it (an element may be replaced while it draws).
    const drawn = await this.page.waitForFunction(
      () => {
        const boxes = [...document.querySelectorAll('.monaco-editor .selected-text')].map((part) => part.getBoundingClientRect());
        const box = boxes.find(({ width, height }) => width > 1 && height > 1);
        return box ? { x: box.x + Math.min(box.width / 2, 40), y: box.y + box.height / 2 } : undefined;
      },
      undefined,
      { timeout: STEP_LIMIT_MS },
    );
    const point = await drawn.jsonValue();
    if (!point) throw new Error(`"${text}" is not to be seen.`);
    await this.page.mouse.move(point.x - 3, point.y);
    await this.page.mouse.move(point.x, point.y, { steps: 5 });
    await this.page.locator(HOVER).first().waitFor({ timeout: STEP_LIMIT_MS });
    await this.page
      .locator(HOVER, { hasNotText: /^Loading/u })
      .first()
      .waitFor({ timeout: STEP_LIMIT_MS });
    await this.take(name);
    await this.say(`hover on ${text}`, HOVER);
    await this.page.mouse.move(5, 5);
  }

  async complete(text: string): Promise<void> {
    await this.focusEditor();
    await this.page.keyboard.press('Control+End');
    await this.page.keyboard.type('\n\n');
    await this.page.keyboard.type(text, { delay: 40 });
    const row = this.page.locator('.suggest-widget.visible .monaco-list-row').first();
    await this.page.keyboard.press('Control+Space');
    await row.waitFor({ timeout: STEP_LIMIT_MS });
    const details = this.page.locator('.suggest-details-container').filter({ visible: true });
    if (!(await details.count())) await this.page.keyboard.press('Control+Space');
    await this.take('completion');
    await this.say('completion', '.suggest-widget.visible .monaco-list-row');
    await this.focusEditor();
    for (let undo = 0; undo < 20 && (await this.page.locator('.tab.active.dirty').count()); undo += 1)
      await this.page.keyboard.press('Control+z');
  }

  async problems(): Promise<void> {
    await this.focusEditor();
    await this.page.keyboard.press('Control+Shift+M');
    const rows = '.markers-panel .monaco-list-row, .markers-panel-container .monaco-list-row';
    await this.page.locator(rows).first().waitFor({ timeout: STEP_LIMIT_MS });
    await this.take('problems');
    await this.say('problems', rows);
    await this.command('View: Hide Panel');
    await this.page.locator(rows).first().waitFor({ state: 'hidden', timeout: STEP_LIMIT_MS });
  }

  /** Runs a command by its name in the command palette. */
  async command(name: string): Promise<void> {
    await this.page.keyboard.press('F1');
    const input = this.page.locator('.quick-input-widget input').first();
    await input.waitFor({ timeout: STEP_LIMIT_MS });
    await input.fill(`>${name}`);
    await this.page.locator('.quick-input-list .monaco-list-row', { hasText: name }).first().waitFor({ timeout: STEP_LIMIT_MS });
    await this.page.keyboard.press('Enter');
  }

  async coverage(): Promise<void> {
    await this.focusEditor();
    await this.ours('command.showCoverage');
    const rows = '.sidebar .monaco-list-row';
    const open = this.page.locator(rows, { hasText: /partial|部分写明/u }).first();
    await open.waitFor({ timeout: STEP_LIMIT_MS });
    // One row opened, so that the picture shows what stands below each.
    await open.locator('.monaco-tl-twistie').click();
    await this.take('coverage');
    await this.say('coverage', rows);
  }

  async report(): Promise<void> {
    await this.focusEditor();
    await this.ours('command.showReport');
    await this.command('View: Toggle Primary Side Bar Visibility');
    const page = this.page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame');
    await page.locator('h1').first().waitFor({ timeout: STEP_LIMIT_MS });
    await this.take('report');
    console.log(`  report: ${((await page.locator('h1').first().textContent()) ?? '').trim()}`);
    await this.page.keyboard.press('Control+1');
  }

  async quickFix(text: string | undefined): Promise<void> {
    if (text) {
      await this.select(text);
    } else {
      await this.focusEditor();
      await this.page.keyboard.press('Control+Home');
      await this.page.keyboard.press('Alt+F8');
      await this.page.locator('.marker-widget').first().waitFor({ timeout: STEP_LIMIT_MS });
      await this.page.keyboard.press('Escape');
    }
    const rows = '.action-widget .monaco-list-row';
    // The light bulb says that fixes are known: the key alone may come before them.
    await this.page.locator('.lightBulbWidget').filter({ visible: true }).first().waitFor({ timeout: STEP_LIMIT_MS });
    await this.page.keyboard.press('Control+.');
    await this.page.locator(rows).first().waitFor({ timeout: STEP_LIMIT_MS });
    await this.take('quick-fix');
    await this.say('quick fixes', rows);
    await this.page.keyboard.press('Escape');
  }
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      folder: { type: 'string', default: 'samples' },
      file: { type: 'string' },
      out: { type: 'string', default: path.join(RUN_DIR, 'shots') },
      prefix: { type: 'string', default: '' },
      hover: { type: 'string', multiple: true, default: [] },
      complete: { type: 'string' },
      fix: { type: 'string' },
      display: { type: 'string', default: 'en' },
      language: { type: 'string' },
      settings: { type: 'string', default: '{}' },
      size: { type: 'string', default: '1280x800' },
      vsix: { type: 'string', default: VSIX },
    },
  });
  const source = path.resolve(values.folder);
  if (!values.file || !existsSync(path.join(source, values.file))) throw new Error('--file must name a document in --folder.');
  const vsix = path.resolve(values.vsix);
  if (!existsSync(vsix)) throw new Error(`${display(vsix)} is missing: run "tsx scripts/package.ts" first.`);
  const [width, height] = values.size.split('x').map(Number);
  if (!width || !height) throw new Error('--size is to be like 1280x800.');
  const settings = {
    ...(JSON.parse(values.settings) as Record<string, unknown>),
    ...(values.language ? { 'policyDrafter.language': values.language } : {}),
  };

  ensureChineseFont();
  const out = path.resolve(values.out);
  mkdirSync(out, { recursive: true });
  // A copy, outside the repository so that no path of this machine's checkout shows, named like the original.
  const home = mkdtempSync(path.join(tmpdir(), 'policy-drafter-shots-'));
  const workspace = path.join(home, path.basename(source));
  cpSync(source, workspace, { recursive: true });
  let failures = 0;
  try {
    const served = await serve({ vsix: [vsix], settings });
    const browser = await launchChromium();
    try {
      const context = await browser.newContext({ viewport: { width, height }, locale: 'en-US', deviceScaleFactor: 1 });
      // What a language pack sets before the workbench starts.
      await context.addInitScript((display) => {
        (globalThis as { _VSCODE_NLS_LANGUAGE?: string })._VSCODE_NLS_LANGUAGE = display;
      }, values.display);
      const page = await context.newPage();
      const nls = values.display === 'en' ? 'package.nls.json' : `package.nls.${values.display}.json`;
      const texts = JSON.parse(readFileSync(path.join(ROOT, nls), 'utf8')) as Record<string, string>;
      const photographer = new Photographer(page, out, values.prefix, texts);
      const attempt = async (what: string, act: () => Promise<void>): Promise<void> => {
        try {
          await act();
        } catch (error) {
          failures += 1;
          console.error(`${what}: ${error instanceof Error ? error.message : error}`);
          const picture = path.join(RUN_DIR, `shots-failure-${failures}.png`);
          await page.screenshot({ path: picture }).catch(() => undefined);
          console.error(`  the page as it was: ${display(picture)}`);
        }
      };
      await page.goto(served.url(workspace, [['openFile', served.remote(path.join(workspace, values.file))]]), { timeout: LIMIT_MS });
      await page.locator('.monaco-editor .view-lines').first().waitFor({ timeout: LIMIT_MS });
      progress('the document is open');
      await attempt('editor', async () => {
        await page.locator(SQUIGGLE).first().waitFor({ state: 'attached', timeout: LIMIT_MS });
        progress('findings are marked');
        await photographer.focusEditor();
        await page.keyboard.press('Control+Home');
        await photographer.take('editor');
      });
      for (const [index, text] of values.hover.entries()) {
        await attempt('hover', () => photographer.hover(text, index === 0 ? 'hover' : `hover-${index + 1}`));
      }
      const { complete } = values;
      if (complete) await attempt('completion', () => photographer.complete(complete));
      await attempt('problems', () => photographer.problems());
      await attempt('quick fix', () => photographer.quickFix(values.fix));
      await attempt('coverage', () => photographer.coverage());
      await attempt('report', () => photographer.report());
    } finally {
      await browser.close();
      await served.stop();
    }
  } finally {
    rmSync(home, { recursive: true, force: true, maxRetries: 5 });
  }
  process.exit(failures ? 1 : 0);
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));
main().catch(fail);
