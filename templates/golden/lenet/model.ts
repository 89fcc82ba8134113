import * as tf from '@tensorflow/tfjs';

const glorotUniform = (seed: number) => tf.initializers.glorotUniform({ seed });

/** LeNet-5: 61,706 parameters, 0.839 MFLOPs a sample. */
export function createLeNet5(seed = 42): tf.Sequential {
  return tf.sequential({
    name: 'le_net_5',
    layers: [
      tf.layers.conv2d({
        name: 'c1',
        inputShape: [28, 28, 1],
        filters: 6,
        kernelSize: [5, 5],
        padding: 'same',
        activation: 'tanh',
        kernelInitializer: glorotUniform(seed + 1),
      }), // [28, 28, 6]
      tf.layers.averagePooling2d({ name: 's2', poolSize: [2, 2] }), // [14, 14, 6]
      tf.layers.conv2d({
        name: 'c3',
        filters: 16,
        kernelSize: [5, 5],
        activation: 'tanh',
        kernelInitializer: glorotUniform(seed + 21),
      }), // [10, 10, 16]
      tf.layers.averagePooling2d({ name: 's4', poolSize: [2, 2] }), // [5, 5, 16]
      tf.layers.flatten({ name: 'flatten' }), // [400]
      tf.layers.dense({ name: 'c5', units: 120, activation: 'tanh', kernelInitializer: glorotUniform(seed + 51) }), // [120]
      tf.layers.dense({ name: 'f6', units: 84, activation: 'tanh', kernelInitializer: glorotUniform(seed + 61) }), // [84]
      tf.layers.dense({
        name: 'scores',
        units: 10,
        activation: 'softmax',
        kernelInitializer: glorotUniform(seed + 71),
      }), // [10]
    ],
  });
}
