/// <reference lib="dom" />
/** A person at the editor, for the tests: a served VS Code, its page driven by keyboard and mouse. Waiting is for what appears, with a limit. */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createVSIX } from '@vscode/vsce';
import { type Browser, errors, type Frame, type Locator, type Page } from 'playwright-core';
import { launchChromium } from '../../scripts/vscode/browser.js';
import { RUN_DIR, VSIX } from '../../scripts/vscode/paths.js';
import { type Served, serve } from '../../scripts/vscode/serve.js';
import { type Site, serveExtensions } from '../../scripts/vscode/site.js';

const LIMIT_MS = 30_000;
const START_LIMIT_MS = 120_000;
/** For one try of what may be drawn anew in the middle of it. */
const TRY_LIMIT_MS = 3_000;
/** For one try of what is chosen from a list. */
const LIST_LIMIT_MS = 6_000;

/** How far from its line a light bulb may stand, in pixels: beside it, or on the empty one next to it. */
const BULB_NEAR = 32;

/** How long one step waits for what it is about. */
interface Limit {
  readonly timeout: number;
}

/** Of a window, in pixels. */
export const SIZE = { width: 1280, height: 1000 };

/** The folder that test/ui/virtual/ holds in memory. */
export const VIRTUAL = 'policy-drafter-virtual:/';

/** VS Code's display language: that of our commands, views and messages. The workbench's own words stay English: its packs of other languages are not on npm. */
export type Display = 'en' | 'zh-cn';

/** Where the extension runs: on Node beside the files, or in the page, as on vscode.dev. */
export type ExtensionHost = 'node' | 'web';

interface DeskOptions {
  readonly trusted?: boolean;
  readonly virtual?: boolean;
  readonly host?: ExtensionHost;
}

/** A running editor and a browser, for the tests of a file. */
export class Desk {
  private constructor(
    private readonly served: Served,
    private browser: Browser,
    private readonly home: string,
    private readonly site?: Site,
  ) {}

  /** `virtual`: with an extension that brings the folder {@link VIRTUAL} along. */
  static async set({ trusted = true, virtual = false, host = 'node' }: DeskOptions = {}): Promise<Desk> {
    const home = mkdtempSync(path.join(tmpdir(), 'policy-drafter-ui-'));
    const vsix = host === 'node' ? [VSIX] : [];
    if (virtual) {
      vsix.push(path.join(home, 'virtual.vsix'));
      const cwd = path.join(import.meta.dirname, 'virtual');
      await createVSIX({ cwd, packagePath: vsix.at(-1), dependencies: false, allowMissingRepository: true, skipLicense: true });
    }
    const served = await serve({ vsix, untrusted: !trusted });
    const site = host === 'web' ? await serveExtensions(served) : undefined;
    return new Desk(served, await launchChromium(), home, site);
  }

  /** The files of the extension that the pages have asked for. */
  get asked(): ReadonlySet<string> {
    return this.site?.asked ?? new Set();
  }

