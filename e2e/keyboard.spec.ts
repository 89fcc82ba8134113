import type { Page } from '@playwright/test';
import { clearCanvas, inspector, openApp } from './app.ts';
import { expect, test } from './fixtures.ts';

/** `/` leads from the canvas to the search; Enter adds the first find behind the selection and wires it. */
async function add(page: Page, word: string): Promise<void> {
  const before = await page.getByTestId('block').count();
  await page.keyboard.press('/');
  await expect(page.getByRole('textbox', { name: 'Find a block' })).toBeFocused();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type(word);
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('block')).toHaveCount(before + 1);
  await page.keyboard.press('F6');
  await expect(page.getByTestId('canvas')).toBeFocused();
}

/** From the canvas into the inspector, and on to a field of it. */
async function goToField(page: Page, label: string): Promise<void> {
  if (!(await inspector(page).evaluate((panel) => panel.contains(document.activeElement)))) {
    await page.keyboard.press('F6');
  }
  const field = inspector(page).getByLabel(label, { exact: true });
  for (let presses = 0; presses < 12; presses++) {
    if (await field.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  await expect(field).toBeFocused();
}

test('builds and trains a network with the keyboard alone', async ({ page }) => {
  await openApp(page);
  await clearCanvas(page);
  const news = page.getByTestId('live-region');

  await add(page, 'Digits');
  await add(page, 'Flatten');
  await add(page, 'Dense');
  await expect(news).toContainText('Dense, selected, input [784], output [64], 50,240 parameters');
  await goToField(page, 'Units');
  await page.keyboard.type('10');
  await goToField(page, 'Activation');
  await page.keyboard.type('softmax');
  await page.keyboard.press('Shift+F6');
  await expect(page.getByTestId('canvas')).toBeFocused();

  await add(page, 'Cross-entropy');
  await expect(page.locator('.react-flow__edge')).toHaveCount(4);
  // With nothing selected a block stands by itself: the wire to it is drawn with C.
  await page.keyboard.press('Escape');
  await add(page, 'Update step');
  await expect(page.locator('.react-flow__edge')).toHaveCount(4);
  await expect(news).toContainText('Update step, selected');
  await page.keyboard.press('c');
  await expect(news).toContainText('Wire from Update step input');
  await page.keyboard.press('Enter');
  await expect(news).toContainText('Connected to Cross-entropy output');
  await expect(page.locator('.react-flow__edge')).toHaveCount(5);
  await expect(page.getByTestId('problem-badge')).toHaveCount(0);

  await page.keyboard.press('t');
  await expect(page.getByTestId('progress')).toContainText(/left/, { timeout: 60_000 });
  await page.keyboard.press('t');
  await expect(page.getByTestId('train')).toBeVisible();
});

test('walks through the page with F6 and reads every key with ?', async ({ page }) => {
  await openApp(page);
  await page.getByTestId('canvas').focus();
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog')).toContainText('C');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  const regions = new Set<string | undefined>();
  for (let presses = 0; presses < 5; presses++) {
    regions.add(
      await page.evaluate(() => document.activeElement?.closest<HTMLElement>('[data-region]')?.dataset['region']),
    );
    await page.keyboard.press('F6');
  }
  expect([...regions].toSorted()).toEqual(['canvas', 'dock', 'inspector', 'palette', 'topbar']);
});
