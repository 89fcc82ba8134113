import { categoryOutput, encodingOutputParam, kerasOutputMode } from '../../kit/categoryOutput.ts';
import { defineLayer } from '../../kit/define.ts';
import { config } from '../../kit/layerParams.ts';
import { bool, int } from '../../kit/param.ts';
import { oneOutput } from '../../kit/ports.ts';
import { only, refuse } from '../../kit/shapes.ts';
import { sameShape } from '../../kit/tensorOps.ts';

export const categoryEncoding = defineLayer({
  type: 'categoryEncoding',
  category: 'preprocessing',
  label: 'Category encoding',
  aliases: ['one-hot', 'multi-hot', 'bag of words', 'dummy variables', 'OneHotEncoder'],
  summary: 'Turns categories into rows: a 1 for each, for all of a sample at once, or how often each occurs.',
  icon: 'table-2',
  reference: 'https://keras.io/api/layers/preprocessing_layers/categorical/category_encoding/',
  inputs: (p) => [
    { name: 'categories', rank: [1, 7], dtype: 'int32' },
    ...(isWeighted(p) ? [{ name: 'count weights', rank: [1, 7], dtype: 'float32' } as const] : []),
  ],
  outputs: oneOutput,
  // Through the weights of what is counted.
  stopsGradient: (p) => !isWeighted(p),
  params: {
    numTokens: int(10, { label: 'Categories', help: 'How many different ones there are.', min: 1, max: 1_000_000 }),
    outputMode: encodingOutputParam,
    weighted: bool(false, {
      label: 'Weighted',
      help: 'A second input says how much each category counts.',
      advanced: true,
      visibleWhen: { outputMode: ['count'] },
    }),
  },
  config: (p) => config(p.numTokens, p.outputMode),
  infer(p, inputs) {
    const [input, weights] = [only(inputs), inputs[1]];
    if (input.classes !== undefined && input.classes > p.numTokens) {
      return refuse({
        code: 'shape/vocabulary',
        data: { vocabulary: p.numTokens, classes: input.classes },
        param: 'numTokens',
        fixes: [{ params: { numTokens: input.classes } }],
      });
    }
    const misfit = weights && sameShape(input, weights);
    return misfit ? refuse(misfit) : categoryOutput(input, p.outputMode, p.numTokens);
  },
  lower: (p) => ({
    tfjs: 'CategoryEncoding',
    custom: true,
    keras: 'CategoryEncoding',
    args: { numTokens: p.numTokens, outputMode: p.outputMode },
    kerasArgs: { numTokens: p.numTokens, outputMode: kerasOutputMode(p.outputMode) },
  }),
  examples: [
    { title: 'a set', params: { numTokens: 5 }, in: [[3]], out: [[5]], weights: 0, classes: 5 },
    { title: 'counts', params: { numTokens: 4, outputMode: 'count' }, in: [[6]], out: [[4]], weights: 0, classes: 3 },
    {
      title: 'a row each',
      params: { numTokens: 4, outputMode: 'oneHot' },
      in: [[3]],
      out: [[3, 4]],
      weights: 0,
      classes: 4,
    },
    {
      title: 'one category',
      params: { numTokens: 4, outputMode: 'oneHot' },
      in: [[1]],
      out: [[4]],
      weights: 0,
      classes: 4,
    },
    {
      title: 'counts along the first axis',
      params: { numTokens: 3, outputMode: 'count' },
      in: [[4, 2]],
      out: [[2, 3]],
      weights: 0,
      classes: 3,
    },
    {
      title: 'some count more',
      params: { numTokens: 4, outputMode: 'count', weighted: true },
      in: [[5], [5]],
      out: [[4]],
      weights: 0,
      classes: [4, null],
    },
    {
      title: 'some count more, along the first axis',
      params: { numTokens: 3, outputMode: 'count', weighted: true },
      in: [
        [3, 2],
        [3, 2],
      ],
      out: [[2, 3]],
      weights: 0,
      classes: [3, null],
    },
    {
      title: 'sets along the first axis',
      params: { numTokens: 3 },
      in: [[2, 3, 2]],
      out: [[3, 2, 3]],
      weights: 0,
      classes: 3,
    },
  ],
});

const isWeighted = (p: { readonly outputMode: string; readonly weighted: boolean }): boolean =>
  p.outputMode === 'count' && p.weighted;