  /** Opens a folder of these files, by name and text, in a page of its own. */
  sit(display: Display, files: Readonly<Record<string, string>>): Promise<Editor> {
    const folder = mkdtempSync(path.join(this.home, 'folder-'));
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
      writeFileSync(path.join(folder, name), text);
    }
    return this.sitAt(display, folder);
  }

  /** Opens a folder, by its path or its address, in a page of its own. */
  async sitAt(display: Display, folder: string): Promise<Editor> {
    const context = await (await this.running()).newContext({ viewport: SIZE, locale: 'en-US' });
    // What a language pack sets before the workbench starts.
    await context.addInitScript((language) => {
      (globalThis as { _VSCODE_NLS_LANGUAGE?: string })._VSCODE_NLS_LANGUAGE = language;
    }, display);
    const page = await context.newPage();
    await this.site?.open(page, { display });
    page.setDefaultTimeout(LIMIT_MS);
    await page.goto(this.served.url(folder), { timeout: START_LIMIT_MS });
    // Our view is in the activity bar once the workbench knows the extension, and so its commands.
    await page.locator('.activitybar').getByRole('tab', { name: 'Policy Drafter' }).waitFor({ timeout: START_LIMIT_MS });
    return new Editor(page, folder);
  }

  /** What a webview shows, in a page of its own: in the webview itself no script can run, and so no tool of a test. */
  async copy(webview: Frame): Promise<Page> {
    // The theme's colours stand in an attribute, which the page's own policy would leave out.
    const page = await (await (await this.running()).newContext({ bypassCSP: true })).newPage();
    await page.setContent(await webview.content());
    return page;
  }

  /** The browser: another one where it has died between two tests, which is nothing that the editor has done. */
  private async running(): Promise<Browser> {
    if (!this.browser.isConnected()) this.browser = await launchChromium();
    return this.browser;
  }

  async clear(): Promise<void> {
    await this.browser.close();
    this.site?.close();
    await this.served.stop();
    rmSync(this.home, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** A page of the editor, as its user sees it. */
export class Editor {
  /** The completion list. */
  readonly suggestions: Locator;
  /** The rows of the coverage view. */
  readonly rows: Locator;
  /** The coverage in the status bar: there once the document has been read. */
  readonly status: Locator;
  /** Findings under the text. */
  readonly findings: Locator;
  private file = '';

  constructor(
    readonly page: Page,
    private readonly folder: string,
  ) {
    this.suggestions = page.locator('.suggest-widget.visible .monaco-list-row');
    this.rows = page.locator('.sidebar [role="treeitem"]');
    this.status = page.locator('[id="policy-drafter.policy-drafter.policyDrafter.status"]');
    this.findings = page.locator('.squiggly-error, .squiggly-warning, .squiggly-info, .squiggly-hint');
  }

  /** Opens a document by its name. */
  async open(name: string): Promise<void> {
    this.file = path.join(this.folder, name);
    await this.listed('Control+p', name);
    await this.tab(name).waitFor();
    await this.page.locator('.monaco-editor.focused .view-line').first().waitFor();
  }

  /** The tab in front that shows a file of this name. */
  private tab(name: string): Locator {
    return this.page.locator(`.tab.active[data-resource-name=${JSON.stringify(name)}]`).first();
  }

  /** The page within the webview that is to be seen. */
  async webview(): Promise<Frame> {
    const shown = this.page.frameLocator('iframe.webview.ready').locator('iframe#active-frame');
    const frame = await (await shown.elementHandle())?.contentFrame();
    if (!frame) throw new Error('The webview shows nothing.');
    return frame;
  }

  press(key: string): Promise<void> {
    return this.page.keyboard.press(key);
  }

  type(text: string): Promise<void> {
    return this.page.keyboard.type(text, { delay: 30 });
  }

  /** Opens a list by its key, types into it, and takes the first row that shows the text. */
  private listed(key: string, text: string): Promise<void> {
    return this.again(async (limit) => {
      await this.press(key);
      await this.asked(text, limit);
    });
  }

  /** Types into the open list, and takes the first row that shows the text. */
  private async asked(text: string, limit?: Limit): Promise<void> {
    const input = this.page.locator('.quick-input-widget input').first();
    await input.waitFor(limit);
    await input.focus(limit);
    await this.page.keyboard.insertText(text);
    await this.page.locator('.quick-input-list .monaco-list-row.focused', { hasText: text }).waitFor(limit);
    await this.press('Enter');
  }

  /** Does what begins by opening a list: anew where the list closes in the middle, as it may while VS Code starts extensions again. */
  again(act: (limit: Limit) => Promise<void>): Promise<void> {
    return this.trying(act, LIST_LIMIT_MS, () => this.press('Escape'));
  }

  /** Runs a command by its name in the command palette; one of ours by its own name alone. */
  async command(name: string, category = 'Policy Drafter'): Promise<void> {
    await this.listed('F1', `${category}: ${name}`);
  }

  /** Opens a walkthrough by its name. */
  walkthrough(title: string): Promise<void> {
    return this.again(async (limit) => {
      await this.command('Open Walkthrough...', 'Welcome');
      await this.pick(title, limit);
    });
  }

  /** Opens our view from the activity bar, by mouse. */
  async openView(): Promise<void> {
    const title = this.page.locator('.sidebar .composite.title', { hasText: 'Policy Drafter' });
    // A click on the view that is open would close it.
    if (!(await title.isVisible())) await this.page.locator('.activitybar').getByRole('tab', { name: 'Policy Drafter' }).click();
    await title.waitFor();
  }

  /** Sets a setting of the folder, or takes it away, as whoever edits the file does. */
  set(name: string, value: unknown): void {
    const file = path.join(this.folder, '.vscode/settings.json');
    mkdirSync(path.dirname(file), { recursive: true });
    const settings = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
    writeFileSync(file, JSON.stringify({ ...settings, [name]: value }, null, 2));
  }

  /** Where the words stand in the line that shows them. */
  private async placeOf(words: string): Promise<{ x: number; y: number }> {
    const line = this.line(words);
    await line.waitFor();
    return line.evaluate((element, wanted) => {
      const parts: Text[] = [];
      const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
      while (walker.nextNode()) parts.push(walker.currentNode as Text);
      let from =
        parts
          .map((part) => part.data)
          .join('')
          .replaceAll('\u00a0', ' ')
          .indexOf(wanted) + Math.floor(wanted.length / 2);
      const part = parts.find(({ data }) => (from -= data.length) < 0)!;
      const range = document.createRange();
      range.setStart(part, part.data.length + from);
      range.setEnd(part, part.data.length + from + 1);
      const { x, y, width, height } = range.getBoundingClientRect();
      return { x: x + width / 2, y: y + height / 2 };
    }, words);
  }

  /** Points at words of the document until a hover shows, and gives it. */
  async hover(words: string): Promise<Locator> {
    const hover = this.page.locator('.monaco-hover:not(.hidden) .hover-contents').first();
    await this.trying(async (limit) => {
      const { x, y } = await this.placeOf(words);
      await this.page.mouse.move(x - 20, y + 60);
      await this.page.mouse.move(x, y, { steps: 5 });
      await hover.waitFor(limit);
    });
    return hover;
  }

  /** Clicks into words of the document, then on the light bulb that comes beside them, and then on what it offers. */
  fix(words: string, action: string): Promise<void> {
    return this.trying(
      async (limit) => {
        const { x, y } = await this.placeOf(words);
        await this.page.mouse.click(x, y);
        // Until that of the line comes, there may be the one of the line left.
        await this.page.waitForFunction(
          ([at, near]) =>
            [...document.querySelectorAll('.lightBulbWidget')].some((bulb) => {
              const { y: top, height } = bulb.getBoundingClientRect();
              return height > 0 && Math.abs(top + height / 2 - at!) < near!;
            }),
          [y, BULB_NEAR],
          limit,
        );
        await this.page.locator('.lightBulbWidget').filter({ visible: true }).click(limit);
        await this.page.locator('.action-widget .monaco-list-row', { hasText: action }).click(limit);
      },
      LIST_LIMIT_MS,
      // A bulb that has been answered comes again only to a cursor that has moved.
      async () => {
        await this.press('Escape');
        await this.press('Control+Home');
      },
    );
  }

  /** Chooses a row of the list that has been opened, by typing and Enter. */
  async pick(text: string, limit?: Limit): Promise<void> {
    await this.page.locator('.quick-input-list .monaco-list-row', { hasText: text }).first().waitFor(limit);
    await this.asked(text, limit);
  }

  /** Answers a question for a file of the folder. */
  async choose(name: string): Promise<void> {
    const input = this.page.locator('.quick-input-widget input').first();
    await this.page.locator('.quick-input-list .monaco-list-row', { hasText: name }).waitFor();
    await input.fill(path.join(this.folder, name));
    await this.press('Enter');
  }

  /** Takes the place that a dialog proposes for a file. */
  async accept(name: string): Promise<void> {
    await this.page.waitForFunction(
      (end) => document.querySelector<HTMLInputElement>('.quick-input-widget input')?.value.endsWith(end),
      name,
    );
    await this.press('Enter');
  }

  /** A file of the folder. */
  read(name: string): string {
    return readFileSync(path.join(this.folder, name), 'utf8');
  }

  /** A row of the coverage view by its title. */
  row(title: string): Locator {
    return this.rows.filter({ has: this.page.locator('.label-name').getByText(title, { exact: true }) });
  }

  /** Points at a row and clicks one of the buttons that it then shows. */
  clickIn(row: Locator, button: string): Promise<void> {
    return this.trying(async (limit) => {
      await row.hover(limit);
      await row.getByRole('button', { name: button }).click(limit);
    });
  }

  /** Does what the page may be drawn anew in the middle of; `tidy` comes before the next try. */
  private async trying(act: (limit: Limit) => Promise<void>, timeout = TRY_LIMIT_MS, tidy?: () => Promise<void>): Promise<void> {
    for (let spent = timeout; ; spent += timeout) {
      try {
        return await act({ timeout });
      } catch (error) {
        if (spent > LIMIT_MS || !(error instanceof errors.TimeoutError)) throw error;
        await tidy?.();
      }
    }
  }

  /** The row of the coverage view that a screen reader calls so, or that begins so. */
  named(label: string): Locator {
    return this.page.locator(`.sidebar [role="treeitem"][aria-label^=${JSON.stringify(label)}]`);
  }

  /** Returns once the focused row is another than the one of this name; or after a while, when the key came while the view was drawn anew. */
  async settled(focused: Locator, before: string | null): Promise<void> {
    await this.awhile(focused.and(this.page.locator(`:not([aria-label=${JSON.stringify(before ?? '')}])`)));
  }

  /** Waits for what may come: not for long. */
  async awhile(locator: Locator): Promise<void> {
    await locator.waitFor({ timeout: TRY_LIMIT_MS }).catch((error: unknown) => {
      if (!(error instanceof errors.TimeoutError)) throw error;
    });
  }

  /** A line of the document that shows a text. */
  line(text: string): Locator {
    return this.page.locator('.editor-instance .view-line', { hasText: text }).first();
  }

  /** Back into the document's text, at its end. */
  async toEnd(): Promise<void> {
    await this.press('Control+1');
    await this.page.locator('.monaco-editor.focused').first().waitFor();
    await this.press('Control+End');
  }

  /** Saves the document and gives its text. */
  async saved(): Promise<string> {
    await this.press('Control+1');
    await this.press('Control+s');
    // This document's tab: beside it another may be in front that never was changed.
    await this.tab(path.basename(this.file)).and(this.page.locator(':not(.dirty)')).waitFor();
    return readFileSync(this.file, 'utf8');
  }

  /** Keeps a picture for whoever looks after a failure. */
  async picture(name: string): Promise<void> {
    mkdirSync(path.join(RUN_DIR, 'ui'), { recursive: true });
    await this.page.screenshot({ path: path.join(RUN_DIR, 'ui', `${name}.png`) });
  }

  close(): Promise<void> {
    return this.page.context().close();
  }
}
