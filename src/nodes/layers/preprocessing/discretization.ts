import { categoryOutput, categoryOutputParam, kerasOutputMode } from '../../kit/categoryOutput.ts';
import { defineLayer } from '../../kit/define.ts';
import { config } from '../../kit/layerParams.ts';
import { choice, float, floats, int } from '../../kit/param.ts';
import { oneOutput } from '../../kit/ports.ts';
import { only, refuse } from '../../kit/shapes.ts';

export const discretization = defineLayer({
  type: 'discretization',
  category: 'preprocessing',
  label: 'Discretization',
  aliases: ['bucketize', 'bins', 'digitize', 'KBinsDiscretizer', 'quantize'],
  summary: 'Sorts numbers into bins and tells the bin, so that ranges of a number can be treated as categories.',
  icon: 'chart-scatter',
  reference: 'https://keras.io/api/layers/preprocessing_layers/numerical/discretization/',
  inputs: [{ name: 'input', rank: [1, 7] }],
  outputs: oneOutput,
  stopsGradient: true,
  params: {
    boundaries: choice(['data', 'given'], {
      label: 'Bins from',
      help: '`data`: so that each holds as much of the training data, worked out before the training. `given`: typed here.',
      preset: 'given',
    }),
    numBins: int(4, {
      label: 'Bins',
      help: 'How many there are.',
      min: 2,
      max: 1000,
      visibleWhen: { boundaries: ['data'] },
    }),
    epsilon: float(0.01, {
      label: 'Tolerance',
      help: 'The share of the data by which bins may differ: the less, the longer it takes to adapt.',
      min: 0.001,
      max: 0.5,
      advanced: true,
      visibleWhen: { boundaries: ['data'] },
    }),
    binBoundaries: floats([-1, 0, 1], {
      label: 'Boundaries',
      help: 'In order: a number on a boundary belongs to the bin above it. There is one bin more than boundaries.',
      minLength: 1,
      maxLength: 1000,
      visibleWhen: { boundaries: ['given'] },
    }),
    outputMode: categoryOutputParam,
  },
  config: (p) => config({ bins: binsOf(p) }, { adapts: p.boundaries === 'data' }, p.outputMode),
  infer(p, inputs) {
    const { binBoundaries } = p;
    const wrong =
      p.boundaries === 'data'
        ? -1
        : binBoundaries.findIndex((boundary, index) => index > 0 && boundary <= binBoundaries[index - 1]!);
    if (wrong > 0) {
      const sorted = [...new Set(binBoundaries)].sort((a, b) => a - b);
      return refuse({
        code: 'param/ascending',
        data: { before: binBoundaries[wrong - 1]!, next: binBoundaries[wrong]! },
        param: 'binBoundaries',
        fixes: [{ say: 'sort', params: { binBoundaries: sorted } }],
      });
    }
    return categoryOutput(only(inputs), p.outputMode, binsOf(p));
  },
  weights: (p) =>
    p.boundaries === 'data' ? [{ name: 'bin_boundaries', shape: [p.numBins - 1], trainable: false }] : [],
  lower({ boundaries, numBins, epsilon, binBoundaries, outputMode }) {
    const made = { binBoundaries: null, numBins, epsilon };
    const given = { binBoundaries };
    const args = boundaries === 'data' ? made : given;
    return {
      tfjs: 'Discretization',
      custom: true,
      keras: 'Discretization',
      args: { ...args, outputMode },
      kerasArgs: { ...args, outputMode: kerasOutputMode(outputMode) },
      ...(boundaries === 'data' ? { adapts: 'quantiles' as const } : {}),
    };
  },
  // What Keras has adapted has both, and takes the boundaries.
  reads: ({ bin_boundaries: given }) => ({ boundaries: Array.isArray(given) ? 'given' : 'data' }),
  examples: [
    { title: 'as many in each', params: { boundaries: 'data' }, in: [[5]], out: [[5]], weights: 3 },
    {
      title: 'as many in each, a row each',
      params: { boundaries: 'data', numBins: 3, epsilon: 0.25, outputMode: 'oneHot' },
      in: [[4, 2]],
      out: [[4, 2, 3]],
      weights: 2,
    },
    { title: 'four bins', params: { binBoundaries: [-0.5, 0, 0.5] }, in: [[5]], out: [[5]], weights: 0 },
    {
      title: 'a row each',
      params: { binBoundaries: [-0.2, 0.4], outputMode: 'oneHot' },
      in: [[4]],
      out: [[4, 3]],
      weights: 0,
    },
    {
      title: 'how many in each bin',
      params: { binBoundaries: [-0.2, 0.4], outputMode: 'count' },
      in: [[6]],
      out: [[3]],
      weights: 0,
    },
    {
      title: 'which bins occur along the first axis',
      params: { binBoundaries: [0.1], outputMode: 'multiHot' },
      in: [[3, 2]],
      out: [[2, 2]],
      weights: 0,
    },
  ],
});

const binsOf = (p: {
  readonly boundaries: string;
  readonly numBins: number;
  readonly binBoundaries: readonly number[];
}) => (p.boundaries === 'data' ? p.numBins : p.binBoundaries.length + 1);
