import type { AssetReader, Dataset } from '../dataset.ts';
import type { DatasetOptions } from '../options.ts';
import { mixSeed, random } from '../random.ts';
import { digitDataset, readDigitPack, unpackDigit } from './digits.ts';

const colourSeed = 1616;

/**
 * The digits as small colour pictures, `[16, 16, 3]` from -1 (black) to 1: the middle 24 x 24 pixels averaged down to
 * 16 x 16, in an ink of the digit's own. The same digit has the same ink in every run.
 */
export async function loadColourDigits(options: DatasetOptions, assets: AssetReader): Promise<Dataset> {
  const pack = await readDigitPack(assets);
  const grey = new Float32Array(784);
  return digitDataset('colourDigits', pack, options, [16, 16, 3], (digit, out, start) => {
    unpackDigit(pack, digit, grey, 0);
    const ink = inkOf(digit);
    for (let y = 0; y < 16; y++) {
      for (let x = 0; x < 16; x++) {
        const amount = average(grey, y, x);
        for (let channel = 0; channel < 3; channel++) {
          out[start + (y * 16 + x) * 3 + channel] = amount * ink[channel]! * 2 - 1;
        }
      }
    }
  });
}

/** Mean of the 1.5 x 1.5 pixels under one of the 16 x 16: a whole pixel and half of its neighbour on each axis. */
function average(grey: Float32Array, y: number, x: number): number {
  let sum = 0;
  for (const [row, high] of cover(y)) {
    for (const [column, wide] of cover(x)) sum += grey[row * 28 + column]! * high * wide;
  }
  return sum / 2.25;
}

function cover(place: number): readonly (readonly [pixel: number, share: number])[] {
  // Two pictures' pixels cover three of the digit's: 1 + 1/2, then 1/2 + 1. The border of 2 is left out.
  const first = 2 + Math.floor(place * 1.5);
  return place % 2 === 0 ? [[first, 1], [first + 1, 0.5]] : [[first, 0.5], [first + 1, 1]]; // prettier-ignore
}

/** A light, saturated colour: one channel full, one dark, one between. */
function inkOf(digit: number): readonly [number, number, number] {
  const draw = random(mixSeed(colourSeed, digit));
  const hue = draw() * 6;
  const channel = (offset: number): number => {
    const distance = Math.abs(((hue + offset) % 6) - 3) - 1;
    return 0.2 + 0.8 * Math.min(1, Math.max(0, distance));
  };
  return [channel(0), channel(4), channel(2)];
}
