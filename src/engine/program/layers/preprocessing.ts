import { add, binary, multiply, subtract } from '../primitives/binary.ts';
import { concatenate, reshape, slice } from '../primitives/movement.ts';
import { matMul } from '../primitives/matMul.ts';
import { uniformDraws } from '../primitives/random.ts';
import { reduceMean } from '../primitives/reduce.ts';
import { sampleAffine, type LookSettings } from '../primitives/affine.ts';
import { affine, unary } from '../primitives/unary.ts';
import { sizeOf as count, type Tape, type Value } from '../tape.ts';
import { resamplingMatrix, spansOf, type ResizeSettings } from '../../tfjs/layers/resampling.ts';
import { asFloat } from './asFloat.ts';
import { encodingLowerings } from './encoding.ts';
import type { LayerLowering, LayerUse, LoweringsByName } from './lowering.ts';

/*
 * What prepares data: images [batch, height, width, channels] in another size, and random changes of them while training.
 * The formulas and the draws are those of the layers of the same names in `tfjs/layers/`.
 */

const rescaling: LayerLowering = ({ tape, args, inputs: [x] }) => [
  affine(tape, asFloat(tape, x!), args['scale'] as number, args['offset'] as number),
];

/** (x - mean) / max(sqrt(variance), epsilon), or the way back. */
const normalization: LayerLowering = ({ tape, args, inputs: [input], weight }) => {
  const x = asFloat(tape, input!);
  const axes = args['axes'] as readonly number[];
  const shape = x.shape.map((length, axis) => (axes.includes(axis) ? length : 1));
  const moment = (name: 'mean' | 'variance'): Value => {
    const given = args[name] as readonly number[] | null;
    const value = given ? tape.constant(given, [given.length]) : weight(name);
    return reshape(tape, value, count(value) === 1 ? shape.map(() => 1) : shape);
  };
  const [mean, variance] = [moment('mean'), moment('variance')];
  const deviation = binary(tape, 'maximum', unary(tape, 'sqrt', variance), tape.constant([1e-7], []));
  if (args['invert']) return [add(tape, multiply(tape, x, deviation), mean)];
  return [binary(tape, 'divide', subtract(tape, x, mean), deviation)];
};

const resizing: LayerLowering = ({ tape, args, inputs: [x] }) => [
  resized(tape, asFloat(tape, x!), args as unknown as ResizeSettings),
];

function resized(tape: Tape, images: Value, settings: ResizeSettings): Value {
  const { height, width, interpolation, fillValue } = settings;
  const [batch, fromHeight, fromWidth, channels] = images.shape as [number, number, number, number];
  const [down, across] = spansOf(fromHeight, fromWidth, settings);
  const shifted = fillValue === 0 ? images : affine(tape, images, 1, -fillValue);
  const rows = tape.constant([...resamplingMatrix(fromHeight, height, interpolation, down)], [height, fromHeight]);
  const columns = tape.constant([...resamplingMatrix(fromWidth, width, interpolation, across)], [width, fromWidth]);
  const high = matMul(tape, rows, reshape(tape, shifted, [batch, fromHeight, fromWidth * channels]));
  const lines = reshape(tape, high, [batch * height, fromWidth, channels]);
  const wide = reshape(tape, matMul(tape, columns, lines), [batch, height, width, channels]);
  return fillValue === 0 ? wide : affine(tape, wide, 1, fillValue);
}

interface Size {
  readonly height: number;
  readonly width: number;
}

const sizeOf = ({ args }: LayerUse): Size => ({ height: args['height'] as number, width: args['width'] as number });

function croppedAndResized(tape: Tape, images: Value, size: Size): Value {
  return resized(tape, images, { ...size, interpolation: 'bilinear', aspectRatio: 'crop', fillValue: 0 });
}

