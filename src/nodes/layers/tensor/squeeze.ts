import { axisOf, axisParam, axisText, noSuchAxis } from '../../kit/axes.ts';
import { defineLayer } from '../../kit/define.ts';
import { oneOutput } from '../../kit/ports.ts';
import { only, refuse } from '../../kit/shapes.ts';
import { reshaped } from '../../kit/tensorOps.ts';

export const squeeze = defineLayer({
  type: 'squeeze',
  category: 'tensor',
  label: 'Squeeze',
  aliases: ['remove axis', 'drop axis', 'torch.squeeze'],
  summary: 'Takes an axis of length 1 away.',
  icon: 'fold-horizontal',
  reference: 'https://keras.io/api/ops/numpy/',
  inputs: [{ name: 'input', rank: [1, 8] }],
  outputs: oneOutput,
  params: { axis: axisParam(-1) },
  config: (p) => axisText(p.axis),
  infer(p, inputs) {
    const input = only(inputs);
    const { shape } = input;
    const at = axisOf(p.axis, shape);
    if (at === null) return refuse(noSuchAxis(p.axis, shape));
    if (shape[at] !== 1) {
      return refuse({
        code: 'shape/squeeze',
        data: { axis: at + 1, length: shape[at]! },
        param: 'axis',
        fixes: shape.flatMap((length, index) => (length === 1 ? [{ params: { axis: index + 1 } }] : [])),
      });
    }
    return { outputs: [reshaped(input, shape.toSpliced(at, 1))] };
  },
  lower: (p, inputs) => ({
    tfjs: 'Squeeze',
    custom: true,
    keras: null,
    args: { axis: (axisOf(p.axis, only(inputs).shape) ?? 0) + 1 },
  }),
  examples: [{ title: 'one channel', params: {}, in: [[4, 3, 1]], out: [[4, 3]], weights: 0 }],
});
