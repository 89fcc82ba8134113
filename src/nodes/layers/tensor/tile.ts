import { noSuchAxis } from '../../kit/axes.ts';
import { defineLayer } from '../../kit/define.ts';
import { integers } from '../../kit/param.ts';
import { oneOutput } from '../../kit/ports.ts';
import { line, only, refuse, unknownLength } from '../../kit/shapes.ts';
import { reshaped } from '../../kit/tensorOps.ts';

export const tile = defineLayer({
  type: 'tile',
  category: 'tensor',
  label: 'Tile',
  aliases: ['repeat', 'torch.repeat', 'copies'],
  summary: 'Repeats the whole input along its axes.',
  icon: 'layout-grid',
  reference: 'https://keras.io/api/ops/numpy/',
  inputs: [{ name: 'input', rank: [1, 8] }],
  outputs: oneOutput,
  params: {
    repeats: integers([2], {
      label: 'Repeats',
      help: 'How often each axis is repeated; the batch axis is not counted. 1 where there is no entry.',
      min: 1,
      max: 65_536,
    }),
  },
  config: (p) => p.repeats.map((count) => `× ${count}`).join(', '),
  infer(p, inputs) {
    const input = only(inputs);
    const { shape } = input;
    if (p.repeats.length > shape.length) {
      const fix = { params: { repeats: p.repeats.slice(0, shape.length) } };
      return refuse({ ...noSuchAxis(p.repeats.length, shape, 'repeats'), fixes: [fix] });
    }
    const unknown = unknownLength(shape.filter((_, axis) => (p.repeats[axis] ?? 1) > 1));
    if (unknown) return refuse(unknown);
    const out = shape.map((length, axis) => ((p.repeats[axis] ?? 1) > 1 ? Number(length) * p.repeats[axis]! : length));
    const arithmetic = p.repeats.map((count, axis) =>
      line(`axis ${axis + 1}`, `${shape[axis]} × ${count}`, out[axis]!),
    );
    return { outputs: [reshaped(input, out)], arithmetic };
  },
  lower: (p, inputs) => ({
    tfjs: 'Tile',
    custom: true,
    keras: null,
    args: { repeats: only(inputs).shape.map((_, axis) => p.repeats[axis] ?? 1) },
  }),
  examples: [{ title: 'twice and three times', params: { repeats: [2, 3] }, in: [[2, 3]], out: [[4, 9]], weights: 0 }],
});
