import * as tf from '@tensorflow/tfjs';

/** A row of `depth` numbers for each whole number: 1 at its place. `tf.oneHot` takes no depth of 1. */
export function oneHotRows(whole: tf.Tensor, depth: number): tf.Tensor {
  const places = tf.range(0, depth, 1, 'int32');
  return tf.cast(tf.equal(tf.expandDims(tf.cast(whole, 'int32'), -1), places), 'float32');
}
