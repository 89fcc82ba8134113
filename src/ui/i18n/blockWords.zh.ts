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

export { arithmeticZh } from './arithmeticWords.zh.ts';
export { portsZh } from './portNames.zh.ts';

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
  operand: { label: '第二个操作数', help: '来自第二条连线，或对所有数都用同一个数。' },
  value: { label: '数', help: '第二个操作数。' },
  blockSize: { label: '块大小', help: '像素方块的边长。' },
  axis: { label: '轴', help: '批次轴为 0；−1 是最后一个轴。' },
  returnSequences: { label: '返回序列', help: '给出每一步的输出，而不只是最后一步。' },
  returnState: { label: '返回状态', help: '给出最后一步之后的状态，可继续传递。' },
  recurrentDropout: { label: '循环丢弃率', help: '训练时丢弃的状态比例，所有步丢弃相同的数。' },
  stateful: { label: '保留状态', help: '训练时，每一批从上一批结束时的状态开始。' },
  goBackwards: { label: '反向读取', help: '从最后一步读到第一步，并按此顺序给出输出。' },
  recurrentActivation: { label: '门的激活函数', help: '应用于各个门。' },
  unitForgetBias: { label: '遗忘门偏置为 1', help: '遗忘门的偏置从 1 开始，起初什么都不忘。' },
  resetAfter: { label: '之后重置', help: '重置门缩放状态与权重之积（Keras 的做法），而不是状态本身。' },
  maskZero: { label: '屏蔽零', help: '编号 0 是填充：之后认识掩码的层会跳过这些步。' },
  maskValue: { label: '填充值', help: '一步的所有特征都是这个数时，它就是填充。' },
  layer: { label: '循环层', help: '在两个方向上读取的循环层。' },
  mergeMode: { label: '合并方式', help: '两个输出如何合并。' },
  numHeads: { label: '头数', help: '并行的视角数。' },
  keyDim: { label: '键大小', help: '每个头的特征数。' },
  attentionMask: { label: '掩码输入', help: '再一个输入说明谁能看谁：每个查询一行，不为 0 处能看到键。' },
  separateKey: { label: '单独的键', help: '第三个输入给出键；否则值也作键。' },
  slidingWindow: { label: '窗口', help: '每个位置只看相距少于这么多步的；0 表示全部。' },
  useGate: { label: '门', help: '各头的结果乘以查询自身投影的 sigmoid。' },
  maxWavelength: { label: '最长的波', help: '以步计，再乘 2π。' },
  dropout: { label: '丢弃', help: '训练时丢弃的份额。' },
  useCausalMask: { label: '因果', help: '任何位置都看不到后面的内容。' },
  sequenceLength: { label: '位置数', help: '所支持的最长序列。' },
  center: { label: '平移', help: '给每个通道加上一个学到的数 beta。' },
  scale: { label: '缩放', help: '把每个通道乘以一个学到的数 gamma。' },
  betaInitializer: { label: '平移初始化', help: '训练前如何抽取平移。' },
  gammaInitializer: { label: '缩放初始化', help: '训练前如何抽取缩放。' },
  movingMeanInitializer: { label: '滑动均值初始化', help: '训练前的滑动均值。' },
  movingVarianceInitializer: { label: '滑动方差初始化', help: '训练前的滑动方差。' },
  powerIterations: { label: '幂迭代次数', help: '每次训练调用的幂法步数；越多越快找到最大奇异值。' },
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
