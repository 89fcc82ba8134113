import { defineFixedActivation } from '../../kit/activationLayer.ts';

export const exponential = defineFixedActivation({
  type: 'exponential',
  label: 'Exponential',
  aliases: ['exp', 'torch.exp'],
  summary: 'e to the power of each number.',
  reference: 'https://keras.io/api/layers/activations/#exponential-function',
  activation: 'exponential',
});
