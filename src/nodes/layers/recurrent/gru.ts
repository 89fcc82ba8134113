import { defineRecurrent } from '../../kit/recurrent.ts';

export const gru = defineRecurrent({
  type: 'gru',
  label: 'GRU',
  summary: 'A recurrent layer with two gates: cheaper than an LSTM, and often as good.',
  aliases: ['gated recurrent unit', 'nn.GRU'],
  reference: 'https://keras.io/api/layers/recurrent_layers/gru/',
  examples: [
    { title: 'the last step', params: { units: 32 }, in: [[20, 8]], out: [[32]], weights: 4032 },
    { title: 'three steps', params: { units: 2 }, in: [[3, 2]], out: [[2]], weights: 36 },
    {
      title: 'sequences and state out',
      params: { units: 128, returnSequences: true, returnState: true },
      in: [[12, 64]],
      out: [[12, 128], [128]],
      weights: 74496,
    },
    {
      title: 'reset before the product',
      params: { units: 4, resetAfter: false },
      in: [[5, 3]],
      out: [[4]],
      weights: 96,
    },
    {
      title: 'steps that do not count',
      params: { units: 4, returnSequences: true },
      in: [[5, 3]],
      out: [[5, 4]],
      weights: 108,
      masks: [0],
    },
    {
      title: 'inputs and state dropped',
      params: { units: 3, dropout: 0.25, recurrentDropout: 0.25 },
      in: [[4, 2]],
      out: [[3]],
      weights: 63,
    },
  ],
});
