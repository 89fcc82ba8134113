import { defineFixedActivation } from '../../kit/activationLayer.ts';

export const tanhShrink = defineFixedActivation({
  type: 'tanhShrink',
  label: 'Tanh shrink',
  aliases: ['nn.Tanhshrink', 'tanh_shrink'],
  summary: 'Takes the tanh away from each number: small ones nearly vanish.',
  reference: 'https://keras.io/api/layers/activations/#tanh_shrink-function',
  activation: 'tanhShrink',
});
