import type { BlockWordsZh } from './words.ts';

/** By block type. */
export const normalizationZh: Readonly<Record<string, BlockWordsZh>> = {
  batchNormalization: { label: '批归一化', summary: '使每个通道在批次上均值为 0、标准差为 1，再做学到的缩放和平移。' },
  layerNormalization: { label: '层归一化', summary: '使每个样本的特征均值为 0、标准差为 1，再做学到的缩放和平移。' },
};
