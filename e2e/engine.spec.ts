import AxeBuilder from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { dock, openApp, openTemplate, setRun, showTab } from './app.ts';
import { expect, test } from './fixtures.ts';

/** The tag with the engine's name, which opens the panel about it. */
const tag = (page: Page): Locator => page.getByTestId('engine');
const panel = (page: Page): Locator => page.getByRole('dialog', { name: 'Engine' });

/** Waits until the run of a number has come to its end. */
async function finished(page: Page, run: number): Promise<void> {
  const column = dock(page).getByRole('region', { name: `Run ${run}`, exact: true });
  await expect(column.getByText('finished', { exact: true })).toBeVisible({ timeout: 60_000 });
}

test('says which engine trains and why, and takes another one for the next run', async ({ page }) => {
  await openApp(page);
  await openTemplate(page, 'spiral');
  await setRun(page, { Epochs: '20' });
  await page.getByTestId('train').click();
  await finished(page, 1);
  await expect(tag(page)).toHaveText(/^WASM( · \d threads)?$/);

  await tag(page).click();
  await expect(panel(page).getByRole('heading')).toHaveText(/^WebAssembly, \d threads?$/);
  await expect(panel(page)).toContainText(/The (fastest of \d|only one) tried\./);
  const trials = panel(page).getByRole('table', { name: 'Trials with this model on this machine' });
  await expect(trials.getByRole('row', { name: /^WebAssembly, 1 thread( taken)? [\d,]+$/ })).toHaveCount(1);
  await expect(trials.getByRole('img', { name: 'taken' })).toHaveCount(1);

  const automatic = panel(page).getByRole('radio', { name: 'Automatic' });
  await expect(automatic).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await expect(panel(page).getByRole('radio', { name: 'TensorFlow.js CPU' })).toBeChecked();
  await expect(page.getByTestId('live-region')).toContainText('Next run: TensorFlow.js CPU.');
  await page.keyboard.press('Escape');
  await expect(panel(page)).toBeHidden();
  await expect(tag(page)).toBeFocused();

  await page.getByTestId('train').click();
  await finished(page, 2);
  await expect(tag(page)).toHaveText('TF.js CPU');
  await tag(page).click();
  await expect(panel(page)).toContainText('You chose it.');

  await page.reload();
  await expect(tag(page)).toHaveText('TF.js CPU');
});

test('tells the engine before the first run, and follows the choice', async ({ page }) => {
  await openApp(page);
  await expect(tag(page)).toHaveText(/^WASM/);
  await tag(page).click();
  await panel(page).getByRole('radio', { name: 'TensorFlow.js WebAssembly' }).check();
  await expect(panel(page).getByRole('heading')).toHaveText('TensorFlow.js WebAssembly');
  await expect(panel(page)).toContainText('You chose it.');
  await page.keyboard.press('Tab');
  await expect(panel(page)).toBeHidden();
  await expect(dock(page).getByRole('button', { name: 'Close the dock' })).toBeFocused();
  await expect(tag(page)).toHaveText('TF.js WASM');
});

test('keeps what a run is on until it ends', async ({ page }) => {
  await openApp(page);
  await setRun(page, { Epochs: '500' });
  await page.getByTestId('train').click();
  await expect(page.getByTestId('progress')).toContainText(/left/, { timeout: 60_000 });
  await tag(page).click();
  await panel(page).getByRole('radio', { name: 'TensorFlow.js CPU' }).check();
  await expect(panel(page)).toContainText('The run that is going stays on WebAssembly.');
  await expect(tag(page)).toHaveText(/^WASM/);
  await page.keyboard.press('Escape');
  await page.getByTestId('stop').click();
  await expect(page.getByTestId('train')).toBeVisible();
});

test('an engine that does not start here ends the run with the way out', async ({ page }) => {
  await page.addInitScript(() => {
    if (localStorage.getItem('layerloom-settings') !== null) return;
    localStorage.setItem('layerloom-settings', JSON.stringify({ state: { engine: 'webgpu' }, version: 0 }));
  });
  await openApp(page);
  await showTab(page, 'Train');
  await expect(tag(page)).toHaveText('WebGPU');
  await tag(page).click();
  await expect(panel(page).getByRole('radio', { name: 'TensorFlow.js WebGPU' })).toBeChecked();
  await expect(panel(page).getByRole('radio', { name: 'TensorFlow.js WebGL' })).toBeDisabled();
  await expect(panel(page)).toContainText('No graphics card that it could use');
  await page.keyboard.press('Escape');
  await page.getByTestId('train').click();
  await expect(page.getByRole('alert')).toContainText('The webgpu backend does not start here.');
  await dock(page).getByRole('button', { name: 'Train with another engine' }).click();
  await expect(tag(page)).toHaveText(/^WASM/);
  await finished(page, 2);
});

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme });

    test('the panel has nothing that axe finds serious', async ({ page }) => {
      await openApp(page);
      await expect(tag(page)).toHaveText(/^WASM/);
      await tag(page).click();
      await expect(panel(page).getByRole('table')).toBeVisible();
      const { violations } = await new AxeBuilder({ page }).include('[role="dialog"]').analyze();
      expect(violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')).toEqual([]);
    });
  });
}
