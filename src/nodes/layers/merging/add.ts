import { formatShape, sameShape } from '../../../tensor/shape.ts';
import { defineLayer } from '../../kit/define.ts';
import { inputCount, mergeInputs } from '../../kit/merge.ts';
import { oneOutput } from '../../kit/ports.ts';
import { lengths, only, output, refuse } from '../../kit/shapes.ts';

export const add = defineLayer({
  type: 'add',
  category: 'merging',
  label: 'Add',
  summary: 'Adds its inputs number by number, as a skip connection does.',
  icon: 'plus',
  reference: 'https://keras.io/api/layers/merging_layers/add/',
  inputs: (p) => mergeInputs(p.inputs),
  outputs: oneOutput,
  params: { inputs: inputCount },
  infer(_p, inputs) {
    const { shape } = only(inputs);
    const other = inputs.find((input) => !sameShape(input.shape, shape));
    if (!other) return output(shape);
    return refuse({
      code: 'shape/merge',
      data: {
        a: formatShape(shape),
        b: formatShape(other.shape),
        help: 'To be added, all inputs must have the same shape.',
      },
    });
  },
  flops: (_p, inputs) =>
    (inputs.length - 1) * lengths(only(inputs).shape).reduce((product, length) => product * length, 1),
  lower: () => ({ tfjs: 'add', keras: 'Add', args: {} }),
  examples: [
    {
      title: 'a skip connection',
      params: {},
      in: [
        [8, 8, 16],
        [8, 8, 16],
      ],
      out: [[8, 8, 16]],
      weights: 0,
    },
  ],
});
