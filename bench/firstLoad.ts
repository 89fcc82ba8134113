import { gzipSync } from 'node:zlib';
import type { Response } from '@playwright/test';
import type { Pages } from './browser.ts';
import { judged, type Row } from './row.ts';

const limitKb = 250;

/** Everything the page asks for until it can be used, compressed as a server would send it. Nothing is trained. */
export async function measureFirstLoad({ browser, appUrl }: Pages): Promise<Row[]> {
  const page = await browser.newPage();
  const responses: Response[] = [];
  page.on('response', (response) => void responses.push(response));
  await page.goto(appUrl, { waitUntil: 'networkidle' });
  await page.getByTestId('train').waitFor();
  const files = await Promise.all(
    responses.map(async (response) => {
      const { pathname } = new URL(response.url());
      return { pathname, kb: gzipSync(await response.body(), { level: 9 }).length / 1000 };
    }),
  );
  await page.close();
  const training = files.filter(({ pathname }) => isForTraining(pathname));
  const first = files.filter(({ pathname }) => !isForTraining(pathname));
  const row = (name: string, list: typeof files): Row => ({
    bench: 'first load',
    name: `${name}, ${list.length} files, gzip`,
    value: list.reduce((sum, { kb }) => sum + kb, 0),
    unit: 'kB',
  });
  return [
    judged(row('until the page can be used', first), 'at most', limitKb),
    row('training code, fetched when idle', training),
  ];
}

/** What the worker is made of: it is fetched after the page is there, so that Train answers fast. */
function isForTraining(pathname: string): boolean {
  return /\/worker-[^/]*\.js$|\.wasm$/.test(pathname);
}
