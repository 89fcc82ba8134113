import type { BlockWordsZh } from './words.ts';

const transposed: BlockWordsZh['params'] = {
  strides: { label: '步长', help: '输出放大的倍数。' },
  padding: { label: '填充', help: '`same` 使输出恰好是输入的步长倍。' },
};

const causal: BlockWordsZh['params'] = {
  padding: {
    label: '填充',
    help: '`same` 用零填充，步长为 1 时保持长度。`causal` 只在前面填充：任何一步都看不到后面的内容。',
  },
};

/** By block type. */
export const convolutionZh: Readonly<Record<string, BlockWordsZh>> = {
  conv1d: {
    label: '一维卷积',
    summary: '让小滤波器沿序列滑动，每个学习一种图案，并标出它出现的位置。',
    params: causal,
  },
  conv2d: { label: '二维卷积', summary: '让小滤波器在图像上滑动，每个学习一种图案，并标出它出现的位置。' },
  conv3d: { label: '三维卷积', summary: '让小滤波器在体数据或影片中滑动，每个学习一种图案，并标出它出现的位置。' },
  conv1dTranspose: {
    label: '一维转置卷积',
    summary: '反向的卷积：每个输入数把自己的滤波器画进更长的序列。',
    params: transposed,
  },
  conv2dTranspose: {
    label: '二维转置卷积',
    summary: '反向的卷积：每个输入数把自己的滤波器画进更大的图像。',
    params: transposed,
  },
  conv3dTranspose: {
    label: '三维转置卷积',
    summary: '反向的卷积：每个输入数把自己的滤波器画进更大的体数据。',
    params: transposed,
  },
  depthwiseConv1d: { label: '一维逐通道卷积', summary: '用各自的滤波器分别卷积序列的每个通道。' },
  depthwiseConv2d: {
    label: '二维逐通道卷积',
    summary: '用各自的滤波器分别卷积图像的每个通道：权重少，计算少。',
  },
  separableConv1d: { label: '一维可分离卷积', summary: '先分别卷积序列的每个通道，再混合每一步的各通道。' },
  separableConv2d: {
    label: '二维可分离卷积',
    summary: '先分别卷积图像的每个通道，再混合每个像素的各通道：计算量只是一小部分。',
  },
};
