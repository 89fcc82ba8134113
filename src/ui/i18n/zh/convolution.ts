import type { BlockWordsZh } from './words.ts';

/** By block type. */
export const convolutionZh: Readonly<Record<string, BlockWordsZh>> = {
  conv2d: { label: '二维卷积', summary: '让小滤波器在图像上滑动，每个学习一种图案，并标出它出现的位置。' },
  conv2dTranspose: {
    label: '二维转置卷积',
    summary: '反向的卷积：每个输入数把自己的滤波器画进更大的图像。',
    params: {
      strides: { label: '步长', help: '图像放大的倍数。' },
      padding: { label: '填充', help: '`same` 使输出恰好是输入的步长倍。' },
    },
  },
};
