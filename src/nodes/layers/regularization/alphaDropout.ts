import { defineLayer } from '../../kit/define.ts';
import {
  checkNoiseShape,
  kerasNoiseShape,
  noiseShapeParam,
  rateParam,
  readNoiseShape,
  sharedAxes,
} from '../../kit/noise.ts';
import { floatInput, oneOutput } from '../../kit/ports.ts';
import { only } from '../../kit/shapes.ts';

export const alphaDropout = defineLayer({
  type: 'alphaDropout',
  category: 'regularization',
  label: 'Alpha dropout',
  aliases: ['AlphaDropout', 'nn.AlphaDropout', 'SELU dropout', 'self-normalizing'],
  summary: 'Dropout for nets of SELUs: it keeps the mean and the deviation of its inputs.',
  icon: 'dices',
  reference: 'https://keras.io/api/layers/regularization_layers/alpha_dropout/',
  masking: 'passes',
  inputs: floatInput,
  outputs: oneOutput,
  params: { rate: rateParam(0.1), noiseShape: noiseShapeParam },
  config: (p) => ({ rate: p.rate }),
  infer: (p, inputs) => checkNoiseShape(p.noiseShape, inputs),
  lower: (p, inputs) => ({
    tfjs: 'AlphaDropout',
    custom: true,
    keras: 'AlphaDropout',
    args: { rate: p.rate, sharedAxes: sharedAxes(p.noiseShape, only(inputs).shape), seed: { seed: true } },
    kerasArgs: { rate: p.rate, ...kerasNoiseShape(p.noiseShape) },
  }),
  reads: readNoiseShape,
  examples: [
    { title: 'after a SELU', params: {}, in: [[8]], out: [[8]], weights: 0 },
    {
      title: 'whole channels',
      params: { rate: 0.4, noiseShape: [1, 3] },
      in: [[4, 3]],
      out: [[4, 3]],
      weights: 0,
    },
  ],
});
