import { elementCount } from '../../../tensor/shape.ts';
import { defineLayer } from '../../kit/define.ts';
import { alongAxes, ascending, axesParam, axesText, isLast } from '../../kit/normalization.ts';
import { floatInput, oneOutput } from '../../kit/ports.ts';
import { only } from '../../kit/shapes.ts';

export const unitNormalization = defineLayer({
  type: 'unitNormalization',
  category: 'normalization',
  label: 'Unit norm',
  aliases: ['UnitNormalization', 'L2 normalization', 'F.normalize', 'unit length'],
  summary: 'Gives the features of each sample the length 1, so that only their direction counts.',
  icon: 'sliders-vertical',
  reference: 'https://keras.io/api/layers/normalization_layers/unit_normalization/',
  inputs: floatInput,
  outputs: oneOutput,
  params: { axis: { ...axesParam, advanced: false } },
  config: (p) => axesText(p.axis),
  infer: (p, inputs) => alongAxes(p.axis, inputs),
  masking: 'passes',
  // Square, add, multiply.
  flops: (_p, inputs) => 3 * (elementCount(only(inputs).shape) ?? 0),
  lower: (p, inputs) => ({
    tfjs: 'UnitNormalization',
    custom: true,
    keras: 'UnitNormalization',
    args: { axis: isLast(p.axis, only(inputs).shape) ? -1 : ascending(p.axis, only(inputs).shape) },
  }),
  examples: [
    { title: 'an embedding', params: {}, in: [[8]], out: [[8]], weights: 0 },
    { title: 'a whole image', params: { axis: [1, 2, 3] }, in: [[3, 4, 2]], out: [[3, 4, 2]], weights: 0 },
    { title: 'steps of a sequence', params: { axis: [1] }, in: [[5, 3]], out: [[5, 3]], weights: 0 },
  ],
});
