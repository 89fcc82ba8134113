import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { transposedLength, windowLength } from './window.ts';

/** Counts the places a window can stand in, one by one. */
function countPlaces(input: number, window: number, stride: number): number {
  let places = 0;
  for (let start = 0; start + window <= input; start += stride) places++;
  return places;
}

const side = fc.integer({ min: 1, max: 40 });
const step = fc.integer({ min: 1, max: 6 });

describe('a sliding window', () => {
  it('stands as often as it can be laid', () => {
    fc.assert(
      fc.property(side, side, step, (input, window, stride) => {
        const { length } = windowLength(input, window, stride, 'valid');
        expect(Math.max(length, 0)).toBe(countPlaces(input, window, stride));
      }),
    );
  });

  it('keeps the length with same padding and stride 1', () => {
    fc.assert(
      fc.property(side, side, (input, window) => {
        expect(windowLength(input, window, 1, 'same').length).toBe(input);
      }),
    );
  });

  it('is undone by the transposed one', () => {
    fc.assert(
      fc.property(side, side, step, (input, window, stride) => {
        const larger = transposedLength(input, window, stride, 'valid').length;
        expect(windowLength(larger, window, stride, 'valid').length).toBe(input);
      }),
    );
  });

  it('shows its arithmetic', () => {
    expect(windowLength(28, 3, 1, 'valid')).toEqual({ length: 26, formula: '28 − 3 + 1' });
    expect(windowLength(5, 7, 1, 'valid').length).toBe(-1);
  });
});
