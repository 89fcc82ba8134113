import { elementCount } from '../../../tensor/shape.ts';
import type { LayerCall } from '../../kit/calls.ts';
import { defineLayer } from '../../kit/define.ts';
import {
  alongAxes,
  ascending,
  axesParam,
  axesText,
  epsilonParam,
  isLast,
  lengthsAlong,
  scaleAndShiftArgs,
  scaleAndShiftParams,
  scaleAndShiftWeights,
} from '../../kit/normalization.ts';
import { floatInput, oneOutput } from '../../kit/ports.ts';
import { only } from '../../kit/shapes.ts';

export const layerNormalization = defineLayer({
  type: 'layerNormalization',
  category: 'normalization',
  label: 'Layer norm',
  aliases: ['LayerNormalization', 'LayerNorm', 'LN', 'nn.LayerNorm'],
  summary: 'Gives the features of each sample mean 0 and deviation 1, then a learned scale and shift.',
  icon: 'sliders-vertical',
  reference: 'https://keras.io/api/layers/normalization_layers/layer_normalization/',
  inputs: floatInput,
  outputs: oneOutput,
  params: { axis: axesParam, epsilon: epsilonParam(0.001), ...scaleAndShiftParams },
  config: (p) => axesText(p.axis),
  infer: (p, inputs) => alongAxes(p.axis, inputs),
  masking: 'passes',
  weights: (p, inputs) => scaleAndShiftWeights(p, lengthsAlong(p.axis, only(inputs))),
  // Mean, variance, subtract, divide, scale, shift.
  flops: (_p, inputs) => 8 * (elementCount(only(inputs).shape) ?? 0),
  lower(p, inputs): LayerCall {
    const { shape } = only(inputs);
    const last = isLast(p.axis, shape);
    const args = { axis: last ? -1 : ascending(p.axis, shape), epsilon: p.epsilon, ...scaleAndShiftArgs(p) };
    // TensorFlow.js 4.22 cannot train without either, and takes the last axes alone.
    if (last && p.center && p.scale) return { tfjs: 'layerNormalization', keras: 'LayerNormalization', args };
    return { tfjs: 'LayerNormalization', custom: true, keras: 'LayerNormalization', args };
  },
  examples: [
    { title: 'in a transformer', params: {}, in: [[16, 64]], out: [[16, 64]], weights: 128 },
    { title: 'a whole image', params: { axis: [1, 2, 3] }, in: [[4, 5, 3]], out: [[4, 5, 3]], weights: 120 },
    { title: 'along the first axis', params: { axis: [1] }, in: [[6, 4]], out: [[6, 4]], weights: 12 },
    { title: 'without shift', params: { center: false, gammaConstraint: 'nonNeg' }, in: [[5]], out: [[5]], weights: 5 },
  ],
});
