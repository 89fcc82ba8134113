import { defineGlobalPooling } from '../../kit/pooling.ts';

export const globalMaxPooling1d = defineGlobalPooling(1, 'max', {
  type: 'globalMaxPooling1d',
  label: 'Global max pool 1D',
  summary:
    'Takes the largest number of each channel, so that one number a channel is left, whatever the sequence’s length.',
  aliases: ['nn.AdaptiveMaxPool1d(1)', 'GMP', 'global pooling'],
  examples: [
    { title: 'over a sequence', params: {}, in: [[7, 5]], out: [[5]], weights: 0 },
    { title: 'with its axes', params: { keepdims: true }, in: [[7, 5]], out: [[1, 5]], weights: 0 },
  ],
});
