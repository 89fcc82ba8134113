import { elementCount } from '../../../tensor/shape.ts';
import { axisOf, axisParam } from '../../kit/axes.ts';
import type { LayerCall } from '../../kit/calls.ts';
import { defineLayer } from '../../kit/define.ts';
import { config, initializer, initializerParam } from '../../kit/layerParams.ts';
import { maskedInputs } from '../../kit/masking.ts';
import {
  alongAxes,
  axesText,
  epsilonParam,
  lengthsAlong,
  scaleAndShiftArgs,
  scaleAndShiftParams,
  scaleAndShiftWeights,
} from '../../kit/normalization.ts';
import { float } from '../../kit/param.ts';
import { floatInput, oneOutput } from '../../kit/ports.ts';
import { only } from '../../kit/shapes.ts';

export const batchNormalization = defineLayer({
  type: 'batchNormalization',
  category: 'normalization',
  label: 'Batch norm',
  aliases: ['BatchNormalization', 'BatchNorm', 'BN', 'nn.BatchNorm1d', 'nn.BatchNorm2d', 'nn.BatchNorm3d'],
  summary: 'Gives each channel mean 0 and deviation 1 over the batch, then a learned scale and shift.',
  icon: 'sliders-vertical',
  reference: 'https://keras.io/api/layers/normalization_layers/batch_normalization/',
  inputs: floatInput,
  outputs: oneOutput,
  params: {
    momentum: float(0.99, {
      label: 'Momentum',
      help: 'How slowly the moving averages follow the batches.',
      min: 0,
      max: 0.9999,
    }),
    axis: { ...axisParam(-1, 'Of the channels, counted with the batch axis as 0; −1 is the last.'), advanced: true },
    epsilon: epsilonParam(0.001),
    ...scaleAndShiftParams,
    movingMeanInitializer: initializerParam('zeros', 'Moving mean init.'),
    movingVarianceInitializer: initializerParam('ones', 'Moving var. init.'),
  },
  config: (p) => config(p.axis === -1 ? { channels: true } : axesText([p.axis])),
  infer: (p, inputs) => alongAxes([p.axis], inputs),
  // Keras takes a mask of one axis less than the input.
  masking: (_p, inputs) => ({ reads: readsMask(inputs[0]?.shape) ? [0] : [], gives: [{ passed: 0 }] }),
  weights(p, inputs) {
    const shape = lengthsAlong([p.axis], only(inputs));
    return [
      ...scaleAndShiftWeights(p, shape),
      { name: 'moving_mean', shape, trainable: false },
      { name: 'moving_variance', shape, trainable: false },
    ];
  },
  // Subtract, divide, scale, shift.
  flops: (_p, inputs) => 4 * (elementCount(only(inputs).shape) ?? 0),
  lower(p, inputs, frozen): LayerCall {
    const { shape } = only(inputs);
    const masked = readsMask(shape) ? maskedInputs(inputs, [0]) : [];
    const last = axisOf(p.axis, shape) === shape.length - 1;
    const args = {
      axis: last ? -1 : p.axis,
      momentum: p.momentum,
      epsilon: p.epsilon,
      ...scaleAndShiftArgs(p),
      movingMeanInitializer: initializer(p.movingMeanInitializer),
      movingVarianceInitializer: initializer(p.movingVarianceInitializer),
    };
    // TensorFlow.js 4.22 has wrong numbers for other axes, needs both weights to train, and trains what is frozen.
    if (last && p.center && p.scale && masked.length === 0 && frozen !== true) {
      return { tfjs: 'batchNormalization', keras: 'BatchNormalization', args };
    }
    return {
      ...{ tfjs: 'BatchNormalization', custom: true, keras: 'BatchNormalization' },
      args: masked.length > 0 ? { ...args, masked } : args,
      kerasArgs: args,
    };
  },
  examples: [
    { title: 'a row', params: {}, in: [[4096]], out: [[4096]], weights: 16384 },
    { title: 'channels of an image', params: { momentum: 0.8 }, in: [[8, 8, 64]], out: [[8, 8, 64]], weights: 256 },
    { title: 'channels first', params: { axis: 1, momentum: 0.8 }, in: [[3, 4, 5]], out: [[3, 4, 5]], weights: 12 },
    {
      title: 'without scale, before a layer that scales',
      params: { scale: false, betaRegularizer: [0.01, 0] },
      in: [[4, 6]],
      out: [[4, 6]],
      weights: 18,
    },
    { title: 'steps of several lengths', params: {}, in: [[5, 3]], out: [[5, 3]], weights: 12, masks: [0] },
  ],
});

const readsMask = (shape: readonly unknown[] | undefined): boolean => shape?.length === 2;
