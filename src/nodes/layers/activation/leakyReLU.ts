import { defineLayer } from '../../kit/define.ts';
import { float } from '../../kit/param.ts';
import { floatInput, oneOutput } from '../../kit/ports.ts';
import { unchanged } from '../../kit/shapes.ts';

export const leakyReLU = defineLayer({
  type: 'leakyReLU',
  category: 'activation',
  label: 'Leaky ReLU',
  summary:
    'Keeps positive numbers and lets a small part of negative ones through, so that no unit goes silent for good.',
  icon: 'activity',
  reference: 'https://keras.io/api/layers/activation_layers/leaky_relu/',
  aliases: ['LeakyReLU', 'nn.LeakyReLU', 'leaky_relu'],
  masking: 'passes',
  inputs: floatInput,
  outputs: oneOutput,
  params: {
    negativeSlope: float(0.3, {
      label: 'Negative slope',
      help: 'What a negative number is multiplied by.',
      min: 0,
      max: 1,
    }),
  },
  config: (p) => ({ slope: p.negativeSlope }),
  infer: (_p, inputs) => unchanged(inputs),
  // Keras 3 calls it negative_slope, TensorFlow.js alpha.
  lower: (p) => ({
    tfjs: 'leakyReLU',
    keras: 'LeakyReLU',
    args: { alpha: p.negativeSlope },
    kerasArgs: { negativeSlope: p.negativeSlope },
  }),
  examples: [
    { title: 'in a discriminator', params: { negativeSlope: 0.2 }, in: [[8, 8, 64]], out: [[8, 8, 64]], weights: 0 },
  ],
});
