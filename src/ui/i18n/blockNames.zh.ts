import type { Category } from '../../nodes/kit/categories.ts';
import type { ConfigWord } from '../../nodes/kit/config.ts';

export { labelsZh } from './blockLabels.zh.generated.ts';

// What a block shows on the canvas and in the palette. Its summary and the help of its parameters are in `blockWords.zh.ts`.

/** Ports of the blocks that the page starts with in Chinese, by name; the others are in `portNames.zh.ts`. */
export const startingPortsZh: Readonly<Record<string, string>> = {
  images: '图像',
  labels: '标签',
  output: '输出',
  input: '输入',
  predictions: '预测',
  loss: '损失',
};

/** Groups of the palette in Chinese. */
export const categoriesZh: Readonly<Record<Category, string>> = {
  data: '数据',
  preprocessing: '预处理',
  core: '核心',
  activation: '激活函数',
  convolution: '卷积',
  pooling: '池化',
  normalization: '归一化',
  regularization: '正则化',
  reshaping: '形状',
  merging: '合并',
  recurrent: '循环',
  attention: '注意力与位置',
  tensor: '张量运算',
  composite: '组合模块',
  loss: '损失',
  training: '训练步骤',
};

/** Words of the line under a block's header. */
export const configZh: Readonly<Record<ConfigWord, string>> = {
  above: '高于 {}',
  adapts: '适应数据',
  additive: '加性',
  allAxes: '所有轴',
  alpha: 'alpha {}',
  axes: '轴 {}',
  axis: '轴 {}',
  beyond: '超出 {}',
  bins: '{} 个区间',
  bothWays: '两个方向',
  byTanh: '用 tanh 近似',
  causal: '因果',
  channels: '按通道',
  characters: '{} 个字符',
  classes: '{} 类',
  cosine: '余弦',
  digits: '{} 位',
  dilation: '膨胀率 {}',
  from: '从 {} 起',
  givenMoments: '给出矩',
  groups: '{} 组',
  growth: '每层 + {}',
  heads: '{} 个头',
  inverted: '反向',
  lastAxis: '最后一个轴',
  layers: '{} 层',
  learningRate: '学习率 {}',
  logits: '来自 logits',
  noise: '噪声 {}',
  nonSaturating: '非饱和',
  otherwise: '否则 {}',
  padding: '填充值 {}',
  parts: '{} 份',
  perChannel: '每通道 {} 个',
  positions: '{} 个位置',
  probabilities: '来自概率',
  rate: '比例 {}',
  shared: '共用轴 {}',
  shift: '移动 {}',
  shrink: '收缩 {}',
  size: '大小 {}',
  slope: '斜率 {}',
  stddev: '标准差 {}',
  stride: '步长 {}',
  upTo: '不超过 {}',
  values: '{} 个数',
};
