/** Values counted in bins of equal width from the least to the greatest. */
export interface Histogram {
  readonly from: number;
  readonly to: number;
  readonly counts: readonly number[];
}

/** Counts values; all equal ones fall into the middle bin, and what is not finite is left out. */
export function histogram(values: ArrayLike<number>, bins: number): Histogram {
  const finite = Array.from(values).filter(Number.isFinite);
  const from = finite.reduce((least, value) => Math.min(least, value), Number.POSITIVE_INFINITY);
  const to = finite.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY);
  const counts = new Array<number>(bins).fill(0);
  for (const value of finite) {
    const at = to > from ? Math.min(bins - 1, Math.floor(((value - from) / (to - from)) * bins)) : Math.floor(bins / 2);
    counts[at] = (counts[at] ?? 0) + 1;
  }
  return finite.length > 0 ? { from, to, counts } : { from: 0, to: 0, counts };
}
