import { elementCount } from '../../../tensor/shape.ts';
import { axisParam } from '../../kit/axes.ts';
import { defineLayer } from '../../kit/define.ts';
import {
  alongAxes,
  axesText,
  epsilonParam,
  lengthsAlong,
  scaleAndShiftArgs,
  scaleAndShiftParams,
  scaleAndShiftWeights,
} from '../../kit/normalization.ts';
import { oneOutput } from '../../kit/ports.ts';
import { only } from '../../kit/shapes.ts';

export const instanceNormalization = defineLayer({
  type: 'instanceNormalization',
  category: 'normalization',
  label: 'Instance norm',
  aliases: ['InstanceNormalization', 'InstanceNorm', 'nn.InstanceNorm2d', 'contrast normalization'],
  summary: 'Gives each channel of each sample mean 0 and deviation 1, which takes contrast and style out of an image.',
  icon: 'sliders-vertical',
  reference: 'https://arxiv.org/abs/1607.08022',
  inputs: [{ name: 'input', rank: [2, 7], dtype: 'float32' }],
  outputs: oneOutput,
  params: {
    axis: { ...axisParam(-1, 'Of the channels, counted with the batch axis as 0; −1 is the last.'), advanced: true },
    epsilon: epsilonParam(0.001),
    ...scaleAndShiftParams,
  },
  config: (p) => (p.axis === -1 ? { channels: true } : axesText([p.axis])),
  infer: (p, inputs) => alongAxes([p.axis], inputs),
  masking: 'passes',
  weights: (p, inputs) => scaleAndShiftWeights(p, lengthsAlong([p.axis], only(inputs))),
  // Mean, variance, subtract, divide, scale, shift.
  flops: (_p, inputs) => 8 * (elementCount(only(inputs).shape) ?? 0),
  lower: (p) => ({
    tfjs: 'GroupNormalization',
    custom: true,
    keras: 'GroupNormalization',
    // As many groups as channels.
    args: { groups: -1, axis: p.axis, epsilon: p.epsilon, ...scaleAndShiftArgs(p) },
  }),
  examples: [
    { title: 'channels of an image', params: {}, in: [[4, 5, 3]], out: [[4, 5, 3]], weights: 6 },
    {
      title: 'of a sequence, neither scaled nor shifted',
      params: { center: false, scale: false, axis: 1 },
      in: [[3, 7]],
      out: [[3, 7]],
      weights: 0,
    },
  ],
});
