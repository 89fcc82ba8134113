import type { BlockWordsZh } from './words.ts';

/** By block type. */
export const mergingZh: Readonly<Record<string, BlockWordsZh>> = {
  add: { label: '相加', summary: '逐个数相加，跳跃连接就是这样。' },
  subtract: { label: '相减', summary: '从第一个输入中逐个数减去第二个。' },
  multiply: { label: '相乘', summary: '逐个数相乘，门控就是这样。' },
  average: { label: '平均', summary: '逐个数取所有输入的平均值。' },
  maximum: { label: '取最大', summary: '逐个数取所有输入中最大的。' },
  minimum: { label: '取最小', summary: '逐个数取所有输入中最小的。' },
  dot: {
    label: '点积',
    summary: '沿各自的一个轴把两个输入相乘并求和：它们有多相似。',
    params: {
      axes: { label: '轴', help: '两个输入共用一个，或各一个，批次轴为 0；−1 是最后一个。' },
      normalize: { label: '归一化', help: '先使两者长度为 1：即夹角的余弦。' },
    },
  },
  concatenate: { label: '拼接', summary: '沿一个轴把输入并排放在一起。' },
};
