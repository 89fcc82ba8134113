import { defineFixedActivation } from '../../kit/activationLayer.ts';

export const silu = defineFixedActivation({
  type: 'silu',
  label: 'SiLU',
  aliases: ['swish', 'Swish', 'nn.SiLU'],
  summary: 'Multiplies each number by its sigmoid: smooth, and a little below zero at its left.',
  reference: 'https://keras.io/api/layers/activations/#silu-function',
  activation: 'swish',
});
