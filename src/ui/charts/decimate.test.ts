import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decimate } from './decimate.ts';

const byIndex = (index: number): number => index;

describe('decimate', () => {
  it('gives every point back when there is room', () => {
    expect(decimate(byIndex, [3, 1, 2], [0, 3], 300)).toEqual([
      { x: 0, y: 3 },
      { x: 1, y: 1 },
      { x: 2, y: 2 },
    ]);
  });

  it('keeps at most two points per pixel, and the extremes', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ noNaN: true, min: -1e6, max: 1e6 }), { minLength: 1, maxLength: 2000 }),
        fc.integer({ min: 1, max: 100 }),
        (ys, width) => {
          const points = decimate(byIndex, ys, [0, ys.length], width);
          expect(points.length).toBeLessThanOrEqual(2 * width);
          const kept = points.map((point) => point.y);
          expect(Math.min(...kept)).toBe(Math.min(...ys));
          expect(Math.max(...kept)).toBe(Math.max(...ys));
          for (const { x, y } of points) expect(ys[x]).toBe(y);
        },
      ),
    );
  });

  it('keeps the order of time inside a pixel', () => {
    expect(decimate(byIndex, [5, 9, 1, 4], [0, 4], 1)).toEqual([
      { x: 1, y: 9 },
      { x: 2, y: 1 },
    ]);
  });

  it('leaves holes out', () => {
    expect(decimate(byIndex, [1, undefined, Number.NaN, Number.POSITIVE_INFINITY, 2], [0, 5], 100)).toEqual([
      { x: 0, y: 1 },
      { x: 4, y: 2 },
    ]);
  });
});
