import { expect, it } from 'vitest';
import { histogram } from './histogram.ts';

it('counts every value once, the greatest in the last bin', () => {
  expect(histogram([0, 0.1, 0.5, 1], 4)).toEqual({ from: 0, to: 1, counts: [2, 0, 1, 1] });
});

it('puts equal values in the middle and leaves out what is no number', () => {
  expect(histogram([2, 2, Number.NaN], 3)).toEqual({ from: 2, to: 2, counts: [0, 2, 0] });
  expect(histogram([], 2)).toEqual({ from: 0, to: 0, counts: [0, 0] });
});
