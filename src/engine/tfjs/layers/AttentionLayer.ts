import * as tf from '@tensorflow/tfjs';

import { mixSeed } from '../../../data/random.ts';
import { withoutGradient, type LayerArgs } from './FunctionLayer.ts';
import { dropoutMask } from './NoiseLayer.ts';

/** What an input of an attention layer is. `mask`: not 0 where a query may look at a key. */
export type AttentionInput = 'query' | 'value' | 'key' | 'mask';

export interface AttentionArgs extends LayerArgs {
  /** What the inputs are, in order. Values are queries where there are none, and keys are values. */
  inputs: AttentionInput[];
  /** Inputs, by number, whose masks `[batch, time]` follow behind all inputs: 1 in the steps that count. */
  masked: number[];
  /** Each position sees itself and what came before it. */
  useCausalMask: boolean;
  /** Each position sees those that are less than so many steps away; all where it is not given. */
  slidingWindow?: number | null;
  /** Share of the attention that is dropped in training. */
  dropout: number;
  seed: number;
}

/** What comes in, sorted: sequences `[batch, time, features]`, and who may look at whom. */
export interface Attended {
  query: tf.Tensor3D;
  value: tf.Tensor3D;
  key: tf.Tensor3D;
  /** Masks of the steps, `[batch, time]`, where there are some. */
  queryMask: tf.Tensor | undefined;
  valueMask: tf.Tensor | undefined;
  keyMask: tf.Tensor | undefined;
  /** `[batch, (heads,) query time, key time]` */
  pairMask: tf.Tensor | undefined;
}

/** What attention layers have in common: their inputs and masks, and shares that are made of scores. */
export abstract class AttentionLayer<Own extends object> extends tf.layers.Layer {
  /** How often it drew a mask of dropout: the next one depends on it. */
  calls = 0;
  protected readonly settings: Required<Omit<AttentionArgs, keyof LayerArgs>> & Own;

  constructor(
    { inputs, masked, useCausalMask, slidingWindow = null, dropout, seed, ...args }: AttentionArgs,
    own: Own,
  ) {
    super(args);
    this.settings = { ...own, inputs, masked, useCausalMask, slidingWindow, dropout, seed };
  }

  /** The output; tensors made on the way are freed. */
  protected abstract attend(inputs: Attended, training: boolean): tf.Tensor;

  override call(inputs: tf.Tensor | tf.Tensor[], { training }: { training?: boolean }): tf.Tensor {
    return tf.tidy(() => this.attend(this.sorted(Array.isArray(inputs) ? inputs : [inputs]), training === true));
  }

  override getConfig(): tf.serialization.ConfigDict {
    return { ...super.getConfig(), ...this.settings };
  }

  /** The shapes of query, value and key. */
  protected shapes(inputShape: tf.Shape | tf.Shape[]): { query: tf.Shape; value: tf.Shape; key: tf.Shape } {
    const shapes = (Array.isArray(inputShape[0]) ? inputShape : [inputShape]) as tf.Shape[];
    const of = (input: AttentionInput): tf.Shape | undefined => shapes[this.settings.inputs.indexOf(input)];
    const query = of('query')!;
    const value = of('value') ?? query;
    return { query, value, key: of('key') ?? value };
  }

  /**
   * Shares of scores `[batch, ..., query time, key time]`: softmax over the keys, for each query, after those that are
   * not allowed were lowered so far that no other is outweighed. `masks` are broadcast to the scores, 1 where they allow.
   */
  protected shares(scores: tf.Tensor, masks: readonly (tf.Tensor | undefined)[], training: boolean): tf.Tensor {
    const all = [...masks, this.bandMask(scores.shape)].filter((mask) => mask !== undefined);
    const allowed = all.length === 0 ? undefined : all.reduce((product, mask) => tf.mul(product, mask));
    const shares = allowed ? this.allowedShares(scores, allowed) : tf.softmax(scores);
    const rate = this.settings.dropout;
    if (!training || rate === 0) return shares;
    return tf.mul(
      shares,
      dropoutMask(shares.shape, { rate, sharedAxes: [] }, mixSeed(this.settings.seed, this.calls++)),
    );
  }

  /** Softmax where a mask is 1. What a query that may look at nothing gets is up to the layer: here the mean of all. */
  protected allowedShares(scores: tf.Tensor, allowed: tf.Tensor): tf.Tensor {
    return tf.softmax(tf.add(scores, lowering(allowed)));
  }

  /** 1 where the causal mask and the window let a query look: `[query time, key time]`. */
  private bandMask(shape: number[]): tf.Tensor | undefined {
    const { useCausalMask, slidingWindow } = this.settings;
    if (!useCausalMask && slidingWindow === null) return undefined;
    const [queries, keys] = shape.slice(-2) as [number, number];
    const ahead = useCausalMask ? 1 : (slidingWindow ?? 1);
    const reach = slidingWindow ?? Infinity;
    const allowed = Float32Array.from({ length: queries * keys }, (_, at) => {
      const distance = (at % keys) - Math.floor(at / keys);
      return distance < ahead && Math.abs(distance) < reach ? 1 : 0;
    });
    return tf.tensor(allowed, [queries, keys]);
  }

  private sorted(inputs: tf.Tensor[]): Attended {
    const { inputs: kinds, masked } = this.settings;
    const of = (kind: AttentionInput): tf.Tensor | undefined => inputs[kinds.indexOf(kind)];
    const query = of('query') as tf.Tensor3D;
    const value = (of('value') ?? query) as tf.Tensor3D;
    const key = (of('key') ?? value) as tf.Tensor3D;
    const maskOf = (kind: AttentionInput): tf.Tensor | undefined => {
      const place = masked.indexOf(kinds.indexOf(kind));
      return place < 0 ? undefined : inputs[kinds.length + place];
    };
    const queryMask = maskOf('query');
    const valueMask = kinds.includes('value') ? maskOf('value') : queryMask;
    const pairs = of('mask');
    const pairMask =
      pairs && withoutGradient((mask) => tf.cast(tf.notEqual(mask, tf.zerosLike(mask)), 'float32'), pairs);
    return {
      query,
      value,
      key,
      queryMask,
      valueMask,
      keyMask: kinds.includes('key') ? maskOf('key') : undefined,
      pairMask,
    };
  }
}

/** 0 where a mask is 1, and elsewhere a number that no score outweighs. */
export function lowering(allowed: tf.Tensor): tf.Tensor {
  return tf.mul(tf.sub(allowed, 1), 1e9);
}
