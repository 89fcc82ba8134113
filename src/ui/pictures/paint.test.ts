import { describe, expect, it } from 'vitest';
import { boundaryRgba, parseColor, pictureRgba, signedRgba } from './paint.ts';

describe('pictureRgba', () => {
  it('spreads grey over red, green and blue', () => {
    const pictures = {
      count: 2,
      height: 1,
      width: 2,
      channels: 1,
      pixels: new Uint8ClampedArray([1, 2, 3, 4]),
    } as const;
    expect([...pictureRgba(pictures, 1)]).toEqual([3, 3, 3, 255, 4, 4, 4, 255]);
  });

  it('takes colours as they are', () => {
    const pictures = { count: 1, height: 1, width: 1, channels: 3, pixels: new Uint8ClampedArray([9, 8, 7]) } as const;
    expect([...pictureRgba(pictures, 0)]).toEqual([9, 8, 7, 255]);
  });
});

describe('signedRgba', () => {
  it('has two colours, and opacity for size', () => {
    expect([...signedRgba([-1, 0.5], 1, [0, 0, 255], [255, 128, 0])]).toEqual([0, 0, 255, 255, 255, 128, 0, 128]);
  });

  it('is clear where all is 0', () => {
    expect([...signedRgba([0], 0, [1, 1, 1], [2, 2, 2])]).toEqual([2, 2, 2, 0]);
  });
});

describe('boundaryRgba', () => {
  const colors = [
    [10, 0, 0],
    [0, 10, 0],
  ] as const;

  it('is faint where the model guesses and strong where it is sure', () => {
    const rgba = boundaryRgba([0, 1], [0.5, 1], 2, colors);
    expect([...rgba.slice(0, 3)]).toEqual([10, 0, 0]);
    expect(rgba[3]).toBeLessThan(20);
    expect([...rgba.slice(4, 7)]).toEqual([0, 10, 0]);
    expect(rgba[7]).toBeGreaterThan(120);
  });
});

describe('parseColor', () => {
  it('reads what style sheets hold', () => {
    expect(parseColor(' #1f7345')).toEqual([31, 115, 69]);
    expect(parseColor('rgb(31, 115, 69)')).toEqual([31, 115, 69]);
  });
});
