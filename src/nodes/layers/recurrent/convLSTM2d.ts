import { defineConvLSTM } from '../../kit/convLSTM.ts';

export const convLSTM2d = defineConvLSTM(2, {
  type: 'convLSTM2d',
  label: 'ConvLSTM 2D',
  summary: 'An LSTM over a film: what it keeps of each pixel depends on the pixels around it.',
  aliases: ['convolutional LSTM', 'conv_lstm2d', 'video', 'film'],
  examples: [
    {
      title: 'the last picture',
      params: { filters: 4, padding: 'same' },
      in: [[3, 8, 8, 1]],
      out: [[8, 8, 4]],
      weights: 736,
    },
    {
      title: 'every picture, smaller',
      params: {
        filters: 2,
        kernelSize: [3, 2],
        strides: [2, 1],
        returnSequences: true,
        dropout: 0.25,
        recurrentDropout: 0.25,
      },
      in: [[2, 5, 4, 2]],
      out: [[2, 2, 3, 2]],
      weights: 200,
    },
    {
      title: 'two small pictures',
      params: { filters: 2, kernelSize: [2, 2] },
      in: [[2, 3, 3, 1]],
      out: [[2, 2, 2]],
      weights: 104,
    },
    {
      title: 'initial states in',
      params: { filters: 2, kernelSize: [2, 2], padding: 'same', goBackwards: true },
      in: [
        [2, 3, 4, 1],
        [3, 4, 2],
        [3, 4, 2],
      ],
      out: [[3, 4, 2]],
      weights: 104,
    },
  ],
});
