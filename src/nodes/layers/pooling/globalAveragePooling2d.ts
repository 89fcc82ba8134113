import { defineGlobalPooling } from '../../kit/pooling.ts';

export const globalAveragePooling2d = defineGlobalPooling(2, 'average', {
  type: 'globalAveragePooling2d',
  label: 'Global average pool 2D',
  summary: 'Takes the mean of each channel, so that one number a channel is left, whatever the image’s size.',
  aliases: ['nn.AdaptiveAvgPool2d(1)', 'GAP', 'global pooling'],
  examples: [
    { title: 'before the classes', params: {}, in: [[5, 5, 64]], out: [[64]], weights: 0 },
    { title: 'with its axes', params: { keepdims: true }, in: [[5, 5, 6]], out: [[1, 1, 6]], weights: 0 },
  ],
});
