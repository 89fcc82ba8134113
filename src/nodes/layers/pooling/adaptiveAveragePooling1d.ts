import { defineAdaptivePooling } from '../../kit/pooling.ts';

export const adaptiveAveragePooling1d = defineAdaptivePooling(1, 'average', {
  type: 'adaptiveAveragePooling1d',
  label: 'Adaptive avg pool 1D',
  summary: 'Cuts the sequence into so many windows as are asked for, whatever its size, and keeps the mean of each.',
  aliases: ['nn.AdaptiveAvgPool1d'],
  examples: [
    { title: 'uneven windows', params: { outputSize: [3] }, in: [[7, 4]], out: [[3, 4]], weights: 0 },
    { title: 'even windows', params: { outputSize: [4] }, in: [[8, 3]], out: [[4, 3]], weights: 0 },
  ],
});
