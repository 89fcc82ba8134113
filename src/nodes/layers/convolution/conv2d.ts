import { defineConvolution } from '../../kit/convolution.ts';

export const conv2d = defineConvolution(2, {
  type: 'conv2d',
  label: 'Conv 2D',
  summary: 'Slides small filters over an image. Each one learns a pattern and marks where it appears.',
  aliases: ['nn.Conv2d', 'convolution', 'atrous', 'dilated', 'grouped convolution', 'CNN'],
  examples: [
    { title: 'first layer on digits', params: {}, in: [[28, 28, 1]], out: [[26, 26, 32]], weights: 320 },
    {
      title: 'halving',
      params: { filters: 64, kernelSize: [5, 5], strides: [2, 2], padding: 'same' },
      in: [[16, 16, 3]],
      out: [[8, 8, 64]],
      weights: 4864,
    },
    {
      title: 'one by one',
      params: { filters: 8, kernelSize: [1, 1], useBias: false },
      in: [[7, 9, 4]],
      out: [[7, 9, 8]],
      weights: 32,
    },
    {
      title: 'dilated',
      params: { filters: 5, kernelSize: [3, 2], padding: 'same', dilationRate: [2, 3] },
      in: [[9, 8, 3]],
      out: [[9, 8, 5]],
      weights: 95,
    },
    {
      title: 'in groups',
      params: { filters: 6, kernelSize: [3, 3], strides: [2, 3], groups: 3, activation: 'linear' },
      in: [[8, 9, 6]],
      out: [[3, 3, 6]],
      weights: 114,
    },
  ],
});
