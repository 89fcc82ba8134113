import { describe, expect, it } from 'vitest';
import { classNumbers, softmax, toPictures, winnersOf } from './numbers.ts';

describe('winners', () => {
  it('are the likeliest class of each row', () => {
    const { winner, probability } = winnersOf([0.1, 0.7, 0.2, 0.5, 0.25, 0.25], 3, false);
    expect([...winner]).toEqual([1, 0]);
    expect([...probability].map((value) => Number(value.toFixed(4)))).toEqual([0.7, 0.5]);
  });

  it('are told by one number between 0 and 1', () => {
    const { winner, probability } = winnersOf([0.25, 0.75], 1, false);
    expect([...winner]).toEqual([0, 1]);
    expect([...probability]).toEqual([0.75, 0.75]);
  });

  it('are read from logits', () => {
    expect(winnersOf([0, Math.log(3)], 2, true).probability[0]).toBeCloseTo(0.75, 6);
    expect(winnersOf([Math.log(3)], 1, true).probability[0]).toBeCloseTo(0.75, 6);
  });
});

it('softmax does not overflow, and sharpens with a low temperature', () => {
  expect(softmax([1000, 1000])).toEqual([0.5, 0.5]);
  expect(softmax([1, 2], 0.5)[1]).toBeGreaterThan(softmax([1, 2])[1]!);
});

it('classes are read from numbers and from one-hot rows', () => {
  expect(classNumbers([3, 1], 2)).toEqual([3, 1]);
  expect(classNumbers([0, 0, 1, 1, 0, 0], 2)).toEqual([2, 0]);
});

it('pictures are drawn between the ends of the range', () => {
  const { pixels, count } = toPictures([-1, 0, 1, 3], { height: 1, width: 2, channels: 1 }, { low: -1, high: 1 });
  expect([...pixels]).toEqual([0, 128, 255, 255]);
  expect(count).toBe(2);
});
