import * as tf from '@tensorflow/tfjs';
import { Dropout } from './layers/Dropout.ts';

/** Generator: 1,455,552 parameters, 34.2 MFLOPs a sample. */
export function createGenerator(seed = 42): tf.Sequential {
  const glorotUniform = (n: number) => tf.initializers.glorotUniform({ seed: seed + n });
  return tf.sequential({
    name: 'generator',
    layers: [
      tf.layers.dense({
        name: 'dense',
        inputShape: [100],
        units: 4096,
        activation: 'linear',
        useBias: false,
        kernelInitializer: glorotUniform(1),
        biasInitializer: 'zeros',
      }), // [4096]
      tf.layers.batchNormalization({
        name: 'batch_normalization',
        axis: -1,
        momentum: 0.99,
        epsilon: 0.001,
        center: true,
        scale: true,
        betaInitializer: 'zeros',
        gammaInitializer: 'ones',
        movingMeanInitializer: 'zeros',
        movingVarianceInitializer: 'ones',
      }), // [4096]
      tf.layers.leakyReLU({ name: 'leaky_re_lu', alpha: 0.3 }), // [4096]
      tf.layers.reshape({ name: 'reshape', targetShape: [4, 4, 256] }), // [4, 4, 256]
      tf.layers.conv2dTranspose({
        name: 'conv2d_transpose',
        filters: 128,
        kernelSize: [5, 5],
        strides: [1, 1],
        padding: 'same',
        activation: 'linear',
        useBias: false,
        kernelInitializer: glorotUniform(41),
        biasInitializer: 'zeros',
      }), // [4, 4, 128]
      tf.layers.batchNormalization({
        name: 'batch_normalization_1',
        axis: -1,
        momentum: 0.99,
        epsilon: 0.001,
        center: true,
        scale: true,
        betaInitializer: 'zeros',
        gammaInitializer: 'ones',
        movingMeanInitializer: 'zeros',
        movingVarianceInitializer: 'ones',
      }), // [4, 4, 128]
      tf.layers.leakyReLU({ name: 'leaky_re_lu_1', alpha: 0.3 }), // [4, 4, 128]
      tf.layers.conv2dTranspose({
        name: 'conv2d_transpose_1',
        filters: 64,
        kernelSize: [5, 5],
        strides: [2, 2],
        padding: 'same',
        activation: 'linear',
        useBias: false,
        kernelInitializer: glorotUniform(71),
        biasInitializer: 'zeros',
      }), // [8, 8, 64]
      tf.layers.batchNormalization({
        name: 'batch_normalization_2',
        axis: -1,
        momentum: 0.99,
        epsilon: 0.001,
        center: true,
        scale: true,
        betaInitializer: 'zeros',
        gammaInitializer: 'ones',
        movingMeanInitializer: 'zeros',
        movingVarianceInitializer: 'ones',
      }), // [8, 8, 64]
      tf.layers.leakyReLU({ name: 'leaky_re_lu_2', alpha: 0.3 }), // [8, 8, 64]
      tf.layers.conv2dTranspose({
        name: 'conv2d_transpose_2',
        filters: 3,
        kernelSize: [5, 5],
        strides: [2, 2],
        padding: 'same',
        activation: 'tanh',
        useBias: false,
        kernelInitializer: glorotUniform(101),
        biasInitializer: 'zeros',
      }), // [16, 16, 3]
    ],
  });
}

/** Discriminator: 211,841 parameters, 7.17 MFLOPs a sample. */
export function createDiscriminator(seed = 42): tf.Sequential {
  const glorotUniform = (n: number) => tf.initializers.glorotUniform({ seed: seed + n });
  return tf.sequential({
    name: 'discriminator',
    layers: [
      tf.layers.conv2d({
        name: 'conv2d',
        inputShape: [16, 16, 3],
        filters: 64,
        kernelSize: [5, 5],
        strides: [2, 2],
        padding: 'same',
        activation: 'linear',
        useBias: true,
        kernelInitializer: glorotUniform(111),
        biasInitializer: 'zeros',
      }), // [8, 8, 64]
      tf.layers.leakyReLU({ name: 'leaky_re_lu', alpha: 0.3 }), // [8, 8, 64]
      new Dropout({ name: 'dropout', rate: 0.3, sharedAxes: [], seed: seed + 131 }), // [8, 8, 64]
      tf.layers.conv2d({
        name: 'conv2d_1',
        filters: 128,
        kernelSize: [5, 5],
        strides: [2, 2],
        padding: 'same',
        activation: 'linear',
        useBias: true,
        kernelInitializer: glorotUniform(141),
        biasInitializer: 'zeros',
      }), // [4, 4, 128]
      tf.layers.leakyReLU({ name: 'leaky_re_lu_1', alpha: 0.3 }), // [4, 4, 128]
      new Dropout({ name: 'dropout_1', rate: 0.3, sharedAxes: [], seed: seed + 161 }), // [4, 4, 128]
      tf.layers.flatten({ name: 'flatten' }), // [2048]
      tf.layers.dense({
        name: 'dense',
        units: 1,
        activation: 'sigmoid',
        useBias: true,
        kernelInitializer: glorotUniform(181),
        biasInitializer: 'zeros',
      }), // [1]
    ],
  });
}
