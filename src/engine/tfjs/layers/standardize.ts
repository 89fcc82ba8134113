import * as tf from '@tensorflow/tfjs';

/** Axes from 0 up, the batch axis among them, each once: -1 is the last one. */
export function axesFrom(axis: number | readonly number[], rank: number): number[] {
  return [axis].flat().map((each) => (each < 0 ? each + rank : each)).sort((a, b) => a - b); // prettier-ignore
}

/** The mean and the variance along axes, which stay with length 1; of all places, or of those that count. */
export function moments(
  x: tf.Tensor,
  axes: number[],
  counts?: tf.Tensor,
): { readonly mean: tf.Tensor; readonly variance: tf.Tensor } {
  if (!counts) {
    const mean = tf.mean(x, axes, true);
    return { mean, variance: tf.mean(tf.square(tf.sub(x, mean)), axes, true) };
  }
  const number = tf.add(tf.sum(counts, axes, true), 1e-7);
  const mean = tf.div(tf.sum(tf.mul(x, counts), axes, true), number);
  const distances = tf.mul(tf.square(tf.sub(x, mean)), counts);
  return { mean, variance: tf.div(tf.sum(distances, axes, true), number) };
}

/** x with the mean 0 and the variance 1 along axes. */
export function standardize(x: tf.Tensor, axes: number[], epsilon: number): tf.Tensor {
  const { mean, variance } = moments(x, axes);
  return tf.mul(tf.sub(x, mean), tf.rsqrt(tf.add(variance, epsilon)));
}

/** Numbers for some axes of a tensor, with length 1 along all others. */
export function alongAxes(numbers: tf.Tensor, axes: readonly number[], rank: number): tf.Tensor {
  const shape = new Array<number>(rank).fill(1);
  axes.forEach((axis, index) => (shape[axis] = numbers.shape[index]!));
  return tf.reshape(numbers, shape);
}
