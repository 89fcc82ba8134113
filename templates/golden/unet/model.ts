import * as tf from '@tensorflow/tfjs';
import { Expression } from './layers/Expression.ts';

/** U-Net: 20,073 parameters, 8.67 MFLOPs a sample. */
export function createUNet(seed = 42): tf.LayersModel {
  const heNormal = (n: number) => tf.initializers.heNormal({ seed: seed + n });
  const glorotUniform = (n: number) => tf.initializers.glorotUniform({ seed: seed + n });

  const images = tf.input({ name: 'images', shape: [28, 28, 1], dtype: 'float32' });
  const noise = tf.input({ name: 'noise', shape: [28, 28, 1], dtype: 'float32' });
  const noisyDigits = new Expression({ name: 'noisy_digits', formula: 'a + 0.4 * b', inputs: 2 });
  const noisyDigitsOut = noisyDigits.apply([images, noise]) as tf.SymbolicTensor; // [28, 28, 1]
  const down1Conv2d1 = tf.layers.conv2d({
    name: 'down_1_conv2d_1',
    filters: 8,
    kernelSize: [3, 3],
    strides: [1, 1],
    padding: 'same',
    activation: 'relu',
    useBias: true,
    kernelInitializer: heNormal(11),
    biasInitializer: 'zeros',
  });
  const down1Conv2d1Out = down1Conv2d1.apply(noisyDigitsOut) as tf.SymbolicTensor; // [28, 28, 8]
  const down1Conv2d2 = tf.layers.conv2d({
    name: 'down_1_conv2d_2',
    filters: 8,
    kernelSize: [3, 3],
    strides: [1, 1],
    padding: 'same',
    activation: 'relu',
    useBias: true,
    kernelInitializer: heNormal(21),
    biasInitializer: 'zeros',
  });
  const down1Conv2d2Out = down1Conv2d2.apply(down1Conv2d1Out) as tf.SymbolicTensor; // [28, 28, 8]
  const down1MaxPooling2d1 = tf.layers.maxPooling2d({
    name: 'down_1_max_pooling2d_1',
    poolSize: [2, 2],
    strides: [2, 2],
    padding: 'valid',
  });
  const down1MaxPooling2d1Out = down1MaxPooling2d1.apply(down1Conv2d2Out) as tf.SymbolicTensor; // [14, 14, 8]
  const down2Conv2d1 = tf.layers.conv2d({
    name: 'down_2_conv2d_1',
    filters: 16,
    kernelSize: [3, 3],
    strides: [1, 1],
    padding: 'same',
    activation: 'relu',
    useBias: true,
    kernelInitializer: heNormal(41),
    biasInitializer: 'zeros',
  });
  const down2Conv2d1Out = down2Conv2d1.apply(down1MaxPooling2d1Out) as tf.SymbolicTensor; // [14, 14, 16]
  const down2Conv2d2 = tf.layers.conv2d({
    name: 'down_2_conv2d_2',
    filters: 16,
    kernelSize: [3, 3],
    strides: [1, 1],
    padding: 'same',
    activation: 'relu',
    useBias: true,
    kernelInitializer: heNormal(51),
    biasInitializer: 'zeros',
  });
  const down2Conv2d2Out = down2Conv2d2.apply(down2Conv2d1Out) as tf.SymbolicTensor; // [14, 14, 16]
  const down2MaxPooling2d1 = tf.layers.maxPooling2d({
    name: 'down_2_max_pooling2d_1',
    poolSize: [2, 2],
    strides: [2, 2],
    padding: 'valid',
  });
  const down2MaxPooling2d1Out = down2MaxPooling2d1.apply(down2Conv2d2Out) as tf.SymbolicTensor; // [7, 7, 16]
  const bottom = tf.layers.conv2d({
    name: 'bottom',
    filters: 32,
    kernelSize: [3, 3],
    strides: [1, 1],
    padding: 'same',
    activation: 'relu',
    useBias: true,
    kernelInitializer: glorotUniform(71),
    biasInitializer: 'zeros',
  });
  const bottomOut = bottom.apply(down2MaxPooling2d1Out) as tf.SymbolicTensor; // [7, 7, 32]
  const up2Conv2dTranspose1 = tf.layers.conv2dTranspose({
    name: 'up_2_conv2d_transpose_1',
    filters: 16,
    kernelSize: [2, 2],
    strides: [2, 2],
    padding: 'same',
    activation: 'linear',
    useBias: true,
    kernelInitializer: glorotUniform(81),
    biasInitializer: 'zeros',
  });
  const up2Conv2dTranspose1Out = up2Conv2dTranspose1.apply(bottomOut) as tf.SymbolicTensor; // [14, 14, 16]
  const up2Concatenate1 = tf.layers.concatenate({ name: 'up_2_concatenate_1', axis: 3 });
  const up2Concatenate1Out = up2Concatenate1.apply([down2Conv2d2Out, up2Conv2dTranspose1Out]) as tf.SymbolicTensor; // [14, 14, 32]
  const up2Conv2d1 = tf.layers.conv2d({
    name: 'up_2_conv2d_1',
    filters: 16,
    kernelSize: [3, 3],
    strides: [1, 1],
    padding: 'same',
    activation: 'relu',
    useBias: true,
    kernelInitializer: heNormal(101),
    biasInitializer: 'zeros',
  });
  const up2Conv2d1Out = up2Conv2d1.apply(up2Concatenate1Out) as tf.SymbolicTensor; // [14, 14, 16]
  const up2Conv2d2 = tf.layers.conv2d({
    name: 'up_2_conv2d_2',
    filters: 16,
    kernelSize: [3, 3],
    strides: [1, 1],
    padding: 'same',
    activation: 'relu',
    useBias: true,
    kernelInitializer: heNormal(111),
    biasInitializer: 'zeros',
  });
  const up2Conv2d2Out = up2Conv2d2.apply(up2Conv2d1Out) as tf.SymbolicTensor; // [14, 14, 16]
  const up1Conv2dTranspose1 = tf.layers.conv2dTranspose({
    name: 'up_1_conv2d_transpose_1',
    filters: 8,
    kernelSize: [2, 2],
    strides: [2, 2],
    padding: 'same',
    activation: 'linear',
    useBias: true,
    kernelInitializer: glorotUniform(121),
    biasInitializer: 'zeros',
  });
  const up1Conv2dTranspose1Out = up1Conv2dTranspose1.apply(up2Conv2d2Out) as tf.SymbolicTensor; // [28, 28, 8]
  const up1Concatenate1 = tf.layers.concatenate({ name: 'up_1_concatenate_1', axis: 3 });
  const up1Concatenate1Out = up1Concatenate1.apply([down1Conv2d2Out, up1Conv2dTranspose1Out]) as tf.SymbolicTensor; // [28, 28, 16]
  const up1Conv2d1 = tf.layers.conv2d({
    name: 'up_1_conv2d_1',
    filters: 8,
    kernelSize: [3, 3],
    strides: [1, 1],
    padding: 'same',
    activation: 'relu',
    useBias: true,
    kernelInitializer: heNormal(141),
    biasInitializer: 'zeros',
  });
  const up1Conv2d1Out = up1Conv2d1.apply(up1Concatenate1Out) as tf.SymbolicTensor; // [28, 28, 8]
  const up1Conv2d2 = tf.layers.conv2d({
    name: 'up_1_conv2d_2',
    filters: 8,
    kernelSize: [3, 3],
    strides: [1, 1],
    padding: 'same',
    activation: 'relu',
    useBias: true,
    kernelInitializer: heNormal(151),
    biasInitializer: 'zeros',
  });
  const up1Conv2d2Out = up1Conv2d2.apply(up1Conv2d1Out) as tf.SymbolicTensor; // [28, 28, 8]
  const cleanDigits = tf.layers.conv2d({
    name: 'clean_digits',
    filters: 1,
    kernelSize: [1, 1],
    strides: [1, 1],
    padding: 'valid',
    activation: 'linear',
    useBias: true,
    kernelInitializer: glorotUniform(161),
    biasInitializer: 'zeros',
  });
  const cleanDigitsOut = cleanDigits.apply(up1Conv2d2Out) as tf.SymbolicTensor; // [28, 28, 1]
  return tf.model({ name: 'u_net', inputs: [images, noise], outputs: [cleanDigitsOut] });
}
