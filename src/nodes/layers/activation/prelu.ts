import { formatShape } from '../../../tensor/shape.ts';
import { defineLayer } from '../../kit/define.ts';
import { config, initializer, initializerParam } from '../../kit/layerParams.ts';
import { integers } from '../../kit/param.ts';
import { floatInput, oneOutput } from '../../kit/ports.ts';
import { only, refuse, unchanged, unknownLength } from '../../kit/shapes.ts';
import { ruleArgs, trained, weightRules } from '../../kit/weightRules.ts';

export const prelu = defineLayer({
  type: 'prelu',
  category: 'activation',
  label: 'PReLU',
  aliases: ['nn.PReLU', 'parametric ReLU'],
  summary: 'Keeps positive numbers, and learns what to multiply negative ones by.',
  icon: 'activity',
  reference: 'https://keras.io/api/layers/activation_layers/prelu/',
  masking: 'passes',
  inputs: floatInput,
  outputs: oneOutput,
  params: {
    alphaInitializer: initializerParam('zeros'),
    sharedAxes: integers([], {
      label: 'Shared axes',
      help: 'Axes along which all numbers have one slope, the batch axis counted as 0: 1, 2 for an image.',
      min: 1,
      max: 8,
    }),
    ...weightRules('alpha'),
  },
  config: (p) => config(p.sharedAxes.length > 0 && { shared: p.sharedAxes.join(', ') }),
  infer(p, inputs) {
    const { shape } = only(inputs);
    const missing = p.sharedAxes.find((axis) => axis > shape.length);
    if (missing !== undefined) {
      return refuse({
        code: 'shape/axis',
        data: { axis: missing, shape: formatShape(shape), rank: shape.length },
        param: 'sharedAxes',
        fixes: [
          {
            params: { sharedAxes: p.sharedAxes.filter((axis) => axis !== missing) },
          },
        ],
      });
    }
    const unknown = unknownLength(shape.filter((_, axis) => !p.sharedAxes.includes(axis + 1)));
    return unknown ? refuse(unknown) : unchanged(inputs);
  },
  weights(p, inputs) {
    const { shape } = only(inputs);
    return [trained('alpha', shape.map((length, axis) => (p.sharedAxes.includes(axis + 1) ? 1 : Number(length))), p)]; // prettier-ignore
  },
  lower: (p) => ({
    tfjs: 'ParametricReLU',
    custom: true,
    keras: 'PReLU',
    args: {
      alphaInitializer: initializer(p.alphaInitializer),
      sharedAxes: p.sharedAxes,
      ...ruleArgs(p, 'alpha'),
    },
  }),
  examples: [
    {
      title: 'a slope for each feature',
      params: { alphaInitializer: 'randomUniform' },
      in: [[6]],
      out: [[6]],
      weights: 6,
    },
    {
      title: 'a slope for each channel',
      params: { sharedAxes: [1, 2] },
      in: [[3, 4, 2]],
      out: [[3, 4, 2]],
      weights: 2,
    },
    { title: 'a slope for each row', params: { sharedAxes: [2] }, in: [[3, 4]], out: [[3, 4]], weights: 3 },
  ],
});
