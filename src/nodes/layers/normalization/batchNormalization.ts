import { elementCount } from '../../../tensor/shape.ts';
import { defineLayer } from '../../kit/define.ts';
import { initializer } from '../../kit/layerParams.ts';
import { float } from '../../kit/param.ts';
import { anyInput, oneOutput } from '../../kit/ports.ts';
import { lastLength, only, output, refuse, unknownLength } from '../../kit/shapes.ts';

export const batchNormalization = defineLayer({
  type: 'batchNormalization',
  category: 'normalization',
  label: 'Batch norm',
  summary: 'Gives each channel mean 0 and deviation 1 over the batch, then a learned scale and shift.',
  icon: 'sliders-vertical',
  reference: 'https://keras.io/api/layers/normalization_layers/batch_normalization/',
  inputs: anyInput,
  outputs: oneOutput,
  params: {
    momentum: float(0.99, {
      label: 'Momentum',
      help: 'How slowly the moving averages follow the batches.',
      min: 0,
      max: 0.9999,
    }),
    epsilon: float(0.001, {
      label: 'Epsilon',
      help: 'Added to the variance, so that nothing is divided by zero.',
      min: 1e-7,
      max: 1,
      advanced: true,
    }),
  },
  config: () => 'channels',
  infer(_p, inputs) {
    const { shape } = only(inputs);
    const unknown = unknownLength(shape.slice(-1));
    return unknown ? refuse(unknown) : output(shape);
  },
  weights(_p, inputs) {
    const shape = [lastLength(only(inputs))];
    return [
      { name: 'gamma', shape, trainable: true },
      { name: 'beta', shape, trainable: true },
      { name: 'moving_mean', shape, trainable: false },
      { name: 'moving_variance', shape, trainable: false },
    ];
  },
  // Subtract, divide, scale, shift.
  flops: (_p, inputs) => 4 * (elementCount(only(inputs).shape) ?? 0),
  lower: (p) => ({
    tfjs: 'batchNormalization',
    keras: 'BatchNormalization',
    args: {
      // -1 is the last axis: other axes give wrong numbers in TensorFlow.js 4.22.
      axis: -1,
      momentum: p.momentum,
      epsilon: p.epsilon,
      // TensorFlow.js 4.22 cannot train without either.
      center: true,
      scale: true,
      betaInitializer: initializer('zeros'),
      gammaInitializer: initializer('ones'),
      movingMeanInitializer: initializer('zeros'),
      movingVarianceInitializer: initializer('ones'),
    },
  }),
  examples: [
    { title: 'a row', params: {}, in: [[4096]], out: [[4096]], weights: 16384 },
    { title: 'channels of an image', params: { momentum: 0.8 }, in: [[8, 8, 64]], out: [[8, 8, 64]], weights: 256 },
  ],
});
