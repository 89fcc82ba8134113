import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mixSeed, normal, permutation, random } from './random.ts';

const seeds = fc.integer({ min: 0, max: 0xffffffff });

describe('random', () => {
  it('gives the known first numbers of mulberry32', () => {
    // Computed once with the published C code for seed 42.
    const draw = random(42);
    expect([draw(), draw(), draw()].map((value) => value * 4294967296)).toEqual([2581720956, 1925393290, 3661312704]);
  });

  it('stays in [0, 1) and has the mean and spread of a uniform draw', () => {
    const draw = random(7);
    const values = Array.from({ length: 20_000 }, draw);
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    expect(Math.min(...values)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...values)).toBeLessThan(1);
    expect(mean).toBeCloseTo(0.5, 1.7);
    expect(values.filter((value) => value < 0.1).length / values.length).toBeCloseTo(0.1, 1.7);
  });
});

describe('normal', () => {
  it('has mean 0 and deviation 1, and is always finite', () => {
    const draw = random(1);
    const values = Array.from({ length: 20_000 }, () => normal(draw));
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
    expect(Math.abs(mean)).toBeLessThan(0.03);
    expect(Math.abs(variance - 1)).toBeLessThan(0.05);
    expect(Number.isFinite(normal(() => 0))).toBe(true);
    expect(Number.isFinite(normal(() => 1 - 2 ** -32))).toBe(true);
  });
});

describe('mixSeed', () => {
  it('gives neighbouring epochs, batches and seeds seeds of their own', () => {
    const mixed = new Set<number>();
    for (let seed = 0; seed < 20; seed++)
      for (let epoch = 0; epoch < 20; epoch++)
        for (let batch = 0; batch < 20; batch++) mixed.add(mixSeed(seed, epoch, batch));
    expect(mixed.size).toBe(8000);
  });

  it('is an unsigned 32-bit whole number that depends on its arguments alone', () => {
    fc.assert(
      fc.property(seeds, fc.array(fc.nat()), (seed, parts) => {
        const mixed = mixSeed(seed, ...parts);
        expect(mixed).toBe(mixSeed(seed, ...parts));
        expect(mixed).toBe(mixed >>> 0);
      }),
    );
  });
});

describe('permutation', () => {
  it('holds every number below its size once', () => {
    fc.assert(
      fc.property(fc.nat(500), seeds, (size, seed) => {
        expect([...permutation(size, seed)].sort((a, b) => a - b)).toEqual(Array.from({ length: size }, (_, i) => i));
      }),
    );
  });

  it('puts every number in every place about equally often', () => {
    const counts = Array.from({ length: 4 }, () => [0, 0, 0, 0]);
    for (let seed = 0; seed < 4000; seed++)
      permutation(4, mixSeed(seed, 0)).forEach((value, place) => counts[place]![value]!++);
    for (const count of counts.flat()) expect(Math.abs(count - 1000)).toBeLessThan(150);
  });
});
