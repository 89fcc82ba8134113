import { defineTransposedConvolution } from '../../kit/transposedConvolution.ts';

export const conv1dTranspose = defineTransposedConvolution(1, {
  type: 'conv1dTranspose',
  label: 'Conv 1D transpose',
  summary: 'Runs a convolution backwards: each input number paints its filter into a longer sequence.',
  aliases: ['nn.ConvTranspose1d', 'deconvolution', 'upsampling convolution'],
  examples: [
    { title: 'doubling', params: { filters: 5 }, in: [[6, 3]], out: [[12, 5]], weights: 50 },
    {
      title: 'with output padding',
      params: { filters: 4, kernelSize: [4], strides: [3], padding: 'valid', outputPadding: 1, activation: 'relu' },
      in: [[5, 3]],
      out: [[17, 4]],
      weights: 52,
    },
    {
      title: 'dilated',
      params: { filters: 4, strides: [1], padding: 'valid', dilationRate: [2] },
      in: [[5, 3]],
      out: [[9, 4]],
      weights: 40,
    },
  ],
});
