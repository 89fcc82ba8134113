import { defineSeparableConvolution } from '../../kit/depthwiseConvolution.ts';

export const separableConv1d = defineSeparableConvolution(1, {
  type: 'separableConv1d',
  label: 'Separable conv 1D',
  summary: 'Convolves each channel of a sequence by itself, then mixes the channels of each step.',
  aliases: ['depthwise separable convolution'],
  examples: [
    { title: 'in two steps', params: { filters: 6 }, in: [[9, 4]], out: [[7, 6]], weights: 42 },
    {
      title: 'dilated',
      params: { filters: 5, padding: 'same', depthMultiplier: 2, dilationRate: [2], activation: 'tanh' },
      in: [[8, 3]],
      out: [[8, 5]],
      weights: 53,
    },
  ],
});
