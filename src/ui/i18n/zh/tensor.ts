import type { BlockWordsZh } from './words.ts';

/** By block type. */
export const tensorZh: Readonly<Record<string, BlockWordsZh>> = {
  matmul: {
    label: '矩阵乘法',
    summary: '最后两个轴上的矩阵相乘；前面的轴数出有多少个矩阵。',
    params: {
      transposeA: { label: '转置 a', help: '先交换 a 的最后两个轴。' },
      transposeB: { label: '转置 b', help: '先交换 b 的最后两个轴。' },
    },
  },
  einsum: {
    label: '爱因斯坦求和',
    summary: '按等式对张量求积与求和：字母相同的轴配在一起。',
    params: { equation: { label: '等式', help: '每个输入和输出的字母，批次都在最前。' } },
  },
};
