/** What axe-core, which knows the WCAG's rules, finds on a page. */
import axe from 'axe-core';
import type { Frame, Page } from 'playwright-core';

/** One line for each fault: the rule, what is wrong, and where. `parts`: only what these selectors find. The page's own policy allows no script: this one comes through the browser's debugger. */
export async function faults(page: Page | Frame, parts: readonly string[] = ['html']): Promise<string[]> {
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate((include) => {
    const { axe } = globalThis as unknown as { axe: { run(context: object, options: object): Promise<import('axe-core').AxeResults> } };
    return axe.run({ include }, { iframes: false, resultTypes: ['violations'] });
  }, parts);
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map((node) => `${id}: ${help}: ${node.target.join(' ')} ${node.failureSummary?.split('\n')[1]?.trim() ?? ''}`),
  );
}
