import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type Browser, type Page } from '@playwright/test';
import { build, preview, type InlineConfig, type PreviewServer } from 'vite';
import { ensureBrowser, launchArgs } from '../scripts/ensureBrowser.ts';

const repository = fileURLToPath(new URL('..', import.meta.url));

/** The built app, and the page that trains with plain TensorFlow.js, in one browser. */
export interface Pages {
  readonly browser: Browser;
  readonly appUrl: string;
  readonly plainUrl: string;
  close(): Promise<void>;
}

/** Builds both pages as they would ship, into a temporary folder, and serves them. */
export async function openPages(): Promise<Pages> {
  const out = await mkdtemp(join(tmpdir(), 'layerloom-bench-'));
  const app = await serve({ root: repository }, join(out, 'app'));
  const plain = await serve(
    {
      root: join(repository, 'bench/plain'),
      publicDir: join(repository, 'public'),
      configFile: join(repository, 'vite.config.ts'),
    },
    join(out, 'plain'),
  );
  const browser = await launch();
  return {
    browser,
    appUrl: addressOf(app),
    plainUrl: addressOf(plain),
    async close() {
      await browser.close();
      await Promise.all([app.close(), plain.close()]);
      await rm(out, { recursive: true });
    },
  };
}

/** The page in whose workers engines are timed. */
export const openEnginePage = (): Promise<OpenPage> => openPage('bench/engine/page', 'ask', []);

/** The page that measures where blocks train, with a WebGPU that a program imitates where there is no card. */
export const openTrainingPage = (): Promise<OpenPage> =>
  openPage('bench/training/page', 'measure', ['--enable-unsafe-webgpu', '--use-webgpu-adapter=swiftshader']);

interface OpenPage {
  readonly page: Page;
  close(): Promise<void>;
}

/** Builds and opens a page, until it has put the function called so on its window. */
async function openPage(folder: string, ready: string, args: readonly string[]): Promise<OpenPage> {
  const out = await mkdtemp(join(tmpdir(), 'layerloom-bench-'));
  const served = await serve(
    {
      root: join(repository, folder),
      publicDir: false,
      configFile: join(repository, 'vite.config.ts'),
    },
    out,
  );
  const browser = await launch(args);
  const page = await browser.newPage();
  await page.goto(addressOf(served));
  await page.waitForFunction((name) => name in globalThis, ready);
  return {
    page,
    async close() {
      await browser.close();
      await served.close();
      await rm(out, { recursive: true });
    },
  };
}

async function launch(args: readonly string[] = []): Promise<Browser> {
  return chromium.launch({ executablePath: await ensureBrowser(), args: [...launchArgs, ...args] });
}

async function serve(config: InlineConfig, outDir: string): Promise<PreviewServer> {
  const shared: InlineConfig = { ...config, logLevel: 'error', build: { outDir, emptyOutDir: true } };
  await build(shared);
  // Port 0 takes any that is free.
  return preview({ ...shared, preview: { port: 0, open: false } });
}

function addressOf(server: PreviewServer): string {
  const address = server.resolvedUrls?.local[0];
  if (!address) throw new Error('The preview server has no address.');
  return address;
}
