import * as tf from '@tensorflow/tfjs';

import { aroundAxis, FunctionLayer, type LayerArgs } from './FunctionLayer.ts';
import { resamplingMatrix, type Interpolation } from './resampling.ts';

export interface UpSamplingSettings {
  /** How many times as long each axis becomes that follows the batch axis. */
  size: number[];
  interpolation: Interpolation;
}

/**
 * Makes sequences, images and volumes larger, one axis after the other, as `UpSampling1D`, `2D` and `3D` of Keras.
 *
 * TensorFlow.js has it for images, in two ways of interpolation, and a wrong gradient on the cpu backend.
 */
export class UpSampling extends FunctionLayer<UpSamplingSettings> {
  static className = 'UpSampling';

  constructor(args: UpSamplingSettings & LayerArgs) {
    super(args, { size: args.size, interpolation: args.interpolation });
  }

  protected compute([x]: tf.Tensor[]): tf.Tensor {
    const { size, interpolation } = this.settings;
    return size.reduce((sampled, times, index) => {
      const axis = index + 1;
      if (times === 1) return sampled;
      const around = aroundAxis(sampled.shape, axis);
      const rows = tf.reshape(sampled, around);
      const longer = interpolation === 'nearest' ? repeated(rows, times) : interpolated(rows, times, interpolation);
      return tf.reshape(longer, sampled.shape.with(axis, times * around[1]));
    }, x!);
  }

  protected shapesOf([shape]: tf.Shape[]): tf.Shape {
    return shape!.map((length, axis) => (length === null ? null : length * (this.settings.size[axis - 1] ?? 1)));
  }
}

tf.serialization.registerClass(UpSampling);

/** Each number along the middle axis so many times: a product with ones, whose gradient adds up again. */
function repeated(x: tf.Tensor, times: number): tf.Tensor {
  const [front, length, behind] = x.shape as [number, number, number];
  return tf.mul(tf.reshape(x, [front, length, 1, behind]), tf.ones([1, 1, times, 1]));
}

/** A product with a matrix along the middle axis: each place of the result is a weighted sum of its neighbours. */
function interpolated(x: tf.Tensor, times: number, interpolation: Interpolation): tf.Tensor {
  const [front, length, behind] = x.shape as [number, number, number];
  const to = times * length;
  const matrix = tf.tensor(resamplingMatrix(length, to, interpolation, { start: 0, length }), [to, length]);
  const last = tf.reshape(tf.transpose(x, [0, 2, 1]), [front * behind, length]);
  return tf.transpose(tf.reshape(tf.matMul(last, matrix, false, true), [front, behind, to]), [0, 2, 1]);
}
