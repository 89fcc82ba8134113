/** How often tokens occur, and in how many samples: what vocabularies and TF-IDF are made of. */
export interface Tally<T> {
  /** Tokens of one sample. */
  add(tokens: readonly T[]): void;
  samples(): number;
  occurring(): readonly T[];
  /** Sorts the most frequent first, equally frequent ones as `compare` has it. */
  byFrequency(compare: (a: T, b: T) => number): (a: T, b: T) => number;
  /** log(1 + samples / (1 + samples with the token)), as Keras weighs by inverse document frequency. */
  rarity(token: T): number;
}

export function createTally<T>(): Tally<T> {
  const occurrences = new Map<T, number>();
  const samplesWith = new Map<T, number>();
  let samples = 0;
  const often = (token: T): number => occurrences.get(token) ?? 0;
  return {
    add(tokens) {
      for (const token of tokens) occurrences.set(token, often(token) + 1);
      for (const token of new Set(tokens)) samplesWith.set(token, (samplesWith.get(token) ?? 0) + 1);
      samples++;
    },
    samples: () => samples,
    occurring: () => [...occurrences.keys()],
    byFrequency: (compare) => (a, b) => often(b) - often(a) || compare(a, b),
    rarity: (token) => Math.log(1 + samples / (1 + (samplesWith.get(token) ?? 0))),
  };
}

/** A weight for each of `depth` places: those of the vocabulary, in front of them their mean, behind them 0. */
export function weightsOfPlaces(weights: readonly number[], before: number, depth: number): number[] {
  const mean = weights.reduce((sum, weight) => sum + weight, 0) / Math.max(weights.length, 1);
  return Array.from({ length: depth }, (_, place) => (place < before ? mean : (weights[place - before] ?? 0)));
}
