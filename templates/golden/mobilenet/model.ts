import * as tf from '@tensorflow/tfjs';

const heNormal = (seed: number) => tf.initializers.heNormal({ seed });
const glorotUniform = (seed: number) => tf.initializers.glorotUniform({ seed });

/** MobileNetV2: 22,986 parameters, 1.72 MFLOPs a sample. */
export function createMobileNetV2(seed = 42): tf.LayersModel {
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
    .activation({ name: 'activation', activation: 'relu6' })
    .apply(batchNormalization) as tf.SymbolicTensor; // [16, 16, 16]
  const block1DepthwiseConv2d1 = tf.layers
    .depthwiseConv2d({
      name: 'block_1_depthwise_conv2d_1',
      kernelSize: [3, 3],
      padding: 'same',
      useBias: false,
      depthwiseInitializer: glorotUniform(seed + 31),
    })
    .apply(activation) as tf.SymbolicTensor; // [16, 16, 16]
  const block1BatchNormalization1 = tf.layers
    .batchNormalization({ name: 'block_1_batch_normalization_1', momentum: 0.9 })
    .apply(block1DepthwiseConv2d1) as tf.SymbolicTensor; // [16, 16, 16]
  const block1Activation1 = tf.layers
    .activation({ name: 'block_1_activation_1', activation: 'relu6' })
    .apply(block1BatchNormalization1) as tf.SymbolicTensor; // [16, 16, 16]
  const block1Conv2d1 = tf.layers
    .conv2d({
      name: 'block_1_conv2d_1',
      filters: 8,
      kernelSize: [1, 1],
      padding: 'same',
      useBias: false,
      kernelInitializer: heNormal(seed + 61),
    })
    .apply(block1Activation1) as tf.SymbolicTensor; // [16, 16, 8]
  const block1BatchNormalization2 = tf.layers
    .batchNormalization({ name: 'block_1_batch_normalization_2', momentum: 0.9 })
    .apply(block1Conv2d1) as tf.SymbolicTensor; // [16, 16, 8]
  const block2 = invertedResidual(block1BatchNormalization2, {
    name: 'block_2',
    filters: 12,
    strides: 2,
    seed: seed + 80,
  }); // [8, 8, 12]
  const block3 = invertedResidualWithSkip(block2, { name: 'block_3', filters: 12, seed: seed + 160 }); // [8, 8, 12]
  const block4 = invertedResidual(block3, { name: 'block_4', filters: 16, strides: 2, seed: seed + 250 }); // [4, 4, 16]
  const block5 = invertedResidualWithSkip(block4, { name: 'block_5', filters: 16, seed: seed + 330 }); // [4, 4, 16]
  const block6 = invertedResidual(block5, { name: 'block_6', filters: 24, strides: 1, seed: seed + 420 }); // [4, 4, 24]
  const lastConvolution = tf.layers
    .conv2d({
      name: 'last_convolution',
      filters: 96,
      kernelSize: [1, 1],
      useBias: false,
      kernelInitializer: glorotUniform(seed + 501),
    })
    .apply(block6) as tf.SymbolicTensor; // [4, 4, 96]
  const batchNormalization1 = tf.layers
    .batchNormalization({ name: 'batch_normalization_1', momentum: 0.9 })
    .apply(lastConvolution) as tf.SymbolicTensor; // [4, 4, 96]
  const activation1 = tf.layers
    .activation({ name: 'activation_1', activation: 'relu6' })
    .apply(batchNormalization1) as tf.SymbolicTensor; // [4, 4, 96]
  const globalAveragePooling2d = tf.layers
    .globalAveragePooling2d({ name: 'global_average_pooling2d' })
    .apply(activation1) as tf.SymbolicTensor; // [96]
  const scores = tf.layers
    .dense({ name: 'scores', units: 10, activation: 'softmax', kernelInitializer: glorotUniform(seed + 541) })
    .apply(globalAveragePooling2d) as tf.SymbolicTensor; // [10]
  return tf.model({ name: 'mobile_net_v2', inputs: [images], outputs: [scores] });
}

/**
 * Inverted residual: from [size, size, channels] to [size2, size2, filters].
 * Widens the channels, filters each by itself, and narrows them again: the block of nets for phones.
 * https://arxiv.org/abs/1801.04381
 */
