import { defineFixedActivation } from '../../kit/activationLayer.ts';

export const softplus = defineFixedActivation({
  type: 'softplus',
  label: 'Softplus',
  aliases: ['nn.Softplus', 'smooth ReLU'],
  summary: 'A smooth ReLU, always above zero: for deviations and rates.',
  reference: 'https://keras.io/api/layers/activations/#softplus-function',
  activation: 'softplus',
});
