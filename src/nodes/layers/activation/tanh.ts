import { defineFixedActivation } from '../../kit/activationLayer.ts';

export const tanh = defineFixedActivation({
  type: 'tanh',
  label: 'Tanh',
  aliases: ['nn.Tanh', 'hyperbolic tangent'],
  summary: 'Squeezes each number between −1 and 1.',
  reference: 'https://keras.io/api/layers/activations/#tanh-function',
  activation: 'tanh',
});
