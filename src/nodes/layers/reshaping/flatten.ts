import { elementCount } from '../../../tensor/shape.ts';
import { defineLayer } from '../../kit/define.ts';
import { anyInput, oneOutput } from '../../kit/ports.ts';
import { lengths, line, only, refuse, unknownLength } from '../../kit/shapes.ts';
import { reshaped } from '../../kit/tensorOps.ts';

export const flatten = defineLayer({
  type: 'flatten',
  category: 'reshaping',
  label: 'Flatten',
  aliases: ['nn.Flatten', 'view', 'ravel'],
  summary: 'Lays all axes end to end, as a Dense layer wants them.',
  icon: 'align-justify',
  reference: 'https://keras.io/api/layers/reshaping_layers/flatten/',
  inputs: anyInput,
  outputs: oneOutput,
  params: {},
  config(_p, [input]) {
    const count = input && elementCount(input.shape);
    return input && count !== undefined ? `${input.shape.join(' × ')} = ${count}` : '';
  },
  infer(_p, inputs) {
    const input = only(inputs);
    const { shape } = input;
    const count = elementCount(shape);
    if (count === undefined) return refuse(unknownLength(shape)!);
    return { outputs: [reshaped(input, [count])], arithmetic: [line('length', shape.join(' × '), count)] };
  },
  lower(_p, inputs) {
    const { shape } = only(inputs);
    if (shape.length > 1) return { tfjs: 'flatten', keras: 'Flatten', args: {} };
    // TensorFlow.js refuses to flatten a row of numbers.
    return { tfjs: 'reshape', keras: 'Flatten', args: { targetShape: lengths(shape) }, kerasArgs: {} };
  },
  examples: [
    { title: 'before Dense', params: {}, in: [[5, 5, 64]], out: [[1600]], weights: 0 },
    { title: 'a row already', params: {}, in: [[6]], out: [[6]], weights: 0 },
  ],
});
