import { axisOf, axisParam, axisText, noSuchAxis } from '../../kit/axes.ts';
import { defineLayer } from '../../kit/define.ts';
import { oneOutput } from '../../kit/ports.ts';
import { only, refuse } from '../../kit/shapes.ts';
import { reshaped } from '../../kit/tensorOps.ts';

export const flip = defineLayer({
  type: 'flip',
  category: 'tensor',
  label: 'Flip',
  aliases: ['reverse', 'mirror', 'torch.flip', 'backwards'],
  summary: 'Turns an axis round: what was first is last.',
  icon: 'flip-horizontal-2',
  reference: 'https://keras.io/api/ops/numpy/',
  inputs: [{ name: 'input', rank: [1, 8] }],
  outputs: oneOutput,
  params: { axis: axisParam(1) },
  config: (p) => axisText(p.axis),
  infer(p, inputs) {
    const input = only(inputs);
    if (axisOf(p.axis, input.shape) === null) return refuse(noSuchAxis(p.axis, input.shape));
    return { outputs: [reshaped(input, input.shape)] };
  },
  lower: (p, inputs) => ({
    tfjs: 'Flip',
    custom: true,
    keras: null,
    args: { axes: [(axisOf(p.axis, only(inputs).shape) ?? 0) + 1] },
  }),
  reads: ({ axes }) => (Array.isArray(axes) ? { axis: Number(axes[0]) } : {}),
  examples: [
    { title: 'a sequence backwards', params: {}, in: [[5, 2]], out: [[5, 2]], weights: 0 },
    { title: 'an image mirrored', params: { axis: 2 }, in: [[3, 4, 2]], out: [[3, 4, 2]], weights: 0 },
  ],
});
