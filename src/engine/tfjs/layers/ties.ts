import * as tf from '@tensorflow/tfjs';

import { withoutGradient } from './FunctionLayer.ts';

/*
 * Functions whose slopes TensorFlow.js takes otherwise than Keras where numbers are equal.
 */

/** The largest number along axes. Equal ones share the slope evenly; TensorFlow.js gives each of them the whole. */
export function largest(x: tf.Tensor, axes: number[], keepDims = false): tf.Tensor {
  return extreme(x, axes, keepDims, tf.max);
}

/** The smallest number along axes; see {@link largest}. */
export function smallest(x: tf.Tensor, axes: number[], keepDims = false): tf.Tensor {
  return extreme(x, axes, keepDims, tf.min);
}

/** |x|, flat at 0, where TensorFlow.js has a slope of -1. */
export function absolute(x: tf.Tensor): tf.Tensor {
  return tf.add(tf.relu(x), tf.relu(tf.neg(x)));
}

/** Written as the mean of all numbers that are equal to the extreme one. */
function extreme(x: tf.Tensor, axes: number[], keepDims: boolean, find: typeof tf.max): tf.Tensor {
  const here = withoutGradient(() => tf.equal(x, find(x, axes, true)));
  const share = withoutGradient(() => {
    const places = tf.cast(here, 'float32');
    return tf.div(places, tf.sum(places, axes, true));
  });
  // Weights of 0 must not meet an infinite number.
  return tf.sum(tf.mul(share, tf.where(here, x, tf.zerosLike(x))), axes, keepDims);
}
