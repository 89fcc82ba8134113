import { defineAdaptivePooling } from '../../kit/pooling.ts';

export const adaptiveMaxPooling1d = defineAdaptivePooling(1, 'max', {
  type: 'adaptiveMaxPooling1d',
  label: 'Adaptive max pool 1D',
  summary:
    'Cuts the sequence into so many windows as are asked for, whatever its size, and keeps the largest number of each.',
  aliases: ['nn.AdaptiveMaxPool1d'],
  examples: [
    { title: 'uneven windows', params: { outputSize: [3] }, in: [[7, 4]], out: [[3, 4]], weights: 0 },
    { title: 'even windows', params: { outputSize: [4] }, in: [[8, 3]], out: [[4, 3]], weights: 0 },
  ],
});
