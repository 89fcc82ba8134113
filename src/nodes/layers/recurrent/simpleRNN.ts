import { defineRecurrent } from '../../kit/recurrent.ts';

export const simpleRNN = defineRecurrent({
  type: 'simpleRNN',
  label: 'Simple RNN',
  summary: 'Reads a sequence step by step and carries a state from each step to the next.',
  reference: 'https://keras.io/api/layers/recurrent_layers/simple_rnn/',
  examples: [
    { title: 'the last step', params: { units: 32 }, in: [[20, 8]], out: [[32]], weights: 1312 },
    {
      title: 'sequences and state out',
      params: { units: 128, returnSequences: true, returnState: true },
      in: [[100, 64]],
      out: [[100, 128], [128]],
      weights: 24704,
    },
    {
      title: 'an initial state in',
      params: { units: 16, returnSequences: true },
      in: [[6, 4], [16]],
      out: [[6, 16]],
      weights: 336,
    },
  ],
});
