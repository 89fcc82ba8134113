import { defineActivation } from '../../kit/activationLayer.ts';
import { float } from '../../kit/param.ts';

export const thresholdedReLU = defineActivation({
  type: 'thresholdedReLU',
  label: 'Thresholded ReLU',
  aliases: ['ThresholdedReLU', 'theta'],
  summary: 'Keeps numbers above a threshold and sets all others to zero.',
  reference: 'https://keras.io/api/layers/activation_layers/relu/',
  activation: 'relu',
  params: { theta: float(1, { label: 'Threshold', help: 'Numbers up to it become zero.', min: 0 }) },
  config: (p) => ({ above: p.theta }),
  args: (p) => ({ threshold: p.theta }),
  keras: (p) => ['ReLU', { threshold: p.theta }],
  examples: [
    { title: 'above 1', params: {}, in: [[3, 4]], out: [[3, 4]], weights: 0 },
    { title: 'above a quarter', params: { theta: 0.25 }, in: [[3, 4]], out: [[3, 4]], weights: 0 },
  ],
});
