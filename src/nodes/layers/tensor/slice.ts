import type { Dim } from '../../../tensor/shape.ts';
import { formatShape } from '../../../tensor/shape.ts';
import { defineLayer } from '../../kit/define.ts';
import type { Problem } from '../../kit/infer.ts';
import { config } from '../../kit/layerParams.ts';
import { integers } from '../../kit/param.ts';
import { oneOutput } from '../../kit/ports.ts';
import { line, only, refuse, unknownLength } from '../../kit/shapes.ts';
import { reshaped, tensorInput } from '../../kit/tensorOps.ts';

export const slice = defineLayer({
  type: 'slice',
  category: 'tensor',
  label: 'Slice',
  aliases: ['strided slice', 'narrow', 'index_select', 'x[1:3, ::2]', 'crop', 'subsample'],
  summary: 'Takes a part of its input: along each axis some numbers from a place on, every one or every n-th.',
  icon: 'scissors',
  reference: 'https://keras.io/api/ops/core/',
  inputs: tensorInput,
  outputs: oneOutput,
  params: {
    begin: integers([0], { label: 'Begin', help: 'Where each axis begins, 0 being the first; −1 is the last.' }),
    size: integers([-1], {
      label: 'Size',
      help: 'How many are taken along each axis; −1 takes all there are. Axes without an entry stay whole.',
      min: -1,
    }),
    strides: integers([], {
      label: 'Strides',
      help: 'Takes every n-th along each axis; negative ones walk backwards. 1 where there is no entry.',
      advanced: true,
    }),
  },
  config: (p) => config({ from: p.begin.join(', ') }, { size: p.size.join(', ') }),
  infer(p, inputs) {
    const input = only(inputs);
    const parts = partsOf(p, input.shape);
    if ('code' in parts) return refuse(parts);
    const arithmetic = parts.map(({ count, formula }, axis) => line(`axis ${axis + 1}`, formula, count));
    return { outputs: [reshaped(input, parts.map(({ count }) => count))], arithmetic }; // prettier-ignore
  },
  lower(p, inputs) {
    const parts = partsOf(p, only(inputs).shape);
    if ('code' in parts) throw new Error('a slice that was refused is lowered');
    return {
      tfjs: 'Slice',
      custom: true,
      keras: null,
      args: {
        begin: parts.map(({ begin }) => begin),
        size: parts.map(({ count }) => (typeof count === 'number' ? count : -1)),
        strides: parts.map(({ stride }) => stride),
      },
    };
  },
  examples: [
    { title: 'a middle', params: { begin: [1, 0], size: [3, 2] }, in: [[6, 4]], out: [[3, 2]], weights: 0 },
    {
      title: 'every second, backwards',
      params: { begin: [-1], strides: [-2] },
      in: [[7, 3]],
      out: [[4, 3]],
      weights: 0,
    },
    {
      title: 'strides on two axes of an image',
      params: { begin: [1, 0, 1], size: [-1, 2, 1], strides: [2, 3] },
      in: [[6, 7, 3]],
      out: [[3, 2, 1]],
      weights: 0,
    },
  ],
});

/** What is taken along one axis. */
interface Part {
  readonly begin: number;
  readonly stride: number;
  readonly count: Dim;
  readonly formula: string;
}

interface SliceParams {
  readonly begin: readonly number[];
  readonly size: readonly number[];
  readonly strides: readonly number[];
}

function partsOf({ begin, size, strides }: SliceParams, shape: readonly Dim[]): readonly Part[] | Problem {
  const entries = Math.max(begin.length, size.length, strides.length);
  if (entries > shape.length && entries > 1) {
    return {
      code: 'shape/axis',
      data: { axis: entries, shape: formatShape(shape), rank: shape.length },
      param: begin.length > shape.length ? 'begin' : size.length > shape.length ? 'size' : 'strides',
    };
  }
  const parts: Part[] = [];
  for (const [axis, length] of shape.entries()) {
    const [from, most, stride] = [begin[axis] ?? 0, size[axis] ?? -1, strides[axis] ?? 1];
    const part = partOf(length, from, most, stride);
    if ('code' in part) return withFix(part, axis, { begin, size, strides });
    parts.push(part);
  }
  return parts;
}

function partOf(length: Dim, from: number, most: number, stride: number): Part | Problem {
  if (typeof length === 'string') {
    if (from === 0 && most === -1 && stride === 1) return { begin: 0, stride, count: length, formula: length };
    return unknownLength([length])!;
  }
  const begin = from < 0 ? from + length : from;
  const room = stride > 0 ? length - begin : begin + 1;
  const step = Math.abs(stride);
  const count = most === -1 ? Math.ceil(room / step) : most;
  const needed = (count - 1) * step + 1;
  const formula = step === 1 ? `${room} ≤ ${length}` : `⌈${room} / ${step}⌉`;
  if (stride !== 0 && begin >= 0 && begin < length && count >= 1 && needed <= room) {
    return { begin, stride, count, formula: most === -1 ? formula : `${count} ≤ ${length}` };
  }
  return {
    code: 'shape/slice',
    data: { begin: from, size: most, stride, length },
    arithmetic: [
      { ...line('there are', stride > 0 ? `${length} − ${begin}` : `${begin} + 1`, Math.max(0, room)) },
      { label: 'needed', formula: `(${count} − 1) × ${step} + 1`, result: String(needed), bad: true },
    ],
  };
}

/** Names the axis of a problem, and offers to take all there is of it. */
function withFix(problem: Problem, axis: number, p: SliceParams): Problem {
  if (problem.code !== 'shape/slice') return problem;
  const entry = (list: readonly number[], preset: number, value: number): readonly number[] =>
    Array.from({ length: Math.max(list.length, axis + 1) }, (_, at) => (at === axis ? value : (list[at] ?? preset)));
  const stride = p.strides[axis] ?? 1;
  const begin = stride < 0 ? -1 : 0;
  return {
    ...problem,
    data: { ...problem.data, axis: axis + 1 },
    param: stride === 0 ? 'strides' : 'size',
    fixes: [
      { params: { size: entry(p.size, -1, -1) } },
      {
        say: 'wholeAxis',
        params: {
          begin: entry(p.begin, 0, begin),
          size: entry(p.size, -1, -1),
          ...(stride === 0 ? { strides: entry(p.strides, 1, 1) } : {}),
        },
      },
    ],
  };
}
