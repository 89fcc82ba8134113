import { defineFixedActivation } from '../../kit/activationLayer.ts';

export const selu = defineFixedActivation({
  type: 'selu',
  label: 'SELU',
  aliases: ['nn.SELU', 'scaled ELU', 'self-normalizing'],
  summary: 'Keeps the mean and the deviation of its inputs near 0 and 1, so that deep nets need no normalization.',
  reference: 'https://keras.io/api/layers/activations/#selu-function',
  activation: 'selu',
});
