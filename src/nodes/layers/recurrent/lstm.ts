import { defineRecurrent } from '../../kit/recurrent.ts';

export const lstm = defineRecurrent({
  type: 'lstm',
  label: 'LSTM',
  summary: 'A recurrent layer with gates that decide what to forget, what to store and what to tell.',
  aliases: ['long short-term memory', 'nn.LSTM'],
  reference: 'https://keras.io/api/layers/recurrent_layers/lstm/',
  examples: [
    { title: 'the last step', params: { units: 32 }, in: [[20, 8]], out: [[32]], weights: 5248 },
    { title: 'three steps', params: { units: 2 }, in: [[3, 2]], out: [[2]], weights: 40 },
    {
      title: 'sequences and states out',
      params: { units: 128, returnSequences: true, returnState: true },
      in: [[12, 64]],
      out: [[12, 128], [128], [128]],
      weights: 98816,
    },
    { title: 'initial states in', params: { units: 16 }, in: [[6, 4], [16], [16]], out: [[16]], weights: 1344 },
    {
      title: 'carried from batch to batch',
      params: { units: 3, stateful: true, dropout: 0.25, returnState: true },
      in: [[4, 2]],
      out: [[3], [3], [3]],
      weights: 72,
    },
    {
      title: 'backwards, without a forget bias of 1',
      params: { units: 3, goBackwards: true, returnSequences: true, unitForgetBias: false },
      in: [[4, 2]],
      out: [[4, 3]],
      weights: 72,
    },
    {
      title: 'steps that do not count',
      params: { units: 3, returnState: true },
      in: [[5, 2]],
      out: [[3], [3], [3]],
      weights: 72,
      masks: [0],
    },
  ],
});
