import { elementCount } from '../../../tensor/shape.ts';
import { defineLayer } from '../../kit/define.ts';
import { initializer } from '../../kit/layerParams.ts';
import { float } from '../../kit/param.ts';
import { anyInput, oneOutput } from '../../kit/ports.ts';
import { lastLength, only, output, refuse, unknownLength } from '../../kit/shapes.ts';

export const layerNormalization = defineLayer({
  type: 'layerNormalization',
  category: 'normalization',
  label: 'Layer norm',
  summary: 'Gives the features of each sample mean 0 and deviation 1, then a learned scale and shift.',
  icon: 'sliders-vertical',
  reference: 'https://keras.io/api/layers/normalization_layers/layer_normalization/',
  inputs: anyInput,
  outputs: oneOutput,
  params: {
    epsilon: float(0.001, {
      label: 'Epsilon',
      help: 'Added to the variance, so that nothing is divided by zero.',
      min: 1e-7,
      max: 1,
      advanced: true,
    }),
  },
  config: () => 'last axis',
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
    ];
  },
  // Mean, variance, subtract, divide, scale, shift.
  flops: (_p, inputs) => 8 * (elementCount(only(inputs).shape) ?? 0),
  lower: (p) => ({
    tfjs: 'layerNormalization',
    keras: 'LayerNormalization',
    args: {
      axis: -1,
      epsilon: p.epsilon,
      // TensorFlow.js 4.22 cannot train without either.
      center: true,
      scale: true,
      betaInitializer: initializer('zeros'),
      gammaInitializer: initializer('ones'),
    },
  }),
  examples: [{ title: 'in a transformer', params: {}, in: [[16, 64]], out: [[16, 64]], weights: 128 }],
});
