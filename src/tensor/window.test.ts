import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { adaptiveWindows, transposedLength, windowLength } from './window.ts';

/** Counts the places a window can stand in, one by one. */
function countPlaces(input: number, window: number, stride: number, dilation: number): number {
  let places = 0;
  for (let start = 0; start + (window - 1) * dilation < input; start += stride) places++;
  return places;
}

const side = fc.integer({ min: 1, max: 40 });
const step = fc.integer({ min: 1, max: 6 });

describe('a sliding window', () => {
  it('stands as often as it can be laid', () => {
    fc.assert(
      fc.property(side, side, step, step, (input, window, stride, dilation) => {
        const { length } = windowLength(input, window, stride, 'valid', dilation);
        expect(Math.max(length, 0)).toBe(countPlaces(input, window, stride, dilation));
      }),
    );
  });

  it.each(['same', 'causal'] as const)('keeps the length with %s padding and stride 1', (padding) => {
    fc.assert(
      fc.property(side, side, step, (input, window, dilation) => {
        expect(windowLength(input, window, 1, padding, dilation).length).toBe(input);
      }),
    );
  });

  it('is undone by the transposed one, whatever its output padding', () => {
    const padding = fc.constantFrom('same' as const, 'valid' as const);
    fc.assert(
      fc.property(
        side,
        side,
        step,
        step,
        padding,
        fc.option(fc.nat(5)),
        (input, window, stride, dilation, pads, out) => {
          const evenSame = pads === 'same' && ((window - 1) * dilation + 1) % 2 === 0;
          // Keras allows less than the stride; of an even window with `same` padding, 0 is one place too few.
          fc.pre(out === null || (out < stride && !(evenSame && out === 0)));
          const larger = transposedLength(input, window, stride, pads, out, dilation).length;
          expect(windowLength(larger, window, stride, pads, dilation).length).toBe(input);
        },
      ),
    );
  });

  it('has the output padding that Keras would pick without `same`', () => {
    fc.assert(
      fc.property(side, side, step, (input, window, stride) => {
        const own = Math.max(window, stride) - window;
        expect(transposedLength(input, window, stride, 'valid').length).toBe(
          transposedLength(input, window, stride, 'valid', own).length,
        );
      }),
    );
  });

  it('covers every cell where it adapts, in windows that differ by one at most', () => {
    fc.assert(
      fc.property(side, side, (input, output) => {
        const windows = adaptiveWindows(input, output);
        expect(windows).toHaveLength(output);
        expect(windows[0]![0]).toBe(0);
        expect(windows.at(-1)![1]).toBe(input);
        windows.slice(1).forEach(([start], index) => expect(start).toBeLessThanOrEqual(windows[index]![1]));
        const sizes = windows.map(([start, end]) => end - start);
        expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('shows its arithmetic', () => {
    expect(windowLength(28, 3, 1, 'valid')).toEqual({ length: 26, formula: '28 − 3 + 1' });
    expect(windowLength(5, 7, 1, 'valid').length).toBe(-1);
    expect(windowLength(9, 3, 1, 'valid', 2)).toEqual({ length: 5, formula: '9 − (3 − 1) × 2' });
    expect(transposedLength(4, 3, 2, 'same', 1)).toEqual({ length: 8, formula: '(4 − 1) × 2 + 1 + 1' });
  });
});
