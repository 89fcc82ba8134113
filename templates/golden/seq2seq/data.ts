import type { Dataset } from './data/dataset.ts';
import { generateSums } from './data/sets/sums.ts';

/** What the program trains on. */
export interface Data {
  readonly sums: Dataset;
}

/** Makes the data up from the seed. */
export async function loadData(seed = 42): Promise<Data> {
  return {
    sums: generateSums({ digits: 2, samples: 8000 }, seed),
  };
}
