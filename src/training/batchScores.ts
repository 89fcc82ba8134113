import type { BatchesEvent, Scores } from './protocol.ts';

/** The scores of one of the batches an event tells of, counted from 0. */
export function batchScores({ scores }: Pick<BatchesEvent, 'scores'>, index: number): Scores {
  return Object.fromEntries(Object.entries(scores).map(([series, values]) => [series, values[index]!]));
}
