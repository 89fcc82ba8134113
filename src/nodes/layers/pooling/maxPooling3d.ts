import { definePooling } from '../../kit/pooling.ts';

export const maxPooling3d = definePooling(3, 'max', {
  type: 'maxPooling3d',
  label: 'Max pool 3D',
  summary: 'Keeps the largest number of each small window, so that the volume shrinks and small shifts matter less.',
  aliases: ['nn.MaxPool3d', 'maxpool', 'downsampling'],
  examples: [
    { title: 'halving', params: {}, in: [[4, 6, 5, 3]], out: [[2, 3, 2, 3]], weights: 0 },
    {
      title: 'overlapping over the border',
      params: { poolSize: [2, 3, 4], strides: [1, 2, 3], padding: 'same' },
      in: [[3, 5, 7, 2]],
      out: [[3, 3, 3, 2]],
      weights: 0,
    },
  ],
});
