import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { openApp, openFile, openTemplate } from './app.ts';
import { expect, test } from './fixtures.ts';

async function rename(page: Page, name: string): Promise<void> {
  await page.getByTestId('project-name').click();
  await page.getByRole('textbox', { name: 'Rename the project' }).fill(name);
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('project-name')).toHaveText(name);
}

const saved = (page: Page) => expect(page.getByTestId('save-state')).toHaveText('Saved');

test('the example is not kept until it is edited', async ({ page }) => {
  await openApp(page);
  await expect(page.getByTestId('save-state')).toHaveText('Example');
  await expect(page.getByTestId('hint')).toBeVisible();
  await expect(page.getByTestId('train')).toBeFocused();
  await rename(page, 'Mine');
  await saved(page);
});

test('a project saved as a file opens again as it was', async ({ page }) => {
  await openApp(page);
  await openTemplate(page, 'cnn');
  await rename(page, 'Quotes “and” <b>tags</b>');
  const blocks = await page.getByTestId('block').count();
  const download = page.waitForEvent('download');
  await page.keyboard.press('ControlOrMeta+s');
  const file = await download;
  expect(file.suggestedFilename()).toMatch(/^Quotes.*\.layerloom\.json$/);
  const text = await readFile(await file.path(), 'utf8');
  await openTemplate(page, 'spiral');
  await openFile(page, 'back.layerloom.json', text);
  await expect(page.getByTestId('project-name')).toHaveText('Quotes “and” <b>tags</b>');
  await expect(page.getByTestId('block')).toHaveCount(blocks);
  await expect(page.getByTestId('totals')).toContainText('225,034');
});

test('a file that is no project is refused with a sentence, and the open project stays', async ({ page }) => {
  await openApp(page);
  const banner = page.getByTestId('banner');
  const wrong: readonly (readonly [string, string | Buffer, RegExp])[] = [
    ['model.json', '{"modelTopology":{},"weightsManifest":[]}', /does not say which layers there are/],
    ['graph.json', '{"format":"graph-model","modelTopology":{}}', /TensorFlow\.js graph model/],
    ['cut.layerloom.json', '{"format": "layerloom", "version": 1, "main": {"blo', /cut short/],
    ['photo.json', Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10]), /PNG picture/],
    ['nothing.json', '', /empty/],
  ];
  for (const [name, content, sentence] of wrong) {
    await openFile(page, name, content);
    await expect(banner).toContainText(`${name} was not opened`);
    await expect(banner).toContainText(sentence);
  }
  await expect(page.getByTestId('project-name')).toHaveText('SimpleNet');
  await expect(page.getByTestId('totals')).toContainText('52,650');
  await page.keyboard.press('Escape');
  await expect(banner).toHaveCount(0);
});

test('a model of Keras opens as a project, laid out and counted', async ({ page }) => {
  await openApp(page);
  const model = await readFile('src/compiler/import/fixtures/keras3-seq2seq.json', 'utf8');
  await openFile(page, 'translator.json', model);
  await expect(page.getByTestId('project-name')).toHaveText('seq2seq');
  await expect(page.getByTestId('block')).toHaveCount(14);
  await expect(page.getByTestId('totals')).toContainText('1,535');
  await expect(page.getByTestId('banner')).toHaveCount(0);
});

test('projects stay when others are opened, and an older version comes back', async ({ page }) => {
  await openApp(page);
  await rename(page, 'First');
  await saved(page);
  await rename(page, 'First, later');
  await saved(page);
  await openTemplate(page, 'spiral');
  await rename(page, 'Second');
  await saved(page);

  await page.getByTestId('project-menu').click();
  await page.getByRole('menuitem', { name: 'Projects' }).click();
  const dialog = page.getByRole('dialog', { name: 'Projects' });
  await expect(dialog.getByRole('rowheader')).toHaveText([/^Second/, /^First, later/]);
  const row = dialog.getByRole('row', { name: /^First, later/ });
  await row.getByRole('button', { name: 'Versions' }).click();
  await dialog.getByRole('button', { name: 'Bring back' }).first().click();
  await expect(page.getByTestId('project-name')).toHaveText('First');
  await saved(page);
  await page.reload();
  await expect(page.getByTestId('project-name')).toHaveText('First');
});

test('two windows with the same project lose nothing', async ({ page, context }) => {
  await openApp(page);
  await rename(page, 'Shared');
  await saved(page);
  const other = await context.newPage();
  await openApp(other);
  await expect(other.getByTestId('project-name')).toHaveText('Shared');
  await rename(other, 'Theirs');
  await saved(other);
  await expect(page.getByTestId('banner')).toContainText('another window');
  await rename(page, 'Ours');
  await expect(page.getByTestId('banner')).toContainText('project of its own');
  await saved(page);
  await page.getByTestId('project-menu').click();
  await page.getByRole('menuitem', { name: 'Projects' }).click();
  await expect(page.getByRole('dialog').getByRole('rowheader')).toHaveText([/^Ours/, /^Theirs/]);
});

test('storage that is blocked is said, and the work can be downloaded', async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, 'indexedDB', {
      get: () => {
        throw new DOMException('denied', 'SecurityError');
      },
    });
  });
  await openApp(page);
  await expect(page.getByTestId('save-state')).toContainText('Not saved: storage is blocked');
  await rename(page, 'Precious');
  const download = page.waitForEvent('download');
  await page.getByTestId('save-state').click();
  expect(await readFile(await (await download).path(), 'utf8')).toContain('Precious');
});

test('a block is added from the command palette behind the selection', async ({ page }) => {
  await openApp(page);
  await openTemplate(page, 'cnn');
  const blocks = await page.getByTestId('block').count();
  await page.keyboard.press('ControlOrMeta+k');
  await page.getByRole('combobox').fill('dense 128');
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('commands')).toHaveCount(0);
  await page.keyboard.press('ControlOrMeta+k');
  await page.getByRole('combobox').fill('dropout');
  await expect(page.getByRole('option').first()).toContainText('[128] → [128]');
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('block')).toHaveCount(blocks + 1);
  await page.keyboard.press('ControlOrMeta+z');
  await expect(page.getByTestId('block')).toHaveCount(blocks);
});
