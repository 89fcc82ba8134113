import { describe, expect, it } from 'vitest';
import { smooth } from './smooth.ts';

describe('smooth', () => {
  it('starts at the first value', () => {
    expect(smooth([2.3])[0]).toBeCloseTo(2.3, 12);
  });

  it('leaves a constant series as it is', () => {
    for (const mean of smooth(Array.from({ length: 50 }, () => 0.7))) expect(mean).toBeCloseTo(0.7, 12);
  });

  it('weighs the past by powers of what is kept', () => {
    // (0.5 · 0.5 · 4 + 0.5 · 1) / (1 - 0.5²) = 2
    expect(smooth([4, 1], 0.5)[1]).toBeCloseTo(2, 12);
  });

  it('keeps the mean over holes, and knows none before the first value', () => {
    const means = smooth([undefined, 3, Number.NaN, 3]);
    expect(means[0]).toBeNaN();
    expect(means[2]).toBeCloseTo(3, 12);
    expect(means[3]).toBeCloseTo(3, 12);
  });
});
