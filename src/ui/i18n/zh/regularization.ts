import type { BlockWordsZh } from './words.ts';

/** By block type. */
export const regularizationZh: Readonly<Record<string, BlockWordsZh>> = {
  dropout: { label: '随机失活', summary: '训练时随机把一部分输入置零，使单元不能依赖彼此。' },
};
