import type { FillMode } from '../functions.ts';
import { fraction, type Address, type Instruction } from '../instruction.ts';
import { Opcode } from '../opcodes.ts';

/** Bytes of scratch each thread needs. */
export const affineScratch = 16;

/** Images `[samples, height, width, channels]`, what is made of them, and how. */
export interface AffineSampling {
  readonly samples: number;
  readonly height: number;
  readonly width: number;
  readonly outHeight: number;
  readonly outWidth: number;
  readonly channels: number;
  readonly fillMode: FillMode;
  /** What stands beyond the edges where the mode is constant. */
  readonly fillValue: number;
  /** Between pixels: off takes the nearest. */
  readonly bilinear: boolean;
}

const wordsOf = (out: Address, from: Address, maps: Address, sampling: AffineSampling): readonly number[] => {
  const { height, width, outHeight, outWidth, channels, fillMode, bilinear, fillValue } = sampling;
  const sizes = [height, width, outHeight, outWidth, channels];
  return [out, from, maps, ...sizes, fillMode, bilinear ? 1 : 0, fraction(fillValue)];
};

/**
 * Place (x, y) of a result shows what stands at (m0 x + m1 y + m2, m3 x + m4 y + m5) of its image; `maps` are
 * `[samples, 6]`.
 */
export function sampleAffine(out: Address, images: Address, maps: Address, sampling: AffineSampling): Instruction {
  const { samples, outHeight, outWidth, channels } = sampling;
  const grain = Math.ceil(1024 / (outWidth * channels));
  const words = wordsOf(out, images, maps, sampling);
  return { opcode: Opcode.SampleAffine, units: samples * outHeight, grain, words };
}

/** The gradient by the images: of the gradient by the result, `[samples, outHeight, outWidth, channels]`. */
export function sampleAffineGradient(
  out: Address,
  slopes: Address,
  maps: Address,
  sampling: AffineSampling,
): Instruction {
  const words = wordsOf(out, slopes, maps, sampling);
  return { opcode: Opcode.SampleAffineGradient, units: sampling.samples, grain: 1, words };
}
