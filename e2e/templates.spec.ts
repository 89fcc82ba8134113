import { openApp, openTemplate, setRun, showTab, dock } from './app.ts';
import { expect, test } from './fixtures.ts';

/** What each template shows of itself in the Look inside tab while it learns. */
const templates = [
  { id: 'mlp', params: '52,650', epochs: '1', view: 'Confusion matrix' },
  { id: 'cnn', params: '225,034', epochs: '1', view: 'Feature maps' },
  { id: 'rnn', params: '39,179', epochs: '1', view: 'Generated text' },
  { id: 'gan', params: '1,667,393', epochs: '1', view: 'Samples' },
  { id: 'spiral', params: '354', epochs: '400', view: 'Decision boundary' },
] as const;

for (const { id, params, epochs, view } of templates) {
  test(`opens the ${id} template and trains it, with its live view`, async ({ page }) => {
    test.setTimeout(240_000);
    await openApp(page);
    await openTemplate(page, id);
    await expect(page.getByTestId('totals')).toContainText(params);
    await expect(page.getByTestId('problem-badge')).toHaveCount(0);
    await setRun(page, { Epochs: epochs });
    await page.getByTestId('train').click();
    await expect(page.getByTestId('progress')).toContainText(/left/, { timeout: 60_000 });
    await showTab(page, 'Look inside');
    await expect(dock(page).getByRole('heading', { name: view })).toBeVisible({ timeout: 180_000 });
    // A short run may have ended by itself.
    const stop = page.getByTestId('stop');
    if (await stop.isVisible()) await stop.click({ timeout: 1000 }).catch(() => undefined);
    await expect(page.getByTestId('train')).toBeVisible();
    await expect(page.getByRole('alert')).toHaveCount(0);
  });
}
