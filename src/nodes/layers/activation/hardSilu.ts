import { defineFixedActivation } from '../../kit/activationLayer.ts';

export const hardSilu = defineFixedActivation({
  type: 'hardSilu',
  label: 'Hard SiLU',
  aliases: ['hard swish', 'nn.Hardswish', 'hard_silu', 'MobileNetV3'],
  summary: 'SiLU with a sigmoid made of three lines.',
  reference: 'https://keras.io/api/layers/activations/#hard_silu-function',
  activation: 'hardSilu',
});
