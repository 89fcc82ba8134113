import { describe, expect, it } from 'vitest';

import '../../nodes/index.ts';
import { tensor } from '../../nodes/kit/shapes.ts';
import { readLayer } from './readLayer.ts';
import { readSettings } from './settings.ts';

// Layers of categories as Keras 3.15.1 writes them once they have adapted, or were told all.

const discretization = { name: 'bins', dtype: 'float32', epsilon: 0.01, output_mode: 'int', sparse: false };
const lookup = {
  ...{ name: 'lookup', dtype: 'float32', trainable: true, invert: false, max_tokens: null, num_oov_indices: 1 },
  ...{ oov_token: -1, mask_token: null, output_mode: 'int', sparse: false, pad_to_max_tokens: false },
  ...{ vocabulary_dtype: 'int64', idf_weights: null, vocabulary: null, oov_method: 'floormod', salt: null },
};

describe('layers of categories', () => {
  it.each<[string, string, Readonly<Record<string, unknown>>, object]>([
    [
      'bins that were found take the boundaries',
      'Discretization',
      { ...discretization, bin_boundaries: [0.5, 2], num_bins: 3 },
      { numBins: 3, binBoundaries: [0.5, 2] },
    ],
    [
      'bins that are to be found adapt',
      'Discretization',
      { ...discretization, bin_boundaries: null, num_bins: 5 },
      { boundaries: 'data', numBins: 5 },
    ],
    [
      'a hash under a salt',
      'Hashing',
      { name: 'hash', num_bins: 8, salt: [3, 3], mask_value: 0, output_mode: 'int', sparse: false },
      { salt: [3, 3], maskZero: true },
    ],
    [
      'a lookup that keeps its vocabulary elsewhere adapts',
      'IntegerLookup',
      { ...lookup, max_tokens: 6, vocabulary_size: 6, output_mode: 'count' },
      { vocabularyFrom: 'data', maxTokens: 6, outputMode: 'count' },
    ],
    [
      'padding and the number for others are no part of the vocabulary',
      'IntegerLookup',
      { ...lookup, vocabulary: [0, -1, 5, 3], mask_token: 0, vocabulary_size: 4 },
      { vocabulary: [5, 3], maskToken: [0] },
    ],
    [
      'the way back',
      'IntegerLookup',
      { ...lookup, vocabulary: [-1, 5, 3], invert: true, vocabulary_size: 3 },
      { vocabulary: [5, 3], invert: true },
    ],
  ])('%s', (_what, className, config, params) => {
    const input = className === 'Discretization' ? tensor([3]) : tensor([3], 'int32', 10);
    const read = readLayer(readSettings(className, config, { major: 3 }), [input], 1);
    expect(read?.params).toEqual(params);
    expect(read?.left).toEqual({});
  });
});
