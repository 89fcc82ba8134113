import { defineFixedActivation } from '../../kit/activationLayer.ts';

export const hardSigmoid = defineFixedActivation({
  type: 'hardSigmoid',
  label: 'Hard sigmoid',
  aliases: ['nn.Hardsigmoid', 'hard_sigmoid'],
  summary: 'A sigmoid made of three lines, which costs less.',
  reference: 'https://keras.io/api/layers/activations/#hard_sigmoid-function',
  activation: 'hardSigmoid',
});
