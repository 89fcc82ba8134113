import { resamplingMatrix, type Interpolation } from '../../tfjs/layers/resampling.ts';
import { matMul } from '../primitives/matMul.ts';
import { pad, reshape as reshapeValue, slice, transpose } from '../primitives/movement.ts';
import { broadcastTo } from '../primitives/reduce.ts';
import { sizeOf, type Tape, type Value } from '../tape.ts';
import type { LayerLowering, LoweringsByName } from './lowering.ts';

/*
 * Layers that move numbers, and compute none but between the pixels of larger images.
 */

const flatten: LayerLowering = ({ tape, inputs: [x] }) => {
  const batch = x!.shape[0]!;
  return [reshapeValue(tape, x!, [batch, sizeOf(x!) / batch])];
};

const reshape: LayerLowering = ({ tape, args, inputs: [x] }) => [
  reshapeValue(tape, x!, [x!.shape[0]!, ...(args['targetShape'] as readonly number[])]),
];

/** `dims` counts the axes from 1, the batch axis left out. */
const permute: LayerLowering = ({ tape, args, inputs: [x] }) => [
  transpose(tape, x!, [0, ...(args['dims'] as readonly number[])]),
];

const repeatVector: LayerLowering = ({ tape, args, inputs: [x] }) => {
  const [batch, length] = x!.shape as [number, number];
  return [broadcastTo(tape, reshapeValue(tape, x!, [batch, 1, length]), [batch, args['n'] as number, length])];
};

/** Makes each axis behind the batch axis some times as long: repeated, or as a product with a matrix of weights. */
const upSampling: LayerLowering = ({ tape, args, inputs: [x] }) => {
  const interpolation = args['interpolation'] as Interpolation;
  const size = args['size'] as readonly number[];
  return [
    size.reduce((sampled, times, index) => {
      if (times === 1) return sampled;
      const axis = index + 1;
      const length = sampled.shape[axis]!;
      const front = sampled.shape.slice(0, axis).reduce((product, each) => product * each, 1);
      const behind = sizeOf(sampled) / (front * length);
      const longer =
        interpolation === 'nearest'
          ? broadcastTo(tape, reshapeValue(tape, sampled, [front, length, 1, behind]), [front, length, times, behind])
          : interpolated(tape, reshapeValue(tape, sampled, [front, length, behind]), times * length, interpolation);
      return reshapeValue(tape, longer, sampled.shape.with(axis, times * length));
    }, x!),
  ];
};

/** [front, length, behind] as [front, to, behind]. */
function interpolated(tape: Tape, x: Value, to: number, interpolation: Interpolation): Value {
  const length = x.shape[1]!;
  const weights = resamplingMatrix(length, to, interpolation, { start: 0, length });
  return matMul(tape, tape.constant(Array.from(weights), [1, to, length]), x);
}

/** Zeros before and behind each axis that follows the batch axis. */
const zeroPadding: LayerLowering = ({ tape, args, inputs: [x] }) => {
  const widths = args['padding'] as readonly Sides[];
  return [
    pad(
      tape,
      x!,
      x!.shape.map((_, axis) => widths[axis - 1] ?? [0, 0]),
    ),
  ];
};

/** Cuts off what is before and behind on each axis that follows the batch axis. */
const cropping: LayerLowering = ({ tape, args, inputs: [x] }) => {
  const cut = args['cropping'] as readonly Sides[];
  const sides = x!.shape.map((_, axis): Sides => cut[axis - 1] ?? [0, 0]);
  const lengths = x!.shape.map((length, axis) => length - sides[axis]![0] - sides[axis]![1]);
  return [
    slice(
      tape,
      x!,
      sides.map(([before]) => before),
      lengths,
    ),
  ];
};

type Sides = readonly [before: number, after: number];

/** By `LayerCall.tfjs`. */
export const reshapingLowerings: LoweringsByName = {
  flatten,
  reshape,
  permute,
  repeatVector,
  cropping2D: cropping,
  Cropping: cropping,
  UpSampling: upSampling,
  zeroPadding2d: zeroPadding,
  ZeroPadding: zeroPadding,
};
