/// <reference lib="dom" />
/** What is ours in the editor, for whoever reads with high contrast, in the dark, or by ear: in English and in Chinese. */
import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { contrast } from '../helpers/contrast.js';
import { faults } from './axe.js';
import { SIZE } from './editor.js';
import { ANEW, SITTINGS } from './sitting.js';

/** Themes of each kind, with what VS Code calls the kind in a webview. */
const THEMES = {
  'Light Modern': 'vscode-light',
  'Dark Modern': 'vscode-dark',
  'Default High Contrast': 'vscode-high-contrast',
  'Default High Contrast Light': 'vscode-high-contrast-light',
};

/** What is ours of a walkthrough's page: its name, the texts of the steps, the pictures. The rest is VS Code's. */
const OURS = [
  'category-title',
  'category-description-container',
  'step-title',
  'step-description-container',
  'getting-started-media img',
].map((part) => `.gettingStartedSlideDetails .${part}`);

const LANGUAGES = {
  en: {
    themes: Object.entries(THEMES),
    walkthrough: 'Draft a privacy policy for China',
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
    // A theme's colours know no language.
    themes: Object.entries(THEMES).slice(1, 3),
    walkthrough: '起草中国隐私政策',
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
} as const;

/** The colours in which elements are drawn, by their class, and that of the page behind them. */
const colours = (page: Page, selector: string): Promise<{ paper: string; drawn: [string, string][] }> =>
  page.evaluate((wanted) => {
    const drawn = [...document.querySelectorAll(wanted)].map((e): [string, string] => [
      e.getAttribute('class')!,
      getComputedStyle(e).color,
    ]);
    return { paper: getComputedStyle(document.body).backgroundColor, drawn };
  }, selector);

for (const [name, words] of Object.entries(LANGUAGES)) {
  const sitting = SITTINGS[name as keyof typeof LANGUAGES];
  describe(`For every reader (${name}, ${sitting.host})`, function () {
    this.timeout(240_000);
    this.retries(ANEW);
    afterEach(async function () {
      if (this.currentTest?.state !== 'passed') await sitting.failed(this.currentTest!.title);
    });

    it('names the rows of the coverage view, its buttons and the status bar, state and all, as they are heard', async () => {
      const editor = await sitting.sit();
      await editor.open('sample.md');
      await editor.status.waitFor();
      await editor.command(words.commands.coverage);
      const tree = editor.page.getByRole('tree', { name: 'Policy Drafter' });
      for (const row of words.rows) await tree.getByRole('treeitem', { name: row, exact: true }).waitFor();
      for (const button of words.buttons)
        await editor.page.locator('.sidebar').getByRole('button', { name: button, exact: true }).waitFor();
      await editor.status.getByRole('button', { name: words.status }).waitFor();
    });

    it('has a report and a walkthrough that can be read in every theme, by all that the WCAG asks', async () => {
      const editor = await sitting.sit();
      await editor.open('sample.md');
      await editor.status.waitFor();
      await editor.command(words.commands.report);
      const report = editor.page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame');
      await report.locator('h1', { hasText: words.title }).waitFor();
      // Beside the report: a narrow walkthrough leaves its pictures out.
      await editor.page.setViewportSize({ width: 2400, height: 1000 });
      await editor.press('Control+1');
      await editor.walkthrough(words.walkthrough);
      await editor.page.locator('.gettingStartedSlideDetails .getting-started-media img').first().waitFor();
      for (const [theme, kind] of words.themes) {
        editor.set('workbench.colorTheme', theme);
        await report.locator(`body.${kind}`).waitFor();
        const page = await (await sitting.desk()).copy(await editor.webview());
        assert.deepEqual(await faults(page), [], theme);
        const { paper, drawn } = await colours(page, '.mark, .bar rect');
        assert.ok(drawn.length > 10);
        for (const [name, colour] of drawn) assert.ok(contrast(colour, paper) >= 3, `${theme}: ${name} ${colour} on ${paper}`);
        await page.context().close();
        assert.deepEqual(await faults(editor.page, OURS), [], theme);
      }
      editor.set('workbench.colorTheme', undefined);
      await editor.page.setViewportSize(SIZE);
    });
  });
}
