import { defineAdaptivePooling } from '../../kit/pooling.ts';

export const adaptiveMaxPooling2d = defineAdaptivePooling(2, 'max', {
  type: 'adaptiveMaxPooling2d',
  label: 'Adaptive max pool 2D',
  summary:
    'Cuts the image into so many windows as are asked for, whatever its size, and keeps the largest number of each.',
  aliases: ['nn.AdaptiveMaxPool2d'],
  examples: [
    { title: 'uneven windows', params: { outputSize: [3, 2] }, in: [[7, 5, 4]], out: [[3, 2, 4]], weights: 0 },
    { title: 'even windows', params: { outputSize: [2, 2] }, in: [[6, 4, 3]], out: [[2, 2, 3]], weights: 0 },
  ],
});
