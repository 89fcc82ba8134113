import type { Page } from '@playwright/test';
import { openApp, setRun, dock } from './app.ts';
import { expect, test } from './fixtures.ts';

/** Starts a run that is long enough to be interrupted, and waits until it trains. */
async function startRun(page: Page): Promise<void> {
  await openApp(page);
  await setRun(page, { Epochs: '50' });
  await page.getByTestId('train').click();
  await expect(page.getByTestId('progress')).toContainText(/left/, { timeout: 60_000 });
}

test('notices that the worker died, says so, and trains again', async ({ page }) => {
  await startRun(page);
  await page.workers()[0]?.evaluate(() => self.close());
  await expect(page.getByRole('alert')).toContainText(/worker/, { timeout: 5_000 });
  await page.getByTestId('train').click();
  await expect(page.getByTestId('progress')).toContainText(/left/, { timeout: 60_000 });
  await page.getByTestId('stop').click();
  await expect(page.getByTestId('train')).toBeVisible();
});

test('notices that the worker hangs, and stops it', async ({ page }) => {
  await startRun(page);
  void page
    .workers()[0]
    ?.evaluate(() => {
      for (;;);
    })
    .catch(() => undefined);
  await expect(page.getByRole('alert')).toContainText(/worker/, { timeout: 5_000 });
  await expect(page.getByTestId('train')).toBeVisible();
});

test('pauses, resumes and stops', async ({ page }) => {
  await startRun(page);
  await dock(page).getByRole('button', { name: 'Pause' }).click();
  await expect(page.getByTestId('progress')).toContainText('Paused');
  await dock(page).getByRole('button', { name: 'Resume' }).click();
  await expect(page.getByTestId('progress')).not.toContainText('Paused');
  await page.getByTestId('stop').click();
  await expect(page.getByTestId('train')).toBeVisible();
});
