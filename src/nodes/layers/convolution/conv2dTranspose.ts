import { defineTransposedConvolution } from '../../kit/transposedConvolution.ts';

export const conv2dTranspose = defineTransposedConvolution(2, {
  type: 'conv2dTranspose',
  label: 'Conv 2D transpose',
  summary: 'Runs a convolution backwards: each input number paints its filter into a larger image.',
  aliases: ['nn.ConvTranspose2d', 'deconvolution', 'upsampling convolution', 'fractionally strided'],
  examples: [
    {
      title: 'in a generator',
      params: { filters: 64, kernelSize: [5, 5], useBias: false },
      in: [[4, 4, 128]],
      out: [[8, 8, 64]],
      weights: 204800,
    },
    {
      title: 'without padding',
      params: { filters: 3, kernelSize: [4, 4], strides: [2, 2], padding: 'valid' },
      in: [[5, 5, 2]],
      out: [[12, 12, 3]],
      weights: 99,
    },
    {
      title: 'stride 1',
      params: { filters: 8, kernelSize: [5, 5], strides: [1, 1] },
      in: [[4, 4, 16]],
      out: [[4, 4, 8]],
      weights: 3208,
    },
    {
      title: 'an odd output',
      params: { filters: 4, strides: [2, 3], outputPadding: 0 },
      in: [[4, 3, 2]],
      out: [[7, 7, 4]],
      weights: 76,
    },
    {
      title: 'dilated',
      params: { filters: 3, kernelSize: [2, 3], strides: [1, 1], dilationRate: [3, 2], activation: 'relu' },
      in: [[5, 4, 2]],
      out: [[5, 4, 3]],
      weights: 39,
    },
  ],
});
