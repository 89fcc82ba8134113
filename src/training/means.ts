import type { Scores } from '../compiler/plan.ts';

/** Adds up the scores of batches and gives their mean over samples. */
export interface Means {
  add(scores: Scores, samples: number): void;
  /** Empty while nothing was added. */
  read(): Scores;
}

/** Means with nothing in them. */
export function createMeans(): Means {
  const sums = new Map<string, number>();
  let total = 0;
  return {
    add(scores, samples) {
      total += samples;
      for (const [series, value] of Object.entries(scores)) sums.set(series, (sums.get(series) ?? 0) + value * samples);
    },
    read: () => Object.fromEntries([...sums].map(([series, sum]) => [series, sum / total])),
  };
}
