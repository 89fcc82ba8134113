import type { Category } from '../../nodes/kit/categories.ts';

export { labelsZh } from './blockLabels.zh.generated.ts';

// What a block shows on the canvas and in the palette. Its summary and the help of its parameters are in `blockWords.zh.ts`.

/** Ports in Chinese, by name. */
export const portsZh: Readonly<Record<string, string>> = {
  categories: '类别',
  'count weights': '计数权重',
  images: '图像',
  labels: '标签',
  points: '点',
  characters: '字符',
  question: '问题',
  given: '已知答案',
  answer: '答案',
  encoded: '已编码',
  skip: '跳跃',
  next: '下一个',
  noise: '噪声',
  output: '输出',
  input: '输入',
  indices: '编号',
  condition: '条件',
  values: '值',
  image: '图像',
  sequence: '序列',
  volume: '体数据',
  'initial state': '初始状态',
  'initial hidden': '初始隐藏状态',
  'initial cell': '初始细胞状态',
  state: '状态',
  hidden: '隐藏状态',
  cell: '细胞状态',
  query: '查询',
  key: '键',
  'attention mask': '注意力掩码',
  value: '值',
  predictions: '预测',
  loss: '损失',
  targets: '目标',
  'score of fakes': '假样本得分',
  'score of real': '真样本得分',
  discriminator: '判别器',
  generator: '生成器',
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
