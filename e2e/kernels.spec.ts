import { readdirSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { testProgram } from '../src/engine/kernels/testProgram.ts';
import { openApp, setRun } from './app.ts';
import { expect, test } from './fixtures.ts';

/** The path that a build of the kernels is served at. */
function served(build: string): string {
  const name = readdirSync('dist/assets').find((file) => new RegExp(`^${build}-[\\w-]{8}\\.wasm$`).test(file));
  return `/assets/${name}`;
}

/** What a build makes of a product and a convolution in this browser. */
function outputOf(page: Page, build: string): Promise<readonly number[]> {
  return page.evaluate(
    async ([url, { words, start, end, scratch, out, count }]) => {
      const memory = new WebAssembly.Memory({ initial: 16 });
      const { instance } = await WebAssembly.instantiateStreaming(fetch(url), { env: { memory } });
      new Int32Array(memory.buffer).set(words);
      (instance.exports['run'] as (...words: number[]) => void)(start, end, 0, 1, 0, scratch);
      return [...new Float32Array(memory.buffer, out, count)];
    },
    [served(build), testProgram()] as const,
  );
}

test('the browser trains on the relaxed kernels, and asks for no others', async ({ page }) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await openApp(page);
  await setRun(page, { Epochs: '50' });
  await page.getByTestId('train').click();
  await expect(page.getByTestId('progress')).toContainText(/left/, { timeout: 60_000 });
  await page.getByTestId('stop').click();
  const kernels = asked.filter((path) => path.startsWith('/assets/kernels'));
  expect(kernels).toContain(served('kernels-relaxed'));
  expect(kernels.filter((path) => !path.startsWith('/assets/kernels-relaxed'))).toEqual([]);
});

test('the relaxed kernels compute what the plain ones do, but for rounding', async ({ page }) => {
  await openApp(page);
  const [plain, relaxed] = [await outputOf(page, 'kernels'), await outputOf(page, 'kernels-relaxed')];
  const largest = Math.max(...plain.map(Math.abs));
  expect(largest).toBeGreaterThan(1);
  expect(Math.max(...plain.map((value, index) => Math.abs(value - relaxed[index]!))) / largest).toBeLessThan(1e-5);
});
