import { axisParam, axisText } from '../../kit/axes.ts';
import { defineLayer } from '../../kit/define.ts';
import { oneOutput } from '../../kit/ports.ts';
import { line, only, refuse } from '../../kit/shapes.ts';
import { newAxis, newAxisProblem, reshaped } from '../../kit/tensorOps.ts';

export const expandDims = defineLayer({
  type: 'expandDims',
  category: 'tensor',
  label: 'Expand dims',
  aliases: ['unsqueeze', 'newaxis', 'add axis', 'expand_dims'],
  summary: 'Adds an axis of length 1.',
  icon: 'between-vertical-start',
  reference: 'https://keras.io/api/ops/numpy/',
  inputs: [{ name: 'input', rank: [0, 7] }],
  outputs: oneOutput,
  params: { axis: axisParam(-1, 'Where the new axis stands; the batch axis is 0, and −1 adds a last one.') },
  config: (p) => axisText(p.axis),
  infer(p, inputs) {
    const input = only(inputs);
    const at = newAxis(p.axis, input.shape);
    if (at === null) return refuse(newAxisProblem(p.axis, input.shape));
    return {
      outputs: [reshaped(input, input.shape.toSpliced(at, 0, 1))],
      arithmetic: [line(`axis ${at + 1}`, 'new', 1)],
    };
  },
  lower: (p, inputs) => ({
    tfjs: 'ExpandDims',
    custom: true,
    keras: null,
    args: { axis: (newAxis(p.axis, only(inputs).shape) ?? 0) + 1 },
  }),
  examples: [
    { title: 'a channel', params: {}, in: [[4, 3]], out: [[4, 3, 1]], weights: 0 },
    { title: 'a step', params: { axis: 1 }, in: [[5]], out: [[1, 5]], weights: 0 },
  ],
});
