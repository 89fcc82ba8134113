/** How fast a run goes and when it will be done. */
export interface Pace {
  /** Notes so many batches with so many samples in all, and how long they took, views included and pauses not. */
  batches(count: number, samples: number, ms: number): void;
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
    batches(count, samplesIn, ms) {
      const kept = Math.exp(-ms / memoryMs);
      samples = samples * kept + samplesIn;
      batches = batches * kept + count;
      time = time * kept + ms;
    },
    epochEnd(ms) {
      endMs = ms;
    },
    samplesPerSecond: () => (time > 0 ? (samples / time) * 1000 : 0),
    msLeft: (batchesLeft, endsLeft) => (batches > 0 ? (time / batches) * batchesLeft : 0) + endMs * endsLeft,
  };
}
