import * as tf from '@tensorflow/tfjs';

import { axesFrom } from './standardize.ts';

export interface RMSNormalizationArgs {
  /** The last axis (-1) or several last ones, counted with the batch axis as 0. */
  axis: number | number[];
  epsilon: number;
  name?: string;
  trainable?: boolean;
}

/**
 * Divides each sample by the root of the mean square along its last axes, then scales each place along them (Zhang and
 * Sennrich 2019): x / √(mean x² + epsilon) scale. Weights as in `keras.layers.RMSNormalization`.
 */
export class RMSNormalization extends tf.layers.Layer {
  static className = 'RMSNormalization';
  readonly axis: number | number[];
  readonly epsilon: number;
  private scale!: tf.LayerVariable;

  constructor(args: RMSNormalizationArgs) {
    super(args);
    this.axis = args.axis;
    this.epsilon = args.epsilon;
    this.supportsMasking = true;
  }

  override build(inputShape: tf.Shape | tf.Shape[]): void {
    const shape = axesFrom(this.axis, inputShape.length).map((axis) => inputShape[axis] as number);
    this.scale = this.addWeight('scale', shape, 'float32', tf.initializers.ones());
    super.build(inputShape);
  }

  override call(inputs: tf.Tensor | tf.Tensor[]): tf.Tensor {
    return tf.tidy(() => {
      const x = Array.isArray(inputs) ? inputs[0]! : inputs;
      const squares = tf.mean(tf.square(x), axesFrom(this.axis, x.rank), true);
      return tf.mul(tf.mul(x, tf.rsqrt(tf.add(squares, this.epsilon))), this.scale.read());
    });
  }

  override computeOutputShape(inputShape: tf.Shape | tf.Shape[]): tf.Shape | tf.Shape[] {
    return inputShape;
  }

  override getConfig(): tf.serialization.ConfigDict {
    return { ...super.getConfig(), axis: this.axis, epsilon: this.epsilon };
  }
}

tf.serialization.registerClass(RMSNormalization);