const centerCrop: LayerLowering = (use) => {
  const { tape, inputs } = use;
  const x = asFloat(tape, inputs[0]!);
  const [batch, height, width, channels] = x.shape as [number, number, number, number];
  const size = sizeOf(use);
  const [down, across] = [height - size.height, width - size.width];
  if (down < 0 || across < 0) return [croppedAndResized(tape, x, size)];
  const starts = [0, Math.floor(down / 2), Math.floor(across / 2), 0];
  return [slice(tape, x, starts, [batch, size.height, size.width, channels])];
};

/** A draw between two numbers for each image, [batch]: one list for each pair. */
function drawsBetween(
  { tape, args, kept }: LayerUse,
  batch: number,
  ranges: readonly (readonly [least: number, most: number])[],
): readonly Value[] {
  const draws = uniformDraws(tape, [ranges.length, batch], args['seed'] as number, kept('calls', []));
  return ranges.map(([least, most], kind) => {
    const own = reshape(tape, slice(tape, draws, [kind, 0], [1, batch]), [batch]);
    return affine(tape, own, Math.fround(most - least), least);
  });
}

type Range = readonly [number, number];

/** m0 to m5 of the map of each image, [batch] or a number for all. */
type Maps = readonly [Value | number, Value | number, Value | number, Value | number, Value | number, Value | number];

function mapsOf(tape: Tape, batch: number, maps: Maps): Value {
  const ones = Array.from({ length: batch }, () => 1);
  const columns = maps.map((entry) => {
    const column = typeof entry === 'number' ? tape.constant(ones.map((one) => one * entry), [batch]) : entry; // prettier-ignore
    return reshape(tape, column, [batch, 1]);
  });
  return concatenate(tape, columns, 1);
}

const nearest = { fillMode: 'constant', fillValue: 0, interpolation: 'nearest' } as const;

/** A layer that looks at images through a map each while training, and passes them through otherwise. */
function transform(maps: (use: LayerUse, images: Value) => Maps): LayerLowering {
  return (use) => {
    const { tape, args, inputs, training } = use;
    const images = asFloat(tape, inputs[0]!);
    if (!training) return [images];
    const [batch, height, width] = images.shape as [number, number, number];
    const look = args['fillMode'] === undefined ? nearest : (args as unknown as Omit<LookSettings, 'size'>);
    const { fillMode, fillValue, interpolation } = look;
    const settings = { size: [height, width], fillMode, fillValue, interpolation } as const;
    return [sampleAffine(tape, images, mapsOf(tape, batch, maps(use, images)), settings)];
  };
}

const randomFlip = transform((use, { shape: [batch, height, width] }) => {
  const { tape, args } = use;
  const draws = drawsBetween(use, batch!, [
    [0, 1],
    [0, 1],
  ]);
  const mirrored = (draw: Value, allowed: boolean): Value => {
    const half = binary(tape, 'lessEqual', draw, tape.constant([0.5], []));
    return allowed ? half : affine(tape, half, 0);
  };
  const across = mirrored(draws[0]!, args['mode'] !== 'vertical');
  const down = mirrored(draws[1]!, args['mode'] !== 'horizontal');
  return [
    ...([affine(tape, across, -2, 1), 0, affine(tape, across, width! - 1)] as const),
    ...([0, affine(tape, down, -2, 1), affine(tape, down, height! - 1)] as const),
  ];
});

const randomRotation = transform((use, { shape: [batch, height, width] }) => {
  const { tape, args } = use;
  const turns = args['factor'] as Range;
  const [angle] = drawsBetween(use, batch!, [[2 * Math.PI * turns[0], 2 * Math.PI * turns[1]]]);
  const [cos, sin] = [unary(tape, 'cos', angle!), unary(tape, 'sin', angle!)];
  const [x, y] = [(width! - 1) / 2, (height! - 1) / 2];
  return [
    ...([cos, affine(tape, sin, -1), add(tape, affine(tape, cos, -x, x), affine(tape, sin, y))] as const),
    ...([sin, cos, subtract(tape, affine(tape, cos, -y, y), affine(tape, sin, x))] as const),
  ];
});

