import type { Contestant, Place } from './contestants.ts';

/** How far one engine came, from all its slices. */
export interface Timing {
  readonly place: Place;
  readonly engine: string;
  readonly note: string;
  /** Steps a second. */
  readonly best: number;
  readonly median: number;
  readonly worst: number;
  readonly slices: number;
}

interface Turns {
  readonly rounds: number;
  readonly sliceMs: number;
}

/** An engine whose step takes longer than this has its turn in the first round only. */
const slowStepMs = 2000;

/** Lets engines train in turn, so that whatever else the machine does disturbs all of them alike. */
export async function inTurns(
  contestants: readonly Contestant[],
  { rounds, sliceMs }: Turns,
): Promise<readonly Timing[]> {
  const rates = new Map<Contestant, number[]>(contestants.map((contestant) => [contestant, []]));
  for (let round = 0; round < rounds; round++) {
    for (const [contestant, known] of rates) {
      if (known.some((rate) => rate < 1000 / slowStepMs)) continue;
      const { steps, ms } = await contestant.slice(sliceMs);
      known.push((1000 * steps) / ms);
    }
  }
  return [...rates].map(([{ place, engine, note }, known]) => {
    const sorted = known.toSorted((a, b) => a - b);
    const median = (sorted[(sorted.length - 1) >> 1]! + sorted[sorted.length >> 1]!) / 2;
    return { place, engine, note, best: sorted.at(-1)!, median, worst: sorted[0]!, slices: sorted.length };
  });
}
