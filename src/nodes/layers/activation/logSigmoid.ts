import { defineFixedActivation } from '../../kit/activationLayer.ts';

export const logSigmoid = defineFixedActivation({
  type: 'logSigmoid',
  label: 'Log sigmoid',
  aliases: ['nn.LogSigmoid', 'log_sigmoid'],
  summary: 'The logarithm of the sigmoid, exact for far negative numbers too.',
  reference: 'https://keras.io/api/layers/activations/#log_sigmoid-function',
  activation: 'logSigmoid',
});
