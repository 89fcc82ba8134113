import { readFileSync } from 'node:fs';
import { block, openApp, openFile, openTemplate, showTab } from './app.ts';
import { expect, test } from './fixtures.ts';

interface Json {
  [key: string]: Json | string | number | boolean | null | readonly unknown[];
}

const cnn = readFileSync('templates/cnn.json', 'utf8');

/** Files that are no project, and a word of the sentence that says so. */
const bad: readonly (readonly [what: string, content: string | Buffer, sentence: RegExp])[] = [
  ['empty', '', /empty/],
  ['cut short', cnn.slice(0, 2000), /cut short/],
  ['of a newer version', cnn.replace('"version": 2', '"version": 99'), /newer version/],
  ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]), /not a Layerloom project/],
  ['another program’s JSON', '{"nodes": [{"op": "add"}], "edges": []}', /not a Layerloom project/],
];

for (const [what, content, sentence] of bad) {
  test(`refuses a file that is ${what}, and leaves the project as it was`, async ({ page }) => {
    await openApp(page);
    await openFile(page, 'bad.layerloom.json', content);
    await expect(page.getByRole('alert')).toContainText(sentence);
    await expect(page.getByTestId('totals')).toContainText('52,650');
    await expect(page.getByTestId('block')).toHaveCount(7);
  });
}

test('opens a project file, and a cycle in it is explained on a block', async ({ page }) => {
  const project = JSON.parse(cnn);
  project.main.wires.back = {
    id: 'back',
    from: { block: 'maxPooling2d', port: 'output' },
    to: { block: 'conv2d', port: 'image' },
  };
  for (const [id, wire] of Object.entries<Json>(project.main.wires)) {
    if (id !== 'back' && (wire['to'] as Json)['block'] === 'conv2d') delete project.main.wires[id];
  }
  await openApp(page);
  await openFile(page, 'loop.layerloom.json', JSON.stringify(project));
  const badge = page.locator('[data-testid="problem-badge"][data-code="graph/loop"]').first();
  await badge.click();
  await expect(page.getByTestId('problem-card')).toContainText(/loop/);
});

test('explains absurd sizes before anything is allocated', async ({ page }) => {
  const project = JSON.parse(readFileSync('templates/mlp.json', 'utf8'));
  for (const one of Object.values<{ type: string; params: Json }>(project.main.blocks)) {
    if (one.type === 'dense' && one.params['activation'] !== 'softmax') one.params['units'] = 1_000_000_000;
  }
  await openApp(page);
  await openFile(page, 'absurd.layerloom.json', JSON.stringify(project));
  await expect(page.locator('[data-testid="problem-badge"][data-code^="budget/"]').first()).toBeVisible();
  await page.getByTestId('train').click();
  await expect(page.getByTestId('problems')).toContainText(/limit/);
});

test('names with quotes and HTML do no harm anywhere', async ({ page }) => {
  const hostile = `"><img src=x onerror="window.__harmed=1"><script>window.__harmed=1</script>\`\${window.__harmed=1}\`'\\n*/ //`;
  const project = JSON.parse(cnn);
  project.name = hostile;
  for (const one of Object.values<Json>(project.main.blocks)) one['name'] = `${hostile}${String(one['id'])}`;
  await openApp(page);
  await openFile(page, 'hostile.layerloom.json', JSON.stringify(project));
  await expect(block(page, 'conv2d')).toContainText('<script>');
  for (const tab of ['Train', 'Data', 'Look inside', 'Code', 'Problems'] as const) await showTab(page, tab);
  await showTab(page, 'Code');
  await expect(page.getByRole('region', { name: /model\.ts/ })).toContainText('tf.layers.conv2d');
  await page.reload();
  await expect(block(page, 'conv2d')).toContainText('<script>');
  await openTemplate(page, 'spiral');
  expect(await page.evaluate(() => Object.hasOwn(window, '__harmed'))).toBe(false);
});
