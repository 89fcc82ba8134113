import type { Address, Instruction } from '../instruction.ts';
import { Opcode } from '../opcodes.ts';
import { worthAThread } from './matMul.ts';
import type { AxisPhase, Phase, Source } from './windows.ts';

/** Windows over images, and where their sums go. */
export interface Windows extends Source {
  readonly images: number;
  readonly phases: readonly (Phase & { readonly packed: Address })[];
  readonly from: Address;
  readonly out: Address;
  readonly outHeight: number;
  readonly outWidth: number;
  readonly outPixel: number;
  readonly outChannels: number;
  readonly finish: number;
  readonly bias: Address;
}

/** Fewest images that make tiles worth while, and fewest terms that make the loop over them. */
const fewestImages = 8;
const fewestTerms = 32;
/** Of the taps that windows meet, at most so many inside the images: beyond, images are copied into zeros. */
const mostInside = 0.93;

/**
 * Whether sums go position by position: see `assembly/positions.ts`. Neighbouring taps and channels must touch, and so
 * many taps lie outside of the images that leaving them out is worth it.
 */
export function byPositions({ images, phases, pixel, channels, height, width }: Windows): boolean {
  if (images < fewestImages || pixel !== channels) return false;
  const met = phases.filter(({ y, x }) => y.taps * x.taps > 0);
  if (met.some(({ x }) => x.taps * channels < fewestTerms || (x.taps > 1 && x.tapStep !== 1))) return false;
  const sum = (of: (phase: Phase) => number): number => met.reduce((total, phase) => total + of(phase), 0);
  const inside = sum(({ y, x }) => tapsInside(y, height) * tapsInside(x, width));
  return inside <= mostInside * sum(({ y, x }) => y.positions * y.taps * x.positions * x.taps);
}

/** How often a tap of a window meets one of `length` numbers, at all positions. */
function tapsInside({ positions, start, positionStep, taps, tapStep }: AxisPhase, length: number): number {
  let inside = 0;
  for (let position = 0; position < positions; position++) {
    for (let tap = 0; tap < taps; tap++) {
      const at = start + position * positionStep + tap * tapStep;
      if (at >= 0 && at < length) inside++;
    }
  }
  return inside;
}

/** An instruction for each phase. A unit is a position in all images. */
export function positionSums(of: Windows): readonly Instruction[] {
  const { images, height, width, channels, outHeight, outWidth, outPixel, outChannels } = of;
  return of.phases.map(({ y, x, packed }) => ({
    opcode: Opcode.ConvolvePositions,
    units: y.positions * x.positions,
    grain: Math.ceil(worthAThread / (images * y.taps * x.taps * channels * outChannels + 1)),
    words: [
      ...[of.from, images, height, width, channels, x.positions],
      ...[y.start, y.positionStep, y.taps, y.tapStep],
      ...[x.start, x.positionStep, x.taps, packed],
      of.out + 4 * (y.outStart * outWidth + x.outStart) * outPixel,
      ...[outHeight * outWidth * outPixel, y.outStep * outWidth * outPixel, x.outStep * outPixel],
      ...[outChannels, of.finish, of.bias],
    ],
  }));
}
