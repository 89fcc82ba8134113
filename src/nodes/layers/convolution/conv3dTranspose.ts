import { defineTransposedConvolution } from '../../kit/transposedConvolution.ts';

export const conv3dTranspose = defineTransposedConvolution(3, {
  type: 'conv3dTranspose',
  label: 'Conv 3D transpose',
  summary: 'Runs a convolution backwards: each input number paints its filter into a larger volume.',
  aliases: ['nn.ConvTranspose3d', 'deconvolution', 'upsampling convolution'],
  examples: [
    { title: 'doubling', params: { filters: 3 }, in: [[2, 3, 4, 2]], out: [[4, 6, 8, 3]], weights: 165 },
    {
      title: 'without padding',
      params: { filters: 2, kernelSize: [2, 3, 4], strides: [3, 2, 1], padding: 'valid', activation: 'relu' },
      in: [[2, 3, 2, 3]],
      out: [[6, 7, 5, 2]],
      weights: 146,
    },
    {
      title: 'dilated',
      params: { filters: 2, kernelSize: [3, 2, 2], strides: [1, 1, 1], dilationRate: [2, 1, 2] },
      in: [[3, 3, 4, 2]],
      out: [[3, 3, 4, 2]],
      weights: 50,
    },
  ],
});
