import { defineSeparableConvolution } from '../../kit/depthwiseConvolution.ts';

export const separableConv2d = defineSeparableConvolution(2, {
  type: 'separableConv2d',
  label: 'Separable conv 2D',
  summary:
    'Convolves each channel of an image by itself, then mixes the channels of each pixel: a fraction of the work.',
  aliases: ['depthwise separable convolution', 'Xception', 'MobileNet'],
  examples: [
    { title: 'in two steps', params: { filters: 6 }, in: [[8, 7, 4]], out: [[6, 5, 6]], weights: 66 },
    {
      title: 'halving',
      params: { filters: 5, strides: [2, 2], padding: 'same', depthMultiplier: 2, useBias: false },
      in: [[7, 8, 3]],
      out: [[4, 4, 5]],
      weights: 84,
    },
    {
      title: 'dilated, in steps of two',
      params: { filters: 4, kernelSize: [2, 3], strides: [2, 2], padding: 'same', dilationRate: [2, 3] },
      in: [[9, 8, 3]],
      out: [[5, 4, 4]],
      weights: 34,
    },
  ],
});
