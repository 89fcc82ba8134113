import { readFileSync } from 'node:fs';

/** What Keras gave for one case: a line of the record. All numbers are rounded. */
export interface KerasRecord {
  readonly id: string;
  /** Of what Keras was told (`KerasCase.hash`). */
  readonly hash: string;
  /** Shapes of the outputs, without the batch axis. */
  readonly out: readonly (readonly number[])[];
  /** Numbers in all weights, and in those that are trained. */
  readonly params: readonly [total: number, trained: number];
  /** A digest for each output. */
  readonly y: readonly (readonly number[])[];
  /** Why nothing was trained: what the layer gives in training is random. */
  readonly untrained?: string;
  /** Losses in training, one for each output of floats. */
  readonly loss?: readonly number[];
  /** By `layer/weight`: the digest of its change; 0 for no change at all. */
  readonly change?: Readonly<Record<string, readonly number[] | 0>>;
}

interface KerasHead {
  readonly keras: string;
  readonly backend: string;
}

/** Where the record is, from the repository's root. */
export const recordFile = 'src/engine/keras/record.jsonl';

/** Reads a record: its first line says which Keras it is of, each other one is a case. */
export function readRecord(text: string): { head: KerasHead; cases: ReadonlyMap<string, KerasRecord> } {
  const [head, ...lines] = text.trimEnd().split('\n');
  const records = lines.map((line) => JSON.parse(line) as KerasRecord);
  return { head: JSON.parse(head!) as KerasHead, cases: new Map(records.map((record) => [record.id, record])) };
}

export const committedRecord = () => readRecord(readFileSync(recordFile, 'utf8'));
