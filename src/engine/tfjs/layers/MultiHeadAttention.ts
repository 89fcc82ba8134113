import * as tf from '@tensorflow/tfjs';

import { HeadedAttention, type HeadedAttentionArgs, type Heads } from './HeadedAttention.ts';

interface MultiHeadSettings {
  numHeads: number;
  /** Features of a query and a key, for each head. */
  keyDim: number;
  /** Features of a value, for each head. */
  valueDim: number;
  /** Features that come out; as many as the query has where it is not given. */
  outputShape?: number | null;
}

export type MultiHeadAttentionArgs = HeadedAttentionArgs & MultiHeadSettings;

/**
 * Attention in several heads with the weights, names and shapes of `keras.layers.MultiHeadAttention`.
 *
 * The projections of query, key, value and output draw their kernels from seed, seed + 1, + 2 and + 3, their biases from
 * + 4 to + 7, the gate from + 8 and + 12.
 */
export class MultiHeadAttention extends HeadedAttention<MultiHeadSettings> {
  static className = 'MultiHeadAttention';

  constructor({ numHeads, keyDim, valueDim, outputShape = null, ...args }: MultiHeadAttentionArgs) {
    super(args, { numHeads, keyDim, valueDim, outputShape });
  }

  protected override heads(): Heads {
    const { numHeads, keyDim, valueDim } = this.settings;
    return { heads: numHeads, groups: numHeads, keyDim, valueDim };
  }

  protected override outputWidth(queryWidth: number): number {
    return this.settings.outputShape ?? queryWidth;
  }
}

tf.serialization.registerClass(MultiHeadAttention);
