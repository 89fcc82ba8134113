import { defineRecurrent } from '../../kit/recurrent.ts';

export const simpleRNN = defineRecurrent({
  type: 'simpleRNN',
  label: 'Simple RNN',
  summary: 'Reads a sequence step by step and carries a state from each step to the next.',
  aliases: ['RNN', 'vanilla RNN', 'Elman network', 'nn.RNN'],
  reference: 'https://keras.io/api/layers/recurrent_layers/simple_rnn/',
  examples: [
    { title: 'the last step', params: { units: 32 }, in: [[20, 8]], out: [[32]], weights: 1312 },
    { title: 'three steps', params: { units: 3 }, in: [[3, 2]], out: [[3]], weights: 18 },
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
    {
      title: 'steps that do not count',
      params: { units: 3, activation: 'relu', stateful: true, returnSequences: true },
      in: [[5, 2]],
      out: [[5, 3]],
      weights: 18,
      masks: [0],
    },
  ],
});
