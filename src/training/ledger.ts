import type { Scores, SeriesName } from '../compiler/plan.ts';

/** Scores of batches that were trained and not told yet, by series: small nets train thousands between two words. */
export interface Ledger {
  /** Batches written down. */
  readonly count: number;
  /** Writes down one more. */
  add(scores: Scores): void;
  /** One number for each batch, by series; the ledger is empty after that. */
  take(): Readonly<Record<SeriesName, Float64Array>>;
}

/** A ledger with nothing in it. */
export function createLedger(): Ledger {
  const columns: Record<SeriesName, Float64Array> = {};
  let count = 0;
  const grown = (column: Float64Array | undefined): Float64Array => {
    const larger = new Float64Array(Math.max(64, 2 * count)).fill(NaN);
    if (column) larger.set(column);
    return larger;
  };
  return {
    get count() {
      return count;
    },
    add(scores) {
      for (const series in scores) {
        let column = columns[series];
        if (!column || column.length <= count) columns[series] = column = grown(column);
        column[count] = scores[series]!;
      }
      count += 1;
    },
    take() {
      const taken = Object.entries(columns).map(([series, column]) => [series, column.slice(0, count)] as const);
      count = 0;
      return Object.fromEntries(taken);
    },
  };
}
