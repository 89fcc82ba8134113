import type { Shape } from '../../../tensor/shape.ts';
import { axisOf, noSuchAxis } from '../../kit/axes.ts';
import { defineLayer } from '../../kit/define.ts';
import { config } from '../../kit/layerParams.ts';
import { bool, choice, integers } from '../../kit/param.ts';
import { oneOutput } from '../../kit/ports.ts';
import { line, only, output, positions, refuse, unknownLength } from '../../kit/shapes.ts';
import { tensorInput } from '../../kit/tensorOps.ts';

export const reduce = defineLayer({
  type: 'reduce',
  category: 'tensor',
  label: 'Reduce',
  aliases: ['mean', 'sum', 'max', 'min', 'prod', 'variance', 'std', 'logsumexp', 'reduce_mean', 'amax', 'pool an axis'],
  summary: 'Makes one number of many along some axes: their mean, sum, largest, smallest, product, variance.',
  icon: 'sigma',
  reference: 'https://keras.io/api/ops/numpy/',
  inputs: tensorInput,
  outputs: oneOutput,
  params: {
    reduction: choice(['mean', 'sum', 'max', 'min', 'prod', 'var', 'std', 'logsumexp'], {
      label: 'Reduction',
      help: 'How many numbers become one.',
    }),
    axes: integers([-1], { label: 'Axes', help: 'The batch axis is 0 and stays; none named means all others.' }),
    keepdims: bool(false, { label: 'Keep axes', help: 'The axes stay, of length 1.' }),
  },
  config: (p) => config(p.reduction, p.axes.length > 0 ? { axes: p.axes.join(', ') } : { allAxes: true }),
  infer(p, inputs) {
    const { shape } = only(inputs);
    const missing = p.axes.find((axis) => axisOf(axis, shape) === null);
    if (missing !== undefined) {
      return refuse({
        ...noSuchAxis(missing, shape, 'axes'),
        fixes: [{ say: 'allAxes', params: { axes: [] } }],
      });
    }
    const axes = axesOf(p.axes, shape);
    // A mean or a product of any number of steps is not the matter: how many there are is not told to the layer.
    const unknown = p.reduction === 'prod' ? unknownLength(axes.map((axis) => shape[axis]!)) : null;
    if (unknown) return refuse(unknown);
    const rest = shape.flatMap((length, axis) => (!axes.includes(axis) ? [length] : p.keepdims ? [1] : []));
    const numbers = axes.map((axis) => shape[axis]).join(' × ') || '1';
    return output(rest, [line('numbers that become one', numbers, 1)]);
  },
  flops: (_p, inputs) => positions([...only(inputs).shape, 1]),
  lower: (p, inputs) => {
    const axes = axesOf(p.axes, only(inputs).shape).map((axis) => axis + 1);
    return {
      tfjs: 'Reduce',
      custom: true,
      keras: null,
      args: { reduction: p.reduction, axes, keepdims: p.keepdims },
    };
  },
  examples: [
    { title: 'mean of the features', params: {}, in: [[4, 6]], out: [[4]], weights: 0 },
    {
      title: 'largest of an image',
      params: { reduction: 'max', axes: [1, 2] },
      in: [[4, 5, 3]],
      out: [[3]],
      weights: 0,
    },
    {
      title: 'product, the axis kept',
      params: { reduction: 'prod', axes: [1], keepdims: true },
      in: [[5, 2]],
      out: [[1, 2]],
      weights: 0,
    },
    { title: 'deviation of all numbers', params: { reduction: 'std', axes: [] }, in: [[3, 4]], out: [[]], weights: 0 },
    { title: 'smallest', params: { reduction: 'min' }, in: [[5]], out: [[]], weights: 0 },
    { title: 'log of a sum of exponentials', params: { reduction: 'logsumexp' }, in: [[3, 4]], out: [[3]], weights: 0 },
  ],
});

/** Indices into the shape, each once, in order. */
function axesOf(axes: readonly number[], shape: Shape): readonly number[] {
  if (axes.length === 0) return [...shape.keys()];
  return [...new Set(axes.map((axis) => axisOf(axis, shape) ?? 0))].sort((a, b) => a - b);
}
