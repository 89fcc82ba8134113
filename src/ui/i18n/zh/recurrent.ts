import type { BlockWordsZh } from './words.ts';

const filters: BlockWordsZh['params'] = {
  filters: { label: '滤波器数', help: '状态和每个输出的通道数。' },
};

/** By block type. */
export const recurrentZh: Readonly<Record<string, BlockWordsZh>> = {
  simpleRNN: { label: '简单 RNN', summary: '逐步读取序列，并把状态从一步带到下一步。' },
  lstm: { label: 'LSTM', summary: '带门的循环层：决定忘记什么、存储什么、说出什么。' },
  gru: { label: 'GRU', summary: '有两个门的循环层：比 LSTM 更省，效果往往相当。' },
  bidirectional: { label: '双向', summary: '用两个循环层正向和反向读取序列，再合并结果。' },
  convLSTM1d: {
    label: '一维 ConvLSTM',
    summary: '读取由行组成的序列的 LSTM：每个位置记住什么，取决于它周围的位置。',
    params: filters,
  },
  convLSTM2d: {
    label: '二维 ConvLSTM',
    summary: '读取影片的 LSTM：每个像素记住什么，取决于它周围的像素。',
    params: filters,
  },
  timeDistributed: {
    label: '逐步应用',
    summary: '用同一组权重把一个层应用到序列的每一步：影片的每一张图像。',
    params: {
      layer: { label: '层', help: '应用到每一步的层。' },
      poolSize: { label: '窗口', help: '窗口的高和宽，也是它每次移动的距离。' },
      n: { label: '次数', help: '重复后每一步的长度。' },
    },
  },
};