function invertedResidual(
  image: tf.SymbolicTensor,
  { name, filters, strides, seed }: { name: string; filters: number; strides: number; seed: number },
): tf.SymbolicTensor {
  const channels = image.shape.at(-1)!;
  const conv2d1 = tf.layers
    .conv2d({
      name: `${name}_conv2d_1`,
      filters: 6 * channels,
      kernelSize: [1, 1],
      padding: 'same',
      useBias: false,
      kernelInitializer: heNormal(seed + 1),
    })
    .apply(image) as tf.SymbolicTensor; // [size, size, 6 * channels]
  const batchNormalization1 = tf.layers
    .batchNormalization({ name: `${name}_batch_normalization_1`, momentum: 0.9 })
    .apply(conv2d1) as tf.SymbolicTensor; // [size, size, 6 * channels]
  const activation1 = tf.layers
    .activation({ name: `${name}_activation_1`, activation: 'relu6' })
    .apply(batchNormalization1) as tf.SymbolicTensor; // [size, size, 6 * channels]
  const depthwiseConv2d1 = tf.layers
    .depthwiseConv2d({
      name: `${name}_depthwise_conv2d_1`,
      kernelSize: [3, 3],
      strides: [strides, strides],
      padding: 'same',
      useBias: false,
      depthwiseInitializer: glorotUniform(seed + 31),
    })
    .apply(activation1) as tf.SymbolicTensor; // [size2, size2, 6 * channels]
  const batchNormalization2 = tf.layers
    .batchNormalization({ name: `${name}_batch_normalization_2`, momentum: 0.9 })
    .apply(depthwiseConv2d1) as tf.SymbolicTensor; // [size2, size2, 6 * channels]
  const activation2 = tf.layers
    .activation({ name: `${name}_activation_2`, activation: 'relu6' })
    .apply(batchNormalization2) as tf.SymbolicTensor; // [size2, size2, 6 * channels]
  const conv2d2 = tf.layers
    .conv2d({
      name: `${name}_conv2d_2`,
      filters,
      kernelSize: [1, 1],
      padding: 'same',
      useBias: false,
      kernelInitializer: heNormal(seed + 61),
    })
    .apply(activation2) as tf.SymbolicTensor; // [size2, size2, filters]
  const batchNormalization3 = tf.layers
    .batchNormalization({ name: `${name}_batch_normalization_3`, momentum: 0.9 })
    .apply(conv2d2) as tf.SymbolicTensor; // [size2, size2, filters]
  return batchNormalization3;
}

/**
 * Inverted residual with skip: from [size, size, filters] to [size, size, filters].
 * Widens the channels, filters each by itself, and narrows them again: the block of nets for phones.
 * https://arxiv.org/abs/1801.04381
 */
function invertedResidualWithSkip(
  image: tf.SymbolicTensor,
  { name, filters, seed }: { name: string; filters: number; seed: number },
): tf.SymbolicTensor {
  const conv2d1 = tf.layers
    .conv2d({
      name: `${name}_conv2d_1`,
      filters: 6 * filters,
      kernelSize: [1, 1],
      padding: 'same',
      useBias: false,
      kernelInitializer: heNormal(seed + 1),
    })
    .apply(image) as tf.SymbolicTensor; // [size, size, 6 * filters]
  const batchNormalization1 = tf.layers
    .batchNormalization({ name: `${name}_batch_normalization_1`, momentum: 0.9 })
    .apply(conv2d1) as tf.SymbolicTensor; // [size, size, 6 * filters]
  const activation1 = tf.layers
    .activation({ name: `${name}_activation_1`, activation: 'relu6' })
    .apply(batchNormalization1) as tf.SymbolicTensor; // [size, size, 6 * filters]
  const depthwiseConv2d1 = tf.layers
    .depthwiseConv2d({
      name: `${name}_depthwise_conv2d_1`,
      kernelSize: [3, 3],
      padding: 'same',
      useBias: false,
      depthwiseInitializer: glorotUniform(seed + 31),
    })
    .apply(activation1) as tf.SymbolicTensor; // [size, size, 6 * filters]
  const batchNormalization2 = tf.layers
    .batchNormalization({ name: `${name}_batch_normalization_2`, momentum: 0.9 })
    .apply(depthwiseConv2d1) as tf.SymbolicTensor; // [size, size, 6 * filters]
  const activation2 = tf.layers
    .activation({ name: `${name}_activation_2`, activation: 'relu6' })
    .apply(batchNormalization2) as tf.SymbolicTensor; // [size, size, 6 * filters]
  const conv2d2 = tf.layers
    .conv2d({
      name: `${name}_conv2d_2`,
      filters,
      kernelSize: [1, 1],
      padding: 'same',
      useBias: false,
      kernelInitializer: heNormal(seed + 61),
    })
    .apply(activation2) as tf.SymbolicTensor; // [size, size, filters]
  const batchNormalization3 = tf.layers
    .batchNormalization({ name: `${name}_batch_normalization_3`, momentum: 0.9 })
    .apply(conv2d2) as tf.SymbolicTensor; // [size, size, filters]
  const add1 = tf.layers.add({ name: `${name}_add_1` }).apply([image, batchNormalization3]) as tf.SymbolicTensor; // [size, size, filters]
  return add1;
}
