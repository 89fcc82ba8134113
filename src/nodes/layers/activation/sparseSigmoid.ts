import { defineFixedActivation } from '../../kit/activationLayer.ts';

export const sparseSigmoid = defineFixedActivation({
  type: 'sparseSigmoid',
  label: 'Sparse sigmoid',
  aliases: ['sparse_sigmoid'],
  summary: 'A line from 0 at −1 to 1 at 1, the slope of Sparse Plus.',
  reference: 'https://keras.io/api/layers/activations/#sparse_sigmoid-function',
  activation: 'sparseSigmoid',
});
