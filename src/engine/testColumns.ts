// Columns of numbers for the engine's tests.
import type { Column } from './program.ts';
import { sizeOf } from '../tensor/shape.ts';

/** Numbers between -1 and 1 that are the same at each run: the sine of the counted places. */
export function floats(shape: readonly number[], start = 1): Column {
  const count = sizeOf(shape);
  return {
    data: Float32Array.from({ length: count }, (_, index) => Math.sin(3 * (index + start))),
    shape,
    dtype: 'float32',
  };
}

/** Whole numbers from 0 to below `classes`. */
export function integers(shape: readonly number[], classes: number, start = 0): Column {
  const count = sizeOf(shape);
  return {
    data: Int32Array.from({ length: count }, (_, index) => (index * 7 + start) % classes),
    shape,
    dtype: 'int32',
  };
}

/** One-hot rows. */
export function oneHot(samples: number, classes: number): Column {
  const data = new Float32Array(samples * classes);
  for (let sample = 0; sample < samples; sample++) data[sample * classes + (sample % classes)] = 1;
  return { data, shape: [samples, classes], dtype: 'float32' };
}
