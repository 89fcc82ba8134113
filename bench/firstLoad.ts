import { gzipSync } from 'node:zlib';
import type { Response } from '@playwright/test';
import type { Pages } from './browser.ts';
import { judged, type Row } from './row.ts';

const limitKb = 250;

/**
 * What the page asks for until it can be used, compressed as a server would send it: the blocks are on the canvas and
 * Train can be pressed. What it fetches afterwards, while idle, is told apart. Nothing is trained.
 */
export async function measureFirstLoad({ browser, appUrl }: Pages): Promise<Row[]> {
  const page = await browser.newPage();
  const responses: Response[] = [];
  page.on('response', (response) => void responses.push(response));
  await page.goto(appUrl);
  await page.getByTestId('train').waitFor();
  await page.locator('.react-flow__node').first().waitFor();
  const count = responses.length;
  await page.waitForLoadState('networkidle');
  const sizes = await Promise.all(responses.map(compressedKb));
  await page.close();
  const row = (name: string, files: readonly number[]): Row => ({
    bench: 'first load',
    name: `${name}, ${files.length} files, gzip`,
    value: files.reduce((sum, kb) => sum + kb, 0),
    unit: 'kB',
  });
  return [
    judged(row('until the page can be used', sizes.slice(0, count)), 'at most', limitKb),
    row('afterwards, while idle', sizes.slice(count)),
  ];
}

/** Asks for it once more: the browser does not give out what workers of its workers loaded. */
async function compressedKb(response: Response): Promise<number> {
  const body = await (await fetch(response.url())).arrayBuffer();
  return gzipSync(body, { level: 9 }).length / 1000;
}
