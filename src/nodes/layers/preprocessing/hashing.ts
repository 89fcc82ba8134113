import { categoryOutput, categoryOutputParam, kerasOutputMode } from '../../kit/categoryOutput.ts';
import { defineLayer } from '../../kit/define.ts';
import { config } from '../../kit/layerParams.ts';
import { bool, int, integers } from '../../kit/param.ts';
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
    salt: integers([], {
      label: 'Salt',
      help: 'One number or two that nobody else knows: without them nobody can tell which bin a number goes to.',
      min: 0,
      maxLength: 2,
      advanced: true,
    }),
    outputMode: categoryOutputParam,
  },
  config: (p) => config({ bins: p.numBins }, p.outputMode),
  infer(p, inputs) {
    const input = only(inputs);
    if (input.classes === undefined) return refuse({ code: 'shape/unknown-values', data: {}, port: 'categories' });
    // Keras drops an axis of length 1 before it hashes, and another one behind that.
    const bare = p.outputMode === 'oneHot' && input.shape.at(-1) === 1;
    const hashed = bare ? { ...input, shape: input.shape.slice(0, -1) } : input;
    return categoryOutput(hashed, p.outputMode, p.numBins);
  },
  lower: ({ numBins, maskZero, salt, outputMode }, inputs) => {
    // One number stands for two that are equal.
    const key = salt.length === 0 ? null : [salt[0]!, salt.at(-1)!];
    const args = { numBins, maskValue: maskZero ? 0 : null, salt: key };
    return {
      tfjs: 'Hashing',
      custom: true,
      keras: 'Hashing',
      args: { ...args, outputMode, inputValues: only(inputs).classes ?? 1 },
      kerasArgs: { ...args, outputMode: kerasOutputMode(outputMode) },
    };
  },
  reads: ({ mask_value: mask, salt }) => ({
    maskZero: mask === 0,
    ...(typeof salt === 'number' ? { salt: [salt] } : {}),
  }),
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
    { title: 'with a salt', params: { salt: [133, 137] }, in: [[8]], out: [[8]], weights: 0, classes: 3000 },
    {
      title: 'with a salt of one number',
      params: { numBins: 6, salt: [7], maskZero: true },
      in: [[4, 2]],
      out: [[4, 2]],
      weights: 0,
      classes: 12,
    },
    {
      title: 'one number in two axes',
      params: { numBins: 4, outputMode: 'oneHot' },
      in: [[1, 1]],
      out: [[4]],
      weights: 0,
      classes: 20,
    },
    {
      title: 'counts along the first axis',
      params: { numBins: 4, outputMode: 'count' },
      in: [[3, 2]],
      out: [[2, 4]],
      weights: 0,
      classes: 20,
    },
  ],
});
