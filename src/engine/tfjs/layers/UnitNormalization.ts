import * as tf from '@tensorflow/tfjs';

import { axesFrom } from './standardize.ts';

export interface UnitNormalizationArgs {
  /** One axis or several, counted with the batch axis as 0; -1 is the last. */
  axis: number | number[];
  name?: string;
}

/** Gives each sample the length 1 along its axes: x / |x|, and 0 for 0, as `keras.layers.UnitNormalization`. */
export class UnitNormalization extends tf.layers.Layer {
  static className = 'UnitNormalization';
  readonly axis: number | number[];

  constructor(args: UnitNormalizationArgs) {
    super(args);
    this.axis = args.axis;
    this.supportsMasking = true;
  }

  override call(inputs: tf.Tensor | tf.Tensor[]): tf.Tensor {
    return tf.tidy(() => {
      const x = Array.isArray(inputs) ? inputs[0]! : inputs;
      const squares = tf.sum(tf.square(x), axesFrom(this.axis, x.rank), true);
      // Shorter ones than 1e-12 are divided by that.
      return tf.mul(x, tf.rsqrt(tf.maximum(squares, 1e-24)));
    });
  }

  override computeOutputShape(inputShape: tf.Shape | tf.Shape[]): tf.Shape | tf.Shape[] {
    return inputShape;
  }

  override getConfig(): tf.serialization.ConfigDict {
    return { ...super.getConfig(), axis: this.axis };
  }
}

tf.serialization.registerClass(UnitNormalization);
