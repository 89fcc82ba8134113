import { describe, expect, it } from 'vitest';
import { inTermsOf, shapeWriter } from './series.ts';

describe('inTermsOf', () => {
  const named = [
    { name: 'filters', values: [16, 32] },
    { name: 'strides', values: [1, 2] },
  ];

  it('knows a series itself, its multiples and its parts, and prefers itself', () => {
    expect(inTermsOf([16, 32], named)?.text).toBe('filters');
    expect(inTermsOf([1, 2], named)?.text).toBe('strides');
    expect(inTermsOf([96, 192], named)?.text).toBe('6 * filters');
    expect(inTermsOf([8, 16], named)?.text).toBe('filters / 2');
  });

  it('knows nothing of a series that only looks alike', () => {
    expect(inTermsOf([16, 48], named)).toBeNull();
    expect(inTermsOf([17, 34], [named[0]!])).toBeNull();
  });
});

describe('shapeWriter', () => {
  it('writes what is the same as it is, and what differs by name', () => {
    const shapeOf = shapeWriter([{ name: 'filters', values: [8, 16, 32] }]);
    expect(shapeOf([[4, 10], [4, 10], [4, 10]])).toBe('[4, 10]'); // prettier-ignore
    expect(shapeOf([[28, 28, 1], [14, 14, 8], [7, 7, 32]])).toBe('[size, size, channels]'); // prettier-ignore
    expect(shapeOf([[14, 14, 8], [7, 7, 16], [3.5, 3.5, 32]])).toBe('[size / 2, size / 2, filters]'); // prettier-ignore
  });

  it('tells height from width, and gives no name twice', () => {
    const shapeOf = shapeWriter([]);
    expect(shapeOf([[8, 6, 3], [5, 2, 3]])).toBe('[height, width, 3]'); // prettier-ignore
    expect(shapeOf([[9, 6, 3], [5, 2, 3]])).toBe('[height2, width, 3]'); // prettier-ignore
  });
});
