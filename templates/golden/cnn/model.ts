import * as tf from '@tensorflow/tfjs';

const glorotUniform = (seed: number) => tf.initializers.glorotUniform({ seed });

/** SimpleCNN: 225,034 parameters, 5.29 MFLOPs a sample. */
export function createSimpleCnn(seed = 42): tf.Sequential {
  return tf.sequential({
    name: 'simple_cnn',
    layers: [
      tf.layers.conv2d({
        name: 'conv2d',
        inputShape: [28, 28, 1],
        filters: 32,
        kernelSize: [3, 3],
        activation: 'relu',
        kernelInitializer: glorotUniform(seed + 1),
      }), // [26, 26, 32]
      tf.layers.maxPooling2d({ name: 'max_pooling2d', poolSize: [2, 2] }), // [13, 13, 32]
      tf.layers.conv2d({
        name: 'conv2d_1',
        filters: 64,
        kernelSize: [3, 3],
        activation: 'relu',
        kernelInitializer: glorotUniform(seed + 21),
      }), // [11, 11, 64]
      tf.layers.maxPooling2d({ name: 'max_pooling2d_1', poolSize: [2, 2] }), // [5, 5, 64]
      tf.layers.flatten({ name: 'flatten' }), // [1600]
      tf.layers.dense({ name: 'dense', units: 128, activation: 'relu', kernelInitializer: glorotUniform(seed + 51) }), // [128]
      tf.layers.dense({
        name: 'dense_1',
        units: 10,
        activation: 'softmax',
        kernelInitializer: glorotUniform(seed + 61),
      }), // [10]
    ],
  });
}
