import type { BlockWordsZh } from './words.ts';

/** By block type. */
export const recurrentZh: Readonly<Record<string, BlockWordsZh>> = {
  simpleRNN: { label: '简单 RNN', summary: '逐步读取序列，并把状态从一步带到下一步。' },
  lstm: { label: 'LSTM', summary: '带门的循环层：决定忘记什么、存储什么、说出什么。' },
  gru: { label: 'GRU', summary: '有两个门的循环层：比 LSTM 更省，效果往往相当。' },
  bidirectional: { label: '双向', summary: '用两个循环层正向和反向读取序列，再合并结果。' },
};
