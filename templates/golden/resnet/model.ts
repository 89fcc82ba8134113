import * as tf from '@tensorflow/tfjs';

/** ResNet-20: 274,042 parameters, 20.6 MFLOPs a sample. */
export function createResNet20(seed = 42): tf.LayersModel {
  const heNormal = (n: number) => tf.initializers.heNormal({ seed: seed + n });

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
  const activation = tf.layers.activation({ name: 'activation', activation: 'relu' });
  const activationOut = activation.apply(batchNormalizationOut) as tf.SymbolicTensor; // [16, 16, 16]
  const block11Conv2d1 = tf.layers.conv2d({
    name: 'block_1_1_conv2d_1',
    filters: 16,
    kernelSize: [3, 3],
    strides: [1, 1],
    padding: 'same',
    activation: 'linear',
    useBias: false,
    kernelInitializer: heNormal(31),
    biasInitializer: 'zeros',
  });
  const block11Conv2d1Out = block11Conv2d1.apply(activationOut) as tf.SymbolicTensor; // [16, 16, 16]
  const block11BatchNormalization1 = tf.layers.batchNormalization({
    name: 'block_1_1_batch_normalization_1',
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
  const block11BatchNormalization1Out = block11BatchNormalization1.apply(block11Conv2d1Out) as tf.SymbolicTensor; // [16, 16, 16]
  const block11Activation1 = tf.layers.activation({ name: 'block_1_1_activation_1', activation: 'relu' });
  const block11Activation1Out = block11Activation1.apply(block11BatchNormalization1Out) as tf.SymbolicTensor; // [16, 16, 16]
  const block11Conv2d2 = tf.layers.conv2d({
    name: 'block_1_1_conv2d_2',
    filters: 16,
    kernelSize: [3, 3],
    strides: [1, 1],
    padding: 'same',
    activation: 'linear',
    useBias: false,
    kernelInitializer: heNormal(61),
    biasInitializer: 'zeros',
  });
  const block11Conv2d2Out = block11Conv2d2.apply(block11Activation1Out) as tf.SymbolicTensor; // [16, 16, 16]
  const block11BatchNormalization2 = tf.layers.batchNormalization({
    name: 'block_1_1_batch_normalization_2',
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
  const block11BatchNormalization2Out = block11BatchNormalization2.apply(block11Conv2d2Out) as tf.SymbolicTensor; // [16, 16, 16]
  const block11Add1 = tf.layers.add({ name: 'block_1_1_add_1' });
  const block11Add1Out = block11Add1.apply([block11BatchNormalization2Out, activationOut]) as tf.SymbolicTensor; // [16, 16, 16]
  const block11Activation2 = tf.layers.activation({ name: 'block_1_1_activation_2', activation: 'relu' });
  const block11Activation2Out = block11Activation2.apply(block11Add1Out) as tf.SymbolicTensor; // [16, 16, 16]
  const block12Conv2d1 = tf.layers.conv2d({
    name: 'block_1_2_conv2d_1',
    filters: 16,
    kernelSize: [3, 3],
    strides: [1, 1],
    padding: 'same',
    activation: 'linear',
    useBias: false,
    kernelInitializer: heNormal(101),
    biasInitializer: 'zeros',
  });
  const block12Conv2d1Out = block12Conv2d1.apply(block11Activation2Out) as tf.SymbolicTensor; // [16, 16, 16]
  const block12BatchNormalization1 = tf.layers.batchNormalization({
    name: 'block_1_2_batch_normalization_1',
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
  const block12BatchNormalization1Out = block12BatchNormalization1.apply(block12Conv2d1Out) as tf.SymbolicTensor; // [16, 16, 16]
  const block12Activation1 = tf.layers.activation({ name: 'block_1_2_activation_1', activation: 'relu' });
  const block12Activation1Out = block12Activation1.apply(block12BatchNormalization1Out) as tf.SymbolicTensor; // [16, 16, 16]
  const block12Conv2d2 = tf.layers.conv2d({
    name: 'block_1_2_conv2d_2',
    filters: 16,
    kernelSize: [3, 3],
    strides: [1, 1],
    padding: 'same',
    activation: 'linear',
    useBias: false,
    kernelInitializer: heNormal(131),
    biasInitializer: 'zeros',
  });
  const block12Conv2d2Out = block12Conv2d2.apply(block12Activation1Out) as tf.SymbolicTensor; // [16, 16, 16]
  const block12BatchNormalization2 = tf.layers.batchNormalization({
    name: 'block_1_2_batch_normalization_2',
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
  const block12BatchNormalization2Out = block12BatchNormalization2.apply(block12Conv2d2Out) as tf.SymbolicTensor; // [16, 16, 16]
  const block12Add1 = tf.layers.add({ name: 'block_1_2_add_1' });
  const block12Add1Out = block12Add1.apply([block12BatchNormalization2Out, block11Activation2Out]) as tf.SymbolicTensor; // [16, 16, 16]
  const block12Activation2 = tf.layers.activation({ name: 'block_1_2_activation_2', activation: 'relu' });
  const block12Activation2Out = block12Activation2.apply(block12Add1Out) as tf.SymbolicTensor; // [16, 16, 16]
  const block13Conv2d1 = tf.layers.conv2d({
    name: 'block_1_3_conv2d_1',
    filters: 16,
    kernelSize: [3, 3],
    strides: [1, 1],
    padding: 'same',
    activation: 'linear',
    useBias: false,
    kernelInitializer: heNormal(171),
    biasInitializer: 'zeros',
  });
  const block13Conv2d1Out = block13Conv2d1.apply(block12Activation2Out) as tf.SymbolicTensor; // [16, 16, 16]
  const block13BatchNormalization1 = tf.layers.batchNormalization({
    name: 'block_1_3_batch_normalization_1',
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
  const block13BatchNormalization1Out = block13BatchNormalization1.apply(block13Conv2d1Out) as tf.SymbolicTensor; // [16, 16, 16]
  const block13Activation1 = tf.layers.activation({ name: 'block_1_3_activation_1', activation: 'relu' });
  const block13Activation1Out = block13Activation1.apply(block13BatchNormalization1Out) as tf.SymbolicTensor; // [16, 16, 16]
  const block13Conv2d2 = tf.layers.conv2d({
    name: 'block_1_3_conv2d_2',
    filters: 16,
    kernelSize: [3, 3],
    strides: [1, 1],
    padding: 'same',
    activation: 'linear',
    useBias: false,
    kernelInitializer: heNormal(201),
    biasInitializer: 'zeros',
  });
  const block13Conv2d2Out = block13Conv2d2.apply(block13Activation1Out) as tf.SymbolicTensor; // [16, 16, 16]
  const block13BatchNormalization2 = tf.layers.batchNormalization({
    name: 'block_1_3_batch_normalization_2',
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
  const block13BatchNormalization2Out = block13BatchNormalization2.apply(block13Conv2d2Out) as tf.SymbolicTensor; // [16, 16, 16]
  const block13Add1 = tf.layers.add({ name: 'block_1_3_add_1' });
  const block13Add1Out = block13Add1.apply([block13BatchNormalization2Out, block12Activation2Out]) as tf.SymbolicTensor; // [16, 16, 16]
  const block13Activation2 = tf.layers.activation({ name: 'block_1_3_activation_2', activation: 'relu' });
  const block13Activation2Out = block13Activation2.apply(block13Add1Out) as tf.SymbolicTensor; // [16, 16, 16]
  const block21Conv2d1 = tf.layers.conv2d({
    name: 'block_2_1_conv2d_1',
    filters: 32,
    kernelSize: [3, 3],
    strides: [2, 2],
    padding: 'same',
    activation: 'linear',
    useBias: false,
    kernelInitializer: heNormal(241),
    biasInitializer: 'zeros',
  });
  const block21Conv2d1Out = block21Conv2d1.apply(block13Activation2Out) as tf.SymbolicTensor; // [8, 8, 32]
  const block21BatchNormalization1 = tf.layers.batchNormalization({
    name: 'block_2_1_batch_normalization_1',
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
  const block21BatchNormalization1Out = block21BatchNormalization1.apply(block21Conv2d1Out) as tf.SymbolicTensor; // [8, 8, 32]
  const block21Activation1 = tf.layers.activation({ name: 'block_2_1_activation_1', activation: 'relu' });
  const block21Activation1Out = block21Activation1.apply(block21BatchNormalization1Out) as tf.SymbolicTensor; // [8, 8, 32]
  const block21Conv2d2 = tf.layers.conv2d({
    name: 'block_2_1_conv2d_2',
    filters: 32,
    kernelSize: [3, 3],
    strides: [1, 1],
    padding: 'same',
    activation: 'linear',
    useBias: false,
    kernelInitializer: heNormal(271),
    biasInitializer: 'zeros',
  });
  const block21Conv2d2Out = block21Conv2d2.apply(block21Activation1Out) as tf.SymbolicTensor; // [8, 8, 32]
  const block21BatchNormalization2 = tf.layers.batchNormalization({
    name: 'block_2_1_batch_normalization_2',
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
  const block21BatchNormalization2Out = block21BatchNormalization2.apply(block21Conv2d2Out) as tf.SymbolicTensor; // [8, 8, 32]
  const block21Conv2d3 = tf.layers.conv2d({
    name: 'block_2_1_conv2d_3',
    filters: 32,
    kernelSize: [1, 1],
    strides: [2, 2],
    padding: 'same',
    activation: 'linear',
    useBias: false,
    kernelInitializer: heNormal(291),
    biasInitializer: 'zeros',
  });
  const block21Conv2d3Out = block21Conv2d3.apply(block13Activation2Out) as tf.SymbolicTensor; // [8, 8, 32]
  const block21BatchNormalization3 = tf.layers.batchNormalization({
    name: 'block_2_1_batch_normalization_3',
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
  const block21BatchNormalization3Out = block21BatchNormalization3.apply(block21Conv2d3Out) as tf.SymbolicTensor; // [8, 8, 32]
  const block21Add1 = tf.layers.add({ name: 'block_2_1_add_1' });
  const block21Add1Out = block21Add1.apply([
    block21BatchNormalization2Out,
    block21BatchNormalization3Out,
  ]) as tf.SymbolicTensor; // [8, 8, 32]
  const block21Activation2 = tf.layers.activation({ name: 'block_2_1_activation_2', activation: 'relu' });
  const block21Activation2Out = block21Activation2.apply(block21Add1Out) as tf.SymbolicTensor; // [8, 8, 32]
  const block22Conv2d1 = tf.layers.conv2d({
    name: 'block_2_2_conv2d_1',
    filters: 32,
    kernelSize: [3, 3],
    strides: [1, 1],
    padding: 'same',
    activation: 'linear',
    useBias: false,
    kernelInitializer: heNormal(331),
    biasInitializer: 'zeros',
  });
  const block22Conv2d1Out = block22Conv2d1.apply(block21Activation2Out) as tf.SymbolicTensor; // [8, 8, 32]
  const block22BatchNormalization1 = tf.layers.batchNormalization({
    name: 'block_2_2_batch_normalization_1',
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
  const block22BatchNormalization1Out = block22BatchNormalization1.apply(block22Conv2d1Out) as tf.SymbolicTensor; // [8, 8, 32]
  const block22Activation1 = tf.layers.activation({ name: 'block_2_2_activation_1', activation: 'relu' });
  const block22Activation1Out = block22Activation1.apply(block22BatchNormalization1Out) as tf.SymbolicTensor; // [8, 8, 32]
  const block22Conv2d2 = tf.layers.conv2d({
    name: 'block_2_2_conv2d_2',
    filters: 32,
    kernelSize: [3, 3],
    strides: [1, 1],
    padding: 'same',
    activation: 'linear',
    useBias: false,
    kernelInitializer: heNormal(361),
    biasInitializer: 'zeros',
  });
  const block22Conv2d2Out = block22Conv2d2.apply(block22Activation1Out) as tf.SymbolicTensor; // [8, 8, 32]
  const block22BatchNormalization2 = tf.layers.batchNormalization({
    name: 'block_2_2_batch_normalization_2',
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
  const block22BatchNormalization2Out = block22BatchNormalization2.apply(block22Conv2d2Out) as tf.SymbolicTensor; // [8, 8, 32]
  const block22Add1 = tf.layers.add({ name: 'block_2_2_add_1' });
  const block22Add1Out = block22Add1.apply([block22BatchNormalization2Out, block21Activation2Out]) as tf.SymbolicTensor; // [8, 8, 32]
  const block22Activation2 = tf.layers.activation({ name: 'block_2_2_activation_2', activation: 'relu' });
  const block22Activation2Out = block22Activation2.apply(block22Add1Out) as tf.SymbolicTensor; // [8, 8, 32]
  const block23Conv2d1 = tf.layers.conv2d({
    name: 'block_2_3_conv2d_1',
    filters: 32,
    kernelSize: [3, 3],
    strides: [1, 1],
    padding: 'same',
    activation: 'linear',
    useBias: false,
    kernelInitializer: heNormal(401),
    biasInitializer: 'zeros',
  });
  const block23Conv2d1Out = block23Conv2d1.apply(block22Activation2Out) as tf.SymbolicTensor; // [8, 8, 32]
  const block23BatchNormalization1 = tf.layers.batchNormalization({
    name: 'block_2_3_batch_normalization_1',
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
  const block23BatchNormalization1Out = block23BatchNormalization1.apply(block23Conv2d1Out) as tf.SymbolicTensor; // [8, 8, 32]
  const block23Activation1 = tf.layers.activation({ name: 'block_2_3_activation_1', activation: 'relu' });
  const block23Activation1Out = block23Activation1.apply(block23BatchNormalization1Out) as tf.SymbolicTensor; // [8, 8, 32]
  const block23Conv2d2 = tf.layers.conv2d({
    name: 'block_2_3_conv2d_2',
    filters: 32,
    kernelSize: [3, 3],
    strides: [1, 1],
    padding: 'same',
    activation: 'linear',
    useBias: false,
    kernelInitializer: heNormal(431),
    biasInitializer: 'zeros',
  });
  const block23Conv2d2Out = block23Conv2d2.apply(block23Activation1Out) as tf.SymbolicTensor; // [8, 8, 32]
  const block23BatchNormalization2 = tf.layers.batchNormalization({
    name: 'block_2_3_batch_normalization_2',
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
  const block23BatchNormalization2Out = block23BatchNormalization2.apply(block23Conv2d2Out) as tf.SymbolicTensor; // [8, 8, 32]
  const block23Add1 = tf.layers.add({ name: 'block_2_3_add_1' });
  const block23Add1Out = block23Add1.apply([block23BatchNormalization2Out, block22Activation2Out]) as tf.SymbolicTensor; // [8, 8, 32]
  const block23Activation2 = tf.layers.activation({ name: 'block_2_3_activation_2', activation: 'relu' });
  const block23Activation2Out = block23Activation2.apply(block23Add1Out) as tf.SymbolicTensor; // [8, 8, 32]
  const block31Conv2d1 = tf.layers.conv2d({
    name: 'block_3_1_conv2d_1',
    filters: 64,
    kernelSize: [3, 3],
    strides: [2, 2],
    padding: 'same',
    activation: 'linear',
    useBias: false,
    kernelInitializer: heNormal(471),
    biasInitializer: 'zeros',
  });
  const block31Conv2d1Out = block31Conv2d1.apply(block23Activation2Out) as tf.SymbolicTensor; // [4, 4, 64]
  const block31BatchNormalization1 = tf.layers.batchNormalization({
    name: 'block_3_1_batch_normalization_1',
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
  const block31BatchNormalization1Out = block31BatchNormalization1.apply(block31Conv2d1Out) as tf.SymbolicTensor; // [4, 4, 64]
  const block31Activation1 = tf.layers.activation({ name: 'block_3_1_activation_1', activation: 'relu' });
  const block31Activation1Out = block31Activation1.apply(block31BatchNormalization1Out) as tf.SymbolicTensor; // [4, 4, 64]
  const block31Conv2d2 = tf.layers.conv2d({
    name: 'block_3_1_conv2d_2',
    filters: 64,
    kernelSize: [3, 3],
    strides: [1, 1],
    padding: 'same',
    activation: 'linear',
    useBias: false,
    kernelInitializer: heNormal(501),
    biasInitializer: 'zeros',
  });
  const block31Conv2d2Out = block31Conv2d2.apply(block31Activation1Out) as tf.SymbolicTensor; // [4, 4, 64]
  const block31BatchNormalization2 = tf.layers.batchNormalization({
    name: 'block_3_1_batch_normalization_2',
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
  const block31BatchNormalization2Out = block31BatchNormalization2.apply(block31Conv2d2Out) as tf.SymbolicTensor; // [4, 4, 64]
  const block31Conv2d3 = tf.layers.conv2d({
    name: 'block_3_1_conv2d_3',
    filters: 64,
    kernelSize: [1, 1],
    strides: [2, 2],
    padding: 'same',
    activation: 'linear',
    useBias: false,
    kernelInitializer: heNormal(521),
    biasInitializer: 'zeros',
  });
  const block31Conv2d3Out = block31Conv2d3.apply(block23Activation2Out) as tf.SymbolicTensor; // [4, 4, 64]
  const block31BatchNormalization3 = tf.layers.batchNormalization({
    name: 'block_3_1_batch_normalization_3',
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
  const block31BatchNormalization3Out = block31BatchNormalization3.apply(block31Conv2d3Out) as tf.SymbolicTensor; // [4, 4, 64]
  const block31Add1 = tf.layers.add({ name: 'block_3_1_add_1' });
  const block31Add1Out = block31Add1.apply([
    block31BatchNormalization2Out,
    block31BatchNormalization3Out,
  ]) as tf.SymbolicTensor; // [4, 4, 64]
  const block31Activation2 = tf.layers.activation({ name: 'block_3_1_activation_2', activation: 'relu' });
  const block31Activation2Out = block31Activation2.apply(block31Add1Out) as tf.SymbolicTensor; // [4, 4, 64]
  const block32Conv2d1 = tf.layers.conv2d({
    name: 'block_3_2_conv2d_1',
    filters: 64,
    kernelSize: [3, 3],
    strides: [1, 1],
    padding: 'same',
    activation: 'linear',
    useBias: false,
    kernelInitializer: heNormal(561),
    biasInitializer: 'zeros',
  });
  const block32Conv2d1Out = block32Conv2d1.apply(block31Activation2Out) as tf.SymbolicTensor; // [4, 4, 64]
  const block32BatchNormalization1 = tf.layers.batchNormalization({
    name: 'block_3_2_batch_normalization_1',
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
  const block32BatchNormalization1Out = block32BatchNormalization1.apply(block32Conv2d1Out) as tf.SymbolicTensor; // [4, 4, 64]
  const block32Activation1 = tf.layers.activation({ name: 'block_3_2_activation_1', activation: 'relu' });
  const block32Activation1Out = block32Activation1.apply(block32BatchNormalization1Out) as tf.SymbolicTensor; // [4, 4, 64]
  const block32Conv2d2 = tf.layers.conv2d({
    name: 'block_3_2_conv2d_2',
    filters: 64,
    kernelSize: [3, 3],
    strides: [1, 1],
    padding: 'same',
    activation: 'linear',
    useBias: false,
    kernelInitializer: heNormal(591),
    biasInitializer: 'zeros',
  });
  const block32Conv2d2Out = block32Conv2d2.apply(block32Activation1Out) as tf.SymbolicTensor; // [4, 4, 64]
  const block32BatchNormalization2 = tf.layers.batchNormalization({
    name: 'block_3_2_batch_normalization_2',
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
  const block32BatchNormalization2Out = block32BatchNormalization2.apply(block32Conv2d2Out) as tf.SymbolicTensor; // [4, 4, 64]
  const block32Add1 = tf.layers.add({ name: 'block_3_2_add_1' });
  const block32Add1Out = block32Add1.apply([block32BatchNormalization2Out, block31Activation2Out]) as tf.SymbolicTensor; // [4, 4, 64]
  const block32Activation2 = tf.layers.activation({ name: 'block_3_2_activation_2', activation: 'relu' });
  const block32Activation2Out = block32Activation2.apply(block32Add1Out) as tf.SymbolicTensor; // [4, 4, 64]
  const block33Conv2d1 = tf.layers.conv2d({
    name: 'block_3_3_conv2d_1',
    filters: 64,
    kernelSize: [3, 3],
    strides: [1, 1],
    padding: 'same',
    activation: 'linear',
    useBias: false,
    kernelInitializer: heNormal(631),
    biasInitializer: 'zeros',
  });
  const block33Conv2d1Out = block33Conv2d1.apply(block32Activation2Out) as tf.SymbolicTensor; // [4, 4, 64]
  const block33BatchNormalization1 = tf.layers.batchNormalization({
    name: 'block_3_3_batch_normalization_1',
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
  const block33BatchNormalization1Out = block33BatchNormalization1.apply(block33Conv2d1Out) as tf.SymbolicTensor; // [4, 4, 64]
  const block33Activation1 = tf.layers.activation({ name: 'block_3_3_activation_1', activation: 'relu' });
  const block33Activation1Out = block33Activation1.apply(block33BatchNormalization1Out) as tf.SymbolicTensor; // [4, 4, 64]
  const block33Conv2d2 = tf.layers.conv2d({
    name: 'block_3_3_conv2d_2',
    filters: 64,
    kernelSize: [3, 3],
    strides: [1, 1],
    padding: 'same',
    activation: 'linear',
    useBias: false,
    kernelInitializer: heNormal(661),
    biasInitializer: 'zeros',
  });
  const block33Conv2d2Out = block33Conv2d2.apply(block33Activation1Out) as tf.SymbolicTensor; // [4, 4, 64]
  const block33BatchNormalization2 = tf.layers.batchNormalization({
    name: 'block_3_3_batch_normalization_2',
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
  const block33BatchNormalization2Out = block33BatchNormalization2.apply(block33Conv2d2Out) as tf.SymbolicTensor; // [4, 4, 64]
  const block33Add1 = tf.layers.add({ name: 'block_3_3_add_1' });
  const block33Add1Out = block33Add1.apply([block33BatchNormalization2Out, block32Activation2Out]) as tf.SymbolicTensor; // [4, 4, 64]
  const block33Activation2 = tf.layers.activation({ name: 'block_3_3_activation_2', activation: 'relu' });
  const block33Activation2Out = block33Activation2.apply(block33Add1Out) as tf.SymbolicTensor; // [4, 4, 64]
  const globalAveragePooling2d = tf.layers.globalAveragePooling2d({ name: 'global_average_pooling2d' });
  const globalAveragePooling2dOut = globalAveragePooling2d.apply(block33Activation2Out) as tf.SymbolicTensor; // [64]
  const scores = tf.layers.dense({
    name: 'scores',
    units: 10,
    activation: 'softmax',
    useBias: true,
    kernelInitializer: tf.initializers.glorotUniform({ seed: seed + 711 }),
    biasInitializer: 'zeros',
  });
  const scoresOut = scores.apply(globalAveragePooling2dOut) as tf.SymbolicTensor; // [10]
  return tf.model({ name: 'res_net_20', inputs: [images], outputs: [scoresOut] });
}
