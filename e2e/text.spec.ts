import { lessons } from '../src/compiler/lessons/index.ts';
import { block, dock, openApp, openProject, openTemplate, showTab } from './app.ts';
import { expect, test } from './fixtures.ts';

test('reviews become numbers, and the trained net says what it takes each for', async ({ page }) => {
  await openApp(page);
  await openTemplate(page, 'bilstm');
  await showTab(page, 'Data');
  // The words of the training samples, the most frequent first: every sentence has "the" and "was".
  const words = dock(page).getByRole('table', { name: 'Vocabulary: words' });
  await expect(words.getByRole('row').nth(1)).toContainText('padding');
  await expect(words.getByRole('row').nth(3)).toContainText(/was|the/);
  const first = dock(page).getByRole('table', { name: 'Samples' }).getByRole('row').nth(1);
  await expect(first).toContainText(/The .*(negative|positive)(\d+ ){15}\d+/);

  await page.getByTestId('train').click();
  await showTab(page, 'Look inside');
  const sentence = dock(page).getByRole('button', { name: /The .*\. .*(negative|positive)/ });
  await expect(sentence).toHaveCount(24);
});

test('a layer that text is wired to says so, and offers the block between', async ({ page }) => {
  await openApp(page);
  await openProject(page, lessons['shape/text']!.project);
  await block(page, 'dense').getByTestId('problem-badge').click();
  const card = page.getByTestId('problem-card');
  await expect(card).toContainText('takes numbers, the wire carries text');
  await card.getByRole('button', { name: 'Insert Text vectorization' }).click();
  await expect(block(page, 'textVectorization_1')).toBeVisible();
  await expect(block(page, 'dense').getByTestId('problem-badge')).toHaveCount(0);
});
