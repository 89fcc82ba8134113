import { streams, unit } from './draw.ts';

/**
 * A tensor in few numbers: its L2 norm; its products with two fixed tensors of uneven numbers, which feel a change of
 * any element; and some of its elements, at even distances.
 */
export interface Digest {
  readonly count: number;
  readonly norm: number;
  readonly products: readonly number[];
  readonly samples: readonly number[];
}

/** A tensor with no more elements is kept whole. */
const kept = 8;
const products = 2;

/** The elements kept: number `k` of `m` is at `floor(k × count / m)`. */
function places(count: number): number[] {
  const many = Math.min(kept, count);
  return Array.from({ length: many }, (_, place) => Math.floor((place * count) / many));
}

export function digest(values: ArrayLike<number>): Digest {
  let squares = 0;
  const sums = new Array<number>(products).fill(0);
  for (let index = 0; index < values.length; index++) {
    const value = values[index]!;
    squares += value * value;
    for (let at = 0; at < products; at++) sums[at]! += value * unit(streams.projection + at, index);
  }
  return {
    count: values.length,
    norm: Math.sqrt(squares),
    products: sums,
    samples: places(values.length).map((place) => values[place]!),
  };
}

/** As one list of numbers, as the record has it: norm, products, samples. */
export function readDigest(count: number, [norm, ...rest]: readonly number[]): Digest {
  return { count, norm: norm ?? NaN, products: rest.slice(0, products), samples: rest.slice(products) };
}

/**
 * How far two digests are apart, in units of what is allowed: above 1 is too far. `relative` holds for each element
 * against its own size or the tensor's root mean square, whichever is larger; `absolute` is always allowed.
 */
export function distance(actual: Digest, expected: Digest, relative: number, absolute: number): number {
  if (actual.count !== expected.count) return Infinity;
  const rms = expected.norm / Math.sqrt(Math.max(1, expected.count));
  const whole = relative * expected.norm + absolute * Math.sqrt(expected.count);
  const ratios = [
    Math.abs(actual.norm - expected.norm) / whole,
    ...expected.products.map((value, at) => Math.abs(actual.products[at]! - value) / whole),
    ...expected.samples.map(
      (value, at) => Math.abs(actual.samples[at]! - value) / (relative * Math.max(Math.abs(value), rms) + absolute),
    ),
  ];
  return ratios.reduce((most, ratio) => (ratio <= most ? most : Number.isNaN(ratio) ? Infinity : ratio), 0);
}
