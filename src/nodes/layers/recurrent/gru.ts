import { defineRecurrent } from '../../kit/recurrent.ts';

export const gru = defineRecurrent({
  type: 'gru',
  label: 'GRU',
  summary: 'A recurrent layer with two gates: cheaper than an LSTM, and often as good.',
  reference: 'https://keras.io/api/layers/recurrent_layers/gru/',
  examples: [
    { title: 'the last step', params: { units: 32 }, in: [[20, 8]], out: [[32]], weights: 3936 },
    {
      title: 'sequences and state out',
      params: { units: 128, returnSequences: true, returnState: true },
      in: [[12, 64]],
      out: [[12, 128], [128]],
      weights: 74112,
    },
  ],
});
