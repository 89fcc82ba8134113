import * as tf from '@tensorflow/tfjs';

/** Spiral: 354 parameters, 640 FLOPs a sample. */
export function createSpiral(seed = 42): tf.Sequential {
  const glorotUniform = (n: number) => tf.initializers.glorotUniform({ seed: seed + n });
  return tf.sequential({
    name: 'spiral',
    layers: [
      tf.layers.dense({
        name: 'dense',
        inputShape: [2],
        units: 16,
        activation: 'tanh',
        useBias: true,
        kernelInitializer: glorotUniform(1),
        biasInitializer: 'zeros',
      }), // [16]
      tf.layers.dense({
        name: 'dense_1',
        units: 16,
        activation: 'tanh',
        useBias: true,
        kernelInitializer: glorotUniform(11),
        biasInitializer: 'zeros',
      }), // [16]
      tf.layers.dense({
        name: 'dense_2',
        units: 2,
        activation: 'softmax',
        useBias: true,
        kernelInitializer: glorotUniform(21),
        biasInitializer: 'zeros',
      }), // [2]
    ],
  });
}
