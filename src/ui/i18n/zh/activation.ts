import type { BlockWordsZh } from './words.ts';

/** By block type. */
export const activationZh: Readonly<Record<string, BlockWordsZh>> = {
  activation: { label: '激活', summary: '对每个数应用一个函数；没有它，多层叠加只等于一层。' },
  leakyReLU: { label: 'Leaky ReLU', summary: '保留正数，并让一小部分负数通过，使单元不会永久沉默。' },
  relu: {
    label: 'ReLU',
    summary: '保留正数，把负数变为零。',
    params: {
      maxValue: { label: '上限', help: '更大的数变成它；0 表示没有上限。' },
      negativeSlope: { label: '负斜率', help: '低于阈值的数所剩的比例。' },
      threshold: { label: '阈值', help: '不超过它的数被截去。' },
    },
  },
  prelu: {
    label: 'PReLU',
    summary: '保留正数，并学习负数要乘以多少。',
    params: {
      alphaInitializer: { label: '初始化', help: '训练前如何抽取斜率。' },
      sharedAxes: { label: '共享轴', help: '沿这些轴所有数共用一个斜率，批次轴为 0：图像用 1, 2。' },
    },
  },
  relu6: { label: 'ReLU6', summary: '只保留 0 与 6 之间的数：手机上的网络由此保持小数的精度。' },
  thresholdedReLU: {
    label: '阈值 ReLU',
    summary: '保留高于阈值的数，其余变为零。',
    params: { theta: { label: '阈值', help: '不超过它的数变为零。' } },
  },
  elu: {
    label: 'ELU',
    summary: '保留正数，让负数弯向 −alpha。',
    params: { alpha: { label: 'Alpha', help: '很小的负数趋向的深度。' } },
  },
  selu: { label: 'SELU', summary: '使均值和标准差保持在 0 和 1 附近，深层网络由此不需要归一化。' },
  celu: {
    label: 'CELU',
    summary: '对任何 alpha 在零点的斜率都为 1 的 ELU。',
    params: { alpha: { label: 'Alpha', help: '很小的负数趋向的深度。' } },
  },
  gelu: {
    label: 'GELU',
    summary: '把每个数乘以正态抽样小于它的概率：Transformer 的激活函数。',
    params: { approximate: { label: '近似', help: '用 tanh 近似，最早的 Transformer 就是这样。' } },
  },
  silu: { label: 'SiLU', summary: '把每个数乘以它的 sigmoid：平滑，左侧略低于零。' },
  mish: { label: 'Mish', summary: '把每个数乘以其 softplus 的 tanh：平滑，左侧略低于零。' },
  softplus: { label: 'Softplus', summary: '平滑的 ReLU，总大于零：适合标准差和速率。' },
  squareplus: {
    label: 'Squareplus',
    summary: '不用指数的平滑 ReLU：(x + √(x² + b)) / 2。',
    params: { b: { label: '圆度', help: '零点处的弯曲有多宽。' } },
  },
  sparsePlus: { label: 'Sparse Plus', summary: '拐角为抛物线的 ReLU：−1 以下为 0，1 以上为原数。' },
  sigmoid: { label: 'Sigmoid', summary: '把每个数压到 0 与 1 之间，成为各自的概率。' },
  logSigmoid: { label: 'Log Sigmoid', summary: 'sigmoid 的对数，对很小的负数也精确。' },
  hardSigmoid: { label: 'Hard Sigmoid', summary: '由三段直线组成的 sigmoid，代价更小。' },
  sparseSigmoid: { label: 'Sparse Sigmoid', summary: '从 −1 处的 0 到 1 处的 1 的直线，是 Sparse Plus 的斜率。' },
  tanh: { label: 'Tanh', summary: '把每个数压到 −1 与 1 之间。' },
  hardTanh: { label: 'Hard Tanh', summary: '把每个数限制在 −1 与 1 之间。' },
  softsign: { label: 'Softsign', summary: '把每个数压到 −1 与 1 之间，比 tanh 更慢趋平。' },
  hardSilu: { label: 'Hard SiLU', summary: '用三段直线的 sigmoid 的 SiLU。' },
  exponential: { label: '指数', summary: 'e 的每个数次方。' },
  softmax: { label: 'Softmax', summary: '把沿一个轴的数变成总和为 1 的概率。' },
  logSoftmax: { label: 'Log Softmax', summary: 'Softmax 所给概率的对数。' },
  sparsemax: { label: 'Sparsemax', summary: '把沿一个轴的数变成概率，其中许多恰好为 0。' },
  glu: { label: 'GLU', summary: '轴的一半以其 sigmoid 决定另一半的通过量。' },
  swiGLU: { label: 'SwiGLU', summary: '轴的一半以其 SiLU 决定另一半的通过量。' },
  geGLU: { label: 'GEGLU', summary: '轴的一半以其 GELU 决定另一半的通过量。' },
  threshold: {
    label: '阈值',
    summary: '保留高于阈值的数，其余换成一个值。',
    params: {
      threshold: { label: '阈值', help: '不超过它的数被替换。' },
      value: { label: '值', help: '代替它们的数。' },
    },
  },
  hardShrink: {
    label: 'Hard Shrink',
    summary: '把接近零的数变为零，其余保留。',
    params: { threshold: { label: '阈值', help: '一个数须离零多远。' } },
  },
  softShrink: {
    label: 'Soft Shrink',
    summary: '使每个数向零移动，接近零的变为零。',
    params: { threshold: { label: '阈值', help: '移动多远。' } },
  },
  tanhShrink: { label: 'Tanh Shrink', summary: '从每个数中减去它的 tanh：小的数几乎消失。' },
};
