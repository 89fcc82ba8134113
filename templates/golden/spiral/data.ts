import type { Dataset } from './data/dataset.ts';
import { generatePoints } from './data/sets/points.ts';

/** What the program trains on. */
export interface Data {
  readonly points: Dataset;
}

/** Makes the data up from the seed. */
export async function loadData(seed = 42): Promise<Data> {
  return {
    points: generatePoints({ shape: 'spiral', samples: 1000, noise: 0.05, labels: 'one-hot' }, seed),
  };
}
