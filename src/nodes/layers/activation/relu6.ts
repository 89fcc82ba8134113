import { defineFixedActivation } from '../../kit/activationLayer.ts';

export const relu6 = defineFixedActivation({
  type: 'relu6',
  label: 'ReLU6',
  aliases: ['nn.ReLU6', 'clipped ReLU'],
  summary: 'Keeps what lies between 0 and 6: small numbers stay exact in nets for phones.',
  reference: 'https://keras.io/api/layers/activations/#relu6-function',
  activation: 'relu6',
});
