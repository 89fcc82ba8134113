import type { Chinese } from '../i18n/words.ts';
import type { chartWords } from './chartWords.ts';

export const chartWordsZh: Chinese<typeof chartWords> = {
  loss: '损失',
  accuracy: '准确率',
  meanAbsoluteError: '平均绝对误差',
  train: '训练',
  validation: '验证',
  epoch: '轮',
  step: '步',
  linear: '线性',
  log: 'log',
  scale: '坐标刻度',
  showTable: '以表格显示',
  showChart: '以图表显示',
  keys: '方向键沿训练过程移动，回车显示表格',
  tableKeys: '回车显示图表',
  ofEpochs: '每轮的平均值',
  noEpoch: '第一轮结束后出现第一行。',
};
