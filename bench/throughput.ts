import type { Page } from '@playwright/test';
import type { Message } from '../src/training/protocol.ts';
import type { Pages } from './browser.ts';
import type { FitRequest } from './plain/worker.ts';
import { judged, type Row } from './row.ts';

const rounds = 5;
const epochs = 5;

/**
 * The first template trained in the app, with its charts and live views on, beside the same model in plain
 * TensorFlow.js: time from the start to the end of the last epoch, validation included in both. The rounds take turns,
 * and the quickest counts: it is the one that other programs of the machine disturbed least.
 */
export async function measureThroughput(pages: Pages): Promise<Row[]> {
  const times: Record<'ours' | 'stock' | 'kernels', number[]> = { ours: [], stock: [], kernels: [] };
  for (let round = 0; round < rounds; round++) {
    times.ours.push(await appMs(pages));
    times.stock.push(await plainMs(pages, { model: 'mlp', epochs, kernels: false }));
    times.kernels.push(await plainMs(pages, { model: 'mlp', epochs, kernels: true }));
  }
  const ours = Math.min(...times.ours);
  const samplesPerSecond = (ms: number) => (epochs * 8000 * 1000) / ms;
  const bench = 'training';
  return [
    { bench, name: 'SimpleNet in the app', value: samplesPerSecond(ours), unit: 'samples/s' },
    { bench, name: 'SimpleNet, plain fit', value: samplesPerSecond(Math.min(...times.stock)), unit: 'samples/s' },
    {
      bench,
      name: 'SimpleNet, plain fit on our kernels',
      value: samplesPerSecond(Math.min(...times.kernels)),
      unit: 'samples/s',
    },
    judged(
      { bench, name: 'app to plain fit', value: Math.min(...times.stock) / ours, unit: 'ratio' },
      'at least',
      0.95,
    ),
    judged(
      { bench, name: 'app to plain fit on our kernels', value: Math.min(...times.kernels) / ours, unit: 'ratio' },
      'at least',
      0.95,
    ),
  ];
}

interface Heard {
  /** When the start, and when the last epoch that counts, was told. */
  heard?: { start?: number; end?: number };
}

async function appMs({ browser, appUrl }: Pages): Promise<number> {
  const page = await browser.newPage();
  await listen(page);
  await page.goto(appUrl, { waitUntil: 'networkidle' });
  await page.getByTestId('train').click();
  await page.waitForFunction(() => (globalThis as Heard).heard?.end !== undefined, undefined, { timeout: 300_000 });
  const { start = 0, end = 0 } = (await page.evaluate(() => (globalThis as Heard).heard)) ?? {};
  await page.close();
  return end - start;
}

/** Notes when the worker tells of the start and of the last epoch, before the page hears it. */
async function listen(page: Page): Promise<void> {
  await page.addInitScript((last) => {
    const heard: NonNullable<Heard['heard']> = ((globalThis as Heard).heard = {});
    const Plain = globalThis.Worker;
    globalThis.Worker = class extends Plain {
      constructor(url: string | URL, options?: WorkerOptions) {
        super(url, options);
        this.addEventListener('message', ({ data }: MessageEvent<Message>) => {
          if (data.kind !== 'events') return;
          for (const event of data.events) {
            if (event.kind === 'start') heard.start = performance.now();
            if (event.kind === 'epoch' && event.epoch === last) heard.end = performance.now();
          }
        });
      }
    };
  }, epochs - 1);
}

async function plainMs({ browser, plainUrl }: Pages, request: FitRequest): Promise<number> {
  const page = await browser.newPage();
  await page.goto(plainUrl, { waitUntil: 'networkidle' });
  const ms = await page.evaluate((wanted) => globalThis.window.fit!(wanted), request);
  await page.close();
  return ms;
}
