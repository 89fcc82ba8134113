import { defineLayer } from '../../kit/define.ts';
import { float } from '../../kit/param.ts';
import { anyInput, oneOutput } from '../../kit/ports.ts';
import { only, output } from '../../kit/shapes.ts';

export const leakyReLU = defineLayer({
  type: 'leakyReLU',
  category: 'activation',
  label: 'Leaky ReLU',
  summary:
    'Keeps positive numbers and lets a small part of negative ones through, so that no unit goes silent for good.',
  icon: 'activity',
  reference: 'https://keras.io/api/layers/activation_layers/leaky_relu/',
  inputs: anyInput,
  outputs: oneOutput,
  params: {
    negativeSlope: float(0.3, {
      label: 'Negative slope',
      help: 'What a negative number is multiplied by.',
      min: 0,
      max: 1,
    }),
  },
  config: (p) => `slope ${p.negativeSlope}`,
  infer: (_p, inputs) => output(only(inputs).shape),
  // Keras 3 calls it negative_slope, TensorFlow.js alpha.
  lower: (p) => ({ tfjs: 'leakyReLU', keras: 'LeakyReLU', args: { alpha: p.negativeSlope } }),
  examples: [
    { title: 'in a discriminator', params: { negativeSlope: 0.2 }, in: [[8, 8, 64]], out: [[8, 8, 64]], weights: 0 },
  ],
});
