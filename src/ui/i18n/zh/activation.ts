import type { BlockWordsZh } from './words.ts';

/** By block type. */
export const activationZh: Readonly<Record<string, BlockWordsZh>> = {
  activation: { label: '激活', summary: '对每个数应用一个函数；没有它，多层叠加只等于一层。' },
  leakyReLU: { label: 'Leaky ReLU', summary: '保留正数，并让一小部分负数通过，使单元不会永久沉默。' },
};
