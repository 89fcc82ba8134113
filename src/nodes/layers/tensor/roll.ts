import { axisOf, axisParam, axisText, noSuchAxis } from '../../kit/axes.ts';
import { defineLayer } from '../../kit/define.ts';
import { config } from '../../kit/layerParams.ts';
import { int } from '../../kit/param.ts';
import { oneOutput } from '../../kit/ports.ts';
import { only, refuse } from '../../kit/shapes.ts';
import { reshaped } from '../../kit/tensorOps.ts';

export const roll = defineLayer({
  type: 'roll',
  category: 'tensor',
  label: 'Roll',
  aliases: ['shift', 'circular shift', 'torch.roll', 'rotate entries', 'cyclic shift'],
  summary: 'Moves entries along an axis; those that leave at one end come in at the other.',
  icon: 'refresh-cw',
  reference: 'https://keras.io/api/ops/numpy/',
  inputs: [{ name: 'input', rank: [1, 8] }],
  outputs: oneOutput,
  params: {
    shift: int(1, {
      label: 'Shift',
      help: 'How far entries move; negative ones move towards the front.',
      min: -65_536,
      max: 65_536,
    }),
    axis: axisParam(1),
  },
  config: (p) => config({ shift: p.shift }, axisText(p.axis)),
  infer(p, inputs) {
    const input = only(inputs);
    const at = axisOf(p.axis, input.shape);
    if (at === null) return refuse(noSuchAxis(p.axis, input.shape));
    return { outputs: [reshaped(input, input.shape)] };
  },
  lower: (p, inputs) => ({
    tfjs: 'Roll',
    custom: true,
    keras: null,
    args: { shift: p.shift, axis: (axisOf(p.axis, only(inputs).shape) ?? 0) + 1 },
  }),
  examples: [
    { title: 'one step later', params: {}, in: [[5, 2]], out: [[5, 2]], weights: 0 },
    { title: 'back by two', params: { shift: -2, axis: -1 }, in: [[2, 5]], out: [[2, 5]], weights: 0 },
  ],
});
