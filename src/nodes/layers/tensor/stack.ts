import { formatShape, sameShape } from '../../../tensor/shape.ts';
import { axisParam, axisText } from '../../kit/axes.ts';
import { defineLayer } from '../../kit/define.ts';
import { inputCount } from '../../kit/merge.ts';
import { oneOutput } from '../../kit/ports.ts';
import { line, only, refuse, tensor } from '../../kit/shapes.ts';
import { letterPorts, newAxis, newAxisProblem, reshaped } from '../../kit/tensorOps.ts';

export const stack = defineLayer({
  type: 'stack',
  category: 'tensor',
  label: 'Stack',
  aliases: ['torch.stack', 'pack', 'join along a new axis'],
  summary: 'Puts tensors of one shape beside each other along a new axis.',
  icon: 'layers-2',
  reference: 'https://keras.io/api/ops/numpy/',
  inputs: (p) => letterPorts(p.inputs),
  outputs: oneOutput,
  params: { inputs: inputCount, axis: axisParam(1, 'The new axis; the batch axis is 0, and −1 adds a last one.') },
  config: (p) => axisText(p.axis),
  infer(p, inputs) {
    const first = only(inputs);
    const at = newAxis(p.axis, first.shape);
    if (at === null) return refuse(newAxisProblem(p.axis, first.shape));
    const other = inputs.find(({ shape }) => !sameShape(shape, first.shape));
    if (other) {
      return refuse({
        code: 'shape/merge',
        data: {
          a: formatShape(first.shape),
          b: formatShape(other.shape),
          help: 'To be stacked, all inputs must have the same shape.',
        },
      });
    }
    const shape = first.shape.toSpliced(at, 0, inputs.length);
    const whole = inputs.every(({ dtype }) => dtype === 'int32');
    const classes = inputs.map((input) => input.classes ?? 0);
    const type = whole && !classes.includes(0) ? { ...first, classes: Math.max(...classes) } : first;
    return {
      outputs: [whole ? reshaped(type, shape) : tensor(shape)],
      arithmetic: [line(`axis ${at + 1}`, 'inputs', inputs.length)],
    };
  },
  lower: (p, inputs) => {
    const axis = (newAxis(p.axis, only(inputs).shape) ?? 0) + 1;
    return { tfjs: 'Stack', custom: true, keras: null, args: { axis } };
  },
  examples: [
    { title: 'two rows into a sequence', params: {}, in: [[4], [4]], out: [[2, 4]], weights: 0 },
    {
      title: 'as channels',
      params: { inputs: 3, axis: -1 },
      in: [
        [3, 2],
        [3, 2],
        [3, 2],
      ],
      out: [[3, 2, 3]],
      weights: 0,
    },
  ],
});
