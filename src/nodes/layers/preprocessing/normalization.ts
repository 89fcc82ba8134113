import type { Shape } from '../../../tensor/shape.ts';
import { axisOf, noSuchAxis } from '../../kit/axes.ts';
import { defineLayer } from '../../kit/define.ts';
import { config } from '../../kit/layerParams.ts';
import { bool, choice, floats, integers } from '../../kit/param.ts';
import { oneOutput } from '../../kit/ports.ts';
import { lengths, line, only, output, positions, refuse, unknownLength } from '../../kit/shapes.ts';

export const normalization = defineLayer({
  type: 'normalization',
  category: 'preprocessing',
  label: 'Normalization',
  aliases: ['StandardScaler', 'standardize', 'z-score', 'adapt', 'transforms.Normalize', 'whiten'],
  summary: 'Gives each feature the mean 0 and the deviation 1, by the moments of the training data or given ones.',
  icon: 'sliders-vertical',
  reference: 'https://keras.io/api/layers/preprocessing_layers/numerical/normalization/',
  inputs: [{ name: 'input', rank: [1, 7] }],
  outputs: oneOutput,
  masking: 'passes',
  params: {
    moments: choice(['data', 'given'], {
      label: 'Mean and variance',
      help: '`data`: those of the training data, computed before the training. `given`: typed here.',
    }),
    mean: floats([0], {
      label: 'Mean',
      help: 'One for each feature, or one for all.',
      minLength: 1,
      maxLength: 4096,
      visibleWhen: { moments: ['given'] },
    }),
    variance: floats([1], {
      label: 'Variance',
      help: 'One for each feature, or one for all: the deviation squared.',
      min: 0,
      minLength: 1,
      maxLength: 4096,
      visibleWhen: { moments: ['given'] },
    }),
    axis: integers([-1], {
      label: 'Axes',
      help: 'Each entry of these has moments of its own; the batch axis is 0. None: one mean for all numbers.',
      advanced: true,
    }),
    invert: bool(false, {
      label: 'Invert',
      help: 'The way back: times the deviation, plus the mean.',
      advanced: true,
    }),
  },
  config: (p) => config(p.moments === 'data' ? { adapts: true } : { givenMoments: true }, { inverted: p.invert }),
  infer(p, inputs) {
    const { shape } = only(inputs);
    const missing = p.axis.find((axis) => axisOf(axis, shape) === null);
    if (missing !== undefined) {
      return refuse({ ...noSuchAxis(missing, shape), fixes: [{ params: { axis: [-1] } }] });
    }
    const kept = axesOf(p.axis, shape).map((axis) => shape[axis]!);
    const unknown = unknownLength(kept);
    if (unknown) return refuse(unknown);
    const count = kept.reduce<number>((product, length) => product * Number(length), 1);
    for (const name of p.moments === 'given' ? (['mean', 'variance'] as const) : []) {
      const given = p[name].length;
      if (given !== 1 && given !== count) {
        return refuse({
          code: 'shape/moments',
          data: { given, count },
          param: name,
          arithmetic: [line('features', kept.join(' × ') || '1', count), { ...line(name, 'given', given), bad: true }],
          fixes: [{ say: 'takeOne', params: { [name]: p[name].slice(0, 1) } }],
        });
      }
    }
    return output(shape, [line('moments', kept.join(' × ') || '1', count)]);
  },
  weights(p, inputs) {
    if (p.moments === 'given') return [];
    const { shape } = only(inputs);
    const kept = lengths(axesOf(p.axis, shape).map((axis) => shape[axis]!));
    return [
      { name: 'mean', shape: kept, trainable: false },
      { name: 'variance', shape: kept, trainable: false },
      { name: 'count', shape: [], trainable: false },
    ];
  },
  flops: (_p, inputs) => 2 * positions([...only(inputs).shape, 1]),
  lower(p, inputs) {
    const axes = axesOf(p.axis, only(inputs).shape).map((axis) => axis + 1);
    const [mean, variance] = p.moments === 'given' ? [p.mean, p.variance] : [null, null];
    const spread = (values: readonly number[] | null) => (values?.length === 1 ? values[0]! : values);
    return {
      tfjs: 'Normalization',
      custom: true,
      keras: 'Normalization',
      args: { axes, mean, variance, invert: p.invert },
      kerasArgs: {
        axis: axes.length > 0 ? axes : null,
        mean: spread(mean),
        variance: spread(variance),
        invert: p.invert,
      },
      ...(p.moments === 'data' ? { adapts: 'moments' as const } : {}),
    };
  },
  reads: ({ axis, axes }) => (axis === null ? { axis: [] } : Array.isArray(axes) ? { axis: axes.map(Number) } : {}),
  examples: [
    { title: 'to the data', params: {}, in: [[3]], out: [[3]], weights: 7 },
    {
      title: 'with given moments',
      params: { moments: 'given', mean: [0.5, -0.2], variance: [0.25, 4] },
      in: [[4, 2]],
      out: [[4, 2]],
      weights: 0,
    },
    {
      title: 'one mean for all, and back',
      params: { moments: 'given', mean: [0.3], variance: [2], axis: [], invert: true },
      in: [[3, 2]],
      out: [[3, 2]],
      weights: 0,
    },
    { title: 'two axes', params: { axis: [1, 3] }, in: [[2, 4, 3]], out: [[2, 4, 3]], weights: 13 },
  ],
});

/** Indices into the shape, each once, in order. */
function axesOf(axes: readonly number[], shape: Shape): readonly number[] {
  return [...new Set(axes.map((axis) => axisOf(axis, shape) ?? 0))].sort((a, b) => a - b);
}
