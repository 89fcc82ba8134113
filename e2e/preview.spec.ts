import type { Page } from '@playwright/test';
import { graph, lesson } from '../src/compiler/lessons/lesson.ts';
import { block, dock, openApp, openProject, openTemplate, pointTo, select, setWindow, showTab } from './app.ts';
import { expect, test } from './fixtures.ts';

const card = (page: Page) => page.getByTestId('problem-card');
const fix = (page: Page, name: RegExp) => card(page).getByRole('button', { name });
const news = (page: Page) => page.getByTestId('live-region');

/** All that a preview could change and must give back: what stands on the canvas and where, and what can be undone. */
async function canvasOf(page: Page) {
  return {
    wires: await page.locator('.react-flow__edge').allTextContents(),
    blocks: await page.getByTestId('block').allTextContents(),
    places: await placesOf(page),
    totals: await page.getByTestId('totals').textContent(),
    undo: await page.getByRole('button', { name: /^Undo/ }).getAttribute('aria-label'),
  };
}

/** Places and sizes of all blocks on the canvas, however this is moved. */
async function placesOf(page: Page): Promise<string[]> {
  return page
    .locator('.react-flow__node')
    .evaluateAll((all) => all.map((one) => `${one.style.transform} ${one.clientWidth} ${one.clientHeight}`));
}

/** Opens the CNN and makes a kernel larger than what comes in. */
async function breakKernel(page: Page): Promise<void> {
  await openApp(page);
  await openTemplate(page, 'cnn');
  await select(page, 'conv2d_1');
  await setWindow(page, 'Kernel', ['15', '15']);
  await block(page, 'conv2d_1').getByTestId('problem-badge').click();
  await expect(card(page)).toBeVisible();
}

test('names both blocks, marks what comes in, and goes to it', async ({ page }) => {
  await breakKernel(page);
  const source = card(page).getByTestId('problem-source');
  await expect(source).toHaveText('Max pool 2D gives [13, 13, 32] → Conv 2D');
  await expect(block(page, 'maxPooling2d')).toHaveAttribute('data-problem', 'source');
  await expect(block(page, 'conv2d_1')).toHaveAttribute('data-problem', 'place');
  await expect(block(page, 'maxPooling2d_1')).toHaveAttribute('data-problem', 'none');
  await expect(page.getByTestId('source-note')).toHaveText('gives [13, 13, 32]');

  await source.getByRole('button').click();
  await expect(news(page)).toContainText('Max pool 2D, selected');
  await page.keyboard.press('Escape');
  await expect(block(page, 'maxPooling2d')).toHaveAttribute('data-problem', 'none');
});

test('shows what a fix would do while the pointer is on it, and nothing of it stays', async ({ page }) => {
  await breakKernel(page);
  const before = await canvasOf(page);
  const setKernel = fix(page, /Set kernel to 3/);

  await pointTo(page, setKernel);
  await expect(page.getByTestId('change-note')).toHaveText('Kernel 15 × 15 → 3 × 3');
  await expect(page.getByTestId('preview')).toContainText('Conv 2D would give [11, 11, 64]');
  await expect(page.getByTestId('preview')).toContainText('1 problem → 0');
  // Shapes behind it are as they would be, and each block stands where it stood.
  await expect(page.locator('.react-flow__edge', { hasText: '[5, 5, 64]' })).toHaveCount(1);
  expect(await placesOf(page)).toEqual(before.places);

  await pointTo(page, page.getByTestId('totals'));
  await expect(page.getByTestId('preview')).toHaveCount(0);
  expect(await canvasOf(page)).toEqual(before);

  await setKernel.click();
  await expect(page.getByTestId('problem-badge')).toHaveCount(0);
  await expect(page.getByTestId('preview')).toHaveCount(0);
  await page.keyboard.press('ControlOrMeta+z');
  await expect(block(page, 'conv2d_1').getByTestId('problem-badge')).toBeVisible();
  await expect(page.getByTestId('preview')).toHaveCount(0);
});

test('shows and reads out what a fix would do while the keyboard is on it', async ({ page }) => {
  await breakKernel(page);
  const before = await canvasOf(page);
  await page.keyboard.press('ArrowDown');
  await expect(fix(page, /Set padding/)).toBeFocused();
  await expect(page.getByTestId('change-note')).toHaveText('Padding valid → same');
  await expect(news(page)).toContainText('Preview: Conv 2D: Padding valid → same');

  await page.keyboard.press('ArrowUp');
  await expect(page.getByTestId('change-note')).toHaveText('Kernel 15 × 15 → 3 × 3');
  await page.keyboard.press('Escape');
  await expect(page.getByTestId('change-note')).toHaveCount(0);
  expect(await canvasOf(page)).toEqual(before);
});

test('draws a wire that a fix would draw, from the list of problems', async ({ page }) => {
  await openApp(page);
  await openTemplate(page, 'cnn');
  await select(page, 'flatten');
  await page.getByTestId('canvas').focus();
  await page.keyboard.press('Delete');
  await showTab(page, 'Problems');
  const wireIt = dock(page).getByRole('button', { name: /Max pool 2D to it/ });
  await wireIt.hover();
  await expect(page.getByTestId('ghost-wire')).toHaveCount(1);
  await wireIt.click();
  await expect(page.getByTestId('ghost-wire')).toHaveCount(0);

  // Ten scores a place, and ten labels a picture.
  const clash = dock(page).locator('[data-code="loss/shape"]');
  await expect(clash.getByTestId('problem-source')).toHaveText([
    'Dense gives [5, 5, 10] → predictions of Cross-entropy',
    'Digits gives [10] → labels of Cross-entropy',
  ]);
  await clash.hover();
  await expect(block(page, 'digits')).toHaveAttribute('data-problem', 'source');
  await expect(block(page, 'loss')).toHaveAttribute('data-problem', 'place');
});

test('draws a block that a fix would insert as a ghost, and moves no other for it', async ({ page }) => {
  const { project } = lesson(
    '',
    graph({ a: ['input', { shape: [10, 8] }], repeat: ['repeatVector', { n: 3 }] }, ['a.output > repeat.input']),
  );
  await openApp(page);
  await openProject(page, project);
  await block(page, 'repeat').getByTestId('problem-badge').click();
  const before = await canvasOf(page);

  await pointTo(page, fix(page, /Insert Flatten/));
  await expect(page.getByTestId('ghost')).toHaveText('Flattengives [80]');
  await expect(page.getByTestId('ghost-wire')).toHaveCount(2);
  await expect(news(page)).toContainText('Preview: inserts Flatten between Input and Repeat vector');
  expect(await placesOf(page)).toEqual(before.places);
  await pointTo(page, page.getByTestId('totals'));
  await expect(page.getByTestId('ghost')).toHaveCount(0);
  expect(await canvasOf(page)).toEqual(before);

  await fix(page, /Insert Flatten/).click();
  await expect(page.getByTestId('block')).toHaveCount(3);
  await page.keyboard.press('ControlOrMeta+z');
  await expect(page.getByTestId('block')).toHaveCount(2);
});
