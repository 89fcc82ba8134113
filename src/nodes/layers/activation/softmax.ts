import { defineAxisActivation } from '../../kit/activationLayer.ts';

export const softmax = defineAxisActivation({
  type: 'softmax',
  label: 'Softmax',
  aliases: ['nn.Softmax', 'normalized exponential'],
  summary: 'Turns numbers along an axis into probabilities that add up to 1.',
  reference: 'https://keras.io/api/layers/activation_layers/softmax/',
  activation: 'softmax',
  keras: 'Softmax',
});
