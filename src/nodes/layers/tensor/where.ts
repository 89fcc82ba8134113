import { defineLayer } from '../../kit/define.ts';
import { oneOutput } from '../../kit/ports.ts';
import { output, positions, refuse } from '../../kit/shapes.ts';
import { broadcast, isProblem } from '../../kit/tensorOps.ts';

export const where = defineLayer({
  type: 'where',
  category: 'tensor',
  label: 'Where',
  aliases: ['select', 'if', 'torch.where', 'mask', 'choose'],
  summary:
    'Takes the first value where a condition is not 0, the second elsewhere; the gradient goes to what was taken.',
  icon: 'git-branch',
  reference: 'https://keras.io/api/ops/numpy/',
  inputs: [{ name: 'condition' }, { name: 'a' }, { name: 'b' }],
  outputs: oneOutput,
  params: {},
  infer(_p, inputs) {
    const shape = broadcast(inputs);
    return isProblem(shape) ? refuse(shape) : output(shape);
  },
  flops: (_p, _inputs, [out]) => positions([...(out?.shape ?? []), 1]),
  lower: () => ({ tfjs: 'Where', custom: true, keras: null, args: {} }),
  examples: [
    {
      title: 'rows by a condition',
      params: {},
      in: [
        [3, 1],
        [3, 4],
        [1, 4],
      ],
      out: [[3, 4]],
      weights: 0,
      classes: [2, null, null],
    },
  ],
});
