import { categories } from '../../src/nodes/kit/categories.ts';
import { blockDefinitions } from '../../src/nodes/index.ts';
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
