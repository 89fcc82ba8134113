import { categoryOutput, kerasOutputMode } from '../../kit/categoryOutput.ts';
import { defineLayer } from '../../kit/define.ts';
import { config } from '../../kit/layerParams.ts';
import { lookupMeaning, lookupParams, lookupProblem, numbersGiven } from '../../kit/lookup.ts';
import { oneOutput } from '../../kit/ports.ts';
import { only, refuse, tensor } from '../../kit/shapes.ts';

export const integerLookup = defineLayer({
  type: 'integerLookup',
  category: 'preprocessing',
  label: 'Integer lookup',
  aliases: ['vocabulary', 'LabelEncoder', 'index categories', 'remap', 'TF-IDF'],
  summary: 'Gives each whole number of a vocabulary a place; numbers outside of it share the first places.',
  icon: 'text-search',
  reference: 'https://keras.io/api/layers/preprocessing_layers/categorical/integer_lookup/',
  inputs: [{ name: 'categories', rank: [1, 7], dtype: 'int32' }],
  outputs: oneOutput,
  stopsGradient: true,
  params: lookupParams,
  config: (p) => {
    const { vocabulary, inverts, mode } = lookupMeaning(p);
    const size = vocabulary ? `${vocabulary.length} + ${p.numOovIndices}` : p.maxTokens;
    return config(size, { adapts: vocabulary === null }, { inverted: inverts }, mode);
  },
  infer(p, inputs) {
    const input = only(inputs);
    const problem = lookupProblem(p, input);
    if (problem) return refuse(problem);
    const { inverts, mode, depth } = lookupMeaning(p);
    if (inverts) return { outputs: [tensor(input.shape, 'int32', numbersGiven(p, input.classes!))] };
    return categoryOutput(input, mode === 'tfIdf' ? 'count' : mode, depth);
  },
  weights(p, inputs) {
    const { vocabulary, mode, depth } = lookupMeaning(p);
    if (vocabulary) return [];
    const places = { name: 'places', shape: [only(inputs).classes ?? 1], trainable: false };
    return mode === 'tfIdf' ? [places, { name: 'idf_weights', shape: [depth], trainable: false }] : [places];
  },
  lower(p, inputs) {
    const { vocabulary, inverts, mode, mask, salt, masksPlace } = lookupMeaning(p);
    const { maxTokens, numOovIndices, oovMethod, oovToken } = p;
    const weigh = mode === 'tfIdf' && vocabulary !== null;
    const idfWeights = weigh ? vocabulary.map((_, at) => p.idfWeights[at] ?? p.idfWeights[0]!) : null;
    const shared = { vocabulary, numOovIndices, oovMethod, salt, maskToken: mask, invert: inverts };
    const size = vocabulary ? { maxTokens: null } : { maxTokens };
    const padded = vocabulary === null && mode !== 'int' ? { padToMaxTokens: true } : {};
    return {
      tfjs: 'IntegerLookup',
      custom: true,
      keras: 'IntegerLookup',
      args: { ...shared, ...size, masksPlace, oovToken, idfWeights, outputMode: mode, inputValues: only(inputs).classes ?? 1 }, // prettier-ignore
      kerasArgs: { ...shared, ...size, ...padded, oovToken: inverts ? oovToken : -1, idfWeights, outputMode: kerasOutputMode(mode) }, // prettier-ignore
      ...(vocabulary ? {} : { adapts: 'vocabulary' as const }),
    };
  },
  reads: ({ vocabulary, mask_token: mask, salt }) => ({
    vocabularyFrom: Array.isArray(vocabulary) ? 'given' : 'data',
    maskToken: typeof mask === 'number' ? [mask] : [],
    ...(typeof salt === 'number' ? { salt: [salt] } : {}),
  }),
  examples: [
    { title: 'three known numbers', params: { vocabulary: [7, 3, 5] }, in: [[6]], out: [[6]], weights: 0, classes: 9 },
    {
      title: 'counts, two places for others',
      params: { vocabulary: [4, 1], numOovIndices: 2, outputMode: 'count' },
      in: [[5]],
      out: [[4]],
      weights: 0,
      classes: 6,
    },
    {
      title: 'the most frequent numbers',
      params: { vocabularyFrom: 'data', maxTokens: 5 },
      in: [[6]],
      out: [[6]],
      weights: 9,
      classes: 9,
    },
    {
      title: 'rare numbers weigh more',
      params: { vocabularyFrom: 'data', maxTokens: 4, outputMode: 'tfIdf', maskToken: [0] },
      in: [[6]],
      out: [[4]],
      weights: 11,
      classes: 7,
    },
    {
      title: 'with given weights',
      params: { vocabulary: [2, 5, 3], outputMode: 'tfIdf', idfWeights: [0.5, 2, 1.25] },
      in: [[6]],
      out: [[4]],
      weights: 0,
      classes: 7,
    },
    {
      title: 'padding, and others by a hash',
      params: { vocabulary: [2, 5], maskToken: [0], numOovIndices: 3, oovMethod: 'farmhash', salt: [7] },
      in: [[8]],
      out: [[8]],
      weights: 0,
      classes: 12,
    },
    {
      title: 'padding that does not count',
      params: { vocabulary: [2, 5], maskToken: [0], outputMode: 'count' },
      in: [[3, 2]],
      out: [[2, 3]],
      weights: 0,
      classes: 6,
    },
    {
      title: 'back to the numbers',
      params: { vocabulary: [7, 3, 5], invert: true, maskToken: [9] },
      in: [[6]],
      out: [[6]],
      weights: 0,
      classes: 6,
    },
    {
      title: 'no others',
      params: { vocabulary: [2, 0, 1], numOovIndices: 0, outputMode: 'oneHot' },
      in: [[4]],
      out: [[4, 3]],
      weights: 0,
      classes: 3,
    },
  ],
});
