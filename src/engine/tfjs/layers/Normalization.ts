import * as tf from '@tensorflow/tfjs';

import { createMoments } from '../../../data/moments.ts';
import type { Adapting, Summary } from '../../../data/summary.ts';
import { asFloat, type LayerArgs } from './FunctionLayer.ts';

export interface NormalizationArgs extends LayerArgs {
  /** Axes that have a mean for each of their entries, the batch axis being 0. */
  axes: number[];
  /** One for each entry, or one for all; absent where they are weights, made of the data. */
  mean?: number[] | null;
  variance?: number[] | null;
  /** The way back: from mean 0 and deviation 1 to what was. */
  invert: boolean;
}

/** The smallest deviation that is divided by. */
const epsilon = 1e-7;

/**
 * (x - mean) / deviation, as `keras.layers.Normalization`: with a given mean and variance, or with those of the data,
 * which are weights that no training changes.
 */
export class Normalization extends tf.layers.Layer implements Adapting {
  static className = 'Normalization';
  readonly axes: number[];
  readonly mean: number[] | null;
  readonly variance: number[] | null;
  readonly invert: boolean;
  private moments: { mean: tf.LayerVariable; variance: tf.LayerVariable } | undefined;

  constructor(args: NormalizationArgs) {
    super(args);
    this.axes = args.axes;
    this.mean = args.mean ?? null;
    this.variance = args.variance ?? null;
    this.invert = args.invert;
  }

  override build(inputShape: tf.Shape | tf.Shape[]): void {
    const shape = this.axes.map((axis) => (inputShape as tf.Shape)[axis]!);
    if (this.mean === null) {
      const weight = (name: string, of: number[], initial: 'zeros' | 'ones') =>
        this.addWeight(name, of, 'float32', tf.initializers[initial](), undefined, false);
      this.moments = { mean: weight('mean', shape, 'zeros'), variance: weight('variance', shape, 'ones') };
      // Keras keeps how much was adapted to; it has no part in what is computed.
      weight('count', [], 'zeros');
    }
    super.build(inputShape);
  }

  collects(): Summary | null {
    return this.moments ? createMoments(this.axes) : null;
  }

  override call(inputs: tf.Tensor | tf.Tensor[]): tf.Tensor {
    return tf.tidy(() => {
      const x = asFloat(Array.isArray(inputs) ? inputs[0]! : inputs);
      const shape = x.shape.map((length, axis) => (this.axes.includes(axis) ? length : 1));
      const wide = (value: tf.Tensor): tf.Tensor => tf.reshape(value, value.size === 1 ? shape.map(() => 1) : shape);
      const mean = wide(this.moments?.mean.read() ?? tf.tensor(this.mean!));
      const variance = wide(this.moments?.variance.read() ?? tf.tensor(this.variance!));
      const deviation = tf.maximum(tf.sqrt(variance), epsilon);
      return this.invert ? tf.add(tf.mul(x, deviation), mean) : tf.div(tf.sub(x, mean), deviation);
    });
  }

  override getConfig(): tf.serialization.ConfigDict {
    const { axes, mean, variance, invert } = this;
    return { ...super.getConfig(), axes, mean, variance, invert };
  }
}

tf.serialization.registerClass(Normalization);
