import { axisOf, axisParam, axisText, noSuchAxis } from '../../kit/axes.ts';
import { defineLayer } from '../../kit/define.ts';
import { oneOutput } from '../../kit/ports.ts';
import { line, refuse, unknownLength } from '../../kit/shapes.ts';
import { reshaped } from '../../kit/tensorOps.ts';

export const gather = defineLayer({
  type: 'gather',
  category: 'tensor',
  label: 'Gather',
  aliases: ['take', 'index', 'lookup', 'torch.gather', 'torch.index_select', 'tf.gather', 'batch_dims'],
  summary: 'Takes the entries of an axis whose numbers come in on the second wire, each sample by itself.',
  icon: 'list-ordered',
  reference: 'https://keras.io/api/ops/numpy/',
  inputs: [
    { name: 'input', rank: [1, 8] },
    { name: 'indices', dtype: 'int32' },
  ],
  outputs: oneOutput,
  params: { axis: axisParam(1, 'The axis the indices count along; the batch axis is 0, −1 is the last.') },
  config: (p) => axisText(p.axis),
  infer(p, inputs) {
    const [input, indices] = inputs as [(typeof inputs)[0], (typeof inputs)[0]];
    const at = axisOf(p.axis, input.shape);
    if (at === null) return refuse(noSuchAxis(p.axis, input.shape));
    const unknown = unknownLength(input.shape.slice(at, at + 1));
    if (unknown) return refuse(unknown);
    const length = Number(input.shape[at]);
    if (indices.classes !== undefined && indices.classes > length) {
      return refuse({
        code: 'shape/indices',
        data: { classes: indices.classes, length, axis: at + 1 },
        port: 'indices',
        arithmetic: [{ ...line('largest index', `${indices.classes} − 1`, indices.classes - 1), bad: true }],
        fixes: input.shape.flatMap((other, index) =>
          Number(other) >= indices.classes! ? [{ params: { axis: index + 1 } }] : [],
        ),
      });
    }
    return {
      outputs: [reshaped(input, input.shape.toSpliced(at, 1, ...indices.shape))],
      arithmetic: [line(`axis ${at + 1}`, 'shape of the indices', indices.shape.join(' × ') || '1')],
    };
  },
  lower: (p, inputs) => ({
    tfjs: 'Gather',
    custom: true,
    keras: null,
    args: { axis: (axisOf(p.axis, inputs[0]?.shape ?? []) ?? 0) + 1 },
  }),
  examples: [
    { title: 'steps of a sequence', params: {}, in: [[5, 3], [4]], out: [[4, 3]], weights: 0, classes: [null, 5] },
    { title: 'one feature', params: { axis: -1 }, in: [[2, 6], [1]], out: [[2, 1]], weights: 0, classes: [null, 6] },
    {
      title: 'a table of columns',
      params: { axis: 2 },
      in: [
        [3, 4, 2],
        [2, 2],
      ],
      out: [[3, 2, 2, 2]],
      weights: 0,
      classes: [null, 4],
    },
  ],
});
