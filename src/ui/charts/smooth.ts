/** How much of the mean so far stays at each batch. */
export const smoothing = 0.94;

/**
 * Exponential mean of a series, of the same length. The weight of the missing past is divided out (as Adam does with
 * its moments), so the first value is the first batch and not a twentieth of it. Holes keep the mean before them.
 */
export function smooth(values: ArrayLike<number | undefined>, keep: number = smoothing): Float64Array {
  const means = new Float64Array(values.length);
  let sum = 0;
  let weight = 0;
  for (let index = 0; index < values.length; index++) {
    const value = values[index];
    if (value !== undefined && Number.isFinite(value)) {
      sum = keep * sum + (1 - keep) * value;
      weight = keep * weight + (1 - keep);
    }
    means[index] = weight === 0 ? Number.NaN : sum / weight;
  }
  return means;
}
