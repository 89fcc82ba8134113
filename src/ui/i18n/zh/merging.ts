import type { BlockWordsZh } from './words.ts';

/** By block type. */
export const mergingZh: Readonly<Record<string, BlockWordsZh>> = {
  add: { label: '相加', summary: '逐个数相加，跳跃连接就是这样。' },
  concatenate: { label: '拼接', summary: '沿一个轴把输入并排放在一起。' },
};
