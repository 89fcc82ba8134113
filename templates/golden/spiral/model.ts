import * as tf from '@tensorflow/tfjs';

const glorotUniform = (seed: number) => tf.initializers.glorotUniform({ seed });

/** Spiral: 354 parameters, 640 FLOPs a sample. */
export function createSpiral(seed = 42): tf.Sequential {
  return tf.sequential({
    name: 'spiral',
    layers: [
      tf.layers.dense({
        name: 'dense',
        inputShape: [2],
        units: 16,
        activation: 'tanh',
        kernelInitializer: glorotUniform(seed + 1),
      }), // [16]
      tf.layers.dense({ name: 'dense_1', units: 16, activation: 'tanh', kernelInitializer: glorotUniform(seed + 11) }), // [16]
      tf.layers.dense({
        name: 'dense_2',
        units: 2,
        activation: 'softmax',
        kernelInitializer: glorotUniform(seed + 21),
      }), // [2]
    ],
  });
}
