import { block, openApp, openTemplate, select, setWindow } from './app.ts';
import { expect, test } from './fixtures.ts';

test('breaks a graph, reads the message with the arithmetic, applies the fix and takes it back', async ({ page }) => {
  await openApp(page);
  await openTemplate(page, 'cnn');
  await select(page, 'conv2d_1');
  await setWindow(page, 'Kernel', ['15', '15']);

  const badge = block(page, 'conv2d_1').getByTestId('problem-badge');
  await expect(badge).toHaveAttribute('data-code', 'shape/window');
  await expect(page.getByTestId('problem-badge')).toHaveCount(1);

  await badge.click();
  const card = page.getByTestId('problem-card');
  await expect(card).toContainText('13 − 15 + 1 = −1');
  const fix = card.getByRole('button', { name: /Set kernel to/ });
  await fix.click();
  await expect(page.getByTestId('problem-badge')).toHaveCount(0);
  await expect(page.getByTestId('totals')).toContainText(/\d/);

  await page.getByTestId('canvas').focus();
  await page.keyboard.press('ControlOrMeta+z');
  await expect(badge).toHaveAttribute('data-code', 'shape/window');
});
