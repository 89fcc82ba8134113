import * as tf from '@tensorflow/tfjs';
import { Dropout } from './layers/Dropout.ts';

const glorotUniform = (seed: number) => tf.initializers.glorotUniform({ seed });

/** Generator: 1,455,552 parameters, 34.2 MFLOPs a sample. */
export function createGenerator(seed = 42): tf.Sequential {
  return tf.sequential({
    name: 'generator',
    layers: [
      tf.layers.dense({
        name: 'dense',
        inputShape: [100],
        units: 4096,
        useBias: false,
        kernelInitializer: glorotUniform(seed + 1),
      }), // [4096]
      tf.layers.batchNormalization({ name: 'batch_normalization' }), // [4096]
      tf.layers.leakyReLU({ name: 'leaky_re_lu', alpha: 0.3 }), // [4096]
      tf.layers.reshape({ name: 'reshape', targetShape: [4, 4, 256] }), // [4, 4, 256]
      tf.layers.conv2dTranspose({
        name: 'conv2d_transpose',
        filters: 128,
        kernelSize: [5, 5],
        padding: 'same',
        useBias: false,
        kernelInitializer: glorotUniform(seed + 41),
      }), // [4, 4, 128]
      tf.layers.batchNormalization({ name: 'batch_normalization_1' }), // [4, 4, 128]
      tf.layers.leakyReLU({ name: 'leaky_re_lu_1', alpha: 0.3 }), // [4, 4, 128]
      tf.layers.conv2dTranspose({
        name: 'conv2d_transpose_1',
        filters: 64,
        kernelSize: [5, 5],
        strides: [2, 2],
        padding: 'same',
        useBias: false,
        kernelInitializer: glorotUniform(seed + 71),
      }), // [8, 8, 64]
      tf.layers.batchNormalization({ name: 'batch_normalization_2' }), // [8, 8, 64]
      tf.layers.leakyReLU({ name: 'leaky_re_lu_2', alpha: 0.3 }), // [8, 8, 64]
      tf.layers.conv2dTranspose({
        name: 'conv2d_transpose_2',
        filters: 3,
        kernelSize: [5, 5],
        strides: [2, 2],
        padding: 'same',
        activation: 'tanh',
        useBias: false,
        kernelInitializer: glorotUniform(seed + 101),
      }), // [16, 16, 3]
    ],
  });
}

/** Discriminator: 211,841 parameters, 7.17 MFLOPs a sample. */
export function createDiscriminator(seed = 42): tf.Sequential {
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
        kernelInitializer: glorotUniform(seed + 111),
      }), // [8, 8, 64]
      tf.layers.leakyReLU({ name: 'leaky_re_lu', alpha: 0.3 }), // [8, 8, 64]
      new Dropout({ name: 'dropout', rate: 0.3, sharedAxes: [], seed: seed + 131 }), // [8, 8, 64]
      tf.layers.conv2d({
        name: 'conv2d_1',
        filters: 128,
        kernelSize: [5, 5],
        strides: [2, 2],
        padding: 'same',
        kernelInitializer: glorotUniform(seed + 141),
      }), // [4, 4, 128]
      tf.layers.leakyReLU({ name: 'leaky_re_lu_1', alpha: 0.3 }), // [4, 4, 128]
      new Dropout({ name: 'dropout_1', rate: 0.3, sharedAxes: [], seed: seed + 161 }), // [4, 4, 128]
      tf.layers.flatten({ name: 'flatten' }), // [2048]
      tf.layers.dense({ name: 'dense', units: 1, activation: 'sigmoid', kernelInitializer: glorotUniform(seed + 181) }), // [1]
    ],
  });
}
