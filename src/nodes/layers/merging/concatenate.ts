import { formatShape, type Dim, type Shape } from '../../../tensor/shape.ts';
import { axisOf, axisParam, axisText, noSuchAxis } from '../../kit/axes.ts';
import { defineLayer } from '../../kit/define.ts';
import { inputCount, mergeInputs } from '../../kit/merge.ts';
import { concatenatedMask } from '../../kit/masking.ts';
import { oneOutput } from '../../kit/ports.ts';
import { line, only, refuse, tensor } from '../../kit/shapes.ts';

export const concatenate = defineLayer({
  type: 'concatenate',
  category: 'merging',
  label: 'Concatenate',
  aliases: ['concat', 'cat', 'torch.cat', 'join', 'stack', 'U-Net skip'],
  summary: 'Sets its inputs side by side along one axis.',
  icon: 'merge',
  reference: 'https://keras.io/api/layers/merging_layers/concatenate/',
  inputs: (p) => mergeInputs(p.inputs),
  outputs: oneOutput,
  params: {
    inputs: inputCount,
    axis: axisParam(),
  },
  config: (p) => axisText(p.axis),
  infer(p, inputs) {
    const { shape } = only(inputs);
    const axis = axisOf(p.axis, shape);
    if (axis === null) return refuse(noSuchAxis(p.axis, shape));
    const { dtype } = only(inputs);
    if (inputs.some((input) => input.dtype !== dtype)) {
      const help = 'Whole numbers and fractions do not stand side by side: Cast makes them alike.';
      return refuse({ code: 'shape/merge', data: { a: 'float32', b: 'int32', help } });
    }
    const other = inputs.find((input) => !fits(input.shape, shape, axis));
    if (other) {
      return refuse({
        code: 'shape/merge',
        data: {
          a: formatShape(shape),
          b: formatShape(other.shape),
          help: `Side by side on axis ${axis + 1}, all other axes must be equal.`,
        },
      });
    }
    const parts = inputs.map((input) => input.shape[axis] ?? 1);
    const sum = total(parts);
    const classes = Math.max(...inputs.map((input) => input.classes ?? Infinity));
    const type = tensor(shape.with(axis, sum), dtype, Number.isFinite(classes) ? classes : undefined);
    return { outputs: [type], arithmetic: [line(`axis ${axis + 1}`, parts.join(' + '), sum)] };
  },
  masking(p, inputs) {
    const along = axisOf(p.axis, only(inputs).shape) === 0 ? 'time' : 'features';
    return concatenatedMask(inputs, along, total(inputs.map(({ shape }) => shape[0]!)));
  },
  // A negative axis is wrong in some TensorFlow.js files: a positive one is always meant as it says.
  lower: (p, inputs) => ({
    tfjs: 'concatenate',
    keras: 'Concatenate',
    args: { axis: (axisOf(p.axis, only(inputs).shape) ?? 0) + 1 },
  }),
  examples: [
    { title: 'features', params: {}, in: [[16], [8]], out: [[24]], weights: 0 },
    {
      title: 'along time',
      params: { axis: 1 },
      in: [
        [5, 8],
        [3, 8],
      ],
      out: [[8, 8]],
      weights: 0,
    },
    {
      title: 'counted from the end',
      params: { axis: -2, inputs: 3 },
      in: [
        [2, 1, 3],
        [2, 2, 3],
        [2, 1, 3],
      ],
      out: [[2, 4, 3]],
      weights: 0,
    },
  ],
});

/** All parts together: `5+time` where a length is only named. */
function total(parts: readonly Dim[]): Dim {
  const known = parts.every((part) => typeof part === 'number');
  return known ? parts.reduce<number>((sum, part) => sum + part, 0) : parts.join('+');
}

function fits(shape: Shape, first: Shape, axis: number): boolean {
  return shape.length === first.length && shape.every((dim, at) => at === axis || dim === first[at]);
}
