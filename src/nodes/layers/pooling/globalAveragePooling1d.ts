import { defineGlobalPooling } from '../../kit/pooling.ts';

export const globalAveragePooling1d = defineGlobalPooling(1, 'average', {
  type: 'globalAveragePooling1d',
  label: 'Global average pool 1D',
  summary: 'Takes the mean of each channel, so that one number a channel is left, whatever the sequence’s length.',
  aliases: ['nn.AdaptiveAvgPool1d(1)', 'GAP', 'global pooling'],
  examples: [
    { title: 'over a sequence', params: {}, in: [[7, 5]], out: [[5]], weights: 0 },
    { title: 'with its axes', params: { keepdims: true }, in: [[7, 5]], out: [[1, 5]], weights: 0 },
    { title: 'over the steps that count', params: {}, in: [[5, 3]], out: [[3]], weights: 0, masks: [0] },
  ],
});
