import { defineFixedActivation } from '../../kit/activationLayer.ts';

export const sigmoid = defineFixedActivation({
  type: 'sigmoid',
  label: 'Sigmoid',
  aliases: ['nn.Sigmoid', 'logistic'],
  summary: 'Squeezes each number between 0 and 1, as a probability of its own.',
  reference: 'https://keras.io/api/layers/activations/#sigmoid-function',
  activation: 'sigmoid',
});
