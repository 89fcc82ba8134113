import type { BlockWordsZh } from './words.ts';

/** By block type. */
export const regularizationZh: Readonly<Record<string, BlockWordsZh>> = {
  dropout: { label: '随机失活', summary: '训练时随机把一部分输入置零，使单元不能依赖彼此。' },
  spatialDropout1d: {
    label: '一维空间随机失活',
    summary: '训练时丢弃序列的整个通道：相邻的数太相似，逐个丢弃没有用。',
    params: { rate: { label: '比例', help: '被丢弃的通道所占的比例。' } },
  },
  spatialDropout2d: {
    label: '二维空间随机失活',
    summary: '训练时丢弃图像的整个通道：相邻的像素太相似，逐个丢弃没有用。',
    params: { rate: { label: '比例', help: '被丢弃的通道所占的比例。' } },
  },
  spatialDropout3d: {
    label: '三维空间随机失活',
    summary: '训练时丢弃体数据的整个通道：相邻的体素太相似，逐个丢弃没有用。',
    params: { rate: { label: '比例', help: '被丢弃的通道所占的比例。' } },
  },
  alphaDropout: { label: 'Alpha Dropout', summary: '用于 SELU 网络的随机失活：保持输入的均值和标准差。' },
  gaussianDropout: {
    label: '高斯随机失活',
    summary: '训练时把输入乘以 1 附近的随机数：噪声与随机失活相同，而不丢失任何数。',
    params: { rate: { label: '比例', help: '乘数的方差为 rate / (1 − rate)。' } },
  },
  gaussianNoise: { label: '高斯噪声', summary: '训练时加上随机数，使网络不能死记样本。' },
  activityRegularization: {
    label: '激活正则化',
    summary: '原样传递输入，并把其大小加到损失上，使只有少数的数较大：稀疏编码。',
    params: {
      l1: { label: 'L1', help: '每个样本绝对值之和的系数。' },
      l2: { label: 'L2', help: '每个样本平方和的系数。' },
    },
  },
};
