import type { AssetReader, Dataset } from './data/dataset.ts';
import { loadColourDigits } from './data/sets/colourDigits.ts';

/** What the program trains on. */
export interface Data {
  readonly colourDigits: Dataset;
}

/** Loads the data. `read` gives a file of `public/data` by its path. */
export async function loadData(read: AssetReader): Promise<Data> {
  return {
    colourDigits: await loadColourDigits({ samples: 4000, labels: 'one-hot' }, read),
  };
}
