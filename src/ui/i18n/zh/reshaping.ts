import type { BlockWordsZh } from './words.ts';

/** By block type. */
export const reshapingZh: Readonly<Record<string, BlockWordsZh>> = {
  flatten: { label: '展平', summary: '把所有轴首尾相接，供全连接层使用。' },
  reshape: { label: '变形', summary: '按同样的顺序把同样的数放进另一种形状。' },
};
