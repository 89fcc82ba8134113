import { defineGlobalPooling } from '../../kit/pooling.ts';

export const globalAveragePooling3d = defineGlobalPooling(3, 'average', {
  type: 'globalAveragePooling3d',
  label: 'Global average pool 3D',
  summary: 'Takes the mean of each channel, so that one number a channel is left, whatever the volume’s size.',
  aliases: ['nn.AdaptiveAvgPool3d(1)', 'GAP', 'global pooling'],
  examples: [
    { title: 'over a volume', params: {}, in: [[3, 4, 2, 6]], out: [[6]], weights: 0 },
    { title: 'with its axes', params: { keepdims: true }, in: [[3, 4, 2, 6]], out: [[1, 1, 1, 6]], weights: 0 },
  ],
});
