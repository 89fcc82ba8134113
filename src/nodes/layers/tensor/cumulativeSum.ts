import { axisOf, axisParam, axisText, noSuchAxis } from '../../kit/axes.ts';
import { defineLayer } from '../../kit/define.ts';
import { oneOutput } from '../../kit/ports.ts';
import { only, output, positions, refuse } from '../../kit/shapes.ts';

export const cumulativeSum = defineLayer({
  type: 'cumulativeSum',
  category: 'tensor',
  label: 'Cumulative sum',
  aliases: ['cumsum', 'running sum', 'prefix sum', 'integrate', 'scan'],
  summary: 'Adds to each number all that stand before it along an axis.',
  icon: 'trending-up',
  reference: 'https://keras.io/api/ops/numpy/',
  inputs: [{ name: 'input', rank: [1, 8] }],
  outputs: oneOutput,
  params: { axis: axisParam(1) },
  config: (p) => axisText(p.axis),
  infer(p, inputs) {
    const { shape } = only(inputs);
    return axisOf(p.axis, shape) === null ? refuse(noSuchAxis(p.axis, shape)) : output(shape);
  },
  flops: (_p, inputs) => positions([...only(inputs).shape, 1]),
  lower: (p, inputs) => ({
    tfjs: 'CumulativeSum',
    custom: true,
    keras: null,
    args: { axis: (axisOf(p.axis, only(inputs).shape) ?? 0) + 1 },
  }),
  examples: [
    { title: 'along time', params: {}, in: [[5, 2]], out: [[5, 2]], weights: 0 },
    { title: 'of a row', params: { axis: -1 }, in: [[7]], out: [[7]], weights: 0 },
  ],
});
