import type { SourceCall } from '../nodes/kit/calls.ts';
import type { AssetReader, Dataset } from './dataset.ts';
import { loadColourDigits } from './sets/colourDigits.ts';
import { loadDigits } from './sets/digits.ts';
import { generatePoints } from './sets/points.ts';
import { generateReviews } from './sets/reviews.ts';
import { generateSums } from './sets/sums.ts';
import { loadText } from './sets/text.ts';

/** The part of a plan that names a data set and says how it is wanted. */
export type DatasetCall = Extract<SourceCall, { kind: 'dataset' }>;

/**
 * Brings a data set into memory. The seed only matters to data that is made up (`points`, `reviews`, `sums`); packs are the same for
 * every run. Throws when a pack cannot be read, or when the name is none of ours.
 */
export async function loadDataset(call: DatasetCall, seed: number, assets: AssetReader): Promise<Dataset> {
  switch (call.dataset) {
    case 'digits':
      return loadDigits(call.options, assets);
    case 'colourDigits':
      return loadColourDigits(call.options, assets);
    case 'points':
      return generatePoints(call.options, seed);
    case 'reviews':
      return generateReviews(call.options, seed);
    case 'sums':
      return generateSums(call.options, seed);
    case 'text':
      return loadText(call.options, assets);
    default:
      throw new Error(`There is no data set called "${call.dataset}".`);
  }
}
