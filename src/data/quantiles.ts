import type { Summary } from './summary.ts';

/** Values in order, and how many numbers each stands for: of all that came before it, those that are not above it. */
interface Sample {
  readonly values: Float32Array;
  readonly counts: Float32Array;
}

/** What bins begin with that are left over, because there were fewer numbers than bins: no number is above it. */
const largest = 3.4028234663852886e38;

/**
 * Boundaries between bins that hold as many numbers each, up to a share of `epsilon`: the summary of Keras's
 * Discretization, number for number. It keeps about 1 / epsilon values, whatever the size of the data.
 */
export function createQuantiles(numBins: number, epsilon: number): Summary<'bin_boundaries'> {
  let sample: Sample | null = null;
  return {
    add(values) {
      const added = sampled(Float32Array.from(values).sort(), epsilon);
      sample = compressed(sample === null ? added : merged(added, sample), epsilon);
    },
    read() {
      if (sample === null) return null;
      const boundaries = new Float32Array(numBins - 1).fill(largest);
      boundaries.set(
        compressed(sample, 1 / numBins)
          .values.slice(0, -1)
          .subarray(0, numBins - 1),
      );
      return { bin_boundaries: boundaries };
    },
  };
}

/** Values at equal distances in a row that is in order; all of them where there are few. */
function sampled(row: Float32Array, epsilon: number): Sample {
  const step = Math.max(row.length * epsilon, 1);
  const [first, stride] = [Math.floor(step - 1), Math.floor(step)];
  const values = row.filter((_, at) => at >= first && (at - first) % stride === 0);
  return { values, counts: new Float32Array(values.length).fill(step) };
}

function merged(a: Sample, b: Sample): Sample {
  const values = Float32Array.from([...a.values, ...b.values]);
  const counts = [...a.counts, ...b.counts];
  const order = Array.from(values.keys()).sort((i, j) => values[i]! - values[j]!);
  return { values: values.map((_, at) => values[order[at]!]!), counts: Float32Array.from(order, (at) => counts[at]!) };
}

/** The values at the shares epsilon, 2 epsilon, ..., 1 of all numbers, by straight lines between those that there are. */
function compressed(sample: Sample, epsilon: number): Sample {
  if (sample.values.length * epsilon < 1) return sample;
  let sum = 0;
  const sums = sample.counts.map((count) => (sum = Math.fround(sum + count)));
  const shares = sums.map((each) => each / sum);
  const wanted = Array.from({ length: Math.ceil(1 / epsilon) }, (_, place) => epsilon + place * epsilon);
  const upTo = alongLine(shares, sums, wanted);
  return {
    values: Float32Array.from(alongLine(shares, sample.values, wanted)),
    counts: Float32Array.from(upTo, (count, place) => count - (upTo[place - 1] ?? 0)),
  };
}

/** The heights at places in order of the line through points whose places `xs` are in order; beyond it, of its ends. */
function alongLine(xs: Float32Array, ys: Float32Array, places: readonly number[]): number[] {
  let next = 0;
  return places.map((place) => {
    while (next < xs.length && xs[next]! <= place) next++;
    if (next === 0 || next === xs.length) return ys[Math.max(0, next - 1)]!;
    const [left, right] = [xs[next - 1]!, xs[next]!];
    return ys[next - 1]! + ((ys[next]! - ys[next - 1]!) / (right - left)) * (place - left);
  });
}
