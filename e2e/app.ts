import { expect, type Locator, type Page } from '@playwright/test';
import type { Project } from '../src/graph/project.ts';

/** A port on the canvas: `conv2d_1.output`. Ids are given in the order blocks of a type are added. */
export type PortName = `${string}.${string}`;

/** Opens the app and waits until its project stands on the canvas. */
export async function openApp(page: Page, path = '/'): Promise<void> {
  await page.goto(path);
  await expect(page.getByTestId('canvas')).toBeVisible();
  await expect(page.getByTestId('train')).toBeVisible();
}

/** Takes every block away, as a person would. */
export async function clearCanvas(page: Page): Promise<void> {
  await page.getByTestId('canvas').focus();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.press('Delete');
  await expect(page.getByTestId('block')).toHaveCount(0);
  await expect(page.getByTestId('empty-canvas')).toBeVisible();
}

/** The panel with the parameters of what is selected. */
export function inspector(page: Page): Locator {
  return page.locator('[data-region="inspector"]');
}

/** The panel under the canvas. */
export function dock(page: Page): Locator {
  return page.locator('[data-region="dock"]');
}

/** The block of an id. */
export function block(page: Page, id: string): Locator {
  return page.locator(`[data-testid="block"][data-block="${id}"]`);
}

/** The handle of a port. */
export function handle(page: Page, port: PortName): Locator {
  const dot = port.lastIndexOf('.');
  const [id, name] = [port.slice(0, dot), port.slice(dot + 1)];
  return page.locator(`[data-testid="handle"][data-block="${id}"][data-port="${name}"]`);
}

/** Drags a block from the palette to a place of the canvas: pixels from its top left corner. */
export async function dragFromPalette(page: Page, type: string, x: number, y: number): Promise<void> {
  const before = await page.getByTestId('block').count();
  const search = page.getByRole('textbox', { name: 'Find a block' });
  const row = page.getByTestId(`palette-${type}`);
  // What is searched for by its own name stands first.
  await search.fill(type);
  const canvas = await boxOf(page.getByTestId('canvas'));
  await drag(page, await centreOf(row), { x: canvas.x + x, y: canvas.y + y });
  await expect(page.getByTestId('block')).toHaveCount(before + 1);
}

/** Draws a wire from an output to an input with the pointer. */
export async function drawWire(page: Page, from: PortName, to: PortName): Promise<void> {
  const before = await page.locator('.react-flow__edge').count();
  await drag(page, await centreOf(handle(page, from)), await centreOf(handle(page, to)));
  await expect(page.locator('.react-flow__edge')).toHaveCount(before + 1);
}

/** Presses at a place, moves in steps as a hand does, and lets go at another. */
export async function drag(page: Page, from: Point, to: Point): Promise<void> {
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(from.x + 8, from.y + 6, { steps: 2 });
  await page.mouse.move(to.x, to.y, { steps: 8 });
  await page.mouse.up();
}

/** Moves the pointer onto something that has come to rest, and scrolls nothing for it: a canvas has no place to scroll to. */
export async function pointTo(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeVisible();
  await page.evaluate(() => {
    const ending = document.getAnimations().filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity);
    return Promise.allSettled(ending.map(({ finished }) => finished));
  });
  const { x, y } = await centreOf(target);
  await page.mouse.move(x, y);
}

interface Point {
  readonly x: number;
  readonly y: number;
}

async function boxOf(locator: Locator): Promise<Point & { readonly width: number; readonly height: number }> {
  await expect(locator).toBeVisible();
  const box = await locator.boundingBox();
  if (!box) throw new Error(`${locator.toString()} has no place on the page.`);
  return box;
}

async function centreOf(locator: Locator): Promise<Point> {
  const { x, y, width, height } = await boxOf(locator);
  return { x: x + width / 2, y: y + height / 2 };
}

/** Selects a block by its header, so that the inspector shows it. */
export async function select(page: Page, id: string): Promise<void> {
  await block(page, id).click({ position: { x: 60, y: 12 } });
}

/** Types a number into a field of the inspector. */
export async function setNumber(page: Page, label: string, value: string): Promise<void> {
  const field = inspector(page).getByLabel(label, { exact: true });
  await field.fill(value);
  await field.press('Enter');
}

/** Types a window size, such as a kernel of 5 × 5. */
export async function setWindow(page: Page, label: string, sizes: readonly string[]): Promise<void> {
  const fields = inspector(page).getByRole('group', { name: label, exact: true }).getByRole('textbox');
  for (const [axis, size] of sizes.entries()) await fields.nth(axis).fill(size);
}

/** Sets how long the next run is. */
export async function setRun(
  page: Page,
  settings: Partial<Record<'Epochs' | 'Batch size' | 'Seed', string>>,
): Promise<void> {
  await showTab(page, 'Train');
  await page.getByRole('button', { name: 'Epochs and batch size' }).first().click();
  for (const [label, value] of Object.entries(settings))
    await page.getByRole('dialog').getByLabel(label, { exact: true }).fill(value);
  await page.keyboard.press('Escape');
}

/** Opens a tab of the dock. */
export async function showTab(page: Page, name: 'Train' | 'Data' | 'Look inside' | 'Code' | 'Problems'): Promise<void> {
  await dock(page).getByRole('tab', { name }).click();
}

/** Opens a template from the gallery. */
export async function openTemplate(page: Page, id: string): Promise<void> {
  await page.getByTestId('templates').click();
  await page.getByTestId(`template-${id}`).click();
  await expect(page.getByTestId('block').first()).toBeVisible();
}

/** Opens a file through the project menu. */
export async function openFile(page: Page, name: string, content: string | Buffer): Promise<void> {
  const chooser = page.waitForEvent('filechooser');
  await page.getByTestId('project-menu').click();
  await page.getByRole('menuitem', { name: 'Open a file' }).click();
  await (await chooser).setFiles({ name, mimeType: 'application/json', buffer: Buffer.from(content) });
}

/** Opens a project from a file. */
export async function openProject(page: Page, project: Project): Promise<void> {
  await openFile(page, 'project.layerloom.json', JSON.stringify(project));
}
