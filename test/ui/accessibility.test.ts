/// <reference lib="dom" />
/** What is ours in the editor, for whoever reads with high contrast, in the dark, or by ear: in English and in Chinese. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { ROOT } from '../../scripts/vscode/paths.js';
import { contrast } from '../helpers/contrast.js';
import { faults } from './axe.js';
import { Desk, type Display, type Editor } from './editor.js';

/** Themes of each kind, with what VS Code calls the kind in a webview. */
const THEMES = {
  'Light Modern': 'vscode-light',
  'Dark Modern': 'vscode-dark',
  'Default High Contrast': 'vscode-high-contrast',
  'Default High Contrast Light': 'vscode-high-contrast-light',
};

const sample = (name: string): string => readFileSync(path.join(ROOT, 'samples', name), 'utf8');
const LANGUAGES = {
  en: {
    display: 'en',
    text: sample('privacy-policy-gaps.en.md'),
    commands: { coverage: 'Show Coverage', report: 'Show Review Report' },
    title: 'Review report',
    buttons: ['Show Gaps Only', 'Show Review Report', 'Show Documents of the Folder', 'Refresh'],
    rows: [
      'Basic information, complete',
      'Name of the handler, met',
      'Retention period, partial',
      'Minors, missing',
      'Explanation of the rules, missing (usual)',
    ],
    status: /^Privacy Policy: \d+ met, \d+ partial, \d+ missing/u,
  },
  zh: {
    display: 'zh-cn',
    text: sample('privacy-policy-gaps.zh.md'),
    commands: { coverage: '显示覆盖情况', report: '显示审阅报告' },
    title: '审阅报告',
    buttons: ['仅显示缺漏', '显示审阅报告', '显示文件夹中的文件', '刷新'],
    rows: [
      '基本信息, 完整',
      '个人信息处理者的名称, 已写明',
      '保存期限, 部分写明',
      '未成年人个人信息, 缺少',
      '要求解释说明, 缺少（通常写明）',
    ],
    status: /^隐私政策：已写明\d+项，部分写明\d+项，缺少\d+项/u,
  },
} as const satisfies Record<string, { display: Display; [words: string]: unknown }>;

/** The colours in which elements are drawn, by their class, and that of the page behind them. */
const colours = (page: Page, selector: string): Promise<{ paper: string; drawn: [string, string][] }> =>
  page.evaluate((wanted) => {
    const drawn = [...document.querySelectorAll(wanted)].map((e): [string, string] => [
      e.getAttribute('class')!,
      getComputedStyle(e).color,
    ]);
    return { paper: getComputedStyle(document.body).backgroundColor, drawn };
  }, selector);

describe('For every reader', function () {
  this.timeout(240_000);
  this.retries(1);
  let desk: Desk;
  before(async () => {
    desk = await Desk.set();
  });
  after(() => desk?.clear());

  for (const [name, words] of Object.entries(LANGUAGES))
    describe(`(${name})`, () => {
      let editor: Editor;
      before(async () => {
        editor = await desk.sit(words.display, { 'policy.md': words.text });
        await editor.open('policy.md');
        await editor.status.waitFor();
      });
      after(() => editor?.close());
      afterEach(async function () {
        if (this.currentTest?.state !== 'passed')
          await editor.picture(`every-${name}-${this.currentTest!.title.slice(0, 40).replace(/\W+/gu, '-')}`);
      });

      it('names the rows of the coverage view, its buttons and the status bar, state and all, as they are heard', async () => {
        await editor.command(words.commands.coverage);
        const tree = editor.page.getByRole('tree', { name: 'Policy Drafter' });
        for (const row of words.rows) await tree.getByRole('treeitem', { name: row, exact: true }).waitFor();
        for (const button of words.buttons)
          await editor.page.locator('.sidebar').getByRole('button', { name: button, exact: true }).waitFor();
        await editor.status.getByRole('button', { name: words.status }).waitFor();
      });

      it('has a report that can be read in every theme, by all that the WCAG asks', async () => {
        await editor.open('policy.md');
        await editor.command(words.commands.report);
        const report = editor.page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame');
        await report.locator('h1', { hasText: words.title }).waitFor();
        for (const [theme, kind] of Object.entries(THEMES)) {
          editor.set('workbench.colorTheme', theme);
          await report.locator(`body.${kind}`).waitFor();
          const page = await desk.copy(await editor.webview());
          assert.deepEqual(await faults(page), [], theme);
          const { paper, drawn } = await colours(page, '.mark, .bar rect');
          assert.ok(drawn.length > 10);
          for (const [name, colour] of drawn) assert.ok(contrast(colour, paper) >= 3, `${theme}: ${name} ${colour} on ${paper}`);
          await page.context().close();
        }
      });
    });
});
