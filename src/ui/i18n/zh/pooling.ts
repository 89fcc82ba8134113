import type { BlockWordsZh } from './words.ts';

/** By block type. */
export const poolingZh: Readonly<Record<string, BlockWordsZh>> = {
  maxPooling2d: { label: '二维最大池化', summary: '每个小窗口只保留最大的数，图像变小，微小的位移不再重要。' },
  averagePooling2d: { label: '二维平均池化', summary: '每个小窗口只保留平均值，图像变小，微小的位移不再重要。' },
  maxPooling1d: { label: '一维最大池化', summary: '每个小窗口只保留最大的数，序列变短，微小的位移不再重要。' },
  averagePooling1d: { label: '一维平均池化', summary: '每个小窗口只保留平均值，序列变短，微小的位移不再重要。' },
  maxPooling3d: { label: '三维最大池化', summary: '每个小窗口只保留最大的数，体数据变小，微小的位移不再重要。' },
  averagePooling3d: { label: '三维平均池化', summary: '每个小窗口只保留平均值，体数据变小，微小的位移不再重要。' },
  globalMaxPooling2d: {
    label: '二维全局最大池化',
    summary: '取每个通道的最大的数：无论图像多大，每个通道只剩一个数。',
  },
  globalAveragePooling2d: {
    label: '二维全局平均池化',
    summary: '取每个通道的平均值：无论图像多大，每个通道只剩一个数。',
  },
  globalMaxPooling1d: {
    label: '一维全局最大池化',
    summary: '取每个通道的最大的数：无论序列多长，每个通道只剩一个数。',
  },
  globalAveragePooling1d: {
    label: '一维全局平均池化',
    summary: '取每个通道的平均值：无论序列多长，每个通道只剩一个数。',
  },
  globalMaxPooling3d: {
    label: '三维全局最大池化',
    summary: '取每个通道的最大的数：无论体数据多大，每个通道只剩一个数。',
  },
  globalAveragePooling3d: {
    label: '三维全局平均池化',
    summary: '取每个通道的平均值：无论体数据多大，每个通道只剩一个数。',
  },
  adaptiveMaxPooling2d: {
    label: '二维自适应最大池化',
    summary: '无论大小，把图像切成所要求数目的窗口，每个窗口保留最大的数。',
  },
  adaptiveAveragePooling2d: {
    label: '二维自适应平均池化',
    summary: '无论大小，把图像切成所要求数目的窗口，每个窗口保留平均值。',
  },
  adaptiveMaxPooling1d: {
    label: '一维自适应最大池化',
    summary: '无论大小，把序列切成所要求数目的窗口，每个窗口保留最大的数。',
  },
  adaptiveAveragePooling1d: {
    label: '一维自适应平均池化',
    summary: '无论大小，把序列切成所要求数目的窗口，每个窗口保留平均值。',
  },
  adaptiveMaxPooling3d: {
    label: '三维自适应最大池化',
    summary: '无论大小，把体数据切成所要求数目的窗口，每个窗口保留最大的数。',
  },
  adaptiveAveragePooling3d: {
    label: '三维自适应平均池化',
    summary: '无论大小，把体数据切成所要求数目的窗口，每个窗口保留平均值。',
  },
};
