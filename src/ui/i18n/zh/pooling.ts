import type { BlockWordsZh } from './words.ts';

/** By block type. */
export const poolingZh: Readonly<Record<string, BlockWordsZh>> = {
  maxPooling2d: { label: '最大池化', summary: '每个小窗口只保留最大的数，图像变小，微小的位移不再重要。' },
  averagePooling2d: { label: '平均池化', summary: '每个小窗口只保留平均值，图像变小，微小的位移不再重要。' },
  globalAveragePooling2d: { label: '全局平均池化', summary: '取每个通道的平均值：无论图像多大，每个通道只剩一个数。' },
};
