import { activationZh } from './zh/activation.ts';
import { attentionZh } from './zh/attention.ts';
import { compositeZh } from './zh/composite.ts';
import { convolutionZh } from './zh/convolution.ts';
import { coreZh } from './zh/core.ts';
import { dataZh } from './zh/data.ts';
import { mergingZh } from './zh/merging.ts';
import { normalizationZh } from './zh/normalization.ts';
import { poolingZh } from './zh/pooling.ts';
import { preprocessingZh } from './zh/preprocessing.ts';
import { programZh } from './zh/program.ts';
import { recurrentZh } from './zh/recurrent.ts';
import { regularizationZh } from './zh/regularization.ts';
import { reshapingZh } from './zh/reshaping.ts';
import { tensorZh } from './zh/tensor.ts';
import { weightRulesZh } from './zh/weightRules.ts';
import type { BlockWordsZh, ParamWordsZh } from './zh/words.ts';

/** Every block in Chinese, by its type. Names of the API stay in Latin. */
export const blocksZh: Readonly<Record<string, BlockWordsZh>> = {
  ...coreZh,
  ...activationZh,
  ...convolutionZh,
  ...poolingZh,
  ...reshapingZh,
  ...mergingZh,
  ...recurrentZh,
  ...attentionZh,
  ...normalizationZh,
  ...regularizationZh,
  ...tensorZh,
  ...preprocessingZh,
  ...dataZh,
  ...compositeZh,
  ...programZh,
};

