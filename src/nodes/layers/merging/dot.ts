import { formatShape, sizeOf, type Dim } from '../../../tensor/shape.ts';
import type { TensorType } from '../../../graph/project.ts';
import { axisOf, noSuchAxis } from '../../kit/axes.ts';
import { defineLayer } from '../../kit/define.ts';
import type { ParamFix } from '../../kit/infer.ts';
import { config } from '../../kit/layerParams.ts';
import { mergeInputs } from '../../kit/merge.ts';
import { bool, integers } from '../../kit/param.ts';
import { oneOutput } from '../../kit/ports.ts';
import { lengths, line, output, refuse } from '../../kit/shapes.ts';

export const dot = defineLayer({
  type: 'dot',
  category: 'merging',
  label: 'Dot',
  aliases: ['dot product', 'inner product', 'cosine similarity', 'batch dot', 'torch.bmm', 'matmul'],
  summary: 'Multiplies two inputs along one axis of each and adds up: how alike they are.',
  icon: 'dot',
  reference: 'https://keras.io/api/layers/merging_layers/dot/',
  inputs: mergeInputs(2, 'float32'),
  outputs: oneOutput,
  params: {
    axes: integers([-1], {
      label: 'Axes',
      help: 'One for both inputs, or one of each, with the batch axis as 0; −1 is the last.',
      min: -8,
      max: 8,
      minLength: 1,
      maxLength: 2,
    }),
    normalize: bool(false, { label: 'Normalize', help: 'Brings both to length 1 first: the cosine of their angle.' }),
  },
  config: (p) => config({ axes: p.axes.join(', ') }, { cosine: p.normalize }),
  infer(p, inputs) {
    const places = inputs.map(({ shape }, input) => axisOf(axisGiven(p.axes, input), shape));
    const missing = places.indexOf(null);
    if (missing >= 0) {
      const problem = noSuchAxis(axisGiven(p.axes, missing), inputs[missing]!.shape, 'axes');
      return refuse({ ...problem, fixes: [{ params: { axes: [-1] } }] });
    }
    const [a, b] = inputs.map(({ shape }, input) => shape[places[input]!]!) as [Dim, Dim];
    const arithmetic = [{ ...line('axes', `${a} · ${b}`, a === b ? a : '?'), ...(a === b ? {} : { bad: true }) }];
    if (a !== b)
      return refuse({ code: 'shape/dot', data: { a, b }, param: 'axes', arithmetic, fixes: matchingAxes(inputs) });
    const rest = inputs.flatMap(({ shape }, input) => shape.filter((_, axis) => axis !== places[input]));
    const shape = rest.length === 0 ? [1] : rest;
    return output(shape, [line('axes', `${a} · ${b}`, a), line('shape', 'what is left', formatShape(shape))]);
  },
  flops: (p, inputs, outputs) => {
    const shape = inputs[0]!.shape;
    const length = shape[axisOf(axisGiven(p.axes, 0), shape)!] as number;
    return 2 * length * sizeOf(lengths(outputs[0]!.shape));
  },
  // What is left of two sequences has no steps to mask.
  masking: () => ({}),
  lower: (p, inputs) => ({
    tfjs: 'Dot',
    custom: true,
    keras: 'Dot',
    args: { axes: countedAxes(p.axes, inputs), normalize: p.normalize },
  }),
  examples: [
    { title: 'two rows', params: {}, in: [[5], [5]], out: [[1]], weights: 0 },
    {
      title: 'each step with each',
      params: { axes: [2, 2] },
      in: [
        [3, 4],
        [2, 4],
      ],
      out: [[3, 2]],
      weights: 0,
    },
    {
      title: 'over time, as cosines',
      params: { axes: [1], normalize: true },
      in: [[3, 4], [3]],
      out: [[4]],
      weights: 0,
    },
    {
      title: 'of more axes',
      params: { axes: [1, -2] },
      in: [
        [2, 3, 2],
        [2, 2, 3],
      ],
      out: [[3, 2, 2, 3]],
      weights: 0,
    },
  ],
});

/** The axis of one of the inputs: one stated axis is that of both. */
function axisGiven(axes: readonly number[], input: number): number {
  return axes[Math.min(input, axes.length - 1)]!;
}

/** The last axes that are equally long. */
function matchingAxes([a, b]: readonly TensorType[]): readonly ParamFix[] {
  const pairs = a!.shape.flatMap((length, first) => {
    const second = b!.shape.lastIndexOf(length);
    return second < 0 ? [] : [[first + 1, second + 1]];
  });
  return pairs.slice(-1).map((axes) => ({ params: { axes } }));
}

/** Both axes, with the batch axis as 0. */
function countedAxes(axes: readonly number[], inputs: readonly TensorType[]): readonly number[] {
  return inputs.map(({ shape }, input) => (axisOf(axisGiven(axes, input), shape) ?? 0) + 1);
}
