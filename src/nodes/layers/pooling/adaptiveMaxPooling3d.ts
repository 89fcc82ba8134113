import { defineAdaptivePooling } from '../../kit/pooling.ts';

export const adaptiveMaxPooling3d = defineAdaptivePooling(3, 'max', {
  type: 'adaptiveMaxPooling3d',
  label: 'Adaptive max pool 3D',
  summary:
    'Cuts the volume into so many windows as are asked for, whatever its size, and keeps the largest number of each.',
  aliases: ['nn.AdaptiveMaxPool3d'],
  examples: [
    { title: 'uneven windows', params: { outputSize: [2, 3, 2] }, in: [[3, 5, 4, 2]], out: [[2, 3, 2, 2]], weights: 0 },
    { title: 'even windows', params: { outputSize: [2, 3, 2] }, in: [[4, 3, 2, 2]], out: [[2, 3, 2, 2]], weights: 0 },
  ],
});
