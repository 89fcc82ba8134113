import { defineActivation, kerasPlain } from '../../kit/activationLayer.ts';
import { float } from '../../kit/param.ts';

export const squareplus = defineActivation({
  type: 'squareplus',
  label: 'Squareplus',
  aliases: ['square plus'],
  summary: 'A smooth ReLU without an exponential: (x + √(x² + b)) / 2.',
  reference: 'https://keras.io/api/layers/activations/#squareplus-function',
  activation: 'squareplus',
  params: { b: float(4, { label: 'Roundness', help: 'How wide the bend at zero is.', min: 0.001, max: 1000 }) },
  config: (p) => `b ${p.b}`,
  args: (p) => ({ b: p.b }),
  keras: (p) => kerasPlain('squareplus', p.b === 4),
  examples: [
    { title: 'plain', params: {}, in: [[3, 4]], out: [[3, 4]], weights: 0 },
    { title: 'a sharper bend', params: { b: 0.5 }, in: [[3, 4]], out: [[3, 4]], weights: 0 },
  ],
});
