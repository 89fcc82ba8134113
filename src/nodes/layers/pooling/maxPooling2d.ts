import { definePooling } from '../../kit/pooling.ts';

export const maxPooling2d = definePooling(2, 'max', {
  type: 'maxPooling2d',
  label: 'Max pool 2D',
  summary: 'Keeps the largest number of each small window, so that the image shrinks and small shifts matter less.',
  aliases: ['nn.MaxPool2d', 'maxpool', 'downsampling'],
  examples: [
    { title: 'halving', params: {}, in: [[26, 26, 32]], out: [[13, 13, 32]], weights: 0 },
    { title: 'an odd side', params: { padding: 'same' }, in: [[11, 11, 4]], out: [[6, 6, 4]], weights: 0 },
    {
      title: 'overlapping',
      params: { poolSize: [3, 3], strides: [2, 2] },
      in: [[9, 7, 2]],
      out: [[4, 3, 2]],
      weights: 0,
    },
    {
      title: 'overlapping over the border',
      params: { poolSize: [4, 3], strides: [2, 1], padding: 'same' },
      in: [[7, 6, 3]],
      out: [[4, 6, 3]],
      weights: 0,
    },
  ],
});
