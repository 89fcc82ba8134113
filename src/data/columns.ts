import type { Split } from './dataset.ts';

/**
 * Copies samples out of a column that holds one sample after another: `[indices.length, size]`.
 * An index outside of the split is our own mistake and throws.
 */
export function gather<T extends Float32Array | Int32Array>(column: T, indices: ArrayLike<number>, size: number): T {
  const Column = column.constructor as new (length: number) => T;
  const rows = new Column(indices.length * size);
  for (let row = 0; row < indices.length; row++) {
    const start = indices[row]! * size;
    if (start < 0 || start + size > column.length) throw new RangeError(`There is no sample ${indices[row]}.`);
    rows.set(column.subarray(start, start + size), row * size);
  }
  return rows;
}

/** A row of `classes` numbers for each label: 1 at its place, 0 elsewhere. */
export function oneHot(labels: ArrayLike<number>, classes: number): Float32Array {
  const rows = new Float32Array(labels.length * classes);
  for (let row = 0; row < labels.length; row++) rows[row * classes + labels[row]!] = 1;
  return rows;
}

/** A value for each split. */
export type BySplit<T> = Readonly<Record<Split, T>>;
