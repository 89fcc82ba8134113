import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linearAxis, logAxis, runAxis, shareAxis } from './ticks.ts';

describe('logAxis', () => {
  it('stands on 1 and 3 over a loss that falls by two decades', () => {
    expect(logAxis(0.035, 2.9).ticks).toEqual([0.03, 0.1, 0.3, 1, 3]);
    expect(logAxis(0.021, 2.4)).toEqual({ domain: [0.02, 3], ticks: [0.03, 0.1, 0.3, 1, 3], scale: 'log' });
  });

  it('spans a decade for a single value', () => {
    const { domain } = logAxis(2.3, 2.3);
    expect(domain[0]).toBeLessThanOrEqual(0.23);
    expect(domain[1]).toBeGreaterThanOrEqual(2.3);
  });

  it('covers what it is given with at most five ticks', () => {
    const positive = fc.double({ min: 1e-9, max: 1e9, noNaN: true });
    fc.assert(
      fc.property(positive, positive, (a, b) => {
        const [low, high] = [Math.min(a, b), Math.max(a, b)];
        const { domain, ticks } = logAxis(low, high);
        expect(domain[0]).toBeLessThanOrEqual(low * 1.000001);
        expect(domain[1]).toBeGreaterThanOrEqual(high * 0.999999);
        expect(ticks.length).toBeGreaterThanOrEqual(2);
        expect(ticks.length).toBeLessThanOrEqual(5);
      }),
    );
  });

  it('has a frame even without a positive value', () => {
    expect(logAxis(Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY).domain[1]).toBe(1);
  });
});

describe('linearAxis', () => {
  it('starts at 0', () => {
    expect(linearAxis(0.4, 3.6)).toEqual({ domain: [0, 4], ticks: [0, 1, 2, 3, 4], scale: 'linear' });
  });

  it('has decimal steps without dust', () => {
    expect(linearAxis(0.1, 0.29).ticks).toEqual([0, 0.1, 0.2, 0.3]);
  });

  it('covers negative values', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -1e6, max: 0, noNaN: true }),
        fc.double({ min: 0, max: 1e6, noNaN: true }),
        (a, b) => {
          const { domain, ticks } = linearAxis(a, b);
          const slack = 1e-6 * (b - a) + 1e-12;
          expect(domain[0]).toBeLessThanOrEqual(a + slack);
          expect(domain[1]).toBeGreaterThanOrEqual(b - slack);
          expect(ticks.length).toBeLessThanOrEqual(7);
        },
      ),
    );
  });
});

describe('shareAxis', () => {
  it('cuts at 70 % once past it', () => {
    expect(shareAxis(0.69).domain).toEqual([0, 1]);
    expect(shareAxis(0.7).domain).toEqual([0.7, 1]);
  });
});

describe('runAxis', () => {
  it.each([
    [12, [0, 2, 4, 6, 8, 10, 12]],
    [5, [0, 1, 2, 3, 4, 5]],
    [1, [0, 1]],
    [10_000, [0, 2000, 4000, 6000, 8000, 10_000]],
  ])('of %d', (end, ticks) => {
    expect(runAxis(end)).toEqual({ domain: [0, end], ticks, scale: 'linear' });
  });

  it('ends with the run, not with a tick', () => {
    expect(runAxis(7).domain).toEqual([0, 7]);
    expect(runAxis(7).ticks).toEqual([0, 2, 4, 6]);
  });
});
