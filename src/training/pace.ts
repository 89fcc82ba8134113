/** How fast a run goes and when it will be done. */
export interface Pace {
  /** Notes a batch: its samples and how long it took, views included and pauses not. */
  batch(samples: number, ms: number): void;
  /** Notes what comes once an epoch: validation and its views. */
  epochEnd(ms: number): void;
  samplesPerSecond(): number;
  /** For so many batches and ends of an epoch still to come; 0 or more. */
  msLeft(batches: number, epochEnds: number): number;
}

/** About how far back the speed looks. */
const memoryMs = 2000;

/** A pace that has seen nothing yet. */
export function createPace(): Pace {
  // Exponential means weighted by time, so that neither one slow batch nor a thousand short ones make the figure jump.
  let samples = 0;
  let batches = 0;
  let time = 0;
  let endMs = 0;
  return {
    batch(count, ms) {
      const kept = Math.exp(-ms / memoryMs);
      samples = samples * kept + count;
      batches = batches * kept + 1;
      time = time * kept + ms;
    },
    epochEnd(ms) {
      endMs = ms;
    },
    samplesPerSecond: () => (time > 0 ? (samples / time) * 1000 : 0),
    msLeft: (batchesLeft, endsLeft) => (batches > 0 ? (time / batches) * batchesLeft : 0) + endMs * endsLeft,
  };
}
