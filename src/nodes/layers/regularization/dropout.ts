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

export const dropout = defineLayer({
  type: 'dropout',
  category: 'regularization',
  label: 'Dropout',
  aliases: ['nn.Dropout', 'drop'],
  summary: 'Sets a random share of its inputs to zero while training, so that no unit can rely on another.',
  icon: 'dices',
  reference: 'https://keras.io/api/layers/regularization_layers/dropout/',
  masking: 'passes',
  inputs: floatInput,
  outputs: oneOutput,
  params: { rate: rateParam(0.3), noiseShape: noiseShapeParam },
  config: (p) => ({ rate: p.rate }),
  infer: (p, inputs) => checkNoiseShape(p.noiseShape, inputs),
  lower: (p, inputs) => ({
    tfjs: 'Dropout',
    custom: true,
    keras: 'Dropout',
    args: { rate: p.rate, sharedAxes: sharedAxes(p.noiseShape, only(inputs).shape), seed: { seed: true } },
    kerasArgs: { rate: p.rate, ...kerasNoiseShape(p.noiseShape) },
  }),
  reads: readNoiseShape,
  examples: [
    { title: 'a third', params: { rate: 0.3 }, in: [[128]], out: [[128]], weights: 0 },
    {
      title: 'the same features at all times',
      params: { rate: 0.5, noiseShape: [1, -1] },
      in: [[4, 6]],
      out: [[4, 6]],
      weights: 0,
    },
  ],
});
