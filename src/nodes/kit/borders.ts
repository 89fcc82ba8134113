import type { Dim, Shape } from '../../tensor/shape.ts';
import type { LayerCall } from './calls.ts';
import { defineLayer, type Inferred, type LayerDefinition, type PortSpec } from './define.ts';
import type { ArithmeticLine, ArithmeticWord, Problem } from './infer.ts';
import { config } from './layerParams.ts';
import { choice, dims, int, integers } from './param.ts';
import { imageInput, oneOutput, sequenceInput, volumeInput } from './ports.ts';
import { line, only, refuse, unknownLength } from './shapes.ts';
import { reshaped } from './tensorOps.ts';
import type { TensorType } from '../../graph/project.ts';

/*
 * Layers that change the lengths of a sequence's, an image's or a volume's axes and leave its channels: the same for one,
 * two and three axes.
 */

type Rank = 1 | 2 | 3;

interface Kind {
  readonly input: readonly PortSpec[];
  readonly axes: readonly ArithmeticWord[];
  readonly what: string;
  /** In the order of the numbers: before and behind each axis. */
  readonly sides: string;
  readonly example: Shape;
}

const kinds: Readonly<Record<Rank, Kind>> = {
  1: { input: sequenceInput, axes: ['time'], what: 'a sequence', sides: 'start, end', example: [6, 3] },
  2: {
    input: imageInput,
    axes: ['height', 'width'],
    what: 'an image',
    sides: 'top, bottom, left, right',
    example: [5, 6, 2],
  },
  3: {
    input: volumeInput,
    axes: ['depth', 'height', 'width'],
    what: 'a volume',
    sides: 'front, back, top, bottom, left, right',
    example: [3, 4, 5, 2],
  },
};

/** Cuts numbers off both ends of each axis. */
export function defineCropping(rank: Rank): LayerDefinition {
  const { axes, what, sides, example, ...kind } = kinds[rank];
  const uneven = ofSides(rank, 0, 1);
  return defineLayer({
    type: `cropping${rank}d`,
    category: 'reshaping',
    label: `Cropping ${rank}D`,
    aliases: [`Cropping${rank}D`, 'crop', 'cut', 'trim'],
    summary: `Cuts ${what} off at its ends.`,
    icon: 'crop',
    reference: `https://keras.io/api/layers/reshaping_layers/cropping${rank}d/`,
    inputs: kind.input,
    outputs: oneOutput,
    params: { cropping: sidesParam(rank, 'Cropping', `How much is cut off: ${sides}.`) },
    config: (p) => p.cropping.join(', '),
    infer: (p, inputs) =>
      resized(axes, inputs, pairsOf(p.cropping), (length, [before, after]) => ({
        formula: `${length} − ${before} − ${after}`,
        length: length - before - after,
        problem: (axis): Problem => ({
          code: 'shape/crop',
          data: { before, after, length },
          param: 'cropping',
          fixes: [
            {
              params: { cropping: p.cropping.with(2 * axis, 0).with(2 * axis + 1, 0) },
            },
          ],
        }),
      })),
    lower: (p) => sidesCall(rank, 'Cropping', 'cropping', p.cropping),
    examples: [
      examples.of('one at each end', {}, example, (length) => length - 2, rank),
      examples.of('at one end', { cropping: uneven }, example, (length) => length - 1, rank),
    ],
  });
}

/** Sets zeros around. */
export function defineZeroPadding(rank: Rank): LayerDefinition {
  const { axes, what, sides, example, ...kind } = kinds[rank];
  const uneven = ofSides(rank, 2, 0);
  return defineLayer({
    type: `zeroPadding${rank}d`,
    category: 'reshaping',
    label: `Zero padding ${rank}D`,
    aliases: [`ZeroPadding${rank}D`, `nn.ZeroPad${rank}d`, 'pad', 'border'],
    summary: `Sets zeros around ${what}.`,
    icon: 'frame',
    reference: `https://keras.io/api/layers/reshaping_layers/zero_padding${rank}d/`,
    inputs: kind.input,
    outputs: oneOutput,
    params: { padding: sidesParam(rank, 'Padding', `How many zeros: ${sides}.`) },
    config: (p) => p.padding.join(', '),
    infer: (p, inputs) =>
      resized(axes, inputs, pairsOf(p.padding), (length, [before, after]) => ({
        formula: `${before} + ${length} + ${after}`,
        length: before + length + after,
      })),
    lower: (p) => sidesCall(rank, 'ZeroPadding', 'padding', p.padding),
    examples: [
      examples.of('one at each end', {}, example, (length) => length + 2, rank),
      examples.of('at one end', { padding: uneven }, example, (length) => length + 2, rank),
    ],
  });
}

const sizeParam = {
  1: int(2, { label: 'Size', help: 'How often each step is repeated.', min: 1, max: 4096 }),
  2: dims([2, 2], { label: 'Size', help: 'How many times as high and as wide.', min: 1 }),
  3: dims([2, 2, 2], { label: 'Size', help: 'How many times as deep, as high and as wide.', min: 1 }),
} as const;

const interpolationParam = choice(['nearest', 'bilinear', 'bicubic', 'lanczos3', 'lanczos5'], {
  label: 'Interpolation',
  help: '`nearest` repeats each pixel; the others draw smooth lines between their centres.',
});

