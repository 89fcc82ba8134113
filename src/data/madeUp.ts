/** Data sets that are made up from the seed of the run; the others are the same for every seed. */
const madeUp: ReadonlySet<string> = new Set(['points', 'reviews', 'sums']);

/** Whether another seed gives other samples. */
export const isMadeUp = (dataset: string): boolean => madeUp.has(dataset);
