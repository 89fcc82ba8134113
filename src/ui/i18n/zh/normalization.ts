import type { BlockWordsZh } from './words.ts';

/** By block type. */
export const normalizationZh: Readonly<Record<string, BlockWordsZh>> = {
  batchNormalization: { label: '批归一化', summary: '使每个通道在批次上均值为 0、标准差为 1，再做学到的缩放和平移。' },
  layerNormalization: { label: '层归一化', summary: '使每个样本的特征均值为 0、标准差为 1，再做学到的缩放和平移。' },
  groupNormalization: {
    label: '组归一化',
    summary: '使每个样本的各组通道均值为 0、标准差为 1：类似批归一化，但不受批次大小影响。',
    params: { groups: { label: '组数', help: '通道数是它的倍数。' } },
  },
  instanceNormalization: {
    label: '实例归一化',
    summary: '使每个样本的每个通道均值为 0、标准差为 1，从而去掉图像的对比度和风格。',
  },
  rmsNormalization: {
    label: 'RMS 归一化',
    summary: '把每个样本的特征除以其均方根，再做缩放：不减均值的层归一化。',
  },
  unitNormalization: { label: '单位归一化', summary: '使每个样本的特征长度为 1，只保留方向。' },
  spectralNormalization: {
    label: '谱归一化',
    summary: '每次训练前把某一层的核除以其最大奇异值，使该层不会过度放大差异：常用于判别器。',
    params: { layer: { label: '层', help: '其核被保持在最大奇异值 1 附近的层。' } },
  },
};
