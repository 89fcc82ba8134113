import { defineConvolution } from '../../kit/convolution.ts';

export const conv1d = defineConvolution(1, {
  type: 'conv1d',
  label: 'Conv 1D',
  summary: 'Slides small filters along a sequence. Each one learns a pattern and marks where it appears.',
  aliases: ['nn.Conv1d', 'convolution', 'temporal convolution', 'TCN', 'causal convolution'],
  examples: [
    { title: 'over a sequence', params: { filters: 8 }, in: [[12, 4]], out: [[10, 8]], weights: 104 },
    {
      title: 'causal and dilated',
      params: { filters: 6, kernelSize: [2], padding: 'causal', dilationRate: [4], activation: 'tanh' },
      in: [[11, 3]],
      out: [[11, 6]],
      weights: 42,
    },
    {
      title: 'in groups, halving',
      params: { filters: 6, kernelSize: [4], strides: [2], padding: 'same', groups: 2 },
      in: [[9, 4]],
      out: [[5, 6]],
      weights: 54,
    },
  ],
});