/** Parameters in Chinese, by name. */
export const paramsZh: Readonly<Record<string, ParamWordsZh>> = {
  ...weightRulesZh,
  samples: { label: '训练样本数', help: '用多少个数字训练。' },
  labels: { label: '标签', help: '`one-hot`：类别处为 1 的一行，配合交叉熵。`index`：类别编号，配合稀疏交叉熵。' },
  shape: { label: '形状', help: '一个样本的形状，不含批次轴。' },
  distribution: { label: '分布', help: '`normal`：均值 0，标准差 1。`uniform`：−1 到 1。' },
  classes: { label: '取值个数', help: '整数有多少种取值；未知时为 0。' },
  units: { label: '单元数', help: '输出的个数。' },
  activation: { label: '激活函数', help: '应用于每个输出；`linear` 保持不变。' },
  useBias: { label: '使用偏置', help: '给每个输出加上一个学到的数。' },
  kernelInitializer: { label: '初始化', help: '训练前如何抽取权重。' },
  recurrentInitializer: { label: '循环初始化', help: '训练前如何抽取循环权重。' },
  embeddingsInitializer: { label: '初始化', help: '训练前如何抽取权重。' },
  initializer: { label: '初始化', help: '训练前如何抽取权重。' },
  inputDim: { label: '词表大小', help: '行数：每个可能的取值一行。' },
  outputDim: { label: '特征数', help: '每行有多少个数。' },
  filters: { label: '滤波器数', help: '输出通道数：每种图案一个。' },
  kernelSize: { label: '卷积核', help: '窗口在每个轴上的大小。' },
  strides: { label: '步长', help: '窗口每次移动多远。' },
  padding: { label: '填充', help: '`same` 用零填充，步长为 1 时保持大小。' },
  poolSize: { label: '窗口', help: '窗口在每个轴上的大小。' },
  dilationRate: { label: '膨胀率', help: '窗口所看的数相隔多远：2 表示中间跳过一个。' },
  groups: { label: '组数', help: '通道和滤波器分成这么多组，每组只看自己的部分。' },
  biasInitializer: { label: '偏置初始化', help: '训练前如何抽取偏置。' },
  depthwiseInitializer: { label: '逐通道初始化', help: '训练前如何抽取权重。' },
  pointwiseInitializer: { label: '逐点初始化', help: '训练前如何抽取权重。' },
  depthMultiplier: { label: '深度倍数', help: '输入的每个通道有几个滤波器。' },
  outputPadding: { label: '输出填充', help: '在输出后面添加的位置数；−1 由填充方式决定。' },
  outputSize: { label: '输出大小', help: '输出在每个轴上的长度，与输入无关。' },
  keepdims: { label: '保留轴', help: '被合并的轴以长度 1 保留。' },
  targetShape: { label: '目标形状', help: '不含批次轴；−1 代表剩余的部分。' },
  inputs: { label: '输入数', help: '汇合的连线数。' },
  axis: { label: '轴', help: '批次轴为 0；−1 是最后一个轴。' },
  returnSequences: { label: '返回序列', help: '给出每一步的输出，而不只是最后一步。' },
  returnState: { label: '返回状态', help: '给出最后一步之后的状态，可继续传递。' },
  layer: { label: '循环层', help: '在两个方向上读取的循环层。' },
  mergeMode: { label: '合并方式', help: '两个输出如何合并。' },
  numHeads: { label: '头数', help: '并行的视角数。' },
  keyDim: { label: '键大小', help: '每个头的特征数。' },
  useCausalMask: { label: '因果', help: '任何位置都看不到后面的内容。' },
  sequenceLength: { label: '位置数', help: '所支持的最长序列。' },
  momentum: { label: '动量', help: '滑动平均跟随批次的快慢。' },
  epsilon: { label: 'Epsilon', help: '加到方差上，避免除以零。' },
  noiseShape: { label: '噪声形状', help: '空：每个数各自被丢弃。否则每个轴一项：1 表示沿该轴一起丢弃，−1 表示各自。' },
  stddev: { label: '标准差', help: '所加之数的标准差。' },
  rate: { label: '比例', help: '被丢弃的输入所占的比例。' },
  negativeSlope: { label: '负斜率', help: '负数乘以的系数。' },
  fromLogits: { label: '来自 logits', help: '最后一层没有 softmax 或 sigmoid 时打开：由损失来应用它。' },
  trains: { label: '训练对象', help: '改变哪些模块的权重；未选择时为损失所依赖的全部。' },
  optimizer: { label: '优化器', help: '梯度如何变成权重的改变。' },
  learningRate: { label: '学习率', help: '每次改变的大小。' },
  nesterov: { label: 'Nesterov', help: '沿动量向前看。' },
  rho: { label: 'Rho', help: '梯度平方的平均值变化的快慢。' },
  beta1: { label: 'Beta 1', help: '梯度均值变化的快慢。' },
  beta2: { label: 'Beta 2', help: '梯度平方均值变化的快慢。' },
  order: { label: '顺序', help: '每个批次中，数小的步骤先执行。' },
  model: { label: '模型', help: '这里使用哪个模型。' },
};

/** Ports in Chinese, by name. */
export const portsZh: Readonly<Record<string, string>> = {
  images: '图像',
  labels: '标签',
  points: '点',
  characters: '字符',
  next: '下一个',
  noise: '噪声',
  output: '输出',
  input: '输入',
  indices: '编号',
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
  value: '值',
  predictions: '预测',
  loss: '损失',
  targets: '目标',
  'score of fakes': '假样本得分',
  'score of real': '真样本得分',
  discriminator: '判别器',
  generator: '生成器',
};

/** Words of the shown arithmetic in Chinese. */
export const arithmeticZh: Readonly<Record<string, string>> = {
  height: '高',
  width: '宽',
  'height, width': '高、宽',
  depth: '深',
  steps: '步',
  'depth, height, width': '深、高、宽',
  'the largest of each': '各取最大',
  channels: '通道',
  filters: '滤波器数',
  'one mean each': '各取平均',
  features: '特征',
  units: '单元数',
  'row of the table': '表中一行',
  'each step': '每一步',
  'last step': '最后一步',
  'all heads': '所有头',
  'summed over': '求和的轴',
  'numbers in a sum': '每个和的项数',
  kernel: '核',
  axes: '轴',
  'rows used': '所用行数',
  'numbers in': '输入数',
  'numbers out': '输出数',
  numbers: '数的个数',
  length: '长度',
};
