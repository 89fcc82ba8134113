import * as tf from '@tensorflow/tfjs';

/** LeNet-5: 61,706 parameters, 0.839 MFLOPs a sample. */
export function createLeNet5(seed = 42): tf.Sequential {
  const glorotUniform = (n: number) => tf.initializers.glorotUniform({ seed: seed + n });
  return tf.sequential({
    name: 'le_net_5',
    layers: [
      tf.layers.conv2d({
        name: 'c1',
        inputShape: [28, 28, 1],
        filters: 6,
        kernelSize: [5, 5],
        strides: [1, 1],
        padding: 'same',
        activation: 'tanh',
        useBias: true,
        kernelInitializer: glorotUniform(1),
        biasInitializer: 'zeros',
      }), // [28, 28, 6]
      tf.layers.averagePooling2d({ name: 's2', poolSize: [2, 2], strides: [2, 2], padding: 'valid' }), // [14, 14, 6]
      tf.layers.conv2d({
        name: 'c3',
        filters: 16,
        kernelSize: [5, 5],
        strides: [1, 1],
        padding: 'valid',
        activation: 'tanh',
        useBias: true,
        kernelInitializer: glorotUniform(21),
        biasInitializer: 'zeros',
      }), // [10, 10, 16]
      tf.layers.averagePooling2d({ name: 's4', poolSize: [2, 2], strides: [2, 2], padding: 'valid' }), // [5, 5, 16]
      tf.layers.flatten({ name: 'flatten' }), // [400]
      tf.layers.dense({
        name: 'c5',
        units: 120,
        activation: 'tanh',
        useBias: true,
        kernelInitializer: glorotUniform(51),
        biasInitializer: 'zeros',
      }), // [120]
      tf.layers.dense({
        name: 'f6',
        units: 84,
        activation: 'tanh',
        useBias: true,
        kernelInitializer: glorotUniform(61),
        biasInitializer: 'zeros',
      }), // [84]
      tf.layers.dense({
        name: 'scores',
        units: 10,
        activation: 'softmax',
        useBias: true,
        kernelInitializer: glorotUniform(71),
        biasInitializer: 'zeros',
      }), // [10]
    ],
  });
}
