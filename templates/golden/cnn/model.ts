import * as tf from '@tensorflow/tfjs';

/** SimpleCNN: 225,034 parameters, 5.29 MFLOPs a sample. */
export function createSimpleCnn(seed = 42): tf.Sequential {
  const glorotUniform = (n: number) => tf.initializers.glorotUniform({ seed: seed + n });
  return tf.sequential({
    name: 'simple_cnn',
    layers: [
      tf.layers.conv2d({
        name: 'conv2d',
        inputShape: [28, 28, 1],
        filters: 32,
        kernelSize: [3, 3],
        strides: [1, 1],
        padding: 'valid',
        activation: 'relu',
        useBias: true,
        kernelInitializer: glorotUniform(1),
        biasInitializer: 'zeros',
      }), // [26, 26, 32]
      tf.layers.maxPooling2d({ name: 'max_pooling2d', poolSize: [2, 2], strides: [2, 2], padding: 'valid' }), // [13, 13, 32]
      tf.layers.conv2d({
        name: 'conv2d_1',
        filters: 64,
        kernelSize: [3, 3],
        strides: [1, 1],
        padding: 'valid',
        activation: 'relu',
        useBias: true,
        kernelInitializer: glorotUniform(21),
        biasInitializer: 'zeros',
      }), // [11, 11, 64]
      tf.layers.maxPooling2d({ name: 'max_pooling2d_1', poolSize: [2, 2], strides: [2, 2], padding: 'valid' }), // [5, 5, 64]
      tf.layers.flatten({ name: 'flatten' }), // [1600]
      tf.layers.dense({
        name: 'dense',
        units: 128,
        activation: 'relu',
        useBias: true,
        kernelInitializer: glorotUniform(51),
        biasInitializer: 'zeros',
      }), // [128]
      tf.layers.dense({
        name: 'dense_1',
        units: 10,
        activation: 'softmax',
        useBias: true,
        kernelInitializer: glorotUniform(61),
        biasInitializer: 'zeros',
      }), // [10]
    ],
  });
}
