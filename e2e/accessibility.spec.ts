import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { block, openApp, openTemplate, pointTo, select, setWindow, showTab } from './app.ts';
import { expect, test } from './fixtures.ts';

/** Serious and critical findings of axe on the page as it stands, or on a part of it. */
async function findings(page: Page, part = 'html'): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page }).include(part).analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 160)} ${node.failureSummary ?? ''}`));
}

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme });

    test('the first visit', async ({ page }) => {
      await openApp(page);
      expect(await findings(page)).toEqual([]);
    });

    test('a selected block and every tab of the dock', async ({ page }) => {
      await openApp(page);
      await openTemplate(page, 'cnn');
      await select(page, 'conv2d');
      for (const tab of ['Train', 'Data', 'Look inside', 'Code', 'Problems'] as const) {
        await showTab(page, tab);
        expect(await findings(page), tab).toEqual([]);
      }
    });

    test('a problem, and what its fix would do', async ({ page }) => {
      await openApp(page);
      await openTemplate(page, 'cnn');
      await select(page, 'conv2d_1');
      await setWindow(page, 'Kernel', ['15', '15']);
      await block(page, 'conv2d_1').getByTestId('problem-badge').click();
      await pointTo(page, page.getByTestId('problem-card').getByRole('button', { name: /Set kernel/ }));
      await expect(page.getByTestId('preview')).toBeVisible();
      expect(await findings(page, '[data-testid="canvas"]')).toEqual([]);
    });

    test('the templates', async ({ page }) => {
      await openApp(page);
      await page.getByTestId('templates').click();
      await expect(page.getByRole('dialog')).toBeVisible();
      expect(await findings(page)).toEqual([]);
    });
  });
}
