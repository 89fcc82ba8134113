import type { Summary } from './summary.ts';

/**
 * Moments of each entry of some axes, the batch axis being 0, over all others; of all numbers together where there are
 * none. Batches are put together as Chan, Golub and LeVeque (1979) do, which does not lose the variance beside a large
 * mean.
 */
export function createMoments(axes: readonly number[]): Summary<'mean' | 'variance'> {
  let mean = new Float64Array(0);
  let squares = new Float64Array(0);
  let count = 0;

  return {
    add(values, shape) {
      const { groups, groupOf } = groupsOf(shape, axes);
      if (count === 0) [mean, squares] = [new Float64Array(groups), new Float64Array(groups)];
      const own = values.length / groups;
      const [ownMean, ownSquares] = [new Float64Array(groups), new Float64Array(groups)];
      for (let at = 0; at < values.length; at++) ownMean[groupOf(at)]! += values[at]!;
      for (let group = 0; group < groups; group++) ownMean[group]! /= own;
      for (let at = 0; at < values.length; at++) ownSquares[groupOf(at)]! += (values[at]! - ownMean[groupOf(at)]!) ** 2;
      const whole = count + own;
      for (let group = 0; group < groups; group++) {
        const apart = ownMean[group]! - mean[group]!;
        squares[group]! += ownSquares[group]! + apart ** 2 * ((count * own) / whole);
        mean[group]! += apart * (own / whole);
      }
      count = whole;
    },
    read: () =>
      count === 0
        ? null
        : { mean: Float32Array.from(mean), variance: Float32Array.from(squares, (sum) => sum / count) },
  };
}

/** To which group the number at each place belongs: groups are counted in the order of the axes that make them. */
function groupsOf(shape: readonly number[], axes: readonly number[]) {
  const strides = shape.map((_, axis) => shape.slice(axis + 1).reduce((product, length) => product * length, 1));
  const kept = axes.toSorted((a, b) => a - b);
  const groups = kept.reduce((product, axis) => product * shape[axis]!, 1);
  const groupOf = (at: number): number => {
    let group = 0;
    for (const axis of kept) group = group * shape[axis]! + (Math.floor(at / strides[axis]!) % shape[axis]!);
    return group;
  };
  return { groups, groupOf };
}
