import { mixSeed, normal, permutation, random } from './random.ts';

/** The order in which an epoch visits the training samples. Epochs count from 0; each has an order of its own. */
export function epochOrder(size: number, seed: number, epoch: number): Uint32Array {
  return permutation(size, mixSeed(seed, epoch));
}

/** Batches in an epoch; the last one may be smaller. */
export function batchCount(size: number, batchSize: number): number {
  return Math.ceil(size / batchSize);
}

/** Samples of one batch of an epoch, counted from 0; a view of `order`, not a copy. */
export function batchIndices(order: Uint32Array, batch: number, batchSize: number): Uint32Array {
  return order.subarray(batch * batchSize, (batch + 1) * batchSize);
}

/**
 * Seed of the noise that a source draws for one batch. `source` is its place among the plan's sources, `batch`
 * counts from 0 over all epochs.
 */
export function noiseSeed(seed: number, source: number, batch: number): number {
  return mixSeed(seed, 0x6e6f6973, source, batch);
}

/** Fills `values` with the noise that `noise` gives. */
export function fillNoise(values: Float32Array, distribution: 'normal' | 'uniform', seed: number): void {
  const draw = random(seed);
  for (let i = 0; i < values.length; i++) values[i] = distribution === 'normal' ? normal(draw) : draw() * 2 - 1;
}

/**
 * Noise for `count` samples, `[count, ...shape]`: `normal` of mean 0 and deviation 1, `uniform` from -1 to 1.
 * The same seed gives the same numbers.
 */
export function noise(
  shape: readonly number[],
  distribution: 'normal' | 'uniform',
  count: number,
  seed: number,
): Float32Array {
  const values = new Float32Array(shape.reduce((product, dim) => product * dim, count));
  fillNoise(values, distribution, seed);
  return values;
}
