import { dragFromPalette, openApp, select, setNumber, inspector } from './app.ts';
import { expect, test } from './fixtures.ts';

test('finds the work again after a reload in the middle of an edit', async ({ page }) => {
  await openApp(page);
  const blocks = await page.getByTestId('block').count();
  await dragFromPalette(page, 'dropout', 480, 460);
  await select(page, 'dropout_1');
  await setNumber(page, 'Rate', '0.45');
  await expect(page.getByTestId('save-state')).toHaveText('Saved');

  await page.reload();
  await expect(page.getByTestId('block')).toHaveCount(blocks + 1);
  await select(page, 'dropout_1');
  await expect(inspector(page).getByLabel('Rate', { exact: true })).toHaveValue('0.45');
});
