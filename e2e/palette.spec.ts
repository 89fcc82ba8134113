import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { block, dragFromPalette, openApp, openTemplate, select } from './app.ts';
import { expect, test } from './fixtures.ts';

const search = (page: Page) => page.getByRole('textbox', { name: 'Find a block' });
const rows = (page: Page) => page.getByRole('tree').locator('[role="treeitem"][aria-level="2"]');

/** Holds back the blocks that the page does not start with, until the returned function is called. */
async function holdCatalogue(page: Page): Promise<() => void> {
  let release = (): void => undefined;
  const released = new Promise<void>((resolve) => (release = resolve));
  await page.route(/\/assets\/whole-[^/]*\.js$/, async (route) => {
    await released;
    await route.continue();
  });
  return release;
}

test('finds a block by what others call it, the best first', async ({ page }) => {
  await openApp(page);
  for (const [query, first] of [
    ['nn.Linear', 'Dense'],
    ['batchnorm', 'Batch norm'],
    ['FC', 'Dense'],
    ['conv2d', 'Conv 2D'],
  ] as const) {
    await search(page).fill(query);
    await expect(rows(page).first()).toContainText(first);
  }
  await search(page).fill('FC');
  await expect(rows(page).first()).toContainText('FC');
  const blocks = await page.getByTestId('block').count();
  await search(page).press('Enter');
  await expect(page.getByTestId('block')).toHaveCount(blocks + 1);
});

test('keeps favourites on top, marked by the keyboard, over a reload', async ({ page }) => {
  await openApp(page);
  await search(page).fill('lstm');
  await search(page).press('ArrowDown');
  await expect(page.getByTestId('palette-lstm')).toBeFocused();
  await page.keyboard.press('f');
  await search(page).fill('');
  await expect(page.getByRole('treeitem', { name: 'Favourites' })).toBeVisible();
  await page.reload();
  await expect(page.getByTestId('palette-favourite-lstm')).toBeVisible();
  await page.getByTestId('palette-favourite-lstm').focus();
  await page.keyboard.press('f');
  await expect(page.getByRole('treeitem', { name: 'Favourites' })).toHaveCount(0);
});

test('says of every block what it would give behind the selected one, or why it does not fit', async ({ page }) => {
  await openApp(page);
  const [dense, conv] = [page.getByTestId('palette-dense'), page.getByTestId('palette-conv2d')];
  await expect(dense).not.toHaveAttribute('data-fits');
  await select(page, 'flatten');
  await expect(dense).toHaveAttribute('data-fits', 'true');
  await expect(dense).toContainText('[64]');
  await expect(conv).toHaveAttribute('data-fits', 'false');
  await expect(conv).toHaveAttribute('aria-description', /Does not fit .*\[784\]/);
  const { violations } = await new AxeBuilder({ page }).include('[data-region="palette"]').analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
});

test('adds a block that the page does not know yet as soon as it does, and nothing in the palette moves', async ({
  page,
}) => {
  const release = await holdCatalogue(page);
  await openApp(page);
  const blocks = await page.getByTestId('block').count();
  // They are listed from the start, at the places they keep.
  const place = await page.getByRole('treeitem', { name: 'Pooling' }).boundingBox();
  await search(page).fill('lstm');
  await search(page).press('Enter');
  await expect(page.getByTestId('palette-lstm')).toBeVisible();
  await expect(page.getByTestId('block')).toHaveCount(blocks);
  release();
  await expect(page.getByTestId('block')).toHaveCount(blocks + 1);
  await expect(block(page, 'lstm_1')).toContainText('LSTM');
  await search(page).fill('');
  expect(await page.getByRole('treeitem', { name: 'Pooling' }).boundingBox()).toEqual(place);
  await dragFromPalette(page, 'conv2d', 480, 460);
});

test('opens a project only when its blocks are known', async ({ page }) => {
  await openApp(page);
  await openTemplate(page, 'cnn');
  await expect(page.getByTestId('save-state')).toHaveText('Saved');
  const release = await holdCatalogue(page);
  await page.reload();
  await page.waitForRequest(/\/assets\/whole-[^/]*\.js$/);
  await expect(page.getByTestId('block')).toHaveCount(0);
  release();
  await expect(block(page, 'conv2d')).toContainText('Conv 2D');
});
