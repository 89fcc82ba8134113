import { defineAdaptivePooling } from '../../kit/pooling.ts';

export const adaptiveAveragePooling2d = defineAdaptivePooling(2, 'average', {
  type: 'adaptiveAveragePooling2d',
  label: 'Adaptive avg pool 2D',
  summary: 'Cuts the image into so many windows as are asked for, whatever its size, and keeps the mean of each.',
  aliases: ['nn.AdaptiveAvgPool2d'],
  examples: [
    { title: 'uneven windows', params: { outputSize: [3, 2] }, in: [[7, 5, 4]], out: [[3, 2, 4]], weights: 0 },
    { title: 'even windows', params: { outputSize: [2, 2] }, in: [[6, 4, 3]], out: [[2, 2, 3]], weights: 0 },
  ],
});
