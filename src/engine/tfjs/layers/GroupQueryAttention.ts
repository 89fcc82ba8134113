import * as tf from '@tensorflow/tfjs';

import { HeadedAttention, type HeadedAttentionArgs, type Heads } from './HeadedAttention.ts';

interface GroupQuerySettings {
  /** Features of a query, a key and a value, for each head. */
  headDim: number;
  numQueryHeads: number;
  /** Divides the number of query heads; 1 is multi-query attention. */
  numKeyValueHeads: number;
}

export type GroupQueryAttentionArgs = HeadedAttentionArgs & GroupQuerySettings;

/**
 * Attention in which several heads of queries share one head of keys and values (Ainslie et al. 2023), with the weights,
 * names and shapes of `keras.layers.GroupQueryAttention`.
 */
export class GroupQueryAttention extends HeadedAttention<GroupQuerySettings> {
  static className = 'GroupQueryAttention';

  constructor({ headDim, numQueryHeads, numKeyValueHeads, ...args }: GroupQueryAttentionArgs) {
    super(args, { headDim, numQueryHeads, numKeyValueHeads });
  }

  protected override heads(): Heads {
    const { numQueryHeads, numKeyValueHeads, headDim } = this.settings;
    return { heads: numQueryHeads, groups: numKeyValueHeads, keyDim: headDim, valueDim: headDim };
  }

  protected override outputWidth(queryWidth: number): number {
    return queryWidth;
  }
}

tf.serialization.registerClass(GroupQueryAttention);
