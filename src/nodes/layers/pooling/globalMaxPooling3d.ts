import { defineGlobalPooling } from '../../kit/pooling.ts';

export const globalMaxPooling3d = defineGlobalPooling(3, 'max', {
  type: 'globalMaxPooling3d',
  label: 'Global max pool 3D',
  summary:
    'Takes the largest number of each channel, so that one number a channel is left, whatever the volume’s size.',
  aliases: ['nn.AdaptiveMaxPool3d(1)', 'GMP', 'global pooling'],
  examples: [
    { title: 'over a volume', params: {}, in: [[3, 4, 2, 6]], out: [[6]], weights: 0 },
    { title: 'with its axes', params: { keepdims: true }, in: [[3, 4, 2, 6]], out: [[1, 1, 1, 6]], weights: 0 },
  ],
});
