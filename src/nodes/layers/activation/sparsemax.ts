import { defineAxisActivation } from '../../kit/activationLayer.ts';

export const sparsemax = defineAxisActivation({
  type: 'sparsemax',
  label: 'Sparsemax',
  aliases: ['sparse softmax'],
  summary: 'Turns numbers along an axis into probabilities, many of them exactly 0.',
  reference: 'https://keras.io/api/layers/activations/#sparsemax-function',
  activation: 'sparsemax',
  keras: null,
});
