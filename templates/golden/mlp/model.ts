import * as tf from '@tensorflow/tfjs';

const glorotUniform = (seed: number) => tf.initializers.glorotUniform({ seed });

/** SimpleNet: 52,650 parameters, 0.105 MFLOPs a sample. */
export function createSimpleNet(seed = 42): tf.Sequential {
  return tf.sequential({
    name: 'simple_net',
    layers: [
      tf.layers.flatten({ name: 'flatten', inputShape: [28, 28, 1] }), // [784]
      tf.layers.dense({ name: 'dense', units: 64, activation: 'relu', kernelInitializer: glorotUniform(seed + 11) }), // [64]
      tf.layers.dense({ name: 'dense_1', units: 32, activation: 'relu', kernelInitializer: glorotUniform(seed + 21) }), // [32]
      tf.layers.dense({
        name: 'dense_2',
        units: 10,
        activation: 'softmax',
        kernelInitializer: glorotUniform(seed + 31),
      }), // [10]
    ],
  });
}
