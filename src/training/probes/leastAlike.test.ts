import { expect, it } from 'vitest';
import { leastAlike } from './leastAlike.ts';

/** Maps of eight places, put together as `[place, channel]`. */
function interleave(...maps: readonly (readonly number[])[]): number[] {
  return maps[0]!.flatMap((_, place) => maps.map((map) => map[place]!));
}

const ramp = [0, 1, 2, 3, 4, 5, 6, 7];
const halves = [0, 0, 0, 0, 9, 9, 9, 9];
const stripes = [0, 1, 0, 1, 0, 1, 0, 1];
const flat = [5, 5, 5, 5, 5, 5, 5, 5];

it('takes the map that varies most, then what is least like it', () => {
  expect(leastAlike(interleave(ramp, halves, stripes), 3, 2)).toEqual([1, 2]);
});

it('takes a negative for the same map', () => {
  const negative = halves.map((value) => -value);
  expect(leastAlike(interleave(halves, negative, ramp, stripes), 4, 3)).toEqual([0, 3, 2]);
});

it('takes maps that do not vary last', () => {
  expect(leastAlike(interleave(flat, halves, ramp, flat), 4, 2)).toEqual([1, 2]);
});

it('keeps the order where all fit', () => {
  expect(leastAlike(interleave(flat, halves), 2, 4)).toEqual([0, 1]);
});
