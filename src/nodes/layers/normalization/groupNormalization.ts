import { elementCount } from '../../../tensor/shape.ts';
import { axisParam } from '../../kit/axes.ts';
import { defineLayer } from '../../kit/define.ts';
import { config } from '../../kit/layerParams.ts';
import {
  alongAxes,
  axesText,
  epsilonParam,
  lengthsAlong,
  scaleAndShiftArgs,
  scaleAndShiftParams,
  scaleAndShiftWeights,
} from '../../kit/normalization.ts';
import { int } from '../../kit/param.ts';
import { oneOutput } from '../../kit/ports.ts';
import { line, only, refuse } from '../../kit/shapes.ts';

export const groupNormalization = defineLayer({
  type: 'groupNormalization',
  category: 'normalization',
  label: 'Group norm',
  aliases: ['GroupNormalization', 'GroupNorm', 'GN', 'nn.GroupNorm'],
  summary: 'Gives groups of channels of each sample mean 0 and deviation 1: like batch norm, for any size of batch.',
  icon: 'sliders-vertical',
  reference: 'https://keras.io/api/layers/normalization_layers/group_normalization/',
  inputs: [{ name: 'input', rank: [1, 7], dtype: 'float32' }],
  outputs: oneOutput,
  params: {
    groups: int(32, { label: 'Groups', help: 'The channels are a multiple of it.', min: 1, max: 65_536 }),
    axis: { ...axisParam(-1, 'Of the channels, counted with the batch axis as 0; −1 is the last.'), advanced: true },
    epsilon: epsilonParam(0.001),
    ...scaleAndShiftParams,
  },
  config: (p) => config({ groups: p.groups }, p.axis !== -1 && axesText([p.axis])),
  infer(p, inputs) {
    const inferred = alongAxes([p.axis], inputs);
    if ('problem' in inferred) return inferred;
    const [channels = 1] = lengthsAlong([p.axis], only(inputs));
    if (channels % p.groups === 0) {
      return { ...inferred, arithmetic: [line('channels a group', `${channels} ÷ ${p.groups}`, channels / p.groups)] };
    }
    const groups = largestDivisor(channels, p.groups);
    return refuse({
      code: 'shape/norm-groups',
      data: { groups: p.groups, channels },
      param: 'groups',
      arithmetic: [
        { ...line('channels a group', `${channels} ÷ ${p.groups}`, (channels / p.groups).toFixed(2)), bad: true },
      ],
      fixes: [{ params: { groups } }],
    });
  },
  masking: 'passes',
  weights: (p, inputs) => scaleAndShiftWeights(p, lengthsAlong([p.axis], only(inputs))),
  // Mean, variance, subtract, divide, scale, shift.
  flops: (_p, inputs) => 8 * (elementCount(only(inputs).shape) ?? 0),
  lower: (p) => ({
    tfjs: 'GroupNormalization',
    custom: true,
    keras: 'GroupNormalization',
    args: { groups: p.groups, axis: p.axis, epsilon: p.epsilon, ...scaleAndShiftArgs(p) },
  }),
  examples: [
    { title: 'channels of an image', params: { groups: 4 }, in: [[4, 4, 8]], out: [[4, 4, 8]], weights: 16 },
    {
      title: 'channels first, without shift',
      params: { groups: 2, axis: 1, center: false },
      in: [[6, 3, 2]],
      out: [[6, 3, 2]],
      weights: 6,
    },
    { title: 'a row', params: { groups: 3 }, in: [[12]], out: [[12]], weights: 24 },
  ],
});

/** The largest divisor of a number of channels that is not above a limit. */
function largestDivisor(channels: number, limit: number): number {
  for (let divisor = Math.min(channels, limit); divisor > 1; divisor--) if (channels % divisor === 0) return divisor;
  return 1;
}
