import * as tf from '@tensorflow/tfjs';

/** Names of factories in `tf.initializers` that take nothing but a seed. */
export type InitializerName = Exclude<keyof typeof tf.initializers, 'constant' | 'identity' | 'varianceScaling'>;

type Initializer = ReturnType<typeof tf.initializers.zeros>;

/**
 * Draws a kernel as if it were a matrix of `fanIn` rows and `fanOut` columns, whatever its shape, as Keras 3 does for
 * kernels that are not those of convolutions. TensorFlow.js would take the first axes for a window.
 */
export function initialKernel(name: InitializerName, seed: number, fanIn: number, fanOut: number): Initializer {
  const matrix = tf.initializers[name]({ seed });
  const apply = (shape: tf.Shape): tf.Tensor =>
    tf.tidy(() => tf.reshape(matrix.apply([fanIn, fanOut], 'float32'), shape as number[]));
  return { apply } as Initializer;
}
