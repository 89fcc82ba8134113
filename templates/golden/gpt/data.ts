import type { AssetReader, Dataset } from './data/dataset.ts';
import { loadText } from './data/sets/text.ts';

/** What the program trains on. */
export interface Data {
  readonly text: Dataset;
}

/** Loads the data. `read` gives a file of `public/data` by its path. */
export async function loadData(read: AssetReader): Promise<Data> {
  return {
    text: await loadText({ length: 64, samples: 4000 }, read),
  };
}
