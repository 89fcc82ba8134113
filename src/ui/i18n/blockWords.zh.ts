/** A block in Chinese. Parameters that mean the same everywhere are in `paramsZh`. */
interface BlockWordsZh {
  readonly label: string;
  readonly summary: string;
  readonly params?: Readonly<Record<string, ParamWordsZh>>;
}

interface ParamWordsZh {
  readonly label: string;
  readonly help: string;
}

/** Every block in Chinese, by its type. Names of the API stay in Latin. */
export const blocksZh: Readonly<Record<string, BlockWordsZh>> = {
  digits: { label: '手写数字', summary: '28 × 28 的灰度手写数字：MNIST 中的 10,000 张，其中 2,000 张留作验证与测试。' },
  colourDigits: { label: '彩色数字', summary: '16 × 16 的数字，颜色由种子决定，取值在 −1 到 1 之间。' },
  points: {
    label: '平面点',
    summary: '平面上的两类点，由种子生成：圆环、双月、螺旋、异或或高斯。',
    params: {
      shape: { label: '图案', help: '两类点如何分布。' },
      samples: { label: '训练样本数', help: '用多少个点训练。' },
      noise: { label: '噪声', help: '点偏离图案的程度。' },
      labels: { label: '标签', help: '`binary`：一个 0 或 1，配合二元交叉熵。' },
    },
  },
  text: {
    label: '文本',
    summary: '《白鲸记》的开头，切成字符窗口；标签是后移一个字符的同一窗口。',
    params: {
      length: { label: '窗口', help: '每个样本的字符数。' },
      samples: { label: '训练样本数', help: '用多少个窗口训练。' },
    },
  },
  noise: { label: '噪声', summary: '每个批次都重新抽取的随机数，是生成器的起点。' },
  input: {
    label: '输入',
    summary: '模型的输入从这里进来；在画布上代表尚未接入的数据。',
    params: { dtype: { label: '数值类型', help: '`int32` 用于字符和类别。' } },
  },
  output: { label: '输出', summary: '模型向外给出的结果。' },
  dense: { label: '全连接', summary: '每个输出都是所有输入的加权和，再加上偏置。' },
  embedding: { label: '嵌入', summary: '为每个字符、词或类别查出一行学到的数。' },
  conv2d: { label: '二维卷积', summary: '让小滤波器在图像上滑动，每个学习一种图案，并标出它出现的位置。' },
  conv2dTranspose: {
    label: '二维转置卷积',
    summary: '反向的卷积：每个输入数把自己的滤波器画进更大的图像。',
    params: {
      strides: { label: '步长', help: '图像放大的倍数。' },
      padding: { label: '填充', help: '`same` 使输出恰好是输入的步长倍。' },
    },
  },
  maxPooling2d: { label: '最大池化', summary: '每个小窗口只保留最大的数，图像变小，微小的位移不再重要。' },
  averagePooling2d: { label: '平均池化', summary: '每个小窗口只保留平均值，图像变小，微小的位移不再重要。' },
  globalAveragePooling2d: { label: '全局平均池化', summary: '取每个通道的平均值：无论图像多大，每个通道只剩一个数。' },
  flatten: { label: '展平', summary: '把所有轴首尾相接，供全连接层使用。' },
  reshape: { label: '变形', summary: '按同样的顺序把同样的数放进另一种形状。' },
  add: { label: '相加', summary: '逐个数相加，跳跃连接就是这样。' },
  concatenate: { label: '拼接', summary: '沿一个轴把输入并排放在一起。' },
  simpleRNN: { label: '简单 RNN', summary: '逐步读取序列，并把状态从一步带到下一步。' },
  lstm: { label: 'LSTM', summary: '带门的循环层：决定忘记什么、存储什么、说出什么。' },
  gru: { label: 'GRU', summary: '有两个门的循环层：比 LSTM 更省，效果往往相当。' },
  bidirectional: { label: '双向', summary: '用两个循环层正向和反向读取序列，再合并结果。' },
  multiHeadAttention: { label: '多头注意力', summary: '每个位置查看所有其他位置，从重要的位置取信息，多个头并行。' },
  positionEmbedding: { label: '位置嵌入', summary: '每个位置一行学到的数：加到序列上，注意力才能分清先后。' },
  batchNormalization: { label: '批归一化', summary: '使每个通道在批次上均值为 0、标准差为 1，再做学到的缩放和平移。' },
  layerNormalization: { label: '层归一化', summary: '使每个样本的特征均值为 0、标准差为 1，再做学到的缩放和平移。' },
  dropout: { label: '随机失活', summary: '训练时随机把一部分输入置零，使单元不能依赖彼此。' },
  activation: { label: '激活', summary: '对每个数应用一个函数；没有它，多层叠加只等于一层。' },
  leakyReLU: { label: 'Leaky ReLU', summary: '保留正数，并让一小部分负数通过，使单元不会永久沉默。' },
  categoricalCrossentropy: { label: '交叉熵', summary: '模型对正确类别有多意外：所给概率的 −log 的平均值。' },
  sparseCategoricalCrossentropy: { label: '稀疏交叉熵', summary: '标签以类别编号而不是整行给出的交叉熵。' },
  binaryCrossentropy: { label: '二元交叉熵', summary: '是或否的交叉熵：每个输出自成一个概率。' },
  meanSquaredError: { label: '均方误差', summary: '差的平方的平均值：大的错误最受重视。' },
  ganLoss: { label: 'GAN 损失', summary: '一场博弈的两个损失：判别器分辨真假，生成器希望假的被当作真的。' },
  updateStep: {
    label: '更新步骤',
    summary: '每个批次一次，改变所训练模块的权重以降低损失。',
    params: { momentum: { label: '动量', help: '保留上一次改变的比例。' } },
  },
  model: { label: '模型', summary: '对一个模型的一次使用：同一模型的所有使用共享权重。' },
};

/** Parameters in Chinese, by name. */
export const paramsZh: Readonly<Record<string, ParamWordsZh>> = {
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
  kernelSize: { label: '卷积核', help: '窗口的高和宽。' },
  strides: { label: '步长', help: '窗口每次移动多远。' },
  padding: { label: '填充', help: '`same` 用零填充，步长为 1 时保持高和宽。' },
  poolSize: { label: '窗口', help: '窗口的高和宽。' },
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
