import { defineFixedActivation } from '../../kit/activationLayer.ts';

export const mish = defineFixedActivation({
  type: 'mish',
  label: 'Mish',
  aliases: ['nn.Mish'],
  summary: 'Multiplies each number by the tanh of its softplus: smooth, and a little below zero at its left.',
  reference: 'https://keras.io/api/layers/activations/#mish-function',
  activation: 'mish',
});
