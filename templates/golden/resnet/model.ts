import * as tf from '@tensorflow/tfjs';

const heNormal = (seed: number) => tf.initializers.heNormal({ seed });
const glorotUniform = (seed: number) => tf.initializers.glorotUniform({ seed });

/** ResNet-20: 274,042 parameters, 20.6 MFLOPs a sample. */
export function createResNet20(seed = 42): tf.LayersModel {
  const images = tf.input({ name: 'images', shape: [16, 16, 3], dtype: 'float32' });
  const firstConvolution = tf.layers
    .conv2d({
      name: 'first_convolution',
      filters: 16,
      kernelSize: [3, 3],
      padding: 'same',
      useBias: false,
      kernelInitializer: heNormal(seed + 1),
    })
    .apply(images) as tf.SymbolicTensor; // [16, 16, 16]
  const batchNormalization = tf.layers
    .batchNormalization({ name: 'batch_normalization', momentum: 0.9 })
    .apply(firstConvolution) as tf.SymbolicTensor; // [16, 16, 16]
  const activation = tf.layers
    .activation({ name: 'activation', activation: 'relu' })
    .apply(batchNormalization) as tf.SymbolicTensor; // [16, 16, 16]
  const block11 = residualBlock(activation, { name: 'block_1_1', filters: 16, seed: seed + 30 }); // [16, 16, 16]
  const block12 = residualBlock(block11, { name: 'block_1_2', filters: 16, seed: seed + 100 }); // [16, 16, 16]
  const block13 = residualBlock(block12, { name: 'block_1_3', filters: 16, seed: seed + 170 }); // [16, 16, 16]
  const block21 = residualBlockWithProjection(block13, { name: 'block_2_1', filters: 32, seed: seed + 240 }); // [8, 8, 32]
  const block22 = residualBlock(block21, { name: 'block_2_2', filters: 32, seed: seed + 330 }); // [8, 8, 32]
  const block23 = residualBlock(block22, { name: 'block_2_3', filters: 32, seed: seed + 400 }); // [8, 8, 32]
  const block31 = residualBlockWithProjection(block23, { name: 'block_3_1', filters: 64, seed: seed + 470 }); // [4, 4, 64]
  const block32 = residualBlock(block31, { name: 'block_3_2', filters: 64, seed: seed + 560 }); // [4, 4, 64]
  const block33 = residualBlock(block32, { name: 'block_3_3', filters: 64, seed: seed + 630 }); // [4, 4, 64]
  const globalAveragePooling2d = tf.layers
    .globalAveragePooling2d({ name: 'global_average_pooling2d' })
    .apply(block33) as tf.SymbolicTensor; // [64]
  const scores = tf.layers
    .dense({ name: 'scores', units: 10, activation: 'softmax', kernelInitializer: glorotUniform(seed + 711) })
    .apply(globalAveragePooling2d) as tf.SymbolicTensor; // [10]
  return tf.model({ name: 'res_net_20', inputs: [images], outputs: [scores] });
}

/**
 * Residual block: from [size, size, filters] to [size, size, filters].
 * Convolutions whose result is added to what came in, so that even very deep nets learn.
 * https://arxiv.org/abs/1512.03385
 */
