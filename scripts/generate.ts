import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { addingPage } from './generate/addingPage.ts';
import { blocksPage } from './generate/blocksPage.ts';
import { carriedSources } from './generate/carriedSources.ts';
import { diagnosticsPage } from './generate/diagnosticsPage.ts';
import type { GeneratedFile } from './generate/file.ts';
import { goldenCode } from './generate/goldenCode.ts';
import { kernelModules } from './generate/kernelModules.ts';
import { lessonPages } from './generate/lessonPages.ts';
import { trainingPage } from './generate/trainingPage.ts';
import { chineseLabels, listedBlocks } from './generate/listedBlocks.ts';
import { severities } from './generate/severities.ts';

/** Every file of the repository that is made from others. They are committed; a stale one is red. */
const generators: readonly (() => readonly GeneratedFile[] | Promise<readonly GeneratedFile[]>)[] = [
  () => [blocksPage(), diagnosticsPage(), addingPage(), listedBlocks(), chineseLabels(), severities()],
  () => lessonPages(),
  () => trainingPage(),
  () => [carriedSources()],
  goldenCode,
  kernelModules,
];

const files: GeneratedFile[] = [];
for (const generate of generators) files.push(...(await generate()));
const stale = files.filter(
  ({ path: file, content }) => !existsSync(file) || !readFileSync(file).equals(Buffer.from(content)),
);

if (process.argv.includes('--check')) {
  for (const { path: file } of stale)
    console.error(`${file} is stale: run npm run generate and commit what it writes.`);
  process.exitCode = stale.length > 0 ? 1 : 0;
} else {
  for (const { path: file, content } of stale) {
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, content);
    console.log(`wrote ${file}`);
  }
  console.log(`${files.length} generated files, ${stale.length} of them changed`);
}
