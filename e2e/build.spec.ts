import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { unzipSync } from 'fflate';
import {
  clearCanvas,
  dragFromPalette,
  drawWire,
  openApp,
  select,
  setNumber,
  setRun,
  showTab,
  type PortName,
  dock,
  inspector,
} from './app.ts';
import { expect, test } from './fixtures.ts';

/** SimpleCNN as a person lays it out: what, and where on the canvas. */
const layout: readonly (readonly [type: string, x: number, y: number])[] = [
  ['digits', 110, 90],
  ['conv2d', 320, 90],
  ['maxPooling2d', 530, 90],
  ['conv2d', 740, 90],
  ['maxPooling2d', 110, 250],
  ['flatten', 320, 250],
  ['dense', 530, 250],
  ['dense', 740, 250],
  ['categoricalCrossentropy', 320, 400],
  ['updateStep', 580, 400],
];

const wires: readonly (readonly [from: PortName, to: PortName])[] = [
  ['digits_1.images', 'conv2d_1.image'],
  ['conv2d_1.output', 'maxPooling2d_1.image'],
  ['maxPooling2d_1.output', 'conv2d_2.image'],
  ['conv2d_2.output', 'maxPooling2d_2.image'],
  ['maxPooling2d_2.output', 'flatten_1.input'],
  ['flatten_1.output', 'dense_1.input'],
  ['dense_1.output', 'dense_2.input'],
  ['dense_2.output', 'categoricalCrossentropy_1.predictions'],
  ['digits_1.labels', 'categoricalCrossentropy_1.labels'],
  ['categoricalCrossentropy_1.loss', 'updateStep_1.loss'],
];

test('builds the CNN by dragging, trains it, sees both charts move, exports it and runs the export', async ({
  page,
}, info) => {
  test.setTimeout(400_000);
  await openApp(page);
  await clearCanvas(page);

  for (const [type, x, y] of layout) await dragFromPalette(page, type, x, y);
  for (const [from, to] of wires) await drawWire(page, from, to);

  await select(page, 'conv2d_2');
  await setNumber(page, 'Filters', '64');
  await select(page, 'dense_1');
  await setNumber(page, 'Units', '128');
  await select(page, 'dense_2');
  await setNumber(page, 'Units', '10');
  await inspector(page).getByLabel('Activation', { exact: true }).selectOption('softmax');
  await expect(page.getByTestId('totals')).toContainText('225,034');
  await expect(page.getByTestId('problem-badge')).toHaveCount(0);

  await select(page, 'digits_1');
  await setNumber(page, 'Training samples', '4000');
  await setRun(page, { Epochs: '3', 'Batch size': '20', Seed: '7' });

  await watchCurves(page);
  await page.getByTestId('train').click();
  for (const name of ['Loss', 'Accuracy']) await expect.poll(() => curvesDrawn(page, name)).toBeGreaterThan(1);
  await expect(page.getByTestId('train')).toBeVisible({ timeout: 120_000 });

  await showTab(page, 'Code');
  await expect(dock(page).getByRole('region', { name: /model\.ts/ })).toContainText('filters: 64');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    dock(page).getByRole('button', { name: 'Download project' }).click(),
  ]);
  const zip = info.outputPath('project.zip');
  await download.saveAs(zip);
  const printed = runExport(zip, info.outputPath('project'));
  expect(printed).toContain('parameters 225034');
  const losses = [...printed.matchAll(/loss ([\d.]+)/g)].map(([, loss]) => Number(loss));
  expect(losses).toHaveLength(3);
  // Ten classes, none learnt yet: about ln 10 = 2.3.
  expect(losses[0]).toBeGreaterThan(1.8);
  expect(losses[0]).toBeLessThan(3.2);
});

/**
 * Notes every form the first curve of each chart takes from now on: a run may be over before a test has looked twice.
 */
async function watchCurves(page: Page): Promise<void> {
  await page.getByTestId('dock').evaluate((dock) => {
    const seen: Record<string, string[]> = {};
    Object.assign(globalThis, { curvesSeen: seen });
    const note = (): void => {
      for (const region of dock.querySelectorAll('section')) {
        const name = region.getAttribute('aria-label') ?? '';
        const drawn = region.querySelector('path.recharts-line-curve')?.getAttribute('d');
        const forms = (seen[name] ??= []);
        if (drawn?.includes('L') === true && !forms.includes(drawn)) forms.push(drawn);
      }
    };
    new MutationObserver(note).observe(dock, { subtree: true, childList: true, attributes: true });
  });
}

/** How many different forms the first curve of a chart has had since {@link watchCurves}. */
function curvesDrawn(page: Page, chart: string): Promise<number> {
  return page.evaluate(
    (name) => (globalThis as unknown as { curvesSeen: Record<string, string[]> }).curvesSeen[name]?.length ?? 0,
    chart,
  );
}

/** What a person's own code does with an export. A few batches: Node's plain backend is slow with convolutions. */
const fewBatches = `
import { loadData } from './data.ts';
import * as models from './model.ts';
import { train } from './train.ts';
import { readFile } from 'node:fs/promises';
const read = async (path) => new Uint8Array(await readFile(new URL('./public/data/' + path, import.meta.url))).buffer;
const [create] = Object.values(models);
const model = create(7);
console.log('parameters ' + model.countParams());
await train(model, await loadData(read), {
  batchSize: 8,
  seed: 7,
  onBatch(batch, { loss }) {
    console.log('batch ' + batch + ' loss ' + loss);
    if (batch === 2) process.exit(0);
  },
});
`;

/** Unpacks an exported project and trains it in Node for three batches; gives what it printed. */
function runExport(zip: string, folder: string): string {
  for (const [name, bytes] of Object.entries(unzipSync(readFileSync(zip)))) {
    const file = path.join(folder, name);
    mkdirSync(name.endsWith('/') ? file : path.dirname(file), { recursive: true });
    if (!name.endsWith('/')) writeFileSync(file, bytes);
  }
  const [root = folder] = readdirSync(folder).map((name) => path.join(folder, name));
  // What `npm install` would put there: the same versions, already on this machine.
  symlinkSync(path.resolve('node_modules'), path.join(root, 'node_modules'));
  writeFileSync(path.join(root, 'few.mjs'), fewBatches);
  const run = spawnSync('npx', ['tsx', 'few.mjs'], { cwd: root, encoding: 'utf8', timeout: 150_000 });
  expect(run.status, run.stderr).toBe(0);
  return run.stdout;
}
