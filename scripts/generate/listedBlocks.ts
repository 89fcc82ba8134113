import { categories } from '../../src/nodes/kit/categories.ts';
import { blockDefinitions } from '../../src/nodes/index.ts';
import { blocksZh } from '../../src/ui/i18n/blockWords.zh.ts';
import type { GeneratedFile } from './file.ts';

/** What the palette lists before the definitions have come: type, label and icon of every block, by category. */
export function listedBlocks(): GeneratedFile {
  const groups = categories.flatMap((category) => {
    const members = blockDefinitions.filter((definition) => definition.category === category);
    const rows = members.map(({ type, label, icon }) => `    ${JSON.stringify([type, label, icon])},\n`);
    return rows.length > 0 ? [`  ${category}: [\n${rows.join('')}  ],\n`] : [];
  });
  const text =
    '// Written by `npm run generate` from the definitions of the blocks. Do not edit.\n' +
    "import type { Category } from './kit/categories.ts';\n\n" +
    '/** Type, label and icon of every block, by category, in the order of the palette. */\n' +
    'export const listed: Readonly<Partial<Record<Category, readonly (readonly [string, string, string])[]>>> = {\n' +
    `${groups.join('')}};\n`;
  return { path: 'src/nodes/listed.generated.ts', content: text };
}

/** Their names in Chinese, in the same order: what the Chinese page shows before the words of all blocks have come. */
export function chineseLabels(): GeneratedFile {
  const listed = categories.flatMap((category) => blockDefinitions.filter((each) => each.category === category));
  const rows = listed.map(({ type, label }) => `  ${JSON.stringify(blocksZh[type]?.label ?? label)},\n`);
  const text =
    '// Written by `npm run generate` from the Chinese words of the blocks. Do not edit.\n\n' +
    '/** What every block is called in Chinese, in the order of `nodes/listed.generated.ts`. */\n' +
    `export const labelsZh: readonly string[] = [\n${rows.join('')}];\n`;
  return { path: 'src/ui/i18n/blockLabels.zh.generated.ts', content: text };
}
