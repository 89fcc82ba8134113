import { axisOf, axisParam, axisText, noSuchAxis } from '../../kit/axes.ts';
import { defineLayer } from '../../kit/define.ts';
import { config } from '../../kit/layerParams.ts';
import { int } from '../../kit/param.ts';
import { line, only, refuse, unknownLength } from '../../kit/shapes.ts';
import { letterPorts, mostPorts, reshaped, tensorInput } from '../../kit/tensorOps.ts';

export const unstack = defineLayer({
  type: 'unstack',
  category: 'tensor',
  label: 'Unstack',
  aliases: ['torch.unbind', 'unpack'],
  summary: 'Gives each entry of one axis an output of its own; the axis goes.',
  icon: 'split',
  reference: 'https://keras.io/api/ops/core/',
  inputs: tensorInput,
  outputs: (p) => letterPorts(p.num),
  params: {
    num: int(2, { label: 'Outputs', help: 'Length of the axis: as many outputs.', min: 1, max: mostPorts }),
    axis: axisParam(1),
  },
  config: (p) => config({ parts: p.num }, axisText(p.axis)),
  infer(p, inputs) {
    const input = only(inputs);
    const at = axisOf(p.axis, input.shape);
    if (at === null) return refuse(noSuchAxis(p.axis, input.shape));
    const unknown = unknownLength(input.shape.slice(at, at + 1));
    if (unknown) return refuse(unknown);
    const length = Number(input.shape[at]);
    if (length !== p.num) {
      return refuse({
        code: 'shape/split',
        data: { length, axis: at + 1, parts: `${p.num} × 1` },
        param: 'num',
        arithmetic: [{ ...line('outputs', `${p.num} × 1`, p.num), bad: true }],
        fixes: length <= mostPorts ? [{ params: { num: length } }] : [],
      });
    }
    const part = reshaped(input, input.shape.toSpliced(at, 1));
    return { outputs: Array.from({ length }, () => part), arithmetic: [line('outputs', `axis ${at + 1}`, length)] };
  },
  lower: (p, inputs) => ({
    tfjs: 'Split',
    custom: true,
    keras: null,
    args: {
      sizes: Array.from({ length: p.num }, () => 1),
      axis: (axisOf(p.axis, only(inputs).shape) ?? 0) + 1,
      squeeze: true,
    },
  }),
  reads: ({ sizes }) => (Array.isArray(sizes) ? { num: sizes.length } : {}),
  examples: [
    { title: 'two steps', params: {}, in: [[2, 4]], out: [[4], [4]], weights: 0 },
    {
      title: 'colours',
      params: { num: 3, axis: -1 },
      in: [[4, 5, 3]],
      out: [
        [4, 5],
        [4, 5],
        [4, 5],
      ],
      weights: 0,
    },
  ],
});
