import { defineFixedActivation } from '../../kit/activationLayer.ts';

export const hardTanh = defineFixedActivation({
  type: 'hardTanh',
  label: 'Hard tanh',
  aliases: ['nn.Hardtanh', 'hard_tanh', 'clip'],
  summary: 'Holds each number between −1 and 1.',
  reference: 'https://keras.io/api/layers/activations/#hard_tanh-function',
  activation: 'hardTanh',
});
