import { defineFixedActivation } from '../../kit/activationLayer.ts';

export const softsign = defineFixedActivation({
  type: 'softsign',
  label: 'Softsign',
  aliases: ['nn.Softsign'],
  summary: 'Squeezes each number between −1 and 1, and levels off more slowly than tanh.',
  reference: 'https://keras.io/api/layers/activations/#softsign-function',
  activation: 'softsign',
});
