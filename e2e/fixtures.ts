import { test as base, expect, type Page } from '@playwright/test';

/** What went wrong on a page without a test asking: errors, and requests to anyone but our own server. */
interface Trouble {
  readonly sentences: string[];
}

/**
 * The tests of this folder run with a page that fails them on any error in the console, any uncaught exception,
 * any request that fails and any request that leaves our own server.
 */
export const test = base.extend<{ trouble: Trouble }>({
  trouble: [
    async ({ page, baseURL }, use) => {
      const trouble: Trouble = { sentences: [] };
      watch(page, baseURL ?? '', trouble);
      await use(trouble);
      expect(trouble.sentences, 'errors on the page, or requests to others').toEqual([]);
    },
    { auto: true },
  ],
});

function watch(page: Page, ours: string, { sentences }: Trouble): void {
  page.on('console', (message) => {
    if (message.type() === 'error') sentences.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => sentences.push(`uncaught: ${error.message}`));
  page.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(ours) && !/^(data|blob):/.test(url)) sentences.push(`request to ${url}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 400) sentences.push(`${response.status()} for ${response.url()}`);
  });
}

export { expect };
