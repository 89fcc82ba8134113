import type { BlockWordsZh } from './words.ts';

/** By block type. */
export const coreZh: Readonly<Record<string, BlockWordsZh>> = {
  dense: { label: '全连接', summary: '每个输出都是所有输入的加权和，再加上偏置。' },
  embedding: { label: '嵌入', summary: '为每个字符、词或类别查出一行学到的数。' },
};
