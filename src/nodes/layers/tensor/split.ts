import { axisOf, axisParam, axisText, noSuchAxis } from '../../kit/axes.ts';
import { defineLayer } from '../../kit/define.ts';
import type { ParamFix } from '../../kit/infer.ts';
import { config } from '../../kit/layerParams.ts';
import { int, integers } from '../../kit/param.ts';
import { line, only, refuse, unknownLength } from '../../kit/shapes.ts';
import { letterPorts, mostPorts, reshaped, tensorInput } from '../../kit/tensorOps.ts';

export const split = defineLayer({
  type: 'split',
  category: 'tensor',
  label: 'Split',
  aliases: ['torch.split', 'chunk', 'array_split'],
  summary: 'Cuts its input into parts along one axis, equal ones or of given lengths: an output for each.',
  icon: 'split',
  reference: 'https://keras.io/api/ops/numpy/',
  inputs: tensorInput,
  outputs: (p) => letterPorts(p.sizes.length || p.sections),
  params: {
    sections: int(2, { label: 'Parts', help: 'Number of equal parts.', min: 1, max: mostPorts }),
    sizes: integers([], {
      label: 'Sizes',
      help: 'Length of each part, where they are not equal; they add up to the axis.',
      min: 1,
      maxLength: mostPorts,
    }),
    axis: axisParam(-1),
  },
  config: (p) => config(p.sizes.length > 0 ? p.sizes.join(' + ') : { parts: p.sections }, axisText(p.axis)),
  infer(p, inputs) {
    const input = only(inputs);
    const at = axisOf(p.axis, input.shape);
    if (at === null) return refuse(noSuchAxis(p.axis, input.shape));
    const unknown = unknownLength(input.shape.slice(at, at + 1));
    if (unknown) return refuse(unknown);
    const length = Number(input.shape[at]);
    const sizes = sizesOf(p, length);
    const sum = sizes.reduce((total, size) => total + size, 0);
    if (sum !== length || sizes.some((size) => size < 1 || !Number.isInteger(size))) {
      const given = p.sizes.length > 0;
      const parts = given ? p.sizes.join(' + ') : String(p.sections);
      const formula = given ? parts : `${length} / ${p.sections}`;
      const result = given ? sum : String(Number((length / p.sections).toFixed(2)));
      return refuse({
        code: 'shape/split',
        data: { length, axis: at + 1, parts: given ? parts : `${parts} equal parts` },
        param: given ? 'sizes' : 'sections',
        arithmetic: [{ ...line(given ? 'sum of the sizes' : 'length of a part', formula, result), bad: true }],
        fixes: fixesFor(p, length),
      });
    }
    return {
      outputs: sizes.map((size) => reshaped(input, input.shape.with(at, size))),
      arithmetic: [line(`axis ${at + 1}`, sizes.join(' + '), length)],
    };
  },
  lower(p, inputs) {
    const { shape } = only(inputs);
    const at = axisOf(p.axis, shape) ?? 0;
    const sizes = sizesOf(p, Number(shape[at]));
    return { tfjs: 'Split', custom: true, keras: null, args: { sizes, axis: at + 1, squeeze: false } };
  },
  examples: [
    { title: 'two halves', params: {}, in: [[6]], out: [[3], [3]], weights: 0 },
    {
      title: 'unequal parts of a sequence',
      params: { sizes: [1, 3, 2], axis: 1 },
      in: [[6, 4]],
      out: [
        [1, 4],
        [3, 4],
        [2, 4],
      ],
      weights: 0,
    },
  ],
});

interface SplitParams {
  readonly sections: number;
  readonly sizes: readonly number[];
}

function sizesOf({ sections, sizes }: SplitParams, length: number): readonly number[] {
  return sizes.length > 0 ? sizes : Array.from({ length: sections }, () => length / sections);
}

/** As many equal parts as divide the axis, or a last part that takes what is left. */
function fixesFor({ sections, sizes }: SplitParams, length: number): readonly ParamFix[] {
  if (sizes.length === 0) {
    const fitting = Array.from({ length: mostPorts }, (_, index) => index + 1).filter((parts) => length % parts === 0);
    const nearest = fitting.sort((a, b) => Math.abs(a - sections) - Math.abs(b - sections))[0] ?? 1;
    return [{ params: { sections: nearest } }];
  }
  const rest = length - sizes.slice(0, -1).reduce((sum, size) => sum + size, 0);
  return rest < 1 ? [] : [{ params: { sizes: sizes.with(-1, rest) } }];
}
