import type { Dataset } from './data/dataset.ts';
import { generateReviews } from './data/sets/reviews.ts';
import { prepareColumns } from './data/text/prepareColumns.ts';

/** What the program trains on. */
export interface Data {
  readonly reviews: Dataset;
}

/** Makes the data up from the seed. */
export async function loadData(seed = 42): Promise<Data> {
  return {
    reviews: prepareColumns(generateReviews({ samples: 2000, labels: 'binary' }, seed), [
      {
        name: 'words',
        from: 'text',
        encoding: {
          standardize: 'lower_and_strip_punctuation',
          split: 'whitespace',
          ngrams: 1,
          outputMode: 'int',
          outputSequenceLength: 16,
          maxTokens: 100,
          vocabulary: null,
        },
      },
    ]),
  };
}
