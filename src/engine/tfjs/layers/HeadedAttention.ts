import * as tf from '@tensorflow/tfjs';

import { AttentionLayer, lowering, type Attended, type AttentionArgs } from './AttentionLayer.ts';
import { initialKernel, type InitializerName } from './initialKernel.ts';

/** How heads are projected. */
export interface HeadSettings {
  useBias: boolean;
  /** Multiplies what the heads give by a sigmoid of the query's own projection (Qiu et al. 2025). */
  useGate: boolean;
  /** Names of factories in `tf.initializers`: `glorotUniform`. */
  kernelInitializer: InitializerName;
  biasInitializer: InitializerName;
}

export type HeadedAttentionArgs = AttentionArgs & HeadSettings;

/** How many heads there are, and how wide. */
export interface Heads {
  /** Heads of the queries. */
  heads: number;
  /** Heads of keys and values; each serves `heads / groups` heads of the queries, one behind the other. */
  groups: number;
  /** Features of a query and a key, for each head. */
  keyDim: number;
  valueDim: number;
}

/** A projection to heads or from them, its kernel kept in Keras's shape. */
interface Projection {
  kernel: tf.LayerVariable;
  bias: tf.LayerVariable | null;
}

/**
 * Scaled dot-product attention in several heads (Vaswani et al. 2017, section 3.2.2):
 * softmax(query keyᵀ / √keyDim) value, for each head; then all heads are joined and projected.
 */
export abstract class HeadedAttention<Own extends object> extends AttentionLayer<HeadSettings & Own> {
  private query!: Projection;
  private key!: Projection;
  private gate: Projection | null = null;
  private value!: Projection;
  private attentionOutput!: Projection;

  constructor({ useBias, useGate, kernelInitializer, biasInitializer, ...args }: HeadedAttentionArgs, own: Own) {
    super(args, { ...own, useBias, useGate, kernelInitializer, biasInitializer });
  }

  protected abstract heads(): Heads;

  /** Features that come out, where the query has so many. */
  protected abstract outputWidth(queryWidth: number): number;

  override build(inputShape: tf.Shape | tf.Shape[]): void {
    const { query, value, key } = this.shapes(inputShape);
    const { heads, groups, keyDim, valueDim } = this.heads();
    const width = this.outputWidth(query.at(-1)!);
    this.query = this.addProjection('query', [query.at(-1)!], [heads, keyDim], 0);
    this.key = this.addProjection('key', [key.at(-1)!], [groups, keyDim], 1);
    if (this.settings.useGate) this.gate = this.addProjection('gate', [query.at(-1)!], [heads, valueDim], 8);
    this.value = this.addProjection('value', [value.at(-1)!], [groups, valueDim], 2);
    this.attentionOutput = this.addProjection('attention_output', [heads, valueDim], [width], 3);
    super.build(inputShape);
  }

  protected override attend(inputs: Attended, training: boolean): tf.Tensor {
    const { heads, groups, keyDim, valueDim } = this.heads();
    const [batch, time] = inputs.query.shape;
    const steps = inputs.key.shape[1];
    // The heads of a group stand one below the other, as further queries: [batch, groups, heads / groups * time, keyDim].
    const query = this.toHeads(inputs.query, this.query, heads, keyDim);
    const key = this.toHeads(inputs.key, this.key, groups, keyDim);
    const value = this.toHeads(inputs.value, this.value, groups, valueDim);
    const grouped = tf.reshape(tf.mul(query, 1 / Math.sqrt(keyDim)), [batch, groups, (heads / groups) * time, keyDim]);
    const scores = tf.reshape(tf.matMul(grouped, key, false, true), [batch, heads, time, steps]);

    const shares = this.shares(scores, allowedPairs(inputs), training);
    const taken = tf.matMul(tf.reshape(shares, [batch, groups, (heads / groups) * time, steps]), value);
    const perHead = tf.transpose(tf.reshape(taken, [batch, heads, time, valueDim]), [0, 2, 1, 3]);
    const joined = tf.reshape(perHead, [batch, time, heads * valueDim]);
    const gated = this.gate ? tf.mul(joined, tf.sigmoid(project(inputs.query, this.gate, heads * valueDim))) : joined;
    return project(gated, this.attentionOutput, this.outputWidth(inputs.query.shape[2]));
  }

  /**
   * A query that may look at nothing learns nothing by its scores: they are replaced, not only lowered. With dropout it
   * gets nothing as well, as Keras has it.
   */
  protected override allowedShares(scores: tf.Tensor, allowed: tf.Tensor): tf.Tensor {
    const shares = tf.softmax(tf.add(tf.mul(scores, allowed), lowering(allowed)));
    return this.settings.dropout > 0 ? tf.mul(shares, allowed) : shares;
  }

  override computeOutputShape(inputShape: tf.Shape | tf.Shape[]): tf.Shape {
    const { query } = this.shapes(inputShape);
    return [...query.slice(0, -1), this.outputWidth(query.at(-1)!)];
  }

  private addProjection(name: string, from: number[], to: number[], offset: number): Projection {
    const { kernelInitializer, biasInitializer, useBias, seed } = this.settings;
    const count = (lengths: number[]): number => lengths.reduce((product, length) => product * length, 1);
    const kernel = initialKernel(kernelInitializer, seed + offset, count(from), count(to));
    const bias = tf.initializers[biasInitializer]({ seed: seed + 4 + offset });
    return {
      kernel: this.addWeight(`${name}/kernel`, [...from, ...to], 'float32', kernel),
      bias: useBias ? this.addWeight(`${name}/bias`, to, 'float32', bias) : null,
    };
  }

  /** `[b, t, features]` to `[b, heads, t, features of a head]` */
  private toHeads(x: tf.Tensor3D, projection: Projection, heads: number, features: number): tf.Tensor {
    const [batch, time] = x.shape;
    const projected = project(x, projection, heads * features);
    return tf.transpose(tf.reshape(projected, [batch, time, heads, features]), [0, 2, 1, 3]);
  }
}

/** Multiplies the last axis of `[b, t, features]` by the kernel: one flat product, which every backend does fast. */
function project(x: tf.Tensor, { kernel, bias }: Projection, features: number): tf.Tensor {
  const [batch, time, width] = x.shape as [number, number, number];
  const flat = tf.matMul(tf.reshape(x, [batch * time, width]), tf.reshape(kernel.read(), [width, features]));
  const shifted = bias ? tf.add(flat, tf.reshape(bias.read(), [features])) : flat;
  return tf.reshape(shifted, [batch, time, features]);
}

/** The masks as the scores `[batch, heads, query time, key time]` take them. */
function allowedPairs({ queryMask, valueMask, keyMask, pairMask }: Attended): readonly (tf.Tensor | undefined)[] {
  const ofKeys = [valueMask, keyMask].map((mask) => mask && tf.reshape(mask, [mask.shape[0]!, 1, 1, mask.shape[1]!]));
  const ofQueries = queryMask && tf.reshape(queryMask, [queryMask.shape[0]!, 1, queryMask.shape[1]!, 1]);
  return [ofQueries, ...ofKeys, pairMask?.rank === 3 ? tf.expandDims(pairMask, 1) : pairMask];
}
