import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { batchCount, batchIndices, epochOrder, noise, noiseSeed } from './batches.ts';

describe('batches of an epoch', () => {
  it('visit every sample once, in batches of the size asked for, the last one smaller', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 400 }),
        fc.integer({ min: 1, max: 64 }),
        fc.nat(),
        (size, batchSize, seed) => {
          const order = epochOrder(size, seed, 3);
          const batches = Array.from({ length: batchCount(size, batchSize) }, (_, batch) => [
            ...batchIndices(order, batch, batchSize),
          ]);
          expect(batches.slice(0, -1).every((batch) => batch.length === batchSize)).toBe(true);
          expect(batches.at(-1)!.length).toBeGreaterThan(0);
          expect(batches.flat().sort((a, b) => a - b)).toEqual(Array.from({ length: size }, (_, i) => i));
        },
      ),
    );
  });

  it('come in an order that depends on the seed and the epoch', () => {
    expect(epochOrder(100, 42, 0)).toEqual(epochOrder(100, 42, 0));
    expect(epochOrder(100, 42, 0)).not.toEqual(epochOrder(100, 42, 1));
    expect(epochOrder(100, 42, 0)).not.toEqual(epochOrder(100, 43, 0));
  });
});

describe('noise', () => {
  const mean = (values: Float32Array): number => values.reduce((sum, value) => sum + value, 0) / values.length;

  it('has the shape, the mean and the spread of its distribution', () => {
    const normal = noise([10, 10], 'normal', 100, 5);
    expect(normal).toHaveLength(10_000);
    expect(Math.abs(mean(normal))).toBeLessThan(0.05);
    expect(Math.abs(mean(normal.map((value) => value * value)) - 1)).toBeLessThan(0.06);

    const uniform = noise([100], 'uniform', 100, 5);
    expect(Math.max(...uniform)).toBeLessThan(1);
    expect(Math.min(...uniform)).toBeGreaterThanOrEqual(-1);
    expect(Math.abs(mean(uniform.map((value) => value * value)) - 1 / 3)).toBeLessThan(0.02);
  });

  it('differs between sources and batches, and comes again from the same seed', () => {
    const draw = (source: number, batch: number): Float32Array => noise([4], 'normal', 2, noiseSeed(42, source, batch));
    expect(draw(0, 0)).toEqual(draw(0, 0));
    expect(draw(0, 0)).not.toEqual(draw(0, 1));
    expect(draw(0, 0)).not.toEqual(draw(1, 0));
  });
});
