/** One axis: a known length, or the name of a length known only at run time (`time`). */
export type Dim = number | string;

/** A shape without its batch axis: an image is `[28, 28, 1]`, a number a sample `[]`. */
export type Shape = readonly Dim[];

/** Element types of numbers. */
export type NumberType = 'float32' | 'int32';

/** Element types a wire can carry. Text (`string`) is made numbers before the engine. */
export type DType = NumberType | 'string';

/** How many numbers a shape of known lengths holds; 1 for that of a single number. */
export const sizeOf = (shape: readonly number[]): number => shape.reduce((product, length) => product * length, 1);

/** How many numbers one sample holds; `undefined` while an axis is only named. */
export function elementCount(shape: Shape): number | undefined {
  let count = 1;
  for (const dim of shape) {
    if (typeof dim === 'string') return undefined;
    count *= dim;
  }
  return count;
}

/** `[28, 28, 1]`, as the canvas writes it: the batch axis is left out. */
export function formatShape(shape: Shape): string {
  return `[${shape.join(', ')}]`;
}

/** `[null, 28, 28, 1]`, as files and the command line write it: `null` is the batch axis. */
export function withBatchAxis(shape: Shape): (Dim | null)[] {
  return [null, ...shape];
}

/** Whether two shapes are the same, names included. */
export function sameShape(a: Shape, b: Shape): boolean {
  return a.length === b.length && a.every((dim, axis) => dim === b[axis]);
}

/** Whether every axis has a known length. */
export function isKnown(shape: Shape): shape is readonly number[] {
  return shape.every((dim) => typeof dim === 'number');
}