const randomZoom = transform((use, { shape: [batch, height, width] }) => {
  const { tape, args } = use;
  const of = (factor: Range): Range => [1 + factor[0], 1 + factor[1]];
  const factors = [args['heightFactor'] as Range, args['widthFactor'] as Range | null].filter((each) => each !== null);
  const [down, across = down] = drawsBetween(use, batch!, factors.map(of)); // prettier-ignore
  const offset = (zoom: Value, length: number): Value => affine(tape, zoom, -(length - 1) / 2, (length - 1) / 2);
  return [across!, 0, offset(across!, width!), 0, down!, offset(down!, height!)];
});

const randomTranslation = transform((use, { shape: [batch, height, width] }) => {
  const { tape, args } = use;
  const [down, across] = drawsBetween(use, batch!, [args['heightFactor'] as Range, args['widthFactor'] as Range]);
  return [1, 0, affine(tape, across!, -width!), 0, 1, affine(tape, down!, -height!)];
});

const randomCrop: LayerLowering = (use) => {
  const { tape, inputs, training } = use;
  const images = asFloat(tape, inputs[0]!);
  const [batch, height, width] = images.shape as [number, number, number];
  const size = sizeOf(use);
  const [spareHeight, spareWidth] = [height - size.height, width - size.width];
  if (!training || spareHeight < 0 || spareWidth < 0) return [croppedAndResized(tape, images, size)];
  const draws = drawsBetween(use, batch, [
    [0, spareHeight + 1],
    [0, spareWidth + 1],
  ]);
  const [down, across] = [spareHeight, spareWidth].map((spare, kind) =>
    unary(tape, 'clip', unary(tape, 'floor', draws[kind]!), { first: 0, second: spare }),
  );
  const maps = mapsOf(tape, batch, [1, 0, across!, 0, 1, down!]);
  return [sampleAffine(tape, images, maps, { ...nearest, size: [size.height, size.width] })];
};

/** One number for all of an image. */
const perImage = (tape: Tape, draws: Value): Value => reshape(tape, draws, [draws.shape[0]!, 1, 1, 1]);

function held(tape: Tape, x: Value, [lowest, highest]: Range): Value {
  return unary(tape, 'clip', x, { first: lowest, second: highest });
}

const randomContrast: LayerLowering = (use) => {
  const { tape, args, inputs, training } = use;
  const images = asFloat(tape, inputs[0]!);
  if (!training) return [images];
  const [less, more] = args['factor'] as Range;
  const [factors] = drawsBetween(use, images.shape[0]!, [[1 - less, 1 + more]]);
  const mean = reduceMean(tape, images, [1, 2], true);
  const moved = add(tape, multiply(tape, subtract(tape, images, mean), perImage(tape, factors!)), mean);
  return [held(tape, moved, args['valueRange'] as Range)];
};

const randomBrightness: LayerLowering = (use) => {
  const { tape, args, inputs, training } = use;
  const images = asFloat(tape, inputs[0]!);
  if (!training) return [images];
  const range = args['valueRange'] as Range;
  const [least, most] = (args['factor'] as Range).map((share) => share * (range[1] - range[0])) as [number, number];
  const [added] = drawsBetween(use, images.shape[0]!, [[least, most]]);
  return [held(tape, add(tape, images, perImage(tape, added!)), range)];
};

/** By `LayerCall.tfjs`. */
export const preprocessingLowerings: LoweringsByName = {
  ...encodingLowerings,
  rescaling,
  Normalization: normalization,
  Resizing: resizing,
  CenterCrop: centerCrop,
  RandomFlip: randomFlip,
  RandomRotation: randomRotation,
  RandomZoom: randomZoom,
  RandomTranslation: randomTranslation,
  RandomCrop: randomCrop,
  RandomContrast: randomContrast,
  RandomBrightness: randomBrightness,
};
