import { definePooling } from '../../kit/pooling.ts';

export const averagePooling1d = definePooling(1, 'average', {
  type: 'averagePooling1d',
  label: 'Average pool 1D',
  summary: 'Keeps the mean of each small window, so that the sequence gets shorter and small shifts matter less.',
  aliases: ['nn.AvgPool1d', 'avgpool', 'downsampling'],
  examples: [
    { title: 'halving', params: {}, in: [[12, 4]], out: [[6, 4]], weights: 0 },
    { title: 'an odd length', params: { padding: 'same' }, in: [[11, 3]], out: [[6, 3]], weights: 0 },
    {
      title: 'overlapping',
      params: { poolSize: [4], strides: [3], padding: 'same' },
      in: [[10, 5]],
      out: [[4, 5]],
      weights: 0,
    },
  ],
});
