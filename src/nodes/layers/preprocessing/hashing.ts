import { categoryOutput, categoryOutputParam, kerasOutputMode } from '../../kit/categoryOutput.ts';
import { defineLayer } from '../../kit/define.ts';
import { config } from '../../kit/layerParams.ts';
import { bool, int } from '../../kit/param.ts';
import { oneOutput } from '../../kit/ports.ts';
import { only, refuse } from '../../kit/shapes.ts';

export const hashing = defineLayer({
  type: 'hashing',
  category: 'preprocessing',
  label: 'Hashing',
  aliases: ['hash trick', 'feature hashing', 'HashingVectorizer', 'buckets'],
  summary: 'Puts many different whole numbers into few bins, by a hash of their digits: the bins of Keras.',
  icon: 'hash',
  reference: 'https://keras.io/api/layers/preprocessing_layers/categorical/hashing/',
  inputs: [{ name: 'categories', rank: [1, 7], dtype: 'int32' }],
  outputs: oneOutput,
  stopsGradient: true,
  params: {
    numBins: int(8, { label: 'Bins', help: 'How many there are.', min: 1, max: 1_000_000 }),
    maskZero: bool(false, {
      label: 'Mask 0',
      help: 'Bin 0 is for the number 0 alone, which is padding.',
      advanced: true,
    }),
    outputMode: categoryOutputParam,
  },
  config: (p) => config(`${p.numBins} bins`, p.outputMode),
  infer(p, inputs) {
    const input = only(inputs);
    if (input.classes === undefined) return refuse({ code: 'shape/unknown-values', data: {}, port: 'categories' });
    return categoryOutput(input, p.outputMode, p.numBins);
  },
  lower: ({ numBins, maskZero, outputMode }, inputs) => {
    const args = { numBins, maskValue: maskZero ? 0 : null };
    return {
      tfjs: 'Hashing',
      custom: true,
      keras: 'Hashing',
      args: { ...args, outputMode, inputValues: only(inputs).classes ?? 1 },
      kerasArgs: { ...args, outputMode: kerasOutputMode(outputMode) },
    };
  },
  examples: [
    { title: 'thirty numbers in eight bins', params: {}, in: [[6]], out: [[6]], weights: 0, classes: 30 },
    {
      title: 'the bins that occur',
      params: { numBins: 5, outputMode: 'multiHot', maskZero: true },
      in: [[4]],
      out: [[5]],
      weights: 0,
      classes: 12,
    },
  ],
});
