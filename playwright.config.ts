import { defineConfig } from '@playwright/test';
import { launchArgs } from './scripts/ensureBrowser.ts';

const port = Number(process.env['E2E_PORT'] ?? 4317);
const browser = process.env['CHROMIUM_PATH'];
/** A server that runs already; without one the built app is served. */
const url = process.env['E2E_URL'];

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results',
  // Training fills the cores: more than two journeys at once would only wait for each other.
  workers: 2,
  fullyParallel: true,
  forbidOnly: true,
  retries: 0,
  timeout: 180_000,
  expect: { timeout: 30_000 },
  reporter: [['list']],
  use: {
    baseURL: url ?? `http://localhost:${port}`,
    viewport: { width: 1440, height: 900 },
    locale: 'en-US',
    acceptDownloads: true,
    actionTimeout: 15_000,
    screenshot: 'only-on-failure',
    launchOptions: { args: [...launchArgs], ...(browser ? { executablePath: browser } : {}) },
  },
  ...(url
    ? {}
    : {
        webServer: {
          command: `vite preview --port ${port} --strictPort`,
          url: `http://localhost:${port}`,
          reuseExistingServer: false,
        },
      }),
});
