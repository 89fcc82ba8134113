import { defineNoise, rateParam } from '../../kit/noise.ts';

export const gaussianDropout = defineNoise({
  type: 'gaussianDropout',
  label: 'Gaussian dropout',
  aliases: ['GaussianDropout', 'multiplicative noise'],
  summary:
    'Multiplies its inputs by random numbers around 1 while training: the noise of dropout, and nothing is lost.',
  reference: 'https://keras.io/api/layers/regularization_layers/gaussian_dropout/',
  keras: 'GaussianDropout',
  params: { rate: rateParam(0.3, 'The variance of the factors is rate / (1 − rate).') },
});
