import { divide, maximum, multiply } from '../primitives/binary.ts';
import { concatenate, reshape, slice } from '../primitives/movement.ts';
import { averagePool, maxPool } from '../primitives/pooling.ts';
import { reduceMax, reduceMean, reduceSum } from '../primitives/reduce.ts';
import type { Tape, Value } from '../tape.ts';
import { adaptiveWindows, type Padding } from '../../../tensor/window.ts';
import type { LayerLowering, LoweringsByName, LayerUse } from './lowering.ts';
import { asImages, asPair, likeInput, numbersOf } from './windows.ts';

/** Over [batch, ..., channels] of a sequence, an image or a volume. */
const maxPooling: LayerLowering = (use) => [pooled(use, maxPool)];
const averagePooling: LayerLowering = (use) => [pooled(use, averagePool)];
const pooling: LayerLowering = (use) => (use.args['kind'] === 'max' ? maxPooling(use) : averagePooling(use));

/** From [batch, ..., channels] to [batch, channels], or with axes of length 1 between. */
const globalMaxPooling: LayerLowering = ({ tape, args, inputs: [x] }) => [
  reduceMax(tape, x!, inner(x!.shape), args['keepdims'] === true),
];
const globalAveragePooling: LayerLowering = ({ tape, args, inputs: [x], masks: [mask] }) => {
  const keepdims = args['keepdims'] === true;
  if (!mask) return [reduceMean(tape, x!, inner(x!.shape), keepdims)];
  const counts = reshape(tape, mask, [...mask.shape, 1]);
  const steps = maximum(tape, reduceSum(tape, counts, [1], keepdims), tape.constant([1], []));
  return [divide(tape, reduceSum(tape, multiply(tape, x!, counts), [1], keepdims), steps)];
};
const globalPooling: LayerLowering = (use) =>
  use.args['kind'] === 'max' ? globalMaxPooling(use) : globalAveragePooling(use);

type Pool = typeof maxPool;

function pooled({ tape, args, inputs }: LayerUse, pool: Pool): Value {
  const x = inputs[0]!;
  const rank = x.shape.length - 2;
  const window = numbersOf(args['poolSize'], rank);
  const strides = numbersOf(args['strides'] ?? args['poolSize'], rank);
  const padding = args['padding'] as Padding;
  if (rank < 3) {
    const windows = { window: asPair(window), strides: asPair(strides), padding };
    return likeInput(tape, pool(tape, asImages(tape, x), windows), x);
  }
  // A window of a volume is a window of its depth over windows of its images.
  const [batch, depth, ...image] = x.shape as [number, number, ...number[]];
  const images = pool(tape, reshape(tape, x, [batch * depth, ...image]), {
    ...{ window: asPair(window.slice(1)), strides: asPair(strides.slice(1)), padding },
  });
  const [, height, width, channels] = images.shape as [number, number, number, number];
  const columns = reshape(tape, images, [batch, depth, height * width, channels]);
  const y = pool(tape, columns, { window: [window[0]!, 1], strides: [strides[0]!, 1], padding });
  return reshape(tape, y, [batch, y.shape[1]!, height, width, channels]);
}

/** One axis after another, the innermost first: a window is a window of each. */
const adaptivePooling: LayerLowering = ({ tape, args, inputs: [x] }) => {
  const pool = args['kind'] === 'max' ? maxPool : averagePool;
  const sizes = args['outputSize'] as readonly number[];
  return [sizes.reduceRight((y, size, axis) => adapted(tape, y, axis + 1, size, pool), x!)];
};

function adapted(tape: Tape, x: Value, axis: number, size: number, pool: Pool): Value {
  const [outer, length, rest] = [x.shape.slice(0, axis), x.shape[axis]!, x.shape.slice(axis + 1)];
  const [before, after] = [outer, rest].map((sides) => sides.reduce((product, side) => product * side, 1));
  const lines = reshape(tape, x, [before!, length, 1, after!]);
  const along = (line: Value, window: number): Value =>
    pool(tape, line, { window: [window, 1], strides: [window, 1], padding: 'valid' });
  const windows = adaptiveWindows(length, size);
  const y =
    length % size === 0
      ? along(lines, length / size)
      : concatenate(
          tape,
          windows.map(([start, end]) =>
            along(slice(tape, lines, [0, start, 0, 0], [before!, end - start, 1, after!]), end - start),
          ),
          1,
        );
  return reshape(tape, y, x.shape.with(axis, size));
}

/** The axes between the first and the last. */
function inner(shape: readonly number[]): readonly number[] {
  return shape.slice(1, -1).map((_, index) => index + 1);
}

/** By `LayerCall.tfjs`. */
export const poolingLowerings: LoweringsByName = {
  maxPooling1d: maxPooling,
  maxPooling2d: maxPooling,
  averagePooling1d: averagePooling,
  averagePooling2d: averagePooling,
  Pooling: pooling,
  globalMaxPooling1d: globalMaxPooling,
  globalMaxPooling2d: globalMaxPooling,
  globalAveragePooling1d: globalAveragePooling,
  globalAveragePooling2d: globalAveragePooling,
  GlobalPooling: globalPooling,
  AdaptivePooling: adaptivePooling,
};
