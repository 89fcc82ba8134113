import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { expect, test } from './fixtures.ts';

const port = 4399;
test.use({ baseURL: `http://localhost:${port}` });

let server: ChildProcess | undefined;
test.afterEach(() => server?.kill());

test('layerloom open serves the app with a project in it', async ({ page }) => {
  server = spawn('node', ['bin/layerloom.js', 'open', 'templates/spiral.json', '--port', String(port)]);
  if (!server.stdout) throw new Error('The command line has no output.');
  const [line] = (await once(server.stdout, 'data')) as [Buffer];
  const address = line.toString().trim();
  expect(address).toMatch(/^http:\/\/localhost:4399\/\?open=/);

  const response = await page.goto(address);
  expect(response?.headers()).toMatchObject({
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-embedder-policy': 'require-corp',
  });
  await expect(page.getByTestId('totals')).toContainText('354');
  await expect(page).toHaveURL(`http://localhost:${port}/`);
});
