import * as tf from '@tensorflow/tfjs';
import { Expression } from './layers/Expression.ts';

const heNormal = (seed: number) => tf.initializers.heNormal({ seed });
const glorotUniform = (seed: number) => tf.initializers.glorotUniform({ seed });

/** U-Net: 20,073 parameters, 8.67 MFLOPs a sample. */
export function createUNet(seed = 42): tf.LayersModel {
  const images = tf.input({ name: 'images', shape: [28, 28, 1], dtype: 'float32' });
  const noise = tf.input({ name: 'noise', shape: [28, 28, 1], dtype: 'float32' });
  const noisyDigits = new Expression({ name: 'noisy_digits', formula: 'a + 0.4 * b', inputs: 2 }).apply([
    images,
    noise,
  ]) as tf.SymbolicTensor; // [28, 28, 1]
  const [down1, down1Skip] = uNetDown(noisyDigits, { name: 'down_1', filters: 8, seed: seed + 10 }); // [14, 14, 8], [28, 28, 8]
  const [down2, down2Skip] = uNetDown(down1, { name: 'down_2', filters: 16, seed: seed + 40 }); // [7, 7, 16], [14, 14, 16]
  const bottom = tf.layers
    .conv2d({
      name: 'bottom',
      filters: 32,
      kernelSize: [3, 3],
      padding: 'same',
      activation: 'relu',
      kernelInitializer: glorotUniform(seed + 71),
    })
    .apply(down2) as tf.SymbolicTensor; // [7, 7, 32]
  const up2 = uNetUp(bottom, down2Skip, { name: 'up_2', filters: 16, seed: seed + 80 }); // [14, 14, 16]
  const up1 = uNetUp(up2, down1Skip, { name: 'up_1', filters: 8, seed: seed + 120 }); // [28, 28, 8]
  const cleanDigits = tf.layers
    .conv2d({ name: 'clean_digits', filters: 1, kernelSize: [1, 1], kernelInitializer: glorotUniform(seed + 161) })
    .apply(up1) as tf.SymbolicTensor; // [28, 28, 1]
  return tf.model({ name: 'u_net', inputs: [images, noise], outputs: [cleanDigits] });
}

/**
 * U-Net level down: from [size, size, channels] to [size / 2, size / 2, filters] and [size, size, filters].
 * Two convolutions, then half the size; what they saw at full size goes to the level up on the other side.
 * https://arxiv.org/abs/1505.04597
 */
function uNetDown(
  image: tf.SymbolicTensor,
  { name, filters, seed }: { name: string; filters: number; seed: number },
): [tf.SymbolicTensor, tf.SymbolicTensor] {
  const conv2d1 = tf.layers
    .conv2d({
      name: `${name}_conv2d_1`,
      filters,
      kernelSize: [3, 3],
      padding: 'same',
      activation: 'relu',
      kernelInitializer: heNormal(seed + 1),
    })
    .apply(image) as tf.SymbolicTensor; // [size, size, filters]
  const conv2d2 = tf.layers
    .conv2d({
      name: `${name}_conv2d_2`,
      filters,
      kernelSize: [3, 3],
      padding: 'same',
      activation: 'relu',
      kernelInitializer: heNormal(seed + 11),
    })
    .apply(conv2d1) as tf.SymbolicTensor; // [size, size, filters]
  const maxPooling2d1 = tf.layers
    .maxPooling2d({ name: `${name}_max_pooling2d_1`, poolSize: [2, 2] })
    .apply(conv2d2) as tf.SymbolicTensor; // [size / 2, size / 2, filters]
  return [maxPooling2d1, conv2d2];
}

/**
 * U-Net level up: from [size, size, 2 * filters] and [2 * size, 2 * size, filters] to [2 * size, 2 * size, filters].
 * Doubles the size, puts beside it what the level down saw, and convolves both.
 * https://arxiv.org/abs/1505.04597
 */
function uNetUp(
  image: tf.SymbolicTensor,
  skip: tf.SymbolicTensor,
  { name, filters, seed }: { name: string; filters: number; seed: number },
): tf.SymbolicTensor {
  const conv2dTranspose1 = tf.layers
    .conv2dTranspose({
      name: `${name}_conv2d_transpose_1`,
      filters,
      kernelSize: [2, 2],
      strides: [2, 2],
      padding: 'same',
      kernelInitializer: glorotUniform(seed + 1),
    })
    .apply(image) as tf.SymbolicTensor; // [2 * size, 2 * size, filters]
  const concatenate1 = tf.layers
    .concatenate({ name: `${name}_concatenate_1`, axis: 3 })
    .apply([skip, conv2dTranspose1]) as tf.SymbolicTensor; // [2 * size, 2 * size, 2 * filters]
  const conv2d1 = tf.layers
    .conv2d({
      name: `${name}_conv2d_1`,
      filters,
      kernelSize: [3, 3],
      padding: 'same',
      activation: 'relu',
      kernelInitializer: heNormal(seed + 21),
    })
    .apply(concatenate1) as tf.SymbolicTensor; // [2 * size, 2 * size, filters]
  const conv2d2 = tf.layers
    .conv2d({
      name: `${name}_conv2d_2`,
      filters,
      kernelSize: [3, 3],
      padding: 'same',
      activation: 'relu',
      kernelInitializer: heNormal(seed + 31),
    })
    .apply(conv2d1) as tf.SymbolicTensor; // [2 * size, 2 * size, filters]
  return conv2d2;
}
