import { pad, reshape as reshapeValue, slice, transpose } from '../primitives/movement.ts';
import { broadcastTo } from '../primitives/reduce.ts';
import { sizeOf } from '../tape.ts';
import { NotLowered, type LayerLowering, type LoweringsByName } from './lowering.ts';

/*
 * Layers that move numbers and compute none. Images are [batch, height, width, channels].
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

/** Each pixel becomes a block of equal ones. */
const upSampling2d: LayerLowering = ({ tape, args, inputs: [x] }) => {
  if (args['interpolation'] === 'bilinear') throw new NotLowered('bilinear interpolation');
  const [batch, height, width, channels] = x!.shape as [number, number, number, number];
  const [down, across] = args['size'] as readonly [number, number];
  const pixels = reshapeValue(tape, x!, [batch, height, 1, width, 1, channels]);
  const blocks = broadcastTo(tape, pixels, [batch, height, down, width, across, channels]);
  return [reshapeValue(tape, blocks, [batch, height * down, width * across, channels])];
};

const zeroPadding2d: LayerLowering = ({ tape, args, inputs: [x] }) => {
  const [height, width] = sides(args['padding']);
  return [pad(tape, x!, [[0, 0], height, width, [0, 0]])];
};

const cropping2D: LayerLowering = ({ tape, args, inputs: [x] }) => {
  const [[top, bottom], [left, right]] = sides(args['cropping']);
  const [batch, height, width, channels] = x!.shape as [number, number, number, number];
  return [slice(tape, x!, [0, top, left, 0], [batch, height - top - bottom, width - left - right, channels])];
};

type Sides = readonly [before: number, after: number];

/** One number for all four sides, one for each axis, or one for each side. */
function sides(arg: unknown): readonly [height: Sides, width: Sides] {
  const [height, width] = (Array.isArray(arg) ? arg : [arg, arg]) as [number | Sides, number | Sides];
  const both = (side: number | Sides): Sides => (typeof side === 'number' ? [side, side] : side);
  return [both(height), both(width)];
}

/** By `LayerCall.tfjs`. */
export const reshapingLowerings: LoweringsByName = {
  flatten,
  reshape,
  permute,
  repeatVector,
  upSampling2d,
  zeroPadding2d,
  cropping2D,
};
