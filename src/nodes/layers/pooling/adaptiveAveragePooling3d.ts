import { defineAdaptivePooling } from '../../kit/pooling.ts';

export const adaptiveAveragePooling3d = defineAdaptivePooling(3, 'average', {
  type: 'adaptiveAveragePooling3d',
  label: 'Adaptive avg pool 3D',
  summary: 'Cuts the volume into so many windows as are asked for, whatever its size, and keeps the mean of each.',
  aliases: ['nn.AdaptiveAvgPool3d'],
  examples: [
    { title: 'uneven windows', params: { outputSize: [2, 3, 2] }, in: [[3, 5, 4, 2]], out: [[2, 3, 2, 2]], weights: 0 },
    { title: 'even windows', params: { outputSize: [2, 3, 2] }, in: [[4, 3, 2, 2]], out: [[2, 3, 2, 2]], weights: 0 },
  ],
});
