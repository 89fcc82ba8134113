import { defineActivation } from '../../kit/activationLayer.ts';
import { config } from '../../kit/layerParams.ts';
import { float } from '../../kit/param.ts';

export const threshold = defineActivation({
  type: 'threshold',
  label: 'Threshold',
  aliases: ['nn.Threshold', 'step', 'cut off'],
  summary: 'Keeps numbers above a threshold and puts one value in place of all others.',
  reference: 'https://keras.io/api/layers/activations/#threshold-function',
  activation: 'threshold',
  params: {
    threshold: float(0, { label: 'Threshold', help: 'Numbers up to it are replaced.' }),
    value: float(0, { label: 'Value', help: 'What stands in their place.' }),
  },
  config: (p) => config({ above: p.threshold }, { otherwise: p.value }),
  args: (p) => ({ threshold: p.threshold, value: p.value }),
  // Keras has a function of this name, and as a layer only the case without a value.
  keras: (p) => (p.value === 0 && p.threshold >= 0 ? ['ReLU', { threshold: p.threshold }] : null),
  examples: [
    { title: 'above a quarter', params: { threshold: 0.25 }, in: [[3, 4]], out: [[3, 4]], weights: 0 },
    { title: 'with a value', params: { threshold: -0.5, value: -2 }, in: [[3, 4]], out: [[3, 4]], weights: 0 },
  ],
});
