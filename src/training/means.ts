import type { Scores } from '../compiler/plan.ts';

/** Adds up the scores of batches and gives their mean over samples. */
export interface Means {
  add(scores: Scores, samples: number): void;
  /** Empty while nothing was added. */
  read(): Scores;
  /** Means that have seen the same, and go on by themselves. */
  copy(): Means;
}

/** Means with nothing in them. */
export function createMeans(): Means {
  return meansOf({}, 0);
}

function meansOf(sums: Record<string, number>, total: number): Means {
  return {
    add(scores, samples) {
      total += samples;
      for (const series in scores) sums[series] = (sums[series] ?? 0) + scores[series]! * samples;
    },
    read: () => Object.fromEntries(Object.entries(sums).map(([series, sum]) => [series, sum / total])),
    copy: () => meansOf({ ...sums }, total),
  };
}
