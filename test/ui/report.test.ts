/// <reference lib="dom" />
/** The saved report in a browser, in English and in Chinese: whether everyone can read it, and what comes out of a printer. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { getDocumentProxy } from 'unpdf';
import { launchChromium } from '../../scripts/vscode/browser.js';
import { run } from '../helpers/cli.js';
import { faults } from './axe.js';

/** Points of a millimetre. */
const MM = 72 / 25.4;
const A4 = { width: 210 * MM, height: 297 * MM };
/** The margins that the report asks for. */
const MARGIN = { side: 16 * MM, top: 18 * MM, bottom: 20 * MM };
/** A millimetre: what a letter's outline may stand out. */
const SLACK = MM;

const HEAD =
  '---\npolicyDrafter:\n  kind: privacy-policy\n  asOf: 2026-11-23\n  facts: { minors: true, automatedDecisions: false, turnover: 500000000 }\n---\n\n';
/** Longer than a line, and nothing in it breaks. */
const LONG = `https://larkspur.example/${'privacy'.repeat(30)}`;
const REPORTS = {
  en: {
    title: 'Review report',
    text: `${HEAD}# Privacy Policy of Larkspur\n\nLarkspur Software (Hangzhou) Co., Ltd. ("we") operates Larkspur.\n\nYou may correct your information at ${LONG}.\n\nSee Article 99 of the PIPL.\n`,
  },
  zh: {
    title: '审阅报告',
    text: `${HEAD}# 飞燕隐私政策\n\n飞燕软件（杭州）有限公司（以下简称“我们”）运营飞燕应用。\n\n您可以在 ${LONG} 更正您的个人信息。\n\n见《个人信息保护法》第九十九条。\n`,
  },
};

/** A text of which neither spaces nor the forms of letters matter: a printed page has neither as its source. */
const bare = (text: string): string => text.normalize('NFKC').replace(/\s+/gu, '');

/** A piece of text on a printed page, in points from its lower left corner. */
interface Piece {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
  readonly top: number;
}

async function printed(page: Page): Promise<{ width: number; height: number; pieces: Piece[] }[]> {
  const pdf = await getDocumentProxy(new Uint8Array(await page.pdf({ preferCSSPageSize: true, printBackground: false })));
  const numbers = Array.from({ length: pdf.numPages }, (_, i) => i + 1);
  return Promise.all(
    numbers.map(async (number) => {
      const sheet = await pdf.getPage(number);
      const [left, bottom, right, top] = sheet.view as [number, number, number, number];
      const { items } = await sheet.getTextContent();
      const pieces = items.flatMap((item) => {
        if (!('str' in item) || !item.str.trim()) return [];
        const [x, y] = [item.transform[4] as number, item.transform[5] as number];
        return [{ text: item.str, left: x, right: x + item.width, bottom: y, top: y + item.height }];
      });
      return { width: right - left, height: top - bottom, pieces };
    }),
  );
}

describe('A saved report', function () {
  this.timeout(120_000);
  let browser: Browser;
  let folder: string;
  before(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'policy-drafter-report-'));
    browser = await launchChromium();
  });
  after(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  for (const [language, { title, text }] of Object.entries(REPORTS))
    for (const scope of ['a document', 'a folder'])
      describe(`on ${scope} (${language})`, () => {
        let page: Page;
        before(async () => {
          const home = mkdtempSync(path.join(folder, 'policies-'));
          for (const name of ['policy.md', 'second.md']) writeFileSync(path.join(home, name), text);
          const subject = scope === 'a folder' ? '.' : 'policy.md';
          const made = run(['report', subject, '--format', 'html', '--lang', language, '-o', 'report.html'], { cwd: home });
          assert.equal(made.code, 0, made.err);
          page = await browser.newPage();
          await page.goto(pathToFileURL(path.join(home, 'report.html')).href);
        });
        after(() => page?.close());

        it('is read by everyone: nothing that the WCAG asks is wanting', async () => {
          await page.getByRole('heading', { name: title, level: 1 }).waitFor();
          assert.deepEqual(await faults(page), []);
        });

        it('fits the screen of a telephone', async () => {
          await page.setViewportSize({ width: 360, height: 640 });
          const wide = await page.evaluate(() => document.documentElement.scrollWidth);
          await page.setViewportSize({ width: 1280, height: 800 });
          assert.ok(wide <= 360, `${wide} pixels wide`);
        });

        it('gives what shows a requirement the whole width of a narrow column', async () => {
          await page.setViewportSize({ width: 480, height: 640 });
          const shares = await page
            .locator('.coverage td:nth-of-type(2)')
            .evaluateAll((all) => all.map((cell) => cell.clientWidth / cell.closest('table')!.clientWidth));
          await page.setViewportSize({ width: 1280, height: 800 });
          assert.ok(shares.length > 0 && shares.every((share) => share > 0.95), String(shares));
        });

        it('has no cell whose words stand out of it, on paper', async () => {
          await page.emulateMedia({ media: 'print' });
          await page.setViewportSize({ width: Math.floor(((A4.width - 2 * MARGIN.side) * 96) / 72), height: 1000 });
          const cells = await page
            .locator('th, td')
            .evaluateAll((all) => all.filter((c) => c.scrollWidth > c.clientWidth).map((c) => c.textContent));
          await page.emulateMedia({ media: null });
          await page.setViewportSize({ width: 1280, height: 800 });
          assert.deepEqual(cells, []);
        });

        it('is printed on A4 within its margins, each finding whole and on one page', async () => {
          const sheets = await printed(page);
          for (const [index, { width, height, pieces }] of sheets.entries()) {
            assert.ok(Math.abs(width - A4.width) < 1 && Math.abs(height - A4.height) < 1, `${width} × ${height}`);
            for (const piece of pieces) {
              const inside =
                piece.left >= MARGIN.side - SLACK &&
                piece.right <= A4.width - MARGIN.side + SLACK &&
                piece.bottom >= MARGIN.bottom - SLACK &&
                piece.top <= A4.height - MARGIN.top + SLACK;
              assert.ok(inside, `page ${index + 1}: ${JSON.stringify(piece)}`);
            }
          }
          const texts = sheets.map(({ pieces }) => bare(pieces.map((piece) => piece.text).join('')));
          const findings = await page.locator('ol.findings > li').allInnerTexts();
          assert.ok(findings.length > 3);
          for (const finding of findings)
            assert.ok(
              texts.some((sheet) => sheet.includes(bare(finding))),
              finding,
            );
          assert.ok(texts.some((sheet) => sheet.includes(LONG)));
        });
      });
});
