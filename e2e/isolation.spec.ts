import { readdirSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { openApp, setRun } from './app.ts';
import { expect, test as ourServer } from './fixtures.ts';
import { servePlainly } from './plainServer.ts';

/** Tests on a host that sends no headers for isolation. */
const test = ourServer.extend({
  // Playwright reads the names of the fixtures it must set up first from this pattern: there are none.
  // eslint-disable-next-line no-empty-pattern
  baseURL: async ({}, use) => {
    const server = await servePlainly();
    await use(server.url);
    server.close();
  },
});

/** Trains a little, to see that it works. */
async function train(page: Page): Promise<void> {
  await setRun(page, { Epochs: '50' });
  await page.getByTestId('train').click();
  await expect(page.getByTestId('progress')).toContainText(/left/, { timeout: 60_000 });
  await page.getByTestId('stop').click();
  await expect(page.getByTestId('train')).toBeVisible();
}

/** Starts a thread of the kernels within the training worker, as the engine does, and meets it after an empty program. */
async function startThread(page: Page): Promise<unknown> {
  const built = (start: string): string =>
    `/assets/${readdirSync('dist/assets').find((name) => name.startsWith(start))}`;
  const [worker] = page.workers();
  return worker?.evaluate(
    async ([script, kernels]) => {
      const module = await WebAssembly.compileStreaming(fetch(new URL(kernels, self.location.origin)));
      const memory = new WebAssembly.Memory({ initial: 1, maximum: 2, shared: true });
      const thread = new Worker(new URL(script, self.location.origin), { type: 'module' });
      const heard = new Promise((resolve) => {
        thread.onmessage = ({ data }) => resolve(data);
        thread.onerror = ({ message }) => resolve(message);
      });
      thread.postMessage({ module, memory });
      const answer = await heard;
      if (answer !== 'ready') return answer;
      const team = 64;
      thread.postMessage({ thread: 1, team });
      const { exports } = await WebAssembly.instantiate(module, { env: { memory } });
      (exports['lead'] as (...words: number[]) => void)(0, 0, 2, team, 0, 0);
      thread.terminate();
      return 'met';
    },
    [built('threadWorker'), built('kernels-threads')] as const,
  );
}

/** How often the page is loaded from now on. */
function countLoads(page: Page): () => number {
  let loads = 0;
  page.on('domcontentloaded', () => void loads++);
  return () => loads;
}

test('a plain static host: isolated after one reload, and at once from then on', async ({ page }) => {
  const loads = countLoads(page);
  await openApp(page);
  await page.waitForFunction(() => crossOriginIsolated);
  await openApp(page);
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
  expect(loads()).toBe(3);
  await train(page);
  expect(await startThread(page)).toBe('met');
});

ourServer('our own server: isolated at once, and no service worker', async ({ page }) => {
  const loads = countLoads(page);
  await openApp(page);
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
  await train(page);
  expect(await startThread(page)).toBe('met');
  expect(await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)).toBe(0);
  expect(loads()).toBe(1);
});

test.describe('where service workers do not start', () => {
  test.use({ serviceWorkers: 'block' });

  test('the app opens once, and trains', async ({ page }) => {
    const loads = countLoads(page);
    await openApp(page);
    await train(page);
    expect(await page.evaluate(() => crossOriginIsolated)).toBe(false);
    expect(loads()).toBe(1);
  });
});

test('within a frame of another page the app does not reload', async ({ page, baseURL }) => {
  await page.route('**/around', (route) =>
    route.fulfill({ contentType: 'text/html', body: '<iframe src="/" width="1400" height="850"></iframe>' }),
  );
  await page.goto(`${baseURL}/around`);
  await expect(page.frameLocator('iframe').getByTestId('train')).toBeVisible();
  expect(await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)).toBe(0);
});
