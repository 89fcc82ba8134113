import { defineNoise } from '../../kit/noise.ts';
import { float } from '../../kit/param.ts';

export const gaussianNoise = defineNoise({
  type: 'gaussianNoise',
  label: 'Gaussian noise',
  aliases: ['GaussianNoise', 'random noise', 'jitter'],
  summary: 'Adds random numbers while training, so that the network cannot learn its samples by heart.',
  reference: 'https://keras.io/api/layers/regularization_layers/gaussian_noise/',
  keras: 'GaussianNoise',
  params: {
    stddev: float(0.1, { label: 'Deviation', help: 'Standard deviation of what is added.', min: 0, max: 1000 }),
  },
});
