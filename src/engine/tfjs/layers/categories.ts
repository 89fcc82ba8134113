import { fingerprint, sipHash } from '../../../data/hashes.ts';

/*
 * Categories: how they are told, and tables that say of each whole number from 0 on which one it is. A layer that knows
 * how many numbers can come in works its table out once.
 */

/** A category as a number, as a row with a 1, or all of a sample as a set or as counts. */
export type OutputMode = 'int' | 'oneHot' | 'multiHot' | 'count';

/** The shape that categories of a shape get, with the batch axis. */
export function encodedShape(shape: readonly (number | null)[], mode: OutputMode, depth: number): (number | null)[] {
  if (mode === 'int') return [...shape];
  // A row for each category; an axis of one category goes, as in Keras.
  if (mode === 'oneHot') return [...(shape.length > 1 && shape.at(-1) === 1 ? shape.slice(0, -1) : shape), depth];
  return [shape[0]!, ...shape.slice(2), depth];
}

/** What is hashed: before it makes rows, `keras.layers.Hashing` drops an axis of length 1 of its own. */
export function hashedShape(shape: readonly (number | null)[], mode: OutputMode): readonly (number | null)[] {
  return mode === 'oneHot' && shape.at(-1) === 1 && shape.length > 1 ? shape.slice(0, -1) : shape;
}

export interface HashSettings {
  numBins: number;
  /** A number that gets bin 0 for itself, if any does. */
  maskValue?: number | null;
  /** The key of a hash that cannot be guessed without it; `null` for the plain one. */
  salt?: readonly number[] | null;
  /** How many different numbers can come in. */
  inputValues: number;
}

/** The bin of each number: that of `keras.layers.Hashing`, which hashes its decimal digits. */
export function hashTable({ numBins, maskValue, salt, inputValues }: HashSettings): number[] {
  const reserved = typeof maskValue === 'number' && numBins > 1 ? 1 : 0;
  const bins = BigInt(numBins - reserved);
  const hash = (value: number): bigint =>
    salt ? sipHash(String(value), salt as [number, number]) : fingerprint(String(value));
  return Array.from({ length: inputValues }, (_, value) =>
    reserved === 1 && value === maskValue ? 0 : reserved + Number(hash(value) % bins),
  );
}
