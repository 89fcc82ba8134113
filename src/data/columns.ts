import { splits, type Field, type Rows, type Split } from './dataset.ts';

/**
 * Copies samples out of a column that holds one sample after another: `[indices.length, size]`.
 * An index outside of the split is our own mistake and throws.
 */
export function gather<T extends Rows>(
  column: T | Uint8Array,
  indices: ArrayLike<number>,
  size: number,
  into: T = new (column.constructor as new (length: number) => T)(indices.length * size),
): T {
  const samples = column.length / size;
  for (let row = 0; row < indices.length; row++) {
    const index = checkedIndex(indices[row]!, samples);
    // A loop where samples are small: making a view of each takes longer than copying it.
    if (size > longSample) into.set(column.subarray(index * size, (index + 1) * size), row * size);
    else for (let place = 0; place < size; place++) into[row * size + place] = column[index * size + place]!;
  }
  return into;
}

const longSample = 32;

/** The index, if there is such a sample; throws otherwise. */
export function checkedIndex(index: number, samples: number): number {
  if (index >= 0 && index < samples) return index;
  throw new RangeError(`There is no sample ${index}.`);
}

/** Numbers for `samples` samples of a field: those given, if they are of its kind and size, or new ones. */
export function rowsFor({ shape, dtype }: Field, samples: number, into: Rows | undefined): Rows {
  const length = shape.reduce((product, dim) => product * dim, samples);
  const Kind = dtype === 'int32' ? Int32Array : Float32Array;
  if (!into) return new Kind(length);
  if (into instanceof Kind && into.length === length) return into;
  throw new Error(`A batch of ${samples} needs ${length} numbers of ${dtype}.`);
}

/** A value for each split. */
export type BySplit<T> = Readonly<Record<Split, T>>;

/** Makes one for each split; `part` counts them from 0. */
export function bySplit<T>(make: (split: Split, part: number) => T): BySplit<T> {
  const [train, validation, test] = splits.map(make);
  return { train: train!, validation: validation!, test: test! };
}
