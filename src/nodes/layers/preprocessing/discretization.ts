import { categoryOutput, categoryOutputParam, kerasOutputMode } from '../../kit/categoryOutput.ts';
import { defineLayer } from '../../kit/define.ts';
import { config } from '../../kit/layerParams.ts';
import { floats } from '../../kit/param.ts';
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
    binBoundaries: floats([-1, 0, 1], {
      label: 'Boundaries',
      help: 'In order: a number on a boundary belongs to the bin above it. There is one bin more than boundaries.',
      minLength: 1,
      maxLength: 1000,
    }),
    outputMode: categoryOutputParam,
  },
  config: (p) => config(`${p.binBoundaries.length + 1} bins`, p.outputMode),
  infer(p, inputs) {
    const { binBoundaries } = p;
    const wrong = binBoundaries.findIndex((boundary, index) => index > 0 && boundary <= binBoundaries[index - 1]!);
    if (wrong > 0) {
      const sorted = [...new Set(binBoundaries)].sort((a, b) => a - b);
      return refuse({
        code: 'param/ascending',
        data: { before: binBoundaries[wrong - 1]!, next: binBoundaries[wrong]! },
        param: 'binBoundaries',
        fixes: [{ say: 'sort', params: { binBoundaries: sorted } }],
      });
    }
    return categoryOutput(only(inputs), p.outputMode, binBoundaries.length + 1);
  },
  lower: (p) => ({
    tfjs: 'Discretization',
    custom: true,
    keras: 'Discretization',
    args: { binBoundaries: p.binBoundaries, outputMode: p.outputMode },
    kerasArgs: { binBoundaries: p.binBoundaries, outputMode: kerasOutputMode(p.outputMode) },
  }),
  examples: [
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
