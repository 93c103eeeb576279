/** What axe-core, which knows the WCAG's rules, finds on a page. */
import axe from 'axe-core';
import type { Frame, Page } from 'playwright-core';

/** One line for each fault: the rule, what is wrong, and where. The page's own policy allows no script: this one comes through the browser's debugger. */
export async function faults(page: Page | Frame): Promise<string[]> {
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(() => {
    const { axe } = globalThis as unknown as { axe: { run(options: object): Promise<import('axe-core').AxeResults> } };
    return axe.run({ iframes: false, resultTypes: ['violations'] });
  });
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map((node) => `${id}: ${help}: ${node.target.join(' ')} ${node.failureSummary?.split('\n')[1]?.trim() ?? ''}`),
  );
}
