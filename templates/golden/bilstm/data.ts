import type { AssetReader, Dataset } from './data/dataset.ts';
import { loadDigits } from './data/sets/digits.ts';

/** What the program trains on. */
export interface Data {
  readonly digits: Dataset;
}

/** Loads the data. `read` gives a file of `public/data` by its path. */
export async function loadData(read: AssetReader): Promise<Data> {
  return {
    digits: await loadDigits({ samples: 4000, labels: 'one-hot' }, read),
  };
}
