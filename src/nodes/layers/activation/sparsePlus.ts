import { defineFixedActivation } from '../../kit/activationLayer.ts';

export const sparsePlus = defineFixedActivation({
  type: 'sparsePlus',
  label: 'Sparse plus',
  aliases: ['sparse_plus'],
  summary: 'A ReLU whose corner is a parabola: 0 below −1, the number itself above 1.',
  reference: 'https://keras.io/api/layers/activations/#sparse_plus-function',
  activation: 'sparsePlus',
});
