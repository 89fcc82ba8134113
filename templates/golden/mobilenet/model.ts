import * as tf from '@tensorflow/tfjs';

/** MobileNetV2: 22,986 parameters, 1.72 MFLOPs a sample. */
export function createMobileNetV2(seed = 42): tf.LayersModel {
  const heNormal = (n: number) => tf.initializers.heNormal({ seed: seed + n });
  const glorotUniform = (n: number) => tf.initializers.glorotUniform({ seed: seed + n });

  const images = tf.input({ name: 'images', shape: [16, 16, 3], dtype: 'float32' });
  const firstConvolution = tf.layers.conv2d({
    name: 'first_convolution',
    filters: 16,
    kernelSize: [3, 3],
    strides: [1, 1],
    padding: 'same',
    activation: 'linear',
    useBias: false,
    kernelInitializer: heNormal(1),
    biasInitializer: 'zeros',
  });
  const firstConvolutionOut = firstConvolution.apply(images) as tf.SymbolicTensor; // [16, 16, 16]
  const batchNormalization = tf.layers.batchNormalization({
    name: 'batch_normalization',
    axis: -1,
    momentum: 0.9,
    epsilon: 0.001,
    center: true,
    scale: true,
    betaInitializer: 'zeros',
    gammaInitializer: 'ones',
    movingMeanInitializer: 'zeros',
    movingVarianceInitializer: 'ones',
  });
  const batchNormalizationOut = batchNormalization.apply(firstConvolutionOut) as tf.SymbolicTensor; // [16, 16, 16]
  const activation = tf.layers.activation({ name: 'activation', activation: 'relu6' });
  const activationOut = activation.apply(batchNormalizationOut) as tf.SymbolicTensor; // [16, 16, 16]
  const block1DepthwiseConv2d1 = tf.layers.depthwiseConv2d({
    name: 'block_1_depthwise_conv2d_1',
    kernelSize: [3, 3],
    strides: [1, 1],
    padding: 'same',
    depthMultiplier: 1,
    activation: 'linear',
    useBias: false,
    depthwiseInitializer: glorotUniform(31),
    biasInitializer: 'zeros',
  });
  const block1DepthwiseConv2d1Out = block1DepthwiseConv2d1.apply(activationOut) as tf.SymbolicTensor; // [16, 16, 16]
  const block1BatchNormalization1 = tf.layers.batchNormalization({
    name: 'block_1_batch_normalization_1',
    axis: -1,
    momentum: 0.9,
    epsilon: 0.001,
    center: true,
    scale: true,
    betaInitializer: 'zeros',
    gammaInitializer: 'ones',
    movingMeanInitializer: 'zeros',
    movingVarianceInitializer: 'ones',
  });
  const block1BatchNormalization1Out = block1BatchNormalization1.apply(block1DepthwiseConv2d1Out) as tf.SymbolicTensor; // [16, 16, 16]
  const block1Activation1 = tf.layers.activation({ name: 'block_1_activation_1', activation: 'relu6' });
  const block1Activation1Out = block1Activation1.apply(block1BatchNormalization1Out) as tf.SymbolicTensor; // [16, 16, 16]
  const block1Conv2d1 = tf.layers.conv2d({
    name: 'block_1_conv2d_1',
    filters: 8,
    kernelSize: [1, 1],
    strides: [1, 1],
    padding: 'same',
    activation: 'linear',
    useBias: false,
    kernelInitializer: heNormal(61),
    biasInitializer: 'zeros',
  });
  const block1Conv2d1Out = block1Conv2d1.apply(block1Activation1Out) as tf.SymbolicTensor; // [16, 16, 8]
  const block1BatchNormalization2 = tf.layers.batchNormalization({
    name: 'block_1_batch_normalization_2',
    axis: -1,
    momentum: 0.9,
    epsilon: 0.001,
    center: true,
    scale: true,
    betaInitializer: 'zeros',
    gammaInitializer: 'ones',
    movingMeanInitializer: 'zeros',
    movingVarianceInitializer: 'ones',
  });
  const block1BatchNormalization2Out = block1BatchNormalization2.apply(block1Conv2d1Out) as tf.SymbolicTensor; // [16, 16, 8]
  const block2Conv2d1 = tf.layers.conv2d({
    name: 'block_2_conv2d_1',
    filters: 48,
    kernelSize: [1, 1],
    strides: [1, 1],
    padding: 'same',
    activation: 'linear',
    useBias: false,
    kernelInitializer: heNormal(81),
    biasInitializer: 'zeros',
  });
  const block2Conv2d1Out = block2Conv2d1.apply(block1BatchNormalization2Out) as tf.SymbolicTensor; // [16, 16, 48]
  const block2BatchNormalization1 = tf.layers.batchNormalization({
    name: 'block_2_batch_normalization_1',
    axis: -1,
    momentum: 0.9,
    epsilon: 0.001,
    center: true,
    scale: true,
    betaInitializer: 'zeros',
    gammaInitializer: 'ones',
    movingMeanInitializer: 'zeros',
    movingVarianceInitializer: 'ones',
  });
  const block2BatchNormalization1Out = block2BatchNormalization1.apply(block2Conv2d1Out) as tf.SymbolicTensor; // [16, 16, 48]
  const block2Activation1 = tf.layers.activation({ name: 'block_2_activation_1', activation: 'relu6' });
  const block2Activation1Out = block2Activation1.apply(block2BatchNormalization1Out) as tf.SymbolicTensor; // [16, 16, 48]
  const block2DepthwiseConv2d1 = tf.layers.depthwiseConv2d({
    name: 'block_2_depthwise_conv2d_1',
    kernelSize: [3, 3],
    strides: [2, 2],
    padding: 'same',
    depthMultiplier: 1,
    activation: 'linear',
    useBias: false,
    depthwiseInitializer: glorotUniform(111),
    biasInitializer: 'zeros',
  });
  const block2DepthwiseConv2d1Out = block2DepthwiseConv2d1.apply(block2Activation1Out) as tf.SymbolicTensor; // [8, 8, 48]
  const block2BatchNormalization2 = tf.layers.batchNormalization({
    name: 'block_2_batch_normalization_2',
    axis: -1,
    momentum: 0.9,
    epsilon: 0.001,
    center: true,
    scale: true,
    betaInitializer: 'zeros',
    gammaInitializer: 'ones',
    movingMeanInitializer: 'zeros',
    movingVarianceInitializer: 'ones',
  });
  const block2BatchNormalization2Out = block2BatchNormalization2.apply(block2DepthwiseConv2d1Out) as tf.SymbolicTensor; // [8, 8, 48]
  const block2Activation2 = tf.layers.activation({ name: 'block_2_activation_2', activation: 'relu6' });
  const block2Activation2Out = block2Activation2.apply(block2BatchNormalization2Out) as tf.SymbolicTensor; // [8, 8, 48]
  const block2Conv2d2 = tf.layers.conv2d({
    name: 'block_2_conv2d_2',
    filters: 12,
    kernelSize: [1, 1],
    strides: [1, 1],
    padding: 'same',
    activation: 'linear',
    useBias: false,
    kernelInitializer: heNormal(141),
    biasInitializer: 'zeros',
  });
  const block2Conv2d2Out = block2Conv2d2.apply(block2Activation2Out) as tf.SymbolicTensor; // [8, 8, 12]
  const block2BatchNormalization3 = tf.layers.batchNormalization({
    name: 'block_2_batch_normalization_3',
    axis: -1,
    momentum: 0.9,
    epsilon: 0.001,
    center: true,
    scale: true,
    betaInitializer: 'zeros',
    gammaInitializer: 'ones',
    movingMeanInitializer: 'zeros',
    movingVarianceInitializer: 'ones',
  });
  const block2BatchNormalization3Out = block2BatchNormalization3.apply(block2Conv2d2Out) as tf.SymbolicTensor; // [8, 8, 12]
  const block3Conv2d1 = tf.layers.conv2d({
    name: 'block_3_conv2d_1',
    filters: 72,
    kernelSize: [1, 1],
    strides: [1, 1],
    padding: 'same',
    activation: 'linear',
    useBias: false,
    kernelInitializer: heNormal(161),
    biasInitializer: 'zeros',
  });
  const block3Conv2d1Out = block3Conv2d1.apply(block2BatchNormalization3Out) as tf.SymbolicTensor; // [8, 8, 72]
  const block3BatchNormalization1 = tf.layers.batchNormalization({
    name: 'block_3_batch_normalization_1',
    axis: -1,
    momentum: 0.9,
    epsilon: 0.001,
    center: true,
    scale: true,
    betaInitializer: 'zeros',
    gammaInitializer: 'ones',
    movingMeanInitializer: 'zeros',
    movingVarianceInitializer: 'ones',
  });
  const block3BatchNormalization1Out = block3BatchNormalization1.apply(block3Conv2d1Out) as tf.SymbolicTensor; // [8, 8, 72]
  const block3Activation1 = tf.layers.activation({ name: 'block_3_activation_1', activation: 'relu6' });
  const block3Activation1Out = block3Activation1.apply(block3BatchNormalization1Out) as tf.SymbolicTensor; // [8, 8, 72]
  const block3DepthwiseConv2d1 = tf.layers.depthwiseConv2d({
    name: 'block_3_depthwise_conv2d_1',
    kernelSize: [3, 3],
    strides: [1, 1],
    padding: 'same',
    depthMultiplier: 1,
    activation: 'linear',
    useBias: false,
    depthwiseInitializer: glorotUniform(191),
    biasInitializer: 'zeros',
  });
  const block3DepthwiseConv2d1Out = block3DepthwiseConv2d1.apply(block3Activation1Out) as tf.SymbolicTensor; // [8, 8, 72]
  const block3BatchNormalization2 = tf.layers.batchNormalization({
    name: 'block_3_batch_normalization_2',
    axis: -1,
    momentum: 0.9,
    epsilon: 0.001,
    center: true,
    scale: true,
    betaInitializer: 'zeros',
    gammaInitializer: 'ones',
    movingMeanInitializer: 'zeros',
    movingVarianceInitializer: 'ones',
  });
  const block3BatchNormalization2Out = block3BatchNormalization2.apply(block3DepthwiseConv2d1Out) as tf.SymbolicTensor; // [8, 8, 72]
  const block3Activation2 = tf.layers.activation({ name: 'block_3_activation_2', activation: 'relu6' });
  const block3Activation2Out = block3Activation2.apply(block3BatchNormalization2Out) as tf.SymbolicTensor; // [8, 8, 72]
  const block3Conv2d2 = tf.layers.conv2d({
    name: 'block_3_conv2d_2',
    filters: 12,
    kernelSize: [1, 1],
    strides: [1, 1],
    padding: 'same',
    activation: 'linear',
    useBias: false,
    kernelInitializer: heNormal(221),
    biasInitializer: 'zeros',
  });
  const block3Conv2d2Out = block3Conv2d2.apply(block3Activation2Out) as tf.SymbolicTensor; // [8, 8, 12]
  const block3BatchNormalization3 = tf.layers.batchNormalization({
    name: 'block_3_batch_normalization_3',
    axis: -1,
    momentum: 0.9,
    epsilon: 0.001,
    center: true,
    scale: true,
    betaInitializer: 'zeros',
    gammaInitializer: 'ones',
    movingMeanInitializer: 'zeros',
    movingVarianceInitializer: 'ones',
  });
  const block3BatchNormalization3Out = block3BatchNormalization3.apply(block3Conv2d2Out) as tf.SymbolicTensor; // [8, 8, 12]
  const block3Add1 = tf.layers.add({ name: 'block_3_add_1' });
  const block3Add1Out = block3Add1.apply([
    block2BatchNormalization3Out,
    block3BatchNormalization3Out,
  ]) as tf.SymbolicTensor; // [8, 8, 12]
  const block4Conv2d1 = tf.layers.conv2d({
    name: 'block_4_conv2d_1',
    filters: 72,
    kernelSize: [1, 1],
    strides: [1, 1],
    padding: 'same',
    activation: 'linear',
    useBias: false,
    kernelInitializer: heNormal(251),
    biasInitializer: 'zeros',
  });
  const block4Conv2d1Out = block4Conv2d1.apply(block3Add1Out) as tf.SymbolicTensor; // [8, 8, 72]
  const block4BatchNormalization1 = tf.layers.batchNormalization({
    name: 'block_4_batch_normalization_1',
    axis: -1,
    momentum: 0.9,
    epsilon: 0.001,
    center: true,
    scale: true,
    betaInitializer: 'zeros',
    gammaInitializer: 'ones',
    movingMeanInitializer: 'zeros',
    movingVarianceInitializer: 'ones',
  });
  const block4BatchNormalization1Out = block4BatchNormalization1.apply(block4Conv2d1Out) as tf.SymbolicTensor; // [8, 8, 72]
  const block4Activation1 = tf.layers.activation({ name: 'block_4_activation_1', activation: 'relu6' });
  const block4Activation1Out = block4Activation1.apply(block4BatchNormalization1Out) as tf.SymbolicTensor; // [8, 8, 72]
  const block4DepthwiseConv2d1 = tf.layers.depthwiseConv2d({
    name: 'block_4_depthwise_conv2d_1',
    kernelSize: [3, 3],
    strides: [2, 2],
    padding: 'same',
    depthMultiplier: 1,
    activation: 'linear',
    useBias: false,
    depthwiseInitializer: glorotUniform(281),
    biasInitializer: 'zeros',
  });
  const block4DepthwiseConv2d1Out = block4DepthwiseConv2d1.apply(block4Activation1Out) as tf.SymbolicTensor; // [4, 4, 72]
  const block4BatchNormalization2 = tf.layers.batchNormalization({
    name: 'block_4_batch_normalization_2',
    axis: -1,
    momentum: 0.9,
    epsilon: 0.001,
    center: true,
    scale: true,
    betaInitializer: 'zeros',
    gammaInitializer: 'ones',
    movingMeanInitializer: 'zeros',
    movingVarianceInitializer: 'ones',
  });
  const block4BatchNormalization2Out = block4BatchNormalization2.apply(block4DepthwiseConv2d1Out) as tf.SymbolicTensor; // [4, 4, 72]
  const block4Activation2 = tf.layers.activation({ name: 'block_4_activation_2', activation: 'relu6' });
  const block4Activation2Out = block4Activation2.apply(block4BatchNormalization2Out) as tf.SymbolicTensor; // [4, 4, 72]
  const block4Conv2d2 = tf.layers.conv2d({
    name: 'block_4_conv2d_2',
    filters: 16,
    kernelSize: [1, 1],
    strides: [1, 1],
    padding: 'same',
    activation: 'linear',
    useBias: false,
    kernelInitializer: heNormal(311),
    biasInitializer: 'zeros',
  });
  const block4Conv2d2Out = block4Conv2d2.apply(block4Activation2Out) as tf.SymbolicTensor; // [4, 4, 16]
  const block4BatchNormalization3 = tf.layers.batchNormalization({
    name: 'block_4_batch_normalization_3',
    axis: -1,
    momentum: 0.9,
    epsilon: 0.001,
    center: true,
    scale: true,
    betaInitializer: 'zeros',
    gammaInitializer: 'ones',
    movingMeanInitializer: 'zeros',
    movingVarianceInitializer: 'ones',
  });
  const block4BatchNormalization3Out = block4BatchNormalization3.apply(block4Conv2d2Out) as tf.SymbolicTensor; // [4, 4, 16]
  const block5Conv2d1 = tf.layers.conv2d({
    name: 'block_5_conv2d_1',
    filters: 96,
    kernelSize: [1, 1],
    strides: [1, 1],
    padding: 'same',
    activation: 'linear',
    useBias: false,
    kernelInitializer: heNormal(331),
    biasInitializer: 'zeros',
  });
  const block5Conv2d1Out = block5Conv2d1.apply(block4BatchNormalization3Out) as tf.SymbolicTensor; // [4, 4, 96]
  const block5BatchNormalization1 = tf.layers.batchNormalization({
    name: 'block_5_batch_normalization_1',
    axis: -1,
    momentum: 0.9,
    epsilon: 0.001,
    center: true,
    scale: true,
    betaInitializer: 'zeros',
    gammaInitializer: 'ones',
    movingMeanInitializer: 'zeros',
    movingVarianceInitializer: 'ones',
  });
  const block5BatchNormalization1Out = block5BatchNormalization1.apply(block5Conv2d1Out) as tf.SymbolicTensor; // [4, 4, 96]
  const block5Activation1 = tf.layers.activation({ name: 'block_5_activation_1', activation: 'relu6' });
  const block5Activation1Out = block5Activation1.apply(block5BatchNormalization1Out) as tf.SymbolicTensor; // [4, 4, 96]
  const block5DepthwiseConv2d1 = tf.layers.depthwiseConv2d({
    name: 'block_5_depthwise_conv2d_1',
    kernelSize: [3, 3],
    strides: [1, 1],
    padding: 'same',
    depthMultiplier: 1,
    activation: 'linear',
    useBias: false,
    depthwiseInitializer: glorotUniform(361),
    biasInitializer: 'zeros',
  });
  const block5DepthwiseConv2d1Out = block5DepthwiseConv2d1.apply(block5Activation1Out) as tf.SymbolicTensor; // [4, 4, 96]
  const block5BatchNormalization2 = tf.layers.batchNormalization({
    name: 'block_5_batch_normalization_2',
    axis: -1,
    momentum: 0.9,
    epsilon: 0.001,
    center: true,
    scale: true,
    betaInitializer: 'zeros',
    gammaInitializer: 'ones',
    movingMeanInitializer: 'zeros',
    movingVarianceInitializer: 'ones',
  });
  const block5BatchNormalization2Out = block5BatchNormalization2.apply(block5DepthwiseConv2d1Out) as tf.SymbolicTensor; // [4, 4, 96]
  const block5Activation2 = tf.layers.activation({ name: 'block_5_activation_2', activation: 'relu6' });
  const block5Activation2Out = block5Activation2.apply(block5BatchNormalization2Out) as tf.SymbolicTensor; // [4, 4, 96]
  const block5Conv2d2 = tf.layers.conv2d({
    name: 'block_5_conv2d_2',
    filters: 16,
    kernelSize: [1, 1],
    strides: [1, 1],
    padding: 'same',
    activation: 'linear',
    useBias: false,
    kernelInitializer: heNormal(391),
    biasInitializer: 'zeros',
  });
  const block5Conv2d2Out = block5Conv2d2.apply(block5Activation2Out) as tf.SymbolicTensor; // [4, 4, 16]
  const block5BatchNormalization3 = tf.layers.batchNormalization({
    name: 'block_5_batch_normalization_3',
    axis: -1,
    momentum: 0.9,
    epsilon: 0.001,
    center: true,
    scale: true,
    betaInitializer: 'zeros',
    gammaInitializer: 'ones',
    movingMeanInitializer: 'zeros',
    movingVarianceInitializer: 'ones',
  });
  const block5BatchNormalization3Out = block5BatchNormalization3.apply(block5Conv2d2Out) as tf.SymbolicTensor; // [4, 4, 16]
  const block5Add1 = tf.layers.add({ name: 'block_5_add_1' });
  const block5Add1Out = block5Add1.apply([
    block4BatchNormalization3Out,
    block5BatchNormalization3Out,
  ]) as tf.SymbolicTensor; // [4, 4, 16]
  const block6Conv2d1 = tf.layers.conv2d({
    name: 'block_6_conv2d_1',
    filters: 96,
    kernelSize: [1, 1],
    strides: [1, 1],
    padding: 'same',
    activation: 'linear',
    useBias: false,
    kernelInitializer: heNormal(421),
    biasInitializer: 'zeros',
  });
  const block6Conv2d1Out = block6Conv2d1.apply(block5Add1Out) as tf.SymbolicTensor; // [4, 4, 96]
  const block6BatchNormalization1 = tf.layers.batchNormalization({
    name: 'block_6_batch_normalization_1',
    axis: -1,
    momentum: 0.9,
    epsilon: 0.001,
    center: true,
    scale: true,
    betaInitializer: 'zeros',
    gammaInitializer: 'ones',
    movingMeanInitializer: 'zeros',
    movingVarianceInitializer: 'ones',
  });
  const block6BatchNormalization1Out = block6BatchNormalization1.apply(block6Conv2d1Out) as tf.SymbolicTensor; // [4, 4, 96]
  const block6Activation1 = tf.layers.activation({ name: 'block_6_activation_1', activation: 'relu6' });
  const block6Activation1Out = block6Activation1.apply(block6BatchNormalization1Out) as tf.SymbolicTensor; // [4, 4, 96]
  const block6DepthwiseConv2d1 = tf.layers.depthwiseConv2d({
    name: 'block_6_depthwise_conv2d_1',
    kernelSize: [3, 3],
    strides: [1, 1],
    padding: 'same',
    depthMultiplier: 1,
    activation: 'linear',
    useBias: false,
    depthwiseInitializer: glorotUniform(451),
    biasInitializer: 'zeros',
  });
  const block6DepthwiseConv2d1Out = block6DepthwiseConv2d1.apply(block6Activation1Out) as tf.SymbolicTensor; // [4, 4, 96]
  const block6BatchNormalization2 = tf.layers.batchNormalization({
    name: 'block_6_batch_normalization_2',
    axis: -1,
    momentum: 0.9,
    epsilon: 0.001,
    center: true,
    scale: true,
    betaInitializer: 'zeros',
    gammaInitializer: 'ones',
    movingMeanInitializer: 'zeros',
    movingVarianceInitializer: 'ones',
  });
  const block6BatchNormalization2Out = block6BatchNormalization2.apply(block6DepthwiseConv2d1Out) as tf.SymbolicTensor; // [4, 4, 96]
  const block6Activation2 = tf.layers.activation({ name: 'block_6_activation_2', activation: 'relu6' });
  const block6Activation2Out = block6Activation2.apply(block6BatchNormalization2Out) as tf.SymbolicTensor; // [4, 4, 96]
  const block6Conv2d2 = tf.layers.conv2d({
    name: 'block_6_conv2d_2',
    filters: 24,
    kernelSize: [1, 1],
    strides: [1, 1],
    padding: 'same',
    activation: 'linear',
    useBias: false,
    kernelInitializer: heNormal(481),
    biasInitializer: 'zeros',
  });
  const block6Conv2d2Out = block6Conv2d2.apply(block6Activation2Out) as tf.SymbolicTensor; // [4, 4, 24]
  const block6BatchNormalization3 = tf.layers.batchNormalization({
    name: 'block_6_batch_normalization_3',
    axis: -1,
    momentum: 0.9,
    epsilon: 0.001,
    center: true,
    scale: true,
    betaInitializer: 'zeros',
    gammaInitializer: 'ones',
    movingMeanInitializer: 'zeros',
    movingVarianceInitializer: 'ones',
  });
  const block6BatchNormalization3Out = block6BatchNormalization3.apply(block6Conv2d2Out) as tf.SymbolicTensor; // [4, 4, 24]
  const lastConvolution = tf.layers.conv2d({
    name: 'last_convolution',
    filters: 96,
    kernelSize: [1, 1],
    strides: [1, 1],
    padding: 'valid',
    activation: 'linear',
    useBias: false,
    kernelInitializer: glorotUniform(501),
    biasInitializer: 'zeros',
  });
  const lastConvolutionOut = lastConvolution.apply(block6BatchNormalization3Out) as tf.SymbolicTensor; // [4, 4, 96]
  const batchNormalization1 = tf.layers.batchNormalization({
    name: 'batch_normalization_1',
    axis: -1,
    momentum: 0.9,
    epsilon: 0.001,
    center: true,
    scale: true,
    betaInitializer: 'zeros',
    gammaInitializer: 'ones',
    movingMeanInitializer: 'zeros',
    movingVarianceInitializer: 'ones',
  });
  const batchNormalization1Out = batchNormalization1.apply(lastConvolutionOut) as tf.SymbolicTensor; // [4, 4, 96]
  const activation1 = tf.layers.activation({ name: 'activation_1', activation: 'relu6' });
  const activation1Out = activation1.apply(batchNormalization1Out) as tf.SymbolicTensor; // [4, 4, 96]
  const globalAveragePooling2d = tf.layers.globalAveragePooling2d({ name: 'global_average_pooling2d' });
  const globalAveragePooling2dOut = globalAveragePooling2d.apply(activation1Out) as tf.SymbolicTensor; // [96]
  const scores = tf.layers.dense({
    name: 'scores',
    units: 10,
    activation: 'softmax',
    useBias: true,
    kernelInitializer: glorotUniform(541),
    biasInitializer: 'zeros',
  });
  const scoresOut = scores.apply(globalAveragePooling2dOut) as tf.SymbolicTensor; // [10]
  return tf.model({ name: 'mobile_net_v2', inputs: [images], outputs: [scoresOut] });
}
