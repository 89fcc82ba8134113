import * as tf from '@tensorflow/tfjs';

import { AttentionLayer, type Attended, type AttentionArgs } from './AttentionLayer.ts';

interface ScoreSettings {
  /** `dot`: products (Luong et al. 2015). `concat`, `additive`: sums of tanh (Bahdanau et al. 2015). */
  scoreMode: 'dot' | 'concat' | 'additive';
  /** Whether the scale of the scores is learned. */
  useScale: boolean;
}

/**
 * softmax(scores) value, with the weights of `keras.layers.Attention` or, where the scores are `additive`, of
 * `keras.layers.AdditiveAttention`. Scores of a query q and a key k:
 *
 *     dot       scale · Σ q k
 *     concat    weight · Σ tanh(scale · (q + k))
 *     additive  Σ scale · tanh(q + k), one scale for each feature
 *
 * Rows of the output whose query is padding are 0.
 */
export class Attention extends AttentionLayer<ScoreSettings> {
  static className = 'Attention';
  private scale: tf.LayerVariable | null = null;
  private concatScoreWeight: tf.LayerVariable | null = null;

  constructor({ scoreMode, useScale, ...args }: AttentionArgs & ScoreSettings) {
    super(args, { scoreMode, useScale });
  }

  override build(inputShape: tf.Shape | tf.Shape[]): void {
    const { scoreMode, useScale, seed } = this.settings;
    const ones = tf.initializers.ones();
    if (useScale && scoreMode === 'additive') {
      const drawn = tf.initializers.glorotUniform({ seed });
      this.scale = this.addWeight('scale', [this.shapes(inputShape).query.at(-1)!], 'float32', drawn);
    } else if (useScale) this.scale = this.addWeight('scale', [], 'float32', ones);
    if (scoreMode === 'concat') this.concatScoreWeight = this.addWeight('concat_score_weight', [], 'float32', ones);
    super.build(inputShape);
  }

  protected override attend(inputs: Attended, training: boolean): tf.Tensor {
    const { queryMask, valueMask, pairMask, value } = inputs;
    const ofValues = valueMask && tf.expandDims(valueMask, 1); // [batch, 1, key time]
    const shares = this.shares(this.scores(inputs), [ofValues, pairMask], training);
    const output = tf.matMul(shares, value);
    return queryMask ? tf.mul(output, tf.expandDims(queryMask, 2)) : output;
  }

  /** `[batch, query time, key time]` */
  private scores({ query, key }: Attended): tf.Tensor {
    const { scoreMode } = this.settings;
    const scaled = (x: tf.Tensor): tf.Tensor => (this.scale ? tf.mul(x, this.scale.read()) : x);
    if (scoreMode === 'dot') return scaled(tf.matMul(query, key, false, true));
    const sums = tf.add(tf.expandDims(query, 2), tf.expandDims(key, 1)); // [batch, query time, key time, features]
    if (scoreMode === 'additive') return tf.sum(scaled(tf.tanh(sums)), -1);
    return tf.mul(tf.sum(tf.tanh(scaled(sums)), -1), this.concatScoreWeight!.read());
  }

  override computeOutputShape(inputShape: tf.Shape | tf.Shape[]): tf.Shape {
    const { query, value } = this.shapes(inputShape);
    return [...query.slice(0, -1), value.at(-1)!];
  }
}

tf.serialization.registerClass(Attention);
