import { sizeOf } from '../../tensor/shape.ts';

// Numbers that this side and Keras's (scripts/keras/draw.py) draw alike, bit for bit, so that no file has to carry them.

/** What is drawn: each use has numbers of its own. */
export const streams = { input: 100, mask: 200, label: 300, weight: 400, projection: 500 } as const;

/**
 * Number `index` of a stream as a whole number below 2³²: a multiplicative hash of both, mixed twice
 * (constants of https://github.com/skeeto/hash-prospector).
 */
export function drawn(stream: number, index: number): number {
  let hash = (Math.imul(index, 0x9e3779b1) + Math.imul(stream, 0x85ebca77)) >>> 0;
  hash = Math.imul(hash ^ (hash >>> 16), 0x21f0aaad);
  hash = Math.imul(hash ^ (hash >>> 15), 0x735a2d97);
  return (hash ^ (hash >>> 15)) >>> 0;
}

/** The same between -1 and 1. */
export function unit(stream: number, index: number): number {
  return drawn(stream, index) / 2 ** 31 - 1;
}

const counted = (shape: readonly number[], at: (index: number) => number): Float32Array =>
  Float32Array.from({ length: sizeOf(shape) }, (_, index) => at(index));

/** What comes in: mostly small, at times up to 8 either way, so that limits are passed (`u + 7 u⁵`). */
export function drawInput(shape: readonly number[], input: number): Float32Array {
  return counted(shape, (index) => {
    const u = unit(streams.input + input, index);
    return u + 7 * (u * u * u * u * u);
  });
}

/** As {@link drawInput}, without what has no logarithm. */
export const drawPositive = (shape: readonly number[], input: number): Float32Array =>
  drawInput(shape, input).map((value) => Math.abs(value) + 0.125);

/** Whole numbers from 0 to below `classes`. */
export function drawClasses(shape: readonly number[], classes: number, input: number): Int32Array {
  const at = (_: unknown, index: number) => Math.floor((drawn(streams.input + input, index) * classes) / 2 ** 32);
  return Int32Array.from({ length: sizeOf(shape) }, at);
}

/** A mask `[batch, time]`: about three steps of four count, the first always. */
export function drawMask([batch, time]: readonly [number, number], input: number): Float32Array {
  return counted([batch, time], (index) => (index % time === 0 || unit(streams.mask + input, index) > -0.5 ? 1 : 0));
}

/** What an output should have been. */
export function drawLabels(shape: readonly number[], output: number): Float32Array {
  return counted(shape, (index) => unit(streams.label + output, index));
}

/** A weight that keeps what it is multiplied with about as large as it was; a variance is positive. */
export function drawWeight(name: string, shape: readonly number[], weight: number): Float32Array {
  const scale = shape.length > 1 ? Math.sqrt(3 / sizeOf(shape.slice(0, -1))) : 0.5;
  const shift = name.endsWith('variance') ? 1 : 0;
  return counted(shape, (index) => shift + scale * unit(streams.weight + weight, index));
}
