import { elementCount, formatShape } from '../../../tensor/shape.ts';
import { defineLayer } from '../../kit/define.ts';
import {
  alongAxes,
  ascending,
  axesParam,
  axesText,
  epsilonParam,
  isLast,
  lengthsAlong,
} from '../../kit/normalization.ts';
import { floatInput, oneOutput } from '../../kit/ports.ts';
import { only, refuse } from '../../kit/shapes.ts';

export const rmsNormalization = defineLayer({
  type: 'rmsNormalization',
  category: 'normalization',
  label: 'RMS norm',
  aliases: ['RMSNormalization', 'RMSNorm', 'nn.RMSNorm', 'root mean square'],
  summary: 'Divides the features of each sample by their root mean square, then scales them: layer norm without means.',
  icon: 'sliders-vertical',
  reference: 'https://keras.io/api/layers/normalization_layers/rms_normalization/',
  inputs: floatInput,
  outputs: oneOutput,
  params: { axis: axesParam, epsilon: epsilonParam(1e-6, 1e-12) },
  config: (p) => axesText(p.axis),
  infer(p, inputs) {
    const inferred = alongAxes(p.axis, inputs);
    if ('problem' in inferred) return inferred;
    const { shape } = only(inputs);
    // Keras lays the scale along the last axes, whichever were normalized.
    if (ascending(p.axis, shape)[0] === shape.length - p.axis.length + 1) return inferred;
    const last = Array.from({ length: p.axis.length }, (_, index) => index - p.axis.length);
    return refuse({
      code: 'shape/last-axes',
      data: { axes: p.axis.join(', ').replaceAll('-', '−'), shape: formatShape(shape), count: p.axis.length },
      param: 'axis',
      fixes: [{ params: { axis: last } }],
    });
  },
  // No masking: Keras's loses masks here.
  weights: (p, inputs) => [{ name: 'scale', shape: lengthsAlong(p.axis, only(inputs)), trainable: true }],
  // Square, mean, divide, scale.
  flops: (_p, inputs) => 4 * (elementCount(only(inputs).shape) ?? 0),
  lower: (p, inputs) => ({
    tfjs: 'RMSNormalization',
    custom: true,
    keras: 'RMSNormalization',
    args: {
      axis: isLast(p.axis, only(inputs).shape) ? -1 : ascending(p.axis, only(inputs).shape),
      epsilon: p.epsilon,
    },
  }),
  examples: [
    { title: 'in a transformer', params: {}, in: [[4, 16]], out: [[4, 16]], weights: 16 },
    { title: 'two axes', params: { axis: [-2, -1] }, in: [[3, 4]], out: [[3, 4]], weights: 12 },
  ],
});
