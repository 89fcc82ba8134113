import { TEXT_CHARACTERS } from '../../nodes/data/textCharacters.ts';
import { checkedIndex, rowsFor, type BySplit } from '../columns.ts';
import type { AssetReader, Dataset, Split } from '../dataset.ts';
import { numberOption, type DatasetOptions } from '../options.ts';
import { readPack } from '../pack.ts';

/**
 * Windows of a novel as numbers of characters: `characters` and, one place further on, `next`. Of the text the first
 * 90 % are for training, 5 % for validation and 5 % for the test; windows of `options.length` characters lie end to end.
 * `options.samples` of the training windows are used, spread evenly over the text.
 */
export async function loadText(options: DatasetOptions, assets: AssetReader): Promise<Dataset> {
  const { header, bytes: text } = await readPack('moby-dick', assets);
  const length = numberOption(options, 'length', 64, 1, 1000);
  const bounds = splitBounds(text.length);
  // A window needs one character more than its length.
  const windows = (split: Split): number => Math.floor((bounds[split][1] - bounds[split][0] - 1) / length);
  const available = windows('train');
  const sizes: BySplit<number> = {
    train: numberOption(options, 'samples', 1000, 1, available),
    validation: windows('validation'),
    test: windows('test'),
  };

  const startOf = (split: Split, index: number): number => {
    checkedIndex(index, sizes[split]);
    const window = split === 'train' ? Math.floor((index * available) / sizes.train) : index;
    return bounds[split][0] + window * length;
  };
  const field = { shape: [length], dtype: 'int32', classes: TEXT_CHARACTERS.length } as const;
  return {
    name: 'text',
    fields: { characters: field, next: field },
    sizes,
    classNames: [...TEXT_CHARACTERS],
    origin: { source: header.source, licence: header.licence },
    read(split, indices, name, into) {
      if (name !== 'characters' && name !== 'next') throw new Error(`The data set "text" has no field "${name}".`);
      const shift = name === 'next' ? 1 : 0;
      const rows = rowsFor(field, indices.length, into);
      for (let row = 0; row < indices.length; row++) {
        const start = startOf(split, indices[row]!) + shift;
        rows.set(text.subarray(start, start + length), row * length);
      }
      return rows;
    },
  };
}

function splitBounds(characters: number): BySplit<readonly [start: number, end: number]> {
  const first = Math.floor(characters * 0.9);
  const second = Math.floor(characters * 0.95);
  return { train: [0, first], validation: [first, second], test: [second, characters] };
}
