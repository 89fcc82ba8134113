import * as tf from '@tensorflow/tfjs';

/** SimpleNet: 52,650 parameters, 0.105 MFLOPs a sample. */
export function createSimpleNet(seed = 42): tf.Sequential {
  const glorotUniform = (n: number) => tf.initializers.glorotUniform({ seed: seed + n });
  return tf.sequential({
    name: 'simple_net',
    layers: [
      tf.layers.flatten({ name: 'flatten', inputShape: [28, 28, 1] }), // [784]
      tf.layers.dense({
        name: 'dense',
        units: 64,
        activation: 'relu',
        useBias: true,
        kernelInitializer: glorotUniform(11),
        biasInitializer: 'zeros',
      }), // [64]
      tf.layers.dense({
        name: 'dense_1',
        units: 32,
        activation: 'relu',
        useBias: true,
        kernelInitializer: glorotUniform(21),
        biasInitializer: 'zeros',
      }), // [32]
      tf.layers.dense({
        name: 'dense_2',
        units: 10,
        activation: 'softmax',
        useBias: true,
        kernelInitializer: glorotUniform(31),
        biasInitializer: 'zeros',
      }), // [10]
    ],
  });
}
