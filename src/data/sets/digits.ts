import type { AssetReader, Dataset, Split } from '../dataset.ts';
import { formLabels, labelField, labelForm } from '../labels.ts';
import { numberOption, type DatasetOptions } from '../options.ts';
import { readPack, type PackHeader } from '../pack.ts';

const digitClasses = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'] as const;
const heldBack = 1000;

/** The pack as it is: four bits a pixel, two pixels a byte, the left one in the high bits. */
export interface DigitPack {
  readonly header: PackHeader;
  readonly pixels: Uint8Array;
  readonly labels: Uint8Array;
}

/** 10,000 handwritten digits, `[28, 28, 1]` from 0 to 1. The pack is shuffled once and for all. */
export async function loadDigits(options: DatasetOptions, assets: AssetReader): Promise<Dataset> {
  const pack = await readDigitPack(assets);
  return digitDataset('digits', pack, options, [28, 28, 1], (digit, out, start) => {
    unpackDigit(pack, digit, out, start);
  });
}

/** Reads the pack that both digit data sets are made from. */
export async function readDigitPack(assets: AssetReader): Promise<DigitPack> {
  const { header, bytes } = await readPack('digits', assets);
  const split = header.count * 28 * 14;
  return { header, pixels: bytes.subarray(0, split), labels: bytes.subarray(split) };
}

/** Writes the 784 pixels of a digit, 0 to 1, at `start`. */
export function unpackDigit(pack: DigitPack, digit: number, out: Float32Array, start: number): void {
  for (let pair = 0; pair < 392; pair++) {
    const byte = pack.pixels[digit * 392 + pair]!;
    out[start + pair * 2] = (byte >> 4) / 15;
    out[start + pair * 2 + 1] = (byte & 15) / 15;
  }
}

/** Where each split lies in the pack: held-back digits come first, so they never change with `samples`. */
const splitStart: Readonly<Record<Split, number>> = { validation: 0, test: heldBack, train: 2 * heldBack };

/** A data set over the pack whose pictures are made by `draw` when they are read. */
export function digitDataset(
  name: string,
  pack: DigitPack,
  options: DatasetOptions,
  shape: readonly number[],
  draw: (digit: number, out: Float32Array, start: number) => void,
): Dataset {
  const form = labelForm(options['labels']);
  const training = pack.header.count - 2 * heldBack;
  const sizes = { train: numberOption(options, 'samples', 2500, 1, training), validation: heldBack, test: heldBack };
  const size = shape.reduce((product, dim) => product * dim, 1);

  const digitOf = (split: Split, index: number): number => {
    if (!(index >= 0 && index < sizes[split])) throw new RangeError(`There is no sample ${index}.`);
    return splitStart[split] + index;
  };
  return {
    name,
    fields: { images: { shape, dtype: 'float32' }, labels: labelField(form, digitClasses.length) },
    sizes,
    classNames: digitClasses,
    origin: { source: pack.header.source, licence: pack.header.licence },
    read(split, indices, field) {
      const digits = Array.from(indices, (index) => digitOf(split, index));
      if (field === 'labels') {
        const labels = digits.map((digit) => pack.labels[digit]!);
        return formLabels(labels, form, digitClasses.length);
      }
      if (field !== 'images') throw new Error(`The data set "${name}" has no field "${field}".`);
      const images = new Float32Array(digits.length * size);
      digits.forEach((digit, row) => draw(digit, images, row * size));
      return images;
    },
  };
}
