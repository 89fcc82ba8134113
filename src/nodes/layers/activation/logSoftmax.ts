import { defineAxisActivation } from '../../kit/activationLayer.ts';

export const logSoftmax = defineAxisActivation({
  type: 'logSoftmax',
  label: 'Log softmax',
  aliases: ['nn.LogSoftmax', 'log_softmax'],
  summary: 'The logarithms of the probabilities that Softmax gives.',
  reference: 'https://keras.io/api/layers/activations/#log_softmax-function',
  activation: 'logSoftmax',
  keras: null,
});