function residualBlock(
  image: tf.SymbolicTensor,
  { name, filters, seed }: { name: string; filters: number; seed: number },
): tf.SymbolicTensor {
  const conv2d1 = tf.layers
    .conv2d({
      name: `${name}_conv2d_1`,
      filters,
      kernelSize: [3, 3],
      padding: 'same',
      useBias: false,
      kernelInitializer: heNormal(seed + 1),
    })
    .apply(image) as tf.SymbolicTensor; // [size, size, filters]
  const batchNormalization1 = tf.layers
    .batchNormalization({ name: `${name}_batch_normalization_1`, momentum: 0.9 })
    .apply(conv2d1) as tf.SymbolicTensor; // [size, size, filters]
  const activation1 = tf.layers
    .activation({ name: `${name}_activation_1`, activation: 'relu' })
    .apply(batchNormalization1) as tf.SymbolicTensor; // [size, size, filters]
  const conv2d2 = tf.layers
    .conv2d({
      name: `${name}_conv2d_2`,
      filters,
      kernelSize: [3, 3],
      padding: 'same',
      useBias: false,
      kernelInitializer: heNormal(seed + 31),
    })
    .apply(activation1) as tf.SymbolicTensor; // [size, size, filters]
  const batchNormalization2 = tf.layers
    .batchNormalization({ name: `${name}_batch_normalization_2`, momentum: 0.9 })
    .apply(conv2d2) as tf.SymbolicTensor; // [size, size, filters]
  const add1 = tf.layers.add({ name: `${name}_add_1` }).apply([batchNormalization2, image]) as tf.SymbolicTensor; // [size, size, filters]
  const activation2 = tf.layers
    .activation({ name: `${name}_activation_2`, activation: 'relu' })
    .apply(add1) as tf.SymbolicTensor; // [size, size, filters]
  return activation2;
}

/**
 * Residual block with projection: from [size, size, filters / 2] to [size / 2, size / 2, filters].
 * Convolutions whose result is added to what came in, so that even very deep nets learn.
 * https://arxiv.org/abs/1512.03385
 */
function residualBlockWithProjection(
  image: tf.SymbolicTensor,
  { name, filters, seed }: { name: string; filters: number; seed: number },
): tf.SymbolicTensor {
  const conv2d1 = tf.layers
    .conv2d({
      name: `${name}_conv2d_1`,
      filters,
      kernelSize: [3, 3],
      strides: [2, 2],
      padding: 'same',
      useBias: false,
      kernelInitializer: heNormal(seed + 1),
    })
    .apply(image) as tf.SymbolicTensor; // [size / 2, size / 2, filters]
  const batchNormalization1 = tf.layers
    .batchNormalization({ name: `${name}_batch_normalization_1`, momentum: 0.9 })
    .apply(conv2d1) as tf.SymbolicTensor; // [size / 2, size / 2, filters]
  const activation1 = tf.layers
    .activation({ name: `${name}_activation_1`, activation: 'relu' })
    .apply(batchNormalization1) as tf.SymbolicTensor; // [size / 2, size / 2, filters]
  const conv2d2 = tf.layers
    .conv2d({
      name: `${name}_conv2d_2`,
      filters,
      kernelSize: [3, 3],
      padding: 'same',
      useBias: false,
      kernelInitializer: heNormal(seed + 31),
    })
    .apply(activation1) as tf.SymbolicTensor; // [size / 2, size / 2, filters]
  const batchNormalization2 = tf.layers
    .batchNormalization({ name: `${name}_batch_normalization_2`, momentum: 0.9 })
    .apply(conv2d2) as tf.SymbolicTensor; // [size / 2, size / 2, filters]
  const conv2d3 = tf.layers
    .conv2d({
      name: `${name}_conv2d_3`,
      filters,
      kernelSize: [1, 1],
      strides: [2, 2],
      padding: 'same',
      useBias: false,
      kernelInitializer: heNormal(seed + 51),
    })
    .apply(image) as tf.SymbolicTensor; // [size / 2, size / 2, filters]
  const batchNormalization3 = tf.layers
    .batchNormalization({ name: `${name}_batch_normalization_3`, momentum: 0.9 })
    .apply(conv2d3) as tf.SymbolicTensor; // [size / 2, size / 2, filters]
  const add1 = tf.layers
    .add({ name: `${name}_add_1` })
    .apply([batchNormalization2, batchNormalization3]) as tf.SymbolicTensor; // [size / 2, size / 2, filters]
  const activation2 = tf.layers
    .activation({ name: `${name}_activation_2`, activation: 'relu' })
    .apply(add1) as tf.SymbolicTensor; // [size / 2, size / 2, filters]
  return activation2;
}
