import { gzipSync } from 'node:zlib';
import type { Response } from '@playwright/test';
import type { Pages } from './browser.ts';
import { judged, type Row } from './row.ts';

const limitKb = 250;

/**
 * What the page asks for until it can be used, compressed as a server would send it: the blocks are on the canvas and
 * Train can be pressed. What it fetches afterwards, while idle, is told apart. Nothing is trained. In English and in Chinese, which has its words beside.
 */
export async function measureFirstLoad(pages: Pages): Promise<Row[]> {
  return [...(await measureIn(pages, 'en-GB', 'English')), ...(await measureIn(pages, 'zh-CN', 'Chinese'))];
}

async function measureIn({ browser, appUrl }: Pages, locale: string, language: string): Promise<Row[]> {
  const page = await browser.newPage({ locale });
  await page.addInitScript(noteWhenUsable);
  const responses: Response[] = [];
  page.on('response', (response) => void responses.push(response));
  await page.goto(appUrl);
  await page.waitForFunction(() => performance.getEntriesByName('usable').length > 0);
  await page.waitForLoadState('networkidle');
  const before = await page.evaluate(requestedBefore);
  const sizes = await Promise.all(responses.map(compressedKb));
  await page.close();
  const isFirst = responses.map((response) => before.includes(response.url()));
  const row = (name: string, files: readonly number[]): Row => ({
    bench: 'first load',
    name: `${language}, ${name}, ${files.length} files, gzip`,
    value: files.reduce((sum, kb) => sum + kb, 0),
    unit: 'kB',
  });
  return [
    judged(
      row(
        'until the page can be used',
        sizes.filter((_, index) => isFirst[index]),
      ),
      'at most',
      limitKb,
    ),
    row(
      'afterwards, while idle',
      sizes.filter((_, index) => !isFirst[index]),
    ),
  ];
}

/** Marks the moment in the page itself: seen from outside, what it asks for right after may seem to come before. */
function noteWhenUsable(): void {
  const observer = new MutationObserver(() => {
    const train = document.querySelector('[data-testid="train"]');
    if (!train || !document.querySelector('.react-flow__node')) return;
    observer.disconnect();
    performance.mark('usable');
  });
  observer.observe(document, { childList: true, subtree: true });
}

/** Addresses of what the page had asked for by then, and of the page itself. */
function requestedBefore(): readonly string[] {
  const usableAt = performance.getEntriesByName('usable')[0]?.startTime ?? Infinity;
  const asked = performance.getEntriesByType('resource').filter(({ startTime }) => startTime <= usableAt);
  return [location.href, ...asked.map(({ name }) => name)];
}

/** Asks for it once more: the browser does not give out what workers of its workers loaded. */
async function compressedKb(response: Response): Promise<number> {
  const body = await (await fetch(response.url())).arrayBuffer();
  return gzipSync(body, { level: 9 }).length / 1000;
}
