import type { AssetReader, Dataset, Field, Split } from '../dataset.ts';
import { checkedIndex, rowsFor } from '../columns.ts';
import { labelField, labelForm, readLabels } from '../labels.ts';
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

/** Writes the picture of a digit at `start`. */
type Draw = (digit: number, out: Float32Array, start: number) => void;

/** Draws each picture once and keeps it: to copy one is many times quicker than to draw it again. */
function drawnOnce(draw: Draw, size: number, count: number): Draw {
  const drawn = new Uint8Array(count);
  let pictures: Float32Array | undefined;
  return (digit, out, start) => {
    pictures ??= new Float32Array(count * size);
    if (drawn[digit] === 0) draw(digit, pictures, digit * size);
    drawn[digit] = 1;
    out.set(pictures.subarray(digit * size, (digit + 1) * size), start);
  };
}

/** A data set over the pack whose pictures are made by `draw` when they are read. */
export function digitDataset(
  name: string,
  pack: DigitPack,
  options: DatasetOptions,
  shape: readonly number[],
  draw: Draw,
): Dataset {
  const form = labelForm(options['labels']);
  const images: Field = { shape, dtype: 'float32' };
  const training = pack.header.count - 2 * heldBack;
  const sizes = { train: numberOption(options, 'samples', 2500, 1, training), validation: heldBack, test: heldBack };
  const size = shape.reduce((product, dim) => product * dim, 1);
  const drawAgain = drawnOnce(draw, size, pack.header.count);

  const labelsOf = (split: Split) => pack.labels.subarray(splitStart[split], splitStart[split] + sizes[split]);
  return {
    name,
    fields: { images, labels: labelField(form, digitClasses.length) },
    sizes,
    classNames: digitClasses,
    origin: { source: pack.header.source, licence: pack.header.licence },
    read(split, indices, field, into) {
      if (field === 'labels') return readLabels(labelsOf(split), indices, form, digitClasses.length, into);
      if (field !== 'images') throw new Error(`The data set "${name}" has no field "${field}".`);
      const rows = rowsFor(images, indices.length, into) as Float32Array;
      // Whoever brings an array reads batch after batch, and will come back to the same digits.
      const write = into ? drawAgain : draw;
      for (let row = 0; row < indices.length; row++) {
        write(splitStart[split] + checkedIndex(indices[row]!, sizes[split]), rows, row * size);
      }
      return rows;
    },
  };
}
