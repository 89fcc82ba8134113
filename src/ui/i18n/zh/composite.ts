import type { BlockWordsZh } from './words.ts';

/** By block type. */
export const compositeZh: Readonly<Record<string, BlockWordsZh>> = {
  residualBlock: {
    label: '残差块',
    summary: '几层卷积的结果与输入相加，因此很深的网络也能学习。',
    params: { convolutions: { label: '卷积数', help: '跳跃连接绕过几层卷积。' } },
  },
  bottleneckBlock: {
    label: '瓶颈块',
    summary: '先减少通道，在其中卷积，再恢复许多通道的残差块：又省又深。',
    params: { expansion: { label: '扩张', help: '输出通道是滤波器数的几倍。' } },
  },
};