/** Repeats what is there, or, for images, draws lines between. */
export function defineUpSampling(rank: Rank): LayerDefinition {
  const { axes, what, example, ...kind } = kinds[rank];
  const size = (p: object): readonly number[] => [(p as { size: number | readonly number[] }).size].flat();
  const interpolation = (p: object): string => (p as { interpolation?: string }).interpolation ?? 'nearest';
  const uneven = { 1: 3, 2: [1, 3], 3: [2, 1, 3] }[rank];
  const smooth = ['bilinear', 'bicubic', 'lanczos3', 'lanczos5'].map((method) =>
    examples.of(method, { size: [2, 3], interpolation: method }, example, (length, axis) => [2, 3][axis]! * length, 2),
  );
  return defineLayer({
    type: `upSampling${rank}d`,
    category: 'reshaping',
    label: `Up sampling ${rank}D`,
    aliases: [`UpSampling${rank}D`, 'nn.Upsample', 'upscale', 'enlarge', 'resize', 'nearest', 'bilinear'],
    summary: `Makes ${what} some times as long along its axes.`,
    icon: 'expand',
    reference: `https://keras.io/api/layers/reshaping_layers/up_sampling${rank}d/`,
    inputs: kind.input.map((port) => ({ ...port, dtype: 'float32' })),
    outputs: oneOutput,
    params: rank === 2 ? { size: sizeParam[2], interpolation: interpolationParam } : { size: sizeParam[rank] },
    config: (p) => config(`× ${size(p).join(' × ')}`, interpolation(p) !== 'nearest' && interpolation(p)),
    infer: (p, inputs) =>
      resized(
        axes,
        inputs,
        size(p).map((times) => [times, 1] as const),
        (length, [times]) => ({ formula: `${length} × ${times}`, length: length * times }),
      ),
    lower: (p) => ({
      tfjs: 'UpSampling',
      custom: true,
      keras: `UpSampling${rank}D`,
      args: { size: size(p), interpolation: interpolation(p) },
      kerasArgs: {
        size: rank === 1 ? size(p)[0]! : size(p),
        ...(rank === 2 ? { interpolation: interpolation(p) } : {}),
      },
    }),
    examples: [
      examples.of('twice', {}, example, (length) => 2 * length, rank),
      examples.of('uneven', { size: uneven }, example, (length, axis) => [uneven].flat()[axis]! * length, rank),
      ...(rank === 2 ? smooth : []),
    ],
  });
}

type Pair = readonly [number, number];

/** `[1, 2, 3, 4]` as `[[1, 2], [3, 4]]`. */
function pairsOf(sides: readonly number[]): readonly Pair[] {
  return Array.from({ length: sides.length / 2 }, (_, axis) => [sides[2 * axis]!, sides[2 * axis + 1]!] as const);
}

const ofSides = (rank: Rank, before: number, after: number): number[] =>
  Array.from({ length: 2 * rank }, (_, side) => (side % 2 === 0 ? before : after));

const sidesParam = (rank: Rank, label: string, help: string) =>
  integers(ofSides(rank, 1, 1), { label, help, min: 0, max: 4096, minLength: 2 * rank, maxLength: 2 * rank });

/** TensorFlow.js has these layers for images only; Keras takes a pair rather than a list of one. */
function sidesCall(
  rank: Rank,
  layer: 'Cropping' | 'ZeroPadding',
  param: 'cropping' | 'padding',
  sides: readonly number[],
): LayerCall {
  const pairs = pairsOf(sides);
  const keras = `${layer}${rank}D`;
  const args = { [param]: pairs };
  if (rank === 2) return { tfjs: layer === 'Cropping' ? 'cropping2D' : 'zeroPadding2d', keras, args };
  return { tfjs: layer, custom: true, keras, args, ...(rank === 1 ? { kerasArgs: { [param]: pairs[0]! } } : {}) };
}

/** One axis after the change. */
interface Changed {
  readonly formula: string;
  readonly length: number;
  /** What is wrong where nothing is left. */
  readonly problem?: (axis: number) => Problem;
}

/** New lengths of the axes before the channels, with their arithmetic. */
function resized(
  axes: readonly ArithmeticWord[],
  inputs: readonly TensorType[],
  settings: readonly Pair[],
  change: (length: number, setting: Pair) => Changed,
): Inferred {
  const input = only(inputs);
  const arithmetic: ArithmeticLine[] = [];
  const lengths: Dim[] = [];
  for (const [axis, setting] of settings.entries()) {
    const length = input.shape[axis]!;
    // What is not changed need not be known.
    const isChanged = change(1, setting).length !== 1;
    if (typeof length === 'string' && isChanged) return refuse(unknownLength([length])!);
    if (typeof length === 'string') {
      lengths.push(length);
      continue;
    }
    const changed = change(length, setting);
    lengths.push(changed.length);
    arithmetic.push(line(axes[axis]!, changed.formula, changed.length));
    if (changed.length <= 0 && changed.problem) return refuse({ ...changed.problem(axis), arithmetic });
  }
  const outputs = [reshaped(input, [...lengths, ...input.shape.slice(settings.length)])];
  return { outputs, arithmetic };
}

const examples = {
  of: (
    title: string,
    params: Readonly<Record<string, number | string | readonly number[]>>,
    shape: Shape,
    length: (length: number, axis: number) => number,
    rank: Rank,
  ) => {
    const numbers = shape as readonly number[];
    const out = numbers.map((each, axis) => (axis < rank ? length(each, axis) : each));
    return { title, params, in: [numbers], out: [out], weights: 0 };
  },
};
