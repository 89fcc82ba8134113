import type { BlockWordsZh } from './words.ts';

const transformerParams = {
  numHeads: { label: '头数', help: '并行的视角数，平分特征。' },
  intermediateDim: { label: '内部大小', help: '前馈部分的单元数。' },
  dropout: { label: '随机失活', help: '训练时每部分输出中被丢弃的比例。' },
  normalizeFirst: { label: '先归一化', help: '像 GPT-2 那样放在每部分之前：深的网络更容易学习。' },
};

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
  invertedResidual: {
    label: '倒残差块',
    summary: '先拓宽通道，逐通道卷积，再收窄：为手机设计的网络所用的模块。',
    params: { expansion: { label: '扩张', help: '内部比输入宽几倍。' } },
  },
  squeezeExcite: {
    label: '压缩与激励',
    summary: '查看每个通道的平均值，决定让每个通道通过多少。',
    params: { ratio: { label: '缩减', help: '作决定的单元比通道少几倍。' } },
  },
  inceptionBlock: {
    label: 'Inception 块',
    summary: '同时用几种大小的窗口观察图像，再把所见并排放在一起。',
    params: {
      filters1x1: { label: '1 × 1', help: '输出通道数。' },
      filters3x3: { label: '3 × 3', help: '输出通道数。' },
      filters5x5: { label: '5 × 5', help: '输出通道数。' },
      poolFilters: { label: '池化后', help: '输出通道数。' },
    },
  },
  denselyConnectedBlock: {
    label: '密集连接块',
    summary: '每层卷积都看到输入和之前各层所得，再添上自己的几个通道。',
    params: {
      layers: { label: '层数', help: '有几层卷积。' },
      growthRate: { label: '增长率', help: '每层卷积添加的通道数。' },
    },
  },
  uNetDown: { label: 'U-Net 下行层', summary: '两层卷积，然后尺寸减半；全尺寸时的所见交给另一侧的上行层。' },
  uNetUp: { label: 'U-Net 上行层', summary: '尺寸加倍，与下行层的所见并排放置，再对两者做卷积。' },
  transformerEncoder: {
    label: 'Transformer 编码器',
    summary: '每个位置向所有其他位置询问什么与它有关，再独自思考；两者都带跳跃连接。',
    params: transformerParams,
  },
  transformerDecoder: {
    label: 'Transformer 解码器',
    summary: '任何位置都看不到后面内容的 Transformer 块；也可以询问一个编码过的序列。',
    params: transformerParams,
  },
  seq2seqEncoder: { label: 'Seq2seq 编码器', summary: '读取一串符号，给出它记住的内容：LSTM 的两个状态。' },
  seq2seqDecoder: { label: 'Seq2seq 解码器', summary: '从编码器记住的内容写出一个序列：每个位置上各符号的概率。' },
};
