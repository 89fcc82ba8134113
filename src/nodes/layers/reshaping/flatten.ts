import { elementCount } from '../../../tensor/shape.ts';
import { defineLayer } from '../../kit/define.ts';
import { oneOutput } from '../../kit/ports.ts';
import { line, only, output, refuse, unknownLength } from '../../kit/shapes.ts';

export const flatten = defineLayer({
  type: 'flatten',
  category: 'reshaping',
  label: 'Flatten',
  summary: 'Lays all axes end to end, as a Dense layer wants them.',
  icon: 'align-justify',
  reference: 'https://keras.io/api/layers/reshaping_layers/flatten/',
  // TensorFlow.js refuses a row of numbers, which has nothing to flatten.
  inputs: [{ name: 'input', rank: [2, 8] }],
  outputs: oneOutput,
  params: {},
  config(_p, [input]) {
    const count = input && elementCount(input.shape);
    return input && count !== undefined ? `${input.shape.join(' × ')} = ${count}` : '';
  },
  infer(_p, inputs) {
    const { shape } = only(inputs);
    const count = elementCount(shape);
    if (count === undefined) return refuse(unknownLength(shape)!);
    return output([count], [line('length', shape.join(' × '), count)]);
  },
  lower: () => ({ tfjs: 'flatten', keras: 'Flatten', args: {} }),
  examples: [{ title: 'before Dense', params: {}, in: [[5, 5, 64]], out: [[1600]], weights: 0 }],
});
