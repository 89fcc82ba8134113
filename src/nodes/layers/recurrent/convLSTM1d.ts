import { defineConvLSTM } from '../../kit/convLSTM.ts';

export const convLSTM1d = defineConvLSTM(1, {
  type: 'convLSTM1d',
  label: 'ConvLSTM 1D',
  summary: 'An LSTM over a sequence of rows: what it keeps of each place depends on the places around it.',
  aliases: ['convolutional LSTM', 'conv_lstm1d'],
  examples: [
    { title: 'the last step', params: { filters: 4 }, in: [[5, 8, 3]], out: [[6, 4]], weights: 352 },
    {
      title: 'every step, with states out',
      params: { filters: 2, kernelSize: [2], strides: [2], padding: 'same', returnSequences: true, returnState: true },
      in: [[3, 5, 2]],
      out: [
        [3, 3, 2],
        [3, 2],
        [3, 2],
      ],
      weights: 72,
    },
    {
      title: 'steps that do not count',
      params: { filters: 2, kernelSize: [2], dilationRate: [2], returnSequences: true },
      in: [[4, 5, 2]],
      out: [[4, 3, 2]],
      weights: 72,
      masks: [0],
    },
  ],
});
