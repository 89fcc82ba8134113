import { loadPart, storePart } from '../part';
import { elementAt } from '../words';

/** Copies numbers in a row, or makes them 0 where `from` is 0. */
export function copyRow(to: usize, from: usize, count: i32): void {
  const zero = f32x4.splat(0);
  for (let left = count; left > 0; left -= 4, to += 16) {
    storePart(to, from ? loadPart(from, left) : zero, left);
    if (from) from += 16;
  }
}

/** Adds numbers in a row to others. */
export function addRow(to: usize, from: usize, count: i32): void {
  for (let left = count; left > 0; left -= 4, to += 16, from += 16) {
    storePart(to, f32x4.add(loadPart(to, left), loadPart(from, left)), left);
  }
}

/** Where row `index` of rows of `width` numbers begins; 0 where there are no rows. */
// @ts-ignore: decorator
@inline
export function rowAt(start: usize, index: i32, width: i32): usize {
  return start ? elementAt(start, index * width) : 0;
}
